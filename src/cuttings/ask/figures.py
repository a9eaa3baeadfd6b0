"""Figures: what was counted, as bounded series with a track for each source. No average, no sum.

In:  the dossier's series.
Out: a row for each series; its points in order, each with its words.
"""

from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import figure_text
from cuttings.model.dates import Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Event, Origins, Point, Series
from cuttings.model.finding import Figure


@dataclass(frozen=True, slots=True)
class PointRow:
    """One figure: its interval in words, whose it is, when it holds, and the words themselves.

    `corrected` tells that its own text outdates it or takes it back.
    """

    figure: str
    value: str
    low: str
    high: str | None
    bound: str
    words: str
    whose: str
    as_of: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """Figures on one quantity of one event; `points` run by source, then by day."""

    id: str
    title: str
    effect: str
    points: tuple[PointRow, ...]
    origins: Origins
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every figure."""
        return self.shelf.evidence(each.figure for each in self.points)


def figures(shelf: Shelf, *, of: str | None, event: str | None, rejected: frozenset[str]) -> tuple[SeriesRow, ...]:
    """Return the series, those with most figures first.

    `of` narrows them to an effect or a word of the title, `event` to those told with one event, by the start of its id,
    or with events whose titles hold these words.
    """
    every = list(shelf.entries(Series))
    is_effect = any(each.effect == of for each in every)
    series = [each for each in every if of is None or _is_about(each, of, is_effect=is_effect)]
    events = None if event is None else _events(shelf, event)
    told = [each for each in series if events is None or events.intersection(each.events)]
    rows = [_row(each, shelf) for each in told if each.id not in rejected]
    return tuple(sorted(rows, key=lambda each: (-len(each.points), each.title, each.id)))


def _is_about(series: Series, of: str, *, is_effect: bool) -> bool:
    """Tell whether a series has an effect, or a word in its title where no series has such an effect."""
    return series.effect == of if is_effect else of.casefold() in series.title.casefold()


def _events(shelf: Shelf, wanted: str) -> frozenset[str]:
    folded = wanted.casefold()
    found = [each for each in shelf.entries(Event) if each.id.startswith(folded) or folded in each.title.casefold()]
    return frozenset(each.id for each in found)


def _row(series: Series, shelf: Shelf) -> SeriesRow:
    points = tuple(_point(point, track.whose, shelf) for track in series.tracks for point in track.points)
    return SeriesRow(series.id, series.title, series.effect, points, series.origins, shelf)


def _point(point: Point, track: str | None, shelf: Shelf) -> PointRow:
    finding = shelf.finding(point.figure)
    assert isinstance(finding, Figure)
    return PointRow(
        figure=point.figure,
        value=figure_text(point.low, point.high, point.bound, finding.unit),
        low=str(point.low),
        high=None if point.high is None else str(point.high),
        bound=point.bound,
        words=finding.words.surface,
        whose=" ← ".join(shelf.chain(finding)) or track or "unknown",
        as_of=days_text(Interval(point.earliest, point.latest)),
        corrected=point.corrected,
    )
