"""Actors: chains from many clippings that are one person, body or place.

In:  the clippings' summaries and people's decisions (chains that are the same, chains that are different).
Out: actors, each with its names as written, its members and the reasons of every join.

Full names are compared with each other; a surname or first name alone is settled afterwards (lone_names). Two full
names that stand side by side in one clipping as two people are never merged through a third.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from cuttings.engine.verbs import Engine
from cuttings.model.entry import Actor, NameCount
from cuttings.model.finding import MentionType
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.blocking import Candidate, judge_blocks
from cuttings.reconcile.compare import acronym_of, judge_bodies, judge_persons
from cuttings.reconcile.components import Component, decided_groups, decided_joins, form_components
from cuttings.reconcile.lone_names import settle_lone_names
from cuttings.reconcile.summary import LocalActor, Summary


@dataclass(frozen=True, slots=True)
class Decisions:
    """People's decisions on chains: pairs that are one, pairs that are two, and names given to chains."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def find_actors(engine: Engine, summaries: Sequence[Summary], decisions: Decisions) -> tuple[Actor, ...]:
    """Return the actors of all clippings, sorted by id; chains without any name are left out."""
    chains = {actor.chain: actor for each in summaries for actor in each.actors if _is_named(actor)}
    home = {actor.chain: each for each in summaries for actor in each.actors if actor.chain in chains}
    decided = decided_groups(pair for pair in decisions.same if chains.keys() >= set(pair))
    seen_apart = (
        (a, b) for a, b in _side_by_side(summaries, chains) if a not in decided or decided[a] != decided.get(b)
    )
    apart = [*decisions.apart, *seen_apart]
    joins = judge_blocks(engine, _candidates(chains.values(), apart), judge_chains) + decided_joins(decisions.same)
    full = form_components(chains, joins, apart=apart)
    joins += settle_lone_names(chains, home, full)
    components = form_components(chains, joins, apart=apart)
    given = dict(decisions.names)
    tenures = _tenures_by_chain(summaries)
    return tuple(sorted((_actor(each, chains, home, given, tenures) for each in components), key=lambda each: each.id))


def judge_chains(a: Any, b: Any) -> tuple[int, str] | None:
    """Return (score, reason) when two chains (type, names, offices) can be one; lone names are not judged here."""
    pairs = [(name, other) for name in a["names"] for other in b["names"]]
    if a["person"] and b["person"]:
        share = bool(set(a["offices"]) & set(b["offices"]))
        found = [judge_persons(*pair, share_office=share) for pair in pairs if all(" " in name for name in pair)]
    elif a["person"] or b["person"]:
        found = [judge_bodies(*pair) for pair in pairs if pair[0] == pair[1] and " " in pair[0]]
    else:
        found = [judge_bodies(*pair) for pair in pairs]
    return max((each for each in found if each), default=None)


def _is_named(actor: LocalActor) -> bool:
    return bool(actor.names) and actor.type is not MentionType.OFFICE


def _candidates(chains: Iterable[LocalActor], apart: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    bound = {chain for pair in apart for chain in pair}
    for chain in chains:
        names = sorted({normal_name(name) for name in chain.names} - {""})
        is_person = chain.type is MentionType.PERSON
        body = {"person": is_person, "names": names, "offices": chain.offices if is_person else ()}
        yield Candidate(chain.chain, body, _keys(names, is_person=is_person), is_free=chain.chain not in bound)


def _keys(names: Sequence[str], *, is_person: bool) -> set[str]:
    keys = {f"name {name}" for name in names if " " in name or not is_person}
    keys |= {f"given {name.split()[0]}" for name in names if is_person and " " in name}
    keys |= {f"name {acronym_of(name)}" for name in names if not is_person and len(acronym_of(name)) >= 3}
    return keys


def _side_by_side(summaries: Iterable[Summary], chains: Mapping[str, LocalActor]) -> Iterator[tuple[str, str]]:
    for summary in summaries:
        persons = [each for each in summary.actors if each.type is MentionType.PERSON and each.chain in chains]
        full = [each for each in persons if " " in each.names[0]]
        for a, b in combinations(full, 2):
            names = (normal_name(a.names[0]), normal_name(b.names[0]))
            if judge_persons(*names, share_office=True) is None and not _are_turned(*names):
                yield a.chain, b.chain


def _are_turned(a: str, b: str) -> bool:
    """Tell whether one name begins with a surname of the other: "Ana Ruiz" and "Ruiz Salas" can be one person."""
    return any(one.split()[0] in other.split()[1:] for one, other in ((a, b), (b, a)))


def _tenures_by_chain(summaries: Iterable[Summary]) -> dict[str, list[str]]:
    tenures: dict[str, list[str]] = {}
    for summary in summaries:
        for tenure in () if summary.is_note else summary.tenures:
            if tenure.person.chain:
                tenures.setdefault(tenure.person.chain, []).append(tenure.id)
    return tenures


def _actor(
    component: Component,
    chains: Mapping[str, LocalActor],
    home: Mapping[str, Summary],
    given: Mapping[str, str],
    tenures: Mapping[str, list[str]],
) -> Actor:
    clippings_by_name: dict[str, set[str]] = {}
    for member in component.members:
        for name in chains[member].names:
            clippings_by_name.setdefault(name, set()).add(home[member].clipping)
    names = sorted((NameCount(name, len(many)) for name, many in clippings_by_name.items()), key=_by_weight)
    types = Counter(chains[member].type for member in component.members)
    chosen = [given[member] for member in component.members if member in given]
    return Actor(
        id=content_id("actor", component.members[0]),
        name=chosen[-1] if chosen else _best_name(names),
        type=max(sorted(types), key=lambda each: types[each]),
        names=tuple(names),
        members=component.members,
        mentions=tuple(sorted(mention for member in component.members for mention in chains[member].mentions)),
        tenures=tuple(sorted(tenure for member in component.members for tenure in tenures.get(member, ()))),
        joins=component.joins,
    )


def _by_weight(each: NameCount) -> tuple[int, str]:
    return -each.clippings, each.name


def _best_name(names: Sequence[NameCount]) -> str:
    full = [each for each in names if " " in each.name] or names
    return min(full, key=lambda each: (-each.clippings, -len(each.name), each.name)).name
