"""The story: the main events, each told once, ranked by who leads with them, in the order in which they took place.

In:  the rows of the timeline.
Out: the lines of the story, each a row of the timeline with the reasons why it is a line.

An event is a main one when a clipping leads with it. They are ranked by the outlets that do and, with less weight, by
the origins known, then by what hangs on them (disputes, statuses); the first so many are shown, by day.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cuttings.ask.timeline import TimelineRow

LINES = 20
"""Lines of a story: what a person reads at one look."""


LEADING = 2
"""What an outlet that leads with an event counts, against an origin that only tells it."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A main event: its row, its rank from 1, the clippings that lead with it, and their outlets as far as known."""

    row: TimelineRow
    rank: int
    leads: tuple[str, ...]
    outlets: tuple[str, ...]


def story_lines(rows: Iterable[TimelineRow], *, most: int | None = LINES) -> tuple[StoryLine, ...]:
    """Return the most important main events of a timeline, all with None, in its order."""
    main = [row for row in rows if row.is_main]
    ranks = {row.id: rank for rank, row in enumerate(sorted(main, key=_weight)[:most], 1)}
    return tuple(StoryLine(each, ranks[each.id], each.leads, _outlets(each)) for each in main if each.id in ranks)


def _outlets(row: TimelineRow) -> tuple[str, ...]:
    """Return the outlets that lead with an event, each once however it was met."""
    known = row.shelf.outlet_by_clipping
    printed = {known[each]: row.shelf.outlet(each) or known[each] for each in sorted(row.leads) if each in known}
    return tuple(sorted(printed.values()))


def _weight(row: TimelineRow) -> tuple[int, int, int, int, str]:
    """Return what ranks an event; clippings of unknown outlets may be of as many."""
    outlets = {row.shelf.outlet_by_clipping.get(each, each) for each in row.leads}
    told = LEADING * len(outlets) + row.origins.known
    hanging = len(row.disputes) + len(row.versions)
    return -told, -len(outlets), -row.origins.at_most, -hanging, row.id
