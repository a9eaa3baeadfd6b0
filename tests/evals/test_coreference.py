"""Measures of two ways to put mentions together, on examples whose values are published or worked by hand."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.coreference import Agreement, Partition, Weights, b_cubed, best_pairing, ceaf_e, conll_f1, links, muc


def partition(*clusters: str) -> Partition:
    """A partition of letters: "ab" stands for a cluster of a and b."""
    return {mention: cluster for cluster in clusters for mention in cluster}


PUBLISHED = partition("abc", "defg"), partition("ab", "cd", "fghi")
"""The worked example of Pradhan et al. 2014: one mention is missed, two are of our making."""


@pytest.mark.parametrize(
    ("measure", "recall", "precision", "f1"),
    [(muc, 0.40, 0.40, 0.40), (b_cubed, 0.42, 0.50, 0.45), (ceaf_e, 0.65, 0.43, 0.52)],
)
def test_published_values(
    measure: Callable[[Partition, Partition], Agreement], recall: float, precision: float, f1: float
) -> None:
    found = measure(*PUBLISHED)
    assert [round(each, 2) for each in (found.recall, found.precision, found.f1)] == [recall, precision, f1]


def test_one_cluster_of_all_keeps_all_links() -> None:
    gold, ours = partition("abcde", "fg", "hijkl"), partition("abcdefghijkl")  # Bagga and Baldwin 1998, all in one
    assert muc(gold, ours).recall == 1.0
    assert muc(gold, ours).precision == pytest.approx(9 / 11)
    assert b_cubed(gold, ours).recall == 1.0
    assert b_cubed(gold, ours).precision == pytest.approx((25 + 4 + 25) / 144)
    assert ceaf_e(gold, ours).precision == pytest.approx(10 / 17)
    assert ceaf_e(gold, ours).recall == pytest.approx(10 / 17 / 3)


def test_two_joined_clusters_cost_more_where_they_are_large() -> None:
    gold = partition("abcde", "fg", "hijkl")
    small, large = partition("abcde", "fghijkl"), partition("abcdehijkl", "fg")  # the two answers of Bagga and Baldwin
    assert muc(gold, small).precision == muc(gold, large).precision == pytest.approx(9 / 10)
    assert round(b_cubed(gold, small).precision, 2) == 0.76
    assert round(b_cubed(gold, large).precision, 2) == 0.58


@pytest.mark.parametrize("clusters", [("abc", "de", "f"), ("a", "b")])
def test_the_same_partition_is_whole(clusters: tuple[str, ...]) -> None:
    same = partition(*clusters)
    assert (b_cubed(same, same).f1, ceaf_e(same, same).f1) == (1.0, 1.0)


def test_mentions_that_stand_alone_count_but_for_links() -> None:
    gold, ours = partition("ab", "c", "d"), partition("a", "b", "c", "d")
    assert muc(gold, ours).f1 == 0.0
    assert b_cubed(gold, ours).recall == pytest.approx(3 / 4)
    assert b_cubed(gold, ours).precision == 1.0
    assert ceaf_e(gold, ours).recall == pytest.approx((2 / 3 + 2) / 3)
    assert ceaf_e(gold, ours).precision == pytest.approx((2 / 3 + 2) / 4)
    assert conll_f1(gold, ours) == pytest.approx((0.0 + 6 / 7 + 2 * (8 / 3) / 7) / 3)


def test_nothing_is_worth_nothing() -> None:
    assert conll_f1({}, {}) == 0.0
    assert conll_f1(partition("ab"), {}) == 0.0


def test_links_are_counted_by_pairs() -> None:
    made = links(partition("abc", "de"), partition("abcd", "e"))
    assert (made.ours, made.right, made.precision) == (6, 3, 0.5)
    assert links(partition("ab"), partition("a", "b")).precision == 1.0  # none made, none wrong


weights = st.dictionaries(
    st.integers(0, 3),
    st.dictionaries(st.integers(0, 3), st.fractions(Fraction(1, 9), 1, max_denominator=9)),
    max_size=4,
)


@given(weights)
def test_the_best_pairing_is_the_best(weights: Weights) -> None:
    columns: list[int | None] = [0, 1, 2, 3, *[None] * len(weights)]
    every = permutations(columns, len(weights))
    worth = (
        sum(
            (
                weights[row].get(column, Fraction())
                for row, column in zip(weights, some, strict=True)
                if column is not None
            ),
            Fraction(),
        )
        for some in every
    )
    assert best_pairing(weights) == max(worth)


def test_a_pairing_gives_up_its_best_pair_for_two_that_are_worth_more() -> None:
    weights = {0: {0: Fraction(3, 4), 1: Fraction(2, 3)}, 1: {0: Fraction(2, 3)}}
    assert best_pairing(weights) == Fraction(4, 3)
