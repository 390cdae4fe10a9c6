"""What the folders may hold and import: design.md and style.md, measured with `ast`."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TO_THE_LEFT = {
    "storage": set(),
    "aid": {"storage"},
    "handlers": {"storage", "aid"},
    "web": {"storage", "aid"},
    "bot": {"storage", "aid", "handlers", "web"},
}
ONLY_IN = {
    "telegram": {"handlers", "bot"},
    "aiohttp": {"handlers", "bot"},
    "apscheduler": {"bot"},
    "uvicorn": {"bot"},
    "starlette": {"web", "bot"},
    "aiosqlite": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite3": {"storage"},
}
THE_PRESENT = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
}
FORBIDDEN_WORDS = {"manager", "service", "util", "helper", "data", "process", "handle"}
FORBIDDEN_IN_CLASSES = re.compile("Manager|Service|Util|Data$|Process")
FORBIDDEN_IN_FUNCTIONS = re.compile("_?(handle|process)_")
SQL = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA)\s")
FILE_LINES_MAX = 200
FUNCTION_LINES_MAX = 40
FOREIGN = re.compile(
    r"py[p]i\.org|pythonhosted[.]org|registry\.npmjs|[/]simple\b"
    r"|(^|[^\w.])/(work|farm|root|home|Users|tmp/bash_jobs)/"
)

Faults = list[str]


def imports(root: Path) -> Faults:
    """Each folder imports only what stands to its left."""
    return [
        f"{place}:{line} imports {name}"
        for folder, place, tree in _folders(root)
        for line, name in _imported(tree, place)
        if (top := name.partition(".")[0]) in {*TO_THE_LEFT, "tests"}
        and top not in TO_THE_LEFT[folder] | {folder}
    ]


def libraries(root: Path) -> Faults:
    """Telegram only in handlers and bot, SQLite only in storage."""
    return [
        f"{place}:{line} imports {name}"
        for folder, place, tree in _folders(root)
        for line, name in _imported(tree, place)
        if folder not in ONLY_IN.get(name.partition(".")[0], {folder})
    ]


def clocks(root: Path) -> Faults:
    """Nobody below bot/ asks what time it is."""
    return [
        f"{place}:{node.lineno} asks for the present"
        for folder, place, tree in _folders(root)
        if folder != "bot"
        for node in ast.walk(tree)
        if _is_a_clock(node)
    ]


def statements(root: Path) -> Faults:
    """SQL stands only in storage."""
    return [
        f"{place}:{node.lineno} holds SQL"
        for folder, place, tree in _folders(root)
        if folder != "storage"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]


def names(root: Path) -> Faults:
    """No manager, service, util, helper or data; nothing is handled or processed."""
    faults = []
    for _, place, tree in _folders(root):
        words = re.split(r"[/_.]", str(place).removesuffix(".py").lower())
        faults += [f"{place} is called {word}" for word in words if _is_forbidden(word)]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and FORBIDDEN_IN_CLASSES.search(node.name):
                faults.append(f"{place}:{node.lineno} is called {node.name}")
            if _is_function(node) and FORBIDDEN_IN_FUNCTIONS.match(node.name):
                faults.append(f"{place}:{node.lineno} is called {node.name}")
    return faults


def sizes(root: Path) -> Faults:
    """Files and functions that can be read at a glance."""
    faults = []
    for _, place, tree in _folders(root):
        lines = len((root / place).read_text().splitlines())
        if lines > FILE_LINES_MAX:
            faults.append(f"{place} has {lines} lines")
        for node in filter(_is_function, ast.walk(tree)):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION_LINES_MAX:
                faults.append(f"{place}:{node.lineno} {node.name} has {length} lines")
    return faults


def first_lines(root: Path) -> Faults:
    """Every file says in its first line what it is."""
    return [
        f"{place} does not say in one sentence what it is"
        for _, place, _tree in _folders(root)
        if not re.match(r'"""[^"\n].*\.("""$|$)', (root / place).read_text().partition("\n")[0])
    ]


def foreign_places(root: Path, places: list[str]) -> Faults:
    """No file names a package index by its address, or a folder of somebody's machine."""
    return [
        f"{place}:{number} names {found[0].strip()}"
        for place in places
        for number, line in enumerate(_lines(root / place), 1)
        if (found := FOREIGN.search(line))
    ]


def _folders(root: Path) -> Iterator[tuple[str, Path, ast.Module]]:
    for folder in TO_THE_LEFT:
        for path in sorted((root / folder).rglob("*.py")):
            yield folder, path.relative_to(root), _parsed(path.read_text())


@cache
def _parsed(source: str) -> ast.Module:
    return ast.parse(source)


def _imported(tree: ast.Module, place: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = place.parts[: len(place.parts) - node.level] if node.level else ()
            yield node.lineno, ".".join([*above, *([node.module] if node.module else [])])


def _is_a_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "time" and any(a.name in THE_PRESENT["time"] for a in node.names)
    if not isinstance(node, ast.Attribute):
        return False
    owner = getattr(node.value, "attr", getattr(node.value, "id", ""))
    return node.attr in THE_PRESENT.get(owner, ())


def _is_forbidden(word: str) -> bool:
    return word in FORBIDDEN_WORDS or word.removesuffix("s") in FORBIDDEN_WORDS


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except UnicodeDecodeError:
        return []
