"""Every clipping tells something: what heads a headline or first sentence, and what only looks like it."""

import pytest

from cuttings.model.clipping import Clipping, ClippingKind, ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.read.page import Page
from cuttings.read.reports.leads import lead_sentences, lead_triggers
from cuttings.read.reports.triggers import find_triggers
from cuttings.read.sentences import parse_clipping
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for

SAID = "Officials met in Port Vale. The mill sold its looms. The weir froze."


def _page(clipping: Clipping, *, shallow: bool) -> Page:
    parser, tables = parser_for(clipping.language, shallow=shallow), load_tables(clipping.language)
    doc = parse_clipping(clipping, parser, tables)
    return Page(clipping, ReadingContext(UNKNOWN, "undated", clipping.language), tables, doc, parser.is_parsed, {})


def _added(clipping: Clipping, *, shallow: bool = False) -> list[tuple[str, str]]:
    """Return the words and dictionary forms of what the leads of a clipping tell beside the triggers of the table."""
    page = _page(clipping, shallow=shallow)
    listed = find_triggers(page)
    found = lead_triggers(page, listed)
    assert found == sorted(found, key=lambda each: each.start)
    assert [each for each in found if each in listed] == listed, "those of the table stay"
    added = [each for each in found if each not in listed]
    assert all((each.entry.type, each.end) == ("OTHER", each.start + 1) for each in added)
    return [(page.doc[each.head].text.lower(), each.entry.lemma) for each in added]


def _headline(text: str, *, language: str = "en", shallow: bool = False) -> list[tuple[str, str]]:
    return _added(make_clipping("It rained.", headline=text, language=language), shallow=shallow)


@pytest.mark.parametrize(
    ("headline", "told", "why"),
    [
        ("The weir froze in Low Fen", [("froze", "freeze")], "the verb that heads it"),
        ("The mayor said that the weir froze", [("froze", "freeze")], "what is said there"),
        ("The mayor thinks of Low Fen", [], "thinking is no happening"),
        ("The weir is of old stone", [], "nor is being"),
        ("Guards arrested ten bakers", [], "the table has it already"),
        ("Weir froze", [], "two words tell nothing"),
    ],
)
def test_a_headline_tells_what_heads_it(headline: str, told: list[tuple[str, str]], why: str) -> None:
    assert _headline(headline) == told, why


def test_only_leads_are_read_so() -> None:
    first = make_clipping("The weir froze in Low Fen. The mill sold its looms.\n\nThe lock froze in Low Fen.")
    assert _added(first) == [("froze", "freeze")]
    assert _added(make_clipping("It was cold in Low Fen all week. The weir froze.")) == []


def test_a_bare_headline_is_a_lead() -> None:
    assert _added(make_clipping("The weir froze in Low Fen", kind=ClippingKind.HEADLINE)) == [("froze", "freeze")]


def test_lead_sentences_are_those_of_the_headline_and_the_first_of_the_text() -> None:
    page = _page(make_clipping(SAID, headline="Dock of Esk reopens"), shallow=True)
    assert [each.text.strip() for each in lead_sentences(page, ())] == [
        "Dock of Esk reopens",
        "Officials met in Port Vale.",
    ]
    told = find_triggers(page)
    assert told, "the table has a word of the first sentence"
    assert [each.text.strip() for each in lead_sentences(page, told)] == ["Dock of Esk reopens"]
    short = _page(make_clipping("So. The weir froze in Low Fen."), shallow=True)
    assert [each.text.strip() for each in lead_sentences(short, ())] == ["The weir froze in Low Fen."]
    assert list(lead_sentences(_page(make_clipping(""), shallow=True), ())) == []


@pytest.mark.parametrize(
    ("headline", "language", "told", "why"),
    [
        ("Larstad gana el contrato del muelle", "es", [("gana", "ganar")], "a verb right behind a name"),
        ("Larstad congela los salarios", "es", [("congela", "congelar")], "of the word stock"),
        ("El congela del muelle viejo", "es", [], "behind a small word it may be anything"),
        ("La alcaldesa congela los salarios", "es", [], "behind a common noun too"),
        ("Larstad dice que todo va bien", "es", [], "saying is no happening"),
        ("Larstad Congela los salarios", "es", [], "a name goes on in capitals"),
        ("Larstad freezes its wages", "en", [("freezes", "freeze")], "in both languages"),
    ],
)
def test_without_a_parse_a_verb_right_behind_a_name_tells_it(
    headline: str, language: str, told: list[tuple[str, str]], why: str
) -> None:
    assert _headline(headline, language=language, shallow=True) == told, why


def test_without_a_parse_a_verb_of_the_table_that_comes_first_tells_it() -> None:
    assert _headline("Quiroga renunció y Larstad congela los salarios", language="es", shallow=True) == []


def test_a_language_without_a_word_stock_tells_what_its_table_has() -> None:
    assert _headline("Larstad congela os salários", language="pt", shallow=True) == []
