"""How alike two stories are: by rare words that they share, from a table that ships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.reconcile.likeness import COMMON, LEAD, MOST, RARE, likeness, profile_of

ZIPF = {
    "the": 77,
    "a": 74,
    "in": 73,
    "of": 74,
    "said": 63,
    "bridge": 46,
    "dock": 39,
    "fell": 47,
    "closed": 48,
    "on": 69,
}
TEXTS = st.lists(st.sampled_from([*ZIPF, "Quiroga", "Vale", "Sennick", "17", "x", "—"]), max_size=30).map(" ".join)
BRIDGE = "The Sennick bridge fell on Quiroga in Port Vale"


def test_common_words_tell_nothing() -> None:
    assert profile_of("The a in of said on", ZIPF) == {}
    assert likeness(profile_of("the said", ZIPF), profile_of("the said", ZIPF)) == 0


def test_rare_words_weigh_most_and_stand_first() -> None:
    profile = profile_of(BRIDGE, ZIPF)
    assert list(profile)[-2:] == ["bridge", "fell"]
    assert profile["sennic"] == profile["quirog"] > profile["bridge"] > profile["fell"]


def test_what_no_table_lists_is_as_rare_as_a_name() -> None:
    profile = profile_of("Sennick bridge", {"bridge": RARE})
    assert profile["sennic"] == profile["bridge"]


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("protest protesters", "protestas", True),  # one beginning, two languages
        ("Quiroga's", "QUIROGA", True),
        ("explosión", "explosion", True),  # accents folded
        ("dock", "docks", False),  # too short to lose its ending
        ("17", "18", False),
    ],
)
def test_a_word_counts_by_its_beginning(a: str, b: str, is_one: bool) -> None:
    assert (profile_of(a, {}).keys() == profile_of(b, {}).keys()) is is_one


def test_single_letters_and_marks_are_no_words() -> None:
    assert profile_of("x — y * 7", {}) == {}


def test_headline_and_first_sentence_count_twice() -> None:
    lead, later = "sennick ", "quiroga "
    profile = profile_of(f"{lead}{'the ' * (LEAD // 4)}{later}", ZIPF)
    assert profile["sennic"] > profile["quirog"]


def test_a_profile_has_so_many_words_and_no_more() -> None:
    words = [f"{chr(97 + place // 26)}{chr(97 + place % 26)}ort" for place in range(MOST + 20)]
    assert len(profile_of(" ".join(words), {})) == MOST
    assert list(profile_of(" ".join(words[:50]), {}))[:3] == words[:3], "of equals the first by letters"


def test_stories_of_one_thing_are_more_alike_than_two_of_a_kind() -> None:
    one, same, kind, other = (
        profile_of(text, ZIPF)
        for text in (
            BRIDGE,
            "A bridge in Sennick closed, Quiroga said",
            "The Marlow bridge fell on Tovar in Low Fen",
            "The dock of Esk closed",
        )
    )
    assert likeness(one, same) > likeness(one, kind) > likeness(one, other) == 0


def test_stories_of_two_languages_are_alike_by_their_names() -> None:
    spanish = {"el": 76, "puente": 45, "de": 79, "cayó": 46, "en": 77, "sobre": 60}
    told = profile_of("El puente de Sennick cayó sobre Quiroga en Port Vale", spanish)
    other = profile_of("El puente de Marlow cayó sobre Tovar en Low Fen", spanish)
    assert likeness(profile_of(BRIDGE, ZIPF), told) > 500
    assert likeness(profile_of(BRIDGE, ZIPF), other) == 0


@given(TEXTS, TEXTS)
def test_likeness_is_a_share(a: str, b: str) -> None:
    one, other = profile_of(a, ZIPF), profile_of(b, ZIPF)
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1000
    assert not one or 980 <= likeness(one, one) <= 1000, "all but what rounding costs"
    assert list(one.values()) == sorted(one.values(), reverse=True)
    assert all(ZIPF.get(word, RARE) < COMMON for word in a.split() if word[:6].lower() in one)
