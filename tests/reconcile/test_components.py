"""From pairs to groups: strongest first, vetoes hold, and no order of the input shows."""

from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.entry import Decider, Join
from cuttings.reconcile import components
from cuttings.reconcile.components import Component, decided_joins, form_components

PART = st.sampled_from("abcdef")


def _join(a: str, b: str, score: int) -> Join:
    return Join(a, b, score, "made for a test", Decider.MACHINE)


def _groups(found: tuple[Component, ...]) -> list[tuple[str, ...]]:
    return [each.members for each in found]


def test_what_is_joined_is_one_and_the_rest_stays_alone() -> None:
    assert _groups(form_components("abcd", [_join("a", "b", 900), _join("b", "c", 700)])) == [("a", "b", "c"), ("d",)]


def test_no_order_of_members_or_joins_shows() -> None:
    joins = [_join("a", "b", 700), _join("b", "c", 900), _join("c", "d", 700), _join("d", "e", 800)]
    expected = form_components("abcde", joins, apart=[("a", "d")])
    for order in permutations(joins):
        assert form_components("edcba", order, apart=[("d", "a")]) == expected


@pytest.mark.parametrize(
    ("apart", "groups"),
    [
        ([], [("a", "b", "c")]),
        ([("a", "c")], [("a",), ("b", "c")]),  # the stronger join is made first, and a third member bridges nothing
        ([("a", "b")], [("a",), ("b", "c")]),
        ([("b", "c")], [("a", "b"), ("c",)]),
        ([("a", "z")], [("a", "b", "c")]),  # a veto on somebody who is not there
    ],
)
def test_vetoes_hold_through_third_members(apart: list[tuple[str, str]], groups: list[tuple[str, ...]]) -> None:
    joins = [_join("a", "b", 600), _join("b", "c", 900)]
    assert _groups(form_components("abc", joins, apart=apart)) == groups


def test_a_veto_goes_over_to_the_united_group() -> None:
    joins = [_join("c", "d", 900), _join("b", "c", 800), _join("a", "b", 700)]
    assert _groups(form_components("abcd", joins, apart=[("d", "a")])) == [("a",), ("b", "c", "d")]


def test_a_persons_join_comes_before_any_machine_join() -> None:
    joins = [_join("a", "b", 990), *decided_joins([("c", "b")])]
    (alone, together) = form_components("abc", joins, apart=[("a", "c")])
    assert (alone.members, together.members) == (("a",), ("b", "c"))
    assert together.joins[0].decider is Decider.PERSON


def test_joins_with_strangers_and_with_oneself_are_left_out() -> None:
    (only,) = form_components("a", [_join("a", "a", 900), _join("a", "z", 900)])
    assert only == Component(("a",), ())


def test_a_component_too_large_splits_at_its_weakest_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LIMIT", 4)
    members = [f"m{number}" for number in range(6)]
    joins = [_join(a, b, 600 if a == "m2" else 900) for a, b in pairwise(members)]
    assert _groups(form_components(members, joins)) == [("m0", "m1", "m2"), ("m3", "m4", "m5")]


def test_what_people_joined_never_splits_however_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LIMIT", 2)
    assert len(form_components("abcd", decided_joins(pairwise("abcd")))) == 1


def test_a_large_component_of_equally_strong_joins_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LIMIT", 2)
    assert len(form_components("abcd", [_join(a, b, 950) for a, b in pairwise("abcd")])) == 1


def test_vetoes_on_members_outside_do_not_disturb_a_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LIMIT", 2)
    joins = [_join("a", "b", 900), _join("b", "c", 600)]
    assert _groups(form_components("abcz", joins, apart=[("a", "z")])) == [("a", "b"), ("c",), ("z",)]


def test_a_component_keeps_the_joins_that_made_it_and_no_others() -> None:
    joins = [_join("a", "b", 900), _join("b", "c", 800), _join("a", "c", 700)]
    (whole,) = form_components("abc", joins)
    assert whole.joins == (joins[0], joins[1])


@given(
    joins=st.lists(st.builds(_join, PART, PART, st.sampled_from([600, 700, 950])), max_size=14),
    apart=st.lists(st.tuples(PART, PART), max_size=3),
    chance=st.randoms(use_true_random=False),
)
def test_neither_order_nor_repeated_joins_show(joins: list[Join], apart: list[tuple[str, str]], chance: Random) -> None:
    ordered = [_join(min(each.a, each.b), max(each.a, each.b), each.score) for each in joins]
    weaker = [_join(each.a, each.b, each.score - 50) for each in ordered]
    turned = [*ordered, *weaker, *ordered]
    chance.shuffle(turned)
    found = form_components("abcdef", turned, apart=apart)
    assert found == form_components("abcdef", ordered, apart=apart)
    group = {member: each.members for each in found for member in each.members}
    assert not any(a != b and group[a] == group[b] for a, b in apart)
