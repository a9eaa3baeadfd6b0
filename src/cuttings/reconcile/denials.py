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
from functools import cache

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

_Key = tuple[str, str, str]


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
    teller = _Teller(events, cast, words, happenings)
    every = list(summaries)
    denials = [teller.told(*each) for each in teller.reports(every, TOLD_AGAINST)]
    yield from _disputes(_answered(denials, teller.reports(every, TOLD_AS_FACT), teller))


def _answered(
    denials: Sequence[_Told], claims: Iterable[tuple[LocalReport, Summary]], teller: "_Teller"
) -> Iterator[tuple[_Told, Sequence[_Told]]]:
    """Yield each denial with the claims it answers; only those that share a key are compared."""
    keys_of = {each.report.id: list(teller.keys(each.report, each.summary)) for each in denials}
    met: dict[_Key, list[_Told]] = {key: [] for keys in keys_of.values() for key in keys}
    for report, summary in claims:
        lists = [met[key] for key in teller.keys(report, summary) if key in met]
        told = [teller.told(report, summary)] if lists else []
        for many in lists:
            many.extend(told)
    for denial in denials:
        near = {claim.report.id: claim for key in keys_of[denial.report.id] for claim in met[key]}
        found = [claim for claim in near.values() if _denies(denial, claim)]
        if found:
            yield denial, found


class _Teller:
    """Tells reports with all that a denial and a claim are compared by, and beforehand what they must share."""

    def __init__(self, events: Iterable[Event], cast: Cast, words: WordLists, happenings: Happenings) -> None:
        self.event_of = {report: event for event in events for report in event.reports}
        self._cast, self._words, self._happenings = cast, words, happenings
        self._named = cache(self._key)

    def reports(
        self, summaries: Iterable[Summary], statuses: frozenset[Status]
    ) -> Iterator[tuple[LocalReport, Summary]]:
        """Yield the reports of these statuses that are part of an event, each with its clipping."""
        every = ((report, each) for each in summaries for report in each.reports if report.status in statuses)
        return ((report, each) for report, each in every if report.id in self.event_of)

    def keys(self, report: LocalReport, summary: Summary) -> Iterator[_Key]:
        """Yield keys of a report; a denial shares one of them with each claim that it answers."""
        yield report.type, "event", self.event_of[report.id].id
        yield report.type, "clipping", summary.clipping
        parties = self._keys((*report.actors, *report.recipients))
        family = self._family(report, summary) if parties else ""
        yield from ((report.type, family, each) for each in parties)

    def told(self, report: LocalReport, summary: Summary) -> _Told:
        """Return a report with its voice, its event, its family and its parties."""
        return _Told(
            report=report,
            summary=summary,
            voice=voiced(report.id, report.whose, summary, self._cast),
            event=self.event_of[report.id],
            family=self._family(report, summary),
            actors=self._keys(report.actors),
            recipients=self._keys(report.recipients),
            places=self._keys(report.places),
            groups=self._groups(report.actors),
        )

    def _family(self, report: LocalReport, summary: Summary) -> str:
        return self._happenings.family(report.lemma, report.type, summary.language)

    def _groups(self, parties: Iterable[Party]) -> frozenset[str]:
        found = (self._words.group(normal_name(each.surface)) for each in parties)
        return frozenset(each for each in found if each)

    def _keys(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the keys of those who are somebody in particular."""
        return frozenset(key for each in parties if (key := self._named(each)))

    def _key(self, party: Party) -> str | None:
        """Return the key of one who is somebody in particular."""
        key = self._cast.place(self._cast.key(party)) if self._cast.actor(party) else None
        return None if key is None or self._words.is_general(key) else key


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
