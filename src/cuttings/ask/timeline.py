"""The timeline: events in the order in which they can have taken place, one sentence's together; undated ones last, in
the order in which they were told.

In:  the dossier's events.
Out: a row for each, with every status it has been told with, by whom and since when; nothing is merged into one truth.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cuttings.ask.beside import events_beside, first_titles
from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.tellings import clippings_of, in_order, place_in_post
from cuttings.ask.wording import UNKNOWN_OUTLET, event_days_text
from cuttings.model.dates import BY_PUBLICATION, UNKNOWN, DayBasis, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Dispute, Event, LocalTitle, Origins, Telling
from cuttings.model.names import normal_name
from cuttings.resources.tables import common_table

Place = tuple[str, int]
"""A running post and a place in it, in the order of time."""
NOWHERE: Place = ("\U0010ffff", 0)
"""After every place in a post."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a timeline is narrowed to; None means all. Days are included; undated events pass only without days.

    What is only known to lie before or after the day of a publication passes with that day. `is_main` keeps what some
    clipping leads with, `in_headline` what some headline tells, `outlets` and `origins` what is told by at least so
    many (of the origins, so many known).
    """

    type: str | None = None
    status: str | None = None
    actor: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    outlets: int | None = None
    origins: int | None = None
    in_headline: bool = False
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One status of an event and who tells it so: a speaker, or the outlets that do so in their own words.

    `tellers` are the same names one by one; `first` is the first day on which it was told so, None where no telling has
    a day.
    """

    status: str
    whose: str
    tellers: tuple[str, ...]
    first: date | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event: when, what, as told how by whom, from how many origins, and the disputes it is part of.

    `titles` has the best title in each language that tells it, `title` is one of them. `cameo` is the rough equivalent
    of the type in that older coding, None for types of our own. `told` is the first day on which it was told, another
    thing than the day on which it took place, which is known by `basis`. `versions` run in the order in which they were
    first told. `leads` are the clippings that lead with it, `part_of` is the event that stands for it in the story,
    `also` are the outlets that tell it further down or set a scene with it. `verdict` is the arithmetic of its origins
    in a sentence. `beside` are the ids of the events that some clipping tells in one sentence with this one.
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
    verdict: str
    disputes: tuple[str, ...]
    leads: tuple[str, ...]
    part_of: str | None
    also: tuple[str, ...]
    reports: tuple[str, ...]
    beside: tuple[str, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def is_main(self) -> bool:
        """Whether some clipping leads with it, and no other event stands for it."""
        return is_main(self)

    @property
    def day(self) -> date | None:
        """The day by which it stands in order: the first possible one; that of publication where no other is known."""
        if self.basis is DayBasis.PUBLISHED:
            return self.latest
        return self.earliest or self.latest

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every report of this event."""
        return self.shelf.evidence(self.reports)


def is_main(event: Event | TimelineRow) -> bool:
    """Tell whether some clipping leads with an event, and no other event stands for it."""
    return bool(event.leads) and event.part_of is None


def timeline(shelf: Shelf, filters: Filters, rejected: frozenset[str]) -> tuple[TimelineRow, ...]:
    """Return the events that pass the filters, by first possible day; undated ones last, by the day of telling.

    `rejected` are ids of events and of disputes that a person rejected.
    """
    events = [each for each in shelf.entries(Event) if each.id not in rejected]
    live = (each for each in shelf.entries(Dispute) if each.id not in rejected)
    disputes = _disputes_by_event(live)
    passing = [each for each in events if _passes(each, filters) and _is_told_enough(each, filters, shelf)]
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


def _by_day(row: TimelineRow, told: Interval, first_title: str) -> tuple[date, date, date, Place, str, str, str]:
    is_dated = row.earliest is not None or row.latest is not None
    day_told = date.min if is_dated else told.earliest or told.latest or date.max
    place = NOWHERE if is_dated else _place(row)
    return row.day or date.max, row.latest or date.max, day_told, place, first_title, row.title, row.id


def _place(row: TimelineRow) -> Place:
    """Return the first place that an event has in a running post, which stands for the day that it lacks."""
    places = (place_in_post(each, row.shelf) for each in clippings_of(row.reports, row.shelf))
    return min((each for each in places if each), default=NOWHERE)


def _told(reports: Iterable[str], shelf: Shelf) -> Interval:
    """Return the days of the first publication that tells of an event."""
    days = [shelf.published(each).interval for each in clippings_of(reports, shelf)]
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
        versions=_versions(event, shelf),
        origins=event.origins,
        verdict=shelf.verdict(clippings_of(event.reports, shelf), event.origins),
        disputes=disputes,
        leads=event.leads,
        part_of=event.part_of,
        also=_also(event, shelf),
        reports=event.reports,
        beside=tuple(sorted(beside)),
        shelf=shelf,
    )


def _also(event: Event, shelf: Shelf) -> tuple[str, ...]:
    """Return the outlets that tell of an event and never lead with it."""
    leading = shelf.outlets(event.leads)
    return tuple(each for each in shelf.outlets(clippings_of(event.reports, shelf)) if each not in leading)


def _versions(event: Event, shelf: Shelf) -> tuple[Version, ...]:
    """Return the statuses of an event in the order in which they were first told."""
    first = {each.report: (number, each.day) for number, each in enumerate(in_order(event, shelf))}
    tellings = sorted(event.tellings, key=lambda each: min(first[report][0] for report in each.reports))
    return tuple(_version(each, _first_day(first[report][1] for report in each.reports), shelf) for each in tellings)


def _version(telling: Telling, first: date | None, shelf: Shelf) -> Version:
    tellers = (telling.whose,) if telling.whose else shelf.outlets(clippings_of(telling.reports, shelf))
    tellers = tellers or (UNKNOWN_OUTLET,)
    return Version(telling.status, ", ".join(tellers), tellers, first)


def _first_day(days: Iterable[date | None]) -> date | None:
    return min((each for each in days if each), default=None)


def _passes(event: Event, filters: Filters) -> bool:
    return (
        (filters.type is None or event.type == filters.type.upper())
        and (filters.status is None or any(each.status == filters.status for each in event.tellings))
        and (filters.actor is None or _names(filters.actor, (*event.actors, *event.recipients)))
        and (filters.place is None or _names(filters.place, event.places))
        and _in_days(event, filters)
    )


def _is_told_enough(event: Event, filters: Filters, shelf: Shelf) -> bool:
    return (
        (not filters.is_main or is_main(event))
        and (filters.outlets is None or event.origins.outlets >= filters.outlets)
        and (filters.origins is None or event.origins.known >= filters.origins)
        and (not filters.in_headline or any(_is_in_headline(each, shelf) for each in event.reports))
    )


def _is_in_headline(report: str, shelf: Shelf) -> bool:
    words = shelf.finding(report).words
    headline = shelf.clipping(shelf.finding(report).clipping).headline
    return headline is not None and headline.start <= words.start and words.end <= headline.end


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
