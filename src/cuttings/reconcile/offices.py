"""Offices that one person holds at a time, and who is said to hold each side by side with somebody else.

In:  the tenures of all clippings, the cast.
Out: for each seat of each body the rival claims.

"Presidenta", "president" and "interim president" are one seat. A claim that names no body takes the body that the same
person's claims name elsewhere (a person who takes a seat, or holds it for a time, may have left that of another body);
for a seat that every country has once, else the only place in the dossier that has one. Where there are several, the
claim stays without a body, and is rival to none.

A succession is no rivalry: of each voice its last claim counts, and a voice that names two holders on one day, neither
of whom takes the seat then, speaks of two seats. Where a body is only inferred, two claims are rivals if one of the two
persons is said to take the seat, or to hold it for a time or in fact.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cuttings.model.finding import MentionType, Qualifier, TenureEvent
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.summary import LocalTenure, Summary
from cuttings.reconcile.words import WordLists

FOR_A_TIME = frozenset({Qualifier.ACTING, Qualifier.DE_FACTO})
NO_CLAIM = frozenset({Qualifier.FORMER, Qualifier.CANDIDATE, Qualifier.ELECT})


@dataclass(frozen=True, slots=True)
class Claim:
    """One clipping's words that somebody holds a seat."""

    tenure: LocalTenure
    summary: Summary
    seat: str
    person: str
    body: str | None
    is_place: bool

    @property
    def voice(self) -> tuple[str, str | None]:
        """Who claims it: the speaker as written, else the outlet."""
        whose = self.tenure.whose
        return ("speaker", whose.chain or whose.surface) if whose else ("outlet", self.summary.publisher)


@dataclass(frozen=True, slots=True)
class Rivalry:
    """A seat, the name of its body if known, and the claims of persons whose claims run side by side."""

    seat: str
    body: str | None
    claims: tuple[Claim, ...]


def find_rivalries(summaries: Sequence[Summary], cast: Cast, words: WordLists) -> Iterator[Rivalry]:
    """Yield the contested seats, by seat and body."""
    claims = list(_claims(summaries, cast, words))
    bodies = _Bodies(claims, words)
    by_seat: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        by_seat.setdefault((claim.seat, bodies.of(claim) or ""), []).append(claim)
    for (seat, body), held in sorted(by_seat.items()):
        is_unknown = not body and bodies.by_seat.get(seat)  # of one of several countries, and nobody knows which
        rivals = () if is_unknown else _rivals(list(_standing(held)))
        if rivals:
            names = sorted({cast.name(each.tenure.body) or "" for each in claims if each.body == body})
            yield Rivalry(seat, names[0] if names else None, rivals)


def _claims(summaries: Iterable[Summary], cast: Cast, words: WordLists) -> Iterator[Claim]:
    for summary in summaries:
        for tenure in summary.tenures:
            seat = words.seats.get(tenure.office)
            if seat is None or tenure.event is TenureEvent.ENDS or tenure.qualifier in NO_CLAIM:
                continue
            actor = cast.actor(tenure.body) if tenure.body else None
            is_place = tenure.is_place or (actor is not None and actor.type is MentionType.PLACE)
            body = cast.place(cast.key(tenure.body)) if tenure.body else None
            if body in {cast.place(each) for each in summary.places}:
                body = None  # where a text is filed is no seat of those in it
            yield Claim(tenure, summary, seat, cast.key(tenure.person), body, is_place)


class _Bodies:
    """Tells which body a claim is about that names none."""

    def __init__(self, claims: Iterable[Claim], words: WordLists) -> None:
        self.national = words.national
        self.by_person: dict[tuple[str, str], set[str]] = {}
        self.by_seat: dict[str, set[str]] = {}
        self.moved: set[tuple[str, str]] = set()
        self.places: set[str] = set()
        for each in claims:
            if each.body is None:
                if each.tenure.event is TenureEvent.BEGINS or each.tenure.qualifier in FOR_A_TIME:
                    self.moved.add((each.seat, each.person))
                continue
            self.by_person.setdefault((each.seat, each.person), set()).add(each.body)
            if each.is_place:
                self.places.add(each.body)
                self.by_seat.setdefault(each.seat, set()).add(each.body)

    def of(self, claim: Claim) -> str | None:
        """Return the body of a claim: at the first step where one is named, it must be the only one."""
        if claim.body is not None:
            return claim.body
        own = self.by_person.get((claim.seat, claim.person), set())
        steps = [own & self.places if (claim.seat, claim.person) in self.moved else own]
        if claim.seat in self.national:
            steps.append(self.by_seat.get(claim.seat, set()))
        named = next((step for step in steps if step), set())
        return min(named) if len(named) == 1 else None


def _standing(held: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of each voice for the person whom it names last."""
    by_voice: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in held:
        by_voice.setdefault(claim.voice if claim.voice[1] else ("clipping", claim.summary.clipping), []).append(claim)
    for claims in by_voice.values():
        last = max((day for each in claims if (day := each.summary.latest)), default=None)
        latest = [each for each in claims if each.summary.latest == last]
        taking = [each for each in latest if each.tenure.event is TenureEvent.BEGINS or _is_for_a_time(each)]
        persons = {each.person for each in taking or latest}
        if len(persons) == 1:
            yield from (each for each in claims if each.person in persons)


def _is_for_a_time(claim: Claim) -> bool:
    return claim.tenure.qualifier in FOR_A_TIME


def _rivals(held: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims of persons whose claims run side by side; one that ends before the other starts succeeds it."""
    by_person: dict[str, list[Claim]] = {}
    for claim in held:
        by_person.setdefault(claim.person, []).append(claim)
    rivals: dict[str, Claim] = {}
    for a, b in combinations(by_person.values(), 2):
        if _is_contest(a, b) and _run_together(a, b):
            rivals |= {each.tenure.id: each for each in (*a, *b)}
    return tuple(rivals[each] for each in sorted(rivals))


def _is_contest(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Tell whether two persons are said to hold one seat: each with its body, or one of them takes it."""
    is_named = all(any(each.body is not None for each in claims) for claims in (a, b))
    taking = (each for each in (*a, *b) if each.tenure.event is TenureEvent.BEGINS or _is_for_a_time(each))
    return is_named or any(taking)


def _run_together(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    by_clipping: Mapping[str, list[Claim]] = _by_clipping(b)
    beside = [(one, other) for one in a for other in by_clipping.get(one.summary.clipping, ())]
    if any(not _is_succession(*pair) for pair in beside):
        return True
    days_a, days_b = _claimed_days(a), _claimed_days(b)
    if not days_a or not days_b:
        return False
    if beside:  # a change is told: both hold the seat on the day of it, and on no other
        return days_a[0] < days_b[-1] and days_b[0] < days_a[-1]
    return days_a[0] <= days_b[-1] and days_b[0] <= days_a[-1]


def _by_clipping(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    by_clipping: dict[str, list[Claim]] = {}
    for each in claims:
        by_clipping.setdefault(each.summary.clipping, []).append(each)
    return by_clipping


def _is_succession(a: Claim, b: Claim) -> bool:
    """Tell whether one voice tells of a holder and of somebody who takes the seat: a change, not a quarrel."""
    events = {a.tenure.event, b.tenure.event}
    return a.voice == b.voice and events == {TenureEvent.BEGINS, TenureEvent.HOLDS}


def _claimed_days(held: Iterable[Claim]) -> list[date]:
    known = ((each.summary.earliest, each.summary.latest) for each in held)
    return sorted(day for first, last in known if first and last for day in (first, last))
