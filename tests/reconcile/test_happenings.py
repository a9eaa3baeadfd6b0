"""Families of happenings: words that tell of one occurrence, in both languages, and what only looks like one."""

from collections.abc import Mapping

import pytest

from cuttings.reconcile.happenings import Happenings, Stock, happenings_of
from cuttings.resources.tables import load_tables, table_languages
from cuttings.resources.wordstock import happenings as stock_of

TABLES = [load_tables(each) for each in table_languages()]
STOCK: Mapping[str, Stock] = {
    "en": {("shutter", "v"): "shutter", ("shuttering", "n"): "shutter", ("march", "v"): "march"},
    "es": {("atrancar", "v"): "shutter", ("cosechar", "v"): "harvest", ("trancar", "v"): "close"},
}


@pytest.fixture(scope="module")
def families() -> Happenings:
    """The families of the tables with a word stock of a few words."""
    return happenings_of(TABLES, STOCK)


@pytest.mark.parametrize(
    ("word", "type", "language", "family", "why"),
    [
        ("resign", "OFFICE", "en", "resignation", "listed"),
        ("dimitir", "OFFICE", "es", "resignation", "listed under the same name"),
        ("walkout", "PROTEST", "es", "strike", "an English word that another language prints as it is"),
        ("fire", "OFFICE", "en", "removal", "bound to a type"),
        ("fire", "ASSAULT", "en", "shooting", "bound to another"),
        ("fire", "ACCIDENT", "en", "fire", "and to a third"),
        ("choque", "ACCIDENT", "es", "crash", "bound to a type"),
        ("choque", "PROTEST", "es", "clash", "read as any other it has its listed family"),
        ("shuttering", "OTHER", "en", "shutter", "a noun has the family of the verb behind it"),
        ("march", "PROTEST", "en", "protest", "a table comes before the stock"),
        ("atrancar", "OTHER", "es", "shutter", "the stock names families by English words"),
        ("trancar", "OTHER", "es", "closure", "which the English table puts together"),
        ("yodel", "OTHER", "en", "yodel", "what nobody lists is one by itself"),
        ("marŝi", "PROTEST", "xx", "marŝi", "as is every word of a language without tables"),
    ],
)
def test_the_family_of_a_word(families: Happenings, word: str, type: str, language: str, family: str, why: str) -> None:
    assert families.family(word, type, language) == family, why


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("closure", "cierre"),
        ("ouster", "destitución"),
        ("earthquake", "sismo"),
        ("campaign", "campaña"),
        ("work", "trabajo"),
    ],
)
def test_words_of_both_languages_meet(english: str, spanish: str) -> None:
    real = happenings_of(TABLES, {each: stock_of(each) for each in table_languages()})
    assert real.family(english, "OTHER", "en") == real.family(spanish, "OTHER", "es")


def test_look_alikes_do_not_meet(families: Happenings) -> None:
    assert families.family("sentence", "COURT", "en") != families.family("sentencia", "COURT", "es"), "a conviction"
    assert families.family("suspend", "OTHER", "en") != families.family("postpone", "OTHER", "en")


def test_no_language_but_the_first_needs_to_say_what_is_generic() -> None:
    alone = happenings_of([load_tables("en")], {})
    assert alone.generic == happenings_of(TABLES, {}).generic
    assert {"protest", "talks"} <= alone.generic
    assert "closure" not in alone.generic


@pytest.mark.parametrize("language", table_languages())
def test_no_word_is_listed_twice(language: str) -> None:
    families: Mapping[str, list[str]] = load_tables(language)["happenings"]["families"]
    listed = [word for words in families.values() for word in words]
    assert len(listed) == len(set(listed))
    needless = [
        word for words in families.values() for word in words if "@" in word and word.partition("@")[0] in words
    ]
    assert needless == [], "a family that has the word has it as any type"


@pytest.mark.parametrize("language", table_languages())
def test_a_word_is_bound_to_a_type_that_there_is(language: str) -> None:
    families: Mapping[str, list[str]] = load_tables(language)["happenings"]["families"]
    bound = {word.partition("@")[2] for words in families.values() for word in words if "@" in word}
    assert bound <= load_tables(language)["plover"]["types"].keys()


@pytest.mark.parametrize("language", table_languages())
def test_families_are_named_as_in_the_english_table(language: str) -> None:
    english, own = load_tables("en")["happenings"]["families"], load_tables(language)["happenings"]
    assert own["families"].keys() <= english.keys()
    for key in ("generic", "tolls", "once"):
        assert set(own.get(key, ())) <= english.keys(), key
        assert len(own.get(key, ())) == len(set(own.get(key, ()))), key
