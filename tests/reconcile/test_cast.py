"""Who is who: the actor of a chain, and the only place of a name."""

from cuttings.model.finding import MentionType
from cuttings.reconcile.cast import Cast, cast_of
from tests.reconcile.made import actors_of, party, place, somebody, summary

EVERY = actors_of(
    summary("c1", actors=[somebody("q1", "Inés Quiroga"), place("v1", "Port Vale")]),
    summary("c2", actors=[somebody("q2", "Ines Quiroga"), place("v2", "Port Vale")]),
)
CAST = cast_of(EVERY)


def test_chains_of_one_actor_meet_whatever_they_are_called_there() -> None:
    actor = CAST.actor(party("the mayor", "q1"))
    assert actor is not None
    assert actor == CAST.actor(party("she", "q2"))
    assert CAST.key(party("the mayor", "q1")) == CAST.key(party("she", "q2")) == actor.id
    assert CAST.name(party("she", "q2")) == actor.name


def test_words_that_name_nobody_stand_for_themselves() -> None:
    for nobody in (party("The Dockers’ Union"), party("The Dockers’ Union", "a chain of no actor")):
        assert CAST.actor(nobody) is None
        assert CAST.key(nobody) == "the dockers union", "in comparable form"
        assert CAST.name(nobody) == "The Dockers’ Union", "as written"
    assert CAST.name(None) is None


def test_a_bare_name_is_the_only_place_of_that_name() -> None:
    (vale,) = [each.id for each in EVERY if each.type is MentionType.PLACE]
    assert CAST.place("port vale") == vale
    assert CAST.place("low fen") == "low fen"
    assert CAST.place("ines quiroga") == "ines quiroga", "a person's name is no place"
    assert CAST.place(vale) == vale, "an id stays what it is"


def test_a_name_of_two_places_is_neither() -> None:
    twins = [each for each in EVERY if each.type is MentionType.PLACE]
    twins += actors_of(summary("c3", actors=[somebody("w", "Port Vale", "Wharf", type=MentionType.PLACE)]))
    twins = [*{each.id: each for each in twins}.values()]
    assert len(twins) == 2
    assert cast_of(twins).place("port vale") == "port vale"
    assert cast_of(twins).place("wharf") == twins[1].id


def test_no_order_of_actors_shows() -> None:
    assert cast_of(reversed(EVERY)) == CAST
    assert cast_of([]) == Cast({}, {})
