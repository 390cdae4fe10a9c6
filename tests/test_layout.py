"""The folders are what design.md and style.md say, and each guard really guards."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import layout

ROOT = Path(__file__).parent.parent
GUARDS = (
    layout.imports,
    layout.libraries,
    layout.clocks,
    layout.statements,
    layout.names,
    layout.sizes,
    layout.first_lines,
)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_the_code_is_laid_out_as_agreed(guard):
    assert guard(ROOT) == []


def test_there_are_no_other_packages():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {*layout.TO_THE_LEFT, "tests"}


def test_no_file_names_a_package_index_or_a_machine():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("only a clone knows which files are the project's")
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    ours = [place for place in found.split("\0") if (ROOT / place).is_file()]
    assert layout.foreign_places(ROOT, ours) == []


HEAD = '"""What it is."""\n'
PLANTED = [
    (layout.imports, "storage/areas.py", "from aid.areas import link"),
    (layout.imports, "storage/areas.py", "import bot"),
    (layout.imports, "aid/areas.py", "import handlers.areas"),
    (layout.imports, "aid/areas.py", "def late():\n    from bot import clock"),
    (layout.imports, "handlers/areas.py", "from web import board"),
    (layout.imports, "web/board.py", "from handlers import areas"),
    (layout.imports, "web/pages/board.py", "from ...handlers import areas"),
    (layout.imports, "bot/app.py", "from tests import conftest"),
    (layout.libraries, "aid/areas.py", "from telegram import Update"),
    (layout.libraries, "web/board.py", "import telegram.ext"),
    (layout.libraries, "storage/areas.py", "import aiohttp"),
    (layout.libraries, "bot/app.py", "import sqlcipher3.dbapi2"),
    (layout.libraries, "aid/areas.py", "from aiosqlite import Row"),
    (layout.clocks, "aid/areas.py", "import datetime\nnow = datetime.datetime.now()"),
    (layout.clocks, "storage/areas.py", "from datetime import date\nnow = date.today"),
    (layout.clocks, "handlers/areas.py", "import time\nnow = time.time()"),
    (layout.clocks, "web/board.py", "from time import time"),
    (layout.statements, "aid/areas.py", 'x = "SELECT 1"'),
    (layout.statements, "bot/app.py", 'x = f"""\n  UPDATE people SET name = {1}"""'),
    (layout.names, "aid/utils.py", ""),
    (layout.names, "storage/data/areas.py", ""),
    (layout.names, "aid/area_manager.py", ""),
    (layout.names, "bot/app.py", "class AreaService:\n    pass"),
    (layout.names, "handlers/areas.py", "async def handle_area():\n    pass"),
    (layout.sizes, "aid/areas.py", "x = 1\n" * 200),
    (layout.sizes, "aid/areas.py", "def long():\n" + "    x = 1\n" * 40),
    (layout.sizes, "bot/playground/page.py", "async def long():\n" + "    x = 1\n" * 40),
]


@pytest.mark.parametrize(("guard", "place", "source"), PLANTED)
def test_each_guard_finds_what_is_planted(tmp_path, guard, place, source):
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + source)
    assert len(guard(tmp_path)) == 1
    assert guard(tmp_path)[0].startswith(place)


@pytest.mark.parametrize(
    "source",
    ["", "# What it is.\n", '"""\nWhat it is.\n"""', '"""What it is"""', 'import os\n"""Late."""'],
)
def test_a_file_that_does_not_say_what_it_is_is_found(tmp_path, source):
    (tmp_path / "aid").mkdir()
    (tmp_path / "aid" / "areas.py").write_text(source)
    assert len(layout.first_lines(tmp_path)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "--index-" + "url http://mirror/sim" + "ple",
        "see pypi" + ".org/x",
        "cd " + "/work" + "/main",
        "/home" + "/olga/x",
    ],
)
def test_a_place_of_somebody_else_is_found(tmp_path, line):
    (tmp_path / "notes.md").write_text(f"fine\n{line}\n")
    assert len(layout.foreign_places(tmp_path, ["notes.md"])) == 1


def test_good_code_passes_every_guard(tmp_path):
    sources = {
        "storage/areas.py": 'import sqlcipher3\nADD = "INSERT INTO areas VALUES (1)"\n',
        "aid/areas.py": "from datetime import datetime\nfrom storage import areas\n"
        "def link(now: datetime, helper):\n    return areas, now.timestamp()\n",
        "handlers/areas.py": "import telegram\nfrom aid import areas\nfrom . import buttons\n",
        "bot/clock.py": "from datetime import UTC, datetime\nimport handlers, web\nnow = datetime.now(UTC)\n",
    }
    for place, source in sources.items():
        (tmp_path / place).parent.mkdir()
        (tmp_path / place).write_text('"""What it is.\n\nAnd more of it.\n"""\n' + source)
    (tmp_path / "aid" / "more.py").write_text(HEAD)
    faults = [fault for guard in GUARDS for fault in guard(tmp_path)]
    assert faults == []
