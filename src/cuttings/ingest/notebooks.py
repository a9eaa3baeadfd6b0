"""Running posts: many clippings in one item, with the writer's own notes between them.

In:  the pieces of an item.
Out: blocks, each with the reason for its kind; and the clippings and notes that they make, newest first or not.

Set text says it by its form: a quoted block is an excerpt, a line all link or all bold a headline, a paragraph a note.
Plain text has only its form: a headline is one short line without a final stop; a note speaks in the first person or
opens a list; other prose under a headline is its excerpt. A heading that joins two stories with "+" is a section when
those stories follow.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from cuttings.ingest.datelines import read_date_line
from cuttings.ingest.frontmatter import Front, publisher_of
from cuttings.ingest.furniture import is_headline_form
from cuttings.ingest.language import language_of
from cuttings.ingest.order import OrderedItem, bound_by_order
from cuttings.ingest.pieces import Form, Piece, joined
from cuttings.ingest.plaintext import published_of
from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated, Interval, edtf_of
from cuttings.model.ids import content_id
from cuttings.model.text import words_at
from cuttings.resources.tables import load_tables, table_languages

HEADLINE, EXCERPT, NOTE, SECTION, DATE = "headline", "excerpt", "note", "section", "date"
MIN_HEADLINES = 3
MIN_HEADLINE_SHARE = 0.25
"""Of the blocks of plain text: an article has a headline and now and then a cross-heading, a post has one per story."""
MIN_WORDS = 4
MIN_LIKENESS = 0.8
"""Of a joined heading's half and the start of a later headline: they are often retyped, never quite the same."""
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*(?:[”\"»“]|$)")
"""Words in quotation marks; a quotation left open runs to the end of its block."""
_NUMBERED_NAME = re.compile(r"(?<=\w )(?P<name>[A-ZÁÉÍÓÚÑ]\w+) I\b(?![’'])")
"""A ruler's number: a name inside a sentence, with "I" behind it. "Yesterday I" opens one, and is no name."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a running post: what it was taken for, and why. The id hashes its text and which such block it is."""

    id: str
    kind: str
    reason: str
    text: str


def is_post(pieces: Sequence[Piece], front: Front) -> bool:
    """Tell whether an item is a running post: by its front matter, else by how many blocks have a headline's form."""
    if front.kind is not None:
        return front.kind == "post"
    set_headlines = sum(piece.form in (Form.BOLD, Form.LINKED) for piece in pieces)
    if set_headlines >= 2:
        return True
    if any(piece.form is not Form.PLAIN for piece in pieces):
        return False
    return _alternates([piece.text for piece in pieces if _date_of(piece.text) is None])


def _alternates(texts: Sequence[str]) -> bool:
    """Tell whether headlines and prose take turns from the start; questions that do so make an interview."""
    headlines = [is_headline_form(text) and len(text.split()) >= MIN_WORDS for text in texts]
    turns = sum(a and not b for a, b in pairwise(headlines))
    questions = sum(is_one and text.rstrip().endswith("?") for is_one, text in zip(headlines, texts, strict=True))
    is_enough = sum(headlines) >= max(MIN_HEADLINES, MIN_HEADLINE_SHARE * len(texts)) and turns >= 2
    return is_enough and 2 * questions < sum(headlines) and (headlines[0] or _is_note(texts[0]))


def judge_blocks(pieces: Sequence[Piece], kinds: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what each piece is, with the reason; `kinds` are people's corrections by block id."""
    is_set = any(piece.form is not Form.PLAIN for piece in pieces)
    judged = [_set_kind(piece, place) if is_set else _plain_kind(piece) for place, piece in enumerate(pieces)]
    judged = _with_sections(pieces, judged)
    blocks: list[Block] = []
    seen: dict[str, int] = {}
    for piece, (kind, reason) in zip(pieces, judged, strict=True):
        seen[piece.text] = seen.get(piece.text, 0) + 1
        id = content_id("block", piece.text, seen[piece.text])
        fixed = kinds.get(id)
        blocks.append(Block(id, fixed or kind, "a person says so" if fixed else reason, piece.text))
    return tuple(blocks)


def _set_kind(piece: Piece, place: int) -> tuple[str, str]:
    if _date_of(piece.text) is not None:
        return DATE, "a line that is nothing but a date"
    match piece.form:
        case Form.QUOTED:
            return EXCERPT, "a quoted block"
        case Form.LINKED:
            return HEADLINE, "a line that is all a link"
        case Form.BOLD:
            return HEADLINE, "a line that is all bold"
        case Form.HEADING if place == 0 or piece.level == 1:
            return SECTION, "the heading of the post"
        case Form.HEADING:
            return HEADLINE, "a heading"
        case _:
            return NOTE, "a paragraph of the writer’s own, outside quoted blocks"


def _plain_kind(piece: Piece) -> tuple[str, str]:
    text = piece.text
    if _date_of(text) is not None:
        return DATE, "a line that is nothing but a date"
    if _is_note(text):
        return NOTE, "speaks in the first person outside quotations"
    if text.rstrip().endswith(":"):
        return NOTE, "ends in a colon, as a list or a note to oneself does"
    if is_headline_form(text):
        return HEADLINE, "one short line without a final stop"
    if text.rstrip().endswith("!") and len(text.split()) < 3 * MIN_WORDS:
        return NOTE, "a short exclamation"
    return EXCERPT, "prose with full sentences, not in the first person"


def _is_note(text: str) -> bool:
    own = _NUMBERED_NAME.sub(r"\g<name>", _QUOTED.sub(" ", text))
    return any(pattern.search(own) for pattern in _first_person())


def _date_of(text: str) -> Interval | None:
    found = (read_date_line(text, load_tables(language), None) for language in table_languages())
    return next((each for each in found if each is not None), None)


@cache
def _first_person() -> tuple[re.Pattern[str], ...]:
    tables = (load_tables(language)["notebooks"].get("first_person", []) for language in table_languages())
    return tuple(re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") for words in tables if words)


def _with_sections(pieces: Sequence[Piece], judged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    headlines = [place for place, (kind, _) in enumerate(judged) if kind == HEADLINE]
    marked = list(judged)
    for place in headlines:
        later = [pieces[other].text for other in headlines if other > place]
        halves = [half.strip() for half in pieces[place].text.split(" + ")]
        if len(halves) > 1 and all(any(_opens(half, text) for text in later) for half in halves):
            marked[place] = (SECTION, "joins stories with “+” that follow under headlines of their own")
    return marked


def _opens(half: str, headline: str) -> bool:
    start = headline.casefold()[: len(half)]
    return SequenceMatcher(None, half.casefold(), start, autojunk=False).ratio() >= MIN_LIKENESS


@dataclass(slots=True)
class _Story:
    kind: ClippingKind
    pieces: list[Piece]
    section: str | None
    dated: Dated
    has_headline: bool = False


def clippings_of_post(
    blocks: Sequence[Block], pieces: Sequence[Piece], front: Front, item: str, path: str
) -> tuple[tuple[Clipping, ...], tuple[Sighting, ...]]:
    """Return the clippings and notes of a post in their order, and their sightings with bounded dates."""
    language = front.given.language or language_of("\n".join(piece.text for piece in pieces))
    stories = list(_stories(blocks, pieces))
    dates = bound_by_order([OrderedItem(each.dated, each.kind is ClippingKind.NOTE) for each in stories])
    clippings: list[Clipping] = []
    sightings: list[Sighting] = []
    for position, (story, dated) in enumerate(zip(stories, dates, strict=True)):
        clipping, sighting = _clipping(story, dated, position, language, front, item, path)
        clippings.append(clipping)
        sightings.append(sighting)
    return tuple({each.id: each for each in clippings}.values()), tuple(sightings)


def _stories(blocks: Sequence[Block], pieces: Sequence[Piece]) -> Iterator[_Story]:
    story: _Story | None = None
    section, dated, notes = None, UNDATED, []
    is_under = _are_dates_under_headlines([block.kind for block in blocks])
    for block, piece in zip(blocks, pieces, strict=True):
        match block.kind:
            case "date" if story and is_under:
                story.dated = _date_line(piece.text, "its headline stands over")
            case "date":
                dated = _date_line(piece.text, "it stands under")
            case "section":
                section = piece.text
            case "note":
                notes.append(_Story(ClippingKind.NOTE, [piece], section, dated))
            case "headline":
                yield from (each for each in (story, *notes) if each)
                story, notes = _Story(ClippingKind.HEADLINE, [piece], section, dated, has_headline=True), []
            case _ if story is not None and (story.has_headline or not notes):
                story.kind = ClippingKind.EXCERPT
                story.pieces.append(piece)
            case _:
                # Words without a headline: a note parts them from others, since nothing says that they are one story.
                yield from (each for each in (story, *notes) if each)
                story, notes = _Story(ClippingKind.EXCERPT, [piece], section, dated), []
    yield from (each for each in (story, *notes) if each)


def _are_dates_under_headlines(kinds: Sequence[str]) -> bool:
    """Tell whether each date stands between a headline and its text, and so is that story's; else it opens a day."""
    places = [place for place, kind in enumerate(kinds) if kind == DATE]
    is_below = all(kinds[max(place - 1, 0)] == HEADLINE for place in places)
    return is_below and any(kinds[place + 1 : place + 2] == [EXCERPT] for place in places)


def _date_line(printed: str, where: str) -> Dated:
    days, reason = _date_of(printed), f"{where} “{printed.strip()}”"
    if days is None or days.earliest is None:
        return Dated(None, None, None, Basis.WRITTEN, f"{reason}, without a year")
    return Dated(edtf_of(days), days.earliest, days.latest, Basis.WRITTEN, reason)


def _clipping(
    story: _Story, dated: Dated, position: int, language: str, front: Front, item: str, path: str
) -> tuple[Clipping, Sighting]:
    text, origin, places = joined(story.pieces)
    is_note = story.kind is ClippingKind.NOTE
    url = None if is_note else next((piece.url for piece in story.pieces if piece.url), None)
    outlet = urlsplit(url).hostname if url else None
    clipping = Clipping(
        kind=story.kind,
        text=text,
        publisher=None if is_note else publisher_of(url, None),
        language=language_of(text, otherwise=language),
        passages=tuple(_passage(place, number, story) for number, place in enumerate(places)),
        headline=words_at(text, *places[0]) if story.has_headline else None,
    )
    sighting = Sighting(
        clipping=clipping.id,
        item=item,
        path=path,
        position=position,
        outlet=outlet.removeprefix("www.") if outlet else None,
        url=url,
        author=front.given.author if is_note else None,
        title=clipping.headline.surface if clipping.headline else None,
        section=story.section,
        published=_post_date(dated, front),
        origin=origin,
    )
    return clipping, sighting


def _passage(place: tuple[int, int], number: int, story: _Story) -> Passage:
    if story.kind is ClippingKind.NOTE:
        return Passage(*place, PassageKind.PARAGRAPH, "the writer’s own note")
    if number == 0 and story.has_headline:
        return Passage(*place, PassageKind.HEADLINE, "the headline in the post")
    return Passage(*place, PassageKind.QUOTE, "an excerpt in the post")


def _post_date(dated: Dated, front: Front) -> Dated:
    """Return an item's date: what its own line or the order says; the post's date is its last edition, a bound only."""
    given = published_of(front)
    if dated.basis is not Basis.UNDATED or given.latest is None:
        return dated
    return Dated(f"../{given.latest}", None, given.latest, Basis.ORDER, "not later than the post it was kept in")
