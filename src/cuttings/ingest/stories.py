"""The stories of a running post: its blocks gathered into clippings, and the writer's own notes between them.

In:  the blocks of a post, with their pieces, and what the front matter says.
Out: clippings in their order, and their sightings with dates, bounded by the order where none is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cuttings.ingest.days import dated_by
from cuttings.ingest.frontmatter import Front, publisher_of
from cuttings.ingest.language import language_of
from cuttings.ingest.notebooks import DATE, EXCERPT, HEADLINE, Block
from cuttings.ingest.order import OrderedItem, bound_by_order
from cuttings.ingest.pieces import Piece, joined, opening
from cuttings.ingest.plaintext import published_of
from cuttings.ingest.sourcelines import read_source_line
from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated, Interval
from cuttings.model.text import words_at


@dataclass(slots=True)
class _Story:
    kind: ClippingKind
    pieces: list[Piece]
    section: str | None
    dated: Dated
    outlet: str | None = None
    has_headline: bool = False
    has_own_day: bool = False

    @property
    def is_apart(self) -> bool:
        return self.has_own_day or self.kind is ClippingKind.NOTE


def clippings_of_post(
    blocks: Sequence[Block], pieces: Sequence[Piece], front: Front, item: str, path: str
) -> tuple[tuple[Clipping, ...], tuple[Sighting, ...]]:
    """Return the clippings and notes of a post in their order, and their sightings with bounded dates."""
    language = front.given.language or language_of("\n".join(piece.text for piece in pieces))
    stories = list(_stories(blocks, pieces, published_of(front).interval))
    dates = bound_by_order([OrderedItem(each.dated, each.is_apart) for each in stories])
    clippings: list[Clipping] = []
    sightings: list[Sighting] = []
    for position, (story, dated) in enumerate(zip(stories, dates, strict=True)):
        clipping, sighting = _clipping(story, dated, position, language, front, item, path)
        clippings.append(clipping)
        sightings.append(sighting)
    return tuple({each.id: each for each in clippings}.values()), tuple(sightings)


def _stories(blocks: Sequence[Block], pieces: Sequence[Piece], near: Interval) -> Iterator[_Story]:
    story: _Story | None = None
    notes: list[_Story] = []
    section, dated = None, UNDATED
    is_under = _are_dates_under_headlines([block.kind for block in blocks])
    for block, piece in zip(blocks, pieces, strict=True):
        match block.kind:
            case "date" if story and is_under:
                story.dated = dated_by(piece.text, near, "its headline stands over")
            case "date" | "section":
                # What follows stands under the new heading: it is no part of the story above.
                yield from (each for each in (story, *notes) if each)
                story, notes = None, []
                is_day = block.kind == DATE
                dated = dated_by(piece.text, near, "it stands under") if is_day else dated
                section = section if is_day else piece.text
            case "note":
                notes.append(_Story(ClippingKind.NOTE, [piece], section, dated))
            case "headline":
                yield from (each for each in (story, *notes) if each)
                story, notes = _headline(piece, section, dated, near), []
            case _ if story is not None and (story.has_headline or not notes):
                story.kind = ClippingKind.EXCERPT
                story.pieces.append(piece)
            case _:
                # Words without a headline: a note parts them from others, since nothing says that they are one story.
                yield from (each for each in (story, *notes) if each)
                story, notes = _Story(ClippingKind.EXCERPT, [piece], section, dated), []
    yield from (each for each in (story, *notes) if each)


def _headline(piece: Piece, section: str | None, dated: Dated, near: Interval) -> _Story:
    """Return the story that a headline opens; the source behind its link says whose it is and of which day."""
    source = read_source_line(piece.text[piece.linked :]) if piece.linked else None
    story = _Story(ClippingKind.HEADLINE, [piece], section, dated, has_headline=True)
    if source is None:
        return story
    if source.day:
        story.dated = dated_by(source.day, dated.interval if dated.earliest else near, "its own line says")
    story.pieces, story.outlet = [opening(piece, piece.linked)], source.outlet
    story.has_own_day = source.day is not None
    return story


def _are_dates_under_headlines(kinds: Sequence[str]) -> bool:
    """Tell whether each date stands between a headline and its text, and so is that story's; else it opens a day."""
    places = [place for place, kind in enumerate(kinds) if kind == DATE]
    is_below = all(kinds[max(place - 1, 0)] == HEADLINE for place in places)
    return is_below and any(kinds[place + 1 : place + 2] == [EXCERPT] for place in places)


def _clipping(
    story: _Story, dated: Dated, position: int, language: str, front: Front, item: str, path: str
) -> tuple[Clipping, Sighting]:
    text, origin, places = joined(story.pieces)
    is_note = story.kind is ClippingKind.NOTE
    url = None if is_note else next((piece.url for piece in story.pieces if piece.url), None)
    clipping = Clipping(
        kind=story.kind,
        text=text,
        publisher=None if is_note else publisher_of(url, story.outlet),
        language=language_of(text, otherwise=language),
        passages=tuple(_passage(place, number, story) for number, place in enumerate(places)),
        headline=words_at(text, *places[0]) if story.has_headline else None,
    )
    sighting = Sighting(
        clipping=clipping.id,
        item=item,
        path=path,
        position=position,
        outlet=story.outlet or publisher_of(url, None),
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
