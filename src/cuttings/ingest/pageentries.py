"""The entries of an archive page: several texts on one page, each with a heading and a day, most with an address.

In:  the tree of a page, its address, and the words of its source.
Out: entries: pieces, the words of the day, title and address of each; none when the page is one text.

An entry is the largest part of a page with one heading of its level. Parts that are built alike and bear a day each
make an archive when most of what the page says stands in them: an article with dated teasers below it is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from cuttings.ingest.days import is_day
from cuttings.ingest.pageblocks import HEADINGS, absolute, element_blocks, is_noise
from cuttings.ingest.pagewords import PageWords, tidy
from cuttings.ingest.pieces import Form, Piece
from cuttings.model.dates import parse_edtf

MIN_ENTRIES = 2
MIN_SHARE = 0.6
"""Of the characters of a page's blocks: an archive's stand in its entries, an article's outside of dated teasers."""
MAX_HEADINGS = 500
"""Headings of a page that are looked at: the longest archive has a hundred, a hostile page any number."""
MAX_DAY = 60


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One text of an archive page; `day` is ISO or as printed."""

    pieces: tuple[Piece, ...]
    title: str
    day: str
    url: str | None


def page_entries(tree: Element, base: str | None, words: PageWords) -> tuple[PageEntry, ...]:
    """Return the entries of an archive page in their order, none when the page is one text."""
    groups = sorted(_alike(tree), key=len, reverse=True)
    whole = _length(element_blocks(tree, base, words)) if groups else 0
    for boxes in groups:
        entries = [each for each in (_entry(box, base, words) for box in boxes) if each]
        told = _length(piece for entry in entries for piece in entry.pieces)
        if len(entries) >= MIN_ENTRIES and told >= MIN_SHARE * whole:
            return tuple(entries)
    return ()


def _length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _alike(tree: Element) -> Iterator[Sequence[Element]]:
    """Yield the parts of a page that are built alike and hold one heading of their level each."""
    headings = [each for each in tree.iter(*HEADINGS) if not is_day(_words(each)) and not _is_aside(each)]
    by_build: dict[tuple[str, str, str], list[Element]] = defaultdict(list)
    for heading in headings[:MAX_HEADINGS]:
        box = _box(heading)
        if box is not heading:
            by_build[str(heading.tag), str(box.tag), _kind_of_class(box)].append(box)
    yield from (boxes for boxes in by_build.values() if len(boxes) >= MIN_ENTRIES)


def _box(heading: Element) -> Element:
    box = heading
    for parent in heading.iterancestors():
        same = parent.iter(heading.tag)
        others = (each for each in same if each is not heading and not is_day(_words(each)))
        if next(others, None) is not None:
            break
        box = parent
    return box


def _kind_of_class(box: Element) -> str:
    """Return the first class of an element: the others number and sort it ("post post-17 tag-port")."""
    return ((box.get("class") or "").split() or [""])[0]


def _is_aside(element: Element) -> bool:
    return is_noise(element) or any(is_noise(each) for each in element.iterancestors() if each.tag != "html")


def _words(element: Element) -> str:
    return tidy("".join(str(each) for each in element.itertext()))


def _entry(box: Element, base: str | None, words: PageWords) -> PageEntry | None:
    """Return the text of one part, or None when it has no day or nothing below its heading."""
    heading = next((each for each in box.iter(*HEADINGS) if not is_day(_words(each))), None)
    day = _day(box) or _day_above(box)
    pieces = tuple(each for each in element_blocks(box, base, words) if not is_day(each.text))
    if heading is None or day is None or len(pieces) < 2:
        return None
    return PageEntry(pieces, _words(heading), day, _address(box, heading, base))


def _day(box: Element) -> str | None:
    """Return the day that a part bears: what it states for machines, else what it prints alone in one element."""
    for each in box.iter("time", "abbr", "meta"):
        stated = (each.get("datetime") or each.get("title") or each.get("content") or "")[:10]
        if len(stated) == 10 and parse_edtf(stated) is not None:
            return stated
    return next((_words(each) for each in box.iter() if isinstance(each.tag, str) and _prints_day(each)), None)


def _prints_day(element: Element) -> bool:
    first = (element.text or "").strip()
    return 0 < len(first) <= MAX_DAY and is_day(first) and is_day(_words(element))


def _day_above(box: Element) -> str | None:
    """Return the words of the last heading above a part, when that is a day."""
    above = box.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]")
    told = _words(above[0]) if isinstance(above, list) and above else ""
    return told if is_day(told) else None


def _address(box: Element, heading: Element, base: str | None) -> str | None:
    """Return where a text stands by itself: what is marked so, the link of its heading, or that of its day."""
    marked = [each for each in box.iter("a") if "bookmark" in (each.get("rel") or "") or _is_permalink(each)]
    dated = [each for each in box.iter("a") if each.find(".//time") is not None]
    links = [*marked, *heading.iter("a"), *heading.iterancestors("a"), *dated]
    urls = (absolute(each.get("href"), base) for each in links)
    return next((each for each in urls if each), None)


def _is_permalink(link: Element) -> bool:
    return not {"permalink", "u-url"}.isdisjoint((link.get("class") or "").lower().split())


def day_piece(entry: PageEntry) -> Piece:
    """Return the day of an entry as a block of its own, which an entry of a running post stands under."""
    return Piece(entry.day, Form.PLAIN, 0, None, ())
