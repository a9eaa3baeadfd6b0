"""Only what shares a key is compared, each pair once with its best score, however large the block."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.reconcile import blocking
from cuttings.reconcile.blocking import WINDOW, Candidate, count_meetings, judge_blocks, meeting_pairs
from cuttings.reconcile.components import form_components
from tests.reconcile.made import ENGINE


def _alike(a: Any, b: Any) -> tuple[int, str] | None:
    return (a["score"] + b["score"], "alike") if a["score"] and b["score"] else None


def _pairs(rows: list[tuple[str, str, Any]]) -> list[tuple[str, str, int]]:
    candidates = [Candidate(member, body, [key]) for key, member, body in rows]
    return sorted((join.a, join.b, join.score) for join in judge_blocks(ENGINE, candidates, _alike))


def test_rows_without_a_common_key_are_not_compared() -> None:
    assert _pairs([("x", "a", {"score": 1}), ("y", "b", {"score": 1})]) == []


def test_a_pair_that_meets_twice_is_joined_once() -> None:
    rows = [(key, member, {"score": 1}) for key in "xy" for member in "ba"]
    assert _pairs(rows) == [("a", "b", 2)]


def test_the_best_score_of_a_pair_is_kept() -> None:
    low, high = [("x", each, {"score": 1}) for each in "ab"], [("y", each, {"score": 5}) for each in "ab"]
    assert _pairs(low + high) == _pairs(high + low) == [("a", "b", 10)]


def test_a_member_is_not_joined_with_itself() -> None:
    assert _pairs([("x", "a", {"score": 1}), ("x", "a", {"score": 2})]) == []


def test_what_the_judge_refuses_is_no_join() -> None:
    assert _pairs([("x", "a", {"score": 0}), ("x", "b", {"score": 1})]) == []


def test_a_large_block_is_compared_in_a_window_not_dropped() -> None:
    members = [f"{number:03}" for number in range(WINDOW + 10)]
    pairs = _pairs([("x", each, {"score": 1}) for each in members])
    assert ("000", f"{WINDOW:03}", 2) in pairs
    assert ("000", f"{WINDOW + 1:03}", 2) not in pairs
    assert {each for a, b, _ in pairs for each in (a, b)} == set(members)


@given(
    bodies=st.lists(st.tuples(st.integers(1, 2), st.booleans()), max_size=12),
    window=st.integers(1, 4),
)
def test_needless_joins_of_free_members_are_left_out(bodies: list[tuple[int, bool]], window: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "WINDOW", window)
        members = [f"{number:02}" for number in range(len(bodies))]
        free, bound = (
            judge_blocks(
                ENGINE,
                [
                    Candidate(member, {"score": score}, ["x"], is_free=is_free and may)
                    for member, (score, is_free) in zip(members, bodies, strict=True)
                ],
                _alike,
            )
            for may in (True, False)
        )
    assert set(free) <= set(bound)
    assert form_components(members, free) == form_components(members, bound)


def test_meetings_are_counted_by_pair() -> None:
    keys = [("x", "a"), ("x", "b"), ("y", "b"), ("y", "a"), ("z", "a"), ("z", "c")]
    assert count_meetings(ENGINE, keys) == {("a", "b"): 2, ("a", "c"): 1}


def test_members_that_share_a_key_meet_once_in_order_of_their_ids() -> None:
    keys = [("x", 2, "b"), ("x", 1, "c"), ("y", 1, "c"), ("y", 1, "b"), ("z", 1, "a"), ("w", 1, "a"), ("w", 2, "a")]
    assert meeting_pairs(ENGINE, keys) == [("b", "c")]
    assert meeting_pairs(ENGINE, reversed(keys)) == [("b", "c")]
    assert meeting_pairs(ENGINE, []) == []


def test_in_a_large_block_neighbours_by_place_meet_and_none_is_dropped() -> None:
    many = WINDOW + 10
    placed = [("x", many - place, f"{place:03}") for place in range(many)]  # the last by id stands first
    pairs = meeting_pairs(ENGINE, placed)
    assert ("000", f"{WINDOW:03}") in pairs
    assert ("000", f"{WINDOW + 1:03}") not in pairs
    assert {each for pair in pairs for each in pair} == {member for _, _, member in placed}
    one_day = meeting_pairs(
        ENGINE, [("x", 0 if member in ("000", "049") else place, member) for _, place, member in placed]
    )
    assert ("000", "049") in one_day, "those of one day are neighbours"


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 3), st.sampled_from("abcde")), max_size=15))
def test_meetings_are_those_of_all_blocks_in_any_order(keys: list[tuple[str, int, str]]) -> None:
    expected = {(a, b) for key, _, a in keys for other, _, b in keys if key == other and a < b}
    assert meeting_pairs(ENGINE, keys) == meeting_pairs(ENGINE, keys[::-1]) == sorted(expected)
