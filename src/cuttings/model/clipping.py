"""Clippings: published texts that never change, and the sightings that say where they were met.

The id of a clipping hashes its kind, text and publisher alone. URL, date and position belong to the sighting, so one
wire text printed by two outlets is two clippings, and one piece under two URLs of an outlet is one with two sightings.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from cuttings.model.dates import UNDATED, Dated, Interval
from cuttings.model.ids import content_hash, content_id
from cuttings.model.text import OffsetMap, Span, Words


class ClippingKind(StrEnum):
    """What was kept of a published text; a note is the compiler's own words."""

    ARTICLE = "article"
    EXCERPT = "excerpt"
    HEADLINE = "headline"
    NOTE = "note"


class PassageKind(StrEnum):
    """What a block of a clipping is."""

    HEADLINE = "headline"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    DATE = "date"
    ADDRESS = "address"


PROSE = frozenset({PassageKind.LEDE, PassageKind.PARAGRAPH, PassageKind.QUOTE})
"""Kinds of passages that are running text."""
ABOVE = frozenset({PassageKind.DATE, PassageKind.BYLINE, PassageKind.ADDRESS})
"""Kinds of lines that may stand above a headline."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a clipping's text, and the reason why it was taken for what it is."""

    start: int
    end: int
    kind: PassageKind
    reason: str

    @property
    def span(self) -> Span:
        """The place of the block."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a story was filed, as printed at its very start: "PORT VALE, 3 March (Agency) —"."""

    words: Words
    place: Words | None
    filed: Dated


@dataclass(frozen=True, slots=True)
class Clipping:
    """One published text. `text` never changes; `passages` cut it into blocks, in order, without overlap.

    `publisher` is the host of the outlet (no archive's, no mobile view's), else the printed outlet in lower case,
    else None. `credits` are the words that credit an agency. `filed` is the day the text itself says it was filed
    (dateline or a date line), if any.
    """

    kind: ClippingKind
    text: str
    publisher: str | None
    language: str
    passages: tuple[Passage, ...]
    headline: Words | None = None
    byline: Words | None = None
    dateline: Dateline | None = None
    filed: Dated = UNDATED
    credits: tuple[Words, ...] = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from kind, text and publisher; once, since it hashes the whole text."""
        object.__setattr__(self, "id", content_id("clipping", self.kind, self.text, self.publisher))


@dataclass(frozen=True, slots=True)
class Given:
    """What a person or the file's own front matter says of an item: None where it says nothing."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where and when one clipping was met.

    `item` is the SHA-256 of the bytes, `position` counts the clippings of a running post from 0 (None: the item is
    one text), `section` is the heading it stood under, `published` bounds the day of publication, with its basis,
    and `origin` maps the text back into the decoded item, without the control characters that were left out of that:
    `left_out` counts them.
    """

    clipping: str
    item: str
    path: str
    position: int | None
    outlet: str | None
    url: str | None
    author: str | None
    title: str | None
    section: str | None
    published: Dated
    origin: OffsetMap
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """All that a reading may know beside the text: filing day or window, language, the outlet's country (ISO 3166)."""

    filed: Interval
    basis: str
    language: str
    country: str | None = None

    @property
    def key(self) -> str:
        """A hash of the context: with the text and the methods it decides whether a reading can be kept."""
        days = (self.filed.earliest, self.filed.latest)
        return content_hash([str(day) for day in days], self.basis, self.language, self.country)
