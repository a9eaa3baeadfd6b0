"""Events: reports from many clippings that tell of one occurrence.

In:  summaries, the actor of each chain, copy families, people's decisions on reports.
Out: events that keep every report, grouped by status and by whose it is.

Two reports meet when they have a type and a party or place in common. They are joined when trigger, parties, place and
days together are enough; days that cannot both be true, or publication far apart with no day named, keep them apart,
and days do so even when a third report would join them. Words that name nobody in particular ("people") are a party in
common only inside one text and its copies. What a text names again ("the arrests") is what it told of before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from cuttings.engine.verbs import Engine
from cuttings.model.dates import Interval, edtf_of
from cuttings.model.entry import Actor, CopyFamily, Event, Telling
from cuttings.model.finding import MentionType, Standing, Status, Voice
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.blocking import Candidate, judge_blocks
from cuttings.reconcile.components import Component, decided_groups, decided_joins, form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.days import are_apart, can_meet, numbered
from cuttings.reconcile.summary import LocalReport, Party, Summary
from cuttings.reconcile.words import WordLists

SAME_WORDS = 600
"""The same title at the same turn in two copies of one text: copies tell of the same things in the same order. And an
event that its own text names again."""
SAME_TRIGGER, SAME_RECIPIENT, SAME_ACTOR, SAME_MEANS, SAME_PLACE, SAME_DAYS, SAME_CLIPPING = (
    300,
    250,
    200,
    200,
    150,
    200,
    100,
)
ENOUGH = 500
"""Trigger and actor, or trigger, place and clipping: one shared party alone is never enough."""
NEWS_DAYS = 10
"""Undated reports published further apart than this tell of different occurrences, as far as anybody can see."""

ROLES = ("actors", "recipients", "means", "places")
"""Who or what two reports of a type must have in common, in the same role, to be compared."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: the actor of each chain, by chain id; and the id of the only place of each name."""

    by_chain: Mapping[str, Actor]
    places: Mapping[str, str] = field(default_factory=dict)

    def actor(self, party: Party) -> Actor | None:
        """Return the actor that a party is, None for words that name nobody."""
        return self.by_chain.get(party.chain or "")

    def key(self, party: Party) -> str:
        """Return the actor's id, else the words in comparable form."""
        actor = self.actor(party)
        return actor.id if actor else normal_name(party.surface)

    def place(self, key: str) -> str:
        """Return the actor's id for a bare name of a place, or the key itself, so that datelines and reports meet."""
        return self.places.get(key, key)

    def name(self, party: Party | None) -> str | None:
        """Return the actor's name, else the words as written; None for nobody."""
        if party is None:
            return None
        actor = self.by_chain.get(party.chain or "")
        return actor.name if actor else party.surface


def cast_of(actors: Iterable[Actor]) -> Cast:
    """Return the look-up from chains, and from the names of places, to actors."""
    every = list(actors)
    named = [(normal_name(each.name), actor.id) for actor in every if _is_place(actor) for each in actor.names]
    owners = Counter(name for name, _ in set(named))
    places = {name: id for name, id in named if owners[name] == 1}
    return Cast({member: actor for actor in every for member in actor.members}, places)


def _is_place(actor: Actor) -> bool:
    return actor.type is MentionType.PLACE


def find_events(
    engine: Engine,
    summaries: Sequence[Summary],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    words: WordLists,
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Event, ...]:
    """Return the events told in clippings that are not notes, sorted by id."""
    sources = [each for each in summaries if not each.is_note]
    by_id = {report.id: (report, each) for each in sources for report in each.reports}
    bodies = {id: _body(*told, cast, families, words) for id, told in by_id.items()}
    same, apart = tuple(same), tuple(apart)
    joins = judge_blocks(engine, _candidates(by_id, bodies), judge_reports) + decided_joins(same)
    components = form_components(by_id, joins, apart=apart)
    contradicting = _contradicting(
        components, by_id, decided_groups(pair for pair in same if by_id.keys() >= set(pair))
    )
    if contradicting:
        components = form_components(by_id, joins, apart=[*apart, *contradicting])
    by_clipping = {each.clipping: each for each in sources}
    events = (_event(each, by_id, cast, families, by_clipping) for each in components)
    return tuple(sorted(events, key=lambda event: event.id))


def judge_reports(a: Any, b: Any) -> tuple[int, str] | None:
    """Return (score, reason) when two reports of one type can tell of one occurrence."""
    both_dated = a["days"][0] is not None and b["days"][0] is not None
    if both_dated and not can_meet(a["days"], b["days"]):
        return None
    if not both_dated and are_apart(a["published"], b["published"], more_than=NEWS_DAYS):
        return None
    evidence = [
        (SAME_WORDS, "words in copies of one text", bool(a["turn"]) and a["turn"] == b["turn"]),
        (SAME_WORDS, "event, named again in its text", a["told"] == b["told"]),
        (SAME_TRIGGER, "trigger", is_same_trigger(a["trigger"], b["trigger"])),
        (SAME_RECIPIENT, "recipient", _share(a, b, "recipients")),
        (SAME_ACTOR, "actor", _share(a, b, "actors")),
        (SAME_MEANS, "means", _share(a, b, "means")),
        (SAME_PLACE, "place", _share(a, b, "places")),
        (SAME_DAYS, "days", both_dated),
        (SAME_CLIPPING, "clipping", a["clipping"] == b["clipping"]),
    ]
    score = sum(points for points, _, holds in evidence if holds)
    shared = ", ".join(name for _, name, holds in evidence if holds)
    return (score, f"same {shared}") if score >= ENOUGH else None


