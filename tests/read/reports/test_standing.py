"""How a trigger stands: it heads its sentence, has a clause of its own, or only sets the scene of another."""

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Report, Standing
from cuttings.read.page import Page
from cuttings.read.reports.lexicon import trigger_words
from cuttings.read.reports.standing import scene_words, standings
from cuttings.read.reports.triggers import Trigger, find_triggers
from cuttings.read.sentences import parse_clipping
from cuttings.resources.tables import load_tables, table_languages
from tests.factories import make_clipping, parser_for, read

HEAD, CLAUSE, SCENE = Standing.HEAD, Standing.CLAUSE, Standing.SCENE


def _standings(page: Page, triggers: Sequence[Trigger]) -> dict[str, Standing]:
    return {page.doc[each.head].text: found for each, found in standings(page, triggers).items()}


def _parsed(*tokens: tuple[str, str, str, int]) -> dict[str, Standing]:
    """Return how the triggers of one sentence stand; tokens are (word, part of speech, relation, place of its head)."""
    words = [word for word, *_ in tokens]
    doc = Doc(
        parser_for("en", shallow=True).nlp.vocab,
        words=words,
        lemmas=words,
        pos=[part for _, part, _, _ in tokens],
        deps=[relation for _, _, relation, _ in tokens],
        heads=[head for *_, head in tokens],
    )
    page = Page(make_clipping(doc.text), ReadingContext(UNKNOWN, "undated", "en"), load_tables("en"), doc, True, {})
    by_first = trigger_words(page.tables).by_first
    listed = ((each.i, entry) for each in doc for run, entry in by_first.get(each.lower_, ()) if len(run) == 1)
    return _standings(page, [Trigger(at, at + 1, at, entry) for at, entry in dict(listed).items()])


def _by_order(text: str, language: str) -> dict[str, Standing]:
    clipping, tables = make_clipping(text, language=language), load_tables(language)
    doc = parse_clipping(clipping, parser_for(language, shallow=True), tables)
    page = Page(clipping, ReadingContext(UNKNOWN, "undated", language), tables, doc, False, {})
    return _standings(page, find_triggers(page))


def test_the_verb_of_a_sentence_heads_it() -> None:
    found = _parsed(
        ("Guards", "NOUN", "nsubj", 1),
        ("arrested", "VERB", "ROOT", 1),
        ("ten", "NUM", "nummod", 3),
        ("bakers", "NOUN", "dobj", 1),
    )
    assert found == {"arrested": HEAD}


def test_what_is_said_heads_its_sentence() -> None:
    found = _parsed(
        ("Guards", "NOUN", "nsubj", 1),
        ("said", "VERB", "ROOT", 1),
        ("raiders", "NOUN", "nsubj", 3),
        ("attacked", "VERB", "ccomp", 1),
    )
    assert found["attacked"] is HEAD


def test_what_happens_meanwhile_has_a_clause_of_its_own() -> None:
    found = _parsed(
        ("Raiders", "NOUN", "nsubj", 1),
        ("attacked", "VERB", "ROOT", 1),
        ("while", "SCONJ", "mark", 4),
        ("guards", "NOUN", "nsubj", 4),
        ("resigned", "VERB", "advcl", 1),
    )
    assert found == {"attacked": HEAD, "resigned": CLAUSE}


@pytest.mark.parametrize(
    ("before", "standing"), [("after", SCENE), ("amid", SCENE), ("during", SCENE), ("with", CLAUSE)]
)
def test_a_word_that_sets_a_scene_sets_it_before_a_noun(before: str, standing: Standing) -> None:
    found = _parsed(
        ("Arce", "PROPN", "nsubj", 1),
        ("resigned", "VERB", "ROOT", 1),
        (before, "ADP", "prep", 1),
        ("protests", "NOUN", "pobj", 2),
    )
    assert found == {"resigned": HEAD, "protests": standing}


def test_several_words_set_a_scene_together() -> None:
    found = _parsed(
        ("Arce", "PROPN", "nsubj", 1),
        ("resigned", "VERB", "ROOT", 1),
        ("in", "ADP", "prep", 1),
        ("the", "DET", "det", 4),
        ("wake", "NOUN", "pobj", 2),
        ("of", "ADP", "prep", 4),
        ("protests", "NOUN", "pobj", 5),
    )
    assert found["protests"] is SCENE


def test_a_relative_clause_only_tells_who_is_meant() -> None:
    found = _parsed(
        ("The", "DET", "det", 1),
        ("guard", "NOUN", "nsubj", 4),
        ("who", "PRON", "nsubj", 3),
        ("resigned", "VERB", "relcl", 1),
        ("attacked", "VERB", "ROOT", 4),
        ("Arce", "PROPN", "dobj", 4),
    )
    assert found == {"resigned": SCENE, "attacked": HEAD}


@pytest.mark.parametrize(
    ("verb", "standing"),
    [("began", HEAD), ("attacked", CLAUSE)],  # a verb that tells of an event heads it itself
)
def test_a_noun_heads_a_sentence_whose_verb_tells_of_nothing(verb: str, standing: Standing) -> None:
    found = _parsed(("Protests", "NOUN", "nsubj", 1), (verb, "VERB", "ROOT", 1))
    assert found["Protests"] is standing


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Guards arrested Arce.", "en", {"arrested": HEAD}),
        ("Guards arrested Arce after protests.", "en", {"arrested": HEAD, "protests": SCENE}),
        ("After protests in Esk guards arrested Arce.", "en", {"protests": SCENE, "arrested": HEAD}),
        ("Raiders attacked and guards resigned.", "en", {"attacked": HEAD, "resigned": CLAUSE}),
        ("The guard who resigned was arrested.", "en", {"resigned": SCENE, "arrested": HEAD}),
        ("Guards resigned. Raiders attacked.", "en", {"resigned": HEAD, "attacked": HEAD}),  # each sentence has its own
        ("La guardia arrestó a Arce.", "es", {"arrestó": HEAD}),
        ("La guardia arrestó a Arce tras protestas.", "es", {"arrestó": HEAD, "protestas": SCENE}),
        ("Tras protestas la guardia arrestó a Arce.", "es", {"protestas": SCENE, "arrestó": HEAD}),
        ("Desde el inicio de la revuelta la guardia arrestó a Arce.", "es", {"revuelta": SCENE, "arrestó": HEAD}),
        ("El guardia que renunció fue arrestado.", "es", {"renunció": SCENE, "arrestado": HEAD}),
    ],
)
def test_without_a_parse_the_first_one_that_no_scene_precedes_heads_it(
    text: str, language: str, expected: dict[str, Standing]
) -> None:
    assert _by_order(text, language) == expected


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("La policía dijo que arrestó a Arce.", HEAD),  # the "que" of what is said
        ("La policía que arrestó a Arce huyó.", SCENE),  # and that of a relative clause
    ],
)
def test_what_is_said_is_no_relative_clause_without_a_parse(text: str, standing: Standing) -> None:
    found = read(make_clipping(text, language="es"), shallow=True).findings
    reports = [each for each in found if isinstance(each, Report) and each.trigger.surface == "arrestó"]
    assert [each.standing for each in reports] == [standing]


@pytest.mark.parametrize("language", table_languages())
def test_scene_words_are_lower_case_and_the_longest_come_first(language: str) -> None:
    words = scene_words(load_tables(language))
    lengths = [len(run) for run in words.runs]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(words.runs)) == len(words.runs)
    assert all(word == word.lower() for run in words.runs for word in run)
    assert words.relative


def test_a_language_without_scene_words_has_none() -> None:
    assert scene_words(load_tables("xx")).runs == ()
