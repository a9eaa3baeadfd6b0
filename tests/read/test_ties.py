"""Ties: stated relations of two named actors, and what states none."""

import pytest

from cuttings.model.finding import Kind, Tie, Voice
from tests.factories import found


def ties(body: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Subject, relation and object of each tie."""
    return [
        (each.subject.surface, each.relation, each.object.surface)
        for each in found(Kind.TIE, body, language=language)
        if isinstance(each, Tie)
    ]


@pytest.mark.parametrize(
    ("body", "tie"),
    [
        ("Ana Ruiz, a member of the Harbour League, left.", ("Ana Ruiz", "member_of", "Harbour League")),
        ("Ana Ruiz is the leader of the Harbour League.", ("Ana Ruiz", "leads", "Harbour League")),
        ("Ana Ruiz, founder of the Harbour League, spoke.", ("Ana Ruiz", "founded", "Harbour League")),
        ("Ana Ruiz, the sister of Ivo Luna, spoke.", ("Ana Ruiz", "related_to", "Ivo Luna")),
    ],
)
def test_a_phrase_that_joins_two_names_is_a_tie(body: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(body)


@pytest.mark.parametrize(
    "body",
    [
        "Ana Ruiz met Ivo Luna.",
        "Ana Ruiz praised a member of the crew. Ivo Luna left.",
        "Ana Ruiz, who once met the wife of a sailor, saw Ivo Luna.",
    ],
)
def test_names_that_only_stand_near_each_other_have_no_tie(body: str) -> None:
    assert not ties(body)


def test_a_tie_has_the_voice_of_whoever_states_it() -> None:
    (tie,) = found(Kind.TIE, "Ivo Luna said that Ana Ruiz is a member of the Harbour League.")
    assert isinstance(tie, Tie)
    assert tie.voice is Voice.QUOTED
    assert tie.attribution is not None
