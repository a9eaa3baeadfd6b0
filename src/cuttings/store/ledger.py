"""Append-only files of JSON lines: the truth that outlives every rebuild.

A line is written whole, then fsynced, before the command says that it was kept. A line torn by a crash has no newline:
it is moved aside to FILE.torn when the file is next written, and passed over until then.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cuttings.errors import CannotWrite, LedgerDamaged
from cuttings.model.ids import canonical_json


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Append one record and wait until the disk holds it. Raises CannotWrite; the file is then as it was."""
    try:
        _set_torn_line_aside(path)
        with path.open("ab") as file:
            size = file.tell()
            _write_whole(file.fileno(), f"{canonical_json(record)}\n".encode(), size)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}. Nothing was recorded.") from error


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, none when it does not exist. Raises LedgerDamaged for a line that is not JSON."""
    if not path.exists():
        return
    for number, line in enumerate(_whole_lines(path), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise LedgerDamaged(_damage(path, number)) from error
        if not isinstance(record, dict):
            raise LedgerDamaged(_damage(path, number))
        yield record


def _whole_lines(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1]  # what follows the last newline is torn, or nothing


def _damage(path: Path, number: int) -> str:
    return f"Line {number} of {path} is not a record. Restore the file from a backup, or correct that line by hand."


def _write_whole(descriptor: int, line: bytes, size: int) -> None:
    try:
        written = os.write(descriptor, line)
        if written < len(line):
            raise OSError(28, os.strerror(28))
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _set_torn_line_aside(path: Path) -> None:
    if not path.exists() or _ends_whole(path):
        return
    raw = path.read_bytes()
    whole = raw.rfind(b"\n") + 1
    with path.with_suffix(path.suffix + ".torn").open("ab") as torn:
        torn.write(raw[whole:] + b"\n")
    os.truncate(path, whole)


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
