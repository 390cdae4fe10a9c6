"""`python -m tests.seeded`: plants each bug in a copy of the tree and runs the tests of its topic there."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.seeded.bugs import Bug, read

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("aid", "bot", "handlers", "storage", "tests", "web")
# Each page, and the tests that are to find its bugs, the quickest to find something first.
PAGES = {
    "checkin_bugs.txt": (
        "test_checkin_ladder.py", "test_day_parts.py", "test_checkin_model.py", "test_checkin*.py",
        "test_away.py",
    ),
    "organiser_bugs.txt": (
        "test_announce*.py", "test_announcing.py", "test_duty.py", "test_weekly_pictures.py",
        "test_reports.py", "test_morning_lines.py", "test_finding.py",
    ),
}  # fmt: skip
SECONDS_MAX = 600


def main() -> int:
    """0 if every bug was caught, 1 if one was not, 2 if one can't be planted any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.seeded", description=__doc__)
    parser.add_argument("--only", default="", help="those whose words hold this")
    only = parser.parse_args().only
    pages = {tests: read(Path(__file__).with_name(name)) for name, tests in PAGES.items()}
    bugs = [(bug, tests) for tests, all_bugs in pages.items() for bug in all_bugs if only in bug.breaks]
    gone = [bug.breaks for bug, _ in bugs if (ROOT / bug.place).read_text().count(bug.old) != 1]
    if gone:
        print(*(f"can't be planted any more: {words}" for words in gone), sep="\n", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        found = sum(cores.map(lambda each: is_caught(*each), bugs))
    print(f"{found} of {len(bugs)} bugs were caught")
    return 0 if found == len(bugs) else 1


def is_caught(bug: Bug, tests: tuple[str, ...]) -> bool:
    """Does a test fail in a copy of the tree that has this bug?"""
    with tempfile.TemporaryDirectory(prefix="goodturn-seeded-") as name:
        copy = Path(name)
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        place = copy / bug.place
        place.write_text(place.read_text().replace(bug.old, bug.new))
        found = [path.name for one in tests for path in sorted((copy / "tests").glob(one))]
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", *(f"tests/{each}" for each in dict.fromkeys(found))],
            cwd=copy, capture_output=True, text=True, timeout=SECONDS_MAX, check=False,
        )  # fmt: skip
    signs = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    by = signs[0].split(" - ")[0] if signs and run.returncode == 1 else f"NOT CAUGHT ({run.returncode})"
    print(f"{bug.breaks}: {by}", flush=True)
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
