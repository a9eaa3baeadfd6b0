"""Acts that one voice denies and another tells as done.

In:  events with their reports, the cast, and the words that name nobody in particular.
Out: disputes over the status of an act.

A denial answers a claim: somebody else's, of the same act, with no party, place or day that differs. That two reports
are of one event is not enough where they only share a type: words of one family must announce the act, or the same
named party be in it. What an outlet merely tells as not done ("did not resign") disputes only the
same act of the same named person.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cuttings.model.entry import Dispute, DisputeKind, Event, Side
from cuttings.model.finding import Status
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.days import are_apart, can_meet, numbered
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.sides import NEWS_DAYS, Voiced, dispute_of, listed, side_of, voiced
from cuttings.reconcile.summary import LocalReport, Party, Summary
from cuttings.reconcile.words import WordLists

TOLD_AS_FACT = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED, Status.ATTEMPTED})
TOLD_AGAINST = frozenset({Status.DENIED, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with its voice, the event it is part of, its family of happenings, and its parties by key.

    `groups` are the kinds of people who act ("soldiers", "police officers").
    """

    report: LocalReport
    summary: Summary
    voice: Voiced
    event: Event
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    groups: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        """Those who are named in it, in any role."""
        return self.actors | self.recipients


def status_disputes(
    events: Iterable[Event], summaries: Iterable[Summary], cast: Cast, words: WordLists, happenings: Happenings
) -> Iterator[Dispute]:
    """Yield a dispute for each event with a denial and the claim it denies."""
    claims_of: dict[str, list[_Told]] = {}
    denials: list[_Told] = []
    for each in _told(events, summaries, cast, words, happenings):
        if each.report.status in TOLD_AGAINST:
            denials.append(each)
        elif each.report.status in TOLD_AS_FACT:
            claims_of.setdefault(each.report.type, []).append(each)
    answered = [
        (denial, [c for c in claims_of.get(denial.report.type, ()) if _denies(denial, c)]) for denial in denials
    ]
    yield from _disputes([(denial, claims) for denial, claims in answered if claims])


def _told(
    events: Iterable[Event], summaries: Iterable[Summary], cast: Cast, words: WordLists, happenings: Happenings
) -> Iterator[_Told]:
    event_of = {report: event for event in events for report in event.reports}
    for summary in summaries:
        for report in summary.reports:
            event = event_of.get(report.id)
            if event and report.status in TOLD_AGAINST | TOLD_AS_FACT:
                roles = (report.actors, report.recipients, report.places)
                actors, recipients, places = (_named(each, cast, words) for each in roles)
                voice = voiced(report.id, report.whose, summary, cast)
                family = happenings.family(report.lemma, report.type, summary.language)
                yield _Told(
                    report, summary, voice, event, family, actors, recipients, places, _groups(report.actors, words)
                )


def _groups(parties: Iterable[Party], words: WordLists) -> frozenset[str]:
    found = (words.group(normal_name(each.surface)) for each in parties)
    return frozenset(each for each in found if each)


def _named(parties: Sequence[Party], cast: Cast, words: WordLists) -> frozenset[str]:
    """Return the keys of those who are somebody in particular."""
    keys = {cast.place(cast.key(each)) for each in parties if cast.actor(each)}
    return frozenset(key for key in keys if not words.is_general(key))


def _denies(denial: _Told, claim: _Told) -> bool:
    """Tell whether a denial answers a claim: another voice's, of the same act."""
    if denial.voice.voice == claim.voice.voice or not _can_be_one(denial, claim):
        return False
    shared = denial.parties & claim.parties
    is_same_act = denial.family == claim.family
    if denial.report.status is Status.NEGATED:
        return is_same_act and bool(shared) and denial.event.id == claim.event.id
    if denial.event.id == claim.event.id or denial.summary.clipping == claim.summary.clipping:
        return is_same_act or bool(shared)
    return is_same_act and bool(shared)


def _can_be_one(a: _Told, b: _Told) -> bool:
    """Tell whether nothing sets two reports apart: no named party in one role, no place and no day."""
    pairs = ((a.actors, b.actors), (a.recipients, b.recipients), (a.places, b.places), (a.groups, b.groups))
    if any(one and other and one.isdisjoint(other) for one, other in pairs):
        return False
    days = [numbered(each.report.earliest, each.report.latest) for each in (a, b)]
    published = [numbered(each.summary.earliest, each.summary.latest) for each in (a, b)]
    return can_meet(*days) and not are_apart(*published, more_than=NEWS_DAYS)


def _disputes(answered: Iterable[tuple[_Told, Sequence[_Told]]]) -> Iterator[Dispute]:
    by_event: dict[str, dict[str, _Told]] = {}
    events: dict[str, Event] = {}
    for denial, claims in answered:
        own = [each for each in claims if each.event.id == denial.event.id] or claims
        event = min((each.event for each in own), key=lambda each: each.id)
        events[event.id] = event
        by_event.setdefault(event.id, {}).update({each.report.id: each for each in (denial, *claims)})
    for id, members in sorted(by_event.items()):
        every = [members[each] for each in sorted(members)]
        yield dispute_of(DisputeKind.STATUS, events[id].title, id, _sides(every), reason=_reason(every))


def _sides(members: Iterable[_Told]) -> list[Side]:
    by_version: dict[tuple[Status, str], list[Voiced]] = {}
    for each in members:
        whose = each.voice.voice if each.report.whose else ""
        by_version.setdefault((each.report.status, whose), []).append(each.voice)
    return [side_of(status, many) for (status, _), many in by_version.items()]


def _reason(members: Sequence[_Told]) -> str:
    against = [each.voice.name for each in members if each.report.status in TOLD_AGAINST]
    claims = [each.voice.name for each in members if each.report.status in TOLD_AS_FACT]
    how = "denied" if any(each.report.status is Status.DENIED for each in members) else "told as not done"
    who, others = listed(against, "one outlet"), listed(claims, "another outlet")
    return f"{how} by {who}, told as done by {others}; no party, place or day sets the two apart"
