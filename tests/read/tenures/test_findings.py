"""Who holds, gets or loses which office, and which words beside a name say nothing of the kind."""

from collections.abc import Sequence
from datetime import date

import pytest

from cuttings.model.finding import Tenure
from tests.factories import make_clipping, read


def tenures(
    body: str, *, language: str = "en", shallow: bool = False, filed: date | None = None
) -> list[tuple[str, str, str]]:
    """Person, kind (qualifier, else event) and office of each tenure."""
    found = read(make_clipping(body, language=language), filed=filed, shallow=shallow).findings
    return [told(each) for each in found if isinstance(each, Tenure)]


def told(tenure: Tenure) -> tuple[str, str, str]:
    """A tenure in short."""
    return tenure.person.surface, str(tenure.qualifier or tenure.event), tenure.office.surface


def bodies(body: str, *, language: str = "en") -> Sequence[str | None]:
    """The body or place of each tenure."""
    clipping = make_clipping(body, language=language)
    found = [each for each in read(clipping, shallow=language != "en").findings if isinstance(each, Tenure)]
    places = [each.organization or each.jurisdiction for each in found]
    return [place.surface if place else None for place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Right before the name, right beside it, or past the body.
        ("Mayor Ana Ruiz spoke.", ("Ana Ruiz", "holds", "Mayor")),
        ("The mayor, Ana Ruiz, spoke.", ("Ana Ruiz", "holds", "mayor")),
        ("Ana Ruiz, the mayor of Marenza, spoke.", ("Ana Ruiz", "holds", "mayor")),
        ("Ana Ruiz, the longest-serving mayor, spoke.", ("Ana Ruiz", "holds", "mayor")),
        ("The president of Peru Ana Ruiz spoke.", ("Ana Ruiz", "holds", "president")),
        ("Senator (MP) Ana Ruiz spoke.", ("Ana Ruiz", "holds", "Senator")),
        ("Ana Ruiz — the mayor — spoke.", ("Ana Ruiz", "holds", "mayor")),
        # What happens to the office.
        ("Ana Ruiz was elected mayor.", ("Ana Ruiz", "begins", "mayor")),
        ("Ana Ruiz was sworn in as mayor.", ("Ana Ruiz", "begins", "mayor")),
        ("Ana Ruiz became mayor.", ("Ana Ruiz", "begins", "mayor")),
        ("Ana Ruiz resigned as mayor.", ("Ana Ruiz", "ends", "mayor")),
        ("The appointment of Ana Ruiz as mayor was late.", ("Ana Ruiz", "begins", "mayor")),
        ("Mayor Ana Ruiz resigned on Monday.", ("Ana Ruiz", "ends", "Mayor")),
        ("Mayor Ana Ruiz announced her resignation.", ("Ana Ruiz", "ends", "Mayor")),
        ("Ana Ruiz, the mayor of Lima, died on Monday.", ("Ana Ruiz", "ends", "mayor")),
        ("Mayor Ana Ruiz said that a miner died.", ("Ana Ruiz", "holds", "Mayor")),
        # In what sense it is held.
        ("Former mayor Ana Ruiz spoke.", ("Ana Ruiz", "former", "mayor")),
        ("Former Port Vale Council president Ana Ruiz spoke.", ("Ana Ruiz", "former", "president")),
        ("Ana Ruiz, previously the mayor, spoke.", ("Ana Ruiz", "former", "mayor")),
        ("Ana Ruiz was mayor from 2001 to 2005.", ("Ana Ruiz", "former", "mayor")),
        ("Ana Ruiz, who served as mayor, spoke.", ("Ana Ruiz", "former", "mayor")),
        ("Ana Ruiz is the mayor.", ("Ana Ruiz", "holds", "mayor")),
        ("Acting mayor Ana Ruiz spoke.", ("Ana Ruiz", "acting", "mayor")),
        ("President-elect Ana Ruiz spoke.", ("Ana Ruiz", "elect", "President")),
        ("Ana Ruiz, the de facto president, spoke.", ("Ana Ruiz", "de_facto", "president")),
    ],
)
def test_an_office_is_said_of_a_person(text: str, expected: tuple[str, str, str]) -> None:
    assert tenures(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke.",
        "Ana Ruiz met the mayor.",
        "Asked by Ana Ruiz, the queen resigned.",
    ],
)
def test_a_name_near_an_office_holds_none(text: str) -> None:
    assert tenures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President and chairman Ana Ruiz spoke.", {("Ana Ruiz", "President"), ("Ana Ruiz", "chairman")}),
        ("Ana Ruiz, mayor of Lima and chairwoman, spoke.", {("Ana Ruiz", "mayor"), ("Ana Ruiz", "chairwoman")}),
        ("Mayors Ana Ruiz and Carla Arce spoke.", {("Ana Ruiz", "Mayors"), ("Carla Arce", "Mayors")}),
        ("Mayors Ana Ruiz of Lima and Carla Arce met.", {("Ana Ruiz", "Mayors"), ("Carla Arce", "Mayors")}),
        ("The mayors left, and Ana Ruiz stayed.", set()),
    ],
)
def test_a_list_hands_an_office_on(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(person, office) for person, _, office in tenures(text)} == expected


