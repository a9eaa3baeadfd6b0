"""A dossier that is damaged, locked, full or read-only: one line, the right exit code, and nothing is lost."""

import errno
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cuttings.cli.main import run
from cuttings.pipeline import Silent, build
from cuttings.store.database import DATABASE, LOCK
from tests.cli.conftest import OneLine
from tests.pipeline.story import STORY, digest_of

MORE = "Police said on Thursday that Mayor Ines Quiroga would meet the dockers in San Aurelio.\n"


@pytest.fixture
def more(tmp_path: Path) -> str:
    """One more file to add."""
    file = tmp_path / "more.txt"
    file.write_text(MORE, encoding="utf-8")
    return str(file)


def _database(folder: Path) -> Path:
    for side in ("-wal", "-shm"):
        (folder / f"{DATABASE}{side}").unlink(missing_ok=True)
    return folder / DATABASE


def _overwrite(file: Path, at: int, size: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(b"\xa5" * size)


def _overwrite_pages(file: Path) -> None:
    _overwrite(file, 4096, file.stat().st_size - 4096)


def _overwrite_head(file: Path) -> None:
    _overwrite(file, 0, 100)


def _cut(file: Path) -> None:
    os.truncate(file, 4096 * 5)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _spoil_rows(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE entry SET body = substr(body, 1, 40)")
    connection.commit()
    connection.close()


def _of_another_version(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


DAMAGE: list[tuple[Callable[[Path], None], int, str]] = [
    (_overwrite_pages, 3, "derived"),
    (_overwrite_head, 3, "derived"),
    (_cut, 3, "derived"),
    (_spoil_rows, 3, "derived"),
    (_empty, 2, "has not been built"),
    (Path.unlink, 2, "has not been built"),
    (_of_another_version, 2, "another version"),
]


@pytest.mark.parametrize(("damage", "code", "words"), DAMAGE, ids=[each[0].__name__ for each in DAMAGE])
@pytest.mark.parametrize("question", [["timeline"], ["judge", "reject", "Ines Quiroga"]], ids=["asking", "deciding"])
def test_a_damaged_database_is_told_in_one_line_and_can_be_built_again(
    dossier: Path,
    whole: str,
    one_line: OneLine,
    damage: Callable[[Path], None],
    code: int,
    words: str,
    question: list[str],
) -> None:
    damage(_database(dossier))
    assert run([*question, "-C", str(dossier)]) == code
    line = one_line()
    assert words in line
    assert f"cuttings build -C {dossier}" in line or f"cuttings -C {dossier} build" in line
    _database(dossier).unlink(missing_ok=True)
    assert run(["build", "-C", str(dossier)]) == 0
    assert digest_of(dossier) == whole


def test_a_build_on_damaged_pages_says_to_delete_them(dossier: Path, whole: str, one_line: OneLine) -> None:
    _overwrite_pages(_database(dossier))
    assert run(["build", "-C", str(dossier)]) == 3
    assert one_line().endswith(f"Delete it and run: cuttings build -C {dossier}")
    _database(dossier).unlink()
    assert run(["build", "-C", str(dossier)]) == 0
    assert digest_of(dossier) == whole


@pytest.mark.parametrize("damage", [_overwrite_head, _cut, _empty, _of_another_version])
def test_what_is_no_database_of_ours_is_built_anew_unasked(
    dossier: Path, whole: str, damage: Callable[[Path], None]
) -> None:
    damage(_database(dossier))
    assert run(["build", "-C", str(dossier)]) == 0
    assert digest_of(dossier) == whole


def test_asking_or_deciding_makes_no_empty_database(dossier: Path, one_line: OneLine) -> None:
    _database(dossier).unlink()
    assert run(["judge", "reject", "Ines Quiroga", "-C", str(dossier)]) == 2
    assert "has not been built" in one_line()
    assert run(["timeline", "-C", str(dossier)]) == 2
    assert not _database(dossier).exists()


@pytest.mark.parametrize("ledger", ["sources.jsonl", "judgements.jsonl"])
def test_half_a_last_line_is_set_aside_with_a_note_and_whole_lines_stay(
    dossier: Path, whole: str, one_line: OneLine, ledger: str
) -> None:
    file = dossier / ledger
    before = file.read_bytes() if file.exists() else b""
    file.write_bytes(before + b'{"at":"2031-03-2')
    assert run(["timeline", "-C", str(dossier)]) == 0
    assert run(["build", "-C", str(dossier)]) == 0
    assert one_line().startswith(f"note: The last line of {file} was cut off by a crash")
    assert file.read_bytes() == before
    assert (dossier / f"{ledger}.torn").read_bytes() == b'{"at":"2031-03-2\n'
    assert digest_of(dossier) == whole


@pytest.mark.parametrize("garbage", [b"<<<<<<< mine", b'{"do":"dance","verb":"dance","at":"2031","by":"","on":[]}'])
@pytest.mark.parametrize(
    ("ledger", "commands"),
    [("sources.jsonl", [["add"], ["build"], ["status"]]), ("judgements.jsonl", [["build"], ["timeline"]])],
)
def test_a_garbage_line_in_the_middle_is_named_by_its_number(
    dossier: Path, more: str, one_line: OneLine, garbage: bytes, ledger: str, commands: list[list[str]]
) -> None:
    assert run(["judge", "note", "Ines Quiroga", "called twice", "-C", str(dossier)]) == 0
    file = dossier / ledger
    whole_lines = file.read_bytes()
    first, newline, rest = whole_lines.partition(b"\n")
    file.write_bytes(first + newline + garbage + b"\n" + rest)
    spoilt = file.read_bytes()
    for command in commands:
        paths = [more] if command == ["add"] else []
        assert run([*command, *paths, "-C", str(dossier)]) == 3
        line = one_line()
        assert line.startswith(f"cuttings: Line 2 of {file} ")
        assert line.endswith("Restore the file from a backup, or correct that line by hand.")
    assert file.read_bytes() == spoilt
    file.write_bytes(whole_lines)
    assert run(["build", "-C", str(dossier)]) == 0


def test_a_lock_file_that_is_something_else_is_told(dossier: Path, more: str, one_line: OneLine) -> None:
    (dossier / LOCK).write_bytes(bytes(range(1, 256)) * 9)
    for command in (["build"], ["add", more], ["judge", "undo", "last"]):
        assert run([*command, "-C", str(dossier)]) == 3
        assert f"{dossier / LOCK} is damaged" in one_line()
    (dossier / LOCK).unlink()
    assert run(["build", "-C", str(dossier)]) == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("title = ", "Invalid value"),
        ('titel = "Fog"', "“titel”"),
        ("[models]\nen = 5", "names no model for en"),
        ('[models]\nen = "no_such_model"', "no_such_model"),
    ],
)
def test_settings_that_do_not_fit_are_told(dossier: Path, one_line: OneLine, settings: str, words: str) -> None:
    (dossier / "cuttings.toml").write_text(settings, encoding="utf-8")
    assert run(["build", "-C", str(dossier)]) in (2, 3)
    assert words in one_line()


def test_bytes_that_were_lost_or_changed_are_told_and_adding_the_file_again_restores_them(
    dossier: Path, story: Path, whole: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, changed, *_ = sorted(path for path in (dossier / "clippings").rglob("*") if path.is_file())
    gone.unlink()
    changed.write_bytes(changed.read_bytes().replace(b"Monday", b"Sunday"))
    _database(dossier).unlink()
    capsys.readouterr()
    assert run(["build", "-C", str(dossier)]) == 1
    assert sorted(line.count("Add the file again") for line in capsys.readouterr().err.splitlines()) == [1, 1]
    assert run(["add", str(story), "-C", str(dossier)]) == 0
    assert run(["build", "-C", str(dossier)]) == 0
    assert digest_of(dossier) == whole


def test_a_second_writer_is_refused_while_a_build_runs_and_readers_are_not(
    dossier: Path, more: str, one_line: OneLine
) -> None:
    class Meanwhile(Silent):
        def start(self, stage: str, total: int | None) -> None:
            for command in (["add", more], ["build"], ["judge", "reject", "Ines Quiroga"], ["remove", more]):
                if command[0] == "remove" and stage == "taking apart":
                    continue
                assert run([*command, "-C", str(dossier)]) in (2, 3)
                assert "Another command is writing" in one_line() or command[0] == "remove"
            assert run(["digest", "-C", str(dossier)]) == 0

    build(dossier, progress=Meanwhile())
    assert run(["add", more, "-C", str(dossier)]) == 0


# --- disks that do not let us ---------------------------------------------------------------------------------------


def _refuse(monkeypatch: pytest.MonkeyPatch, code: int, below: Path) -> None:
    """Let no file below a folder be opened for writing, as the system would."""
    opened: Callable[..., Any] = io.open

    def guarded(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if set(mode) & set("wax+") and Path(str(file)).is_relative_to(below):
            raise OSError(code, os.strerror(code), str(file))
        return opened(file, mode, *arguments, **options)

    monkeypatch.setattr(io, "open", guarded)


WRITING = [
    ["add", "{more}"],
    ["judge", "note", "Ines Quiroga", "called twice"],
    ["judge", "undo", "last"],
    ["remove", "{clipping}"],
]


def _about_to_write(dossier: Path, more: str, command: list[str]) -> list[str]:
    """Make one decision, so that every command has what it works on, and return the command with its arguments."""
    assert run(["judge", "note", "Tomas Arce", "first", "-C", str(dossier)]) == 0
    clipping = sorted(path.name for path in (dossier / "clippings").rglob("*") if path.is_file())[0]
    return [part.format(more=more, clipping=clipping) for part in command]


def _ledgers(dossier: Path) -> list[bytes]:
    return [(dossier / name).read_bytes() for name in ("sources.jsonl", "judgements.jsonl")]


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC], ids=["read-only", "no right", "full"])
@pytest.mark.parametrize("command", WRITING, ids=[" ".join(each[:2]) for each in WRITING])
def test_a_folder_that_cannot_be_written_is_refused_and_unchanged(
    dossier: Path, more: str, one_line: OneLine, monkeypatch: pytest.MonkeyPatch, command: list[str], code: int
) -> None:
    filled = _about_to_write(dossier, more, command)
    before = _ledgers(dossier)
    with monkeypatch.context() as patch:
        _refuse(patch, code, dossier)
        assert run([*filled, "-C", str(dossier)]) == 3
    line = one_line()
    assert f"cannot be written: {os.strerror(code)}" in line
    assert "rights" in line
    assert _ledgers(dossier) == before
    assert run([*filled, "-C", str(dossier)]) == 0


def test_an_init_that_cannot_write_leaves_no_half_dossier(
    tmp_path: Path, one_line: OneLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _full)
        assert run(["init", str(folder)]) == 3
    assert "No space left" in one_line()
    assert list(folder.iterdir()) == []
    assert run(["init", str(folder)]) == 0


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", ["fsync", "write"])
@pytest.mark.parametrize("command", WRITING, ids=[" ".join(each[:2]) for each in WRITING])
def test_a_disk_that_fills_up_while_a_line_is_written_leaves_the_ledgers_whole(
    dossier: Path, more: str, one_line: OneLine, monkeypatch: pytest.MonkeyPatch, command: list[str], call: str
) -> None:
    filled = _about_to_write(dossier, more, command)
    before = _ledgers(dossier)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, _full)
        assert run([*filled, "-C", str(dossier)]) == 3
    assert "No space left" in one_line()
    assert _ledgers(dossier) == before
    assert run([*filled, "-C", str(dossier)]) == 0


