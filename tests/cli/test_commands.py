"""Every command: help with an example, JSON lines, exit codes, and one clear line for bad input."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cuttings.cli.main import commands, run
from cuttings.store.database import writer_lock
from tests.pipeline.story import STORY, built


def _every_command(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _every_command(command, (*path, name))


EVERY = list(_every_command(commands))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built dossier of the story, for commands that only ask."""
    folder = tmp_path_factory.mktemp("dossier")
    built(folder)
    return folder


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path, _ in EVERY])
def test_help_shows_an_example(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help, path
    assert "Example" in command.help
    assert f"cuttings {path[0]}" in command.help


ASKING = [
    ("timeline",),
    ("who",),
    ("who", "Quiroga"),
    ("said",),
    ("figures",),
    ("disputes",),
    ("search", "grain", "dock"),
    ("status",),
    ("clippings",),
    ("digest",),
    ("judge", "list"),
]


@pytest.mark.parametrize("arguments", ASKING, ids=[" ".join(each) for each in ASKING])
def test_each_question_answers_in_text_and_in_json_lines(
    dossier: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run([*arguments, "-C", str(dossier)]) == 0
    assert capsys.readouterr().out.strip()
    assert run([*arguments, "-C", str(dossier), "--json"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert isinstance(json.loads(line), dict)


def test_every_row_carries_its_words(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["timeline", "-C", str(dossier), "--json"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["evidence"] and all(each["surface"] for each in row["evidence"]) for row in rows)


def test_why_goes_from_a_row_to_its_words(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["figures", "--of", "killed", "-C", str(dossier), "--json"])
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert run(["why", row["id"][:11], "-C", str(dossier)]) == 0
    assert "One person was killed" in capsys.readouterr().out.replace("\n", " ").replace("  ", " ")


def test_read_prints_clippings_with_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.md"
    file.write_text(STORY["post-tuesday.md"], encoding="utf-8")
    assert run(["read", str(file), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    text = read["clipping"]["text"]
    assert {each["kind"] for each in read["findings"]} >= {"mention", "figure", "attribution"}
    assert all(text[each["start"] : each["end"]] == each["surface"] for each in read["findings"])


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "wrong-encoding.txt": b"\xff\xfe\x00\xd8\x00\x00" * 9,
    "huge.txt": b"Port Vale. " * 5_000_000,
    "front.md": b"---\noutlet: [unclosed\n---\nText of an article in Port Vale.\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line_and_the_rest_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / name).write_bytes(BAD[name])
    (files / "good.md").write_text(STORY["post-monday.md"], encoding="utf-8")
    folder = str(tmp_path / "dossier")
    assert run(["init", folder]) == 0
    assert run(["add", str(files), "-C", folder]) == 1
    shown = capsys.readouterr()
    assert shown.err.strip().startswith("not read: ")
    assert len(shown.err.strip().splitlines()) == 1
    assert "Added 1" in shown.out
    assert run(["build", "-C", folder]) == 1
    capsys.readouterr()
    assert run(["status", "-C", folder, "--json"]) == 1
    status = json.loads(capsys.readouterr().out)
    assert [Path(path).name for path, _ in status["problems"]] == [name]
    assert status["clippings"] == {"article": 1}


def test_a_folder_that_is_no_dossier_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "-C", str(tmp_path)]) == 2
    assert "cuttings init" in capsys.readouterr().err


def test_asking_before_the_first_build_says_to_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", str(tmp_path)])
    assert run(["timeline", "-C", str(tmp_path)]) == 2
    assert "build" in capsys.readouterr().err


def test_a_second_writer_is_refused_and_nothing_is_lost(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with writer_lock(dossier):
        assert run(["build", "-C", str(dossier)]) == 3
        assert run(["digest", "-C", str(dossier)]) == 0
    assert "Another command is writing" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write to, such as /proc")
def test_a_folder_that_cannot_be_written_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "/proc/port-vale"]) == 3
    assert "cannot be written" in capsys.readouterr().err


FULL_DISK = """
import resource, sys
from cuttings.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main.run(sys.argv[2:]))
"""


@pytest.mark.parametrize(("size", "command"), [(0, "add"), (40_000, "build")])
def test_a_full_disk_is_refused_in_one_line_and_nothing_is_lost(tmp_path: Path, size: int, command: str) -> None:
    folder = str(tmp_path / "dossier")
    file = tmp_path / "one.md"
    file.write_text(STORY["post-monday.md"], encoding="utf-8")
    run(["init", folder])
    if command == "build":
        assert run(["add", str(file), "-C", folder]) == 0
    arguments = [command, *([str(file)] if command == "add" else []), "-C", folder]
    full = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(size), *arguments], capture_output=True, text=True, check=False
    )
    assert full.returncode == 3, full.stderr
    assert full.stderr.startswith("cuttings: ")
    assert "Traceback" not in full.stderr
    assert run(["add", str(file), "-C", folder]) == 0
    assert run(["build", "-C", folder]) == 0


INTERRUPTED = """
import os, signal, sys
from cuttings.cli import keeping, main
from cuttings.cli.context import Bar

class Interrupting(Bar):
    def advance(self, steps=1):
        os.kill(os.getpid(), signal.SIGINT)

keeping.Bar = Interrupting
sys.exit(main.run(["build", "-C", sys.argv[1]]))
"""


def test_ctrl_c_keeps_what_was_finished(tmp_path: Path, dossier: Path) -> None:
    folder = tmp_path / "dossier"
    for name in STORY:
        (tmp_path / name).write_text(STORY[name], encoding="utf-8")
    assert run(["init", str(folder)]) == 0
    assert run(["add", *(str(tmp_path / name) for name in STORY), "-C", str(folder)]) == 0
    stopped = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(folder)], capture_output=True, text=True, env=os.environ, check=False
    )
    assert stopped.returncode == 128 + signal.SIGINT
    assert stopped.stderr.strip().startswith("cuttings: Stopped.")
    assert run(["build", "-C", str(folder)]) == 0


def test_one_path_from_timeline_to_a_kept_correction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "dossier")
    built(tmp_path / "dossier")
    run(["timeline", "-C", folder, "--json"])
    event = json.loads(capsys.readouterr().out.splitlines()[0])
    assert run(["why", event["id"], "-C", folder]) == 0
    assert run(["why", event["evidence"][0]["clipping"], "-C", folder]) == 0
    assert run(["judge", "fix", "Ines Quiroga", "name", "Inés Quiroga", "--by", "", "-C", folder]) == 0
    assert run(["build", "-C", folder]) == 0
    capsys.readouterr()
    assert run(["who", "-C", folder]) == 0
    assert "Inés Quiroga" in capsys.readouterr().out
    assert run(["judge", "undo", "last", "-C", folder]) == 0


def test_version_names_code_rules_and_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    first, *models = capsys.readouterr().out.splitlines()
    assert first.startswith("cuttings ")
    assert "rules" in first
    assert [line[:3] for line in models] == ["en:", "es:"]
