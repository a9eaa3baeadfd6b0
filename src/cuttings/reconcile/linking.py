"""From judged pairs to groups in which everybody fits everybody: average link, with vetoes that hold for every pair.

In:  members, scored joins, what forbids two members to be one, and the score of any pair.
Out: components with the joins that made them; the same for any order of the input.

Joins are taken strongest first. Two groups become one only where no pair across them is forbidden and, above a few
members, where the pairs across them are likely on average: a chain of likely pairs does not bind what is unlike. Late
members, which only refer to what others tell, are settled when the groups of the others stand: each where it fits best,
nowhere where two groups fit it alike, and never as a bridge between two. What people have joined stays joined.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from cuttings.model.entry import Decider, Join
from cuttings.reconcile.components import Component, enemies_of

FEW = 4
"""Pairs across two groups from which on their average counts: of fewer the strongest is enough."""
MOST = 400
"""Pairs across two groups that are asked for their average; of more an even choice, by order of members."""

Forbids = Callable[[str, str], bool]
Score = Callable[[str, str], int]


def link(
    members: Iterable[str],
    joins: Iterable[Join],
    *,
    forbids: Forbids,
    score: Score,
    average: int,
    apart: Iterable[tuple[str, str]] = (),
    late: Collection[str] = (),
) -> tuple[Component, ...]:
    """Return the groups of `members`, sorted by their smallest; pairs across two groups must score `average`."""
    groups = _Groups(sorted(set(members)), apart)
    in_order = sorted(joins, key=_by_strength)
    early = [each for each in in_order if not _is_late(each, late)]
    used = _taken(early, groups, forbids, score, average)
    groups.standing.update(member for member in groups.of if member not in late)
    settled = _settled([each for each in in_order if _is_late(each, late)], groups, late)
    return groups.components([*used, *_taken(settled, groups, forbids, score, average)])


def _taken(joins: Iterable[Join], groups: "_Groups", forbids: Forbids, score: Score, average: int) -> list[Join]:
    """Unite groups by joins, and return those that did."""
    used: list[Join] = []
    for join in joins:
        if groups.can_meet(join, forbids, score, average):
            groups.unite(join.a, join.b)
            used.append(join)
    return used


def _is_late(join: Join, late: Collection[str]) -> bool:
    return join.decider is not Decider.PERSON and (join.a in late or join.b in late)


def _settled(joins: Sequence[Join], groups: "_Groups", late: Collection[str]) -> list[Join]:
    """Return the joins of late members without those of a member whose best ones go to several groups."""
    best: dict[str, tuple[int, set[tuple[str, ...]]]] = {}
    for join in joins:
        for one, other in ((join.a, join.b), (join.b, join.a)):
            if one in late and other not in late and other in groups.of:
                score, there = best.setdefault(one, (join.score, set()))
                if join.score == score:
                    there.add(groups.of[other])
    doubtful = {member for member, (_, there) in best.items() if len(there) > 1}
    return [each for each in joins if each.a not in doubtful and each.b not in doubtful]


def _by_strength(join: Join) -> tuple[bool, int, str, str]:
    return join.decider is not Decider.PERSON, -join.score, join.a, join.b


class _Groups:
    """Members in groups; those of one group are listed, and pairs that a person parted never meet.

    Groups with somebody `standing` in each stay two.
    """

    def __init__(self, members: Sequence[str], apart: Iterable[tuple[str, str]]) -> None:
        self.of: dict[str, tuple[str, ...]] = {member: (member,) for member in members}
        self.enemies = enemies_of(apart)
        self.standing: set[str] = set()

    def can_meet(self, join: Join, forbids: Forbids, score: Score, average: int) -> bool:
        """Tell whether the groups of a join's members may become one, as they are not yet."""
        a, b = self.of.get(join.a), self.of.get(join.b)
        if a is None or b is None or a is b:
            return False
        if any(self.enemies.get(each, set()) & set(b) for each in a):
            return False
        if not (self.standing.isdisjoint(a) or self.standing.isdisjoint(b)):
            return False
        if join.decider is Decider.PERSON:
            return True
        if any(forbids(one, other) for one in a for other in b):
            return False
        count = len(a) * len(b)
        return count < FEW or _mean(a, b, score) >= average

    def unite(self, a: str, b: str) -> None:
        """Make one group of two."""
        both = tuple(sorted((*self.of[a], *self.of[b])))
        for each in both:
            self.of[each] = both

    def components(self, used: Iterable[Join]) -> tuple[Component, ...]:
        """Return the groups with the joins inside them, strongest first."""
        joins: dict[str, list[Join]] = {}
        for join in used:
            joins.setdefault(self.of[join.a][0], []).append(join)
        firsts = sorted({group[0] for group in self.of.values()})
        return tuple(Component(self.of[first], tuple(joins.get(first, ()))) for first in firsts)


def _mean(a: Sequence[str], b: Sequence[str], score: Score) -> int:
    pairs = [(one, other) for one in a for other in b]
    step = -(-len(pairs) // MOST)
    asked = pairs[::step]
    return sum(score(*pair) for pair in asked) // len(asked)
