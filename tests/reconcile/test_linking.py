"""From judged pairs to groups in which everybody fits everybody; what only sets a scene joins one of them or none."""

from collections.abc import Collection, Sequence
from itertools import combinations, pairwise, permutations
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cuttings.model.entry import Decider, Join
from cuttings.reconcile.components import decided_joins
from cuttings.reconcile.linking import link

EVERY = "abcdef"
MEMBER = st.sampled_from(EVERY)
PAIRS = [(a, b) for a, b in combinations(EVERY, 2)]
SOME_PAIRS = st.frozensets(st.sampled_from(PAIRS), max_size=5)


def _join(a: str, b: str, score: int) -> Join:
    return Join(min(a, b), max(a, b), score, "made for a test", Decider.MACHINE)


JOINS = st.lists(st.builds(_join, MEMBER, MEMBER, st.sampled_from([500, 700, 900])), max_size=14)


def _groups(
    joins: Sequence[Join],
    *,
    members: str = EVERY,
    forbidden: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
    late: Collection[str] = (),
    score: int = 1000,
) -> list[str]:
    """Return the members of each group, as one word; every pair that is not joined scores `score`."""
    scores = {(each.a, each.b): each.score for each in joins}
    found = link(
        members,
        joins,
        forbids=lambda a, b: (min(a, b), max(a, b)) in forbidden,
        score=lambda a, b: scores.get((min(a, b), max(a, b)), score),
        average=320,
        apart=apart,
        late=late,
    )
    return ["".join(each.members) for each in found]


def test_what_is_joined_is_one_and_the_rest_stays_alone() -> None:
    assert _groups([_join("a", "b", 900), _join("b", "c", 700)], members="abcd") == ["abc", "d"]


def test_a_third_member_bridges_nothing_that_is_forbidden() -> None:
    joins = [_join("a", "b", 600), _join("b", "c", 900)]
    assert _groups(joins, members="abc", forbidden=[("a", "c")]) == ["a", "bc"], "the stronger join is made first"


def test_a_chain_of_likely_pairs_does_not_bind_what_is_unlike() -> None:
    chain = [_join("a", "b", 900), _join("c", "d", 900), _join("b", "c", 600)]
    assert _groups(chain, members="abcd", score=0) == ["ab", "cd"], "four pairs, of which three score nothing"
    assert _groups(chain, members="abcd", score=400) == ["abcd"]
    assert _groups(chain[::2], members="abc", score=0) == ["abc"], "of two pairs the stronger is enough"


def test_the_average_of_large_groups_is_taken_from_an_even_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cuttings.reconcile.linking.MOST", 4)
    asked: list[tuple[str, str]] = []

    def score(a: str, b: str) -> int:
        asked.append((a, b))
        return 1000

    joins = [*decided_joins([("a", "b"), ("b", "c"), ("d", "e"), ("e", "f")]), _join("a", "d", 900)]
    found = link(EVERY, joins, forbids=lambda a, b: False, score=score, average=320)
    assert [each.members for each in found] == [tuple(EVERY)]
    assert asked == [("a", "d"), ("b", "d"), ("c", "d")]


def test_a_persons_join_outranks_what_is_forbidden_and_unlikely() -> None:
    joins = [_join("a", "b", 990), *decided_joins([("b", "c"), ("c", "d")])]
    assert _groups(joins, members="abcd", forbidden=[("b", "c"), ("a", "d")], score=0) == ["a", "bcd"]
    assert _groups(joins, members="abcd", apart=[("c", "b")]) == ["ab", "cd"], "but what a person parted stays apart"


def test_a_group_keeps_the_joins_that_made_it() -> None:
    joins = [_join("a", "b", 900), _join("b", "c", 800), _join("a", "c", 700)]
    (only,) = link("abc", joins, forbids=lambda a, b: False, score=lambda a, b: 1000, average=320)
    assert only.joins == (joins[0], joins[1])


