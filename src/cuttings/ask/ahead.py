"""Planned, then: what was planned, threatened or called for, for which day, and what came of it.

In:  the dossier's events, each with its tellings in order, and the last day of publication in the dossier.
Out: a row for each event that was told as still to come: ahead, overdue, happened, moved, called off or open.

What came of it follows from what is told after the plan. Something is overdue when its day lies before the last
publication in the dossier and nothing tells that it took place or was called off: never by the clock of the reader.
Where something else of its kind was done on its day or called off since, or its own actors did something on that day,
that may be it: then it is unsure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.story_words import course_text, plan_text
from cuttings.ask.tellings import Told, in_order
from cuttings.ask.timeline import is_main
from cuttings.ask.wording import UNKNOWN_OUTLET
from cuttings.model.dates import UNKNOWN, DayBasis, Interval
from cuttings.model.entry import Event
from cuttings.model.finding import Report, Status, Timex

TO_COME = frozenset({Status.PLANNED, Status.THREATENED, Status.CALLED_FOR})
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
CALLED_OFF = frozenset({Status.CANCELLED, Status.NEGATED})


class Outcome(StrEnum):
    """What came of something planned, as far as the dossier tells; the order is that of the list.

    Unsure is what another event may have settled. Open is what was planned for no day that is told.
    """

    OVERDUE = "overdue"
    UNSURE = "unsure"
    AHEAD = "ahead"
    MOVED = "moved"
    CALLED_OFF = "called_off"
    HAPPENED = "happened"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An event that was told as still to come: `status` says how, by `whose`, first on the day `told`.

    `earliest` and `latest` are the days for which it is planned, the last ones told; `before` those for which it was
    planned first, None when it was not moved. `since` is the day on which the outcome was told, None where none is.
    `perhaps` are the events that may have settled it, main ones first, and `settler` is the title of the first. `names`
    are those of who and where.
    """

    id: str
    title: str
    status: Status
    whose: str
    told: date | None
    earliest: date | None
    latest: date | None
    before: Interval | None
    outcome: Outcome
    since: date | None
    is_main: bool
    perhaps: tuple[str, ...]
    settler: str | None
    names: tuple[str, ...]
    reports: tuple[str, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def days(self) -> Interval:
        """The days for which it is planned."""
        return Interval(self.earliest, self.latest)

    def planned(self, year: int | None) -> str:
        """Return as what it was told first, and when; a day of the year given need not tell it."""
        return plan_text(self.status, self.told, year=year)

    def course(self, year: int | None) -> str:
        """Return what was planned and what came of it, in words; days of the year given need not tell it."""
        since, settler = self.since, self.settler
        return course_text(self.status, self.told, self.outcome, self.days, since, year=year, settler=settler)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every report of this event."""
        return self.shelf.evidence(self.reports)


def ahead(
    shelf: Shelf, rejected: frozenset[str], *, last: date | None, without: frozenset[str] = frozenset()
) -> tuple[PlanRow, ...]:
    """Return what was planned, by outcome and day; `last` is the last day of publication.

    `rejected` are ids of events that a person rejected, `without` clippings that are not to be asked.
    """
    events = [each for each in shelf.entries(Event) if each.id not in rejected]
    found = [(each, _row(each, shelf, last, without)) for each in events if _is_to_come(each)]
    rows = (_perhaps_settled(row, event, events, shelf) for event, row in found if row)
    return tuple(sorted(rows, key=_by_outcome))


def _is_to_come(event: Event) -> bool:
    return any(each.status in TO_COME for each in event.tellings)


def _by_outcome(row: PlanRow) -> tuple[int, bool, date, str, str]:
    day = row.latest or row.earliest or date.max
    return list(Outcome).index(row.outcome), not row.is_main, day, row.title, row.id


def _row(event: Event, shelf: Shelf, last: date | None, without: frozenset[str]) -> PlanRow | None:
    told = [each for each in in_order(event, shelf) if each.clipping not in without]
    plans = [each for each in told if each.status in TO_COME]
    if not plans or was_done_before(told, plans[0]):
        return None
    first, (before, days) = plans[0], _planned_days(event, plans, shelf)
    if first.day and days.latest and days.latest < first.day:
        return None  # told when its day was over: no plan any more
    outcome, since = outcome_of(told[told.index(first) :], before, days, plans[-1].day, last)
    return PlanRow(
        id=event.id,
        title=event.title,
        status=first.status,
        whose=first.whose or shelf.outlet(first.clipping) or UNKNOWN_OUTLET,
        told=first.day,
        earliest=days.earliest,
        latest=days.latest,
        before=before,
        outcome=outcome,
        since=since,
        is_main=is_main(event),
        perhaps=(),
        settler=None,
        names=tuple(sorted(_names(event))),
        reports=tuple(each.report for each in told),
        shelf=shelf,
    )


def _perhaps_settled(row: PlanRow, plan: Event, events: Iterable[Event], shelf: Shelf) -> PlanRow:
    """Return a plan that is overdue or ahead as unsure where an event may be what came of it.

    That is one of its type, or, for one day, a main event that its own actors did on that day.
    """
    if row.outcome not in (Outcome.OVERDUE, Outcome.AHEAD):
        return row
    alike = (
        each for each in events if each.id != row.id and (each.type == plan.type or _is_of_its_day(each, row, plan))
    )
    settlers = sorted(
        (each for each in alike if _may_settle(each, row, shelf)), key=lambda each: (not is_main(each), each.id)
    )
    if not settlers:
        return row
    perhaps = tuple(each.id for each in settlers)
    return replace(row, outcome=Outcome.UNSURE, perhaps=perhaps, settler=settlers[0].title)


def _is_of_its_day(event: Event, row: PlanRow, plan: Event) -> bool:
    """Tell whether a main event took place on the one day of a plan, by an actor of it."""
    is_one_day = row.earliest is not None and row.earliest == row.latest == event.earliest == event.latest
    return is_one_day and is_main(event) and not set(event.actors).isdisjoint(plan.actors)


def _may_settle(event: Event, plan: PlanRow, shelf: Shelf) -> bool:
    """Tell whether an event may be what came of a plan; of what is still ahead only one that shares a name with it.

    Of what has no name in common "was not charged" calls nothing off: only "was called off" does.
    """
    names, days, told = _names(event), Interval(event.earliest, event.latest), in_order(event, shelf)
    is_sharing = not names.isdisjoint(plan.names)
    off = CALLED_OFF if is_sharing else {Status.CANCELLED}
    is_off = any(each.status in off and _is_since(each.day, plan.told) for each in told)
    is_then = days != UNKNOWN and days.overlaps(plan.days) and any(each.status in DONE for each in told)
    if plan.outcome is Outcome.AHEAD:
        return is_sharing and (is_off or is_then)
    return is_off or (is_then and (is_sharing or not names or not plan.names))


def _is_since(day: date | None, told: date | None) -> bool:
    return day is None or told is None or day >= told


def _names(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients, *event.places))


def was_done_before(told: Sequence[Told], plan: Told) -> bool:
    """Tell whether something was told as done before it was told as planned: then the plan is another thing's."""
    return any(each.status in DONE and each.day and plan.day and each.day < plan.day for each in told)


def _planned_days(event: Event, plans: Sequence[Told], shelf: Shelf) -> tuple[Interval | None, Interval]:
    """Return the days planned first, None when they stay, and those planned last.

    The event's own days are taken where they are days of what is told; publication says when a plan was announced.
    """
    told = [days for each in plans if (days := _days(each.report, shelf)) != UNKNOWN]
    own = UNKNOWN if event.basis is DayBasis.ANNOUNCED else Interval(event.earliest, event.latest)
    if not told:
        return None, own
    is_moved = not told[0].overlaps(told[-1])
    return (told[0], told[-1]) if is_moved else (None, own if own != UNKNOWN else told[-1])


def _days(report: str, shelf: Shelf) -> Interval:
    finding = shelf.finding(report)
    timex = shelf.finding(finding.when) if isinstance(finding, Report) and finding.when else None
    return Interval(timex.earliest, timex.latest) if isinstance(timex, Timex) else UNKNOWN


def outcome_of(
    told: Iterable[Told], before: Interval | None, days: Interval, moved: date | None, last: date | None
) -> tuple[Outcome, date | None]:
    """Return what came of a plan, by what is told last, and the day on which that was told first."""
    settling = [(outcome, each.day) for each in told if (outcome := _settled(each, days))]
    if settling:
        outcome = settling[-1][0]
        return outcome, next(day for each, day in settling if each is outcome)
    if last and days.latest and days.latest < last:
        return Outcome.OVERDUE, None
    if before:
        return Outcome.MOVED, moved
    return (Outcome.AHEAD if days.latest else Outcome.OPEN), None


def _settled(told: Told, days: Interval) -> Outcome | None:
    """Return what one telling makes of a plan for these days, None for nothing."""
    if told.status in CALLED_OFF:
        return Outcome.CALLED_OFF
    return Outcome.HAPPENED if told.status in DONE and not _is_too_early(told.day, days) else None


def _is_too_early(day: date | None, days: Interval) -> bool:
    """Tell whether what is told as done was told before it can have taken place."""
    return day is not None and days.earliest is not None and day < days.earliest
