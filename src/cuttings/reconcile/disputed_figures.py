"""Numbers of one count that exclude each other: of one quantity, scope and day, by different voices.

In:  series, and when each clipping was published.
Out: disputes over figures, the sides of a vote among them.

A growing toll is no dispute: of one source only the highest number of a day counts, later days supersede, and what a
text takes back disputes nothing. A count of ballots in progress grows from hour to hour: it is none either, unless one
text sets two numbers side by side.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product

from cuttings.model.counting import Period
from cuttings.model.dates import UNKNOWN, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Decider, Dispute, DisputeKind, Join, Point, Series, Side, Track
from cuttings.reconcile.components import form_components
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.sides import dispute_of, known_names
from cuttings.reconcile.summary import LocalFigure, Summary

IN_PROGRESS = frozenset({"share", "ballots", "votes", "seats"})
"""Effects whose numbers grow while a count goes on, but for the sides of one vote."""


NEXT_DAY = 1
"""Days after which a count is printed that still stands for the day it is of: the morning papers'."""


class _Told:
    """What the clippings say of each figure: when it was published, for what time it counts, and of which vote side."""

    def __init__(self, summaries: Iterable[Summary]) -> None:
        every = list(summaries)
        self.published = {each.clipping: Interval(each.earliest, each.latest) for each in every}
        self.figures: dict[str, LocalFigure] = {one.id: one for each in every for one in each.figures}

    def days(self, point: Point) -> tuple[date | None, date | None]:
        """Return the first and last day on which the clipping of a figure may have been published."""
        published = self.published.get(point.clipping, UNKNOWN)
        return published.earliest, published.latest

    def when(self, point: Point) -> Interval:
        """Return the days on which a count stands: of a day's count those of its publication, for it may be mended."""
        is_of_day = self.figures[point.figure].period is Period.DAY
        days = Interval(point.earliest, point.latest)
        return self.published.get(point.clipping, UNKNOWN) if is_of_day or days == UNKNOWN else days


def figure_disputes(series: Iterable[Series], summaries: Iterable[Summary]) -> Iterator[Dispute]:
    """Yield a dispute for each series in which numbers exclude each other."""
    told = _Told(summaries)
    for each in (one for one in series if len(one.tracks) > 1):
        whose = {point.figure: track.whose for track in each.tracks for point in track.points}
        kept = [_standing(track, told) for track in each.tracks]
        across = [pair for a, b in combinations(kept, 2) for pair in product(a, b)]
        groups = _together([pair for pair in across if _clash(*pair, told, each.effect)])
        for points in groups:
            title = each.title if len(groups) == 1 else f"{each.title}{_as_of(points, told)}"
            reason = _reason(each, points, told)
            yield dispute_of(DisputeKind.FIGURES, title, each.id, _sides(points, whose), reason=reason)


def _together(pairs: Sequence[tuple[Point, Point]]) -> list[list[Point]]:
    """Return the points that clash, those of one time together."""
    by_id = {point.figure: point for pair in pairs for point in pair}
    ends = [sorted((a.figure, b.figure)) for a, b in pairs]
    joins = [Join(a, b, 1000, "numbers of one time", Decider.MACHINE) for a, b in ends]
    return [[by_id[each] for each in component.members] for component in form_components(by_id, joins)]


def _standing(track: Track, told: _Told) -> list[Point]:
    """Return the points of a source that its own later or higher count of the same days does not supersede."""
    points = [each for each in track.points if not each.corrected]
    return [each for each in points if not any(_supersedes(other, each, told) for other in points)]


def _supersedes(newer: Point, older: Point, told: _Told) -> bool:
    is_same_time = _meet(told.when(newer), told.when(older)) or newer.clipping == older.clipping
    return is_same_time and older.high is not None and older.high < newer.low


def _clash(a: Point, b: Point, told: _Told, effect: str) -> bool:
    is_in_progress = effect in IN_PROGRESS and told.figures[a.figure].vote is None
    is_one_text = a.clipping == b.clipping
    when = told.when(a), told.when(b)
    if is_one_text:
        return _are_disjoint(a, b) and (_meet(*when) or UNKNOWN in when)
    published = [numbered(*told.days(each)) for each in (a, b)]
    at_one_time = _meet(*when) and not are_apart(*published, more_than=NEXT_DAY)
    return at_one_time and not is_in_progress and _are_disjoint(a, b)


def _meet(a: Interval, b: Interval) -> bool:
    """Tell whether two times that are both known overlap."""
    return a.earliest is not None and b.earliest is not None and a.overlaps(b)


def _are_disjoint(a: Point, b: Point) -> bool:
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


def _reason(series: Series, points: Iterable[Point], told: _Told) -> str:
    """Return why the numbers exclude each other, with the days on which they stand."""
    what, _, event = series.title.partition(": ")
    of_event = " of one event" if event else ""
    return f"each counts {what}{of_event}{_as_of(points, told)}, and the numbers exclude each other"


def _as_of(points: Iterable[Point], told: _Told) -> str:
    """Return the days on which the numbers stand, where they are the same for all."""
    days = {told.when(each) for each in points}
    return f" as of {days_text(days.pop())}" if len(days) == 1 and UNKNOWN not in days else ""


def _sides(points: Iterable[Point], whose: Mapping[str, str | None]) -> Iterator[Side]:
    by_value: dict[str, list[Point]] = {}
    for point in points:
        by_value.setdefault(interval_text(point), []).append(point)
    for value, many in by_value.items():
        names = known_names(whose[each.figure] for each in many)
        yield Side(value, names, tuple(sorted(each.figure for each in many)))


def interval_text(point: Point) -> str:
    """Return a figure's interval as a person writes it: "at least 4", "2,000 to 9,999", "9"."""
    low: Decimal = point.low
    if point.high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == point.high else f"{low:,} to {point.high:,}"
