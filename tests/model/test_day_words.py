"""Days in words, no more precise than what is known."""

from datetime import date

import pytest

from cuttings.model.dates import UNKNOWN, Interval, month_interval, season_interval, year_interval
from cuttings.model.day_words import days_text

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
