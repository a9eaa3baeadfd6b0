"""Actors: joined by names with reasons; forbidden merges stay forbidden."""

from itertools import permutations

import pytest

from cuttings.model.entry import Actor, Decider
from cuttings.model.finding import MentionType
from cuttings.reconcile.actors import Decisions
from cuttings.reconcile.summary import LocalActor, Summary
from tests.reconcile.made import actors_of, party, somebody, summary, tenure


def _names(actors: tuple[Actor, ...]) -> list[set[str]]:
    return sorted(({each.name for each in actor.names} for actor in actors), key=sorted)


def _each(*chains: LocalActor) -> list[Summary]:
    return [summary(f"clipping of {chain.chain}", actors=[chain]) for chain in chains]


def test_a_name_and_its_fuller_form_are_one_with_a_reason() -> None:
    (actor,) = actors_of(*_each(somebody("a", "Ines Quiroga"), somebody("b", "Inés Quiroga Sanz")))
    assert actor.members == ("a", "b")
    assert actor.joins[0].reason == "one name is a fuller form of the other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ines Quiroga", "Ines Sanz"),  # a first name alone
        ("Ines Quiroga", "Marta Quiroga"),  # a surname alone
        ("Anselmo Torvane", "Anselmo Brandel"),
    ],
)
def test_part_of_a_name_joins_nobody(one: str, other: str) -> None:
    assert len(actors_of(*_each(somebody("a", one), somebody("b", other)))) == 2


def test_two_who_stand_side_by_side_are_not_merged_through_a_third() -> None:
    both = summary("c1", actors=[somebody("a", "Ines Maria Quiroga"), somebody("b", "Ines Lucia Quiroga")])
    third = summary("c2", actors=[somebody("c", "Ines Quiroga")])
    for order in permutations([both, third]):
        actors = actors_of(*order)
        assert not any({"a", "b"} <= set(each.members) for each in actors)


def test_a_person_joins_even_those_who_stand_side_by_side() -> None:
    both = summary("c1", actors=[somebody("a", "Ines Quiroga"), somebody("b", "Madame Sanz")])
    (actor,) = actors_of(both, decisions=Decisions(same=(("a", "b"),)))
    assert [join.decider for join in actor.joins] == [Decider.PERSON]


def test_apart_is_stronger_than_the_same_name() -> None:
    made = _each(somebody("a", "Ines Quiroga"), somebody("b", "Ines Quiroga"))
    assert len(actors_of(*made, decisions=Decisions(apart=(("a", "b"),)))) == 2


def test_spelling_variants_need_the_same_office() -> None:
    held = ["mayor|port vale"]
    written = [("a", "Anselmo Torvane"), ("b", "Anselmo Torvanne")]
    assert len(actors_of(*_each(*(somebody(chain, name) for chain, name in written)))) == 2
    assert len(actors_of(*_each(*(somebody(chain, name, offices=held) for chain, name in written)))) == 1


def test_a_body_and_its_acronym_are_one_and_a_person_of_that_name_is_not() -> None:
    union = somebody("a", "Federation of Dock and Rail Workers", type=MentionType.ORGANIZATION)
    short = somebody("b", "FDRW", type=MentionType.ORGANIZATION)
    assert len(actors_of(*_each(union, short))) == 1
    assert len(actors_of(*_each(somebody("c", "Marenza"), somebody("d", "Marenza", type=MentionType.PLACE)))) == 2


def test_a_chain_without_a_name_or_of_an_office_is_no_actor() -> None:
    assert actors_of(*_each(somebody("a"), somebody("b", "President", type=MentionType.OFFICE))) == ()


def test_the_best_name_is_the_full_one_most_clippings_print_unless_a_person_gives_another() -> None:
    made = _each(somebody("a", "Ines Quiroga Sanz"), somebody("b", "Ines Quiroga"), somebody("c", "Ines Quiroga"))
    (actor,) = actors_of(*made)
    assert (actor.name, [each.clippings for each in actor.names]) == ("Ines Quiroga", [2, 1])
    (named,) = actors_of(*made, decisions=Decisions(names=(("b", "Doña Inés"),)))
    assert named.name == "Doña Inés"


def test_tenures_in_notes_are_not_an_actors() -> None:
    holds = tenure("t1", party("Ines Quiroga", "a"), "mayor")
    noted = tenure("t2", party("Ines Quiroga", "b"), "queen")
    told = summary("c1", actors=[somebody("a", "Ines Quiroga")], tenures=[holds])
    note = summary("c2", is_note=True, actors=[somebody("b", "Ines Quiroga")], tenures=[noted])
    (actor,) = actors_of(told, note)
    assert actor.tenures == ("t1",)


def test_order_of_clippings_does_not_show() -> None:
    names = ["Ines Quiroga", "Ines Quiroga Sanz", "Quiroga", "Ines", "Marta Quiroga"]
    made = _each(*(somebody(f"x{number}", name) for number, name in enumerate(names)))
    expected = actors_of(*made)
    assert all(actors_of(*order) == expected for order in permutations(made))


def test_two_surnames_may_be_the_person_whose_name_they_turn() -> None:
    both = summary("c1", actors=[somebody("a", "Ines Quiroga"), somebody("b", "Quiroga Sanz")])
    full = summary("c2", actors=[LocalActor("c", MentionType.PERSON, ("Ines Quiroga Sanz", "Quiroga Sanz"), (), ())])
    for order in permutations([both, full]):
        (actor,) = actors_of(*order)
        assert set(actor.members) == {"a", "b", "c"}
