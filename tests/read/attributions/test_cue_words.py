"""Reporting words: forms, and what a verb may take."""

import pytest

from cuttings.model.finding import Act, Polarity
from cuttings.read.attributions.cue_words import cue_words
from cuttings.read.inflection import Shape
from cuttings.resources.tables import load_tables


@pytest.mark.parametrize(
    ("language", "form", "shape"),
    [
        ("en", "said", Shape.FINITE),
        ("en", "saying", Shape.GERUND),
        ("en", "denies", Shape.FINITE),
        ("en", "denying", Shape.GERUND),
        ("en", "urged", Shape.PARTICIPLE),
        ("en", "said", Shape.PARTICIPLE),
        ("es", "dijo", Shape.FINITE),
        ("es", "afirmó", Shape.FINITE),
        ("es", "explicaron", Shape.FINITE),
        ("es", "diciendo", Shape.GERUND),
        ("es", "dicho", Shape.PARTICIPLE),
    ],
)
def test_forms_follow_from_the_tables(language: str, form: str, shape: Shape) -> None:
    assert shape in cue_words(load_tables(language)).verbs[form].shapes


@pytest.mark.parametrize(
    ("form", "way", "polarity"),
    [
        ("said", "clause", Polarity.ASSERTS),
        ("denied", "clause", Polarity.DENIES),
        ("retracted", "object", Polarity.RETRACTS),
        ("questioned", "object", Polarity.DOUBTS),
        ("urged", "infinitive", Polarity.ASKS),
        ("ordered", "object", Polarity.ORDERS),
        ("suggested", "clause", Polarity.ASSERTS),  # the first row that gives a way stands
        ("suggested", "infinitive", Polarity.ASKS),
    ],
)
def test_a_verb_means_what_its_way_of_taking_means(form: str, way: str, polarity: Polarity) -> None:
    assert cue_words(load_tables("en")).verbs[form].takes[way].polarity is polarity


def test_thinking_is_no_speech() -> None:
    assert cue_words(load_tables("en")).verbs["believes"].takes["clause"].act is Act.THOUGHT


def test_a_language_without_a_table_has_no_words() -> None:
    assert not cue_words(load_tables("xx")).verbs
