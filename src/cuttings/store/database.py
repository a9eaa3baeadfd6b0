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

from cuttings.errors import CannotWrite, CuttingsError, DossierBusy, DossierDamaged, NotBuilt

SCHEMA_VERSION = 2
DATABASE = "dossier.sqlite"
LOCK = ".writer.lock"
BUILT = "built"
"""The key in `meta` that the first build sets when it has come to its end."""
BUSY_MS = 5000
SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a database for the files it keeps beside it."""
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
"""What SQLite says of a file that is not as we made it: pages, head, missing tables, rows that contradict others."""
HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection with foreign keys on; a writer's makes the database when it is absent or outdated.

    A reader can open a dossier in a folder where it may not write. Raises NotBuilt when a reader finds nothing to
    answer from, DossierDamaged, and CannotWrite when the folder does not let us.
    """
    path = folder / DATABASE
    try:
        return _writer(path) if write else _reader(path)
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error
    except OSError as error:
        raise CannotWrite(_cannot(path, error)) from error


UNREADABLE_ROW = "a row is not as it was written"
"""How the reason begins where SQLite could read a row and we cannot."""


def explained(error: sqlite3.DatabaseError, path: Path) -> CuttingsError:
    """Return what an error of SQLite means to a person: damage, a busy dossier, or a disk that does not let us."""
    if isinstance(error, sqlite3.ProgrammingError):
        raise error  # a mistake of ours, and no fault of the file
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # without a code: text that is not UTF-8
    if code in HELD:
        return DossierBusy(f"Another program holds {path} ({error}). Wait for it to end, then try again.")
    if code in DAMAGED:
        return DossierDamaged(_damage(path, str(error).partition(" with text ")[0]))
    return CannotWrite(_cannot(path, error))


def _damage(path: Path, reason: str) -> str:
    build = f"cuttings build -C {path.parent}"
    if reason.startswith(UNREADABLE_ROW):
        return (
            f"{path} was built by another version, or is damaged ({reason}). Nothing is lost: it is derived from your "
            f"files. Bring it up to date: {build}. If that fails too, delete it and build again."
        )
    return f"{path} is damaged ({reason}). Nothing is lost: it is derived from your files. Delete it and run: {build}"


def _cannot(path: Path, error: Exception) -> str:
    return (
        f"{path} cannot be opened or written: {error}. Check the folder’s rights and the disk’s space, and run the "
        "command again: what was finished before is kept."
    )


def _writer(path: Path) -> sqlite3.Connection:
    _make_if_needed(path)
    return _opened(path, "PRAGMA synchronous = NORMAL")


def _reader(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise NotBuilt(f"{path.parent} has not been built yet. Build it: cuttings build -C {path.parent}")
    connection = _opened_to_read(path)
    try:
        _check_built(connection, path)
    except (sqlite3.DatabaseError, NotBuilt):
        connection.close()
        raise
    return connection


def _check_built(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version not in (0, SCHEMA_VERSION):
        raise NotBuilt(f"{path} was built by another version. Bring it up to date: cuttings build -C {path.parent}")
    if version == 0 or not connection.execute("SELECT 1 FROM meta WHERE key = ?", (BUILT,)).fetchone():
        raise NotBuilt(f"{path.parent} has not been built to the end yet. Build it: cuttings build -C {path.parent}")


def _opened_to_read(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(path.as_posix())}?mode=ro"
    try:
        return _opened(address)
    except sqlite3.OperationalError:
        # Readers share a file that SQLite keeps beside the database. Where we may not make it and no writer has left
        # any pages (-wal), the database alone is whole.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _opened(f"{address}&immutable=1")


def _opened(where: Path | str, *settings: str) -> sqlite3.Connection:
    # One thread at a time is enough for SQLite; who shares a connection among threads sees to that.
    connection = sqlite3.connect(where, uri=isinstance(where, str), check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        for setting in settings:
            connection.execute(setting)
        connection.execute("PRAGMA schema_version").fetchone()  # the first look at the file: one that fails, fails here
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a reader's questions inside be answered from one state of the database, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def version_of(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return what changes with everything that is committed to the database, and when its file is another."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    path = path_of(connection)
    file = path.stat() if path.exists() else None
    return (int(version), file.st_dev, file.st_ino) if file else (int(version),)


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
    except sqlite3.DatabaseError as error:
        if lock:
            lock.close()
        raise _no_place(folder, error) from error
    return lock


def _no_place(folder: Path, error: sqlite3.DatabaseError) -> CuttingsError:
    match explained(error, folder / LOCK):
        case DossierBusy():
            return DossierBusy(f"Another command is writing to {folder}. Wait for it to end, then try again.")
        case DossierDamaged():
            return CannotWrite(
                f"{folder / LOCK} is damaged ({error}). It marks who writes and holds nothing: delete it and try again."
            )
    return CannotWrite(f"{folder} cannot be written: {error}. Check its rights and the disk’s space.")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all that is done inside, or nothing. A full disk becomes CannotWrite, a damaged file DossierDamaged."""
    try:
        with connection:
            yield
    except sqlite3.DatabaseError as error:
        raise explained(error, path_of(connection)) from error


def path_of(connection: sqlite3.Connection) -> Path:
    """Return where a connection's database lies, as well as can be told."""
    try:
        rows = connection.execute("PRAGMA database_list").fetchall()
    except sqlite3.DatabaseError:
        return Path(DATABASE)
    return Path(rows[0][2] or DATABASE)


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