@pytest.mark.parametrize("pages", [5, 30, 45], ids=["while it is made", "while clippings are put", "later"])
def test_a_disk_that_is_full_while_building_keeps_what_was_finished(
    story: Path, tmp_path: Path, whole: str, one_line: OneLine, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(story), "-C", str(folder)]) == 0
    connect = sqlite3.connect

    def small(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", small)
        assert run(["build", "-C", str(folder)]) == 3
    line = one_line()
    assert "full" in line
    assert "disk’s space" in line
    assert run(["build", "-C", str(folder)]) == 0
    assert digest_of(folder) == whole


def test_a_build_in_a_read_only_folder_is_refused_and_questions_are_answered(
    dossier: Path, whole: str, one_line: OneLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def read_only(path: Any, *arguments: Any, **options: Any) -> sqlite3.Connection:
        is_address = options.get("uri", False)
        address = path if is_address else f"file:{path}?mode=ro"
        connection: sqlite3.Connection = connect(address, *arguments, **{**options, "uri": True})
        return connection

    (dossier / LOCK).unlink(missing_ok=True)
    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert run(["build", "-C", str(dossier)]) == 3
    assert "cannot be written" in one_line()
    assert digest_of(dossier) == whole


def test_a_place_below_a_file_is_no_folder(story: Path, one_line: OneLine) -> None:
    below = str(story / "post-monday.md" / "dossier")
    assert run(["init", below]) == 3
    assert "Not a directory" in one_line()
    assert run(["timeline", "-C", below]) == 2
    assert "cuttings init" in one_line()


TO_A_FULL_DISK = "import sys; from cuttings.cli import main; main.main(sys.argv[1:])"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_told(made: Path) -> None:
    for arguments in (["timeline"], ["timeline", "--json"]):
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-c", TO_A_FULL_DISK, *arguments, "-C", str(made)]
            asked = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert asked.returncode == 3
        assert asked.stderr.startswith("cuttings: The output cannot be")
        assert asked.stderr.count("\n") == 1


def test_a_terminal_without_unicode_gets_what_it_can_show(made: Path) -> None:
    for arguments in (["timeline"], ["who", "--json"]):
        command = [sys.executable, "-c", TO_A_FULL_DISK, *arguments, "-C", str(made)]
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        asked = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert asked.returncode == 0, asked.stderr
        assert asked.stdout.isascii()


def test_the_story_has_enough_files(made: Path) -> None:
    assert len([path for path in (made / "clippings").rglob("*") if path.is_file()]) == len(STORY)
