"""Open the derived database, and hold the one writer's place.

A database of another schema is deleted and made anew: it is derived, so nothing is lost. The writer's lock is a
SQLite file of its own, locked exclusively: it works on every system, and the kernel frees it when a process is killed.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from cuttings.errors import CannotWrite, DossierBusy

SCHEMA_VERSION = 1
DATABASE = "dossier.sqlite"
LOCK = ".writer.lock"
BUSY_MS = 5000
SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a database for the files it keeps beside it."""


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection with foreign keys on; a writer's makes the database when it is absent or outdated.

    A reader can open a dossier in a folder where it may not write. Raises CannotWrite when the folder does not let us.
    """
    path = folder / DATABASE
    try:
        return _writer(path) if write else _reader(path)
    except (sqlite3.DatabaseError, OSError) as error:
        raise CannotWrite(
            f"{path} cannot be opened: {error}. Check the folder’s rights and the disk’s space."
        ) from error


def _writer(path: Path) -> sqlite3.Connection:
    _make_if_needed(path)
    connection = _opened(path)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(path.as_posix())}?mode=ro"
    try:
        return _opened(address)
    except sqlite3.OperationalError:
        # Readers share a file that SQLite keeps beside the database. Where we may not make it and no writer has left
        # any pages (-wal), the database alone is whole.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _opened(f"{address}&immutable=1")


def _opened(where: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(where, uri=isinstance(where, str))
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA schema_version").fetchone()  # the first look at the file: one that fails, fails here
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the dossier for writing. Raises DossierBusy when another process does, CannotWrite when we may not."""
    with closing(_lock(folder)) as lock:
        try:
            yield
        finally:
            lock.rollback()


def _lock(folder: Path) -> sqlite3.Connection:
    lock: sqlite3.Connection | None = None
    try:
        lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if lock:
            lock.close()
        if "locked" in str(error):
            raise DossierBusy(f"Another command is writing to {folder}. Wait for it to end, then try again.") from error
        raise CannotWrite(f"{folder} cannot be written: {error}. Check its rights and the disk’s space.") from error
    return lock


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all that is done inside, or nothing. A full disk becomes CannotWrite."""
    try:
        with connection:
            yield
    except sqlite3.OperationalError as error:
        raise CannotWrite(
            f"The database could not be written: {error}. Free some space or check the folder’s rights, and run the "
            "command again: what was finished before is kept."
        ) from error


def _make_if_needed(path: Path) -> None:
    if path.exists() and not _is_current(path):
        for ending in SIDE_FILES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
    if path.exists():
        return
    schema = resources.files("cuttings.store").joinpath("schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN;\n{schema}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;")


def _is_current(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.OperationalError:
            raise  # the folder or the disk is at fault, not the database: that is no reason to delete it
        except sqlite3.DatabaseError:
            return False
        return int(version) == SCHEMA_VERSION
