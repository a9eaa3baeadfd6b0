"""Saved web pages into pieces: a page's own text without menus, adverts and comments.

In:  decoded HTML, and what a person gave about it.
Out: a `WebPage`: the blocks of its main text as pieces, each stretch with its place in the page's source where that has
     the same words, the page's statements about itself, and its entries when it is an archive of several texts.
     Raises Unreadable when there is no text to be found.

A running post is walked as it stands, for what looks like furniture in an article is its matter: quoted blocks, lines
that are links. The rules for Markdown posts tell whether it is one. Of any other page trafilatura decides which part
is the article; captions and the byline, which it leaves out, are put back.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import trafilatura
from lxml.etree import _Element as Element

from cuttings.errors import Unreadable
from cuttings.ingest.days import is_day
from cuttings.ingest.frontmatter import Front, publisher_of
from cuttings.ingest.furniture import is_call
from cuttings.ingest.pageblocks import absolute, element_blocks, is_noise, shown_elements
from cuttings.ingest.pageentries import PageEntry, flat_entries, page_entries
from cuttings.ingest.pagefacts import PageFacts, facts_of, shown_byline
from cuttings.ingest.pagewords import PageWords, page_words, tidy
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.postform import MIN_QUOTED, MIN_WORDS, OVER, is_post
from cuttings.model.clipping import Given

_OPENING = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"\s*<[a-z][a-z1-6]*[\s>]", re.IGNORECASE)
_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--)")
_SAVED = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<url>https?://\S+)")
"""Where browsers write the address of a page that they save."""
_SAVED_WITHIN = 4000
_BLOCKS = frozenset({"p", "head", "item", "cell", "code", "quote", "ab"})
MAX_MARK_UP = 3_000_000
"""Characters of a source above which trafilatura goes without its slower second opinions."""


MIN_HOSTS = 3
"""Papers to which a list leads when the page's own address is not known."""
MIN_TEXT = 250
"""Characters of an article that is believed as found: of less, a page without paragraphs may have lost its text."""
MUCH_MORE = 3
MIN_PROSE = 80
"""Characters of a paragraph: labels, names and links are shorter."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """The main text of a page, what the page says about itself, and the texts of an archive page."""

    pieces: tuple[Piece, ...]
    facts: PageFacts
    entries: tuple[PageEntry, ...] = ()


def is_page(text: str, path: str) -> bool:
    """Tell whether a text is HTML: it opens as a page, or, when its file is named as one, with any element."""
    at = 0
    while prologue := _PROLOGUE.match(text, at):
        at = prologue.end()
        if prologue.group().endswith("<!--"):
            at = text.find("-->", at) + len("-->")
            if at < len("-->"):
                return False
    is_named = Path(path).suffix.lower() in _SUFFIXES
    return _OPENING.match(text, at) is not None or (is_named and _TAG.match(text, at) is not None)


def read_page(source: str, given: Given) -> WebPage:
    """Return the main text of a page. Raises Unreadable."""
    tree = trafilatura.load_html(source)
    if tree is None:
        raise Unreadable("the page’s HTML cannot be read. Save the article’s text as .txt or .md and add that.")
    saved = _SAVED.search(source, 0, _SAVED_WITHIN)
    facts = facts_of(tree, given, saved_from=absolute(saved["url"], None) if saved else None)
    words = page_words(source)
    entries = page_entries(tree, facts.base, words)
    pieces = () if entries else _post(tree, facts, words)
    if not (pieces or entries):
        entries = flat_entries(tree, facts.base, words, states_article=facts.states_article)
        pieces = () if entries else _whole_article(source, tree, facts, words)
    if not (pieces or entries):
        raise Unreadable(f"{_nothing_read(tree)} Save the article’s text as .txt or .md and add that.")
    return WebPage(pieces, facts, entries)


def _nothing_read(tree: Element) -> str:
    """Return why a page gives nothing, in a sentence."""
    if next(tree.iter("frame"), None) is not None:
        return "the page is a frame around other pages, and holds no text."
    if next(tree.iter("script"), None) is not None and not _shown(tree):
        return "the page holds no text: its scripts fetch it when a browser shows the page."
    return "no article was found on the page."


def _shown(tree: Element) -> int:
    """Return how many characters a page shows outside of menus and the like."""
    return sum(len(tidy(text)) for each in shown_elements(tree) for text in (each.text, each.tail) if text)


def _post(tree: Element, facts: PageFacts, words: PageWords) -> tuple[Piece, ...]:
    """Return the blocks of a running post, none when the page is not one."""
    blocks = element_blocks(_container(tree), facts.base, words)
    pieces = tuple(each for each in blocks if each.form is not Form.CAPTION)
    is_one = _is_quoting(pieces) and is_post(pieces, Front(facts.given, False))
    return pieces if is_one or _is_list(pieces, facts) else ()


def _is_quoting(pieces: Sequence[Piece]) -> bool:
    """Tell whether quoted blocks are a good part of a text: an article quotes little, and a menu is all links."""
    told = [each for each in pieces if not is_day(each.text)]
    headed = sum(above.form in OVER and below.form is Form.QUOTED for above, below in pairwise(told))
    quoted = [len(each.text) for each in pieces if each.form is Form.QUOTED]
    prose = sum(len(each.text) for each in pieces if each.form is Form.PLAIN)
    linked = sum(len(each.text) for each in pieces if each.form is Form.LINKED)
    return headed >= MIN_QUOTED and 2 * sum(quoted) >= max(prose, linked)


def _is_list(pieces: Sequence[Piece], facts: PageFacts) -> bool:
    """Tell whether a page is a list of links to other papers' texts; a list of its own is a menu or a front page."""
    host = facts.host
    set_as_links = [each for each in pieces if each.form in (Form.LINKED, Form.SOURCED) and each.url]
    links = [each for each in set_as_links if len(each.text.split()) >= MIN_WORDS]
    hosts = Counter(publisher_of(each.url, None) for each in links)
    is_mixed = len(hosts) >= MIN_HOSTS and 2 * max(hosts.values()) <= len(links)
    away = [each for each in links if (host not in (each.url or "") if host else is_mixed)]
    prose = sum(each.form is Form.PLAIN for each in pieces)
    is_list = len(away) >= max(3, 0.8 * len(links)) and len(away) > 2 * prose
    return is_list and is_post(pieces, Front(facts.given, False))


