"""The house rules that a machine can hold: who imports whom, sizes, purity, docstrings, no traces of machines.

Each rule is a function from source text to faults, so that it can be shown to catch what it is for.
"""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

import cuttings

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "cuttings"
LONGEST_MODULE = 450

# What each room may import besides itself. Imports follow a clipping into the dossier and never turn back; the stages
# ingest, read, reconcile and store do not know each other, nor an engine: pipeline alone ties them together.
GROUND = ("errors", "config", "model", "resources")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "errors": (),
    "config": ("errors",),
    "model": ("errors", "config"),
    "resources": ("errors", "config", "model"),
    "ingest": GROUND,
    "read": GROUND,
    "engine": GROUND,
    "reconcile": (*GROUND, "engine"),
    "store": GROUND,
    "ask": (*GROUND, "store"),
    "export": (*GROUND, "store", "ask"),
    "pipeline": (*GROUND, "ingest", "read", "engine", "reconcile", "store", "ask", "export"),
    "web": (*GROUND, "ingest", "read", "engine", "reconcile", "store", "ask", "export", "pipeline"),
    "cli": (*GROUND, "ingest", "read", "engine", "reconcile", "store", "ask", "export", "pipeline", "web"),
}
DOORS = {"__init__", "__main__"}
"""Modules of the package itself: the Python door may show any room, and no room imports it."""

PURE_ROOMS = ("model", "read", "reconcile")
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
DRAWS = {"random", "secrets", "uuid"}
OUTSIDE = {
    "os",
    "pathlib",
    "shutil",
    "subprocess",
    "tempfile",
    "sqlite3",
    "socket",
    "http",
    "urllib.request",
    "requests",
}
SEES_A_DISK = {"read/models.py"}
"""The one pure-room module that reads files: a model's weights, hashed before they are loaded."""

# The brackets keep the patterns from finding themselves. `someone` is the name for invented homes in tests and docs.
MACHINE_TRACES = re.compile(
    r"(?<![\w.:/*-])/(?:[r]oot/|[o]pt/|[w]ork/|(?:[h]ome|[U]sers)/(?!someone\b))\w"
    r"|\b[A-Z]:\\[U]sers\\"
    r"|files\.pythonhosted\.[o]rg|registry\.(?:npmjs|yarnpkg)\.[a-z]+"
    r"|https?://[^/\s]+/(?:[s]imple|[d]ebian)\b"
    r'|"resolved": *"[h]ttp'
)


def module_paths() -> list[Path]:
    """All modules of the package, sorted."""
    return sorted(SOURCE.rglob("*.py"))


def pure_paths() -> list[Path]:
    """The modules of the rooms that know no clock, chance, disk or network."""
    return [path for path in module_paths() if path.relative_to(SOURCE).parts[0] in PURE_ROOMS]


def named(path: Path) -> str:
    """A short name for a test row: "read/times.py"."""
    return path.relative_to(SOURCE).as_posix()


def room_of(dotted: str) -> str:
    """The room of a dotted name: "cuttings.read.times.findings" lies in "read"; the package itself is "__init__"."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@cache
def tree_of(source: str) -> ast.Module:
    """The syntax tree of a module: every rule looks at the same one."""
    return ast.parse(source)


def imported_rooms(source: str, module: str) -> set[str]:
    """The rooms that a module ("cuttings.read.labels") imports, its own left out."""
    names: set[str] = set()
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*module.split(".")[: -node.level], *filter(None, [node.module])]) if node.level else ""
            names.update(_full_names(base or node.module or "", node))
    rooms = {room_of(name) for name in names if name.split(".")[0] == "cuttings"}
    return rooms - {room_of(module)}


def _full_names(base: str, node: ast.ImportFrom) -> Iterator[str]:
    """`from cuttings import read` names a room in its list; `from cuttings.read import times` in its base."""
    for alias in node.names:
        is_room = base == "cuttings" and (alias.name in MAY_IMPORT)
        yield f"{base}.{alias.name}" if is_room else base


def impure_names(source: str) -> set[str]:
    """The clocks that a module calls and the sources of chance that it imports."""
    tree = tree_of(source)
    dotted = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    clocks = {clock for clock in CLOCKS if any(f".{name}".endswith(f".{clock}") for name in dotted)}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "time"]
    clocks |= {f"time.{alias.name}" for node in froms for alias in node.names}
    return clocks | {name for name in imported_names(source) if name.split(".")[0] in DRAWS or name == "numpy.random"}


def imported_names(source: str) -> set[str]:
    """The modules that a module imports by their full names, as written."""
    nodes = list(ast.walk(tree_of(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}


def undocumented(source: str) -> list[str]:
    """The public functions, classes and methods without a docstring, and "module" where it has none."""
    tree = tree_of(source)
    missing = [] if ast.get_docstring(tree) or not tree.body else ["module"]
    return missing + list(_undocumented_in(tree.body, prefix=""))


def _undocumented_in(body: list[ast.stmt], *, prefix: str) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _is_overload(node):
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_in(node.body, prefix=f"{node.name}.")


def _is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(ast.unparse(decorator) in {"overload", "typing.overload"} for decorator in node.decorator_list)


def timed_examples(source: str) -> list[int]:
    """The lines on which a property test sets how long one example may take."""
    calls = (node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Call))
    return [each.value.lineno for call in calls for each in call.keywords if each.arg == "deadline"]


def kept_files() -> list[Path]:
    """The files that git keeps, or would keep once they are added; none outside a checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return []
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def machine_traces(text: str) -> list[str]:
    """The paths of one machine and the download addresses in a text, each with a few characters behind it."""
    return [text[match.start() : match.end() + 20].splitlines()[0] for match in MACHINE_TRACES.finditer(text)]


