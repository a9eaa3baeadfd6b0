"""Measure how two ways to put the same mentions together agree: MUC, B³, CEAF-e, and their mean, the CoNLL score.

In:  two partitions, the gold's and ours, each a mapping from a mention to the name of its cluster. A mention that
     one side lacks stands in none of its clusters: it costs the other side precision or recall.
Out: an `Agreement` for each measure; one F1 for the three; how many of our links are right.

Mentions that stand alone are clusters of one, as the reference scorer counts them: they weigh in B³ and CEAF-e, and
MUC, which counts links, does not see them.

Source: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAF, φ4), Pradhan et al. 2014 (the reference
scorer, whose worked examples are in the tests).
"""

from collections import Counter, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

Partition = Mapping[Any, Hashable]
"""The cluster of each mention, by mention."""
Cluster = frozenset[Hashable]
Weights = Mapping[int, Mapping[int, Fraction]]
"""What pairing a row with a column is worth, by row; pairs worth nothing are left out."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of the gold is found, and how much of what is found is in the gold."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 when nothing agrees."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of mentions that we put together: how many there are, and how many the gold puts together too."""

    ours: int
    right: int

    @property
    def precision(self) -> float:
        """The share of our pairs that the gold has; 1 where we make none, since none is wrong."""
        return self.right / self.ours if self.ours else 1.0


def conll_f1(gold: Partition, ours: Partition) -> float:
    """Return the mean of the F1 of MUC, B³ and CEAF-e."""
    return sum(measure(gold, ours).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def muc(gold: Partition, ours: Partition) -> Agreement:
    """Return the share of links kept: a cluster of n mentions has n - 1, and each further part that it falls into
    on the other side loses one."""
    return Agreement(_links_kept(gold, ours), _links_kept(ours, gold))


def _links_kept(one: Partition, other: Partition) -> float:
    clusters = clusters_of(one)
    links = sum(len(each) - 1 for each in clusters)
    kept = sum(len(each) - _parts(each, other) for each in clusters)
    return kept / links if links else 0.0


def _parts(cluster: Cluster, other: Partition) -> int:
    """Return into how many clusters of the other side a cluster falls; what is not there is a part each."""
    there = [each for each in cluster if each in other]
    return len({other[each] for each in there}) + len(cluster) - len(there)


def b_cubed(gold: Partition, ours: Partition) -> Agreement:
    """Return the mean, over mentions, of the share of a mention's cluster that stands with it on the other side."""
    return Agreement(_company_kept(gold, ours), _company_kept(ours, gold))


def _company_kept(one: Partition, other: Partition) -> float:
    shares = (
        Fraction(count * count, len(cluster))
        for cluster in clusters_of(one)
        for count in Counter(other[each] for each in cluster if each in other).values()
    )
    return float(sum(shares, Fraction()) / len(one)) if one else 0.0


def ceaf_e(gold: Partition, ours: Partition) -> Agreement:
    """Return the likeness (φ4) of clusters paired one to one as well as can be, over the clusters of either side."""
    rows, columns = clusters_of(gold), clusters_of(ours)
    total = float(best_pairing(_likenesses(rows, columns, ours)))
    return Agreement(total / len(rows) if rows else 0.0, total / len(columns) if columns else 0.0)


def _likenesses(rows: Sequence[Cluster], columns: Sequence[Cluster], ours: Partition) -> dict[int, dict[int, Fraction]]:
    place = {ours[mention]: column for column, cluster in enumerate(columns) for mention in cluster}
    common = {row: Counter(place[ours[each]] for each in cluster if each in ours) for row, cluster in enumerate(rows)}
    return {
        row: {column: Fraction(2 * n, len(rows[row]) + len(columns[column])) for column, n in sorted(counts.items())}
        for row, counts in common.items()
    }


def links(gold: Partition, ours: Partition) -> Links:
    """Return our pairs of mentions that stand in one cluster, and how many of them the gold has."""
    pairs = [pair for cluster in clusters_of(ours) for pair in combinations(cluster, 2)]
    return Links(len(pairs), sum(a in gold and b in gold and gold[a] == gold[b] for a, b in pairs))


def clusters_of(partition: Partition) -> list[Cluster]:
    """Return the clusters of a partition, in the order in which each is first met."""
    grouped: dict[Hashable, list[Hashable]] = {}
    for mention, cluster in partition.items():
        grouped.setdefault(cluster, []).append(mention)
    return [frozenset(each) for each in grouped.values()]


def best_pairing(weights: Weights) -> Fraction:
    """Return the most that a one-to-one pairing of rows and columns is worth; both may stay alone.

    Rows come in one by one, each along the chain of changes that gains most (Kuhn 1955). Only pairs that are worth
    something are looked at: clusters of a large text share mentions with few others.
    """
    taken: dict[int, int] = {}
    for row in weights:
        _add_row(row, weights, taken)
    return sum((weights[row][column] for column, row in taken.items()), Fraction())


def _add_row(row: int, weights: Weights, taken: dict[int, int]) -> None:
    """Change `taken`, the row of each column, so that it is best with one more row."""
    gains, losers = _chains(row, weights, taken)
    ends: list[tuple[Fraction, int, int | None]] = [(gain, last, None) for last, gain in gains.items()]
    ends += [
        (gain + weight, last, column)
        for last, gain in gains.items()
        for column, weight in weights[last].items()
        if column not in taken
    ]
    _, last, column = max(ends, key=lambda end: end[0])
    while True:
        if column is not None:
            taken[column] = last
        if last == row:
            return
        last, column = losers[last]


def _chains(
    row: int, weights: Weights, taken: Mapping[int, int]
) -> tuple[dict[int, Fraction], dict[int, tuple[int, int]]]:
    """Return what a new row can gain so that another row loses its column, by that row; and who gets which column."""
    gains = {row: Fraction()}
    losers: dict[int, tuple[int, int]] = {}
    waiting = deque([row])
    while waiting:
        here = waiting.popleft()
        for column, weight in weights[here].items():
            other = taken.get(column)
            if other is None or other == here:
                continue
            gain = gains[here] + weight - weights[other][column]
            if other not in gains or gain > gains[other]:
                gains[other], losers[other] = gain, (here, column)
                waiting.append(other)
    return gains, losers
