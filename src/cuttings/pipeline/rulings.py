"""From people's judgements to what reconciliation is told: which members are one, which are two, what they are called.

In:  the live judgements, and the summaries of what is there now.
Out: `Rulings` on chains, reports, attributions and clippings. A judgement whose words are gone is left out, and listed
     as an orphan.

"Different" between two names holds for every bearer of the names, so that no third clipping joins them again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from cuttings.model.finding import Finding, Kind, Mention
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.names import normal_name
from cuttings.reconcile.actors import Decisions
from cuttings.reconcile.cascade import Pairs, Rulings
from cuttings.reconcile.gather import Summary
from cuttings.reconcile.judged import place_target
from cuttings.store import facts

Pair = tuple[str, str]


def rulings_of(connection: sqlite3.Connection, summaries: Sequence[Summary], live: Sequence[Judgement]) -> Rulings:
    """Return people's decisions on members that are there now; of two on one pair the newer holds."""
    desk = _Desk(connection, summaries)
    pairs: dict[str, dict[Pair, Verb]] = {"actor": {}, Kind.REPORT: {}, Kind.ATTRIBUTION: {}, "clipping": {}}
    names: dict[str, str] = {}
    for judgement in live:
        for kind, pair in desk.pairs(judgement):
            pairs[kind][pair] = judgement.verb
        if judgement.verb is Verb.FIX and judgement.on[0].kind == "actor" and judgement.to:
            names |= dict.fromkeys(desk.chains(judgement.on[:1]), judgement.to)
    same, apart = _split(pairs["actor"])
    return Rulings(
        actors=Decisions(same, tuple(sorted(desk.widened(apart))), tuple(sorted(names.items()))),
        reports=Pairs(*_split(pairs[Kind.REPORT])),
        copies=Pairs(*_split(pairs["clipping"])),
        speech=Pairs(*_split(pairs[Kind.ATTRIBUTION])),
    )


def _split(decided: dict[Pair, Verb]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    one, two = (Verb.SAME, Verb.COPY_OF), (Verb.DIFFERENT, Verb.NOT_COPY_OF)
    same = tuple(sorted(pair for pair, verb in decided.items() if verb in one))
    return same, tuple(sorted(pair for pair, verb in decided.items() if verb in two))


class _Desk:
    """Finds the members that judgements speak of."""

    def __init__(self, connection: sqlite3.Connection, summaries: Sequence[Summary]) -> None:
        self.connection = connection
        self.clippings = {each.clipping for each in summaries}
        self.actors = {actor.chain: actor for each in summaries for actor in each.actors}

    def pairs(self, judgement: Judgement) -> Iterator[tuple[str, Pair]]:
        match judgement.verb:
            case Verb.SAME | Verb.DIFFERENT | Verb.UNSURE if judgement.on[0].kind == "actor":
                yield from (("actor", pair) for pair in _pairs(self.chains(judgement.on)))
            case Verb.SAME | Verb.DIFFERENT | Verb.UNSURE:
                placed = [each for target in judgement.on if (each := self.placed(target))]
                kind = placed[0].KIND if placed else Kind.REPORT
                yield from ((kind, pair) for pair in _pairs(each.id for each in placed))
            case Verb.COPY_OF | Verb.NOT_COPY_OF:
                there = (target.id for target in judgement.on if target.id in self.clippings)
                yield from (("clipping", pair) for pair in _pairs(there))

    def chains(self, targets: Iterable[Target]) -> list[str]:
        placed = (self.placed(target) for target in targets)
        return [each.chain or each.id for each in placed if isinstance(each, Mention)]

    def placed(self, target: Target) -> Finding | None:
        if target.clipping not in self.clippings:
            return None
        (clipping,) = facts.clippings(self.connection, [target.clipping])
        findings = {each.id: each for each in facts.findings_of(self.connection, clipping.id)}
        return place_target(target, clipping.text, findings)

    def widened(self, apart: Iterable[Pair]) -> set[Pair]:
        wide: set[Pair] = set()
        for a, b in apart:
            wide.add((a, b))
            names_a, names_b = self._names(a), self._names(b)
            if names_a.isdisjoint(names_b):
                wide |= {(min(a, each), max(a, each)) for each in self._bearers(names_b)}
                wide |= {(min(b, each), max(b, each)) for each in self._bearers(names_a)}
        return wide

    def _names(self, chain: str) -> set[str]:
        actor = self.actors.get(chain)
        return {normal_name(name) for name in actor.names} if actor else set()

    def _bearers(self, names: set[str]) -> list[str]:
        full = {name for name in names if " " in name} or names
        return [chain for chain in sorted(self.actors) if self._names(chain) & full]


def _pairs(members: Iterable[str]) -> Iterator[Pair]:
    yield from combinations(sorted(set(members)), 2)
