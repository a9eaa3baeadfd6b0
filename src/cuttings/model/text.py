"""Places in a text: spans, the words at them, and quotes that find them again.

A `Span` is two numbers; `Words` is a span with the words it covers, so that it can be checked against the text;
a `Quote` is words with their surroundings, which still finds them when the offsets have moved.
All offsets count Unicode code points of `Clipping.text`, start included, end not.
"""

from dataclasses import dataclass

from cuttings.errors import SpanOutsideText

QUOTE_CONTEXT = 32
"""Code points of prefix and suffix kept with a quote; annotation clients commonly keep about 30."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters in one clipping's text: start included, end not, in code points."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the words of this span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span | Words") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span | Words") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A span together with the words it covers."""

    start: int
    end: int
    surface: str

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)


def words_at(text: str, start: int, end: int) -> Words:
    """Return the words of `text` between two offsets. Raises SpanOutsideText when they do not lie in it."""
    if not 0 <= start < end <= len(text):
        raise SpanOutsideText(f"Span {start}-{end} lies outside a text of {len(text)} characters.")
    return Words(start, end, text[start:end])


def check_words(words: Words, text: str) -> None:
    """Raise SpanOutsideText unless the words stand at their offsets in `text`."""
    is_inside = 0 <= words.start < words.end <= len(text)
    if not is_inside or text[words.start : words.end] != words.surface:
        raise SpanOutsideText(f"“{words.surface[:60]}” does not stand at {words.start}-{words.end} of its text.")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words with what stands before and after them (W3C TextQuoteSelector)."""

    exact: str
    prefix: str
    suffix: str


def quote_of(words: Words, text: str) -> Quote:
    """Return the quote that finds these words of `text` again."""
    before = text[max(0, words.start - QUOTE_CONTEXT) : words.start]
    return Quote(words.surface, before, text[words.end : words.end + QUOTE_CONTEXT])


def find_quote(quote: Quote, text: str) -> Span | None:
    """Return where a quote stands in `text`: its only occurrence, else the only one with its prefix and suffix.

    None when it is not there, or when several places fit equally: a place is never guessed.
    """
    places = _occurrences(quote.exact, text)
    if len(places) > 1:
        places = [place for place in places if _has_surroundings(place, quote, text)]
    return places[0] if len(places) == 1 else None


def _occurrences(exact: str, text: str) -> list[Span]:
    places: list[Span] = []
    start = text.find(exact) if exact else -1
    while start >= 0:
        places.append(Span(start, start + len(exact)))
        start = text.find(exact, start + 1)
    return places


def _has_surroundings(place: Span, quote: Quote, text: str) -> bool:
    return text[: place.start].endswith(quote.prefix) and text[place.end :].startswith(quote.suffix)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """`length` code points that stand at `here` in the derived text and at `there` in its origin."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each stretch of a clipping's text comes from in the decoded item it was cut out of."""

    stretches: tuple[Stretch, ...]

    def to_origin(self, span: Span) -> Span | None:
        """Return the span in the origin, or None when it is not one unbroken stretch there."""
        for stretch in self.stretches:
            if stretch.here <= span.start and span.end <= stretch.here + stretch.length:
                shift = stretch.there - stretch.here
                return Span(span.start + shift, span.end + shift)
        return None
