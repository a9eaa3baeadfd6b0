"""Numbers of one count that exclude each other: of one quantity, scope and day, by different voices.

In:  series, and their figures as counts are compared by (counts.py).
Out: disputes over figures, the sides of a vote among them; at most one for an event, what is counted, and a day.

A growing toll is no dispute: of one source only the highest number of a day counts, later days supersede, and what a
text takes back disputes nothing. A count of ballots in progress grows from hour to hour: it is none either, unless one
text sets two numbers side by side. Which two numbers can be rivals at all is told by `rivals`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from cuttings.model.counting import HUMAN_EFFECTS, Period
from cuttings.model.dates import UNKNOWN, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Decider, Dispute, DisputeKind, Join, Point, Series, Side, Track
from cuttings.reconcile.components import form_components
from cuttings.reconcile.counts import PlacedFigure, are_disjoint
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.quantities import asked
from cuttings.reconcile.rivals import Rivals
from cuttings.reconcile.series_titles import MOST, printed_on, short_days, shortened
from cuttings.reconcile.sides import dispute_of, known_names
from cuttings.reconcile.words import WordLists

IN_PROGRESS = frozenset({"share", "ballots", "votes", "seats"})
"""Effects whose numbers grow while a count goes on, but for the sides of one vote."""


NEXT_DAY = 1
"""Days after which a count is printed that still stands for the day it is of: the morning papers'."""


class _Told:
    """What the clippings say of each figure: when it was published, for what time it counts, and of which vote side."""

    def __init__(self, series: Sequence[Series], placed: Iterable[PlacedFigure], words: WordLists) -> None:
        every = list(placed)
        self.placed = {each.figure.id: each for each in every}
        self.rivals = Rivals(every, words)
        self.series = {point.figure: each for each in series for track in each.tracks for point in track.points}
        self.whose = {point.figure: track.whose for each in series for track in each.tracks for point in track.points}

    def days(self, point: Point) -> tuple[date | None, date | None]:
        """Return the first and last day on which the clipping of a figure may have been published."""
        published = printed_on(self.placed[point.figure].summary)
        return published.earliest, published.latest

    def when(self, point: Point) -> Interval:
        """Return the days on which a count stands: of a day's count those of its publication, for it may be mended."""
        placed = self.placed[point.figure]
        days = Interval(point.earliest, point.latest)
        return printed_on(placed.summary) if placed.figure.period is Period.DAY or days == UNKNOWN else days

    def are_of_one_count(self, a: Point, b: Point) -> bool:
        """Tell whether two points of two series are of all who came to harm in one event, as of one time."""
        one, other = self.series[a.figure], self.series[b.figure]
        is_whole = one.is_whole and other.is_whole and one.effect == other.effect and one.effect in HUMAN_EFFECTS
        share = not set(self.placed[a.figure].events).isdisjoint(self.placed[b.figure].events)
        return is_whole and share and self.when(a) == self.when(b)


def figure_disputes(series: Sequence[Series], placed: Iterable[PlacedFigure], words: WordLists) -> Iterator[Dispute]:
    """Yield a dispute for each count in which numbers exclude each other."""
    told = _Told(series, placed, words)
    clashes = [pair for each in series if len(each.tracks) > 1 for pair in _clashes(each, told)]
    for points in _together(clashes, told):
        main = _main_series(points, told)
        reason = _reason(main, points, told)
        yield dispute_of(DisputeKind.FIGURES, _title(main, points, told), main.id, _sides(points, told), reason=reason)


def _clashes(series: Series, told: _Told) -> Iterator[tuple[Point, Point]]:
    kept = [_standing(track, told) for track in series.tracks]
    across = (pair for a, b in combinations(kept, 2) for pair in product(a, b))
    return (pair for pair in across if _clash(*pair, told, series.effect))


