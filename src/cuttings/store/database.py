"""Open the derived database, and hold the one writer's place.

A database of another schema is set aside and made anew: it is derived, so nothing is lost. The writer's lock is a
SQLite file of its own, locked exclusively: it works on every system, and the kernel frees it when a process is killed.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from cuttings.errors import CannotWrite, DossierBusy

SCHEMA_VERSION = 1
DATABASE = "dossier.sqlite"
LOCK = ".writer.lock"
BUSY_MS = 5000


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection with foreign keys on; a writer's makes the database when it is absent or outdated.

    Raises CannotWrite when the folder does not let us.
    """
    path = folder / DATABASE
    try:
        if write:
            _make_if_needed(path)
        connection = sqlite3.connect(path if write else f"file:{path}?mode=ro", uri=not write)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError as error:
        raise CannotWrite(
            f"{path} cannot be opened: {error}. Check the folder’s rights and the disk’s space."
        ) from error
    return connection


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the dossier for writing. Raises DossierBusy when another process does, CannotWrite when we may not."""
    lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" in str(error):
            raise DossierBusy(f"Another command is writing to {folder}. Wait for it to end, then try again.") from error
        raise CannotWrite(f"{folder} cannot be written: {error}. Check its rights and the disk’s space.") from error
    try:
        yield
    finally:
        lock.rollback()
        lock.close()


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
        for each in path.parent.glob(f"{path.name}*"):
            each.unlink()
    if path.exists():
        return
    schema = resources.files("cuttings.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN;\n{schema}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;")
    connection.close()


def _is_current(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version) == SCHEMA_VERSION
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
