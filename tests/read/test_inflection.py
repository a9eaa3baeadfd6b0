"""Written forms of words, from the endings and lists of a language."""

import pytest

from cuttings.read.inflection import Shape, noun_forms, verb_forms
from cuttings.resources.tables import load_tables


def forms(verb: str, language: str) -> set[tuple[str, Shape]]:
    """All written forms of a verb."""
    return set(verb_forms(verb, load_tables(language)["inflections"]))


@pytest.mark.parametrize(
    ("verb", "form", "shape"),
    [
        ("deny", "denies", Shape.FINITE),
        ("deny", "denied", Shape.PARTICIPLE),
        ("arrest", "arresting", Shape.GERUND),
        ("accuse", "accusing", Shape.GERUND),
        ("say", "said", Shape.FINITE),
        ("march", "marches", Shape.FINITE),
        ("march", "march", Shape.INFINITIVE),
    ],
)
def test_english_verbs(verb: str, form: str, shape: Shape) -> None:
    assert (form, shape) in forms(verb, "en")


@pytest.mark.parametrize(
    ("verb", "form"), [("afirmar", "afirmó"), ("prometer", "prometieron"), ("decir", "dijo"), ("negar", "niega")]
)
def test_spanish_verbs(verb: str, form: str) -> None:
    assert form in {each for each, _ in forms(verb, "es")}


@pytest.mark.parametrize(("noun", "plural"), [("protest", "protests"), ("clash", "clashes"), ("city", "cities")])
def test_plurals(noun: str, plural: str) -> None:
    assert list(noun_forms(noun, load_tables("en")["inflections"])) == [noun, plural]


def test_without_a_table_a_word_is_its_own_only_form() -> None:
    assert list(verb_forms("deny", {})) == [("deny", Shape.INFINITIVE)]
    assert list(noun_forms("city", {})) == ["city"]
