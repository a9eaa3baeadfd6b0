"""Markdown into pieces: blocks without their mark-up, each stretch of text with its place in the source.

In:  decoded text and where the Markdown starts in it.
Out: pieces in their order. Words that the mark-up hides or changes (entities, escapes) have no place in the source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.sourcelines import read_source_line
from cuttings.model.text import Stretch

_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("text_join")
"""Entities and escapes stay tokens of their own; what is nested deeper than `maxNesting` would be lost unsaid."""
HEADLINES = frozenset({Form.BOLD, Form.LINKED, Form.SOURCED})
"""Forms of a line that is nothing but a headline, or a headline and its source."""
_LINK_END = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|\]|>")
"""What closes the words of a link or an image: its address stands there, whose letters are no words."""


def markdown_blocks(text: str, start: int) -> list[Piece]:
    """Return the blocks of Markdown as pieces; rules and images alone are left out."""
    source = text[start:]
    lines = [0, *(found.end() for found in re.finditer("\n", source))]
    quoted, heading = 0, 0
    pieces: list[Piece] = []
    for token in _PARSER.parse(source):
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        if token.type == "inline" and token.map:
            first, last = (_offset(lines, line, len(source)) for line in token.map)
            pieces.extend(_pieces(token, source, first, last, start, is_quoted=quoted > 0, heading=heading))
            heading = 0
        if token.type in ("fence", "code_block") and token.map:
            first, last = (_offset(lines, line, len(source)) for line in token.map)
            pieces.append(_literal(token, source, first, last, start))
    return [piece for piece in pieces if piece.text.strip()]


def _offset(lines: Sequence[int], line: int, end: int) -> int:
    return lines[line] if line < len(lines) else end


def _literal(token: Token, source: str, first: int, last: int, shift: int) -> Piece:
    """Return lines set as code, or merely indented, as they are: each is found anew, since indents are left out."""
    text = token.content.rstrip("\n")
    cursor = source.find("\n", first) + 1 if token.type == "fence" else first
    stretches: list[Stretch] = []
    here = 0
    for line in text.split("\n"):
        there = source.find(line, cursor, last)
        if line and there >= 0:
            stretches.append(Stretch(here, there + shift, len(line)))
            cursor = there + len(line)
        here += len(line) + 1
    return Piece(text, Form.PLAIN, 0, None, tuple(stretches))


def _pieces(
    token: Token, source: str, first: int, last: int, shift: int, *, is_quoted: bool, heading: int
) -> Iterator[Piece]:
    groups = _groups(token.children or [], is_quoted=is_quoted, heading=heading)
    cursor = first
    for group in groups:
        text, stretches, cursor = _text(group, source, cursor, last, shift)
        form = _form(group, is_quoted=is_quoted, heading=heading)
        linked = len(text) - len(_behind_link(group) or "") if form is Form.SOURCED else 0
        yield Piece(text, form, heading, _url(group), stretches, linked)


def _groups(children: Sequence[Token], *, is_quoted: bool, heading: int) -> Sequence[Sequence[Token]]:
    """Return what makes a piece each: the lines of a list of headlines, a headline and the words below it, or all."""
    lines = _lines(children)
    forms = [_form(line, is_quoted=is_quoted, heading=heading) for line in lines]
    is_whole = sum(child.nesting for child in lines[0]) == 0
    if len(lines) == 1 or is_quoted or forms[0] not in HEADLINES or not is_whole:
        return [children]
    if all(form in HEADLINES for form in forms):
        return lines
    below = children[len(lines[0]) + 1 :]
    # A sentence that begins with a link and goes on in the next line mostly goes on in small letters.
    goes_on = "".join(map(_words, below))[:1].islower() or _is_source_wrapped(lines[0], children)
    return [children] if goes_on else [lines[0], below]


def _is_source_wrapped(first: Sequence[Token], children: Sequence[Token]) -> bool:
    """Tell whether the source behind a link ends in a later line than it begins in."""
    whole, begun = (read_source_line(_behind_link(each) or "") for each in (children, first))
    return whole is not None and (begun is None or (whole.day is not None and begun.day is None))


def _lines(children: Iterable[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    return lines


def _text(
    children: Iterable[Token], source: str, cursor: int, last: int, shift: int
) -> tuple[str, tuple[Stretch, ...], int]:
    text, stretches = "", []
    for child in children:
        if child.type == "link_close" or child.type == "image":
            cursor = _after_link(child, source, cursor, last)
        content = _words(child)
        if not content:
            continue
        printed = child.markup if child.type == "text_special" else content
        there = source.find(printed, cursor, last)
        if there >= 0:
            cursor = there + len(printed)
            if printed == content:
                stretches.append(Stretch(len(text), there + shift, len(content)))
        text += content
    return text, _merged(stretches), cursor


def _words(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    return child.content if child.type in ("text", "text_special", "code_inline") else ""


def _after_link(child: Token, source: str, cursor: int, last: int) -> int:
    words_end = (
        source.find(f"![{child.content}", cursor, last) + len(child.content) + 2 if child.type == "image" else cursor
    )
    found = _LINK_END.search(source, max(words_end, cursor), last)
    return found.end() if found else cursor


def _merged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    merged = list(stretches[:1])
    for _, each in pairwise(stretches):
        before = merged[-1]
        adjoins = (before.here + before.length, before.there + before.length) == (each.here, each.there)
        if adjoins:
            merged[-1] = Stretch(before.here, before.there, before.length + each.length)
        else:
            merged.append(each)
    return tuple(merged)


def _form(children: Sequence[Token], *, is_quoted: bool, heading: int) -> Form:
    if is_quoted:
        return Form.QUOTED
    if _is_inside(children, "link_open", "link_close"):
        return Form.LINKED
    if heading:
        return Form.HEADING
    if read_source_line(_behind_link(children) or ""):
        return Form.SOURCED
    return Form.BOLD if _is_inside(children, "strong_open", "strong_close") else Form.PLAIN


def _behind_link(children: Sequence[Token]) -> str | None:
    """Return the words behind the link that a line starts with; None without one, or with more, or half of one."""
    ends = [place for place, child in enumerate(children) if child.type == "link_close"]
    starts = [place for place, child in enumerate(children) if child.type == "link_open"]
    if len(ends) != 1 or len(starts) != 1 or any(_words(child) for child in children[: starts[0]]):
        return None
    return "".join(_words(child) for child in children[ends[0] :])


def _is_inside(children: Sequence[Token], opening: str, closing: str) -> bool:
    depth, outside = 0, ""
    for child in children:
        depth += (child.type == opening) - (child.type == closing)
        outside += child.content if depth == 0 and child.type == "text" else ""
    return any(child.type == opening for child in children) and not outside.strip(" .,;:|–—-*()")


def _url(children: Iterable[Token]) -> str | None:
    links = (str(child.attrGet("href")) for child in children if child.type == "link_open")
    return next((link for link in links if link.startswith(("http://", "https://"))), None)
