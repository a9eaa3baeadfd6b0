"""The day of an event, and how it is known: by words of its text, else by the day of publication.

In:  the reports of a clipping with the days it may have been published; then the reports of an event.
Out: the reports with their days; the days of the event.

A report without a day of its own takes that of the same event told elsewhere in its text. What a headline or first
sentence tells as done took place on or shortly before publication, what it announces lies ahead from then on; what is
only alleged took place some time before. What is denied, supposed or called off has no day. Of the reports of an event
the surest way of knowing wins, then the narrowest days. docs/decisions/days.md tells why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cuttings.model.dates import UNKNOWN, DayBasis, Interval
from cuttings.model.finding import Status
from cuttings.reconcile.summary import LocalReport, Party, Position

SHORTLY = timedelta(days=2)
"""How far before publication something may lie that a clipping leads with: of 29 leads of daily papers whose day is
labelled, 22 took place on the day of publication and 7 on the day before."""
STRETCH = timedelta(days=7)
"""How far the days before publication reach back to a day that the first paragraph names: papers that are slower, news
that was announced later."""
ORDER = tuple(DayBasis)
DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.ATTEMPTED})
AHEAD = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.THREATENED})


def with_days(
    reports: Sequence[LocalReport], published: Interval, named: Iterable[date] = ()
) -> tuple[LocalReport, ...]:
    """Return the reports of a clipping in their order, with days taken from its text or from its publication.

    `named` are the days that its first paragraph names.
    """
    told = [_as_told_elsewhere(each, reports) for each in reports]
    if not published.is_day or published.latest is None:
        return tuple(told)
    near = [each for each in named if published.latest - STRETCH <= each <= published.latest]
    first = min([published.latest - SHORTLY, *near])
    return tuple(_by_publication(each, first, published.latest) for each in told)


def days_of_event(reports: Iterable[LocalReport]) -> tuple[Interval, DayBasis | None]:
    """Return the days of an event with how they are known: the surest basis, closed before open, then the narrowest."""
    known = [each for each in reports if each.basis and (each.earliest or each.latest)]
    best = min(known, key=_by_sureness, default=None)
    return (Interval(best.earliest, best.latest), best.basis) if best else (UNKNOWN, None)


def _by_sureness(report: LocalReport) -> tuple[int, bool, timedelta, date, date]:
    first, last = report.earliest, report.latest
    width = last - first if first and last else timedelta.max
    rank = ORDER.index(report.basis) if report.basis else len(ORDER)
    return rank, width is timedelta.max, width, first or date.min, last or date.max


def _as_told_elsewhere(report: LocalReport, reports: Sequence[LocalReport]) -> LocalReport:
    """Return a report with the day that its text gives the same event elsewhere, where it gives one only."""
    if report.when is not None and report.basis is not DayBasis.HEADING:
        return report
    tellings = [each for each in reports if _has_own_day(each) and _is_same_event(report, each)]
    days = {(each.earliest, each.latest) for each in tellings}
    if len(days) != 1:
        return report
    first = tellings[0]
    return replace(report, when=first.when, earliest=first.earliest, latest=first.latest, basis=DayBasis.TEXT)


def _has_own_day(report: LocalReport) -> bool:
    is_day = report.earliest is not None and report.earliest == report.latest
    return is_day and report.basis in (DayBasis.CLAUSE, DayBasis.SENTENCE)


def _is_same_event(a: LocalReport, b: LocalReport) -> bool:
    """Tell whether two reports of one text tell of one event: one names it again, heads the text with it, or has the
    same word with a party in common and none at odds."""
    if (a.refers or a.id) == (b.refers or b.id):
        return a.id != b.id
    if (a.type, a.lemma) != (b.type, b.lemma) or (a.status in AHEAD) != (b.status in AHEAD):
        return False
    if {a.position, b.position} == {Position.HEADLINE, Position.FIRST}:
        return a.is_main and b.is_main
    shared = [_share(a.actors, b.actors), _share(a.recipients, b.recipients)]
    return True in shared and False not in shared


def _share(some: Sequence[Party], others: Sequence[Party]) -> bool | None:
    """Tell whether a party is among both; None where one of them names none."""
    if not some or not others:
        return None
    return not {each.chain or each.surface for each in some}.isdisjoint(each.chain or each.surface for each in others)


def _by_publication(report: LocalReport, first: date, published: date) -> LocalReport:
    if not report.leads or report.when is not None or report.basis is not None:
        return report
    if report.status in DONE:
        return replace(report, earliest=first, latest=published, basis=DayBasis.PUBLISHED)
    if report.status in AHEAD:
        return replace(report, earliest=published, basis=DayBasis.ANNOUNCED)
    if report.status is Status.ALLEGED:
        return replace(report, latest=published, basis=DayBasis.PUBLISHED)
    return report
