"""Search: every word typed is a word to be found, whatever it means to the search engine; hits are exact places."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.clipping import Clipping
from cuttings.store import facts
from cuttings.store.database import transaction
from cuttings.store.search import match_query, search
from tests.factories import make_clipping

FOG = make_clipping("Fog closed the harbour of Port Vale, and NOT one ferry left near midday.", headline="Harbour shut")
MARCH = make_clipping("La alcaldesa Inés Quiroga negó la marcha en San Aurelio; el 97,2 % ya votó.", language="es")
RATES = make_clipping("The harbour-master's fee is $40* (C++ or 40% off), said “Vale Port” radio. ½ price, x:y, E=mc².")


@pytest.fixture
def shelf(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A database of three clippings."""
    with transaction(connection):
        for each in (FOG, MARCH, RATES):
            facts.put_clipping(connection, each)
    return connection


def found(connection: sqlite3.Connection, typed: str) -> set[str]:
    """The ids of the clippings found."""
    return {hit.clipping for hit in search(connection, typed, limit=10)}


@pytest.mark.parametrize(
    ("typed", "clippings"),
    [
        ("ferry", {FOG}),
        ("FERRY", {FOG}),
        ("ferr", set()),  # look-alike: the beginning of a word
        ("harbour", {FOG, RATES}),
        ("harbour ferry", {FOG}),  # all words, in any place
        ("ferry marcha", set()),
        ("ines", {MARCH}),  # accents do not matter,
        ("Inés", {MARCH}),
        ("Ine\u0301s nego\u0301", {MARCH}),  # however they are typed,
        ("férry", {FOG}),  # on either side
        ('"port vale"', {FOG}),
        ('"vale port"', {RATES}),  # the order of a phrase counts
        ("vale port", {FOG, RATES}),
        ("harbour-master", {RATES}),  # one word to a person, a phrase to the index
        ("97,2", {MARCH}),
        ("½", {RATES}),
    ],
)
def test_all_words_must_be_there(shelf: sqlite3.Connection, typed: str, clippings: set[Clipping]) -> None:
    assert found(shelf, typed) == {each.id for each in clippings}


@pytest.mark.parametrize(
    ("typed", "clippings"),
    [
        ("fog NOT ferry", {FOG}),  # NOT is a word of that text
        ("fog OR marcha", set()),
        ("marcha AND", set()),  # a word that is missing there
        ("NEAR", {FOG}),
        ("NEAR(midday)", {FOG}),  # words that touch are a phrase
        ("NEAR(fog ferry)", set()),  # and that one is not there
        ("text:fog", set()),  # no column
        ("x:y", {RATES}),
        ("harb*", set()),  # no prefix
        ("^fog", {FOG}),
        ("-fog", {FOG}),
        ("+fog", {FOG}),
        ("{fog}", {FOG}),
        ("C++", {RATES}),
        ("(40%", {RATES}),
        ('"fog', {FOG}),  # a quotation mark without its fellow
        ('fo"g', set()),  # inside a word it parts it in two
        ('port"vale', {FOG}),
        ("fog'; DROP TABLE clipping; --", set()),
        ("fog\0closed", {FOG}),  # FTS5 would stop reading at it
    ],
)
def test_nothing_typed_is_an_operator(shelf: sqlite3.Connection, typed: str, clippings: set[Clipping]) -> None:
    assert found(shelf, typed) == {each.id for each in clippings}
    assert facts.clipping_ids(shelf) == {FOG.id, MARCH.id, RATES.id}


@pytest.mark.parametrize("typed", ["", " \n", '"', '""', '" "', "*", "()", "…", "\0", "-- %"])
def test_no_words_find_nothing(shelf: sqlite3.Connection, typed: str) -> None:
    assert match_query(typed) == ""
    assert search(shelf, typed, limit=10) == ()


@given(st.text(max_size=20))
def test_whatever_is_typed_the_index_can_read_the_question(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    query = match_query(typed)
    if query:
        assert connection.execute("SELECT * FROM words WHERE words MATCH ?", (query,)).fetchall() == []
    connection.close()


@pytest.mark.parametrize("clipping", [FOG, MARCH, RATES], ids=["fog", "march", "rates"])
def test_every_word_of_a_text_finds_it(shelf: sqlite3.Connection, clipping: Clipping) -> None:
    words = [word for word in clipping.text.split() if any(char.isalnum() for char in word)]
    assert [word for word in words if clipping.id not in found(shelf, word)] == []
    assert found(shelf, " ".join(words)) == {clipping.id}


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("harbour", ["Harbour", "harbour"]),
        ('"port vale" fog', ["Fog", "Port Vale"]),
        ("negó", ["negó"]),
    ],
)
def test_hits_are_exact_places_in_the_snippet(shelf: sqlite3.Connection, typed: str, hits: list[str]) -> None:
    clipping = MARCH if typed == "negó" else FOG
    hit = next(each for each in search(shelf, typed, limit=10) if each.clipping == clipping.id)
    assert [span.cut(hit.snippet) for span in hit.hits] == hits
    assert hit.snippet == clipping.text  # short enough to be shown whole


def test_a_snippet_of_a_long_text_is_a_piece_of_it(connection: sqlite3.Connection) -> None:
    filler = "Nothing happened on the quay. " * 40
    long = make_clipping(f"{filler}Then a crane fell. {filler}")
    facts.put_clipping(connection, long)
    (hit,) = search(connection, "crane", limit=10)
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert hit.snippet.strip("…") in long.text
    assert [span.cut(hit.snippet) for span in hit.hits] == ["crane"]


def test_the_best_match_comes_first_and_ties_go_by_id(connection: sqlite3.Connection) -> None:
    filler = "Nothing happened on the quay. " * 10
    best = make_clipping("Crane crane crane.")
    twins = [make_clipping(f"A crane fell. {filler}", publisher=outlet) for outlet in ("harbour post", "radio marea")]
    for each in (*twins, best):
        facts.put_clipping(connection, each)
    ranked = [best.id, *sorted(each.id for each in twins)]
    assert [hit.clipping for hit in search(connection, "crane", limit=10)] == ranked
    assert [hit.clipping for hit in search(connection, "crane", limit=2)] == ranked[:2]


def test_a_dropped_clipping_is_not_found(shelf: sqlite3.Connection) -> None:
    facts.drop_clipping(shelf, FOG.id)
    assert found(shelf, "harbour") == {RATES.id}
    facts.put_clipping(shelf, FOG)
    assert found(shelf, "harbour") == {FOG.id, RATES.id}
