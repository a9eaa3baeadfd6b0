"""From judged pairs to groups: strongest pair first, vetoes never crossed, no group without bound.

In:  members, scored pairs, and pairs that must stay apart.
Out: components with the joins that made them; the same for any order of the input.

Components above `LIMIT` members raise their own threshold step by step until they split: a pure function of the set.
One whose joins are all of the best score is left whole, however large: nothing in it is weaker than the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cuttings.model.entry import Decider, Join

LIMIT = 500
STEP = 50


@dataclass(frozen=True, slots=True)
class Component:
    """Members that belong together, sorted, and the joins that made them one, strongest first."""

    members: tuple[str, ...]
    joins: tuple[Join, ...]


def decided_joins(pairs: Iterable[tuple[str, str]]) -> list[Join]:
    """Return the joins that a person has made."""
    return [Join(min(pair), max(pair), 1000, "a person says so", Decider.PERSON) for pair in pairs]


def form_components(
    members: Iterable[str], joins: Iterable[Join], *, apart: Iterable[tuple[str, str]] = ()
) -> tuple[Component, ...]:
    """Return the components of `members`, sorted by their smallest member."""
    names = sorted(set(members))
    known = set(names)
    usable = [join for join in set(joins) if join.a in known and join.b in known and join.a != join.b]
    in_order = sorted(usable, key=_by_strength)
    vetoes = [pair for pair in apart if pair[0] in known and pair[1] in known]
    return tuple(sorted(_split_large(names, in_order, vetoes), key=lambda each: each.members[0]))


def _by_strength(join: Join) -> tuple[bool, int, str, str, str]:
    return join.decider is Decider.MACHINE, -join.score, join.a, join.b, join.reason


def _split_large(members: list[str], joins: list[Join], vetoes: list[tuple[str, str]]) -> list[Component]:
    done: list[Component] = []
    for component in _grow(members, joins, vetoes):
        scores = {join.score for join in component.joins if join.decider is Decider.MACHINE}
        floor = min(scores, default=0) + STEP
        if len(component.members) <= LIMIT or not scores or max(scores) < floor:
            done.append(component)
            continue
        kept = [join for join in component.joins if join.decider is Decider.PERSON or join.score >= floor]
        within = set(component.members)
        inside = [pair for pair in vetoes if within.issuperset(pair)]
        done.extend(_split_large(list(component.members), kept, inside))
    return done


def _grow(members: list[str], joins: list[Join], vetoes: list[tuple[str, str]]) -> list[Component]:
    groups = _Groups(members, vetoes)
    used = [join for join in joins if groups.unite(join.a, join.b)]
    joins_by_root: dict[str, list[Join]] = {}
    for join in used:
        joins_by_root.setdefault(groups.root(join.a), []).append(join)
    by_root: dict[str, list[str]] = {}
    for member in members:
        by_root.setdefault(groups.root(member), []).append(member)
    return [Component(tuple(many), tuple(joins_by_root.get(root, ()))) for root, many in sorted(by_root.items())]


class _Groups:
    """Union-find with vetoes: two groups that hold the ends of a veto never unite."""

    def __init__(self, members: list[str], vetoes: list[tuple[str, str]]) -> None:
        self.parent = {member: member for member in members}
        self.enemies: dict[str, set[str]] = {}
        for a, b in vetoes:
            self.enemies.setdefault(a, set()).add(b)
            self.enemies.setdefault(b, set()).add(a)

    def root(self, member: str) -> str:
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def unite(self, a: str, b: str) -> bool:
        """Tell whether two groups have become one: not those that are one already, nor enemies."""
        low, high = sorted((self.root(a), self.root(b)))
        if low == high:
            return False
        if any(self.root(enemy) == high for enemy in self.enemies.get(low, ())):
            return False
        self.parent[high] = low
        if high in self.enemies:
            self.enemies.setdefault(low, set()).update(self.enemies.pop(high))
        return True
