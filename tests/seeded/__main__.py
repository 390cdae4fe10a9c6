"""`python -m tests.seeded`: plants each bug in a copy of the tree and runs the tests of its topic there."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.seeded.checkin_bugs import BUGS, Bug

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("aid", "bot", "handlers", "storage", "tests", "web")
TESTS = "test_checkin*.py"
# The quickest to find something come first.
FIRST = ("test_checkin_model.py", "test_checkins.py")
SECONDS_MAX = 600


def main() -> int:
    """0 if every bug was caught, 1 if one was not, 2 if a bug can't be planted any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.seeded", description=__doc__)
    parser.add_argument("--only", default="", help="those whose words hold this")
    bugs = [bug for bug in BUGS if parser.parse_args().only in bug.breaks]
    gone = [bug.breaks for bug in bugs if (ROOT / bug.place).read_text().count(bug.old) != 1]
    if gone:
        print("\n".join(f"can't be planted any more: {words}" for words in gone), file=sys.stderr)
        return 2
    missed = [bug.breaks for bug in bugs if not caught(bug)]
    print(f"{len(bugs) - len(missed)} of {len(bugs)} bugs were caught")
    return 1 if missed else 0


def caught(bug: Bug) -> bool:
    """Does a test fail in a copy of the tree that has this bug?"""
    with tempfile.TemporaryDirectory(prefix="goodturn-seeded-") as name:
        copy = Path(name)
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        place = copy / bug.place
        place.write_text(place.read_text().replace(bug.old, bug.new))
        others = sorted(path.name for path in (copy / "tests").glob(TESTS) if path.name not in FIRST)
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", *(f"tests/{each}" for each in (*FIRST, *others))],
            cwd=copy, capture_output=True, text=True, timeout=SECONDS_MAX, check=False,
        )  # fmt: skip
    failed = next((line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    words = failed.split(" - ")[0] if run.returncode == 1 else f"NOT CAUGHT (status {run.returncode})"
    print(f"{bug.breaks}: {words}", flush=True)
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
