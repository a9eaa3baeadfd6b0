"""Planned, then: what came of a plan follows from what is told after it, and overdue from the last publication."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cuttings.ask import Dossier
from cuttings.ask.ahead import Outcome, outcome_of, was_done_before
from cuttings.ask.tellings import Told
from cuttings.model.dates import UNKNOWN, Interval
from cuttings.model.finding import Status
from tests.ask.made import article, dossier_of

FRIDAY = Interval(date(2031, 3, 7), date(2031, 3, 7))
PLAN = article(
    "Harbour Post",
    "2031-03-04",
    "Dockers to march on Friday",
    "The dockers' union will march in Port Vale on Friday 7 March 2031.",
)
LATER = article(
    "Radio Marea", "2031-03-12", "Two dockers arrested", "Police arrested two dockers in San Aurelio on Tuesday."
)


def _told(*statuses: tuple[Status, int | None]) -> list[Told]:
    days = ((status, date(2031, 3, day) if day else None) for status, day in statuses)
    return [Told(f"rp-{number}", status, None, f"cl-{number}", day) for number, (status, day) in enumerate(days)]


@pytest.mark.parametrize(
    ("told", "days", "last", "outcome"),
    [
        (_told((Status.PLANNED, 4)), FRIDAY, 6, Outcome.AHEAD),
        (_told((Status.PLANNED, 4)), FRIDAY, 7, Outcome.AHEAD),
        (_told((Status.PLANNED, 4)), FRIDAY, 8, Outcome.OVERDUE),
        (_told((Status.PLANNED, 4)), UNKNOWN, 30, Outcome.OPEN),
        (_told((Status.PLANNED, 4), (Status.HAPPENED, 8)), FRIDAY, 12, Outcome.HAPPENED),
        (_told((Status.PLANNED, 4), (Status.HAPPENED, 5)), FRIDAY, 12, Outcome.OVERDUE),
        (_told((Status.PLANNED, 4), (Status.CANCELLED, 5)), FRIDAY, 12, Outcome.CALLED_OFF),
        (_told((Status.PLANNED, 4), (Status.CANCELLED, 5), (Status.HAPPENED, 9)), FRIDAY, 12, Outcome.HAPPENED),
        (_told((Status.PLANNED, 4), (Status.DENIED, 5)), FRIDAY, 12, Outcome.OVERDUE),
        (_told((Status.PLANNED, 4), (Status.HAPPENED, None)), FRIDAY, 12, Outcome.HAPPENED),
    ],
    ids=[
        "its day is to come",
        "its day is the last one told of",
        "its day is over",
        "for no day",
        "told as done after its day",
        "told as done before it can have been",
        "called off",
        "called off, then held after all",
        "a denial is no end of it",
        "told as done on a day that is not known",
    ],
)
def test_what_came_of_a_plan(told: Sequence[Told], days: Interval, last: int, outcome: Outcome) -> None:
    assert outcome_of(told, None, days, None, date(2031, 3, last))[0] is outcome


def test_the_outcome_is_told_by_its_first_telling() -> None:
    told = _told((Status.PLANNED, 4), (Status.HAPPENED, 8), (Status.HAPPENED, 11))
    assert outcome_of(told, None, FRIDAY, None, date(2031, 3, 12)) == (Outcome.HAPPENED, date(2031, 3, 8))


def test_a_plan_is_moved_when_it_is_told_for_another_day() -> None:
    before = Interval(date(2031, 3, 6), date(2031, 3, 6))
    assert outcome_of(_told((Status.PLANNED, 4)), before, FRIDAY, date(2031, 3, 5), date(2031, 3, 5)) == (
        Outcome.MOVED,
        date(2031, 3, 5),
    )


def test_overdue_is_by_the_last_publication_and_never_by_the_clock(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"plan.md": PLAN}) as dossier:
        outcomes = {each.outcome for each in dossier.ahead() if each.latest == FRIDAY.latest}
    assert outcomes == {Outcome.AHEAD}
    with dossier_of(tmp_path, {"later.md": LATER}) as dossier:
        (row, *_) = [each for each in dossier.ahead() if each.latest == FRIDAY.latest]
        assert row.outcome is Outcome.OVERDUE
        assert row.course(2031) == "planned 4 Mar → nothing told since"
        assert {each.outlet for each in row.evidence} == {"Harbour Post"}


def test_what_another_event_may_have_settled_is_unsure_and_never_overdue(tmp_path: Path) -> None:
    off = article(
        "Radio Marea", "2031-03-12", "Teachers call off march", "The teachers' union called off a march in San Aurelio."
    )
    with dossier_of(tmp_path, {"plan.md": PLAN, "off.md": off, "later.md": LATER}) as dossier:
        (row, *_) = [each for each in dossier.ahead() if each.latest == FRIDAY.latest]
        (cancelled,) = [each for each in dossier.timeline() if any(one.status == "cancelled" for one in each.versions)]
    assert (row.outcome, row.perhaps) == (Outcome.UNSURE, (cancelled.id,))
    assert row.course(2031) == f"planned 4 Mar → perhaps settled: {cancelled.title}"


@pytest.mark.parametrize(
    ("actor", "day", "outcome"),
    [
        ("The harbour board", "Friday", Outcome.UNSURE),
        ("The harbour board", "Saturday", Outcome.OVERDUE),
        ("The grain union", "Friday", Outcome.OVERDUE),
    ],
    ids=["its actor on its day", "on another day", "another actor"],
)
def test_what_its_own_actor_did_on_its_day_may_be_what_came_of_it(
    tmp_path: Path, actor: str, day: str, outcome: Outcome
) -> None:
    plan = article("Harbour Post", "2031-03-04", "A busy week", "The Harbour Board will meet in Port Vale on Friday.")
    done = article("Radio Marea", "2031-03-09", "News", f"{actor.title()} dismissed Ines Quiroga on {day}.")
    with dossier_of(tmp_path, {"plan.md": plan, "done.md": done, "later.md": LATER}) as dossier:
        (row, *_) = [each for each in dossier.ahead() if "will meet" in each.title]
    assert row.outcome is outcome


def test_what_somebody_else_did_not_do_settles_nothing(tmp_path: Path) -> None:
    not_done = article("Radio Marea", "2031-03-12", "Quiet streets", "Ines Quiroga did not march in San Aurelio.")
    with dossier_of(tmp_path, {"plan.md": PLAN, "not.md": not_done, "later.md": LATER}) as dossier:
        (row, *_) = [each for each in dossier.ahead() if each.latest == FRIDAY.latest]
    assert (row.outcome, row.perhaps, row.settler) == (Outcome.OVERDUE, (), None)


@pytest.mark.parametrize(
    ("told", "is_done"),
    [
        (_told((Status.HAPPENED, 3), (Status.PLANNED, 4)), True),
        (_told((Status.HAPPENED, 4), (Status.PLANNED, 4)), False),
        (_told((Status.PLANNED, 4), (Status.HAPPENED, 8)), False),
        (_told((Status.HAPPENED, None), (Status.PLANNED, 4)), False),
    ],
    ids=["done, then planned: another one", "told on one day", "planned, then done", "done on a day not known"],
)
def test_what_was_done_before_it_was_planned_is_no_plan(told: Sequence[Told], is_done: bool) -> None:
    plan = next(each for each in told if each.status is Status.PLANNED)
    assert was_done_before(told, plan) is is_done


def test_nothing_that_only_happened_is_a_plan(dossier: Dossier) -> None:
    planned = {each.id for each in dossier.ahead()}
    to_come = {"planned", "threatened", "called_for"}
    for row in dossier.timeline():
        if row.id in planned:
            assert to_come & {each.status for each in row.versions}
