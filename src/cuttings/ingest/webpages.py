"""Saved web pages into pieces: the article's own text without menus, adverts and comments.

In:  decoded HTML, and what a person gave about it.
Out: a `WebPage`: the blocks of its main text as pieces, each stretch with its place in the page's source where that has
     the same words, and the page's statements about itself. Raises Unreadable when there is no text to be found.

Which part of a page is its article is decided by trafilatura.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml.etree import _Element as Element

from cuttings.errors import Unreadable
from cuttings.ingest.pagefacts import PageFacts, facts_of
from cuttings.ingest.pieces import Form, Piece
from cuttings.model.clipping import Given
from cuttings.model.text import Stretch

PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_NO_TEXT = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_BLOCKS = frozenset({"p", "head", "item", "cell", "code", "quote", "ab"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """The main text of a page and what the page says about itself."""

    pieces: tuple[Piece, ...]
    facts: PageFacts


def is_page(text: str) -> bool:
    """Tell whether a text is HTML."""
    return PAGE.match(text) is not None


def read_page(source: str, given: Given) -> WebPage:
    """Return the main text of a page. Raises Unreadable."""
    tree = trafilatura.load_html(source)
    if tree is None:
        raise Unreadable("the page’s HTML cannot be read. Save the article’s text as .txt or .md and add that.")
    facts = facts_of(tree, given)
    found = trafilatura.bare_extraction(
        source,
        url=facts.given.url,
        include_comments=False,
        include_tables=True,
        include_links=True,
        include_formatting=True,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    pieces = tuple(_pieces(body, _words_of(source))) if body is not None else ()
    if not pieces:
        raise Unreadable("no article was found on the page. Save the article’s text as .txt or .md and add that.")
    return WebPage(pieces, facts)


def _words_of(source: str) -> str:
    """Return a source in which all that is no text is blank, at the same length."""
    return _NO_TEXT.sub(lambda found: " " * len(found.group()), source)


def _pieces(body: Element, source: str) -> Iterator[Piece]:
    cursor = 0
    for element, is_quoted in _blocks(body, is_quoted=False):
        text = " ".join("".join(_texts(element)).split())
        if not text:
            continue
        stretches, cursor = _stretches(text, source, cursor)
        level = int((element.get("rend") or "h2")[1:2] or 2) if element.tag == "head" else 0
        yield Piece(text, _form(element, is_quoted=is_quoted), level, _url(element), stretches)


def _blocks(element: Element, *, is_quoted: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the innermost blocks with whether they are quoted."""
    is_inside = is_quoted or element.tag == "quote"
    inner = [child for child in element if isinstance(child.tag, str) and _has_block(child)]
    if element.tag in _BLOCKS and not inner:
        yield element, is_inside
        return
    for child in inner:
        yield from _blocks(child, is_quoted=is_inside)


def _has_block(element: Element) -> bool:
    return element.tag in _BLOCKS or any(each.tag in _BLOCKS for each in element.iterdescendants())


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "lb":
        yield " "
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _form(element: Element, *, is_quoted: bool) -> Form:
    if is_quoted:
        return Form.QUOTED
    if _is_all_in(element, "ref"):
        return Form.LINKED
    if element.tag == "head":
        return Form.HEADING
    return Form.BOLD if _is_all_in(element, "hi") else Form.PLAIN


def _is_all_in(element: Element, tag: str) -> bool:
    """Tell whether all words of a block stand in elements of one kind: a link, bold type."""
    inside = "".join("".join(_texts(each)) for each in element.iter(tag))
    whole = "".join(_texts(element))
    return bool(inside.strip()) and len(inside.split()) == len(whole.split())


def _url(element: Element) -> str | None:
    links = (each.get("target") or "" for each in element.iter("ref"))
    return next((each for each in links if each.startswith(("http://", "https://"))), None)


def _stretches(text: str, source: str, cursor: int) -> tuple[tuple[Stretch, ...], int]:
    """Return where the words of a block stand in the source, and where the search goes on.

    Words that the source writes otherwise (entities) have no place; a block of which nothing is found has none.
    """
    stretches: list[Stretch] = []
    at = cursor
    for found in re.finditer(r"\S+", text):
        there = source.find(found.group(), at, at + 4000 if stretches else len(source))
        if there < 0:
            continue
        last = stretches[-1] if stretches else None
        if last and found.start() - last.here == there - last.there:
            stretches[-1] = Stretch(last.here, last.there, found.end() - last.here)
        else:
            stretches.append(Stretch(found.start(), there, len(found.group())))
        at = there + len(found.group())
    return tuple(stretches), at if stretches else cursor
