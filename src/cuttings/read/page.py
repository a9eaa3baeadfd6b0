"""What a reader is handed: one clipping, its parse, its tables, and what the readers before it have found.

In:  a clipping, its reading context, its language's tables and a parse whose offsets are those of the text.
Out: questions that several readers ask: the words at an offset, the voice at a place, who is quoted there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind, ReadingContext
from cuttings.model.finding import Attribution, Figure, Finding, Kind, Mention, Report, Timex, Voice
from cuttings.model.text import Span, Words, words_at
from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class Page:
    """One clipping being read. `is_parsed` is false when only tables and tokens are there (no model)."""

    clipping: Clipping
    context: ReadingContext
    tables: Tables
    doc: Doc
    is_parsed: bool
    found: Mapping[Kind, tuple[Finding, ...]]
    method: str = ""
    mention_starts: tuple[int, ...] = ()
    longest_mention: int = 0

    @property
    def text(self) -> str:
        """The clipping's text: the authority for all offsets."""
        return self.clipping.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions found so far, in text order."""
        return cast(tuple[Mention, ...], self.found.get(Kind.MENTION, ()))

    @property
    def timexes(self) -> tuple[Timex, ...]:
        """The time expressions found so far, in text order."""
        return cast(tuple[Timex, ...], self.found.get(Kind.TIMEX, ()))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures found so far, in text order."""
        return cast(tuple[Figure, ...], self.found.get(Kind.FIGURE, ()))

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions found so far, in text order."""
        return cast(tuple[Attribution, ...], self.found.get(Kind.ATTRIBUTION, ()))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports found so far, in text order."""
        return cast(tuple[Report, ...], self.found.get(Kind.REPORT, ()))

    def words(self, start: int, end: int) -> Words:
        """Return the words of the text between two offsets."""
        return words_at(self.text, start, end)

    def token_words(self, tokens: Tokens) -> Words:
        """Return the words that a run of tokens covers."""
        return words_at(self.text, tokens.start_char, tokens.end_char)

    def tokens_at(self, place: Span | Words) -> range:
        """Return the indices of the tokens that a place touches."""
        tokens = self.doc.char_span(place.start, place.end, alignment_mode="expand")
        return range(tokens.start, tokens.end) if tokens is not None else range(0)

    def passage_at(self, start: int) -> Passage | None:
        """Return the passage that holds this offset."""
        passages = self.clipping.passages
        place = bisect_right(passages, start, key=lambda each: each.start) - 1
        return passages[place] if place >= 0 and start < passages[place].end else None

    def is_headline_at(self, start: int) -> bool:
        """Tell whether this offset lies in a headline."""
        passage = self.passage_at(start)
        return passage is not None and passage.kind is PassageKind.HEADLINE

    def attribution_at(self, place: Span | Words) -> Attribution | None:
        """Return the innermost attribution whose content holds these words."""
        holding = [
            (content.end - content.start, each.id, each)
            for each in self.attributions
            for content in each.content
            if content.start <= place.start and place.end <= content.end
        ]
        return min(holding, key=lambda found: found[:2])[2] if holding else None

    def voice_at(self, place: Span | Words) -> Voice:
        """Return whose words stand here: a note is the compiler's throughout, speech in it included."""
        if self.clipping.kind is ClippingKind.NOTE:
            return Voice.COMPILER
        return Voice.OWN if self.attribution_at(place) is None else Voice.QUOTED

    def mention_at(self, place: Span | Words) -> Mention | None:
        """Return the longest mention that overlaps these words, the first of equals."""
        first = bisect_left(self.mention_starts, place.start - self.longest_mention)
        last = bisect_left(self.mention_starts, place.end)
        touching = [each for each in self.mentions[first:last] if place.start < each.words.end]
        return max(touching, key=lambda each: (each.words.end - each.words.start, -each.words.start), default=None)

    def by_surer_way(self, table: str) -> "Page":
        """Return the page without its parse, where a table says that the order of words is surer for its language."""
        is_order = bool(self.tables[table].get("order_is_surer"))
        return replace(self, is_parsed=self.is_parsed and not is_order)

    def with_found(self, kind: Kind, findings: tuple[Finding, ...]) -> "Page":
        """Return this page with the findings of one kind set, given in text order."""
        page = replace(self, found={**self.found, kind: findings})
        if kind is not Kind.MENTION:
            return page
        longest = max((each.words.end - each.words.start for each in findings), default=0)
        return replace(page, mention_starts=tuple(each.words.start for each in findings), longest_mention=longest)
