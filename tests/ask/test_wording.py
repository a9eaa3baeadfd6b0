"""Dates, figures and origins in words, no more precise than what is known."""

from datetime import date
from decimal import Decimal

import pytest

from cuttings.ask.wording import days_text, figure_text, origins_text, own_words
from cuttings.model.dates import UNKNOWN, Interval, month_interval, season_interval, year_interval
from cuttings.model.entry import Origins
from cuttings.model.finding import Bound

MONDAY = date(2031, 3, 3)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (UNKNOWN, "undated"),
        (Interval(MONDAY, MONDAY), "Mon 3 Mar 2031"),
        (Interval(MONDAY, None), "not before 3 Mar 2031"),
        (Interval(None, MONDAY), "not after 3 Mar 2031"),
        (Interval(MONDAY, date(2031, 3, 9)), "3 Mar 2031 to 9 Mar 2031"),
        (month_interval(2031, 3), "Mar 2031"),
        (year_interval(2031), "2031"),
        (Interval(date(1990, 1, 1), date(1999, 12, 31)), "the 1990s"),
        (season_interval(2031), "a season of 2031"),  # which months, the hemisphere decides
    ],
)
def test_days(days: Interval, text: str) -> None:
    assert days_text(days) == text


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "text"),
    [
        ("4", None, Bound.AT_LEAST, None, "at least 4"),
        ("0", "1200", Bound.AT_MOST, None, "at most 1,200"),
        ("200", "999", Bound.RANGE, None, "200 to 999"),
        ("500", "500", Bound.ABOUT, None, "about 500"),
        ("97.20", "97.20", Bound.EXACT, "percent", "97.2 %"),
        ("3", "3", Bound.EXACT, "EUR", "3 EUR"),
    ],
)
def test_figures(low: str, high: str | None, bound: Bound, unit: str | None, text: str) -> None:
    assert figure_text(Decimal(low), Decimal(high) if high else None, bound, unit) == text


@pytest.mark.parametrize(
    ("origins", "text"),
    [
        (Origins(1, 1, 1, 1), "1 clipping, 1 outlet, independent origins: 1"),
        (Origins(5, 3, 2, 4), "5 clippings, 3 outlets, independent origins: 2 known, at most 4"),
        (Origins(2, 2, 0, 1), "2 clippings, 2 outlets, independent origins: none known, at most 1"),
    ],
)
def test_origins(origins: Origins, text: str) -> None:
    assert origins_text(origins) == text


def test_an_outlet_in_its_own_words() -> None:
    assert own_words("Harbour Post") == "Harbour Post (in its own words)"
    assert own_words(None) == "the outlet’s own words"
