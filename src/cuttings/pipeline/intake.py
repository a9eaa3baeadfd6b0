"""Intake: keep raw bytes with where they were met, and take them apart into clippings.

In:  paths or bytes, and what is given about them.
Out: ledger lines, raw bytes by hash, and the clippings and sightings that follow from them.

Adding records a fact and changes nothing else; `take_apart` brings the database in line with the ledger. What an item
gave is kept under a key of its bytes, what was given, the rules' version and people's block kinds.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cuttings.config import FILE, write_settings
from cuttings.errors import UnknownId, Unreadable, WrongUse
from cuttings.ingest import INGEST_VERSION, Extraction, checked, extract, read_file, walk
from cuttings.model.clipping import Clipping, Given, Sighting
from cuttings.model.dates import Basis, Dated, edtf_of, parse_edtf
from cuttings.model.ids import canonical_json, content_hash
from cuttings.model.judgement import Judgement, Verb
from cuttings.model.plain import to_plain
from cuttings.pipeline.progress import Progress
from cuttings.pipeline.writing import writing
from cuttings.store import facts
from cuttings.store.database import transaction
from cuttings.store.sources import SourceItem, SourceLedger, Sources, source_of


@dataclass(frozen=True, slots=True)
class Added:
    """What adding came to: sources kept, those known already, and (path, reason) of what could not be read."""

    kept: int
    known: int
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """All that the ledger's items give: clippings by id, their sightings, and what could not be read."""

    clippings: Mapping[str, Clipping]
    sightings: tuple[Sighting, ...]
    problems: tuple[tuple[str, str], ...]


def create(folder: Path, title: str | None = None, *, settings: str = "") -> None:
    """Make a new dossier in a folder, with more settings as TOML. Raises WrongUse where one is, and CannotWrite."""
    if (folder / FILE).exists():
        raise WrongUse(f"{folder} holds a dossier already. Add to it: cuttings add -C {folder} PATH…")
    write_settings(folder, title or folder.resolve().name, more=settings)


def add_paths(folder: Path, paths: Sequence[Path], given: Given, *, at: str, progress: Progress) -> Added:
    """Add files and folders of files. What cannot be read is recorded with its reason; the rest goes on.

    A path where nothing is, most often mistyped, is a problem of this call alone: nothing was met there.
    """
    missing = tuple(
        (path_text(path), "there is no such file. Check its name.") for path in paths if not os.path.lexists(path)
    )
    files = list(walk(path for path in paths if os.path.lexists(path)))
    progress.start("adding", len(files))
    added = _add(folder, _raw_files(files, progress), given, at)
    return replace(added, problems=missing + added.problems)


def add_bytes(folder: Path, raw: bytes, name: str, given: Given, *, at: str) -> Added:
    """Add one text that came through a pipe, under a name."""
    return _add(folder, iter([(name, raw)]), given, at)


def path_text(path: Path) -> str:
    """Return a path as text that can be stored and printed: bytes of a name that are not UTF-8 are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _raw_files(files: Iterable[Path], progress: Progress) -> Iterator[tuple[str, bytes | str]]:
    for file in files:
        try:
            yield path_text(file), read_file(file)
        except Unreadable as error:
            yield path_text(file), str(error)
        progress.advance()


def check_given(given: Given) -> None:
    """Raise WrongUse when what is said of all texts cannot be so: at fault is the command, not a file."""
    try:
        checked(given)
    except Unreadable as error:
        raise WrongUse(f"Nothing was read: {error}") from error


def _add(folder: Path, raws: Iterator[tuple[str, bytes | str]], given: Given, at: str) -> Added:
    check_given(given)
    with writing(folder):
        ledger = SourceLedger(folder)
        known = {each.key for each in ledger.read().items}
        kept, problems = set(), []
        for path, raw in raws:
            try:
                if isinstance(raw, str):
                    raise Unreadable(raw)
                source = source_of(raw, path, given)
                if source.key in known:
                    ledger.keep(source.item, raw)  # puts back bytes that were lost or damaged since
                else:
                    extract(raw, path, given, {})
                    ledger.add(raw, path, given, at=at)
                kept.add(source.key)
            except Unreadable as error:
                problems.append((path, str(error)))
                ledger.record_look(path, str(error), at=at)
        return Added(len(kept - known), len(kept & known), tuple(problems))


def remove(folder: Path, what: str, *, at: str) -> None:
    """Take an item or a clipping out of the dossier, or forget a path that could not be read; the ledger remembers."""
    with writing(folder):
        SourceLedger(folder).remove(what, at=at)


def restore(folder: Path, what: str, *, at: str) -> None:
    """Bring back what was removed. Raises UnknownId when it was not."""
    with writing(folder):
        ledger = SourceLedger(folder)
        if what not in ledger.read().removed:
            raise UnknownId(f"{what} was not removed. See what was: cuttings status")
        ledger.restore(what, at=at)


def mark_seen(folder: Path, *, at: str) -> None:
    """Record that a person has seen what the dossier says now: news are counted from here on."""
    with writing(folder):
        SourceLedger(folder).record_seen(at=at)


def take_apart(
    connection: sqlite3.Connection, ledger: SourceLedger, judgements: Sequence[Judgement], progress: Progress
) -> Intake:
    """Bring clippings and sightings in line with the ledger and people's decisions; return them."""
    sources = ledger.read()
    kinds = _block_kinds(judgements)
    progress.start("taking apart", len(sources.items))
    extractions: list[Extraction] = []
    problems = {look.path: look.reason for look in sources.looks}
    for source in sources.items:
        try:
            extractions.append(_extraction(connection, ledger, source, kinds))
        except Unreadable as error:
            problems[source.path] = str(error)
        progress.advance()
    intake = _gathered(extractions, sources, judgements, tuple(sorted(problems.items())))
    _store(connection, intake, {each.key for each in sources.items})
    return intake


