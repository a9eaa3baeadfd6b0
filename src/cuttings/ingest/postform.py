"""Tell a running post from an article.

In:  the pieces of an item, and what its front matter says.
Out: yes or no.

The front matter decides when it names a kind. Else it takes evidence that an article does not have: headlines with
quoted blocks under them, headlines with hardly any prose, or headlines and prose that take turns from the start. Two
bold lines are none: an article has bold cross-heads, a bold standfirst, and links to read on at its end.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from cuttings.ingest.days import is_day
from cuttings.ingest.frontmatter import Front
from cuttings.ingest.furniture import is_headline_form
from cuttings.ingest.language import known_language
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.voice import is_first_person

MIN_HEADLINES = 3
MIN_LINKED = 2
MIN_QUOTED = 2
MIN_WORDS = 4
"""Of a headline: cross-heads and the links of a page ("Read more") are shorter."""
MIN_PLAIN_SHARE = 0.25
"""Of the blocks of plain text: an article has a headline and now and then a cross-heading, a post has one per story."""
MIN_SET_SHARE = 0.4
"""Of the blocks of set text: a cross-head stands over several paragraphs, a headline over one, now and then two."""
OVER = frozenset({Form.HEADING, Form.BOLD, Form.LINKED, Form.SOURCED})
"""Forms of what can stand over a story."""


def is_post(pieces: Sequence[Piece], front: Front) -> bool:
    """Tell whether an item is a running post: by its front matter, else by what its blocks look like."""
    if front.kind is not None:
        return front.kind == "post"
    told = [piece for piece in pieces if not is_day(piece.text)]
    if all(piece.form is Form.PLAIN for piece in told):
        flags = [_is_headline(piece.text) for piece in told]
        return _take_turns(told, flags, least=MIN_HEADLINES, share=MIN_PLAIN_SHARE)
    body = list(dropwhile(_is_over_the_post, told))
    return _has_quoted_stories(told) or _has_hardly_any_prose(body) or _is_by_turns(body, front)


def _has_quoted_stories(told: Sequence[Piece]) -> bool:
    """Tell whether quoted blocks stand under headings at least as often as prose does; a title's own does not count."""
    over = [(place, below.form) for place, (above, below) in enumerate(pairwise(told)) if above.form in OVER]
    quoted = sum(form is Form.QUOTED for _, form in over)
    prose = sum(form is Form.PLAIN for place, form in over if place > 0)
    return quoted >= max(MIN_QUOTED, prose)


def _is_over_the_post(piece: Piece) -> bool:
    return piece.form is Form.HEADING or piece.text.rstrip().endswith(":")


def _has_hardly_any_prose(body: Sequence[Piece]) -> bool:
    """Tell whether there are several headlines and little prose, or the first is a link with a quoted block below."""
    headlines = sum(_headlines(body))
    prose = sum(piece.form is Form.PLAIN for piece in body)
    is_opened = [piece.form for piece in body[1:2]] == [Form.QUOTED] and _is_link(body[0])
    return headlines >= MIN_LINKED and (2 * prose < headlines or is_opened)


def _is_by_turns(body: Sequence[Piece], front: Front) -> bool:
    """Tell whether set headlines and prose take turns; bold ones alone do so in what one paper printed, too."""
    is_linked = sum(_is_link(piece) for piece in body) >= MIN_LINKED
    least = MIN_LINKED if is_linked else MIN_HEADLINES
    is_one_papers = bool(front.given.outlet or front.given.url) and not is_linked
    return not is_one_papers and _take_turns(body, _headlines(body), least=least, share=MIN_SET_SHARE)


def _take_turns(pieces: Sequence[Piece], headlines: Sequence[bool], *, least: int, share: float) -> bool:
    """Tell whether headlines and other blocks take turns from the start; questions that do so make an interview."""
    turns = sum(a and not b for a, b in pairwise(headlines))
    asked = (piece.text.rstrip().endswith("?") for piece in pieces)
    questions = sum(is_one and is_asked for is_one, is_asked in zip(headlines, asked, strict=True))
    is_enough = sum(headlines) >= max(least, share * len(pieces)) and turns >= 2
    return is_enough and 2 * questions < sum(headlines) and (headlines[0] or _is_note(pieces))


def _is_note(pieces: Sequence[Piece]) -> bool:
    return is_first_person(pieces[0].text, known_language("\n".join(piece.text for piece in pieces)))


def _is_link(piece: Piece) -> bool:
    is_set = piece.form in (Form.LINKED, Form.SOURCED) and piece.url is not None
    return is_set and len(piece.text[: piece.linked or None].split()) >= MIN_WORDS


def _headlines(pieces: Sequence[Piece]) -> list[bool]:
    return [_is_link(piece) or (piece.form is Form.BOLD and _is_headline(piece.text)) for piece in pieces]


def _is_headline(text: str) -> bool:
    return is_headline_form(text) and len(text.split()) >= MIN_WORDS