def test_joins_with_strangers_and_with_oneself_are_left_out() -> None:
    assert _groups([_join("a", "a", 900), _join("a", "z", 900)], members="a") == ["a"]


@pytest.mark.parametrize(
    ("joins", "groups", "why"),
    [
        ([("a", "l", 700)], ["al", "b"], "one group fits"),
        ([("a", "l", 700), ("b", "l", 600)], ["al", "b"], "one fits best, and what comes late bridges nothing"),
        ([("a", "l", 700), ("b", "l", 700)], ["a", "b", "l"], "two fit alike"),
        ([("a", "b", 900), ("a", "l", 700), ("b", "l", 700)], ["abl"], "two of one group are one fit"),
        ([], ["a", "b", "l"], "none fits"),
    ],
)
def test_a_late_member_joins_the_group_that_fits_best_or_none(
    joins: list[tuple[str, str, int]], groups: list[str], why: str
) -> None:
    assert _groups([_join(*each) for each in joins], members="abl", late="l") == groups, why


def test_late_members_of_one_event_are_one_where_nobody_tells_it_first() -> None:
    assert _groups([_join("k", "l", 700)], members="akl", late="kl") == ["a", "kl"]


def test_a_person_may_join_a_late_member_to_two_groups() -> None:
    assert _groups([*decided_joins([("a", "l"), ("b", "l")])], members="abl", late="l") == ["abl"]


@given(JOINS, SOME_PAIRS, SOME_PAIRS, st.frozensets(MEMBER, max_size=3), st.randoms(use_true_random=False))
def test_no_order_shows(
    joins: list[Join],
    forbidden: frozenset[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
    late: frozenset[str],
    chance: Random,
) -> None:
    best = list({(each.a, each.b): each for each in sorted(joins, key=lambda each: each.score)}.values())
    turned = [*best]
    chance.shuffle(turned)
    found = _groups(turned, members=EVERY[::-1], forbidden=forbidden, apart=apart, late=late)
    assert found == _groups(best, forbidden=forbidden, apart=apart, late=late)


@given(JOINS, SOME_PAIRS, SOME_PAIRS, st.frozensets(MEMBER, max_size=3), SOME_PAIRS)
def test_everybody_fits_everybody_but_for_what_people_joined(
    joins: list[Join],
    forbidden: frozenset[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
    late: frozenset[str],
    decided: frozenset[tuple[str, str]],
) -> None:
    by_people = set(_groups(decided_joins(decided), apart=apart))
    found = _groups([*joins, *decided_joins(decided)], forbidden=forbidden, apart=apart, late=late)
    assert "".join(sorted("".join(found))) == EVERY, "each member is in one group"
    for group in found:
        for pair in combinations(group, 2):
            assert pair not in apart
            assert pair not in forbidden or any(set(pair) <= set(each) for each in by_people)
    for each in by_people:
        assert any(set(each) <= set(group) for group in found), "what people joined stays joined"


@given(JOINS, SOME_PAIRS, st.frozensets(MEMBER, max_size=3))
@example([_join("a", "c", 700), _join("b", "c", 500)], frozenset(), frozenset("c"))
@example([_join("a", "c", 700), _join("b", "d", 700), _join("c", "d", 500)], frozenset(), frozenset("cd"))
def test_late_members_change_no_group_of_the_others(
    joins: list[Join], forbidden: frozenset[tuple[str, str]], late: frozenset[str]
) -> None:
    early = "".join(each for each in EVERY if each not in late)
    told = [each for each in joins if not {each.a, each.b} & late]
    alone = _groups(told, members=early, forbidden=forbidden)
    found = _groups(joins, forbidden=forbidden, late=late)
    left = ["".join(member for member in group if member not in late) for group in found]
    assert sorted(filter(None, left)) == alone


def test_permuted_joins_of_equal_strength_give_one_result() -> None:
    joins = [_join(a, b, 700) for a, b in pairwise("abcde")]
    found = {tuple(_groups(order, forbidden=[("a", "d")])) for order in permutations(joins)}
    assert len(found) == 1
