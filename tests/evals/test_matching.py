"""One-to-one matching and the counts that come of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.text import Span
from evals.matching import Matching, Tally, match, share_in_common

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 10))


def overlap(one: Span, other: Span) -> float:
    return share_in_common([one], [other])


def matched(expected: list[Span], found: list[Span]) -> Matching[Span]:
    return match(expected, found, overlap=overlap, agrees=lambda a, b: a.start == b.start)


def test_pairs_are_one_to_one() -> None:
    matching = matched([Span(0, 4)], [Span(0, 4), Span(0, 3)])
    assert matching.pairs == ((Span(0, 4), Span(0, 4)),)
    assert matching.extra == (Span(0, 3),)


def test_the_larger_overlap_is_taken_first() -> None:
    matching = matched([Span(0, 10), Span(0, 4)], [Span(0, 4)])
    assert matching.pairs == ((Span(0, 4), Span(0, 4)),)
    assert matching.missed == (Span(0, 10),)


def test_what_overlaps_and_does_not_agree_is_near() -> None:
    matching = matched([Span(0, 4)], [Span(1, 4)])
    assert matching.near == ((Span(0, 4), Span(1, 4)),)
    assert matching.tally == Tally(right=0, expected=1, wrong=1)


def test_what_does_not_overlap_is_never_paired() -> None:
    matching = match([Span(0, 2)], [Span(2, 4)], overlap=overlap, agrees=lambda a, b: True)
    assert (matching.missed, matching.extra) == ((Span(0, 2),), (Span(2, 4),))


@given(st.lists(spans))
def test_a_list_matches_itself_wholly(items: list[Span]) -> None:
    assert matched(items, items).tally == Tally(right=len(items), expected=len(items), wrong=0)


@given(st.lists(spans), st.lists(spans))
def test_every_item_is_counted_once(expected: list[Span], found: list[Span]) -> None:
    tally = matched(expected, found).tally
    assert tally.expected == len(expected)
    assert tally.right + tally.wrong == len(found)


@pytest.mark.parametrize(
    ("tally", "f1"),
    [
        (Tally(2, 2, 0), 1.0),
        (Tally(1, 2, 1), 0.5),
        (Tally(0, 3, 0), 0.0),
        (Tally(0, 0, 0), 0.0),  # nothing expected, nothing found: no division by zero
    ],
)
def test_f1_weighs_missed_and_wrong_alike(tally: Tally, f1: float) -> None:
    assert tally.f1 == f1


def test_characters_covered_twice_count_once() -> None:
    assert share_in_common([Span(0, 4), Span(2, 6)], [Span(0, 6)]) == 1.0
    assert share_in_common([Span(0, 2)], [Span(4, 6)]) == 0.0


def test_precision_counts_what_is_wrong_and_recall_what_is_missed() -> None:
    tally = Tally(right=3, expected=6, wrong=1)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert (Tally().precision, Tally().recall) == (0.0, 0.0)
