"""The words of the story: days no more precise than what is known, plans with what came of them, sums of origins."""

from datetime import date

import pytest

from cuttings.ask.story_words import (
    basis_text,
    course_text,
    day_text,
    dispute_words,
    names_text,
    period_text,
    short_days,
    short_origins,
    type_text,
)
from cuttings.model.dates import UNKNOWN, DayBasis, Interval
from cuttings.model.entry import DisputeKind, Origins

MARCH = (date(2031, 3, 3), date(2031, 3, 5))


@pytest.mark.parametrize(
    ("days", "basis", "year", "text"),
    [
        (Interval(date(2031, 3, 3), date(2031, 3, 3)), DayBasis.CLAUSE, 2031, "Mon 3 Mar"),
        (Interval(date(2031, 3, 3), date(2031, 3, 3)), DayBasis.CLAUSE, None, "Mon 3 Mar 2031"),
        (Interval(date(2030, 3, 3), date(2030, 3, 3)), None, 2031, "Sun 3 Mar 2030"),
        (Interval(*MARCH), DayBasis.PUBLISHED, 2031, "~ Wed 5 Mar"),
        (Interval(MARCH[0], None), DayBasis.ANNOUNCED, 2031, "~ Mon 3 Mar"),
        (Interval(date(2031, 3, 1), date(2031, 3, 31)), None, 2031, "Mar"),
        (Interval(None, MARCH[1]), None, 2031, "by 5 Mar"),
        (Interval(MARCH[0], None), None, 2031, "from 3 Mar"),
        (Interval(*MARCH), None, 2031, "3 – 5 Mar"),
        (UNKNOWN, None, 2031, "no day"),
    ],
)
def test_days_in_a_narrow_column(days: Interval, basis: DayBasis | None, year: int | None, text: str) -> None:
    assert short_days(days, basis, year=year) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2031, 3, 3), date(2031, 3, 13), "3 – 13 Mar 2031"),
        (date(2031, 2, 28), date(2031, 3, 3), "28 Feb – 3 Mar 2031"),
        (date(2030, 12, 31), date(2031, 1, 2), "31 Dec 2030 – 2 Jan 2031"),
        (date(2031, 3, 3), date(2031, 3, 3), "3 Mar 2031"),
        (None, None, "no days known"),
    ],
)
def test_the_period_of_a_story(first: date | None, last: date | None, text: str) -> None:
    assert period_text(Interval(first, last)) == text


@pytest.mark.parametrize(
    ("outcome", "since", "text"),
    [
        ("called_off", date(2031, 3, 9), "planned 6 Mar → called off 9 Mar"),
        ("happened", None, "planned 6 Mar → happened"),
        ("unsure", None, "planned 6 Mar → perhaps settled by another event"),
        ("overdue", None, "planned 6 Mar → nothing told since"),
        ("moved", date(2031, 3, 8), "planned 6 Mar → moved to 3 – 5 Mar"),
        ("ahead", None, "planned 6 Mar, still ahead"),
        ("open", None, "planned 6 Mar, for no day that is told"),
    ],
)
def test_what_came_of_a_plan(outcome: str, since: date | None, text: str) -> None:
    assert course_text("planned", date(2031, 3, 6), outcome, Interval(*MARCH), since, year=2031) == text


def test_a_kind_of_event_that_tells_nothing_is_not_told() -> None:
    assert (type_text("COERCE"), type_text("OTHER")) == ("coerce", "")


def test_what_may_have_settled_a_plan_is_named() -> None:
    told = course_text("planned", None, "unsure", UNKNOWN, None, year=2031, settler="Dockers call off the march")
    assert told == "planned → perhaps settled: Dockers call off the march"


def test_a_plan_of_another_year_tells_it() -> None:
    assert day_text(date(2030, 12, 6), 2031) == "6 Dec 2030"
    assert course_text("called_for", None, "ahead", UNKNOWN, None, year=2031) == "called for, still ahead"


@pytest.mark.parametrize(
    ("origins", "text"),
    [
        (Origins(1, 1, 1, 1), "1 origin"),
        (Origins(3, 2, 1, 2), "1 origin known, at most 2"),
        (Origins(1, 0, 0, 1), "no origin known, at most 1"),
    ],
)
def test_origins_in_few_words(origins: Origins, text: str) -> None:
    assert short_origins(origins) == text


def test_every_basis_and_dispute_has_its_words() -> None:
    assert all(basis_text(each) for each in DayBasis)
    assert basis_text(None) is None
    assert all(dispute_words(each) for each in DisputeKind)


def test_of_many_names_the_first_stand_and_the_rest_are_counted() -> None:
    assert names_text(("Gale Post (in its own words)", "Irma Lutz", "Odo Amsel"), most=2) == (
        "Gale Post, Irma Lutz and 1 more"
    )
    assert names_text(("Irma Lutz",), most=2) == "Irma Lutz"
