"""Days and intervals: what is read covers all days it allows and no other, and prints to what reads back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.dates import (
    UNKNOWN,
    Interval,
    day_interval,
    edtf_of,
    month_interval,
    parse_edtf,
    week_interval,
    year_interval,
)

DAYS = st.dates()
INTERVALS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(lambda pair: in_order(*pair))
CALENDAR = st.one_of(
    DAYS.map(day_interval),
    DAYS.map(lambda day: month_interval(day.year, day.month)),
    DAYS.map(lambda day: year_interval(day.year)),
)


def in_order(first: date | None, last: date | None) -> Interval:
    """An interval whose ends stand in order."""
    return Interval(last, first) if first and last and last < first else Interval(first, last)


@given(INTERVALS | CALENDAR)
def test_an_interval_printed_reads_back_the_same(interval: Interval) -> None:
    printed = edtf_of(interval)
    assert (UNKNOWN if printed is None else parse_edtf(printed)) == interval


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        (Interval(date(2031, 1, 1), date(2031, 12, 31)), "2031"),
        (Interval(date(2032, 2, 1), date(2032, 2, 29)), "2032-02"),
        (Interval(date(2031, 2, 1), date(2031, 2, 27)), "2031-02-01/2031-02-27"),  # look-alike: a day short of a month
        (Interval(date(2030, 1, 1), date(2031, 12, 31)), "2030-01-01/2031-12-31"),  # two years are no year
        (day_interval(date(987, 1, 1)), "0987-01-01"),
        (Interval(None, date(2031, 3, 4)), "../2031-03-04"),
        (UNKNOWN, None),
    ],
)
def test_an_interval_prints_as_the_shortest_date_that_covers_it(interval: Interval, printed: str | None) -> None:
    assert edtf_of(interval) == printed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),  # a leap year
        ("2031-03-04~", date(2031, 3, 4), date(2031, 3, 4)),  # a doubt does not move the days
        (" 2031? ", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-03/2032", date(2031, 3, 1), date(2032, 12, 31)),  # each end as wide as its words
        ("2031-12-05/2031", date(2031, 12, 5), date(2031, 12, 31)),
        ("2031/..", date(2031, 1, 1), None),
        ("/2031-03", None, date(2031, 3, 31)),
        ("203X", date(2030, 1, 1), date(2039, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2031-34", date(2031, 4, 1), date(2031, 6, 30)),  # the second quarter
        ("2031-22", date(2030, 12, 1), date(2032, 3, 31)),  # a summer, of either hemisphere
    ],
)
def test_a_date_covers_every_day_it_allows(text: str, first: date | None, last: date | None) -> None:
    assert parse_edtf(text) == Interval(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",  # nothing known on either side
        "../..",
        "2031-13",
        "2031-37",  # no fifth quarter
        "00XX",
        "2031-02-29",  # no leap year
        "0000",  # no such year in the calendar we use
        "31",
        "2031-3-4",
        "2031-03-04T10:00",
        "20310304",
        "2031-03-04 ok",
        "2031/2030",  # ends before it starts
        "2031-03-04/2031-03-03",
        "2031/2032/2033",
        "٢٠٣١",  # digits, but not those of the standard
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert parse_edtf(text) is None


@given(INTERVALS, INTERVALS)
def test_overlapping_is_mutual_and_means_a_common_day(a: Interval, b: Interval) -> None:
    first = max((day for day in (a.earliest, b.earliest) if day), default=date.min)
    last = min((day for day in (a.latest, b.latest) if day), default=date.max)
    assert a.overlaps(b) is b.overlaps(a) is (first <= last)


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 24)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    week = week_interval(day)
    assert week.earliest is not None
    assert week.latest is not None
    assert (week.earliest.isoweekday(), week.latest.isoweekday(), (week.latest - week.earliest).days) == (1, 7, 6)
    assert week.earliest <= day <= week.latest


@pytest.mark.parametrize(
    ("interval", "is_day"),
    [
        (day_interval(date(2031, 3, 4)), True),
        (UNKNOWN, False),  # both ends are equal, and neither is known
        (month_interval(2031, 3), False),
    ],
)
def test_a_day_is_one_known_day(interval: Interval, is_day: bool) -> None:
    assert interval.is_day is is_day
