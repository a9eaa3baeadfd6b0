"""The timeline: events in the order in which they can have taken place, one sentence's together; undated ones last, in
the order in which they were told.

In:  the dossier's events.
Out: a row for each, with every status it has been told with and by whom; nothing is merged into one truth.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cuttings.ask.beside import events_beside, first_titles
from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import event_days_text
from cuttings.model.dates import BY_PUBLICATION, UNKNOWN, DayBasis, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Dispute, Event, LocalTitle, Origins, Telling
from cuttings.model.finding import Kind
from cuttings.model.names import normal_name
from cuttings.resources.tables import common_table


@dataclass(frozen=True, slots=True)
class Filters:
    """What a timeline is narrowed to; None means all. Days are included; undated events pass only without days.

    What is only known to lie before or after the day of a publication passes with that day.
    """

    type: str | None = None
    status: str | None = None
    actor: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One status of an event and who tells it so: a speaker, or the outlets that do so in their own words."""

    status: str
    whose: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event: when, what, as told how by whom, from how many origins, and the disputes it is part of.

    `basis` tells how its days are known. `titles` has the best title in each language that tells it, `title` is one of
    them. `cameo` is the rough equivalent of the type in that older coding, None for types of our own. `told` is the
    first day on which it was told, another thing than the day on which it took place. `beside` are the ids of the
    events that some clipping tells in one sentence with this one.
    """

    id: str
    when: str
    earliest: date | None
    latest: date | None
    basis: DayBasis | None
    told: str
    title: str
    titles: tuple[LocalTitle, ...]
    type: str
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    versions: tuple[Version, ...]
    origins: Origins
    disputes: tuple[str, ...]
    reports: tuple[str, ...]
    beside: tuple[str, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every report of this event."""
        return self.shelf.evidence(self.reports)


def timeline(shelf: Shelf, filters: Filters, rejected: frozenset[str]) -> tuple[TimelineRow, ...]:
    """Return the events that pass the filters, by first possible day; undated ones last, by the day of telling.

    `rejected` are ids of events and of disputes that a person rejected.
    """
    events = [each for each in shelf.entries(Event) if each.id not in rejected]
    live = (each for each in shelf.entries(Dispute) if each.id not in rejected)
    disputes = _disputes_by_event(live)
    passing = [each for each in events if _passes(each, filters)]
    beside = events_beside(shelf.connection, passing)
    first = first_titles({each.id: each.title for each in passing}, beside)
    told = {each.id: _told(each.reports, shelf) for each in passing}
    rows = (
        _row(each, told[each.id], disputes.get(each.id, ()), beside.get(each.id, frozenset()), shelf)
        for each in passing
    )
    return tuple(sorted(rows, key=lambda row: _by_day(row, told[row.id], first[row.id])))


def _disputes_by_event(disputes: Iterable[Dispute]) -> dict[str, tuple[str, ...]]:
    by_event: dict[str, tuple[str, ...]] = {}
    for dispute in disputes:
        if dispute.about:
            by_event[dispute.about] = (*by_event.get(dispute.about, ()), dispute.id)
    return by_event


def _by_day(row: TimelineRow, told: Interval, first_title: str) -> tuple[date, date, date, str, str, str]:
    is_dated = row.earliest is not None or row.latest is not None
    day_told = date.min if is_dated else told.earliest or told.latest or date.max
    first = row.earliest or row.latest or date.max
    if row.basis is DayBasis.PUBLISHED and row.latest:  # most likely it took place on that day, or on the one before
        first = row.latest
    return first, row.latest or date.max, day_told, first_title, row.title, row.id


def _told(reports: Iterable[str], shelf: Shelf) -> Interval:
    """Return the days of the first publication that tells of an event."""
    days = [shelf.published(each).interval for each in _clippings(reports, shelf)]
    known = [each for each in days if each.earliest or each.latest]
    return min(known, key=lambda each: each.earliest or each.latest or date.max, default=UNKNOWN)


def _row(event: Event, told: Interval, disputes: tuple[str, ...], beside: frozenset[str], shelf: Shelf) -> TimelineRow:
    days = Interval(event.earliest, event.latest)
    is_dated = event.earliest is not None or event.latest is not None
    words = f"“{event.when}”, day not known" if event.when else "undated"
    return TimelineRow(
        id=event.id,
        when=event_days_text(days, event.basis) if is_dated else words,
        earliest=event.earliest,
        latest=event.latest,
        basis=event.basis,
        told=days_text(told),
        title=event.title,
        titles=event.titles,
        type=event.type,
        cameo=common_table("plover")["cameo"].get(event.type),
        actors=event.actors,
        recipients=event.recipients,
        places=event.places,
        versions=tuple(Version(each.status, each.whose or _outlets(each, shelf)) for each in event.tellings),
        origins=event.origins,
        disputes=disputes,
        reports=event.reports,
        beside=tuple(sorted(beside)),
        shelf=shelf,
    )


def _outlets(telling: Telling, shelf: Shelf) -> str:
    outlets = {shelf.outlet(each) for each in _clippings(telling.reports, shelf)}
    return ", ".join(sorted(each for each in outlets if each)) or "the outlet"


def _clippings(reports: Iterable[str], shelf: Shelf) -> set[str]:
    homes = shelf.homes(Kind.REPORT)
    return {homes[each] for each in reports if each in homes}


def _passes(event: Event, filters: Filters) -> bool:
    return (
        (filters.type is None or event.type == filters.type.upper())
        and (filters.status is None or any(each.status == filters.status for each in event.tellings))
        and (filters.actor is None or _names(filters.actor, (*event.actors, *event.recipients)))
        and (filters.place is None or _names(filters.place, event.places))
        and _in_days(event, filters)
    )


def _names(wanted: str, names: Iterable[str]) -> bool:
    return any(normal_name(wanted) in normal_name(name) for name in names)


def _in_days(event: Event, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    if event.earliest is None and event.latest is None:
        return False
    days = Interval(event.earliest, event.latest)
    if event.basis in BY_PUBLICATION:  # an open end would pass for all days before or after, and tell nothing
        days = Interval(event.earliest or event.latest, event.latest or event.earliest)
    return days.overlaps(Interval(filters.since, filters.until))
