"""Names and what stands for them: spans, types, forms."""

from itertools import pairwise

import pytest

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Kind, Mention, MentionForm
from cuttings.read import names
from cuttings.read.reader import Reader, read_clipping
from tests.factories import make_clipping, parser_for

NAMES = (Reader("names", "1", names.read_names, Kind.MENTION, (), names.TABLES),)


def mentions(body: str, *, headline: str | None = None, language: str = "en", shallow: bool = False) -> list[Mention]:
    """The mentions of a text, names alone being read."""
    clipping = make_clipping(body, headline=headline, language=language)
    parser = parser_for(language, shallow=shallow)
    reading = read_clipping(clipping, ReadingContext(UNKNOWN, "undated", language), parser, NAMES)
    assert not reading.refused
    return [each for each in reading.findings if isinstance(each, Mention)]


def typed(body: str, **how: object) -> set[tuple[str, str]]:
    """Surfaces with their types."""
    return {(each.words.surface, str(each.type)) for each in mentions(body, **how)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("President Ana Ruiz arrived in France.", {("Ana Ruiz", "person"), ("President", "office")}),
        ("Mr. Ferrero spoke to Mrs. Castaño.", {("Ferrero", "person"), ("Castaño", "person")}),
        ("Ana Ruiz, the foreign minister, left.", {("Ana Ruiz", "person"), ("foreign minister", "office")}),
        (
            "He met Rafael de la Torre and Otto von Reuss.",
            {("Rafael de la Torre", "person"), ("Otto von Reuss", "person")},
        ),
        ("Bruno Ruiz's party lost.", {("Bruno Ruiz", "person")}),  # the possessive stays outside
        ("The Ministry of Health closed.", {("Ministry of Health", "organization")}),
        (
            "The Northern Party (NPQ) won. Later NPQ lost.",
            {("Northern Party", "organization"), ("NPQ", "organization")},
        ),
        ("Police fired at protesters.", {("Police", "group"), ("protesters", "group")}),
        ("Witnesses and local media told the story.", {("Witnesses", "group"), ("local media", "group")}),
        ("The government and the Supreme Court agreed.", {("government", "organization")}),
        ("The secretary of state resigned.", {("secretary of state", "office")}),
        ("Secretary of State Ana Ruiz resigned.", {("Secretary of State", "office"), ("Ana Ruiz", "person")}),
        (
            "The Mexican government told Iraqi officials.",
            {("Mexican government", "organization"), ("Iraqi officials", "group")},
        ),
        ("She said he lied.", {("She", "person"), ("he", "person")}),
    ],
)
def test_names_and_descriptions_are_found(body: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= typed(body)


@pytest.mark.parametrize(
    ("body", "absent"),
    [
        ("The Portuguese army moved.", "Portuguese"),  # an adjective of nationality is nobody
        ("Polls opened on Monday.", "Monday"),
        ("However, the talks failed.", "However"),
        ("The police station burned.", "police"),  # qualifies the station
        ("A general election is due.", "general"),  # an adjective
        ("They head home.", "head"),  # a verb
        ("It rained in the private garden.", "private"),
    ],
)
def test_look_alikes_are_no_mentions(body: str, absent: str) -> None:
    assert absent not in {each.words.surface for each in mentions(body)}


def test_a_surname_seen_in_a_full_name_is_a_person_everywhere() -> None:
    body = "Ferrero lost. Marta Ferrero had led for weeks.\n\nA vote for Ferrero was a vote for change."
    assert [str(each.type) for each in mentions(body) if each.words.surface == "Ferrero"] == ["person", "person"]


def test_a_lone_name_that_alone_can_be_she_is_a_person() -> None:
    assert ("Brakmoor", "person") in typed("Brakmoor reached the final. Her team lost.")
    assert ("Boeing", "organization") in typed("Boeing reached the final. Its team lost.")


def test_names_of_a_title_case_headline_are_found() -> None:
    found = typed("Marta Ferrero spoke.", headline="Castaño Leading Ferrero in Marenza Vote")
    assert ("Ferrero", "person") in found
    assert not any("Leading" in surface or "Vote" in surface for surface, _ in found)


def test_names_of_an_all_capitals_text_are_found() -> None:
    found = typed("THE PRESIDENT OF PERU, BRUNO RUIZ, LEFT LIMA. POLICE ARRESTED TWO REBELS.")
    assert {("BRUNO RUIZ", "person"), ("PERU", "place"), ("REBELS", "group"), ("PRESIDENT", "office")} <= found


def test_joined_names_are_parted() -> None:
    surfaces = {each.words.surface for each in mentions("Strikers shut Port Vale & San Aurelio stations.")}
    assert {"Port Vale", "San Aurelio"} <= surfaces


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("La presidenta de Marenza, Ana Ruiz Salas, habló.", {("presidenta", "office"), ("Ana Ruiz Salas", "person")}),
        ("Habló el ministro Juan Carlos de la Torre.", {("ministro", "office"), ("Juan Carlos de la Torre", "person")}),
        ("El Ministerio de Economía y Finanzas calló.", {("Ministerio de Economía y Finanzas", "organization")}),
        (
            "El ministro del Interior calló en Puerto Vale.",
            {("ministro del Interior", "office"), ("Puerto Vale", "place")},
        ),
        ("La policía detuvo a los manifestantes.", {("policía", "group"), ("manifestantes", "group")}),
        ("El presidente de Estados Unidos Pablo Ruiz calló.", {("Estados Unidos", "place"), ("Pablo Ruiz", "person")}),
        (
            "El Presidente de los Estados Unidos Bork Obana calló.",
            {("Estados Unidos", "place"), ("Bork Obana", "person")},
        ),
        ("El gobierno mexicano calló.", {("gobierno mexicano", "organization")}),
        ("La aerolínea Vale Sur quebró.", {("Vale Sur", "organization")}),
        ("“No”, dijo De la Torre. Ella calló.", {("Ella", "person")}),
        ("Viajó a Nueva York.", {("Nueva York", "place")}),
    ],
)
def test_spanish_names_come_from_tables(body: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= typed(body, language="es", shallow=True)


@pytest.mark.parametrize("word", ["Miles", "Según", "Ayer", "Muchos"])
def test_a_first_word_is_no_name_by_its_capital_alone(word: str) -> None:
    found = mentions(f"{word} de vecinos marcharon.", language="es", shallow=True)
    assert word not in {each.words.surface for each in found}


@pytest.mark.parametrize("shallow", [True, False])
def test_mentions_do_not_overlap(shallow: bool) -> None:
    body = "Vice President Ana Ruiz of the Northern Party met the Portuguese minister, Bruno Salas, and US officials."
    found = mentions(body, shallow=shallow)
    assert all(one.words.end <= other.words.start for one, other in pairwise(found))


def test_forms_tell_names_from_descriptions_and_pronouns() -> None:
    forms = {each.words.surface: each.form for each in mentions("She told the police that Ana Ruiz left.")}
    assert forms["She"] is MentionForm.PRONOUN
    assert forms["police"] is MentionForm.NOMINAL
    assert forms["Ana Ruiz"] is MentionForm.NAME
