"""The derived database and the writer's place: one writer, any readers, made anew when it is not ours to read."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from cuttings.errors import CannotWrite, DossierBusy, DossierDamaged, NotBuilt
from cuttings.store import facts
from cuttings.store.database import DATABASE, LOCK, connect, transaction, writer_lock
from cuttings.store.ledger import append_line

NOBODY = 65534


def keep(connection: sqlite3.Connection, value: str) -> None:
    """Write one cell, and that a build came to its end, in a transaction of its own."""
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('built', 'yes')")
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('place', ?)", (value,))


def kept(folder: Path) -> list[str]:
    """What a reader finds in that cell."""
    with closing(connect(folder, write=False)) as reader:
        return [value for (value,) in reader.execute("SELECT value FROM meta WHERE key <> 'built'")]


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A dossier in a folder where nobody may write, and a process that is not root while the test runs."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no such rights")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(connect(folder, write=True)) as connection:
            keep(connection, "Port Vale")
        append_line(folder / "judgements.jsonl", {"a": 1})
        for path in (*folder.iterdir(), folder):
            path.chmod(0o555 if path.is_dir() else 0o444)
        us = os.geteuid()
        if us == 0:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(us)
            folder.chmod(0o755)


def test_a_read_only_folder_can_be_read(locked_away: Path) -> None:
    assert kept(locked_away) == ["Port Vale"]


def test_a_read_only_folder_refuses_every_writer(locked_away: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written"):
        append_line(locked_away / "judgements.jsonl", {"a": 2})
    with pytest.raises(CannotWrite, match="cannot be written"), writer_lock(locked_away):
        pytest.fail("the lock was given")
    with pytest.raises(CannotWrite, match="cannot be opened or written"):
        connect(locked_away, write=True)
    assert kept(locked_away) == ["Port Vale"]  # and none of them harmed what is there


def test_a_second_writer_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(DossierBusy, match="Wait"), writer_lock(tmp_path):
        pytest.fail("two writers at once")
    with writer_lock(tmp_path):
        assert (tmp_path / LOCK).exists()


def test_a_writer_that_fails_gives_its_place_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writer_lock(tmp_path):
        raise ZeroDivisionError
    with writer_lock(tmp_path):
        pass


def test_a_killed_writer_gives_its_place_back_and_its_half_work_is_undone(tmp_path: Path) -> None:
    """The other process holds the lock and an open transaction when it is killed."""
    source = (
        "import pathlib, sys\n"
        "from cuttings.store.database import connect, writer_lock\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "with writer_lock(folder):\n"
        "    connection = connect(folder, write=True)\n"
        "    connection.execute(\"INSERT INTO meta VALUES ('built', 'yes'), ('whole', 'kept')\")\n"
        "    connection.commit()\n"
        "    connection.execute(\"INSERT INTO meta VALUES ('half', 'lost')\")\n"
        "    print('ready', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", source, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"ready"
        with pytest.raises(DossierBusy), writer_lock(tmp_path):
            pytest.fail("two processes at once")
        writer.kill()
    with writer_lock(tmp_path):
        assert kept(tmp_path) == ["kept"]


@pytest.mark.parametrize("name", ["missing", "a file"])
def test_a_place_that_cannot_hold_a_dossier_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_text("not a folder")
    with pytest.raises(CannotWrite), writer_lock(tmp_path / name):
        pytest.fail("the lock was given")
    with pytest.raises(CannotWrite):
        connect(tmp_path / name, write=True)
    with pytest.raises(NotBuilt, match="cuttings build"):
        connect(tmp_path / name, write=False)


def test_readers_see_the_last_whole_state_while_a_writer_works(tmp_path: Path) -> None:
    with closing(connect(tmp_path, write=True)) as writer:
        keep(writer, "before")
        with transaction(writer):
            writer.execute("UPDATE meta SET value = 'after' WHERE key = 'place'")
            assert kept(tmp_path) == ["before"]
        assert kept(tmp_path) == ["after"]


def test_a_reader_cannot_write_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt):
        connect(tmp_path, write=False)
    assert list(tmp_path.iterdir()) == []
    with closing(connect(tmp_path, write=True)) as writer:
        keep(writer, "Port Vale")
    with closing(connect(tmp_path, write=False)) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM meta")


@pytest.mark.parametrize("name", ["100%", "post #2", "what?mode=rwc", "a%20b", "ñandú", "a b;c&d"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Readers open the file by an address in which some of these characters mean something."""
    folder = tmp_path / name
    folder.mkdir()
    with closing(connect(folder, write=True)) as writer:
        keep(writer, name)
    assert kept(folder) == [name]
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "spoil",
    [
        "PRAGMA user_version = 99",  # a later version's
        "PRAGMA user_version = 0",  # killed while it was made
        None,  # no database at all
    ],
)
def test_a_database_of_another_make_is_made_anew_and_files_beside_it_stay(tmp_path: Path, spoil: str | None) -> None:
    backup = tmp_path / f"{DATABASE}.backup"
    backup.write_text("the user's own")
    with closing(connect(tmp_path, write=True)) as connection:
        keep(connection, "old")
        if spoil:
            connection.execute(spoil)
    if spoil is None:
        (tmp_path / DATABASE).write_bytes(b"no database" * 1000)
    connect(tmp_path, write=True).close()
    with pytest.raises(NotBuilt, match="cuttings build"):
        kept(tmp_path)
    assert backup.read_text() == "the user's own"


