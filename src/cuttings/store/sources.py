"""The ledger of sources, and the raw bytes it speaks of.

`sources.jsonl` has one line for each thing done: "sighting" (an item was added), "look" (a path was looked at and not
kept, with the reason), "removal" (of an item, a clipping or a look), "restoral" (of an item or a clipping) and "seen"
(a person has seen all that the dossier said then).
`clippings/` keeps each item's bytes under their SHA-256. What is in the dossier now follows from the lines alone.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cuttings.errors import CannotWrite, Unreadable
from cuttings.model.clipping import Given
from cuttings.model.ids import bytes_hash, content_hash
from cuttings.model.plain import from_plain, to_plain
from cuttings.store.ledger import append_line, read_lines

SOURCES = "sources.jsonl"
_ITEM = re.compile(r"[0-9a-f]{64}")
"""A SHA-256. Anything else in a ledger is refused: it would be taken for the name of a file."""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One adding of some bytes: the item, the path it came from and what was said of it."""

    item: str
    path: str
    given: Given

    @property
    def key(self) -> str:
        """A hash of all three; the same file added again with the same words is the same source."""
        return content_hash(self.item, self.path, to_plain(self.given))


def source_of(raw: bytes, path: str, given: Given) -> SourceItem:
    """Return the source that adding these bytes from this path would make."""
    return SourceItem(bytes_hash(raw), path, given)


@dataclass(frozen=True, slots=True)
class Look:
    """A path that was looked at and could not be kept, with the reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wish:
    """That something (an item, a clipping, a path looked at in vain) is no longer wanted, or wanted again."""

    do: Literal["removal", "restoral"]
    what: str


@dataclass(frozen=True, slots=True)
class Seen:
    """That a person has seen what the dossier said at that time."""


Line = SourceItem | Look | Wish | Seen


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the ledger with its time: ISO 8601, UTC."""

    at: str
    line: Line


@dataclass(frozen=True, slots=True)
class Sources:
    """What the ledger says is there: live sources sorted by key, ids of removed clippings, failed looks by path."""

    items: tuple[SourceItem, ...]
    removed: frozenset[str]
    looks: tuple[Look, ...]


class SourceLedger:
    """The two backed-up things about sources: the ledger file and the folder of raw bytes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / SOURCES
        self.raw = folder / "clippings"

    def add(self, raw: bytes, path: str, given: Given, *, at: str) -> SourceItem:
        """Keep some bytes and record where they were met. Raises CannotWrite; then nothing is recorded."""
        source = source_of(raw, path, given)
        self.keep(source.item, raw)
        self._record("sighting", at, {"item": source.item, "path": path, "given": to_plain(given)})
        return source

    def record_look(self, path: str, reason: str, *, at: str) -> None:
        """Record that a path could not be kept, and why."""
        self._record("look", at, {"path": path, "reason": reason})

    def remove(self, what: str, *, at: str) -> None:
        """Record that an item (by hash), a clipping (by id) or a path that could not be read is no longer wanted."""
        self._record("removal", at, {"what": what})

    def restore(self, what: str, *, at: str) -> None:
        """Record that something removed is wanted again."""
        self._record("restoral", at, {"what": what})

    def record_seen(self, *, at: str) -> None:
        """Record that a person has seen what the dossier says now."""
        self._record("seen", at, {})

    def bytes_of(self, item: str) -> bytes:
        """Return an item's bytes. Raises Unreadable when they are not kept, or are not those that were added."""
        remedy = "Add the file again, or restore that folder from a backup."
        try:
            raw = self._path(item).read_bytes()
        except OSError as error:
            reason = "are not" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
            raise Unreadable(f"its bytes (item {item[:12]}) {reason} in {self.raw}. {remedy}") from error
        if bytes_hash(raw) != item:
            raise Unreadable(f"its bytes (item {item[:12]}) have changed in {self.raw} since they were added. {remedy}")
        return raw

    def read(self) -> Sources:
        """Return what is there now, as the lines in their order say. Raises LedgerDamaged for one that says nothing."""
        return replay(read_lines(self.file, parsed))

    def history(self) -> tuple[Dated, ...]:
        """Return every line with its time, oldest first. Raises LedgerDamaged for one that says nothing."""
        return tuple(read_lines(self.file, lambda line: Dated(str(line["at"]), parsed(line))))

    def _record(self, do: str, at: str, cells: Mapping[str, Any]) -> None:
        append_line(self.file, {"at": at, "do": do, **cells})

    def _path(self, item: str) -> Path:
        return self.raw / item[:2] / item

    def keep(self, item: str, raw: bytes) -> None:
        """Make sure that an item's bytes are kept, and whole. Raises CannotWrite."""
        path = self._path(item)
        part = path.with_suffix(".part")
        try:
            if path.exists() and path.read_bytes() == raw:
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            _drop(part)
            raise CannotWrite(
                f"{self.raw} cannot be written: {error.strerror}. The file at hand was not added; those before it are "
                "kept. Check the folder’s rights and the disk’s space, and run the command again."
            ) from error


def _drop(part: Path) -> None:
    with suppress(OSError):  # where nothing can be written, nothing can be deleted
        part.unlink(missing_ok=True)


def parsed(line: Mapping[str, Any]) -> Line:
    """Return what a line of the ledger says. Raises KeyError or ValueError when it says nothing that we know."""
    match line["do"]:
        case "sighting":
            if not _ITEM.fullmatch(line["item"]):
                raise ValueError(f"{line['item']} is not the hash of an item")
            return SourceItem(line["item"], str(line["path"]), from_plain(line["given"], Given))
        case "look":
            return Look(str(line["path"]), str(line["reason"]))
        case "removal" | "restoral" as do:
            return Wish(do, str(line["what"]))
        case "seen":
            return Seen()
        case unknown:
            raise ValueError(f"“{unknown}” is nothing that is done to a source")


def replay(lines: Iterable[Line]) -> Sources:
    """Return what the lines of a ledger leave in the dossier."""
    live: dict[str, SourceItem] = {}
    looks: dict[str, Look] = {}
    removed: set[str] = set()
    for line in lines:
        _apply(line, live, looks, removed)
    items = sorted((each for each in live.values() if each.item not in removed), key=lambda each: each.key)
    return Sources(tuple(items), frozenset(removed), tuple(looks[path] for path in sorted(looks)))


def _apply(line: Line, live: dict[str, SourceItem], looks: dict[str, Look], removed: set[str]) -> None:
    match line:
        case SourceItem():
            live[line.key] = line
            looks.pop(line.path, None)
            removed.discard(line.item)
        case Look():
            looks[line.path] = line
        case Wish("removal", what) if what in looks:
            del looks[what]
        case Wish("removal", what):
            removed.add(what)
        case Wish("restoral", what):
            removed.discard(what)
