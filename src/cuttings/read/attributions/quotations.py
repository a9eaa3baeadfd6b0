"""Find what stands between quotation marks: which mark opens, which closes, and where a quotation runs on.

In:  the text of a clipping and its passages.
Out: `Quotation`s in text order, each with the stretches of words between its marks; nested ones stand inside others.

Which way a mark faces is read from the spaces around it before its shape, for printed marks are often the wrong way
round. A quotation that is open at the end of a passage runs on when a later passage opens it again or closes it; else
it ends with its passage and is marked as unclosed. An apostrophe opens nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cuttings.model.clipping import Passage
from cuttings.model.text import Span

MARK = re.compile("[\"“”„‟«»‹›‘’']|''|``")
OPENING, CLOSING = frozenset("“„«‹‘"), frozenset("”»›’")
FAMILIES = {mark: family for family, marks in enumerate(('"“”„‟', "«»", "‹›", "‘’'")) for mark in marks}
SINGLE = FAMILIES["'"]
BEFORE_OPENING = frozenset("([{—–-/:¿¡")
STOPS = frozenset(".,;:!?)]}")
AFTER_CLOSING = STOPS | frozenset("—–-/…[")
TRIMMED = " \t\n\r\u00a0\u2009\u202f,.;:"
LONGEST_SINGLE = 400
"""Single marks further apart than this are apostrophes."""
MOST_PASSAGES = 6
"""A quotation closed later than this many passages on was never closed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks, in one stretch or, across passages, in several; `outer` covers the marks, `insets`
    are the words of the writer in it, between dashes."""

    outer: Span
    pieces: tuple[Span, ...]
    is_single: bool = False
    is_closed: bool = True
    insets: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where the first words start, after the mark."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the last words end, before the mark."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, the ways it may face, and whether it is the first of its passage."""

    at: int
    end: int
    family: int
    may_open: bool
    may_close: bool
    is_first: bool


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet."""

    mark: Mark
    pieces: list[Span] = field(default_factory=list)
    start: int = 0


def find_quotations(text: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Return the quotations of a text, outer before inner."""
    blocks = [each.span for each in passages] or [Span(0, len(text))]
    marks = [list(_marks(text, block)) for block in blocks]
    found: list[Quotation] = []
    open_now: list[_Open] = []
    for index, block in enumerate(blocks):
        for order, mark in enumerate(marks[index]):
            _take(mark, marks[index][order + 1 :], text, open_now, found)
        _end_block(block, marks[index + 1 : index + 1 + MOST_PASSAGES], blocks[index + 1 :], text, open_now, found)
    return tuple(sorted(found, key=lambda each: (each.outer.start, -each.outer.end)))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without spaces and light stops at its ends, None when nothing is left."""
    while start < end and text[start] in TRIMMED:
        start += 1
    while start < end and text[end - 1] in TRIMMED:
        end -= 1
    return Span(start, end) if start < end else None


def _marks(text: str, block: Span) -> Iterator[Mark]:
    first = len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip()) + block.start
    for match in MARK.finditer(text, block.start, block.end):
        at, end = match.span()
        before = text[at - 1] if at > block.start else " "
        after = text[end] if end < block.end else " "
        family = FAMILIES.get(match.group(), FAMILIES['"'])
        is_before_stop = after in STOPS
        may_open = (before.isspace() or before in BEFORE_OPENING or before in FAMILIES) and not (
            after.isspace() or is_before_stop
        )
        may_close = is_before_stop or (
            not before.isspace() and (after.isspace() or after in AFTER_CLOSING or after in FAMILIES)
        )
        if family == SINGLE and not (may_open or may_close):
            continue
        if family == SINGLE and after.isdigit() and before.isspace():
            continue
        yield Mark(at, end, family, may_open, may_close, at == first)


def _take(mark: Mark, rest: Sequence[Mark], text: str, open_now: list[_Open], found: list[Quotation]) -> None:
    current = next((each for each in reversed(open_now) if each.mark.family == mark.family), None)
    if current is None:
        if _opens(mark, rest, text):
            open_now.append(_Open(mark, start=mark.end))
    elif mark.is_first and mark.may_open and current.pieces:
        current.start = mark.end
    elif _closes(mark, text):
        _close(current, mark.at, mark.end, text, open_now, found)
    elif mark.family != SINGLE:
        _give_up(current, mark, text, open_now, found)


def _opens(mark: Mark, rest: Sequence[Mark], text: str) -> bool:
    char = text[mark.at]
    if mark.family == SINGLE:
        return mark.may_open and any(each.family == SINGLE and each.may_close for each in rest)
    if mark.may_open:
        return True
    if char in OPENING:
        return not mark.may_close
    after_space = text[mark.at - 1 : mark.at].isspace()
    others = sum(each.family == mark.family for each in rest)
    return char not in CLOSING and (after_space or mark.may_close) and others % 2 == 1


def _closes(mark: Mark, text: str) -> bool:
    if text[mark.at] in CLOSING and mark.family != SINGLE:
        return True
    return mark.may_close or not mark.may_open


def _close(
    current: _Open,
    at: int,
    end: int,
    text: str,
    open_now: list[_Open],
    found: list[Quotation],
    *,
    is_closed: bool = True,
) -> None:
    """Close a quotation; those opened inside it and not closed are dropped."""
    del open_now[open_now.index(current) :]
    pieces = [*current.pieces]
    last = trimmed(text, current.start, at)
    if last is not None:
        pieces.append(last)
    is_single = current.mark.family == SINGLE
    if not pieces or (is_single and at - current.mark.at > LONGEST_SINGLE):
        return
    found.append(Quotation(Span(current.mark.at, end), tuple(pieces), is_single, is_closed))


def _give_up(current: _Open, mark: Mark, text: str, open_now: list[_Open], found: list[Quotation]) -> None:
    """Take a second opening mark for a new quotation: the one before was never closed, and ends with its sentence."""
    stop = max(text.rfind(end, current.start, mark.at) for end in ".!?")
    if stop > current.start:
        _close(current, stop + 1, stop + 1, text, open_now, found, is_closed=False)
    else:
        del open_now[open_now.index(current) :]
    open_now.append(_Open(mark, start=mark.end))


def _end_block(
    block: Span,
    later: Sequence[Sequence[Mark]],
    blocks: Sequence[Span],
    text: str,
    open_now: list[_Open],
    found: list[Quotation],
) -> None:
    for current in list(open_now):
        if current not in open_now:
            continue
        if current.mark.family != SINGLE and blocks and _runs_on(current, later):
            piece = trimmed(text, current.start, block.end)
            current.pieces.extend([piece] if piece else [])
            current.start = blocks[0].start
        elif current.mark.family == SINGLE:
            open_now.remove(current)
        else:
            _close(current, block.end, block.end, text, open_now, found, is_closed=False)


def _runs_on(current: _Open, later: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether the next passage opens the quotation again, or one of the next closes it before any opens."""
    for distance, marks in enumerate(later):
        first = next((mark for mark in marks if mark.family == current.mark.family), None)
        if first is None:
            continue
        return (first.is_first and first.may_open and distance == 0) or (first.may_close and not first.may_open)
    return False
