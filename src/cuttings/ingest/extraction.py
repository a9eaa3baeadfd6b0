"""The door: take one item apart into clippings and sightings.

In:  bytes, a path, what a person gave about them, and people's corrections of block kinds.
Out: an `Extraction`. The same input gives the same one; raises Unreadable with one message.

Route: a web page is cut down to its article first. Then front matter says so (`kind: post` or `kind: article`), else
the form decides: headlines that take turns with excerpts, or stand in a list, make a running post; anything else is one
article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cuttings.errors import Unreadable
from cuttings.ingest.frontmatter import Front, checked, split_front_matter
from cuttings.ingest.markdown import markdown_blocks
from cuttings.ingest.notebooks import Block, judge_blocks
from cuttings.ingest.pieces import Piece
from cuttings.ingest.plaintext import article_of, plain_blocks
from cuttings.ingest.postform import is_post
from cuttings.ingest.sources import decode
from cuttings.ingest.stories import clippings_of_post
from cuttings.ingest.webpages import is_page, read_page
from cuttings.model.clipping import Clipping, Given, Sighting
from cuttings.model.ids import bytes_hash

INGEST_VERSION = "4"
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
    text = decode(raw, path)
    item = bytes_hash(raw)
    front, pieces, is_marked_up = _cut(text, path, given)
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
    if is_page(text):
        page = read_page(text, checked(given))
        dated_by = page.facts.dated_by
        front = Front(page.facts.given, is_date_given=dated_by is None, dated_by=dated_by or "")
        return front, page.pieces, True
    front, start = split_front_matter(text, given)
    is_markdown = Path(path).suffix.lower() in MARKDOWN or start > 0
    return front, markdown_blocks(text, start) if is_markdown else plain_blocks(text), is_markdown


def _checked(extraction: Extraction) -> Extraction:
    if not extraction.clippings:
        raise Unreadable("there are only dates and the heading of a post in it. Add the texts that stand below them.")
    longest = max((len(each.text) for each in extraction.clippings), default=0)
    if longest > MAX_CHARACTERS:
        raise Unreadable(f"one text has {longest:,} characters, more than {MAX_CHARACTERS:,}. Cut it into parts.")
    return extraction