def test_a_database_of_this_make_is_kept(tmp_path: Path) -> None:
    for value in ("one", "two"):
        with closing(connect(tmp_path, write=True)) as connection:
            keep(connection, value)
        with closing(connect(tmp_path, write=True)):
            assert kept(tmp_path) == [value]


def test_a_database_that_only_cannot_be_opened_now_is_not_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds it: that is no reason to throw it away."""
    with closing(connect(tmp_path, write=True)) as connection:
        keep(connection, "Port Vale")
        connection.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))  # nothing to wait for
        with pytest.raises(DossierBusy, match="locked"):
            connect(tmp_path, write=True)
        other.execute("ROLLBACK")
    assert kept(tmp_path) == ["Port Vale"]


def test_a_transaction_is_all_or_nothing(connection: sqlite3.Connection) -> None:
    with pytest.raises(ZeroDivisionError):
        write_then_fail(connection)
    assert connection.execute("SELECT count(*) FROM meta").fetchone() == (0,)


def write_then_fail(connection: sqlite3.Connection) -> None:
    """Fail in the middle of a transaction."""
    with transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('place', 'Port Vale')")
        raise ZeroDivisionError


def test_a_full_disk_becomes_a_message_and_keeps_what_was_finished(connection: sqlite3.Connection) -> None:
    keep(connection, "before")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    rows = [("place", "after"), ("long", "x" * 100_000)]
    with pytest.raises(CannotWrite, match="what was finished before is kept"), transaction(connection):
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)
    assert connection.execute("SELECT value FROM meta WHERE key = 'place'").fetchall() == [("before",)]


def overwrite(folder: Path, at: int, size: int) -> None:
    """Overwrite a part of the database file, as a bad disk may."""
    for side in ("-wal", "-shm"):
        (folder / f"{DATABASE}{side}").unlink(missing_ok=True)
    with (folder / DATABASE).open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * size)


@pytest.mark.parametrize("at", [0, 4096], ids=["its head", "its pages"])
def test_a_damaged_database_says_that_it_can_be_deleted(tmp_path: Path, at: int) -> None:
    with closing(connect(tmp_path, write=True)) as connection:
        keep(connection, "Port Vale")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(tmp_path, at, 4096 * 4)
    with pytest.raises(DossierDamaged, match=r"damaged \(.*derived .*\. Delete it and run: cuttings build"):
        kept(tmp_path)


def test_a_database_cut_to_nothing_is_one_to_build(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"")
    with pytest.raises(NotBuilt, match="cuttings build"):
        connect(tmp_path, write=False)


def test_a_database_of_another_version_is_not_read_but_built(tmp_path: Path) -> None:
    with closing(connect(tmp_path, write=True)) as connection:
        keep(connection, "Port Vale")
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NotBuilt, match="another version"):
        connect(tmp_path, write=False)


def test_a_first_build_that_did_not_end_is_no_answer(connection: sqlite3.Connection, tmp_path: Path) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('title', 'Port Vale')")
    with pytest.raises(NotBuilt, match="to the end"):
        connect(tmp_path, write=False)


@pytest.mark.parametrize("body", ["", "{", "[]", '{"clipping": 1}', '{"clipping":"cl-1","published":"soon"}'])
def test_a_row_that_cannot_be_understood_is_damage(connection: sqlite3.Connection, body: str) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO sighting (clipping, item, path, body) VALUES ('cl-1', '0', 'a.txt', ?)", (body,))
    with (
        pytest.raises(DossierDamaged, match=r"built by another version.*not as it was written"),
        transaction(connection),
    ):
        list(facts.sightings(connection))


def test_a_mistake_in_the_program_is_not_called_damage(tmp_path: Path) -> None:
    connection = connect(tmp_path, write=True)
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError), transaction(connection):
        connection.execute("SELECT 1")


@pytest.mark.parametrize("raw", [b"no lock at all, but words", b"\x00" * 5000])
def test_a_lock_file_that_is_something_else_is_named(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / LOCK).write_bytes(raw)
    with pytest.raises(CannotWrite, match=r"writer\.lock is damaged .* delete it"), writer_lock(tmp_path):
        pytest.fail("the lock was given")
    assert (tmp_path / LOCK).read_bytes() == raw
