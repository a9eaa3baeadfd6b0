"""Spans, words, quotes and offset maps: a place is exact, or it is refused, or it is unknown; never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import SpanOutsideText
from cuttings.model.text import OffsetMap, Quote, Span, Stretch, Words, check_words, find_quote, quote_of, words_at
from tests.model.findings import texts_with_words

TEXT = "🌊 Port Vale"


@given(texts_with_words())
def test_a_span_cut_from_the_text_is_its_surface(drawn: tuple[str, Words]) -> None:
    text, words = drawn
    assert words.span.cut(text) == words.surface
    check_words(words, text)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (Words(3, 7, "Port"), "one late, as if the wave were two code units"),
        (Words(2, 6, "port"), "another case"),
        (Words(-4, -1, "Val"), "counted from the end, as Python would cut it"),
        (Words(7, 99, "Vale"), "ends behind the text, as Python would cut it"),
        (Words(4, 4, ""), "no words at all"),
        (Words(6, 2, ""), "ends before it starts"),
    ],
)
def test_words_that_do_not_stand_at_their_offsets_are_refused(words: Words, reason: str) -> None:
    with pytest.raises(SpanOutsideText):
        check_words(words, TEXT)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 12), (5, 5), (6, 2)])
def test_words_cannot_be_taken_from_outside_a_text(start: int, end: int) -> None:
    assert words_at(TEXT, 0, 11).surface == TEXT
    with pytest.raises(SpanOutsideText):
        words_at(TEXT, start, end)


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [
        (Span(2, 6), True, True),  # itself
        (Span(3, 4), True, True),
        (Span(4, 9), True, False),  # runs out behind
        (Span(0, 9), True, False),  # holds it, not the other way
        (Span(6, 9), False, False),  # begins where it ends: the end is not included
        (Span(0, 2), False, False),
    ],
)
def test_spans_are_half_open(other: Span, overlaps: bool, contains: bool) -> None:
    assert Span(2, 6).overlaps(other) is other.overlaps(Span(2, 6)) is overlaps
    assert Span(2, 6).contains(other) is contains


@given(texts_with_words())
def test_a_quote_finds_its_own_place_or_none(drawn: tuple[str, Words]) -> None:
    text, words = drawn
    assert find_quote(quote_of(words, text), text) in (words.span, None)


@given(texts_with_words(), st.text(alphabet="xyz\n", max_size=50))
def test_a_quote_finds_its_words_again_when_text_grows_before_them(drawn: tuple[str, Words], more: str) -> None:
    text, words = drawn
    kept = find_quote(quote_of(words, text), text)
    moved = find_quote(quote_of(words, text), more + text)
    if kept and moved:
        assert moved == Span(words.start + len(more), words.end + len(more))


@pytest.mark.parametrize(
    ("quote", "text", "place"),
    [
        (Quote("four", "at least ", " hurt"), "It says four died.", Span(8, 12)),  # alone: surroundings may change
        (Quote("four", "least ", " hurt"), "four, at least four hurt", Span(15, 19)),  # told apart by surroundings
        (Quote("four", "", ""), "four and four", None),  # two that fit equally
        (Quote("four", "all ", ""), "four and four", None),  # two, and neither fits
        (Quote("aa", "", "b"), "aaab", Span(1, 3)),  # overlapping places count
        (Quote("five", "", ""), "four and four", None),
        (Quote("Four", "", ""), "four", None),  # look-alike: another case
        (Quote("", "", ""), "four", None),
    ],
)
def test_a_quote_is_never_guessed(quote: Quote, text: str, place: Span | None) -> None:
    assert find_quote(quote, text) == place


@given(
    st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=8)
)
def test_an_offset_map_leads_to_the_same_words_in_the_origin(origin: str, cuts: list[tuple[int, int]]) -> None:
    stretches, derived, there = [], "", 0
    for skipped, length in cuts:
        there += skipped
        piece = origin[there : there + length]
        if piece:
            stretches.append(Stretch(len(derived), there, len(piece)))
        derived, there = derived + piece, there + len(piece)
    offsets = OffsetMap(tuple(stretches))
    for stretch in stretches:
        span = Span(stretch.here, stretch.here + stretch.length)
        back = offsets.to_origin(span)
        assert back is not None
        assert back.cut(origin) == span.cut(derived)


@pytest.mark.parametrize(
    ("span", "origin"),
    [
        (Span(0, 4), Span(10, 14)),
        (Span(5, 7), Span(21, 23)),  # inside the second stretch
        (Span(2, 6), None),  # across the gap: not one unbroken run there
        (Span(7, 9), None),  # behind the last stretch
    ],
)
def test_an_offset_map_does_not_bridge_gaps(span: Span, origin: Span | None) -> None:
    assert OffsetMap((Stretch(0, 10, 4), Stretch(4, 20, 4))).to_origin(span) == origin