def _together(pairs: Sequence[tuple[Point, Point]], told: _Told) -> list[list[Point]]:
    """Return the points that clash, those of one time together, and those of one count wherever they are told."""
    by_id = {point.figure: point for pair in pairs for point in pair}
    one_count = [pair for pair in combinations(by_id.values(), 2) if told.are_of_one_count(*pair)]
    ends = [sorted((a.figure, b.figure)) for a, b in [*pairs, *one_count]]
    joins = [Join(a, b, 1000, "numbers of one time", Decider.MACHINE) for a, b in ends]
    return [[by_id[each] for each in component.members] for component in form_components(by_id, joins)]


def _main_series(points: Sequence[Point], told: _Told) -> Series:
    """Return the series that most of the points are of."""
    every = [told.series[each.figure] for each in points]
    return min(every, key=lambda series: (-every.count(series), series.id))


def _standing(track: Track, told: _Told) -> list[Point]:
    """Return the points of a source that its own later or higher count of the same days does not supersede."""
    points = [each for each in track.points if not each.corrected]
    return [each for each in points if not any(_supersedes(other, each, told) for other in points)]


def _supersedes(newer: Point, older: Point, told: _Told) -> bool:
    is_same_time = _meet(told.when(newer), told.when(older)) or newer.clipping == older.clipping
    return is_same_time and older.high is not None and older.high < newer.low


def _clash(a: Point, b: Point, told: _Told, effect: str) -> bool:
    placed = told.placed[a.figure], told.placed[b.figure]
    if not are_disjoint(a, b) or not told.rivals.are_rivals(*placed):
        return False
    when = told.when(a), told.when(b)
    if a.clipping == b.clipping:
        return _meet(*when) or UNKNOWN in when
    is_in_progress = effect in IN_PROGRESS and placed[0].figure.vote is None
    published = [numbered(*told.days(each)) for each in (a, b)]
    return _meet(*when) and not are_apart(*published, more_than=NEXT_DAY) and not is_in_progress


def _meet(a: Interval, b: Interval) -> bool:
    """Tell whether two times that are both known overlap."""
    return a.earliest is not None and b.earliest is not None and a.overlaps(b)


def _title(series: Series, points: Sequence[Point], told: _Told) -> str:
    """Return what is asked, and as of which day where the series does not tell one and there is room."""
    days = {told.when(each) for each in points}
    printed = printed_on(told.placed[points[0].figure].summary)
    day = short_days(min(days, key=str), printed) if len(days) == 1 else ""
    question = asked(_unnoted(series, points, told), series.effect)
    as_of = f"{question} ({day})"
    return as_of if day and day not in question and len(as_of) <= MOST else shortened(question, MOST)


def _unnoted(series: Series, points: Sequence[Point], told: _Told) -> str:
    """Return the title of a series without who counts: a dispute has several who do."""
    names = {told.placed[each.figure].quantity.name for each in points}
    name = next((each for each in sorted(names) if series.title.startswith(each)), series.title)
    return name + series.title.removeprefix(name).partition(" (")[0]


def _reason(series: Series, points: Iterable[Point], told: _Told) -> str:
    """Return why the numbers exclude each other, with the days on which they stand."""
    every = list(points)
    days = sorted({days_text(told.when(each)) for each in every})
    when = f" as of {days[0]}" if len(days) == 1 and told.when(every[0]) != UNKNOWN else ""
    return f"each counts {series.title}{when}, and the numbers exclude each other"


def _sides(points: Iterable[Point], told: _Told) -> Iterator[Side]:
    by_value: dict[str, list[Point]] = {}
    for point in points:
        by_value.setdefault(interval_text(point), []).append(point)
    for value, many in by_value.items():
        names = known_names(told.whose[each.figure] for each in many)
        yield Side(value, names, tuple(sorted(each.figure for each in many)))


def interval_text(point: Point) -> str:
    """Return a figure's interval as a person writes it: "at least 4", "2,000 to 9,999", "9"."""
    low = point.low
    if point.high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == point.high else f"{low:,} to {point.high:,}"
