"""Why: from any id on screen to the exact words, the method, the joins and the decisions behind it.

In:  the id of an entry, a finding, a clipping or a judgement, or the beginning of one.
Out: one `Why`: what it is, its cells, its evidence, why its members were joined, and what people decided about it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.said import WordingRow, quotation_row
from cuttings.ask.wording import left_out_text
from cuttings.errors import UnknownId
from cuttings.model.day_words import days_text
from cuttings.model.entry import Actor, CopyFamily, Entry, Event, Join, Outlet, Place, Quotation, Series
from cuttings.model.envelope import to_json
from cuttings.model.finding import Finding
from cuttings.model.judgement import Judgement
from cuttings.model.plain import to_plain
from cuttings.store import facts

HIDDEN_CELLS = frozenset({"id", "kind", "clipping", "start", "end", "surface", "reading"})


@dataclass(frozen=True, slots=True)
class Why:
    """What an id stands for. `cells` are its own values, `text` is a clipping's, `entries` rest on a finding."""

    id: str
    kind: str
    label: str
    cells: dict[str, Any]
    text: str | None
    evidence: tuple[Evidence, ...]
    joins: tuple[Join, ...]
    entries: tuple[str, ...]
    decisions: tuple[Judgement, ...]


def why(shelf: Shelf, id: str, judgements: Sequence[Judgement]) -> Why:
    """Return what is behind an id. Raises UnknownId when nothing, or more than one thing, begins with it."""
    full = _full_id(shelf, id, judgements)
    decided = tuple(each for each in judgements if _is_about(each, full, shelf))
    if full.startswith("jd-"):
        return _judgement(next(each for each in judgements if each.id == full))
    if full.startswith("cl-"):
        return _clipping(shelf, full, decided)
    entry = facts.entry(shelf.connection, full)
    return _entry(shelf, entry, decided) if entry else _finding(shelf, shelf.finding(full), decided)


def _full_id(shelf: Shelf, id: str, judgements: Iterable[Judgement]) -> str:
    found = {*facts.ids_starting(shelf.connection, id), *(each.id for each in judgements if each.id.startswith(id))}
    if id in found:
        return id
    if len(found) != 1:
        problem = "is the beginning of several ids; give more of it" if found else "is no id in this dossier"
        raise UnknownId(f"“{id}” {problem}. Ids stand beside every row: cuttings timeline")
    return found.pop()


def _is_about(judgement: Judgement, id: str, shelf: Shelf) -> bool:
    targets = {target.id for target in judgement.on}
    return id in targets or judgement.id == id or bool(targets & set(facts.entry_findings(shelf.connection, id)))


def _judgement(judgement: Judgement) -> Why:
    label = f"{judgement.verb} by {judgement.by or 'somebody'} at {judgement.at}"
    return Why(judgement.id, "judgement", label, to_plain(judgement), None, (), (), (), (judgement,))


def _clipping(shelf: Shelf, id: str, decided: tuple[Judgement, ...]) -> Why:
    clipping, published = shelf.clipping(id), shelf.published(id)
    cells: dict[str, Any] = {
        "kind": str(clipping.kind),
        "outlet": shelf.outlet(id),
        "published": f"{days_text(published.interval)} ({published.basis}: {published.reason})",
        "language": clipping.language,
        "met at": [each.url or each.path for each in shelf.sightings(id)],
        "blocks": [f"{each.kind}: {each.reason}" for each in clipping.passages],
    }
    if remarks := [f"{each.path}: {left_out_text(each.left_out)}" for each in shelf.sightings(id) if each.left_out]:
        cells["left out"] = remarks
    families = (each for each in shelf.entries(CopyFamily) if id in each.clippings)
    joins = tuple(join for family in families for join in family.joins if id in (join.a, join.b))
    return Why(id, "clipping", shelf.headline(id) or id, cells, clipping.text, (), joins, (), decided)


def _entry(shelf: Shelf, entry: Entry, decided: tuple[Judgement, ...]) -> Why:
    kind = facts.ENTRY_KINDS[type(entry)]
    cells: dict[str, Any] = to_plain(entry)
    label = entry.name if isinstance(entry, Actor | Outlet | Place) else (cells.get("title") or kind)
    findings = () if isinstance(entry, CopyFamily | Outlet) else facts.entry_findings(shelf.connection, entry.id)
    joins = entry.joins if isinstance(entry, Actor | Event | CopyFamily | Quotation) else ()
    if row := quotation_row(shelf, entry) if isinstance(entry, Quotation) else None:
        label, cells["wordings"] = " … ".join(row.content), [_wording(each) for each in row.wordings]
    if isinstance(entry, Event | Series | Quotation):
        cells["sources"] = shelf.verdict({shelf.finding(each).clipping for each in findings}, entry.origins)
    shown = {name: cells[name] for name in _telling_cells(entry) if cells.get(name)}
    return Why(entry.id, kind, label, shown, None, shelf.evidence(findings), joins, (), decided)


def _wording(row: WordingRow) -> dict[str, Any]:
    """Return a wording as a cell: its words, where they are printed, and how they depart from the fullest."""
    cell: dict[str, Any] = {"words": " … ".join(row.content)}
    cell["printed in"] = [each.outlet or "an unknown outlet" for each in row.printings]
    return cell | {"differs": [each.told for each in row.departures]}


def _telling_cells(entry: Entry) -> tuple[str, ...]:
    by_kind = {
        "actor": ("type", "names"),
        "event": ("type", "when", "basis", "actors", "recipients", "places", "tellings", "origins", "sources"),
        "series": ("effect", "unit", "tracks", "origins", "sources"),
        "dispute": ("kind", "sides"),
        "copies": ("clippings", "origin"),
        "outlet": ("publishers", "clippings", "credited"),
        "quotation": ("speaker", "wordings", "origins", "sources"),
        "place": ("precision", "region", "country", "latitude", "longitude", "gazetteer", "reason"),
    }
    return by_kind[facts.ENTRY_KINDS[type(entry)]]


def _finding(shelf: Shelf, finding: Finding, decided: tuple[Judgement, ...]) -> Why:
    cells = {name: value for name, value in to_json(finding).items() if name not in HIDDEN_CELLS and value}
    evidence = shelf.evidence((finding.id,))
    entries = facts.entries_of_finding(shelf.connection, finding.id)
    return Why(finding.id, finding.KIND, finding.words.surface, cells, None, evidence, (), entries, decided)
