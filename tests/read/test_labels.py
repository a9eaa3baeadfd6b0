"""Loaded words: what they are said of, in whose voice, and which words only look loaded."""

from collections.abc import Sequence

import pytest

from cuttings.model.finding import Label, Voice
from tests.factories import make_clipping, read


def labels(body: str, *, language: str = "en", shallow: bool = False) -> Sequence[Label]:
    """The labels of a text."""
    found = read(make_clipping(body, language=language), shallow=shallow).findings
    return [each for each in found if isinstance(each, Label)]


def told(body: str, *, language: str = "en", shallow: bool = False) -> list[tuple[str, str]]:
    """Label and target of each, in short."""
    return [(each.label.surface, each.target.surface) for each in labels(body, language=language, shallow=shallow)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What it modifies, is predicated of, set beside, or whose it is.
        ("The corrupt mayor left.", [("corrupt", "mayor")]),
        ("The mayor is corrupt.", [("corrupt", "mayor")]),
        ("The mayor is a dictator.", [("dictator", "mayor")]),
        ("The miners called the mayor a traitor.", [("traitor", "mayor")]),
        ("They described the raid as a massacre.", [("massacre", "raid")]),
        ("They referred to the parade as a farce.", [("farce", "parade")]),
        ("The court ruled the decree unlawful.", [("unlawful", "decree")]),
        ("The toll, which the council found to be unfair, was dropped.", [("unfair", "toll")]),
        ("He spoke of army brutality.", [("brutality", "army")]),
        ("Hector Hale called Irene Caldaza a usurper.", [("usurper", "Irene Caldaza")]),
        # A relative clause judges what stands right before it.
        ("He stands between Ana Rivas and Pablo Prado, who is a corrupt clerk.", [("corrupt", "Pablo Prado")]),
        # With a noun it is predicated of; behind "as"; in a charge; said twice.
        ("This is a reckless way to rule.", [("reckless", "This")]),
        ("It was a peaceful march.", [("peaceful", "march")]),
        ("Vega met Hale, a corrupt clerk.", [("corrupt", "Hale")]),
        ("They treat it as a terrorist case.", [("terrorist", "it")]),
        ("They see Ruiz as a coward.", [("coward", "Ruiz")]),
        ("Clerks charged Hale with terrorism.", [("terrorism", "Hale")]),
        ("Hale was accused of treason.", [("treason", "Hale")]),
        ("The victims of terrorism met.", [("terrorism", "terrorism")]),
        ("He faces criminal charges.", []),
        # A noun that names nothing else is its own target; words side by side are one label.
        ("The coup failed.", [("coup", "coup")]),
        ("The coup regime fell.", [("coup regime", "coup regime")]),
        # Words made with a prefix take sides.
        ("Anti-mining villagers met.", [("Anti-mining", "villagers")]),
        ("The pro-union candidates won.", [("pro-union", "candidates")]),
        ("An anti-aircraft gun stood there.", []),
        # A capital inside a sentence makes it a name.
        ("She joined the Democratic caucus.", []),
        ("She wanted a democratic vote.", [("democratic", "vote")]),
        # Plain words.
        ("The mayor opened the port.", []),
    ],
)
def test_a_label_and_what_it_is_said_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The council called the plan "half-baked".', [("half-baked", "plan")]),
        ("Ana Ruiz was a “tireless” leader of the union.", [("tireless", "Ana Ruiz")]),
        ('He described the vote as "almost neat and tidy".', [("almost neat and tidy", "vote")]),
        ('She said the deal was "a bad joke".', [("bad joke", "deal")]),
        ('Vega called the plan a "grab and run on our port".', [("grab and run on our port", "plan")]),
        ('The ruling said the reason given for the tax was "contrived."', [("contrived", "reason")]),
        (
            "She disliked the decision, which Vega has referred to as “gamesmanship” and a “trick”.",
            [("gamesmanship", "decision"), ("trick", "decision")],
        ),
        ('He said the deal was "what we wanted from the start".', []),
        ('They left the union ("the old house") in May.', []),
        ('The ship is called "Green Star".', []),
        ('"Lovely day," said the mayor.', []),
    ],
)
def test_quotation_marks_make_a_label_of_a_phrase_said_of_something(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_whose_voice_it_is() -> None:
    own = labels("The corrupt mayor left.")
    quoted = labels("The miners said that the mayor was corrupt.")
    marked = labels('The "tireless" leader left.')
    assert [each.voice for each in (*own, *quoted, *marked)] == ["own", "quoted", "quoted"]


def test_a_disputed_title_is_a_label() -> None:
    assert ("de facto president", "Ana Ruiz") in told("The de facto president Ana Ruiz spoke.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El golpista Tomás Arce huyó.", [("golpista", "Tomás Arce")]),
        ("Tomás Arce, el golpista, huyó.", [("golpista", "Tomás Arce")]),
        ("Tomás Arce es un golpista.", [("golpista", "Tomás Arce")]),
        ("El golpe de Tomás Arce es una farsa.", [("golpe", "golpe"), ("farsa", "farsa")]),
        ("El gremio llamó usurpador a Tomás Arce.", [("usurpador", "Tomás Arce")]),
        ("El relevo es una «sucesión constitucional».", [("sucesión constitucional", "relevo")]),
        ("La ley de la costa es una farsa.", [("farsa", "farsa")]),
        ("Hubo un golpe de estado.", [("golpe de estado", "golpe de estado")]),
        ("El alcalde abrió el puerto.", []),
    ],
)
def test_without_a_parse_the_name_beside_it_is_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, language="es", shallow=True) == expected


def test_what_somebody_is_called_is_in_the_voice_of_who_says_so() -> None:
    (label,) = labels("Former clerk Casimir Dulane called Irene Caldaza a usurper.")
    assert (label.voice, label.attribution is not None) == (Voice.QUOTED, True)
