"""Whose words a block of a running post without marks is: press words must never become the writer's notes."""

import pytest

from cuttings.ingest.notebooks import judge_blocks
from cuttings.ingest.pieces import Form, Piece


def _kind(text: str) -> str:
    (block,) = judge_blocks([Piece(text, Form.PLAIN, 0, None, ())], {})
    return block.kind


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Three killed at copper mine near Port Vale", "headline", "a mine is a place"),
        ("The mine was closed on Tuesday, police in Port Vale said.", "excerpt", "the same in prose"),
        ("The statue of King Aldo I fell in the storm, the harbour office said.", "excerpt", "a ruler's number"),
        ("“I will not go home, the union leader told reporters in Port Vale.", "excerpt", "a quotation left open"),
        ("“I will not go home,” the union leader told reporters in Port Vale.", "excerpt", "a closed one"),
        ("Yesterday I read that the mine will stay closed, which I doubt.", "note", "the writer speaks"),
        ("The Courier calls it a riot, and I’m not so sure.", "note", "a contraction"),
        ("In my book that is no riot.", "note", "a possessive"),
    ],
)
def test_only_the_writers_own_first_person_makes_a_note(text: str, kind: str, why: str) -> None:
    assert _kind(text) == kind, why
