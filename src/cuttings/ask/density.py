"""How many events lie on each day, month or year: the strip above a timeline.

In:  rows of the timeline.
Out: a `Density`: one bar for each day from the first to the last, or for each month or year where days are too many;
     what lies far outside the days of publication is counted at the ends.
"""

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cuttings.ask.timeline import TimelineRow
from cuttings.model.dates import Interval

MOST = 45
"""Bars that a strip has room for."""
AROUND = timedelta(days=31)
"""Days before the first and after the last publication that still belong to the story."""


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of a day, month or year: from `since` to `until`, both included."""

    since: date
    until: date
    count: int


@dataclass(frozen=True, slots=True)
class Density:
    """Bars in order; `earlier` and `later` count the events outside them, `undated` those without a day."""

    unit: Unit
    bars: tuple[Bar, ...]
    earlier: int
    later: int
    undated: int


def density(rows: Iterable[TimelineRow], published: Interval) -> Density:
    """Return the strip of rows; `published` are the days on which the clippings were published."""
    every = [row.day for row in rows]
    days = sorted(day for day in every if day)
    near = [day for day in days if _is_near(day, published)]
    bars = _bars(Counter(near), near[0], near[-1]) if near else ()
    earlier = sum(day < near[0] for day in days) if near else len(days)
    later = sum(day > near[-1] for day in days) if near else 0
    return Density(_unit(near), bars, earlier, later, len(every) - len(days))


def _is_near(day: date, published: Interval) -> bool:
    first, last = published.earliest, published.latest
    return first is None or last is None or first - AROUND <= day <= last + AROUND


def _unit(days: list[date]) -> Unit:
    if not days or (days[-1] - days[0]).days < MOST:
        return Unit.DAY
    months = 12 * (days[-1].year - days[0].year) + days[-1].month - days[0].month
    return Unit.MONTH if months < MOST else Unit.YEAR


def _bars(counts: Counter[date], first: date, last: date) -> tuple[Bar, ...]:
    unit = _unit([first, last])
    bars: list[Bar] = []
    since = _start(first, unit)
    while since <= last:
        until = _end(since, unit)
        bars.append(Bar(since, until, sum(count for day, count in counts.items() if since <= day <= until)))
        since = until + timedelta(days=1)
    return tuple(bars)


def _start(day: date, unit: Unit) -> date:
    return {Unit.DAY: day, Unit.MONTH: day.replace(day=1), Unit.YEAR: day.replace(month=1, day=1)}[unit]


def _end(day: date, unit: Unit) -> date:
    if unit is Unit.DAY:
        return day
    month = day.month if unit is Unit.MONTH else 12
    return date(day.year, month, calendar.monthrange(day.year, month)[1])
