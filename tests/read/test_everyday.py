"""Everyday words: lemmas and their forms, table words as they stand, and no more."""

import spacy

from cuttings.read.everyday import EverydayWords, everyday_words
from cuttings.resources.tables import load_tables

WORDS = EverydayWords(
    words=frozenset({"gazette"}),
    lemmas=frozenset({"vote", "walk"}),
    stems={"s": ("",), "ing": ("", "e")},
    longest=3,
)


def test_the_form_of_a_lemma_is_an_everyday_word() -> None:
    assert all(word in WORDS for word in ("vote", "votes", "voting", "walking", "gazette"))


def test_what_no_rule_leads_back_is_none() -> None:
    assert not any(word in WORDS for word in ("voted", "gazettes", "ing", "s", ""))


def test_a_language_without_a_lemmatizer_has_its_stop_words_and_its_table() -> None:
    tables = load_tables("es")
    words = everyday_words(spacy.blank("es"), tables)
    assert "desde" in words
    assert all(word in words for word in tables.words("casing", "common"))
    assert "marenza" not in words
