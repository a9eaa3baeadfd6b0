"""The strip of days: every day from the first to the last, months where days are too many, the far ones at the ends."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from cuttings.ask import Dossier
from cuttings.ask.density import Unit, density
from cuttings.ask.timeline import TimelineRow
from cuttings.model.dates import UNKNOWN, Interval

PUBLISHED = Interval(date(2031, 3, 1), date(2031, 3, 10))


@pytest.fixture
def row(dossier: Dossier) -> TimelineRow:
    """Some row."""
    return dossier.timeline()[0]


def _rows(row: TimelineRow, days: Iterable[date | None]) -> list[TimelineRow]:
    return [replace(row, earliest=day, latest=day) for day in days]


def test_days_without_events_have_bars_too(row: TimelineRow) -> None:
    strip = density(_rows(row, [date(2031, 3, 2), date(2031, 3, 2), date(2031, 3, 5), None]), PUBLISHED)
    assert [each.count for each in strip.bars] == [2, 0, 0, 1]
    assert (strip.unit, strip.undated, strip.earlier, strip.later) == (Unit.DAY, 1, 0, 0)


def test_what_lies_far_outside_publication_is_counted_at_the_ends(row: TimelineRow) -> None:
    days = [date(1998, 5, 1), date(2031, 3, 2), date(2031, 3, 3), date(2044, 1, 1)]
    strip = density(_rows(row, days), PUBLISHED)
    assert (len(strip.bars), strip.earlier, strip.later) == (2, 1, 1)


@pytest.mark.parametrize(
    ("first", "last", "unit", "bars"),
    [
        (date(2031, 1, 1), date(2031, 2, 14), Unit.DAY, 45),
        (date(2031, 1, 1), date(2031, 2, 15), Unit.MONTH, 2),
        (date(2031, 1, 31), date(2034, 9, 30), Unit.MONTH, 45),
        (date(2031, 1, 31), date(2034, 10, 1), Unit.YEAR, 4),
    ],
)
def test_a_long_story_is_told_by_month_or_year(
    row: TimelineRow, first: date, last: date, unit: Unit, bars: int
) -> None:
    strip = density(_rows(row, [first, last]), Interval(first, last))
    assert (strip.unit, len(strip.bars)) == (unit, bars)
    assert sum(each.count for each in strip.bars) == 2
    assert strip.bars[0].since <= first
    assert strip.bars[-1].until >= last


def test_without_days_there_are_no_bars(row: TimelineRow) -> None:
    strip = density(_rows(row, [None, None]), UNKNOWN)
    assert (strip.bars, strip.undated) == ((), 2)
