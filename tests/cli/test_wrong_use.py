"""Every command, right and wrong: its help, its JSON lines, and the exit codes 0, 2 and 3, a line for each mistake."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from cuttings.ask import open_dossier
from cuttings.cli.commands import commands
from cuttings.cli.main import run
from cuttings.model.finding import Kind
from cuttings.store.database import writer_lock
from tests.cli.conftest import OneLine
from tests.cli.test_commands import EVERY

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "ahead": (),
    "add": ("{file}",),
    "build": (),
    "clippings": (),
    "digest": (),
    "disputes": (),
    "figures": ("--of", "injured"),
    "judge add": ("mention", "{clipping}", "--quote", "another march", "--set", "type=group"),
    "judge confirm": ("{figure}",),
    "judge copy-of": ("{clipping}", "{other}"),
    "judge different": ("Ines Quiroga", "Tomas Arce"),
    "judge fix": ("Ines Quiroga", "name", "Inés Quiroga"),
    "judge list": (),
    "judge not-copy-of": ("{clipping}", "{other}"),
    "judge note": ("Ines Quiroga", "called twice"),
    "judge reject": ("{figure}",),
    "judge same": ("Ines Quiroga", "Tomas Arce"),
    "judge undo": ("last",),
    "judge unsure": ("Ines Quiroga", "Tomas Arce"),
    "news": ("--since", "2020"),
    "places": ("Port",),
    "remove": ("{clipping}",),
    "said": (),
    "search": ("grain",),
    "status": (),
    "story": (),
    "timeline": ("--all",),
    "who": ("Quiroga",),
    "why": ("{figure}",),
}
"""What to say to each command that works on a dossier. A new command gets a line here."""
NO_DOSSIER = {"init", "read", "demo", "serve"}
"""Commands that need none, and the one that runs until it is stopped."""
WRITES = {name for name in ARGUMENTS if name.startswith("judge ") and name != "judge list"} | {"add", "build", "remove"}
WITH_EVIDENCE = {"ahead", "timeline", "who", "said", "figures", "disputes", "places", "why"}
GROUPS = {"judge"}
NAMES = [" ".join(path) for path, _ in EVERY]


@pytest.fixture(scope="module")
def filled(made: Path, story: Path) -> dict[str, tuple[str, ...]]:
    """The arguments, with ids of the story's dossier."""
    with open_dossier(made) as dossier:
        clipping = next(each.id for each in dossier.clippings() if "another march" in each.text)
        other = next(each.id for each in dossier.clippings() if each.id != clipping)
        figure = next(each.id for each in dossier.findings(Kind.FIGURE, clipping))
    ids = {"clipping": clipping, "other": other, "figure": figure, "file": str(story / "post-monday.md")}
    return {name: tuple(part.format(**ids) for part in parts) for name, parts in ARGUMENTS.items()}


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy of the story's dossier, with one decision in it."""
    folder = shutil.copytree(made, tmp_path / "own")
    assert run(["judge", "note", "Tomas Arce", "first", "-C", str(folder)]) == 0
    return folder


def _has_json(name: str) -> bool:
    command = dict(zip(NAMES, (command for _, command in EVERY), strict=True))[name]
    return any("--json" in parameter.opts for parameter in command.params)


def test_every_command_has_its_line_here() -> None:
    assert {*ARGUMENTS, *NO_DOSSIER, *GROUPS} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_help_is_printed_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*name.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"cuttings {name.split()[0]}" in shown.partition("Example")[2]


@pytest.mark.parametrize("name", [each for each in NAMES if each not in GROUPS])
def test_an_option_that_does_not_exist_is_wrong_use(name: str, one_line: OneLine) -> None:
    assert run([*name.split(), "--nosuch"]) == 2
    assert one_line() == f"cuttings: No such option '--nosuch'. See: cuttings {name} --help"


