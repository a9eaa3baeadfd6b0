"""Evidence: the exact words behind a row, where they stand, and according to whom.

In:  ids of findings.
Out: for each the words in their passage, the clipping's outlet and date with its basis, and the chain of who says so,
     from the outside in: outlet, credited agency, speaker, the speaker's source.

A `Shelf` keeps what was looked up while one question is answered.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from cuttings.ask.verdict import verdict
from cuttings.ask.wording import UNKNOWN_OUTLET, own_words
from cuttings.errors import UnknownId
from cuttings.model.clipping import Clipping, ClippingKind, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated
from cuttings.model.day_words import days_text
from cuttings.model.entry import Actor, CopyFamily, Entry, Origins, Outlet
from cuttings.model.envelope import RoleSpan, role_spans
from cuttings.model.finding import (
    Attribution,
    Figure,
    Finding,
    Kind,
    Label,
    Reasons,
    Report,
    Tenure,
    Tie,
)
from cuttings.model.text import Words
from cuttings.store import facts

EntryType = TypeVar("EntryType", bound=Entry)
REJECTED = "rejected"
"""The state of a finding that a person has rejected: `why` explains it, and no answer rests on it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding's words: `before` and `after` are the rest of its passage; `chain` says according to whom.

    `roles` has the words that play a part in it (actor, trigger, source, cue …). `reasons` says of a cell why it is as
    it is: the rule of a report's status, why its actor is left open. `decided` is what a person did to it (confirmed,
    rejected, fixed, added), None for the machine's own reading.
    """

    finding: str
    kind: str
    clipping: str
    outlet: str | None
    headline: str | None
    published: str
    basis: str
    before: str
    surface: str
    after: str
    start: int
    end: int
    chain: tuple[str, ...]
    roles: tuple[RoleSpan, ...]
    reasons: Reasons
    decided: str | None
    method: str


class Shelf:
    """Clippings, sightings and findings of one dossier, read once for as long as a question needs them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._clippings: dict[str, Clipping] = {}
        self._sightings: dict[str, tuple[Sighting, ...]] = {}
        self._published: dict[str, Dated] = {}
        self._outlets: dict[str, str | None] = {}
        self._findings: dict[str, dict[str, Finding]] = {}
        self._by_id: dict[str, Finding | None] = {}
        self._entries: dict[Any, Sequence[Any]] = {}
        self._kinds: dict[Kind, list[Finding]] = {}
        self._homes: dict[Kind, dict[str, str]] = {}
        self._posts: dict[str, tuple[date | None, ...]] = {}

    @cached_property
    def judged(self) -> dict[str, facts.JudgedRow]:
        """What people made of findings, by finding id."""
        return facts.judged_rows(self.connection)

    def entries(self, kind: type[EntryType]) -> Sequence[EntryType]:
        """Return all entries of one type, by id, rejected ones included."""
        if kind not in self._entries:
            self._entries[kind] = tuple(facts.entries(self.connection, kind))
        return self._entries[kind]

    @cached_property
    def family_by_clipping(self) -> dict[str, CopyFamily]:
        """The copy family of each clipping that has copies."""
        return {clipping: family for family in self.entries(CopyFamily) for clipping in family.clippings}

    @cached_property
    def outlet_by_clipping(self) -> dict[str, str]:
        """The one name of the outlet that printed each press clipping, where it is known."""
        return {clipping: each.name for each in self.entries(Outlet) for clipping in each.clippings}

    @cached_property
    def agency_by_clipping(self) -> dict[str, str]:
        """The agency that each press clipping credits or is of."""
        agencies = [each for each in self.entries(Outlet) if each.is_agency]
        own = {clipping: each.name for each in agencies for clipping in each.clippings}
        return own | {clipping: each.name for each in agencies for clipping in each.credited}

    @cached_property
    def press(self) -> frozenset[str]:
        """All clippings but notes."""
        return facts.press_clippings(self.connection)

    def verdict(self, clippings: Iterable[str], origins: Origins) -> str:
        """Return in a sentence how many printings of how many texts something rests on, and what follows from that."""
        families, agencies = self.family_by_clipping, self.agency_by_clipping
        press = self.press.intersection(clippings)
        return verdict(press, origins, families=families, outlets=self.outlet_by_clipping, agencies=agencies)

    @cached_property
    def actor_by_mention(self) -> dict[str, Actor]:
        """The actor of each mention, by mention id."""
        return {mention: actor for actor in self.entries(Actor) for mention in actor.mentions}

    def is_rejected(self, finding: str) -> bool:
        """Tell whether a person has rejected a finding."""
        judged = self.judged.get(finding)
        return judged is not None and judged.state == REJECTED

    def clipping(self, id: str) -> Clipping:
        """Return a clipping. Raises UnknownId."""
        if id not in self._clippings:
            found = next(facts.clippings(self.connection, [id]), None)
            if found is None:
                raise UnknownId(f"There is no clipping {id}. List them: cuttings status --clippings")
            self._clippings[id] = found
        return self._clippings[id]

    def sightings(self, clipping: str) -> tuple[Sighting, ...]:
        """Return where a clipping was met."""
        if clipping not in self._sightings:
            self._sightings[clipping] = tuple(facts.sightings(self.connection, clipping))
        return self._sightings[clipping]

    def findings(self, clipping: str) -> dict[str, Finding]:
        """Return a clipping's findings by id, rejected ones included."""
        if clipping not in self._findings:
            found = facts.findings_of(self.connection, clipping, rejected=True)
            self._findings[clipping] = {each.id: each for each in found}
        return self._findings[clipping]

    def finding(self, id: str) -> Finding:
        """Return a finding, as people left it. Raises UnknownId."""
        found = self._found(id)
        if found is None:
            raise UnknownId(f"There is no finding {id}. Search for its words: cuttings search WORDS")
        return found

    def _found(self, id: str) -> Finding | None:
        if id not in self._by_id:
            judged = self.judged.get(id)
            self._by_id[id] = judged.finding if judged else facts.machine_finding(self.connection, id)
        return self._by_id[id]

    def of_kind(self, kind: Kind) -> Sequence[Finding]:
        """Return all findings of a kind as people left them, without the rejected ones."""
        if kind not in self._kinds:
            read = facts.machine_findings_of_kind(self.connection, kind)
            judged = (row.finding for row in self.judged.values() if row.state != REJECTED)
            there = [each for each in read if each.id not in self.judged]
            self._kinds[kind] = [*there, *(each for each in judged if each.KIND is kind)]
            self._by_id |= {each.id: each for each in there}
        return self._kinds[kind]

    def homes(self, kind: Kind) -> Mapping[str, str]:
        """Return the clipping in which each finding of one kind stands, by the finding's id."""
        if kind not in self._homes:
            self._homes[kind] = facts.clippings_of_kind(self.connection, kind)
        return self._homes[kind]

    def outlet(self, clipping: str) -> str | None:
        """Return the outlet as given or printed, else the name of its host elsewhere, else the host or None."""
        if clipping not in self._outlets:
            named = "SELECT min(s.outlet) FROM sighting s WHERE s.clipping = c.id AND s.outlet IS NOT c.publisher"
            query = f"SELECT c.publisher, ({named} AND s.outlet <> '') FROM clipping c WHERE c.id = ?"
            publisher, outlet = self.connection.execute(query, (clipping,)).fetchone() or (None, None)
            self._outlets[clipping] = outlet or self._name_by_publisher.get(publisher or "", publisher)
        return self._outlets[clipping]

    def outlets(self, clippings: Iterable[str]) -> tuple[str, ...]:
        """Return the outlets of clippings, those that are known, by name."""
        return tuple(sorted({name for name in map(self.outlet, clippings) if name}))

    @cached_property
    def _name_by_publisher(self) -> dict[str, str]:
        query = (
            "SELECT c.publisher, min(s.outlet) FROM clipping c JOIN sighting s ON s.clipping = c.id "
            "WHERE s.outlet <> c.publisher GROUP BY c.publisher"
        )
        return dict(self.connection.execute(query))

    def post_days(self, item: str) -> tuple[date | None, ...]:
        """Return the day of each text of a running post, by its place in the post; None where it has none."""
        if item not in self._posts:
            self._posts[item] = facts.post_days(self.connection, item)
        return self._posts[item]

    def published(self, clipping: str) -> Dated:
        """Return when a clipping was published, as far as its sightings and its own text say."""
        if clipping not in self._published:
            dates = [each.published for each in self.sightings(clipping)]
            by_basis = min(dates, key=lambda each: (list(Basis).index(each.basis), each.reason), default=UNDATED)
            self._published[clipping] = by_basis
        return self._published[clipping]

    def headline(self, clipping: str) -> str | None:
        """Return the headline, else the title that a sighting gives."""
        printed = self.clipping(clipping).headline
        titles = sorted({each.title for each in self.sightings(clipping) if each.title})
        return printed.surface if printed else next(iter(titles), None)

    def name_of(self, mention: str | None, otherwise: str | None) -> str | None:
        """Return the name of the actor that a mention belongs to, else what is given."""
        actor = self.actor_by_mention.get(mention or "")
        return actor.name if actor else otherwise

    def evidence(self, findings: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the evidence of findings, by clipping and place."""
        return tuple(sorted((self._evidence(each) for each in findings), key=lambda each: (each.clipping, each.start)))

    def chain(self, finding: Finding) -> tuple[str, ...]:
        """Return according to whom, from the outside in; an attribution that a person rejected is left out."""
        clipping = self.clipping(finding.clipping)
        if clipping.kind is ClippingKind.NOTE:
            return ("the compiler’s note",)
        outer = [self.outlet(clipping.id) or UNKNOWN_OUTLET, *(each.surface for each in clipping.credits[:1])]
        return (*outer, *reversed(self._speakers(finding)))

    def voice(self, id: str) -> str:
        """Return whose a finding is: the speaker, or the outlet in its own words."""
        finding = self.finding(id)
        speakers = self._speakers(finding)
        return speakers[0] if speakers else own_words(self.outlet(finding.clipping))

    def speaker(self, attribution: Attribution) -> str:
        """Return who speaks: the resolved actor's name, the role as written, or that nobody is named."""
        written = attribution.source.surface if attribution.source else "unnamed source"
        return " ".join((self.name_of(attribution.speaker, attribution.speaker_name) or written).split())

    def attributions_around(self, finding: Finding) -> list[Attribution]:
        """Return the attributions in whose content a finding stands, the innermost first, without rejected ones."""
        chain: list[Attribution] = []
        inner = finding.parent if isinstance(finding, Attribution) else _attribution_of(finding)
        while inner and isinstance(said := self._found(inner), Attribution) and said not in chain:
            chain.append(said)
            inner = said.parent
        return [each for each in chain if not self.is_rejected(each.id)]

    def _speakers(self, finding: Finding) -> list[str]:
        """Return who speaks, the innermost first; who tells what they said themselves is named once."""
        return [name for name, _ in groupby(self.speaker(each) for each in self.attributions_around(finding))]

    def _roles(self, finding: Finding) -> Iterator[RoleSpan]:
        """Yield the words that play a part in a finding, the day of a report among them."""
        yield from (each for each in role_spans(finding) if each.role != "words")
        when = self._found(finding.when) if isinstance(finding, Report) and finding.when else None
        if when:
            yield RoleSpan("when", 0, when.words)

    def _evidence(self, id: str) -> Evidence:
        finding = self.finding(id)
        clipping = self.clipping(finding.clipping)
        published = self.published(clipping.id)
        before, after = around(clipping, finding.words)
        judged = self.judged.get(id)
        return Evidence(
            finding=id,
            kind=finding.KIND,
            clipping=clipping.id,
            outlet=self.outlet(clipping.id),
            headline=self.headline(clipping.id),
            published=days_text(published.interval),
            basis=published.reason,
            before=before,
            surface=finding.words.surface,
            after=after,
            start=finding.words.start,
            end=finding.words.end,
            chain=self.chain(finding),
            roles=tuple(self._roles(finding)),
            reasons=_reasons(finding),
            decided=judged.state if judged else None,
            method=finding.method,
        )


def _reasons(finding: Finding) -> Reasons:
    """Return why the cells of a finding are as they are; of a report first how it is coded, and why so its status."""
    if not isinstance(finding, Report):
        return finding.reasons
    codes = ", ".join(each for each in (finding.type, finding.mode, *finding.context) if each)
    return (("coded", codes), ("status", finding.status_rule), *finding.reasons)


def _attribution_of(finding: Finding) -> str | None:
    match finding:
        case Figure() | Report() | Tenure() | Label() | Tie():
            return finding.attribution
        case _:
            return None


def around(clipping: Clipping, words: Words) -> tuple[str, str]:
    """Return what stands before and after words in their passage."""
    passage = next((each for each in clipping.passages if each.start <= words.start < each.end), None)
    start, end = (passage.start, max(passage.end, words.end)) if passage else (0, len(clipping.text))
    return clipping.text[start : words.start], clipping.text[words.end : end]
