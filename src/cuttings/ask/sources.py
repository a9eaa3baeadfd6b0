"""Sources: the clippings, where each was met, how running posts were cut up, what could not be read, and copies.

In:  the dossier's clippings, sightings, blocks and problems.
Out: rows for `cuttings clippings` and `cuttings status`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cuttings.ask.evidence import Shelf
from cuttings.ask.wording import left_out_text
from cuttings.config import RULES
from cuttings.model.day_words import days_text
from cuttings.store import facts
from cuttings.store.sources import SourceLedger, Sources

OPENING = 90
"""Code points of a clipping's beginning that stand for it where it has no headline."""


@dataclass(frozen=True, slots=True)
class ClippingRow:
    """A clipping: kind, outlet, date with its basis, title or opening words, number of sightings and of copies."""

    id: str
    kind: str
    language: str
    outlet: str | None
    published: str
    basis: str
    title: str
    sightings: int
    copies: int


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block of a running post: what it was taken for and why; `judge fix ID kind …` changes it."""

    id: str
    item: str
    kind: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class ModelRow:
    """The model that a language was read with; a depth of "shallow" means word tables alone."""

    language: str
    name: str
    version: str
    licence: str
    sha256: str | None
    depth: str
    reason: str


@dataclass(frozen=True, slots=True)
class Status:
    """Where a dossier stands: counts, models, what could not be read, refused findings, orphaned judgements.

    `remarks` are (path, remark): what was read, but not all of it.
    """

    title: str
    rules: str
    is_built: bool
    waiting: int
    clippings: dict[str, int]
    findings: dict[str, int]
    entries: dict[str, int]
    judgements: int
    models: tuple[ModelRow, ...]
    problems: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]
    orphans: tuple[tuple[str, str], ...]
    check_again: tuple[str, ...]
    removed: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def clipping_rows(shelf: Shelf) -> tuple[ClippingRow, ...]:
    """Return all clippings, by first possible day of publication, undated last, then by title."""
    ids = sorted(facts.clipping_ids(shelf.connection), key=lambda id: _by_day(shelf, id))
    return tuple(clipping_row(shelf, id) for id in ids)


def _by_day(shelf: Shelf, id: str) -> tuple[str, str]:
    interval = shelf.published(id).interval
    return str(interval.earliest or interval.latest or "~"), id


def clipping_row(shelf: Shelf, id: str) -> ClippingRow:
    """Return one clipping. Raises UnknownId."""
    family = shelf.family_by_clipping.get(id)
    clipping, published = shelf.clipping(id), shelf.published(id)
    opening = " ".join(clipping.text.split())
    short = opening if len(opening) <= OPENING else f"{opening[:OPENING]}…"
    return ClippingRow(
        id=id,
        kind=clipping.kind,
        language=clipping.language,
        outlet=shelf.outlet(id),
        published=days_text(published.interval),
        basis=published.reason,
        title=shelf.headline(id) or short,
        sightings=len(shelf.sightings(id)),
        copies=len(family.clippings) - 1 if family else 0,
    )


def block_rows(shelf: Shelf) -> tuple[BlockRow, ...]:
    """Return the blocks of all running posts, in their order."""
    rows: list[BlockRow] = []
    for source, body in shelf.connection.execute("SELECT source, body FROM extraction ORDER BY source"):
        blocks: list[dict[str, Any]] = json.loads(body)["blocks"]
        rows += [BlockRow(each["id"], source, each["kind"], each["reason"], each["text"]) for each in blocks]
    return tuple(rows)


def status(shelf: Shelf, folder: Path, *, judgements: int) -> Status:
    """Return where a dossier stands."""
    connection = shelf.connection
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    sources = SourceLedger(folder).read()
    models = [ModelRow(**_model_cells(each)) for each in json.loads(meta.get("models", "[]"))]
    again = connection.execute("SELECT judgement FROM judged WHERE check_again = 1 ORDER BY judgement")
    built_problems = dict(connection.execute("SELECT path, reason FROM problem ORDER BY path"))
    looks = {look.path: look.reason for look in sources.looks}
    return Status(
        title=meta.get("title", folder.name),
        rules=meta.get("rules", RULES),
        is_built="built" in meta,
        waiting=waiting(shelf, sources),
        clippings=_counts(shelf, "SELECT kind, count(*) FROM clipping GROUP BY kind ORDER BY kind"),
        findings=_counts(shelf, "SELECT kind, count(*) FROM finding GROUP BY kind ORDER BY kind"),
        entries=_counts(shelf, "SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY kind"),
        judgements=judgements,
        models=tuple(models),
        problems=tuple(sorted((built_problems | looks).items())),
        refused=tuple(facts.refusals(connection)),
        orphans=tuple(connection.execute("SELECT judgement, reason FROM orphan ORDER BY judgement")),
        check_again=tuple(row[0] for row in again),
        removed=tuple(sorted(sources.removed)),
        remarks=tuple((path, left_out_text(count)) for path, count in facts.left_out(connection)),
    )


def waiting(shelf: Shelf, sources: Sources) -> int:
    """Return how many sources of the ledger the dossier does not know yet: they wait for a build."""
    apart = {row[0] for row in shelf.connection.execute("SELECT source FROM extraction")}
    unread = {row[0] for row in shelf.connection.execute("SELECT path FROM problem")}
    return sum(each.key not in apart and each.path not in unread for each in sources.items)


def _model_cells(model: dict[str, Any]) -> dict[str, Any]:
    return {name: model[name] for name in ("language", "name", "version", "licence", "sha256", "depth", "reason")}


def _counts(shelf: Shelf, query: str) -> dict[str, int]:
    return dict(shelf.connection.execute(query))
