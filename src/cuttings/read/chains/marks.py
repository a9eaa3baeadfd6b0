"""What chains ask of a mention: its tokens, sentence, role in the clause, gender; and who is joined to whom.

In:  a page with mentions.
Out: `Mark`s, one for each mention in text order, and `Groups`, which joins them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import Mention
from cuttings.read.names.words import plain_lower
from cuttings.read.page import Page

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as chains see it: token span, number of its sentence, words in lower case without accents."""

    order: int
    mention: Mention
    start: int
    end: int
    sentence: int
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The tokens of a page with the marks of its mentions; `lowers` are the tokens as tables are written."""

    page: Page
    lowers: list[str]
    marks: list[Mark]
    quoted: list[int]

    def root(self, mark: Mark) -> Token:
        """Return the token that heads a mention."""
        return self.page.doc[mark.start : mark.end].root

    def is_subject(self, mark: Mark) -> bool:
        """Tell whether a mention is the subject of its clause; without a parse, whether it opens its sentence."""
        if self.page.is_parsed:
            return self.root(mark).dep_ in SUBJECTS
        before = self.marks[mark.order - 1] if mark.order else None
        return before is None or before.sentence != mark.sentence


class Groups:
    """Marks joined to each other, by order. The first of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._first = list(range(size))

    def first(self, order: int) -> int:
        """Return the first mark of the group."""
        while self._first[order] != order:
            self._first[order] = self._first[self._first[order]]
            order = self._first[order]
        return order

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._first[high] = low


def make_sheaf(page: Page) -> Sheaf:
    """Return the marks of a page's mentions."""
    lowers = [plain_lower(token.text) for token in page.doc]
    sentences = _sentence_numbers(page)
    at = {token.idx: token.i for token in page.doc}
    ends = {token.idx + len(token.text): token.i + 1 for token in page.doc}
    marks: list[Mark] = []
    for mention in page.mentions:
        start, end = at.get(mention.words.start), ends.get(mention.words.end)
        if start is not None and end is not None:
            key = tuple(fold(word) for word in lowers[start:end])
            marks.append(Mark(len(marks), mention, start, end, sentences[start], key))
    return Sheaf(page, lowers, marks, _quotation_numbers(page))


@cache
def fold(word: str) -> str:
    """Return a word without accents and full stops: "Pérez" and "Perez" are one spelling apart."""
    bare = word.rstrip(".") if len(word) > 2 else word
    return "".join(char for char in unicodedata.normalize("NFKD", bare.lower()) if not unicodedata.combining(char))


def _sentence_numbers(page: Page) -> list[int]:
    numbers: list[int] = []
    number = -1
    for token in page.doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def _quotation_numbers(page: Page) -> list[int]:
    """Return for each token the number of the quotation it stands in, 0 outside; a block's end closes one."""
    starts = frozenset(passage.start for passage in page.clipping.passages)
    numbers: list[int] = []
    number, is_open = 0, False
    for token in page.doc:
        if token.idx in starts:
            is_open = False
        opens, closes = _marks_of(token.text, is_open=is_open)
        if opens:
            number, is_open = number + 1, True
        numbers.append(number if is_open else 0)
        if closes:
            is_open = False
    return numbers


def _marks_of(text: str, *, is_open: bool) -> tuple[bool, bool]:
    if text in ("“", "«", "``"):
        return True, False
    if text in ("”", "»", "''"):
        return False, True
    return (not is_open, is_open) if text == '"' else (False, False)


def fullest(marks: Sequence[Mark]) -> Mark:
    """Return the mark with the fullest name: most words, then most characters, then the first."""
    return max(marks, key=lambda each: (len(each.key), len(each.mention.words.surface), -each.order))
