"""Plain text into pieces, and one text into an article.

In:  decoded text.
Out: pieces; or a clipping whose text is the decoded text unchanged (Markdown: without its mark-up) and its sighting.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from cuttings.ingest.frontmatter import Front, publisher_of
from cuttings.ingest.furniture import read_furniture
from cuttings.ingest.language import language_of
from cuttings.ingest.pieces import Form, Piece, joined
from cuttings.model.clipping import Clipping, ClippingKind, Given, PassageKind, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated, edtf_of, parse_edtf
from cuttings.model.text import OffsetMap, Span, Stretch
from cuttings.resources.tables import load_tables

WRAPPED = 100
"""A text whose lines are mostly shorter is hard-wrapped: its lines are no paragraphs."""
WIDEST = 140
"""Nobody wraps text wider than this: a longer line is a paragraph. Between the two it is asked whether lines go on."""
TOP = 5
"""Lines at the top of a text that may lack a final stop: address, headline, day, byline, a place."""
_STOP = re.compile(r"[.!?…:;]['\"\u2019”»)]*\Z")

_APART = {
    Form.QUOTED: (PassageKind.QUOTE, "quoted block"),
    Form.CAPTION: (PassageKind.CAPTION, "the words under a picture"),
}


def plain_blocks(text: str) -> list[Piece]:
    """Return the blocks of plain text as pieces; rules without a word ("* * *") are left out, as in Markdown."""
    spans = [each for each in text_blocks(text) if any(char.isalnum() for char in each.cut(text))]
    return [
        Piece(each.cut(text), Form.PLAIN, 0, None, (Stretch(0, each.start, each.end - each.start),)) for each in spans
    ]


def text_blocks(text: str) -> list[Span]:
    """Return the blocks of a text without the spaces around them: parted by blank lines, or long lines."""
    lines = list(_lines(text))
    is_wrapped = _is_wrapped(text, lines)
    runs = groupby(lines, key=_has_words)
    return [block for has_words, run in runs if has_words for block in _blocks(list(run), is_wrapped=is_wrapped)]


def _blocks(lines: Sequence[Span], *, is_wrapped: bool) -> Sequence[Span]:
    are_paragraphs = not is_wrapped and any(line.end - line.start > WRAPPED for line in lines)
    return lines if are_paragraphs else [Span(lines[0].start, lines[-1].end)]


def _has_words(line: Span) -> bool:
    return line.start < line.end


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether most lines break a sentence off that goes on below, and none is wider than a page."""
    if any(line.end - line.start > WIDEST for line in lines):
        return False
    pairs = [(a.cut(text), b.cut(text)) for a, b in pairwise(lines) if _has_words(a) and _has_words(b)]
    broken = sum(below[0].islower() and not _STOP.search(line) for line, below in pairs)
    return 2 * broken >= len(pairs) > 0


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        left = start + len(line) - len(line.lstrip()) if words else start
        yield Span(left, left + len(words))
        start += len(line) + 1


def article_of(
    text: str, pieces: Sequence[Piece] | None, front: Front, item: str, path: str
) -> tuple[Clipping, Sighting]:
    """Return one article: plain text as it stands, or, given pieces, Markdown without its mark-up."""
    if pieces is None:
        title = None
        origin = OffsetMap((Stretch(0, 0, len(text)),))
        blocks, forms = text_blocks(text), {}
    else:
        title = _missing_title(pieces, front.given.title)
        shown = [*([title] if title else []), *pieces]
        text, origin, places = joined(shown)
        lines = [
            (block, piece.form) for place, piece in zip(places, shown, strict=True) for block in _parts(text, place)
        ]
        blocks, forms = [block for block, _ in lines], dict(lines)
    has_heading = bool(pieces) and pieces is not None and pieces[0].form in (Form.HEADING, Form.BOLD, Form.LINKED)
    clipping = _article(text, blocks, front.given, has_title=bool(title) or has_heading, forms=forms)
    return clipping, _sighting(clipping, front, item, path, origin)


def _parts(text: str, place: tuple[int, int]) -> list[Span]:
    """Return the blocks of a piece: several where its lines are no wrapped paragraph but stand for one each."""
    start, end = place
    lines = [Span(start + each.start, start + each.end) for each in _lines(text[start:end]) if each.start < each.end]
    return lines if _are_paragraphs([each.cut(text) for each in lines]) else [Span(start, end)]


def _are_paragraphs(lines: Sequence[str]) -> bool:
    """Tell whether lines are a paragraph each: long ones that end in stops, below short ones that need none."""
    longest = max(map(len, lines), default=0)
    if longest <= WRAPPED:
        return False
    return all(
        _STOP.search(line) or (place < TOP and 4 * len(line) < 3 * longest and not below[0].islower())
        for place, (line, below) in enumerate(pairwise(lines))
    )


def _missing_title(pieces: Sequence[Piece], title: str | None) -> Piece | None:
    if not title or any(_same(title, piece.text) for piece in pieces[:2]):
        return None
    return Piece(title, Form.HEADING, 1, None, ())


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def clipping_of(text: str, given: Given) -> Clipping:
    """Return a text as an article, unchanged: offsets into it hold."""
    return _article(text, text_blocks(text), given, has_title=False, forms={})


def _article(
    text: str, blocks: Sequence[Span], given: Given, *, has_title: bool, forms: Mapping[Span, Form]
) -> Clipping:
    language = given.language or language_of(text)
    near = parse_edtf(given.published) if given.published else None
    apart = {block: _APART[form] for block, form in forms.items() if form in _APART}
    found = read_furniture(text, blocks, load_tables(language), near=near, has_title=has_title, set_apart=apart)
    return Clipping(
        kind=ClippingKind.ARTICLE,
        text=text,
        publisher=publisher_of(given.url, given.outlet),
        language=language,
        passages=found.passages,
        headline=found.headline,
        byline=found.byline,
        dateline=found.dateline,
        filed=found.filed,
        credits=found.credits,
    )


def _sighting(clipping: Clipping, front: Front, item: str, path: str, origin: OffsetMap) -> Sighting:
    given = front.given
    return Sighting(
        clipping=clipping.id,
        item=item,
        path=path,
        position=None,
        outlet=given.outlet,
        url=given.url,
        author=given.author or (clipping.byline.surface if clipping.byline else None),
        title=given.title or (clipping.headline.surface if clipping.headline else None),
        section=None,
        published=published_of(front),
        origin=origin,
    )


def published_of(front: Front) -> Dated:
    """Return the date that a person, the front matter or a page gives, else that there is none."""
    written = front.given.published
    days = parse_edtf(written) if written else None
    if written is None or days is None:
        return UNDATED
    basis, reason = (
        (Basis.GIVEN, "given when it was added") if front.is_date_given else (Basis.METADATA, front.dated_by)
    )
    return Dated(edtf_of(days), days.earliest, days.latest, basis, reason)
