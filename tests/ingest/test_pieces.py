"""Pieces keep the place of their words in the item, when they are joined and when they are cut."""

from cuttings.ingest.pieces import Form, Piece, joined, opening
from cuttings.model.text import Span, Stretch
from tests.ingest.texts import piece

DOCK = Piece("Dock & pier", Form.LINKED, 0, "https://post.example/a", (Stretch(0, 3, 5), Stretch(6, 13, 5)))
"""“&” is an entity in the item, and has no place there."""


def test_joined_pieces_are_parted_by_blank_lines() -> None:
    text, origin, places = joined([DOCK, piece("So it is.")])
    assert text == "Dock & pier\n\nSo it is."
    assert [text[start:end] for start, end in places] == ["Dock & pier", "So it is."]
    assert origin.to_origin(Span(0, 4)) == Span(3, 7)
    assert origin.to_origin(Span(7, 11)) == Span(14, 18)
    assert origin.to_origin(Span(13, 15)) == Span(0, 2)


def test_words_that_mark_up_parts_have_no_one_place() -> None:
    _, origin, _ = joined([DOCK, piece("So it is.")])
    assert origin.to_origin(Span(0, 11)) is None
    assert origin.to_origin(Span(7, 15)) is None


def test_nothing_joined_is_empty() -> None:
    text, origin, places = joined([])
    assert (text, origin.stretches, places) == ("", (), [])


def test_the_opening_of_a_piece_keeps_its_places_link_and_form() -> None:
    cut = opening(DOCK, 8)
    assert (cut.text, cut.url, cut.form) == ("Dock & p", DOCK.url, Form.LINKED)
    assert cut.stretches == (Stretch(0, 3, 5), Stretch(6, 13, 2))
    assert opening(DOCK, 4).stretches == (Stretch(0, 3, 4),)
    assert opening(DOCK, 11) == DOCK
