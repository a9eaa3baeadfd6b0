"""Containment is not transitive: what keeps a text that holds several others from making them one.

In:  pairs of texts that share enough to be copies, with what they share.
Out: the pairs that may join, and texts that must not become one through a third.

A round-up holds texts that have nothing in common, side by side: it joins none of them, only its own copies. A short
text that stands in two long ones which otherwise differ is a copy of one of them: the long ones stay two. Excerpts of
one article have nothing in common either, but they are small parts of it: it is no round-up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from cuttings.reconcile.shared_runs import Pair, Runs, Shared, share

UNRELATED = 200
"""Thousandths of the shorter text, or of the smaller part, that two unrelated ones may have in common."""
COVERED = 250
"""Thousandths of a round-up that two of its parts make up; two excerpts of a tenth each make up 200 of an article."""
REPRINTED = 700
"""Thousandths of the longer of two round-ups that must stand in the other: they are one round-up, printed twice."""


def without_roundups(shares: Sequence[Shared], runs: Runs) -> list[Shared]:
    """Return the pairs without those that join a round-up to what it holds."""
    partners = _partners(shares)
    roundups = {text for text in partners if _is_roundup(text, partners, runs)}
    return [each for each in shares if not roundups & {each.a, each.b} or _is_reprint(each, roundups)]


def kept_apart(shares: Iterable[Shared], runs: Runs) -> Iterator[Pair]:
    """Yield pairs of texts that share little beside a shorter text which stands in both."""
    partners = _partners(shares)
    for text in sorted(partners):
        longer = [each for each in partners[text] if len(runs[each]) > len(runs[text])]
        yield from (pair for pair in _strangers(longer, partners, runs))


def _partners(shares: Iterable[Shared]) -> dict[str, dict[str, frozenset[int]]]:
    partners: dict[str, dict[str, frozenset[int]]] = {}
    for each in shares:
        partners.setdefault(each.a, {})[each.b] = each.runs
        partners.setdefault(each.b, {})[each.a] = each.runs
    return partners


def _is_roundup(text: str, partners: Mapping[str, Mapping[str, frozenset[int]]], runs: Runs) -> bool:
    held = partners[text]
    return any(_are_parts(held[x], held[y], len(runs[text])) for x, y in _strangers(held, partners, runs))


def _are_parts(one: frozenset[int], other: frozenset[int], whole: int) -> bool:
    common = len(one & other)
    is_apart = 1000 * common <= UNRELATED * min(len(one), len(other))
    return is_apart and 1000 * (len(one) + len(other) - common) >= COVERED * whole


def _strangers(
    texts: Iterable[str], partners: Mapping[str, Mapping[str, frozenset[int]]], runs: Runs
) -> Iterator[Pair]:
    """Yield the pairs among some texts that have little in common."""
    for pair in combinations(sorted(texts), 2):
        if pair[1] not in partners[pair[0]] and share(pair, runs).of_shorter <= UNRELATED:
            yield pair


def _is_reprint(shared: Shared, roundups: set[str]) -> bool:
    return roundups >= {shared.a, shared.b} and shared.of_longer >= REPRINTED
