"""The commands as a person meets them: help, answers in text and in JSON lines, the words behind a row."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cuttings.cli.commands import commands
from cuttings.cli.main import run
from tests.pipeline.story import STORY


def _every_command(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _every_command(command, (*path, name))


EVERY = list(_every_command(commands))


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path, _ in EVERY])
def test_help_shows_an_example(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help, path
    assert "Example" in command.help
    assert f"cuttings {path[0]}" in command.help


ASKING = [
    ("story",),
    ("ahead", "--all"),
    ("news",),
    ("timeline",),
    ("who",),
    ("who", "Quiroga"),
    ("said",),
    ("said", "--about", "Quiroga"),
    ("figures",),
    ("disputes",),
    ("places",),
    ("search", "grain", "dock"),
    ("status",),
    ("clippings",),
    ("digest",),
    ("judge", "list"),
]


@pytest.mark.parametrize("arguments", ASKING, ids=[" ".join(each) for each in ASKING])
def test_each_question_answers_in_text_and_in_json_lines(
    made: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run([*arguments, "-C", str(made)]) == 0
    assert capsys.readouterr().out.strip()
    assert run([*arguments, "-C", str(made), "--json"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert isinstance(json.loads(line), dict)


def test_every_row_carries_its_words(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["timeline", "--all", "-C", str(made), "--json"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["evidence"] and all(each["surface"] for each in row["evidence"]) for row in rows)


def test_why_goes_from_a_row_to_its_words(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["figures", "--of", "killed", "-C", str(made), "--json"])
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert run(["why", row["id"][:11], "-C", str(made)]) == 0
    assert "One person was killed" in capsys.readouterr().out.replace("\n", " ").replace("  ", " ")


def test_read_prints_clippings_with_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.md"
    file.write_text(STORY["post-tuesday.md"], encoding="utf-8")
    assert run(["read", str(file), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    text = read["clipping"]["text"]
    assert {each["kind"] for each in read["findings"]} >= {"mention", "figure", "attribution"}
    assert all(text[each["start"] : each["end"]] == each["surface"] for each in read["findings"])


def test_a_folder_that_is_no_dossier_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "-C", str(tmp_path)]) == 2
    assert "cuttings init" in capsys.readouterr().err


def test_asking_before_the_first_build_says_to_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", str(tmp_path)])
    assert run(["timeline", "-C", str(tmp_path)]) == 2
    assert "build" in capsys.readouterr().err


def test_version_names_code_rules_and_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    first, *models = capsys.readouterr().out.splitlines()
    assert first.startswith("cuttings ")
    assert "rules" in first
    assert [line[:3] for line in models] == ["en:", "es:"]
