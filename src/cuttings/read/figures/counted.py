"""The noun that a quantity counts, as far as it stands right after it.

In:  a page and a quantity in it.
Out: the span of the noun with its modifiers, or None. With a parse the noun phrase tells where it ends; without one
the first word that is no small word is taken.
"""

import bisect

from spacy.tokens import Token

from cuttings.model.text import Span
from cuttings.read.figures.effects import EffectWords
from cuttings.read.figures.quantities import Quantity
from cuttings.read.page import Page

PHRASE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
LONGEST_PHRASE = 6
"""Words of a counted phrase: "1,200 federal border police officers"; past that a parse has run on."""


class CountedNouns:
    """The tokens of a page, ready to be asked for the noun after a quantity."""

    def __init__(self, page: Page, words: EffectWords) -> None:
        """Index the tokens of the page by where they start."""
        self.page = page
        self.words = words
        self.starts = [token.idx for token in page.doc]

    def after(self, quantity: Quantity) -> Span | None:
        """Return the noun that a quantity counts, None when none adjoins it."""
        tokens = self._phrase_start(quantity)
        if not tokens:
            return None
        return self._parsed_noun(tokens) if self.page.is_parsed else self._first_word(tokens)

    def _phrase_start(self, quantity: Quantity) -> list[Token]:
        """Return the tokens after a quantity, with "of the", "more", "other" and the like passed over."""
        place = bisect.bisect_left(self.starts, quantity.end)
        tokens = list(self.page.doc[place : place + LONGEST_PHRASE + 4])
        if not tokens or "\n" in self.page.text[quantity.end : tokens[0].idx]:
            return []
        while tokens and self._is_passed_over(tokens[0], is_first=tokens[0].i == place):
            tokens = tokens[1:]
        return tokens[:LONGEST_PHRASE]

    def _is_passed_over(self, token: Token, *, is_first: bool) -> bool:
        word = token.lower_
        if word in self.words.of or word in self.words.more or token.is_space or token.pos_ == "NUM":
            return True
        return word in self.words.determiners and not is_first

    def _parsed_noun(self, tokens: list[Token]) -> Span | None:
        phrase: list[Token] = []
        for token in tokens:
            is_hyphen = token.text in ("-", "–") and phrase
            if token.pos_ not in PHRASE_TAGS and token.dep_ not in MODIFIERS and not is_hyphen:
                break
            phrase.append(token)
        while phrase and phrase[-1].pos_ not in NOUN_TAGS:
            phrase.pop()
        return self._span(phrase) if phrase else None

    def _first_word(self, tokens: list[Token]) -> Span | None:
        first = tokens[0]
        if not first.text[:1].isalpha() or not self.words.is_noun_like(first.lower_):
            return None
        return self._span([first])

    def _span(self, tokens: list[Token]) -> Span:
        return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
