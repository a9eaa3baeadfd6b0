"""Days and places of one event on which outlets differ.

In:  events with their reports, the cast, families of happenings, which places are areas.
Out: disputes over the day of an act that happens once, and over the town of an event.

Two days are of one act where it happens once to a person ("died", "was sworn in"): the same word of the same named
person, a few days apart. Acts that are done again ("met", "said") have two days without a quarrel. Two towns are of one
event where each outlet names one of them; an area may hold both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cuttings.model.dates import DayBasis, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Dispute, DisputeKind, Event
from cuttings.model.finding import MentionType, Status
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.sides import NEWS_DAYS, Voiced, dispute_of, listed, sides_of, voiced
from cuttings.reconcile.summary import LocalReport, Party, Summary

NEAR_DAYS = 3
"""Days by which two printed days of one act may differ; further apart they are two acts, as far as anybody can see."""
DONE = frozenset({Status.HAPPENED})


@dataclass(frozen=True, slots=True)
class _Dated:
    """The main report of its sentence, of something done on one day that its own clause gives."""

    report: LocalReport
    summary: Summary
    day: date
    voice: Voiced


def date_disputes(
    events: Iterable[Event], summaries: Iterable[Summary], cast: Cast, happenings: Happenings
) -> Iterator[Dispute]:
    """Yield a dispute for each act that outlets put on different days."""
    event_of = {report: event for event in events for report in event.reports}
    by_act: dict[tuple[str, str, str], list[_Dated]] = {}
    for summary in summaries:
        for report in summary.reports:
            dated = _dated(report, summary, cast)
            if dated is None:
                continue
            family = happenings.family(report.lemma, report.type, summary.language)
            for role, person in _persons(report, cast) if family in happenings.once else ():
                by_act.setdefault((family, role, person), []).append(dated)
    for _, told in sorted(by_act.items()):
        yield from _date_dispute(told, event_of)


def _dated(report: LocalReport, summary: Summary, cast: Cast) -> _Dated | None:
    is_told = report.is_main and report.status in DONE and report.basis is DayBasis.CLAUSE
    if not is_told or report.earliest is None or report.earliest != report.latest:
        return None
    return _Dated(report, summary, report.earliest, voiced(report.id, report.whose, summary, cast))


def _persons(report: LocalReport, cast: Cast) -> Iterator[tuple[str, str]]:
    """Yield the named persons that a report happens to, each with the role: not those who do it to somebody."""
    role, parties = ("recipient", report.recipients) if report.recipients else ("actor", report.actors)
    for each in parties:
        actor = cast.actor(each)
        if actor is not None and actor.type is MentionType.PERSON:
            yield role, actor.id


def _date_dispute(told: Sequence[_Dated], event_of: Mapping[str, Event]) -> Iterator[Dispute]:
    clashing = {each.report.id: each for a, b in combinations(told, 2) if _differ(a, b) for each in (a, b)}
    if not clashing:
        return
    by_day: dict[str, list[Voiced]] = {}
    for each in clashing.values():
        by_day.setdefault(days_text(Interval(each.day, each.day)), []).append(each.voice)
    shown = event_of[min(each for each in clashing if each in event_of)]
    reason = f"{_voices(clashing.values())} tell one act of one person, which happens once, on different days"
    yield dispute_of(DisputeKind.DAY, f"when: {shown.title}", shown.id, sides_of(by_day), reason=reason)


def _differ(a: _Dated, b: _Dated) -> bool:
    is_near = 0 < abs((a.day - b.day).days) <= NEAR_DAYS
    published = [numbered(each.summary.earliest, each.summary.latest) for each in (a, b)]
    return is_near and a.voice.voice != b.voice.voice and not are_apart(*published, more_than=NEWS_DAYS)


def _voices(told: Iterable[_Dated]) -> str:
    return listed((each.voice.name for each in told), "different outlets")


def place_disputes(
    events: Iterable[Event], summaries: Iterable[Summary], cast: Cast, areas: Areas
) -> Iterator[Dispute]:
    """Yield a dispute for each event that outlets put into different towns."""
    told = {report.id: (report, summary) for summary in summaries for report in summary.reports}
    for event in events:
        by_voice: dict[str, dict[str, Voiced]] = {}
        names: dict[str, str] = {}
        for report, summary in (told[each] for each in event.reports if each in told):
            for town, name in _towns(report.places, cast, areas):
                voice = voiced(report.id, report.whose, summary, cast)
                names[town] = name
                by_voice.setdefault(voice.voice, {})[town] = voice
        yield from _place_dispute(event, by_voice, names)


def _towns(places: Iterable[Party], cast: Cast, areas: Areas) -> Iterator[tuple[str, str]]:
    for each in places:
        actor = cast.actor(each)
        if actor is not None and actor.type is MentionType.PLACE and not areas.is_area(actor.id):
            yield actor.id, actor.name


def _place_dispute(
    event: Event, by_voice: Mapping[str, Mapping[str, Voiced]], names: Mapping[str, str]
) -> Iterator[Dispute]:
    by_town: dict[str, list[Voiced]] = {}
    for towns in by_voice.values():
        if len(towns) == 1:
            by_town.setdefault(names[min(towns)], []).extend(towns.values())
    if len(by_town) > 1:
        everybody = listed((each.name for many in by_town.values() for each in many), "different outlets")
        reason = f"{everybody} tell one event, each in one town, and the towns differ"
        yield dispute_of(DisputeKind.PLACE, f"where: {event.title}", event.id, sides_of(by_town), reason=reason)
