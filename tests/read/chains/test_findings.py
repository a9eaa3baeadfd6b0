"""Chains: who is who inside one clipping, and where no answer is given."""

import pytest

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Kind, Mention
from cuttings.read import chains, names
from cuttings.read.reader import Reader, read_clipping
from tests.factories import make_clipping, parser_for

READERS = (
    Reader("names", "1", names.read_names, Kind.MENTION, (), names.TABLES),
    Reader("chains", "1", chains.link_chains, Kind.MENTION, (Kind.MENTION,), chains.TABLES, revises=True),
)


def linked(body: str, *, language: str = "en", shallow: bool = False) -> list[Mention]:
    """The mentions of a text in their chains."""
    parser = parser_for(language, shallow=shallow)
    context = ReadingContext(UNKNOWN, "undated", language)
    reading = read_clipping(make_clipping(body, language=language), context, parser, READERS)
    assert not reading.refused
    return [each for each in reading.findings if isinstance(each, Mention)]


def name_of(body: str, surface: str, *, language: str = "en", shallow: bool = False) -> str | None:
    """The name given to the last mention with this surface."""
    return [each for each in linked(body, language=language, shallow=shallow) if each.words.surface == surface][-1].name


@pytest.mark.parametrize(
    ("body", "surface", "name"),
    [
        ("Ana Ruiz spoke. Ruiz then left.", "Ruiz", "Ana Ruiz"),
        ("Ana Ruiz spoke. Ana then left.", "Ana", "Ana Ruiz"),
        ("Ana Castaño Ruiz spoke. Castaño Ruiz then left.", "Castaño Ruiz", "Ana Castaño Ruiz"),  # both surnames
        ("Ana María Ruiz Salas spoke. Mrs. Ruiz then left.", "Ruiz", "Ana María Ruiz Salas"),  # first of two surnames
        ("Bruno Pérez spoke. Later Bruno Perez left.", "Bruno Perez", "Bruno Pérez"),  # an accent apart
        ("Bruno de Salas spoke. De Salas then left for Portugal.", "De Salas", "Bruno de Salas"),
        ("Ana Ruiz and Bruno Ruiz spoke to reporters. Mrs. Ruiz then left.", "Ruiz", "Ana Ruiz"),  # the title decides
        ("The Northern Farmers Union (NFU) met. Later the NFU left.", "NFU", "Northern Farmers Union"),
        ("The United States agreed. Later the U.S. refused.", "U.S.", "United States"),
    ],
)
def test_shorter_names_join_the_full_one(body: str, surface: str, name: str) -> None:
    assert name_of(body, surface) == name


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        ("Ana Ruiz met Ana Castaño.", "Ana Ruiz", "Ana Castaño"),
        ("Bruno de Salas met Bruno Cevallos.", "Bruno de Salas", "Bruno Cevallos"),
        ("Martin Ferrero met Martina Ferrera.", "Martin Ferrero", "Martina Ferrera"),  # alike is not the same
    ],
)
def test_likeness_joins_nobody(body: str, one: str, other: str) -> None:
    found = {each.words.surface: each.chain for each in linked(body)}
    assert found[one] != found[other]


def test_a_surname_that_two_carry_is_left_alone_with_a_reason() -> None:
    body = "Ana Ruiz met Bruno Ruiz.\n\nNobody else came to the hall. The doors were shut. A vote for Ruiz was lost."
    last = [each for each in linked(body) if each.words.surface == "Ruiz"][-1]
    assert last.name == "Ruiz"
    assert dict(last.reasons)["chain"] == "2 persons in this clipping can be meant"


@pytest.mark.parametrize(
    ("body", "surface", "name"),
    [
        ("President Ana Ruiz spoke. The president then left.", "president", "Ana Ruiz"),
        ("Ana Ruiz, the president, spoke. The head of state then left.", "head of state", "Ana Ruiz"),
        ("The president, Ana Ruiz, spoke. The president left.", "president", "Ana Ruiz"),
        ("Foreign Minister Ana Ruiz spoke. The minister then left.", "minister", "Ana Ruiz"),
        ("Bruno Salas, the president of Congress, spoke. The president was silent.", "president", None),
        ("Former president Bruno Salas spoke. The president was silent.", "president", None),
        (
            "President Ana Ruiz spoke. Portugal chose Bruno Salas as the president.",
            "president",
            None,
        ),  # nobody is meant
    ],
)
def test_an_office_alone_stands_for_its_holder_here(body: str, surface: str, name: str | None) -> None:
    assert name_of(body, surface) == name


@pytest.mark.parametrize(
    ("body", "pronoun", "name"),
    [
        ("Ana Ruiz arrived on Monday. She met reporters.", "She", "Ana Ruiz"),
        ("Ana Ruiz met Bruno Salas. He said nothing.", "He", "Bruno Salas"),
        ("Ana Ruiz said that she would resign.", "she", "Ana Ruiz"),
        ("In her speech, Ana Ruiz thanked voters.", "her", "Ana Ruiz"),  # the name comes after
        ("Ana Ruiz arrived. He said nothing.", "He", None),  # a woman's name
        ("The vote was lost. She said nothing.", "She", None),  # nobody before it
        ("The Northern Assembly blamed themselves.", "themselves", "Northern Assembly"),
        ("The Northern Assembly met. Forty crates do not sink by themselves.", "themselves", None),  # things
    ],
)
def test_pronouns_stand_for_the_nearest_who_fits(body: str, pronoun: str, name: str | None) -> None:
    assert name_of(body, pronoun) == name


def test_a_pronoun_left_alone_says_why() -> None:
    (pronoun,) = linked("She said nothing.")
    assert dict(pronoun.reasons)["chain"] == "nobody who fits is named before it"


def test_a_speaker_is_not_he_in_the_quoted_words() -> None:
    body = "Bruno Salas met Juan Castaño. “He is a liar,” Bruno Salas said."
    assert name_of(body, "He") != "Bruno Salas"


@pytest.mark.parametrize(
    ("body", "surface", "name"),
    [
        ("La presidenta Ana Ruiz habló. La mandataria viajó.", "mandataria", "Ana Ruiz"),
        ("Ana Ruiz habló. Ella viajó.", "Ella", "Ana Ruiz"),
        ("Habló Juan de la Torre. “No”, dijo De la Torre.", "De la Torre", "Juan de la Torre"),
        ("La Asamblea del Norte (ANQ) habló. La ANQ calló.", "ANQ", "Asamblea del Norte"),
    ],
)
def test_spanish_chains_need_no_model(body: str, surface: str, name: str) -> None:
    assert name_of(body, surface, language="es", shallow=True) == name


def test_a_chain_is_named_by_its_first_mention() -> None:
    found = linked("President Ana Ruiz spoke. Ruiz left. She was tired.")
    persons = [each for each in found if each.name == "Ana Ruiz"]
    assert {each.chain for each in persons} == {persons[0].id}
    assert len(persons) == 3


def test_every_mention_has_a_chain() -> None:
    found = linked("Police and protesters met Ana Ruiz of the Northern Party in Portugal. They left.")
    ids = {each.id for each in found}
    assert all(each.chain in ids for each in found)


def test_a_body_named_short_joins_the_one_whose_name_goes_on() -> None:
    assert (
        name_of("Vale Air Ltd. quebró. Después, Vale Air calló.", "Vale Air", language="es", shallow=True)
        == "Vale Air Ltd"
    )
