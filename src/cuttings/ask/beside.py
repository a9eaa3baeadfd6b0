"""Events told in one sentence: a riot that left one dead and nine hurt is three events, and one thing to look at.

In:  events, the places of their triggers, the texts.
Out: for each event those that stand beside it, and an order that keeps them together.

They are shown together and never merged: each keeps its type, its parties and its words. Only what one clipping tells
in one sentence, for the same days and with the same status, belongs together; likeness of parties is not enough.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cuttings.model.entry import Event

SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\W\d_a-zà-þ])|\n\s*\n")
"""A stop before a capital, or the end of a paragraph. An abbreviation ends none that matters: fewer are then beside."""
LONGEST = 400
"""Code points between two triggers from which on no sentence is looked for."""


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    clipping: str
    start: int
    end: int
    event: str
    status: str


def events_beside(connection: sqlite3.Connection, events: Sequence[Event]) -> dict[str, frozenset[str]]:
    """Return the ids of the events told in one sentence with each, by id; events that stand alone are left out."""
    by_id = {each.id: each for each in events}
    beside: dict[str, set[str]] = {}
    for a, b in pairwise(sorted(_places(connection, events))):
        one, other = by_id[a.event], by_id[b.event]
        if a.event == b.event or a.status != b.status or not _have_same_days(one, other):
            continue
        if a.clipping == b.clipping and _is_one_sentence(connection, a, b):
            beside.setdefault(a.event, set()).add(b.event)
            beside.setdefault(b.event, set()).add(a.event)
    return {event: frozenset(others) for event, others in beside.items()}


def first_titles(titles: Mapping[str, str], beside: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return for each event the first title among those that it stands beside, directly or through others."""
    first: dict[str, str] = {}
    for event in sorted(titles, key=lambda each: (titles[each], each)):
        reached = [] if event in first else [event]
        while reached:
            each = reached.pop()
            first[each] = titles[event]
            reached += [other for other in beside.get(each, ()) if other not in first]
    return first


def _places(connection: sqlite3.Connection, events: Sequence[Event]) -> Iterator[_Place]:
    told = {
        report: (event.id, str(telling.status))
        for event in events
        for telling in event.tellings
        for report in telling.reports
    }
    query = (
        "SELECT s.finding, f.clipping, s.start, s.end FROM finding_span s JOIN finding f ON f.id = s.finding "
        "WHERE f.kind = 'report' AND s.role = 'trigger'"
    )
    for report, clipping, start, end in connection.execute(query):
        if report in told:
            yield _Place(clipping, start, end, *told[report])


def _have_same_days(a: Event, b: Event) -> bool:
    return (a.earliest, a.latest) == (b.earliest, b.latest)


def _is_one_sentence(connection: sqlite3.Connection, a: _Place, b: _Place) -> bool:
    if b.start - a.end > LONGEST:
        return False
    row = connection.execute("SELECT text FROM clipping WHERE id = ?", (a.clipping,)).fetchone()
    return row is not None and not SENTENCE_END.search(row[0], a.end, b.start + 1)
