"""What the parse says happens to those a figure counts: whose subject or object they are.

In:  a parsed page, and where a quantity and its noun stand.
Out: the effect told by the word that governs them, or None: "At least five people, among them a cook, were wounded".

Nearness (`effects`) is asked as well; the parse reaches past asides, relative clauses and lists, and tells the object
of a verb from what only stands behind it.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from cuttings.model.text import Span
from cuttings.read.figures.effects import Cue, EffectWords
from cuttings.read.page import Page

LINKED = frozenset({"conj", "appos"})
"""What stands beside another word and shares its role."""
MEASURES = frozenset({"dobj", "attr", "npadvmod", "oprd", "pobj"})
DIRECT, LINKED_DISTANCE = -1, 1
"""A governor of the figure itself comes before any cue near by, one of what it is listed with after a cue beside it."""
LONGEST_CHAIN = 8
"""Steps from one listed word to the next, and up to the first; past that a parse has run on."""
CUE_WORDS = 6
"""Words from a verb on in which its cue is looked for: "took to the streets"."""


class ParsedRoles:
    """The parse of a page, ready to be asked what governs a figure."""

    def __init__(self, page: Page, words: EffectWords) -> None:
        """Keep the tokens of the page."""
        self.doc = page.doc
        self.words = words

    def cue(self, number: Span, noun: Span | None) -> Cue | None:
        """Return the effect told by the verb or noun that governs a figure, or None."""
        place = noun or number
        tokens = self.doc.char_span(place.start, place.end, alignment_mode="expand")
        if tokens is None:
            return None
        for steps, head in enumerate(self._heads(tokens.root, number)):
            cue = self._governed(head) or (self._measured(head) if noun is None else None)
            if cue:
                return replace(cue, distance=LINKED_DISTANCE if steps else DIRECT)
        return None

    def _heads(self, token: Token, number: Span) -> Iterator[Token]:
        """Yield a word, the noun or number that it stands with ("dozens of boats"), and the first of its list."""
        for _ in range(LONGEST_CHAIN):
            yield token
            if token.dep_ in LINKED or token.dep_ == "nummod":
                token = token.head
            elif (
                token.dep_ == "pobj"
                and token.head.lower_ in self.words.of
                and number.start <= token.head.head.idx < number.end
            ):
                token = token.head.head
            else:
                return

    def _is_of_number(self, token: Token, number: Span) -> bool:
        return token.head.lower_ in self.words.of and number.start <= token.head.head.idx < number.end

    def _governed(self, head: Token) -> Cue | None:
        """Return the effect on one word, of its governor, else of the clause that describes it."""
        verb = head.head
        if head.dep_ == "nsubjpass":
            return self._told_of_subject(verb, is_passive=True)
        if head.dep_ == "nsubj":
            return self._told_of_subject(verb, is_passive=verb.tag_ == "VBN")
        if head.dep_ in ("dobj", "obj"):
            return self.words.effect_of_object(verb.lower_)
        if head.dep_ == "pobj" and verb.lower_ in self.words.of:
            return self.words.effect_of_object(f"{verb.head.lower_} {verb.lower_}")
        return self._described(head)

    def _measured(self, head: Token) -> Cue | None:
        """Return what the subject counts where its verb gives the number: "The toll, says the mayor, exceeded 100"."""
        verb = head.head.head if head.dep_ == "pobj" else head.head
        if head.dep_ not in MEASURES or verb.pos_ not in ("VERB", "AUX"):
            return None
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        return self.words.toll_in(" ".join(token.lower_ for each in subjects for token in each.subtree))

    def _told_of_subject(self, verb: Token, *, is_passive: bool) -> Cue | None:
        cue = self.doc[verb.i : verb.i + CUE_WORDS].text.lower()
        return self.words.effect_of_subject(cue, is_passive=is_passive)

    def _described(self, head: Token) -> Cue | None:
        for clause in head.children:
            if clause.dep_ == "acl" and clause.tag_ == "VBN":
                return self._told_of_subject(clause, is_passive=True)
            if clause.dep_ == "relcl":
                is_passive = any(child.dep_ == "nsubjpass" for child in clause.children)
                return self._told_of_subject(clause, is_passive=is_passive)
        return None
