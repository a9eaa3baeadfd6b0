"""The day of an event: by its text, else by publication, with how it is known."""

from typing import Any

import pytest

from cuttings.model.dates import UNKNOWN, DayBasis, Interval, day_interval
from cuttings.model.finding import Status
from cuttings.reconcile.event_days import days_of_event, with_days
from cuttings.reconcile.summary import LocalReport, Party, Position
from tests.reconcile.made import march, report

PUBLISHED = march(12)
SHORTLY_BEFORE = (march(10), PUBLISHED, DayBasis.PUBLISHED)
NOTHING = (None, None, None)
MAYOR, DEPUTY = Party("mayor", "the mayor"), Party("deputy", "her deputy")


def lead(id: str = "lead", **cells: Any) -> LocalReport:
    return report(id, "arrested", **{"position": Position.FIRST, "is_main": True, "lemma": "arrest", **cells})


def later(id: str = "later", **cells: Any) -> LocalReport:
    return report(id, "arrested", **{"is_main": True, "lemma": "arrest", **cells})


def known(each: LocalReport) -> tuple[object, ...]:
    return each.earliest, each.latest, each.basis


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (Status.HAPPENED, SHORTLY_BEFORE),
        (Status.ONGOING, SHORTLY_BEFORE),
        (Status.ATTEMPTED, SHORTLY_BEFORE),
        (Status.ALLEGED, (None, PUBLISHED, DayBasis.PUBLISHED)),  # nobody says how long ago
        (Status.PLANNED, (PUBLISHED, None, DayBasis.ANNOUNCED)),
        (Status.CALLED_FOR, (PUBLISHED, None, DayBasis.ANNOUNCED)),
        (Status.THREATENED, (PUBLISHED, None, DayBasis.ANNOUNCED)),
        (Status.DENIED, NOTHING),  # what did not take place has no day
        (Status.NEGATED, NOTHING),
        (Status.HYPOTHETICAL, NOTHING),
        (Status.CANCELLED, NOTHING),
        (Status.UNSURE, NOTHING),
    ],
)
def test_a_lead_lies_around_its_publication_as_it_is_told(status: Status, days: tuple[object, ...]) -> None:
    (found,) = with_days([lead(status=status)], day_interval(PUBLISHED))
    assert known(found) == days


@pytest.mark.parametrize(
    ("told", "published"),
    [
        (later(), day_interval(PUBLISHED)),  # no lead: it may be of long ago
        (lead(is_main=False), day_interval(PUBLISHED)),  # not what its sentence tells
        (lead(), UNKNOWN),
        (lead(), Interval(None, PUBLISHED)),  # only a bound of the publication is known
    ],
)
def test_publication_dates_leads_alone_and_a_known_day(told: LocalReport, published: Interval) -> None:
    assert known(*with_days([told], published)) == NOTHING


def test_a_day_of_its_own_stands() -> None:
    (found,) = with_days([lead(days=march(3))], day_interval(PUBLISHED))
    assert known(found) == (march(3), march(3), DayBasis.CLAUSE)


def test_the_days_before_publication_reach_to_one_that_the_first_paragraph_names() -> None:
    found = with_days([lead()], day_interval(PUBLISHED), [march(7), march(1), march(20)])
    assert known(found[0]) == (march(7), PUBLISHED, DayBasis.PUBLISHED), "not to one of another week, or ahead"


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (later(refers="other"), later("other", days=march(3))),  # "Monday's arrests … the arrests"
        (later("other"), later(refers="other", days=march(3))),
        (lead(position=Position.HEADLINE), lead("other", days=march(3))),  # a headline tells what the lead tells
        (later(recipients=[MAYOR]), later("other", recipients=[MAYOR], days=march(3))),
    ],
)
def test_the_same_event_told_elsewhere_in_the_text_gives_its_day(told: LocalReport, other: LocalReport) -> None:
    found = {each.id: each for each in with_days([told, other], day_interval(PUBLISHED))}
    assert known(found[told.id]) == (march(3), march(3), DayBasis.TEXT)


@pytest.mark.parametrize(
    "other",
    [
        later("other", days=march(3)),  # the word alone
        later("other", recipients=[DEPUTY], days=march(3)),  # somebody else's arrest
        later("other", recipients=[MAYOR], type="PROTEST", days=march(3)),
        later("other", recipients=[MAYOR], status=Status.PLANNED, days=march(3)),  # another one lies ahead
        later("other", recipients=[MAYOR], days=(march(1), march(9))),  # no one day
        later("other", recipients=[MAYOR], days=march(3), basis=DayBasis.HEADING),
    ],
)
def test_another_event_of_the_text_gives_no_day(other: LocalReport) -> None:
    found = with_days([later(recipients=[MAYOR]), other], day_interval(PUBLISHED))
    assert known(found[0]) == NOTHING


def test_two_days_for_one_event_give_none() -> None:
    others = [later(f"other {day}", recipients=[MAYOR], days=march(day)) for day in (3, 4)]
    found = with_days([later(recipients=[MAYOR]), *others], day_interval(PUBLISHED))
    assert known(found[0]) == NOTHING


def test_the_surest_basis_wins_then_the_narrowest_days() -> None:
    month = report("a", "march", days=(march(1), march(31)))
    week = report("b", "march", days=(march(3), march(9)))
    day = report("c", "march", days=march(12), basis=DayBasis.PUBLISHED)
    open_end = report("d", "march", days=(march(2), None))  # "since Sunday"
    for reports in ([month, week, day, open_end], [open_end, day, week, month]):
        assert days_of_event(reports) == (Interval(march(3), march(9)), DayBasis.CLAUSE)
    assert days_of_event([day]) == (day_interval(march(12)), DayBasis.PUBLISHED)
    assert days_of_event([report("e", "march")]) == (UNKNOWN, None)
