"""Write and read the derived rows: clippings with their sightings, readings with their findings, entries.

In:  an open connection, and objects of the model.
Out: the same objects again; what is read equals what was written.

Every function works inside the caller's transaction. Findings are stored as the machine read them; `judged` overlays
what people made of them, and `findings_of` gives the two laid over each other.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from cuttings.model.clipping import Clipping, Sighting
from cuttings.model.entry import Actor, CopyFamily, Dispute, Entry, Event, Outlet, Place, Quotation, Series
from cuttings.model.envelope import Envelope, RoleSpan, from_row, pack, to_row, unpack
from cuttings.model.finding import Finding, Kind
from cuttings.model.ids import canonical_json
from cuttings.model.plain import from_plain, to_plain
from cuttings.model.text import Words, check_words
from cuttings.store.database import UNREADABLE_ROW

EntryType = TypeVar("EntryType", bound=Entry)
ENTRY_KINDS: dict[type, str] = {
    Actor: "actor",
    Event: "event",
    Series: "series",
    Dispute: "dispute",
    CopyFamily: "copies",
    Outlet: "outlet",
    Quotation: "quotation",
    Place: "place",
}


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What people made of one finding, as stored."""

    finding: Finding
    state: str
    judgement: str
    check_again: bool


def put_clipping(connection: sqlite3.Connection, clipping: Clipping) -> None:
    """Store a clipping that is not there yet."""
    connection.execute(
        "INSERT INTO clipping (id, kind, publisher, language, text, body) VALUES (?, ?, ?, ?, ?, ?)",
        (
            clipping.id,
            clipping.kind,
            clipping.publisher,
            clipping.language,
            clipping.text,
            _body(clipping),
        ),
    )


def renew_clipping(connection: sqlite3.Connection, clipping: Clipping) -> None:
    """Store what a newer rule makes of a text that is there: its language, blocks and headline may be others."""
    body = _body(clipping)
    connection.execute(
        "UPDATE clipping SET language = ?, body = ? WHERE id = ? AND body IS NOT ?",
        (clipping.language, body, clipping.id, body),
    )


def _body(clipping: Clipping) -> str:
    return canonical_json({**to_plain(clipping), "text": None})


def drop_clipping(connection: sqlite3.Connection, clipping: str) -> None:
    """Remove a clipping and all that was read in it."""
    connection.execute("DELETE FROM clipping WHERE id = ?", (clipping,))


def clipping_ids(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of all clippings."""
    return {row[0] for row in connection.execute("SELECT id FROM clipping")}


def clippings(connection: sqlite3.Connection, ids: Iterable[str] | None = None) -> Iterator[Clipping]:
    """Yield all clippings, or those named, by id."""
    if ids is None:
        for text, body in connection.execute("SELECT text, body FROM clipping ORDER BY id"):
            yield _clipping(text, body)
        return
    for each in sorted(set(ids)):
        row = connection.execute("SELECT text, body FROM clipping WHERE id = ?", (each,)).fetchone()
        if row:
            yield _clipping(*row)


def _clipping(text: str, body: str) -> Clipping:
    with _as_written():
        clipping: Clipping = from_plain({**json.loads(body), "text": text}, Clipping)
    return clipping


@contextmanager
def _as_written() -> Iterator[None]:
    """A stored row that cannot be understood is damage of the database, like a page that SQLite cannot read."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"{UNREADABLE_ROW}: {error!r}") from error


def from_body(body: str, kind: Any) -> Any:
    """Return the object of the model that a stored body was made of. Raises sqlite3.DatabaseError for a damaged one."""
    with _as_written():
        return from_plain(json.loads(body), kind)


def put_sightings(connection: sqlite3.Connection, sightings: Iterable[Sighting]) -> None:
    """Replace all sightings by these."""
    connection.execute("DELETE FROM sighting")
    connection.executemany(
        "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                each.clipping,
                each.item,
                each.path,
                each.position,
                each.outlet,
                each.url,
                _iso(each.published.earliest),
                _iso(each.published.latest),
                canonical_json(to_plain(each)),
            )
            for each in sightings
        ],
    )


