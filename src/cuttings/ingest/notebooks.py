"""Running posts: what each block of one is.

In:  the pieces of an item, people's corrections, and what the front matter says.
Out: blocks, each with its kind and the reason for it.

Set text says it by its form: a quoted block is an excerpt, a line all link or all bold a headline, a paragraph a note.
Plain text has only its form: a headline is one short line without a final stop; a note speaks in the first person or
opens a list; other prose under a headline is its excerpt. So has the prose of a set post without quoted blocks: press
words must not become the writer's. A heading that joins two stories with "+" is a section when those stories follow.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cuttings.ingest.days import is_day
from cuttings.ingest.frontmatter import Front
from cuttings.ingest.furniture import is_headline_form
from cuttings.ingest.language import known_language
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.postform import MIN_WORDS
from cuttings.ingest.voice import is_first_person
from cuttings.model.ids import content_hash, content_id

HEADLINE, EXCERPT, NOTE, SECTION, DATE = "headline", "excerpt", "note", "section", "date"
MIN_LIKENESS = 0.8
"""Of a joined heading's half and the start of a later headline: they are often retyped, never quite the same."""
NEAR = 50
"""Headlines below a joined heading among which its stories are looked for: they follow in the same day or two."""
HALF = 16
"""Hexadecimal digits of a block's id that say what stands below it; those before them say its own words."""
_JOINT = re.compile(r"\s+\+\s+")
_DAY = (DATE, "a line that is nothing but a date")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a running post: what it was taken for, and why. The id hashes its text and the text below it."""

    id: str
    kind: str
    reason: str
    text: str


def judge_blocks(pieces: Sequence[Piece], kinds: Mapping[str, str], front: Front) -> tuple[Block, ...]:
    """Return what each piece is, with the reason; `kinds` are people's corrections by block id."""
    language = front.given.language or known_language("\n".join(piece.text for piece in pieces))
    forms = {piece.form for piece in pieces}
    if forms <= {Form.PLAIN}:
        judged = [_plain_kind(piece, language) for piece in pieces]
    else:
        is_quoting = Form.QUOTED in forms
        judged = [_set_kind(pieces, place, language, is_quoting=is_quoting) for place in range(len(pieces))]
    judged = _with_sections(pieces, judged)
    ids = _ids(pieces)
    fixed = _corrections(pieces, ids, kinds)
    return tuple(
        Block(id, fixed.get(id, kind), "a person says so" if id in fixed else reason, piece.text)
        for id, piece, (kind, reason) in zip(ids, pieces, judged, strict=True)
    )


def _set_kind(pieces: Sequence[Piece], place: int, language: str | None, *, is_quoting: bool) -> tuple[str, str]:
    piece = pieces[place]
    if is_day(piece.text):
        return _DAY
    match piece.form:
        case Form.QUOTED:
            return EXCERPT, "a quoted block"
        case Form.LINKED:
            return HEADLINE, "a line that is all a link"
        case Form.SOURCED:
            return HEADLINE, "a link with its outlet or its day behind it"
        case Form.BOLD:
            return HEADLINE, "a line that is all bold"
        case Form.HEADING:
            return _heading_kind(pieces, place)
        case _ if is_quoting:
            return NOTE, "a paragraph of the writer’s own, outside quoted blocks"
        case _:
            return _prose_kind(piece.text, language)


def _heading_kind(pieces: Sequence[Piece], place: int) -> tuple[str, str]:
    heading = pieces[place]
    below = next((piece.form for piece in pieces[place + 1 :] if not is_day(piece.text)), None)
    levels = Counter(piece.level for piece in pieces if piece.form is Form.HEADING)
    if below is Form.QUOTED and (place > 0 or levels[heading.level] > 1):
        return HEADLINE, "a heading over a quoted block"
    if place == 0 or heading.level == 1:
        return SECTION, "the heading of the post"
    if below in (Form.LINKED, Form.SOURCED, Form.BOLD) and len(heading.text.split()) < MIN_WORDS:
        return SECTION, "a short heading over headlines"
    return HEADLINE, "a heading"


def _plain_kind(piece: Piece, language: str | None) -> tuple[str, str]:
    if is_day(piece.text):
        return _DAY
    kind, reason = _prose_kind(piece.text, language)
    if kind != NOTE and is_headline_form(piece.text):
        return HEADLINE, "one short line without a final stop"
    return kind, reason


def _prose_kind(text: str, language: str | None) -> tuple[str, str]:
    if is_first_person(text, language):
        return NOTE, "speaks in the first person outside quotations"
    if text.rstrip().endswith(":"):
        return NOTE, "ends in a colon, as a list or a note to oneself does"
    if text.rstrip().endswith("!") and len(text.split()) < 3 * MIN_WORDS:
        return NOTE, "a short exclamation"
    return EXCERPT, "prose that is not in the first person"


def _with_sections(pieces: Sequence[Piece], judged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    headlines = [place for place, (kind, _) in enumerate(judged) if kind == HEADLINE]
    marked = list(judged)
    for place in headlines:
        halves = _JOINT.split(pieces[place].text.strip())
        if len(halves) == 1:
            continue
        later = [pieces[other].text for other in headlines if other > place][:NEAR]
        if all(any(_opens(half, text) for text in later) for half in halves):
            marked[place] = (SECTION, "joins stories with “+” that follow under headlines of their own")
    return marked


def _opens(half: str, headline: str) -> bool:
    start = headline.casefold()[: len(half)]
    return SequenceMatcher(None, half.casefold(), start, autojunk=False).ratio() >= MIN_LIKENESS


def _ids(pieces: Sequence[Piece]) -> list[str]:
    """Return the ids of blocks; alike ones are counted from the end, for posts mostly grow at their top."""
    seen: Counter[tuple[str, str | None]] = Counter()
    ids: list[str] = []
    below: str | None = None
    for piece in reversed(pieces):
        seen[piece.text, below] += 1
        ids.append(content_id("block", piece.text)[:-HALF] + content_hash(below, seen[piece.text, below])[:HALF])
        below = piece.text
    return ids[::-1]


def _corrections(pieces: Sequence[Piece], ids: Sequence[str], kinds: Mapping[str, str]) -> dict[str, str]:
    """Return what people say by block id. What stands below a block may change while no other has its words."""
    by_words = {id[:-HALF]: kind for id, kind in kinds.items()}
    times = Counter(piece.text for piece in pieces)
    fixed = {
        id: kinds.get(id) or (by_words.get(id[:-HALF]) if times[piece.text] == 1 else None)
        for id, piece in zip(ids, pieces, strict=True)
    }
    return {id: kind for id, kind in fixed.items() if kind}
