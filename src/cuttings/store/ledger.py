"""Append-only files of JSON lines: the truth that outlives every rebuild.

A line is written whole, then fsynced, before the command says that it was kept. A crash may leave a last line without
its newline. Readers pass over half a line; the next writer mends the file: a whole record is closed with a newline,
half a one is moved to FILE.torn, and a warning says so.
"""

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cuttings.errors import CannotWrite, LedgerDamaged
from cuttings.model.ids import canonical_json

Parsed = TypeVar("Parsed")
_log = logging.getLogger(__name__)


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Append one record and wait until the disk holds it. Raises CannotWrite; the file is then as it was."""
    mend(path)
    try:
        with path.open("ab") as file:
            size = file.tell()
            _write_whole(file.fileno(), f"{canonical_json(record)}\n".encode(), size)
    except OSError as error:
        raise _cannot_write(path, error) from error


def mend(path: Path) -> None:
    """Close a last line that lacks only its newline, or set half a line aside. Only the one writer may call this.

    Raises CannotWrite.
    """
    try:
        raw = path.read_bytes() if path.exists() and not _ends_whole(path) else b""
        tail = raw[raw.rfind(b"\n") + 1 :]
        if tail and _is_record(tail):
            with path.open("ab") as file:
                _write_whole(file.fileno(), b"\n", len(raw))
        elif tail:
            _set_aside(path, tail, len(raw) - len(tail))
    except OSError as error:
        raise _cannot_write(path, error) from error


def read_lines(path: Path, parse: Callable[[dict[str, Any]], Parsed]) -> Iterator[Parsed]:
    """Yield what `parse` makes of each record of a file, none when it does not exist.

    Raises LedgerDamaged, with the line's number, for what is no record or what `parse` cannot take.
    """
    for number, line in enumerate(_whole_lines(path), start=1):
        if line.strip():
            yield _parsed(path, number, line, parse)


def _parsed(path: Path, number: int, line: bytes, parse: Callable[[dict[str, Any]], Parsed]) -> Parsed:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise LedgerDamaged(_damage(path, number, "is not a record"))
    try:
        return parse(record)
    except KeyError as error:
        raise LedgerDamaged(_damage(path, number, f"has no {error}")) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise LedgerDamaged(_damage(path, number, f"cannot be understood ({error})")) from error


def _damage(path: Path, number: int, problem: str) -> str:
    return f"Line {number} of {path} {problem}. Restore the file from a backup, or correct that line by hand."


def _whole_lines(path: Path) -> list[bytes]:
    try:
        *whole, tail = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LedgerDamaged(f"{path} cannot be read: {error.strerror}. Check its rights.") from error
    return [*whole, tail] if _is_record(tail) else whole


def _is_record(tail: bytes) -> bool:
    """Tell whether a last line lacks only its newline: no beginning of a record is a record."""
    try:
        return isinstance(json.loads(tail), dict)
    except (ValueError, RecursionError):
        return False


def _cannot_write(path: Path, error: OSError) -> CannotWrite:
    reason = error.strerror or str(error)
    remedy = "Check its rights and the disk’s space, and try again."
    return CannotWrite(f"{path} cannot be written: {reason}. Nothing was recorded. {remedy}")


def _write_whole(descriptor: int, line: bytes, size: int) -> None:
    try:
        written = os.write(descriptor, line)
        if written < len(line):
            raise OSError(28, os.strerror(28))
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _set_aside(path: Path, tail: bytes, whole: int) -> None:
    aside = path.with_suffix(path.suffix + ".torn")
    with aside.open("ab") as torn:
        torn.write(tail + b"\n")
        torn.flush()
        os.fsync(torn.fileno())
    os.truncate(path, whole)
    _log.warning(
        "The last line of %s was cut off by a crash; it is set aside in %s. All whole lines stay.", path, aside
    )


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
