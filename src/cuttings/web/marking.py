"""Mark every finding in a clipping's text: cut the text into pieces where findings begin and end.

In:  a clipping, its findings, what people decided, which layers to show.
Out: blocks of pieces. The pieces joined are the text, character for character; a piece carries the kinds that cover
     it and leads to the shortest finding there, the one that says most about just these words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cuttings.model.clipping import Clipping
from cuttings.model.finding import Attribution, Finding, Kind, Label, Report, Tenure, Tie
from cuttings.model.text import Span, Words

LAYERS: Mapping[str, str] = {
    Kind.MENTION: "names",
    Kind.TIMEX: "times",
    Kind.FIGURE: "figures",
    Kind.ATTRIBUTION: "speech",
    Kind.REPORT: "events",
    Kind.TENURE: "offices",
    Kind.LABEL: "labels",
    Kind.TIE: "ties",
}
"""The layers of marks, in the order of the menu, and what they are called on screen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same findings. `looks` are style classes; `finding` is where a click leads."""

    text: str
    looks: tuple[str, ...]
    finding: str | None
    starts: tuple[str, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the text, or what stands between two: kind, pieces, and whether the shown finding begins here."""

    kind: str
    pieces: tuple[Piece, ...]
    has_shown: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    finding: Finding
    looks: str


def marked_blocks(
    clipping: Clipping, findings: Iterable[Finding], *, decided: Mapping[str, str], layers: Sequence[str], shown: str
) -> tuple[Block, ...]:
    """Return the text in blocks; `decided` has what a person did to a finding, `shown` is the one looked at."""
    every = tuple(findings)
    marks = [
        _Mark(words.span, each, f"m-{each.KIND}{' m-decided' if each.id in decided else ''}")
        for each in every
        if each.KIND in layers
        for words in _telling_words(each)
    ]
    looked_at = next((each for each in every if each.id == shown), None)
    spot = [words.span for words in (looked_at.words, *_telling_words(looked_at))] if looked_at else []
    blocks = [_block(clipping, span, kind, marks, spot) for span, kind in _spans(clipping)]
    return tuple(each for each in blocks if any(piece.text.strip() for piece in each.pieces))


def _telling_words(finding: Finding) -> tuple[Words, ...]:
    """Return the words to mark. A finding that spans a sentence is marked where it shows itself."""
    match finding:
        case Attribution():
            return tuple(each for each in (finding.cue, *finding.content) if each) or (finding.words,)
        case Report():
            return (finding.trigger,)
        case Tenure():
            return (finding.office,)
        case Label():
            return (finding.label,)
        case Tie():
            return (finding.words,)
        case _:
            return (finding.words,)


def _spans(clipping: Clipping) -> Iterator[tuple[Span, str]]:
    """Yield all of the text in order: the passages, and as "gap" what lies between them."""
    at = 0
    for passage in clipping.passages:
        if passage.start > at:
            yield Span(at, passage.start), "gap"
        yield passage.span, passage.kind
        at = passage.end
    if at < len(clipping.text):
        yield Span(at, len(clipping.text)), "gap"


def _block(clipping: Clipping, span: Span, kind: str, marks: Sequence[_Mark], spot: Sequence[Span]) -> Block:
    here = [each for each in marks if each.span.overlaps(span)]
    lit = [each for each in spot if each.overlaps(span)]
    places = (edge for each in (*(mark.span for mark in here), *lit) for edge in (each.start, each.end))
    edges = sorted({span.start, span.end, *(edge for edge in places if span.start < edge < span.end)})
    pieces = [_piece(clipping, Span(start, end), here, lit) for start, end in pairwise(edges)]
    return Block(kind, tuple(pieces), bool(spot) and span.start <= spot[0].start < span.end)


def _piece(clipping: Clipping, span: Span, marks: Sequence[_Mark], spot: Sequence[Span]) -> Piece:
    over = [each for each in marks if each.span.contains(span)]
    shortest = min(over, key=lambda each: (each.span.end - each.span.start, each.finding.id), default=None)
    return Piece(
        text=span.cut(clipping.text),
        looks=tuple(sorted({look for each in over for look in each.looks.split()})),
        finding=shortest.finding.id if shortest else None,
        starts=tuple(sorted({each.finding.id for each in over if each.span.start == span.start})),
        is_shown=any(each.contains(span) for each in spot),
    )
