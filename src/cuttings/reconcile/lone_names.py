"""Lone names: whose surname or first name stands alone in a clipping.

In:  all chains, the clipping of each, and the components that full names have formed.
Out: a join of a lone name with a fuller one, or of equal lone names that nobody in the dossier bears in full.

Scope widens in steps: the neighbours in the post, the whole post, clippings that share another actor, the dossier. At
the first step where somebody fits there must be exactly one, else the name stays on its own.

Who bears a word at each step is indexed once, so that settling costs as much as the names there are, not their square.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cuttings.model.entry import Decider, Join
from cuttings.model.finding import MentionType
from cuttings.model.names import normal_name
from cuttings.reconcile.components import Component
from cuttings.reconcile.summary import LocalActor, Summary

LONE_NAME = 600
NEIGHBOURS = (1, 3)
"""Positions up and down a post that the first two steps of scope reach."""

Owners = dict[str, str]
"""Of each component that bears a word in some scope, the smallest chain there that does."""


def settle_lone_names(
    chains: Mapping[str, LocalActor], home: Mapping[str, Summary], components: Sequence[Component]
) -> list[Join]:
    """Return the joins of persons' names of a single word, by word and chain."""
    component_of = {member: each.members[0] for each in components for member in each.members}
    around: dict[str, set[str]] = {}
    for chain in chains:
        around.setdefault(home[chain].clipping, set()).add(component_of[chain])
    full: dict[str, list[str]] = {}
    lone: dict[str, list[str]] = {}
    for chain in sorted(each for each in chains if chains[each].type is MentionType.PERSON):
        names = [normal_name(name) for name in chains[chain].names]
        if any(" " in name for name in names):
            for word in {word for name in names for word in name.split()}:
                full.setdefault(word, []).append(chain)
        elif names[0]:
            lone.setdefault(names[0], []).append(chain)
    made: list[Join] = []
    for word, alone in sorted(lone.items()):
        if word in full:
            bearers = _Bearers(word, full[word], chains, home, component_of, around)
            made.extend(join for chain in alone if (join := bearers.settle(chain)))
        else:
            reason = f"the same single name, and no fuller one with “{word}” in the dossier"
            made.extend(Join(a, b, LONE_NAME, reason, Decider.MACHINE) for a, b in pairwise(alone))
    return made


class _Bearers:
    """The chains whose full names hold one word, indexed by post, by company and over the whole dossier."""

    def __init__(
        self,
        word: str,
        bearers: Sequence[str],
        chains: Mapping[str, LocalActor],
        home: Mapping[str, Summary],
        component_of: Mapping[str, str],
        around: Mapping[str, set[str]],
    ) -> None:
        self.word = word
        self.home = home
        self.component_of = component_of
        self.around = around
        self.in_dossier: Owners = {}
        self.in_company: dict[str, Owners] = {}
        self.in_post: dict[str, Owners] = {}
        self.places: dict[str, list[tuple[int, str]]] = {}
        for chain in bearers:
            self._index(chain)
        for places in self.places.values():
            places.sort()
        self.is_surname = any(_is_surname(word, chains[each]) for each in bearers)

    def _index(self, chain: str) -> None:
        self._own(self.in_dossier, chain)
        for other in self.around[self.home[chain].clipping] - {self.component_of[chain]}:
            self._own(self.in_company.setdefault(other, {}), chain)
        for item, position in _posts(self.home[chain]).items():
            self._own(self.in_post.setdefault(item, {}), chain)
            self.places.setdefault(item, []).append((position, chain))

    def _own(self, owners: Owners, chain: str) -> None:
        owner = self.component_of[chain]
        owners[owner] = min(chain, owners.get(owner, chain))

    def settle(self, chain: str) -> Join | None:
        """Return the join of a lone name with the only bearer at the first step of scope where there is one."""
        for scope, owners in self._scopes(chain):
            if len(owners) == 1:
                low, high = sorted((chain, *owners.values()))
                return Join(low, high, LONE_NAME, f"the only “{self.word}” {scope}", Decider.MACHINE)
            if owners:
                return None
        return None

    def _scopes(self, chain: str) -> Iterator[tuple[str, Owners]]:
        posts = _posts(self.home[chain])
        for reach in NEIGHBOURS:
            yield f"within {reach} of it in the post", self._near(posts, reach)
        yield "in the post", _merged(self.in_post.get(item, {}) for item in posts)
        company = self.around[self.home[chain].clipping] - {self.component_of[chain]}
        yield "in clippings that share another actor", _merged(self.in_company.get(each, {}) for each in company)
        if self.is_surname:
            yield "in the dossier", self.in_dossier

    def _near(self, posts: Mapping[str, int], reach: int) -> Owners:
        owners: Owners = {}
        for item, position in posts.items():
            places = self.places.get(item, [])
            first = bisect_left(places, (position - reach, ""))
            last = bisect_right(places, (position + reach, "\U0010ffff"))
            for _, chain in places[first:last]:
                self._own(owners, chain)
        return owners


def _merged(many: Iterator[Owners]) -> Owners:
    """Return the owners of several scopes together, no more than two of them: then the name stays on its own."""
    merged: Owners = {}
    for owners in many:
        for owner, chain in owners.items():
            merged[owner] = min(chain, merged.get(owner, chain))
            if len(merged) > 1:
                return merged
    return merged


def _posts(summary: Summary) -> dict[str, int]:
    return {item: int(position) for item, position in summary.near}


def _is_surname(word: str, actor: LocalActor) -> bool:
    return any(word in normal_name(name).split()[1:] for name in actor.names)
