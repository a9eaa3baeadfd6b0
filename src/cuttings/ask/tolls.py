"""Tolls: the latest count of each counter, for the first page; two counters are never made one.

In:  the dossier's series.
Out: the series on what was done to people first (resources/tolls.toml), those that count all of them before groups,
     the most told first; each with its counters: their values, and the days these hold for. What counts a part, or
     some more, is no toll.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from cuttings.ask.evidence import Shelf
from cuttings.ask.wording import UNKNOWN_OUTLET, figure_text
from cuttings.model.entry import Dispute, DisputeKind, Event, Origins, Point, Series
from cuttings.model.finding import Bound, Figure, Scope
from cuttings.resources.tables import common_table

MOST = 6
"""Series on the first page."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of a counter: its bounds, in words too, and the days it holds for."""

    figure: str
    value: str
    low: Decimal
    high: Decimal | None
    bound: Bound
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Counter:
    """What one source has counted, oldest first."""

    whose: str
    points: tuple[Counted, ...]

    @property
    def value(self) -> str:
        """The latest value, in words."""
        return self.points[-1].value

    @property
    def movement(self) -> str:
        """The first and the latest value, or the one: "9 → 4"."""
        first = self.points[0].value
        return self.value if first == self.value else f"{first} → {self.value}"


@dataclass(frozen=True, slots=True)
class Toll:
    """A series with its counters; `dispute` is the id of the dispute over it, None for none."""

    id: str
    title: str
    effect: str
    counters: tuple[Counter, ...]
    origins: Origins
    dispute: str | None


def tolls(shelf: Shelf, rejected: frozenset[str], *, most: int | None = MOST) -> tuple[Toll, ...]:
    """Return the main series that somebody counts, at most so many (None: all)."""
    disputed = {
        each.about: each.id
        for each in shelf.entries(Dispute)
        if each.kind is DisputeKind.FIGURES and each.about and each.id not in rejected
    }
    of_all = (each for each in main_series(shelf, rejected) if _counts_all(each, shelf))
    every = (_toll(each, shelf, disputed.get(each.id)) for each in of_all)
    return tuple(islice((each for each in every if each.counters), most))


def main_series(shelf: Shelf, rejected: frozenset[str]) -> tuple[Series, ...]:
    """Return all series, the main ones first."""
    leads = {each.id: len(each.leads) for each in shelf.entries(Event)}
    series = (each for each in shelf.entries(Series) if each.id not in rejected)
    return tuple(sorted(series, key=lambda each: _weight(each, leads)))


def counters(series: Series, shelf: Shelf, *, without: frozenset[str] = frozenset()) -> tuple[Counter, ...]:
    """Return the counters of a series, by name, as they are known without some clippings; empty ones are left out."""
    by_name: dict[str, list[Point]] = {}
    for whose, point in _points(series, shelf):
        if point.clipping not in without:
            by_name.setdefault(whose, []).append(point)
    return tuple(
        Counter(whose, tuple(_counted(each, shelf) for each in sorted(points, key=_by_day)))
        for whose, points in sorted(by_name.items())
    )


def _points(series: Series, shelf: Shelf) -> Iterator[tuple[str, Point]]:
    """Yield each point with who counts: the speaker, else the outlet; not what its own text takes back."""
    for track in series.tracks:
        for point in (each for each in track.points if not each.corrected):
            yield point.whose or shelf.outlet(point.clipping) or track.whose or UNKNOWN_OUTLET, point


def _by_day(point: Point) -> tuple[date, date, str]:
    return point.latest or date.min, point.earliest or date.min, point.figure


def _counted(point: Point, shelf: Shelf) -> Counted:
    finding = shelf.finding(point.figure)
    assert isinstance(finding, Figure)
    value = figure_text(point.low, point.high, point.bound, finding.unit)
    return Counted(point.figure, value, point.low, point.high, point.bound, point.earliest, point.latest)


def _toll(series: Series, shelf: Shelf, dispute: str | None) -> Toll:
    return Toll(series.id, series.title, series.effect, counters(series, shelf), series.origins, dispute)


def _counts_all(series: Series, shelf: Shelf) -> bool:
    """Tell whether a series counts all of something, neither a part nor some more; all its figures measure alike."""
    figure = shelf.finding(series.tracks[0].points[0].figure)
    return isinstance(figure, Figure) and figure.scope is Scope.TOTAL


def _weight(series: Series, leads: Mapping[str, int]) -> tuple[bool, bool, int, int, int, int, int, int, str, str]:
    """Return the place of a series; of those told as often, one of an event that leads clippings stands first."""
    origins, first = series.origins, common_table("tolls")["first"]
    rank = first.index(series.effect) if series.effect in first else len(first)
    lead = max((leads.get(each, 0) for each in series.events[:1]), default=0)
    figures = sum(len(track.points) for track in series.tracks)
    told = -origins.outlets, -origins.known, -origins.clippings, -lead, -figures
    return series.effect not in first, not series.is_whole, *told, rank, series.title, series.id