def is_same_trigger(a: str, b: str) -> bool:
    """Tell whether two triggers look like forms of one word ("resigned", "resignation")."""
    if a == b:
        return True
    shared = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 4 and 5 * shared >= 3 * max(len(a), len(b)) - 5


def _contradicting(
    components: Iterable[Component],
    by_id: Mapping[str, tuple[LocalReport, Summary]],
    decided: Mapping[str, str],
) -> list[tuple[str, str]]:
    """Return the pairs inside one component whose days cannot both be true, unless a person says that they are one."""
    pairs: list[tuple[str, str]] = []
    for component in components:
        reports = [by_id[member][0] for member in component.members]
        dated = [(each.id, Interval(each.earliest, each.latest)) for each in reports if each.earliest]
        apart = ((a, b) for (a, days), (b, others) in combinations(dated, 2) if not days.overlaps(others))
        pairs += [(a, b) for a, b in apart if a not in decided or decided[a] != decided.get(b)]
    return pairs


def _candidates(
    reports: Mapping[str, tuple[LocalReport, Summary]], bodies: Mapping[str, dict[str, Any]]
) -> Iterator[Candidate]:
    for id, (report, _) in reports.items():
        body = bodies[id]
        keys = {f"{report.type} {role} {party}" for role in ROLES for party in body[role]}
        yield Candidate(id, body, keys | {f"told {body['told']}"} | ({body["turn"]} if body["turn"] else set()))


def _means(report: LocalReport) -> list[str]:
    """Return what it was done with, in comparable form: with the same trigger it needs the same day, text or party."""
    return sorted({normal_name(each.surface) for each in report.means})


def _body(
    report: LocalReport, summary: Summary, cast: Cast, families: Mapping[str, CopyFamily], words: WordLists
) -> dict[str, Any]:
    family = families.get(summary.clipping)
    text = family.id if family else summary.clipping

    def keys(parties: Iterable[Party]) -> list[str]:
        return sorted({_party_key(each, text, cast, words) for each in parties})

    return {
        "trigger": report.trigger,
        "turn": _turn(report, summary, family.id) if family else None,
        "told": report.refers or report.id,
        "clipping": summary.clipping,
        "actors": keys(report.actors),
        "recipients": keys(report.recipients),
        "means": _means(report),
        "places": sorted({cast.place(each) for each in keys(report.places)}),
        "days": numbered(report.earliest, report.latest),
        "published": numbered(summary.earliest, summary.latest),
    }


def _turn(report: LocalReport, summary: Summary, family: str) -> str:
    """Return a key of the words of a report in a copied text: which of how many of one title it is there."""
    told = f"{report.type} {normal_name(report.title)}"
    alike = [each.id for each in summary.reports if f"{each.type} {normal_name(each.title)}" == told]
    return f"{family} {told} {alike.index(report.id) + 1} of {len(alike)}"


def _party_key(party: Party, text: str, cast: Cast, words: WordLists) -> str:
    """Return who a party is; somebody in no way particular is the same only inside one text and its copies."""
    key = cast.key(party)
    return f"{text} {key}" if cast.actor(party) is None and words.is_general(key) else key


def _share(a: Any, b: Any, role: str) -> bool:
    return not set(a[role]).isdisjoint(b[role])


def _event(
    component: Component,
    by_id: Mapping[str, tuple[LocalReport, Summary]],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    summaries: Mapping[str, Summary],
) -> Event:
    reports = [by_id[member][0] for member in component.members]
    clippings = {by_id[member][1].clipping for member in component.members}
    shown = min(reports, key=_by_showing)
    days = _narrowest(reports)
    written = min((each.when for each in reports if each.when), default=None)
    return Event(
        id=content_id("event", component.members[0]),
        title=shown.title,
        type=shown.type,
        reports=component.members,
        actors=_names(cast, (party for each in reports for party in each.actors)),
        recipients=_names(cast, (party for each in reports for party in each.recipients)),
        places=_names(cast, (party for each in reports for party in each.places)),
        when=edtf_of(days) or written,
        earliest=days.earliest,
        latest=days.latest,
        tellings=_tellings(reports, cast),
        figures=tuple(sorted({figure for each in reports for figure in each.figures})),
        origins=count_origins(clippings, families, summaries),
        joins=component.joins,
        leads=tuple(sorted({by_id[each.id][1].clipping for each in reports if each.leads})),
        scenes=tuple(sorted(each.id for each in reports if each.standing is Standing.SCENE)),
    )


def _by_showing(report: LocalReport) -> tuple[bool, bool, bool, int, int, str]:
    """Return a key by which the report whose title shows an event comes first: never one that only names it again."""
    roles = bool(report.actors) + bool(report.recipients) + bool(report.places)
    is_again, is_other = report.refers is not None, report.status is not Status.HAPPENED
    return is_again, is_other, report.voice is not Voice.OWN, -roles, len(report.title), report.id


def _narrowest(reports: Iterable[LocalReport]) -> Interval:
    known = [(each.earliest, each.latest) for each in reports]
    widths = ((last - first, first, last) for first, last in known if first is not None and last is not None)
    days = min(widths, default=None)
    return Interval(days[1], days[2]) if days else Interval(None, None)


def _names(cast: Cast, parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({name for party in parties if (name := cast.name(party))}))


def _tellings(reports: Iterable[LocalReport], cast: Cast) -> tuple[Telling, ...]:
    by_version: dict[tuple[Status, str | None], list[str]] = {}
    for each in reports:
        by_version.setdefault((each.status, cast.name(each.whose)), []).append(each.id)
    ordered = sorted(by_version.items(), key=lambda version: (version[0][0], version[0][1] or ""))
    return tuple(Telling(status, whose, tuple(sorted(many))) for (status, whose), many in ordered)