def _container(tree: Element) -> Element:
    """Return the part of a page that holds its main text."""
    for path in (".//main", ".//*[@role='main']", ".//article", ".//body"):
        found = tree.findall(path)
        if len(found) == 1:
            return found[0]
    return tree


def _whole_article(source: str, tree: Element, facts: PageFacts, words: PageWords) -> tuple[Piece, ...]:
    """Return the article that is found; all that a page shows when that is much more, none when it shows none of it."""
    found = _article(source, tree, facts, words)
    told = sum(len(piece.text) for piece in found)
    if told >= MIN_TEXT:
        return found
    words.cursor = 0
    shown = element_blocks(_container(tree), facts.base, words)
    if sum(len(piece.text) for piece in shown if len(piece.text) >= MIN_PROSE) > MUCH_MORE * told:
        return _from_heading(shown)
    return found if shown or _shown(tree) else ()


def _from_heading(shown: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the blocks from the first heading on, with a day that stands above it: the rest above is the paper's."""
    start = next((place for place, each in enumerate(shown) if each.form is Form.HEADING), 0)
    days = [each for each in shown[:start] if is_day(each.text)]
    return (shown[start], *days, *shown[start + 1 :])


def _article(source: str, tree: Element, facts: PageFacts, words: PageWords) -> tuple[Piece, ...]:
    found = trafilatura.bare_extraction(
        source,
        url=facts.given.url,
        include_comments=False,
        include_tables=True,
        include_links=True,
        include_formatting=True,
        with_metadata=False,
        fast=len(source) > MAX_MARK_UP,
    )
    body = getattr(found, "body", None)
    blocks = _pieces(body, words) if body is not None else ()
    pieces = [each for each in blocks if not is_call(each.text)]
    return tuple(_with_byline(tree, _with_captions(tree, pieces, words))) if pieces else ()


def _with_byline(tree: Element, pieces: Sequence[Piece]) -> Sequence[Piece]:
    line = shown_byline(tree)
    if line is None or any(line in each.text for each in pieces[:4]):
        return pieces
    is_headed = pieces[0].form in (Form.HEADING, Form.LINKED)
    return [*pieces[:is_headed], Piece(line, Form.PLAIN, 0, None, ()), *pieces[is_headed:]]


def _with_captions(tree: Element, pieces: Sequence[Piece], words: PageWords) -> Sequence[Piece]:
    """Return the pieces with the captions of the article's pictures where they stand in the source."""
    captions = {}
    for figure in tree.iter("figcaption"):
        if not any(is_noise(each) or each.tag == "a" for each in figure.iterancestors() if each.tag != "html"):
            text = tidy("".join(str(each) for each in figure.itertext()))
            captions[text] = text
    kept = [each for each in pieces if each.text not in captions]
    told = [Piece(text, Form.CAPTION, 0, None, words.again(text)) for text in captions if text]
    last = max((_place(each) for each in kept), default=-1)
    return _in_order(kept, [each for each in told if 0 <= _place(each) < last])


def _place(piece: Piece) -> int:
    return piece.stretches[0].there if piece.stretches else -1


def _in_order(pieces: Sequence[Piece], captions: Sequence[Piece]) -> list[Piece]:
    placed: list[Piece] = []
    waiting = sorted(captions, key=_place)
    for piece in pieces:
        while waiting and _place(waiting[0]) < _place(piece):
            placed.append(waiting.pop(0))
        placed.append(piece)
    return placed


def _pieces(body: Element, words: PageWords) -> Iterator[Piece]:
    words.cursor = 0
    for element, is_quoted in _blocks(body, is_quoted=False):
        text = tidy("".join(_texts(element)))
        if not text:
            continue
        level = int((element.get("rend") or "h2")[1:2] or 2) if element.tag == "head" else 0
        yield Piece(text, _form(element, is_quoted=is_quoted), level, _url(element), words.stretches(text))


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