@pytest.mark.parametrize("name", ARGUMENTS)
def test_each_command_does_its_work(
    own: Path, filled: dict[str, tuple[str, ...]], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    arguments = [*name.split(), *filled[name], "-C", str(own)]
    assert run(arguments) == 0
    shown = capsys.readouterr()
    assert shown.out.strip()
    assert not shown.err


@pytest.mark.parametrize("name", [each for each in ARGUMENTS if _has_json(each)])
def test_json_lines_are_whole_and_carry_their_evidence(
    own: Path, filled: dict[str, tuple[str, ...]], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    capsys.readouterr()
    assert run([*name.split(), *filled[name], "-C", str(own), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows or name == "disputes", "whether the story has disputes is for other tests"
    assert all(isinstance(row, dict) for row in rows)
    if name in WITH_EVIDENCE:
        assert all(each["surface"] and each["clipping"] for row in rows for each in row["evidence"])
        assert all(row["evidence"] for row in rows)


def test_every_command_that_lists_can_print_json() -> None:
    assert {name for name in ARGUMENTS if not _has_json(name)} == {"remove"}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_folder_that_is_no_dossier_is_wrong_use(
    tmp_path: Path, filled: dict[str, tuple[str, ...]], one_line: OneLine, name: str
) -> None:
    assert run([*name.split(), *filled[name], "-C", str(tmp_path)]) == 2
    assert f"cuttings init {tmp_path}" in one_line()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [each for each in ARGUMENTS if each not in ("add", "build", "judge undo")])
def test_before_the_first_build_each_command_says_to_build(
    tmp_path: Path, filled: dict[str, tuple[str, ...]], one_line: OneLine, name: str
) -> None:
    folder = tmp_path / "new"
    assert run(["init", str(folder)]) == 0
    assert run([*name.split(), *filled[name], "-C", str(folder)]) == 2
    assert "has not been built yet" in one_line()


@pytest.mark.parametrize("name", sorted(WRITES))
def test_a_command_that_writes_waits_for_no_other(
    own: Path, filled: dict[str, tuple[str, ...]], one_line: OneLine, name: str
) -> None:
    with writer_lock(own):
        assert run([*name.split(), *filled[name], "-C", str(own)]) == 3
    assert one_line() == f"cuttings: Another command is writing to {own}. Wait for it to end, then try again."


@pytest.mark.parametrize("name", [each for each in ARGUMENTS if each not in WRITES])
def test_a_command_that_asks_is_answered_while_another_writes(
    own: Path, filled: dict[str, tuple[str, ...]], name: str
) -> None:
    with writer_lock(own):
        assert run([*name.split(), *filled[name], "-C", str(own)]) == 0


EMPTY = [
    ("who", ""),
    ("who", "  "),
    ("why", ""),
    ("said", "--by", ""),
    ("said", "--about", ""),
    ("figures", "--of", ""),
    ("timeline", "--actor", ""),
    ("timeline", "--place", ""),
    ("search", ""),
    ("search", "?!"),
    ("remove", ""),
    ("judge", "reject", ""),
    ("judge", "reject", "rp-"),
    ("judge", "same", "", "Ines Quiroga"),
    ("judge", "fix", "bk-", "kind", "note"),
    ("judge", "undo", ""),
    ("judge", "undo", "jd-"),
    ("judge", "add", "mention", "cl-", "--quote", ""),
]


@pytest.mark.parametrize("arguments", EMPTY, ids=[" ".join(each) for each in EMPTY])
def test_an_empty_reference_is_refused_where_it_would_match_everything(
    own: Path, one_line: OneLine, arguments: tuple[str, ...]
) -> None:
    before = (own / "judgements.jsonl").read_bytes()
    assert run([*arguments, "-C", str(own)]) == 2
    assert one_line().startswith("cuttings: ")
    assert (own / "judgements.jsonl").read_bytes() == before


WRONG = [
    (("judge", "reject", "rp-0000"), "Nothing here has the id or name “rp-0000”"),
    (("judge", "fix", "bk-0000", "kind", "note"), "“bk-0000” is no block here"),
    (("judge", "reject", "{clipping}"), "Take it out: cuttings remove cl-"),
    (("judge", "add", "opinion", "{clipping}", "--quote", "march"), "“opinion” is no kind of finding"),
    (("judge", "add", "mention", "{clipping}", "--quote", "no such words"), "stands 0 times"),
    (("judge", "add", "mention", "{clipping}", "--quote", "another march", "--set", "type"), "NAME=VALUE"),
    (("judge", "fix", "Ines Quiroga", "shoe", "44"), "An actor has no field “shoe”"),
    (("judge", "same", "Ines Quiroga", "Ines Quiroga"), "two different things"),
    (("judge", "copy-of", "Ines Quiroga", "Tomas Arce"), "it is for clipping"),
    (("judge", "undo", "jd-0000"), "names 0 decisions"),
    (("remove", "cl-0000"), "is no clipping, item or path here"),
    (("who", "Nobody"), "“Nobody”. List the names"),
    (("who", "Qiroga"), "Did you mean “Ines Quiroga”?"),
    (("why", "ev-0000"), "is no id in this dossier"),
    (("timeline", "--since", "never"), "“never” is not a day"),
    (("timeline", "--type", "PRTEST"), "“PRTEST” is no type of event. Did you mean PROTEST?"),
    (("timeline", "--origins", "0"), "not in the range"),
    (("news", "--since", "soon"), "“soon” is not a day"),
    (("story", "--lines", "0"), "not in the range"),
    (("timeline", "--status", "maybe"), "'maybe' is not one of"),
    (("search", "grain", "--limit", "0"), "not in the range"),
    (("init", "{folder}"), "holds a dossier already"),
    (("add",), "Missing argument"),
    (("nosuch",), "No such command 'nosuch'"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_wrong_use_is_one_line_and_records_nothing(
    own: Path, filled: dict[str, tuple[str, ...]], one_line: OneLine, arguments: tuple[str, ...], words: str
) -> None:
    before = (own / "judgements.jsonl").read_bytes()
    clipping = filled["remove"][0]
    named = [each.format(clipping=clipping, folder=own) for each in arguments]
    where = [] if arguments[0] in ("init", "nosuch") else ["-C", str(own)]
    assert run([*named, *where]) == 2
    assert words in one_line()
    assert (own / "judgements.jsonl").read_bytes() == before


def test_the_dossier_may_be_said_before_the_command(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest", "-C", str(made)]) == 0
    after = capsys.readouterr().out
    assert run(["-C", str(made), "digest"]) == 0
    assert capsys.readouterr().out == after


def test_what_is_said_after_the_command_wins(made: Path, tmp_path: Path) -> None:
    assert run(["-C", str(tmp_path), "digest", "-C", str(made)]) == 0


def test_the_dossier_may_come_from_the_environment(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUTTINGS_DOSSIER", str(made))
    assert run(["digest"]) == 0


@pytest.mark.parametrize("arguments", [["init", ""], ["build", "-C", ""], ["-C", "", "build"]])
def test_an_empty_folder_name_is_not_the_current_folder(
    tmp_path: Path, one_line: OneLine, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert "an empty name is no folder" in one_line()
    assert list(tmp_path.iterdir()) == []


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "A first dossier:" in capsys.readouterr().err
    assert commands.name == "commands"