def _block_kinds(judgements: Iterable[Judgement]) -> dict[str, str]:
    fixes = (each for each in judgements if each.verb is Verb.FIX and each.on[0].kind == "block")
    return {each.on[0].id: each.to for each in fixes if each.to}


def _extraction(
    connection: sqlite3.Connection, ledger: SourceLedger, source: SourceItem, kinds: Mapping[str, str]
) -> Extraction:
    key = content_hash(source.key, INGEST_VERSION, kinds)
    row = connection.execute("SELECT body FROM extraction WHERE source = ? AND key = ?", (source.key, key)).fetchone()
    if row:
        kept: Extraction = facts.from_body(row[0], Extraction)
        return kept
    made = extract(ledger.bytes_of(source.item), source.path, source.given, kinds)
    with transaction(connection):
        body = canonical_json(to_plain(made))
        connection.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", (source.key, key, body))
    return made


def block_ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the blocks into which running posts were cut."""
    bodies = connection.execute("SELECT body FROM extraction")
    extractions = (facts.from_body(body, Extraction) for (body,) in bodies)
    return frozenset(block.id for extraction in extractions for block in extraction.blocks)


def _gathered(
    extractions: Iterable[Extraction],
    sources: Sources,
    judgements: Sequence[Judgement],
    problems: tuple[tuple[str, str], ...],
) -> Intake:
    clippings: dict[str, Clipping] = {}
    sightings: list[Sighting] = []
    for extraction in extractions:
        clippings |= {each.id: each for each in extraction.clippings if each.id not in sources.removed}
        sightings += [each for each in extraction.sightings if each.clipping in clippings]
    fixes = [each for each in judgements if each.verb is Verb.FIX and each.on[0].kind == "clipping"]
    fixed = (_as_fixed(each, fixes) for each in sightings)
    in_order = tuple(sorted(fixed, key=lambda each: canonical_json(to_plain(each))))
    return Intake(dict(sorted(clippings.items())), in_order, problems)


def _as_fixed(sighting: Sighting, fixes: Iterable[Judgement]) -> Sighting:
    for fix in fixes:
        if fix.on[0].id != sighting.clipping:
            continue
        if fix.field == "outlet":
            sighting = replace(sighting, outlet=fix.to)
        elif fix.field == "published":
            sighting = replace(sighting, published=_given_by_person(fix.to or ""))
    return sighting


def _given_by_person(written: str) -> Dated:
    days = parse_edtf(written)
    if days is None:
        return Dated(None, None, None, Basis.GIVEN, "a person says that the date is not known")
    return Dated(edtf_of(days), days.earliest, days.latest, Basis.GIVEN, "a person gave this date")


def _store(connection: sqlite3.Connection, intake: Intake, sources: set[str]) -> None:
    with transaction(connection):
        there = facts.clipping_ids(connection)
        for gone in sorted(there - intake.clippings.keys()):
            facts.drop_clipping(connection, gone)
        for fresh in sorted(intake.clippings.keys() - there):
            facts.put_clipping(connection, intake.clippings[fresh])
        for known in sorted(there & intake.clippings.keys()):
            facts.renew_clipping(connection, intake.clippings[known])
        facts.put_sightings(connection, intake.sightings)
        connection.execute("DELETE FROM problem")
        connection.executemany("INSERT INTO problem VALUES (?, ?)", intake.problems)
        stale = [(key,) for (key,) in connection.execute("SELECT source FROM extraction") if key not in sources]
        connection.executemany("DELETE FROM extraction WHERE source = ?", stale)


def publication(clipping: Clipping, sightings: Iterable[Sighting]) -> Dated:
    """Return when a clipping was published, by the strongest basis; of equals the earliest, whatever the order."""
    dates = [each.published for each in sightings] + [clipping.filed]
    if clipping.dateline:
        dates.append(clipping.dateline.filed)
    ranks = list(Basis)
    return min(dates, key=lambda each: (ranks.index(each.basis), str(each.earliest), str(each.latest), each.reason))
