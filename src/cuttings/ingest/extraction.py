"""The door: take one item apart into clippings and sightings.

In:  bytes, a path, what a person gave about them, and people's corrections of block kinds.
Out: an `Extraction`. The same input gives the same one; raises Unreadable with one message.

Route: control characters are left out, and counted; a web page is cut down to its main text; the texts of an archive
page make one running post when they quote or link to others, else an article each. Then front matter says so
(`kind: post` or `kind: article`), else the form decides: headlines that take turns with excerpts, or stand in a list,
make a running post; anything else is one article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cuttings.errors import Unreadable
from cuttings.ingest.days import read_day
from cuttings.ingest.frontmatter import Front, checked, publisher_of, shown, split_front_matter
from cuttings.ingest.markdown import markdown_blocks
from cuttings.ingest.notebooks import Block, judge_blocks
from cuttings.ingest.pageentries import PageEntry, day_piece
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.plaintext import article_of, plain_blocks, published_of
from cuttings.ingest.postform import is_post
from cuttings.ingest.sources import decode, without_controls
from cuttings.ingest.stories import clippings_of_post
from cuttings.ingest.webpages import WebPage, is_page, read_page
from cuttings.model.clipping import Clipping, Given, Sighting
from cuttings.model.dates import edtf_of
from cuttings.model.ids import bytes_hash

INGEST_VERSION = "10"
MAX_CHARACTERS = 1_000_000
"""Characters of one clipping: ten times the longest report that a paper prints; the parser refuses more."""
MARKDOWN = frozenset({".md", ".markdown"})

__all__ = ["INGEST_VERSION", "Block", "Extraction", "extract"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one item gave. `blocks` are those of a running post, with the reason for the kind of each."""

    clippings: tuple[Clipping, ...]
    sightings: tuple[Sighting, ...]
    blocks: tuple[Block, ...]
    rule: str


def extract(raw: bytes, path: str, given: Given, kinds: Mapping[str, str]) -> Extraction:
    """Take an item apart. `kinds` maps ids of blocks to the kind that a person gave them."""
    decoded = decode(raw, path)
    text = without_controls(decoded)
    made = _taken_apart(text, path, bytes_hash(raw), given, kinds)
    left_out = len(decoded) - len(text)
    return replace(made, sightings=tuple(replace(each, left_out=left_out) for each in made.sightings))


def _taken_apart(text: str, path: str, item: str, given: Given, kinds: Mapping[str, str]) -> Extraction:
    page = read_page(text, checked(given)) if is_page(text, path) else None
    if page and page.entries:
        return _checked(_archive(page, kinds, item, path))
    front, pieces, is_marked_up = _of_page(page) if page else _cut(text, path, given)
    if not pieces:
        raise Unreadable("there is no text in it beside front matter and mark-up. Add the text of the article.")
    if is_post(pieces, front):
        blocks = judge_blocks(pieces, kinds, front)
        clippings, sightings = clippings_of_post(blocks, pieces, front, item, path)
        return _checked(Extraction(clippings, sightings, blocks, "running post"))
    clipping, sighting = article_of(text, pieces if is_marked_up else None, front, item, path)
    return _checked(Extraction((clipping,), (sighting,), (), "article"))


def _cut(text: str, path: str, given: Given) -> tuple[Front, Sequence[Piece], bool]:
    """Return what is known of an item, its pieces, and whether mark-up was taken from them."""
    front, start = split_front_matter(text, given)
    is_markdown = Path(path).suffix.lower() in MARKDOWN or start > 0
    return front, markdown_blocks(text, start) if is_markdown else plain_blocks(text), is_markdown


def _of_page(page: WebPage) -> tuple[Front, Sequence[Piece], bool]:
    dated_by = page.facts.dated_by
    return Front(shown(page.facts.given), is_date_given=dated_by is None, dated_by=dated_by or ""), page.pieces, True


def _archive(page: WebPage, kinds: Mapping[str, str], item: str, path: str) -> Extraction:
    """Return the texts of an archive page: stories of one post when they quote or point to others, else articles."""
    front, _, _ = _of_page(page)
    pieces = [each for entry in page.entries for each in (*day_piece(entry), *entry.pieces)]
    pieces = [each for each in pieces if each.form is not Form.CAPTION]
    is_of_others = any(each.form is Form.QUOTED or _leads_away(each, page) for each in pieces)
    is_by_day = all(entry.day for entry in page.entries) or not any(entry.day for entry in page.entries)
    if is_of_others and is_by_day and is_post(pieces, front):
        blocks = judge_blocks(pieces, kinds, front)
        return Extraction(*clippings_of_post(blocks, pieces, front, item, path), blocks, "running post")
    found = [article_of("", entry.pieces, _front_of(entry, front), item, path) for entry in page.entries]
    clippings = {clipping.id: clipping for clipping, _ in found}
    sightings = tuple(replace(sighting, position=place) for place, (_, sighting) in enumerate(found))
    return Extraction(tuple(clippings.values()), sightings, (), "archive page")


def _leads_away(piece: Piece, page: WebPage) -> bool:
    is_headline = piece.form in (Form.LINKED, Form.SOURCED)
    return is_headline and bool(piece.url) and (page.facts.host or "") not in (piece.url or "")


def _front_of(entry: PageEntry, page: Front) -> Front:
    """Return what is known of one text of an archive page; its own day and address go before those of the page."""
    days = read_day(entry.day, published_of(page).interval) if entry.day else None
    published = edtf_of(days) if days and days.earliest else None
    given = replace(page.given, title=entry.title, url=entry.url or page.given.url, published=published)
    host, own = publisher_of(entry.url, None), publisher_of(page.given.url, None)
    if host and own and own not in host:
        given = replace(given, outlet=host, author=None)
    given = replace(given, outlet=given.outlet or host)
    return Front(given, is_date_given=False, dated_by=f"the page prints “{entry.day}” with it")


def _checked(extraction: Extraction) -> Extraction:
    if not extraction.clippings:
        raise Unreadable("there are only dates and the heading of a post in it. Add the texts that stand below them.")
    longest = max((len(each.text) for each in extraction.clippings), default=0)
    if longest > MAX_CHARACTERS:
        raise Unreadable(f"one text has {longest:,} characters, more than {MAX_CHARACTERS:,}. Cut it into parts.")
    return extraction
