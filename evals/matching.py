"""Match what was found with what is expected, one to one, and count.

In:  two lists, a measure of how much two items overlap, and a rule that tells whether they agree.
Out: the pairs that agree, what was missed (with the near thing found instead, if any), and what is extra.

Pairs are made greedily, the largest overlap first, ties in the order of the lists: the same input gives the same pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cuttings.model.text import Span

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Matching(Generic[Item]):
    """Pairs (expected, found) that agree, pairs that only overlap, and what is left alone on each side."""

    pairs: tuple[tuple[Item, Item], ...]
    near: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]

    @property
    def tally(self) -> "Tally":
        """The counts of this matching."""
        wrong = len(self.near)
        return Tally(len(self.pairs), len(self.pairs) + wrong + len(self.missed), wrong + len(self.extra))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agree, how many were expected, and how many were found that do not agree."""

    right: int = 0
    expected: int = 0
    wrong: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of both."""
        return Tally(self.right + other.right, self.expected + other.expected, self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        """The share of what was found that agrees; 0 when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was expected that agrees; 0 when nothing was expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 when nothing agrees."""
        total = self.right + self.wrong + self.expected
        return 2 * self.right / total if total else 0.0


def match(
    expected: Sequence[Item],
    found: Sequence[Item],
    *,
    overlap: Callable[[Item, Item], float],
    agrees: Callable[[Item, Item], bool],
) -> Matching[Item]:
    """Return the one-to-one matching of two lists; nothing that does not overlap is paired."""
    weights = {
        (row, column): weight
        for row, one in enumerate(expected)
        for column, other in enumerate(found)
        if (weight := overlap(one, other)) > 0
    }
    ranked = sorted(weights, key=lambda cell: (-weights[cell], cell))
    agreeing = [(row, column) for row, column in ranked if agrees(expected[row], found[column])]
    cells = _one_to_one(agreeing)
    near = _one_to_one(ranked, taken=cells)
    rows, columns = ({cell[side] for cell in (*cells, *near)} for side in (0, 1))
    return Matching(
        pairs=tuple((expected[row], found[column]) for row, column in cells),
        near=tuple((expected[row], found[column]) for row, column in near),
        missed=tuple(item for row, item in enumerate(expected) if row not in rows),
        extra=tuple(item for column, item in enumerate(found) if column not in columns),
    )


def _one_to_one(ranked: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    rows, columns = {row for row, _ in taken}, {column for _, column in taken}
    chosen: list[tuple[int, int]] = []
    for row, column in ranked:
        if row not in rows and column not in columns:
            chosen.append((row, column))
            rows.add(row)
            columns.add(column)
    return sorted(chosen)


def share_in_common(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return the intersection over union of the characters that two lists of spans cover."""
    first, second = _characters(one), _characters(other)
    return len(first & second) / len(first | second) if first & second else 0.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}