@pytest.mark.parametrize("path", module_paths(), ids=named)
def test_imports_point_one_way(path: Path) -> None:
    module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    room = room_of(module)
    if room in DOORS:
        return
    assert room in MAY_IMPORT, f"{room} is a new room: give it a place in MAY_IMPORT"
    strays = imported_rooms(path.read_text(encoding="utf-8"), module) - set(MAY_IMPORT[room]) - DOORS
    assert not strays, f"{room} must not import {', '.join(sorted(strays))}"


@pytest.mark.parametrize("path", module_paths(), ids=named)
def test_modules_stay_readable_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", pure_paths(), ids=named)
def test_pure_rooms_know_no_clock_and_no_chance(path: Path) -> None:
    assert not impure_names(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for path in pure_paths() if named(path) not in SEES_A_DISK], ids=named)
def test_pure_rooms_know_no_disk_and_no_network(path: Path) -> None:
    assert not imported_names(path.read_text(encoding="utf-8")) & OUTSIDE


@pytest.mark.parametrize("path", module_paths(), ids=named)
def test_public_names_have_docstrings(path: Path) -> None:
    assert not undocumented(path.read_text(encoding="utf-8"))


def test_no_example_of_a_property_is_timed() -> None:
    assert settings().deadline is None
    paths = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert not [path.name for path in paths if timed_examples(path.read_text(encoding="utf-8"))]


def test_kept_files_name_no_machine() -> None:
    faults = []
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an archive
        faults += [f"{path.relative_to(ROOT)}: {trace}" for trace in machine_traces(text)]
    assert not faults


def test_version_is_the_same_in_both_places() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == cuttings.__version__


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("import cuttings.store.dossier", {"store"}),
        ("from cuttings.store.dossier import open_dossier", {"store"}),
        ("from cuttings import pipeline, RULES", {"pipeline", "__init__"}),
        ("from .. import store", {"store"}),  # a relative import hides nothing
        ("from ..store import dossier", {"store"}),
        ("from .page import Page", set()),  # its own room
        ("def late():\n    from cuttings.web import server", {"web"}),  # nor does a late one
        ("import cuttings_extra", set()),  # another package whose name begins alike
    ],
)
def test_imported_rooms_are_found(source: str, rooms: set[str]) -> None:
    assert imported_rooms(source, "cuttings.read.labels") == rooms


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import random", {"random"}),
        ("from random import choice", {"random"}),
        ("import datetime\nday = datetime.datetime.now()", {"datetime.now"}),
        ("from datetime import date\nday = date.today()", {"date.today"}),
        ("from time import time", {"time.time"}),
        ("from datetime import date\nday = date(2031, 3, 4)", set()),  # a date that is given is no clock
        ("from cuttings.read.times.findings import read_timexes", set()),
        ("randomly = 1", set()),
    ],
)
def test_clocks_and_chance_are_found(source: str, names: set[str]) -> None:
    assert impure_names(source) == names


def test_missing_docstrings_are_found() -> None:
    told = '"""Room."""\ndef told():\n    """Yes."""\n'
    source = told + "def bare(): ...\ndef _own(): ...\nclass Thing:\n    def act(self): ...\n"
    assert undocumented(source) == ["bare", "Thing", "Thing.act"]
    assert undocumented("") == []  # an empty __init__.py needs no words
    assert undocumented("x = 1") == ["module"]


def test_timed_examples_are_found() -> None:
    source = "@settings(max_examples=9,\n    deadline=200)\ndef test_law(): ...\n"
    assert timed_examples(source) == [2]
    assert timed_examples("deadline = 'Sunday'\nfiled(by='deadline')") == []  # a word of the news


@pytest.mark.parametrize(
    ("text", "is_trace"),
    [
        ("see /" + "home/ana/clippings", True),
        ('path = "/' + 'root/x"', True),
        ("C:" + "\\Users\\ana", True),
        ("https://mirror.example/" + "simple/", True),
        ("https://files." + "pythonhosted.org/packages", True),
        ("/home/someone/clippings", False),  # the invented home
        ("https://outlet.example/home/news", False),  # a page's address
        ("a/opt/b and ./root/x", False),  # inside the project
        ("//root/item in XPath", False),
        ("an opt/in choice at/home, or /optional", False),
    ],
)
def test_traces_of_machines_are_found(text: str, is_trace: bool) -> None:
    assert bool(machine_traces(text)) is is_trace
