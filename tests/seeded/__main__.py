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
PAGE = Path(__file__).with_name("checkin_bugs.txt")
FOLDERS = ("aid", "bot", "handlers", "storage", "tests", "web")
TESTS = ("test_checkin*.py", "test_away.py")
# The quickest to find something come first.
FIRST = ("test_checkin_ladder.py", "test_day_parts.py", "test_checkin_model.py")
SECONDS_MAX = 600


def main() -> int:
    """0 if every bug was caught, 1 if one was not, 2 if one can't be planted any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.seeded", description=__doc__)
    parser.add_argument("--only", default="", help="those whose words hold this")
    only = parser.parse_args().only
    bugs = [bug for bug in read(PAGE) if only in bug.breaks]
    gone = [bug.breaks for bug in bugs if (ROOT / bug.place).read_text().count(bug.old) != 1]
    if gone:
        print(*(f"can't be planted any more: {words}" for words in gone), sep="\n", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        found = sum(cores.map(is_caught, bugs))
    print(f"{found} of {len(bugs)} bugs were caught")
    return 0 if found == len(bugs) else 1


def is_caught(bug: Bug) -> bool:
    """Does a test fail in a copy of the tree that has this bug?"""
    with tempfile.TemporaryDirectory(prefix="goodturn-seeded-") as name:
        copy = Path(name)
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        place = copy / bug.place
        place.write_text(place.read_text().replace(bug.old, bug.new))
        others = sorted(
            path.name for one in TESTS for path in (copy / "tests").glob(one) if path.name not in FIRST
        )
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", *(f"tests/{each}" for each in (*FIRST, *others))],
            cwd=copy, capture_output=True, text=True, timeout=SECONDS_MAX, check=False,
        )  # fmt: skip
    signs = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    by = signs[0].split(" - ")[0] if signs and run.returncode == 1 else f"NOT CAUGHT ({run.returncode})"
    print(f"{bug.breaks}: {by}", flush=True)
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