def sightings(connection: sqlite3.Connection, clipping: str | None = None) -> Iterator[Sighting]:
    """Yield all sightings, or those of one clipping, by clipping, item and position."""
    where, values = ("WHERE clipping = ?", (clipping,)) if clipping else ("", ())
    order = "ORDER BY clipping, item, position, path, body"
    for (body,) in connection.execute(f"SELECT body FROM sighting {where} {order}", values):
        yield from_body(body, Sighting)


def left_out(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield each path of which control characters were left out, and how many."""
    count = "json_extract(body, '$.left_out')"
    query = f"SELECT path, max({count}) FROM sighting WHERE {count} > 0 GROUP BY path ORDER BY path"
    yield from connection.execute(query)


def post_days(connection: sqlite3.Connection, item: str) -> tuple[date | None, ...]:
    """Return the first possible day of each text of a running post, by its place in the post."""
    query = (
        "SELECT min(earliest) FROM sighting WHERE item = ? AND position IS NOT NULL GROUP BY position ORDER BY position"
    )
    return tuple(date.fromisoformat(day) if day else None for (day,) in connection.execute(query, (item,)))


def published_days(connection: sqlite3.Connection) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a clipping is known to have been published; notes do not count."""
    query = (
        "SELECT min(s.earliest), max(s.earliest) FROM sighting s JOIN clipping c ON c.id = s.clipping "
        "WHERE c.kind <> 'note'"
    )
    first, last = connection.execute(query).fetchone()
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else (None, None)


def press_clippings(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all clippings that are not notes."""
    return frozenset(id for (id,) in connection.execute("SELECT id FROM clipping WHERE kind <> 'note'"))


def items_of_clippings(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Return the items in which each clipping was met, by their hashes."""
    items: dict[str, set[str]] = {}
    for clipping, item in connection.execute("SELECT clipping, item FROM sighting"):
        items.setdefault(clipping, set()).add(item)
    return {clipping: frozenset(many) for clipping, many in items.items()}


def put_reading(
    connection: sqlite3.Connection, clipping: Clipping, key: str, findings: Iterable[Envelope], refused: Iterable[str]
) -> None:
    """Replace the reading of a clipping. Raises SpanOutsideText when a finding's words are not in its text."""
    connection.execute("DELETE FROM finding WHERE clipping = ?", (clipping.id,))
    kept = list(findings)
    for finding in kept:
        for span in finding.spans:
            check_words(span.words, clipping.text)
    connection.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)", map(_finding_row, kept))
    connection.executemany("INSERT INTO finding_span VALUES (?, ?, ?, ?, ?, ?)", _span_rows(kept))
    row = (clipping.id, key, canonical_json(list(refused)))
    connection.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", row)


def reading_keys(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the key of each clipping's reading."""
    return dict(connection.execute("SELECT clipping, key FROM reading"))


def refusals(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (clipping, reason) for each finding that was refused because its words were not there."""
    for clipping, refused in connection.execute("SELECT clipping, refused FROM reading WHERE refused <> '[]'"):
        yield from ((clipping, reason) for reason in json.loads(refused))


def _finding_row(envelope: Envelope) -> tuple[str | int, ...]:
    return envelope.id, envelope.clipping, envelope.kind, envelope.method, envelope.reading, envelope.body


def _span_rows(envelopes: Iterable[Envelope]) -> Iterator[tuple[str | int, ...]]:
    for envelope in envelopes:
        for span in envelope.spans:
            yield envelope.id, span.role, span.order, span.words.start, span.words.end, span.words.surface


def machine_findings(connection: sqlite3.Connection, clipping: str) -> list[Finding]:
    """Return what the machine read in one clipping, by kind and place."""
    spans: dict[str, list[RoleSpan]] = {}
    for finding, role, order, start, end, surface in connection.execute(
        "SELECT s.* FROM finding_span s JOIN finding f ON f.id = s.finding WHERE f.clipping = ?", (clipping,)
    ):
        spans.setdefault(finding, []).append(RoleSpan(role, order, Words(start, end, surface)))
    rows = connection.execute("SELECT id, kind, method, reading, body FROM finding WHERE clipping = ?", (clipping,))
    with _as_written():
        found = [
            unpack(Envelope(id, clipping, Kind(kind), method, reading, tuple(spans[id]), body))
            for id, kind, method, reading, body in rows
        ]
    return sorted(found, key=_by_place)


def machine_findings_of_kind(connection: sqlite3.Connection, kind: Kind) -> Iterator[Finding]:
    """Yield all findings of one kind as the machine read them, by id."""
    spans = connection.execute(
        'SELECT s.finding, s.role, s.position, s."start", s."end", s.surface FROM finding f JOIN finding_span s '
        "ON s.finding = f.id WHERE f.kind = ? ORDER BY f.id",
        (kind,),
    )
    query = "SELECT id, clipping, method, reading, body FROM finding WHERE kind = ? ORDER BY id"
    rows = connection.execute(query, (kind,))
    for (id, clipping, method, reading, body), (_, own) in zip(rows, groupby(spans, itemgetter(0)), strict=True):
        with _as_written():
            roles = tuple(RoleSpan(role, order, Words(*words)) for _, role, order, *words in own)
            yield unpack(Envelope(id, clipping, kind, method, reading, roles, body))


def machine_finding(connection: sqlite3.Connection, id: str) -> Finding | None:
    """Return one finding as the machine read it, None when there is none with this id."""
    row = connection.execute("SELECT clipping, kind, method, reading, body FROM finding WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    clipping, kind, method, reading, body = row
    query = 'SELECT role, position, "start", "end", surface FROM finding_span WHERE finding = ?'
    spans = [RoleSpan(role, order, Words(*words)) for role, order, *words in connection.execute(query, (id,))]
    with _as_written():
        return unpack(Envelope(id, clipping, Kind(kind), method, reading, tuple(spans), body))


def attributions_holding(connection: sqlite3.Connection, clipping: str, words: Words) -> tuple[str, ...]:
    """Return the ids of the attributions that the machine read whose content holds some words, the shortest first.

    The plus keeps SQLite from walking all attributions of the dossier instead of the findings of the clipping.
    """
    query = (
        "SELECT f.id FROM finding f JOIN finding_span s ON s.finding = f.id WHERE f.clipping = ? AND +f.kind = ? AND "
        's.role = \'content\' AND s."start" <= ? AND s."end" >= ? ORDER BY s."end" - s."start", f.id'
    )
    found = connection.execute(query, (clipping, Kind.ATTRIBUTION, words.start, words.end))
    return tuple(dict.fromkeys(id for (id,) in found))


def _by_place(finding: Finding) -> tuple[int, Words, str]:
    return list(Kind).index(finding.KIND), finding.words, finding.id


def put_judged(connection: sqlite3.Connection, clipping: str, rows: Iterable[JudgedRow]) -> None:
    """Replace what people made of one clipping's findings."""
    connection.execute("DELETE FROM judged WHERE clipping = ?", (clipping,))
    connection.executemany(
        "INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?)",
        [
            (each.finding.id, clipping, each.state, each.judgement, each.check_again, _as_body(each.finding))
            for each in rows
        ],
    )


def judged_rows(connection: sqlite3.Connection, clipping: str | None = None) -> dict[str, JudgedRow]:
    """Return what people made of findings, by finding id: all, or one clipping's."""
    where, values = ("WHERE clipping = ?", (clipping,)) if clipping else ("", ())
    query = f"SELECT finding, state, judgement, check_again, body FROM judged {where}"
    return {
        finding: JudgedRow(_from_body(body), state, judgement, bool(check_again))
        for finding, state, judgement, check_again, body in connection.execute(query, values)
    }


def findings_of(connection: sqlite3.Connection, clipping: str, *, rejected: bool = False) -> list[Finding]:
    """Return the findings of a clipping as people left them, by kind and place; rejected ones only when asked for."""
    judged = judged_rows(connection, clipping)
    by_id = {finding.id: finding for finding in machine_findings(connection, clipping)}
    by_id |= {id: row.finding for id, row in judged.items()}
    kept = [each for id, each in by_id.items() if rejected or id not in judged or judged[id].state != "rejected"]
    return sorted(kept, key=_by_place)


def clippings_of_kind(connection: sqlite3.Connection, kind: Kind) -> dict[str, str]:
    """Return the clipping in which each finding of a kind stands, by the finding's id; people's additions too."""
    judged = (row.finding for row in judged_rows(connection).values())
    added = {each.id: each.clipping for each in judged if each.KIND is kind}
    return added | dict(connection.execute("SELECT id, clipping FROM finding WHERE kind = ?", (kind,)))


def clipping_of_finding(connection: sqlite3.Connection, finding: str) -> str | None:
    """Return the clipping in which a finding stands, None when there is no such finding."""
    query = "SELECT clipping FROM finding WHERE id = ? UNION SELECT clipping FROM judged WHERE finding = ?"
    row = connection.execute(query, (finding, finding)).fetchone()
    return row[0] if row else None


def _as_body(finding: Finding) -> str:
    return canonical_json(to_row(pack(finding)))


def _from_body(body: str) -> Finding:
    with _as_written():
        return unpack(from_row(json.loads(body)))


def put_entries(connection: sqlite3.Connection, entries: Mapping[str, tuple[str, Entry, frozenset[str]]]) -> int:
    """Make the stored entries equal to these (label, entry, finding ids by entry id); return how many changed.

    Label and finding ids follow from the entry, so the entries alone are compared.
    """
    wanted = {id: canonical_json(to_plain(entry)) for id, (_, entry, _) in entries.items()}
    stored = dict(connection.execute("SELECT id, body FROM entry"))
    gone = [(id,) for id in stored if id not in wanted or stored[id] != wanted[id]]
    fresh = [id for id in sorted(wanted) if stored.get(id) != wanted[id]]
    connection.executemany("DELETE FROM entry WHERE id = ?", gone)
    for id in fresh:
        label, entry, findings = entries[id]
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (id, ENTRY_KINDS[type(entry)], label, wanted[id]))
        connection.executemany("INSERT INTO entry_finding VALUES (?, ?)", [(id, each) for each in sorted(findings)])
    return len(set(fresh) | {id for (id,) in gone})


def entries(connection: sqlite3.Connection, kind: type[EntryType]) -> Iterator[EntryType]:
    """Yield all entries of one type, by id."""
    query = "SELECT body FROM entry WHERE kind = ? ORDER BY id"
    for (body,) in connection.execute(query, (ENTRY_KINDS[kind],)):
        yield from_body(body, kind)


def entry(connection: sqlite3.Connection, id: str) -> Entry | None:
    """Return one entry, None when there is none with this id."""
    row = connection.execute("SELECT kind, body FROM entry WHERE id = ?", (id,)).fetchone()
    kinds: dict[str, Any] = {name: kind for kind, name in ENTRY_KINDS.items()}
    found: Entry | None = from_body(row[1], kinds[row[0]]) if row else None
    return found


def entry_findings(connection: sqlite3.Connection, id: str) -> tuple[str, ...]:
    """Return the ids of the findings that an entry rests on, sorted."""
    query = "SELECT finding FROM entry_finding WHERE entry = ? ORDER BY finding"
    return tuple(row[0] for row in connection.execute(query, (id,)))


def entries_of_finding(connection: sqlite3.Connection, finding: str) -> tuple[str, ...]:
    """Return the ids of the entries that rest on a finding, sorted."""
    query = "SELECT entry FROM entry_finding WHERE finding = ? ORDER BY entry"
    return tuple(row[0] for row in connection.execute(query, (finding,)))


def ids_starting(connection: sqlite3.Connection, start: str) -> tuple[str, ...]:
    """Return the ids of clippings, findings and entries that begin with `start`, sorted, at most 20."""
    query = (
        "SELECT id FROM clipping WHERE id >= :low AND id < :high UNION SELECT id FROM finding WHERE id >= :low AND "
        "id < :high UNION SELECT finding FROM judged WHERE finding >= :low AND finding < :high UNION "
        "SELECT id FROM entry WHERE id >= :low AND id < :high ORDER BY 1 LIMIT 20"
    )
    return tuple(row[0] for row in connection.execute(query, {"low": start, "high": f"{start}\U0010ffff"}))


def _iso(day: object) -> str | None:
    return str(day) if day else None
