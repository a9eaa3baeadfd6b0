"""Quotation marks: which opens, which closes, what runs on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.read.attributions.quotations import find_quotations
from tests.factories import make_clipping


def _quoted(text: str) -> list[list[str]]:
    clipping = make_clipping(text)
    found = find_quotations(clipping.text, clipping.passages)
    return [[piece.cut(clipping.text) for piece in quotation.pieces] for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ruiz said "we wait" and left.', [["we wait"]]),
        ("Ruiz said “we wait” and left.", [["we wait"]]),
        ("Ruiz said «we wait» and left.", [["we wait"]]),
        ("She spoke of “a rigged roll call“.", [["a rigged roll call"]]),  # closed with an opening mark
        ("“The dam is safe,” she said. “For now.”", [["The dam is safe"], ["For now"]]),
        ("“Vega said ‘no’ to me,” she said.", [["Vega said ‘no’ to me"], ["no"]]),
        ('"We wait ", she said.', [["We wait"]]),  # a space before the closing mark
        ("The crews' ship wasn't theirs.", []),  # apostrophes
        ("It was built in the '80s by the town's men.", []),
        ("A door 6' by 3' wide.", []),
        ("No marks at all.", []),
    ],
)
def test_marks_are_paired_by_the_spaces_around_them(text: str, expected: list[list[str]]) -> None:
    assert _quoted(text) == expected


def test_a_quotation_opened_again_runs_over_paragraphs() -> None:
    assert _quoted("She said: “We wait.\n\n“We pray.\n\n“We go.”") == [["We wait", "We pray", "We go"]]


def test_a_quotation_closed_in_a_later_paragraph_runs_on() -> None:
    assert _quoted('She said: "We wait.\n\nWe pray.\n\nWe go."') == [["We wait", "We pray", "We go"]]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    clipping = make_clipping("She said: “We wait for rain.\n\nThe dam held.")
    (quotation,) = find_quotations(clipping.text, clipping.passages)
    assert not quotation.is_closed
    assert [piece.cut(clipping.text) for piece in quotation.pieces] == ["We wait for rain"]


def test_a_second_opening_mark_ends_the_quotation_before_it() -> None:
    assert _quoted("She said “We wait. We pray. He said “We go.”") == [["We wait. We pray"], ["We go"]]


@given(st.text(alphabet="ab .,?\n\"'“”‘’«»—", max_size=60))
def test_pieces_lie_inside_the_marks_and_do_not_overlap(text: str) -> None:
    clipping = make_clipping(text)
    for quotation in find_quotations(clipping.text, clipping.passages):
        ends = [place for piece in quotation.pieces for place in (piece.start, piece.end)]
        assert ends == sorted(ends)
        assert quotation.outer.start <= ends[0]
        assert ends[-1] <= quotation.outer.end
