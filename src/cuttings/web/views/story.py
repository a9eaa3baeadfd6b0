"""The first page: the story, what is new, the tolls, what is disputed and ahead, and who; and the page of all plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from cuttings.ask.ahead import Outcome, PlanRow
from cuttings.ask.density import Bar, Density, Unit
from cuttings.ask.story_words import year_of
from cuttings.ask.timeline import TimelineRow
from cuttings.ask.tolls import Counter, Toll
from cuttings.ask.wording import count_text
from cuttings.model.dates import Interval
from cuttings.model.day_words import days_text
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked
from cuttings.web.strips import StripBar, marks, strip

FEW_BARS = 2
"""Bars from which on a strip tells anything."""
COUNTERS = 3
"""Counters of a toll on the first page; the screen of figures has all."""
LABEL_ROOM = {Unit.DAY: 1, Unit.MONTH: 2, Unit.YEAR: 2}
"""Bars that one label needs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A status of an event with everybody who tells it so."""

    status: str
    whose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CounterLine:
    """A counter of a toll with its row of marks."""

    counter: Counter
    marks: Markup


@dataclass(frozen=True, slots=True)
class TollBox:
    """A toll with its first counters, and how many more there are."""

    toll: Toll
    lines: tuple[CounterLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of days: the picture, the same as a list, and what lies outside it."""

    picture: Markup
    bars: tuple[StripBar, ...]
    density: Density


def story_page(asked: Asked) -> Response:
    """Show the first page."""
    front = asked.dossier.front()
    return asked.render(
        "story.html",
        title="Story",
        front=front,
        head=front.head,
        strip=strip_of(asked, front.density, "/timeline"),
        told={each.story.row.id: told_as(each.story.row) for each in front.lines},
        tolls=[_toll(each) for each in front.tolls],
        waiting=asked.waiting,
        drawer=drawer(asked),
    )


def ahead_page(asked: Asked) -> Response:
    """Show what was planned and what came of it, under what came of it; without a day only when asked for."""
    every = asked.dossier.ahead()
    rows = [each for each in every if asked.value("all") or each.outcome is not Outcome.OPEN]
    return asked.render(
        "ahead.html",
        title="Ahead",
        groups=_by_outcome(rows),
        every=len(every),
        shown=len(rows),
        year=year_of(asked.dossier.published()),
        titles={each.id: each.title for each in asked.dossier.timeline()},
        drawer=drawer(asked),
    )


def told_as(row: TimelineRow) -> tuple[Told, ...]:
    """Return as what an event is told, in the order of telling, each with everybody who tells it so."""
    tellers: dict[str, dict[str, None]] = {}
    for each in row.versions:
        tellers.setdefault(each.status, {}).update(dict.fromkeys(each.tellers))
    return tuple(Told(status, tuple(names)) for status, names in tellers.items())


def strip_of(asked: Asked, density: Density, path: str) -> Strip | None:
    """Return the strip of days whose bars lead to what lies in them; None where there are too few to tell anything."""
    if len(density.bars) < FEW_BARS:
        return None
    bars = tuple(_strip_bars(asked, density, path))
    return Strip(strip(bars, title=f"Main events by {density.unit}"), bars, density)


def _strip_bars(asked: Asked, density: Density, path: str) -> Iterator[StripBar]:
    for number, each in enumerate(density.bars):
        link = asked.link(path=path, since=each.since, until=each.until, show=None, page=None)
        days = days_text(Interval(each.since, each.until))
        is_labelled = number % LABEL_ROOM[density.unit] == 0
        label = _label(each, density.bars[number - 1] if number else None, density.unit) if is_labelled else ""
        yield StripBar(each.count, label, f"{days}: {count_text(each.count, 'event')}", link)


def _label(bar: Bar, before: Bar | None, unit: Unit) -> str:
    if unit is Unit.YEAR:
        return str(bar.since.year)
    if unit is Unit.MONTH:
        return f"{bar.since:%b}" if before and bar.since.month > LABEL_ROOM[unit] else str(bar.since.year)
    return str(bar.since.day)


def _toll(toll: Toll) -> TollBox:
    points = [point for each in toll.counters for point in each.points]
    days = sorted(day for day in (each.latest or each.earliest for each in points) if day)
    first, last = (days[0], days[-1]) if days else (None, None)
    top = max((float(each.low) for each in points), default=0.0)
    shown = toll.counters[:COUNTERS]
    lines = tuple(CounterLine(each, marks(each, first=first, last=last, top=top)) for each in shown)
    return TollBox(toll, lines, len(toll.counters) - len(shown))


def _by_outcome(rows: Sequence[PlanRow]) -> tuple[tuple[Outcome, tuple[PlanRow, ...]], ...]:
    outcomes = dict.fromkeys(each.outcome for each in rows)
    return tuple((outcome, tuple(each for each in rows if each.outcome is outcome)) for outcome in outcomes)
