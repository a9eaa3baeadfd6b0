"""The word stock: what tells of happenings, and how rare words are; a language without files has none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuttings.model.names import normal_name
from cuttings.resources import wordstock
from cuttings.resources.tables import ROOT, table_languages
from cuttings.resources.wordstock import happenings, wordstock_hash, zipf_tenths


@pytest.mark.parametrize(
    ("language", "word", "kind", "family"),
    [
        ("en", "arrest", "v", "arrest"),
        ("en", "closure", "n", "close"),  # a noun has the family of its verb
        ("es", "cerrar", "v", "close"),  # a word of another language that of an English one
        ("es", "juego", "n", "game"),
    ],
)
def test_words_that_tell_of_happenings_have_a_family(language: str, word: str, kind: str, family: str) -> None:
    assert happenings(language)[word, kind] == family


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("en", "say", "v"),  # speech
        ("en", "be", "v"),
        ("en", "make", "v"),  # too general
        ("en", "table", "n"),  # a thing
        ("es", "decir", "v"),
        ("es", "mesa", "n"),
    ],
)
def test_words_of_speech_being_and_things_have_none(language: str, word: str, kind: str) -> None:
    assert (word, kind) not in happenings(language)


@pytest.mark.parametrize("language", table_languages())
def test_families_are_named_by_english_words(language: str) -> None:
    english = set(happenings("en").values())
    assert {kind for _, kind in happenings(language)} == {"v", "n"}
    assert {family for family in happenings(language).values() if "'" not in family} <= english


@pytest.mark.parametrize(("language", "common", "rarer"), [("en", "the", "bridge"), ("es", "de", "puente")])
def test_common_words_stand_above_rarer_ones_and_names_are_not_listed(language: str, common: str, rarer: str) -> None:
    tenths = zipf_tenths(language)
    assert tenths[common] > 70 > tenths[rarer]
    assert "sennick" not in tenths


@pytest.mark.parametrize("language", table_languages())
def test_words_stand_in_comparable_form(language: str) -> None:
    every = list(zipf_tenths(language))
    assert all(normal_name(word) == word for word in every[:: len(every) // 500])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the files of the word stock; nothing loaded from it is kept."""
    cached = (happenings, zipf_tenths, wordstock_hash)
    for language in table_languages():
        (tmp_path / language).mkdir()
        for name in (wordstock.HAPPENINGS, wordstock.RARITY):
            shutil.copy(ROOT / language / name, tmp_path / language / name)
    monkeypatch.setattr(wordstock, "ROOT", tmp_path)
    for each in cached:
        each.cache_clear()
    yield tmp_path
    for each in cached:
        each.cache_clear()


def test_a_language_without_files_has_no_word_stock(root: Path) -> None:
    assert (happenings("xx"), zipf_tenths("xx")) == ({}, {})
    (root / "es" / wordstock.RARITY).unlink()
    assert zipf_tenths("es") == {}


def test_a_changed_file_changes_the_hash_by_which_what_follows_is_kept(root: Path) -> None:
    before = wordstock_hash()
    wordstock_hash.cache_clear()
    assert wordstock_hash() == before
    (root / "es" / wordstock.RARITY).unlink()
    wordstock_hash.cache_clear()
    assert wordstock_hash() != before
