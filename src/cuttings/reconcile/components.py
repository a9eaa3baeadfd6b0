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
PERSONS = 1_000_000
"""What a person's join counts beside its score: it comes before any that the machine has made."""


@dataclass(frozen=True, slots=True)
class Component:
    """Members that belong together, sorted, and the joins that made them one, strongest first."""

    members: tuple[str, ...]
    joins: tuple[Join, ...]


def decided_joins(pairs: Iterable[tuple[str, str]]) -> list[Join]:
    """Return the joins that a person has made."""
    return [Join(min(pair), max(pair), 1000, "a person says so", Decider.PERSON) for pair in pairs]


def decided_groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the first member of its group, by member, for all that people have joined."""
    joins = decided_joins(pairs)
    groups = form_components((member for join in joins for member in (join.a, join.b)), joins)
    return {member: each.members[0] for each in groups for member in each.members}


def enemies_of(vetoes: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return whom each member must stay apart from."""
    enemies: dict[str, set[str]] = {}
    for a, b in vetoes:
        enemies.setdefault(a, set()).add(b)
        enemies.setdefault(b, set()).add(a)
    return enemies


def form_components(
    members: Iterable[str], joins: Iterable[Join], *, apart: Iterable[tuple[str, str]] = ()
) -> tuple[Component, ...]:
    """Return the components of `members`, sorted by their smallest member."""
    names = sorted(set(members))
    known = set(names)
    in_order = _by_strength(_strongest(joins, known), names)
    vetoes = [pair for pair in apart if pair[0] in known and pair[1] in known]
    return tuple(sorted(_split_large(names, in_order, vetoes), key=lambda each: each.members[0]))


def _strongest(joins: Iterable[Join], known: set[str]) -> Iterable[Join]:
    """Return the strongest join of each pair that is there: where that is refused or needless, so are the others."""
    by_pair: dict[tuple[str, str], Join] = {}
    for join in joins:
        pair = join.a, join.b
        other = by_pair.get(pair)
        if other is not None:
            by_pair[pair] = min(join, other, key=lambda each: (-_strength(each), each.reason))
        elif join.a in known and join.b in known and join.a != join.b:
            by_pair[pair] = join
    return by_pair.values()


def _by_strength(joins: Iterable[Join], names: list[str]) -> list[Join]:
    """Return joins strongest first, then by their members: one number each, as comparing names would take longest."""
    place = {name: number for number, name in enumerate(names)}
    many = len(names)
    return sorted(joins, key=lambda join: (-_strength(join) * many + place[join.a]) * many + place[join.b])


def _strength(join: Join) -> int:
    return join.score + (PERSONS if join.decider is Decider.PERSON else 0)


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
        self.enemies = enemies_of(vetoes)

    def root(self, member: str) -> str:
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def unite(self, a: str, b: str) -> bool:
        """Tell whether two groups have become one: not those that are one already, nor enemies."""
        low, high = self.root(a), self.root(b)
        if low == high:
            return False
        if low > high:
            low, high = high, low
        if any(self.root(enemy) == high for enemy in self.enemies.get(low, ())):
            return False
        self.parent[high] = low
        if high in self.enemies:
            self.enemies.setdefault(low, set()).update(self.enemies.pop(high))
        return True
