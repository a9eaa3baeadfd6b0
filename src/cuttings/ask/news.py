"""News: what is new since the last look, or since a day.

In:  the ledger of sources, which tells when each item was added and when somebody looked; the dossier's entries.
Out: the clippings added since, the events that they alone tell, the latest values that they change, and the plans that
     came to something through them.

Asking writes nothing: a look is recorded only when a person says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cuttings.ask.ahead import PlanRow, ahead
from cuttings.ask.evidence import Shelf
from cuttings.ask.sources import ClippingRow, clipping_row
from cuttings.ask.tellings import clippings_of
from cuttings.ask.timeline import TimelineRow
from cuttings.ask.tolls import Counter, counters, main_series
from cuttings.store import facts
from cuttings.store.sources import Dated, Seen, SourceItem


@dataclass(frozen=True, slots=True)
class NewValue:
    """The latest value of one counter of a series, and the one that it had before."""

    series: str
    title: str
    before: Counter
    after: Counter


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a time: `since` is the last look, or the day asked about, None when nobody has looked yet."""

    since: str | None
    clippings: tuple[ClippingRow, ...]
    outlets: tuple[str, ...]
    events: tuple[TimelineRow, ...]
    values: tuple[NewValue, ...]
    plans: tuple[PlanRow, ...]
    shelf: Shelf = field(repr=False, compare=False)


def last_look(lines: Sequence[Dated]) -> str | None:
    """Return when somebody last said that all was seen; None for never."""
    return max((each.at for each in lines if isinstance(each.line, Seen)), default=None)


def news(
    shelf: Shelf,
    rejected: frozenset[str],
    lines: Sequence[Dated],
    rows: Iterable[TimelineRow],
    *,
    since: str | None,
    last: date | None,
) -> News:
    """Return what is new since a time (ISO 8601, or a day: what was added from its beginning on), all with None.

    `lines` are those of the ledger, `rows` those of the timeline, `last` is the last day of publication.
    """
    fresh = _fresh(shelf, lines, since)
    clippings = tuple(clipping_row(shelf, each) for each in sorted(fresh))
    return News(
        since=since,
        clippings=clippings,
        outlets=shelf.outlets(fresh),
        events=tuple(each for each in rows if each.is_main and clippings_of(each.reports, shelf) <= fresh),
        values=tuple(_values(shelf, fresh, rejected)) if since else (),
        plans=tuple(_plans(shelf, fresh, rejected, last)) if since else (),
        shelf=shelf,
    )


def _fresh(shelf: Shelf, lines: Sequence[Dated], since: str | None) -> frozenset[str]:
    """Return the clippings that stand in no item added before; the first adding of an item counts."""
    old: set[str] = set()
    for each in lines:
        if isinstance(each.line, SourceItem) and since and each.at <= since:
            old.add(each.line.item)
    items = facts.items_of_clippings(shelf.connection)
    return frozenset(clipping for clipping, many in items.items() if old.isdisjoint(many))


def _values(shelf: Shelf, fresh: frozenset[str], rejected: frozenset[str]) -> Iterator[NewValue]:
    """Yield each counter that says something else than before, the main series first."""
    for series in main_series(shelf, rejected):
        if fresh.isdisjoint(point.clipping for track in series.tracks for point in track.points):
            continue
        before: Mapping[str, Counter] = {each.whose: each for each in counters(series, shelf, without=fresh)}
        for after in counters(series, shelf):
            earlier = before.get(after.whose)
            if earlier and earlier.value != after.value:
                yield NewValue(series.id, series.title, earlier, after)


def _plans(shelf: Shelf, fresh: frozenset[str], rejected: frozenset[str], last: date | None) -> Iterator[PlanRow]:
    before = {each.id: each.outcome for each in ahead(shelf, rejected, last=last, without=fresh)}
    for row in ahead(shelf, rejected, last=last):
        if row.id in before and before[row.id] is not row.outcome:
            yield row
