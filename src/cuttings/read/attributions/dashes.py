"""Find who speaks between dashes: «El muro —dijo Ruiz— es viejo», and lines of dialogue, —Vamos —dijo ella.

In:  a text, its passages, its quotations, and which words are verbs that can lead into a quotation.
Out: the quotations, those with an inset cut around it; a passage that opens with a dash is one when it has an inset.

An inset opens with a dash before a word and closes with a dash after one, or with its passage. Without a verb of saying
at its start it is an aside, and part of what is said.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cuttings.model.clipping import Passage
from cuttings.model.text import Span
from cuttings.read.attributions.quotations import Quotation, trimmed

OPENS = re.compile(r"(?<=[\s.,;:!?…])[—–](?=[^\W\d_])")
CLOSES = re.compile(r"(?<=[\w.])[—–](?=[\s.,;:!?…»”\"]|$)")
LINE = re.compile(r"[—–](?=[\w¿¡«“\"])")
MOST_TO_VERB = 2
"""Small words before the verb of an inset: "—se lo dijo Ruiz—"."""


def with_insets(
    text: str, passages: Sequence[Passage], quotations: Sequence[Quotation], says: Callable[[str], bool]
) -> tuple[Quotation, ...]:
    """Return the quotations with their insets, and the lines of dialogue that have one."""
    blocks = [each.span for each in passages] or [Span(0, len(text))]
    cut = [_cut(text, each, says) for each in quotations]
    lines = [line for block in blocks if (line := _line_of_dialogue(text, block, says)) is not None]
    return tuple(sorted([*cut, *lines], key=lambda each: (each.outer.start, -each.outer.end)))


def _cut(text: str, quotation: Quotation, says: Callable[[str], bool]) -> Quotation:
    """Return a quotation whose pieces leave its insets out."""
    insets = [inset for piece in quotation.pieces for inset in _insets(text, piece, says)]
    if not insets:
        return quotation
    pieces = [part for piece in quotation.pieces for part in _around(text, piece, insets)]
    return replace(quotation, pieces=tuple(pieces), insets=tuple(insets)) if pieces else quotation


def _line_of_dialogue(text: str, block: Span, says: Callable[[str], bool]) -> Quotation | None:
    start = LINE.match(text, block.start, block.end)
    if start is None:
        return None
    words = Span(start.end(), block.end)
    insets = list(_insets(text, words, says))
    pieces = list(_around(text, words, insets))
    return Quotation(Span(block.start, block.end), tuple(pieces), insets=tuple(insets)) if insets and pieces else None


def _insets(text: str, span: Span, says: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the insets of a stretch, with their dashes."""
    place = span.start
    while (opening := OPENS.search(text, place, span.end)) is not None:
        closing = CLOSES.search(text, opening.end(), span.end)
        end = closing.end() if closing is not None else span.end
        first = re.findall(r"\w+", text[opening.end() : end])[: MOST_TO_VERB + 1]
        if any(says(word.lower()) for word in first):
            yield Span(opening.start(), end)
        place = end


def _around(text: str, span: Span, insets: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch around its insets."""
    start = span.start
    for inset in [each for each in insets if span.contains(each)] + [Span(span.end, span.end)]:
        part = trimmed(text, start, inset.start)
        if part is not None:
            yield part
        start = inset.end
