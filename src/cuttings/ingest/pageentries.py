"""The entries of an archive page: several texts on one page, each with a heading, most with a day and an address.

In:  the tree of a page, its address, and the words of its source.
Out: entries: pieces, title, day and address of each; none when the page is one text.

An entry is the largest part of a page with one heading of its level. Parts that are built alike and bear a day each
make an archive when most of what the page says stands in them: an article with dated teasers below it is none. Where
no part holds a text alone, headlines that are set alike tell the texts apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from cuttings.ingest.days import is_day
from cuttings.ingest.flatposts import FlatPost, boxes_of, flat_posts
from cuttings.ingest.pageblocks import HEADINGS, absolute, element_blocks, prints_day, shown_elements
from cuttings.ingest.pagedays import day_inside
from cuttings.ingest.pagelines import with_paragraphs
from cuttings.ingest.pagewords import PageWords, tidy
from cuttings.ingest.pieces import Form, Piece, opening

MIN_ENTRIES = 2
MIN_SHARE = 0.6
"""Of the characters of a page's blocks: an archive's stand in its entries, an article's outside of dated teasers."""
MAX_GROUPS = 20
"""Groups of parts that are tried, the largest first: no honest page sets its texts in more ways."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One text of an archive page; `day` is ISO or as printed, None when the page gives none."""

    pieces: tuple[Piece, ...]
    title: str
    day: str | None
    url: str | None


def page_entries(tree: Element, base: str | None, words: PageWords) -> tuple[PageEntry, ...]:
    """Return the entries of an archive page that has an element around each, in their order; else none."""
    groups = sorted(_alike(tree), key=len, reverse=True)[:MAX_GROUPS]
    found = (
        [each for box, day in _with_days(tree, boxes) if (each := _entry(box, day, base, words))] for boxes in groups
    )
    return _first_archive(found, tree, base, words)


def flat_entries(tree: Element, base: str | None, words: PageWords, *, states_article: bool) -> tuple[PageEntry, ...]:
    """Return the entries of an archive page that sets them one below the other in one element; else none."""
    found = (
        [each for each in (_flat_entry(post, base, words) for post in posts) if each]
        for posts in flat_posts(shown_elements(with_paragraphs(tree)), base, states_article=states_article)
    )
    return _first_archive(found, tree, base, words)


def _first_archive(
    found: Iterable[Sequence[PageEntry]], tree: Element, base: str | None, words: PageWords
) -> tuple[PageEntry, ...]:
    """Return the first entries that hold most of what a page says."""
    whole: int | None = None
    for entries in found:
        if whole is None:
            whole = _length(element_blocks(tree, base, words))
        told = _length(piece for entry in entries for piece in entry.pieces)
        if len(entries) >= MIN_ENTRIES and told >= MIN_SHARE * whole:
            return tuple(entries)
        words.cursor = 0
    return ()


def _length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _alike(tree: Element) -> Iterator[Sequence[Element]]:
    """Yield the parts of a page that are built alike and hold one heading of their level each."""
    shown = frozenset(shown_elements(tree))
    by_level: dict[str, list[Element]] = defaultdict(list)
    for each in tree.iter(*HEADINGS):
        if not prints_day(each):
            by_level[str(each.tag)].append(each)
    by_build: dict[tuple[str, str, str], list[Element]] = defaultdict(list)
    for level, headings in by_level.items():
        told = [each for each in headings if each in shown]
        for heading, box in zip(told, boxes_of(told, headings), strict=True):
            if box is not heading:
                by_build[level, str(box.tag), _kind_of_class(box)].append(box)
    yield from (boxes for boxes in by_build.values() if len(boxes) >= MIN_ENTRIES)


def _kind_of_class(box: Element) -> str:
    """Return the first class of an element: the others number and sort it ("post post-17 tag-port")."""
    return ((box.get("class") or "").split() or [""])[0]


def _words(element: Element) -> str:
    return tidy("".join(str(each) for each in element.itertext()))


def _with_days(tree: Element, boxes: Sequence[Element]) -> Iterator[tuple[Element, str | None]]:
    """Yield the parts with the day that each bears, else that of the last heading above them, when that is a day."""
    parts, above = frozenset(boxes), None
    walk = iterwalk(tree, events=("start",))
    for _, each in walk:
        if each in parts:
            walk.skip_subtree()
            yield each, day_inside(each) or above
        elif each.tag in HEADINGS:
            above = _words(each) if prints_day(each) else None


def _entry(box: Element, day: str | None, base: str | None, words: PageWords) -> PageEntry | None:
    """Return the text of one part, or None when it has no day or nothing below its heading."""
    heading = next((each for each in box.iter(*HEADINGS) if not prints_day(each)), None)
    return _told(box, heading, day, base, words) if heading is not None and day else None


def _flat_entry(post: FlatPost, base: str | None, words: PageWords) -> PageEntry | None:
    return _told(post.box, post.headline, post.day, base, words)


def _told(box: Element, heading: Element, day: str | None, base: str | None, words: PageWords) -> PageEntry | None:
    """Return the text of one part, or None when there is nothing below its heading."""
    blocks = (each for each in element_blocks(box, base, words) if not is_day(each.text))
    pieces = tuple(replace(opening(each, each.linked), form=Form.LINKED) if each.linked else each for each in blocks)
    return PageEntry(pieces, _words(heading), day, _address(box, heading, base)) if len(pieces) > 1 else None


def _address(box: Element, heading: Element, base: str | None) -> str | None:
    """Return where a text stands by itself: what is marked so, the link of its heading, or that of its day."""
    marked = [each for each in box.iter("a") if "bookmark" in (each.get("rel") or "") or _is_permalink(each)]
    dated = [each for each in box.iter("a") if each.find(".//time") is not None]
    links = [*marked, *heading.iter("a"), *heading.iterancestors("a"), *dated]
    urls = (absolute(each.get("href"), base) for each in links)
    return next((each for each in urls if each), None)


def _is_permalink(link: Element) -> bool:
    return not {"permalink", "u-url"}.isdisjoint((link.get("class") or "").lower().split())


def day_piece(entry: PageEntry) -> Sequence[Piece]:
    """Return the day of an entry as a block of its own, which an entry of a running post stands under."""
    return [Piece(entry.day, Form.PLAIN, 0, None, ())] if entry.day else []