def test_she_is_the_nearest_name_of_her_chain() -> None:
    assert ("Ana Ruiz", "former", "mayor") in tenures("Ana Ruiz was born in Lima. She was mayor for two years.")


def test_an_office_of_long_ago_is_over() -> None:
    text = "He was pardoned by President Carla Arce in 1984."
    assert tenures(text, filed=date(2031, 3, 3)) == [("Carla Arce", "former", "President")]
    assert tenures(text, filed=date(1985, 3, 3)) == [("Carla Arce", "holds", "President")]
    born = "President Carla Arce, who was born in 1984, spoke."
    assert tenures(born, filed=date(2031, 3, 3)) == [("Carla Arce", "holds", "President")]


def test_the_body_that_adjoins_goes_with_the_office() -> None:
    assert bodies("Ana Ruiz, the president of the Miners' Union of Lima, spoke.") != [None]
    assert bodies("Ana Ruiz, the mayor of Lima, spoke.") == ["Lima"]
    assert bodies("Mayor Ana Ruiz spoke.") == [None]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The council met in May. Its president, Ana Ruiz, spoke.", "council"),
        ("The council met, said Ana Ruiz, its president.", "council"),
        ("In May the council sued Vale Ferries. Its president, Ana Ruiz, spoke.", "council"),  # it opens the sentence
        ("A storm hit both the council and Vale Ferries. Its president, Ana Ruiz, spoke.", None),  # whose?
        ("Tom Hale sued the council. Its president, Ana Ruiz, spoke.", "council"),  # no person is "it"
        ("Its president, Ana Ruiz, spoke.", None),
    ],
)
def test_its_before_an_office_is_the_body_that_leads_up_to_it(text: str, body: str | None) -> None:
    assert bodies(text)[-1] == body


def test_spanish_its_is_the_body_that_leads_up_to_it() -> None:
    assert bodies("El Consejo Electoral sesionó en mayo. Su presidenta, Ana Ruiz, habló.", language="es") == [
        "Consejo Electoral"
    ]
    assert bodies("Tomás Hale llegó en mayo. Su presidenta, Ana Ruiz, habló.", language="es") == [None]


def test_one_tenure_for_each_person_and_office() -> None:
    assert tenures("Mayor Ana Ruiz spoke. The mayor, Ana Ruiz, left.") == [("Ana Ruiz", "holds", "Mayor")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La alcaldesa Ana Ruiz habló.", [("Ana Ruiz", "holds", "alcaldesa")]),
        ("Ana Ruiz, presidenta de Chile, habló.", [("Ana Ruiz", "holds", "presidenta")]),
        ("La presidenta de Chile Ana Ruiz habló.", [("Ana Ruiz", "holds", "presidenta")]),
        ("Ana Ruiz fue elegida alcaldesa.", [("Ana Ruiz", "begins", "alcaldesa")]),
        ("Ana Ruiz, presidenta interina, habló.", [("Ana Ruiz", "acting", "presidenta")]),
        ("La alcaldesa Ana Ruiz renunció ayer.", [("Ana Ruiz", "ends", "alcaldesa")]),
        (
            "Ana Ruiz, directora de proyecto y vicepresidenta, habló.",
            [("Ana Ruiz", "holds", "directora"), ("Ana Ruiz", "holds", "vicepresidenta")],
        ),
        ("Ana Ruiz saludó al alcalde.", []),
    ],
)
def test_without_a_parse_the_words_between_decide(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert tenures(text, language="es", shallow=True) == expected
