"""The story: the main events, each told once, ranked by who leads with them, in the order in which they took place.

In:  the rows of the timeline.
Out: the lines of the story, each a row of the timeline with the reasons why it is a line.

An event is a main one when a clipping leads with it. They are ranked by the outlets that do and, with less weight, by
the origins known, then by what hangs on them (disputes, statuses); the first so many are shown, by day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cuttings.ask.evidence import Shelf
from cuttings.ask.timeline import TimelineRow

LINES = 20
"""Lines of a story: what a person reads at one look."""


LEADING = 2
"""What an outlet that leads with an event counts, against an origin that only tells it."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A main event: its row, its rank from 1, the clippings and outlets that lead with it."""

    row: TimelineRow
    rank: int
    leads: tuple[str, ...]
    outlets: tuple[str, ...]


def story_lines(rows: Iterable[TimelineRow], *, most: int | None = LINES) -> tuple[StoryLine, ...]:
    """Return the most important main events of a timeline, all with None, in its order."""
    main = [(row, _outlets(row.leads, row.shelf)) for row in rows if row.is_main]
    ranked = sorted(main, key=lambda each: _weight(*each))
    ranks = {row.id: rank for rank, (row, _) in enumerate(ranked[:most], 1)}
    return tuple(StoryLine(row, ranks[row.id], row.leads, outlets) for row, outlets in main if row.id in ranks)


def _outlets(clippings: Iterable[str], shelf: Shelf) -> tuple[str, ...]:
    """Return the outlets of clippings, each once however it was met."""
    printed = {shelf.outlet_by_clipping.get(each, each): shelf.outlet(each) or each for each in sorted(clippings)}
    return tuple(sorted(printed.values()))


def _weight(row: TimelineRow, outlets: Sequence[str]) -> tuple[int, int, int, int, str]:
    told = LEADING * len(outlets) + row.origins.known
    hanging = len(row.disputes) + len(row.versions)
    return -told, -len(outlets), -row.origins.at_most, -hanging, row.id
