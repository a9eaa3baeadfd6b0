"""The ledger of sources, and the raw bytes it speaks of.

`sources.jsonl` has one line for each thing done: "sighting" (an item was added), "look" (a path was looked at and not
kept, with the reason), "removal" and "restoral" (of an item, a sighting or a clipping). `clippings/` keeps each item's
bytes under their SHA-256. What is in the dossier now follows from the lines alone.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cuttings.errors import CannotWrite, LedgerDamaged, UnknownId
from cuttings.model.clipping import Given
from cuttings.model.ids import bytes_hash, content_hash
from cuttings.model.plain import from_plain, to_plain
from cuttings.store.ledger import append_line, read_lines


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
class Sources:
    """What the ledger says is there: live sources sorted by key, ids of removed clippings, failed looks by path."""

    items: tuple[SourceItem, ...]
    removed: frozenset[str]
    looks: tuple[Look, ...]


class SourceLedger:
    """The two backed-up things about sources: the ledger file and the folder of raw bytes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "sources.jsonl"
        self.raw = folder / "clippings"

    def add(self, raw: bytes, path: str, given: Given, *, at: str) -> SourceItem:
        """Keep some bytes and record where they were met. Raises CannotWrite; then nothing is recorded."""
        source = source_of(raw, path, given)
        self._keep(source.item, raw)
        self._record("sighting", at, {"item": source.item, "path": path, "given": to_plain(given)})
        return source

    def record_look(self, path: str, reason: str, *, at: str) -> None:
        """Record that a path could not be kept, and why."""
        self._record("look", at, {"path": path, "reason": reason})

    def remove(self, what: str, *, at: str) -> None:
        """Record that an item (by hash) or a clipping (by id) is no longer wanted."""
        self._record("removal", at, {"what": what})

    def restore(self, what: str, *, at: str) -> None:
        """Record that something removed is wanted again."""
        self._record("restoral", at, {"what": what})

    def bytes_of(self, item: str) -> bytes:
        """Return an item's bytes. Raises UnknownId when they are not kept."""
        path = self._path(item)
        if not path.exists():
            raise UnknownId(f"The bytes of item {item[:12]} are not in {self.raw}. Restore that folder from a backup.")
        return path.read_bytes()

    def read(self) -> Sources:
        """Return what is there now, as the lines in their order say. Raises LedgerDamaged for one that says nothing."""
        try:
            return replay(read_lines(self.file))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LedgerDamaged(f"A line of {self.file} is no source: {error!r}. Correct it by hand.") from error

    def _record(self, do: str, at: str, cells: Mapping[str, Any]) -> None:
        append_line(self.file, {"at": at, "do": do, **cells})

    def _path(self, item: str) -> Path:
        return self.raw / item[:2] / item

    def _keep(self, item: str, raw: bytes) -> None:
        path = self._path(item)
        if path.exists() and path.stat().st_size == len(raw):
            return
        part = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CannotWrite(f"{self.raw} cannot be written: {error.strerror}. Nothing was added.") from error


def replay(lines: Iterable[Mapping[str, Any]]) -> Sources:
    """Return what the lines of a ledger leave in the dossier. Raises ValueError or KeyError for no such line."""
    live: dict[str, SourceItem] = {}
    looks: dict[str, str] = {}
    removed: set[str] = set()
    for line in lines:
        _apply(line, live, looks, removed)
    items = sorted((each for each in live.values() if each.item not in removed), key=lambda each: each.key)
    return Sources(tuple(items), frozenset(removed), tuple(Look(*pair) for pair in sorted(looks.items())))


def _apply(line: Mapping[str, Any], live: dict[str, SourceItem], looks: dict[str, str], removed: set[str]) -> None:
    match line["do"]:
        case "sighting":
            source = SourceItem(line["item"], line["path"], from_plain(line["given"], Given))
            live[source.key] = source
            looks.pop(source.path, None)
            removed.discard(source.item)
        case "look":
            looks[line["path"]] = line["reason"]
        case "removal":
            removed.add(line["what"])
        case "restoral":
            removed.discard(line["what"])
        case unknown:
            raise ValueError(f"“{unknown}” is nothing that is done to a source")
