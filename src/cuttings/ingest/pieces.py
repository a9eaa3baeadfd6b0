"""A piece of an item: the text of one block as it reads, with its place and form in the decoded item.

Markdown, plain text and web pages all become pieces, so that one set of rules tells headlines, excerpts and
notes apart.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from cuttings.model.text import OffsetMap, Stretch


class Form(StrEnum):
    """How a block is set: plain, quoted, a heading, all bold or a link, a link before its source, under a picture."""

    PLAIN = "plain"
    QUOTED = "quoted"
    HEADING = "heading"
    BOLD = "bold"
    LINKED = "linked"
    SOURCED = "sourced"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: its text without mark-up, where each stretch of it stands in the item, its form and its link.

    `linked` counts the characters of a sourced line that are its link: the source stands behind them.
    """

    text: str
    form: Form
    level: int
    url: str | None
    stretches: tuple[Stretch, ...]
    linked: int = 0


def opening(piece: Piece, length: int) -> Piece:
    """Return the first characters of a piece as a piece, each stretch of it still in its place in the item."""
    kept = [each for each in piece.stretches if each.here < length]
    cut = tuple(Stretch(each.here, each.there, min(each.length, length - each.here)) for each in kept)
    return replace(piece, text=piece.text[:length], stretches=cut, linked=0)


def joined(pieces: list[Piece]) -> tuple[str, OffsetMap, list[tuple[int, int]]]:
    """Return the text of pieces parted by blank lines, its map back to the item, and each piece's place in it."""
    text, stretches, places = "", [], []
    for piece in pieces:
        text += "\n\n" if text else ""
        places.append((len(text), len(text) + len(piece.text)))
        stretches += [Stretch(each.here + len(text), each.there, each.length) for each in piece.stretches]
        text += piece.text
    return text, OffsetMap(tuple(stretches)), places
