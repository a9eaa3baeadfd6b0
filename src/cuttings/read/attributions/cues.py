"""Find the words that report speech: verbs, nouns, "according to", "reportedly".

In:  a page, its reporting words and its quotations.
Out: the `SpeechSheet` that the grammars of speech work on, with its `Cue`s in text order.

A form that is verb and noun alike ("report", "claims") is told apart by its tag, or by the word before it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from spacy.tokens import Doc

from cuttings.model.finding import Mention
from cuttings.model.text import Span
from cuttings.read.attributions.cue_words import CueWords, Takes, VerbForm, cue_words
from cuttings.read.attributions.dashes import with_insets
from cuttings.read.attributions.quotations import Quotation, find_quotations
from cuttings.read.inflection import Shape
from cuttings.read.page import Page

NOTHING: frozenset[str] = frozenset()
VERB_TAGS = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
MOST_AUXILIARIES = 3
SELF = "se"
"""The way of taking that marks a verb as reflexive."""


class CueKind(StrEnum):
    """What sort of word reports."""

    VERB = "verb"
    NOUN = "noun"
    ACCORDING = "according"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens from `start` to `end` (not included) that report; `head` is the one that the parse hangs things on."""

    start: int
    end: int
    head: int
    kind: CueKind
    takes: Takes
    shapes: frozenset[Shape] = frozenset()
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpeechSheet:
    """A page laid out for reading speech. `quoted` holds for each token the innermost quotation around it, or None;
    `timed` holds the tokens of time expressions."""

    page: Page
    doc: Doc
    lowers: tuple[str, ...]
    words: CueWords
    quotations: tuple[Quotation, ...]
    quoted: tuple[Quotation | None, ...]
    starts: tuple[int, ...]
    timed: frozenset[int] = frozenset()

    def small(self, name: str, index: int) -> bool:
        """Tell whether a token is one of the small words of this name."""
        return 0 <= index < len(self.lowers) and self.lowers[index] in self.words.small.get(name, NOTHING)

    def relation(self, name: str) -> frozenset[str]:
        """Return the labels that the parse may give this relation."""
        return self.words.relations.get(name, NOTHING)

    def sentence(self, index: int) -> Span:
        """Return the tokens of the sentence that holds a token."""
        sent = self.doc[index].sent
        return Span(sent.start, sent.end)

    def token_at(self, offset: int) -> int:
        """Return the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def chars(self, start: int, end: int) -> Span:
        """Return the characters that tokens cover."""
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def mention_at(self, index: int) -> Mention | None:
        """Return the longest mention over a token."""
        return self.page.mention_at(self.chars(index, index + 1))


def make_speech_sheet(page: Page) -> SpeechSheet:
    """Return the sheet of a page."""
    words = cue_words(page.tables)
    quotations = find_quotations(page.text, page.clipping.passages)
    if words.small.get("dialogue_dashes"):
        quotations = with_insets(page.text, page.clipping.passages, quotations, partial(_leads_in, words))
    quoted: list[Quotation | None] = [None] * len(page.doc)
    starts = tuple(token.idx for token in page.doc)
    for quotation in quotations:
        first, last = (bisect_left(starts, place) for place in (quotation.outer.start, quotation.outer.end))
        around = quoted[first:last]
        quoted[first:last] = [quotation] * (last - first)
        for inset in quotation.insets:
            opening, closing = (bisect_left(starts, place) for place in (inset.start, inset.end))
            quoted[opening:closing] = around[opening - first : closing - first]
    lowers = tuple(token.lower_.replace("’", "'") for token in page.doc)
    timed = frozenset(index for timex in page.timexes for index in page.tokens_at(timex.words))
    return SpeechSheet(page, page.doc, lowers, words, quotations, tuple(quoted), starts, timed)


def _leads_in(words: CueWords, word: str) -> bool:
    """Tell whether a word is a finite verb that quotations belong to."""
    verb = words.verbs.get(word)
    return verb is not None and "quote" in verb.takes and Shape.FINITE in verb.shapes


def find_cues(sheet: SpeechSheet) -> Iterator[Cue]:
    """Yield the cues of a page in text order."""
    index = 0
    while index < len(sheet.doc):
        if sheet.lowers[index] not in sheet.words.starts:
            index += 1
            continue
        skipped = _skipped_at(sheet, index)
        if skipped:
            index += skipped
            continue
        cue = _phrase_at(sheet, index) or _word_at(sheet, index)
        if cue is not None:
            yield cue
        index = cue.end if cue is not None else index + 1


def _skipped_at(sheet: SpeechSheet, index: int) -> int:
    """Return the length of a phrase in which a reporting word reports nothing."""
    return next((len(each) for each in sheet.words.not_cues if sheet.lowers[index : index + len(each)] == each), 0)


def _phrase_at(sheet: SpeechSheet, index: int) -> Cue | None:
    for kind, phrases in ((CueKind.ACCORDING, sheet.words.according), (CueKind.ADVERB, sheet.words.adverbs)):
        for phrase in phrases:
            end = index + len(phrase)
            if sheet.lowers[index:end] == phrase:
                is_source = kind is CueKind.ACCORDING and end < len(sheet.doc) and _reports(sheet, end)
                return Cue(index, end + 1 if is_source else end, index, kind, {})
    return None


def _reports(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a verb of saying belongs to the phrase before it: "as police said", "según dijo"."""
    return not sheet.page.is_parsed and sheet.lowers[index] in sheet.words.verbs


def _word_at(sheet: SpeechSheet, index: int) -> Cue | None:
    word = sheet.lowers[index]
    is_modifier = sheet.page.is_parsed and sheet.doc[index].dep_ in sheet.relation("adjectival")
    if word in sheet.words.adjectives and (is_modifier or not sheet.page.is_parsed):
        return Cue(index, index + 1, index, CueKind.ADJECTIVE, {})
    if is_modifier:
        return None
    locution = _locution_at(sheet, index)
    if locution is not None:
        return locution
    verb, noun = sheet.words.verbs.get(word), sheet.words.nouns.get(word)
    if verb is not None and _is_verb(sheet, index, verb) and _has_needed(sheet, index):
        return _verb_cue(sheet, index, verb)
    if noun is not None and _is_noun(sheet, index):
        return Cue(index, index + 1, index, CueKind.NOUN, noun)
    return None


def _locution_at(sheet: SpeechSheet, index: int) -> Cue | None:
    """Return a verb that reports only with the words behind it: "dejó claro", "dando a entender"."""
    for rest, verb in sheet.words.locutions.get(sheet.lowers[index], ()):
        end = _end_of(sheet, index + 1, rest)
        if end is not None and _is_verb(sheet, index, verb):
            return Cue(_auxiliaries_before(sheet, index), end, index, CueKind.VERB, verb.takes, verb.shapes)
    return None


def _end_of(sheet: SpeechSheet, start: int, rest: tuple[str, ...]) -> int | None:
    """Return where words end that start here, an adverb before one of them aside: "is *deeply* worried"; else None."""
    index = start
    for word in rest:
        is_between = sheet.page.is_parsed and index < len(sheet.doc) and sheet.doc[index].pos_ == "ADV"
        index += is_between and sheet.lowers[index] != word
        if sheet.lowers[index : index + 1] != (word,):
            return None
        index += 1
    return index


def _verb_cue(sheet: SpeechSheet, index: int, verb: VerbForm) -> Cue | None:
    """Return a verb with its auxiliaries, and with the "se" that some report nothing without ("se quejó")."""
    start = _auxiliaries_before(sheet, index)
    if SELF in verb.takes and not sheet.page.is_parsed:
        if sheet.small("impersonals", start - 1):
            start -= 1
        elif not sheet.lowers[index].endswith(SELF):
            return None
    return Cue(start, index + 1, index, CueKind.VERB, verb.takes, verb.shapes, verb.objects)


def _is_verb(sheet: SpeechSheet, index: int, verb: VerbForm) -> bool:
    if sheet.page.is_parsed:
        return sheet.doc[index].pos_ in VERB_TAGS
    is_led = sheet.small("prepositions", index - 1) and not _is_in_name(sheet, index - 1)
    if sheet.small("articles", index - 1) or is_led or _is_in_name(sheet, index):
        return False
    if sheet.lowers[index].endswith(tuple(sheet.words.small.get("reflexive_infinitives", ()))):
        return SELF in verb.takes
    if Shape.FINITE in verb.shapes or Shape.GERUND in verb.shapes:
        return True
    is_passive = sheet.small("by", index + 1) or _auxiliaries_before(sheet, index) < index
    return Shape.PARTICIPLE in verb.shapes and is_passive


def is_passive_by_order(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether a participle stands after a form of "to be", or before "by": "fue anunciado", "exigidas por"."""
    if sheet.page.is_parsed or Shape.PARTICIPLE not in cue.shapes or Shape.FINITE in cue.shapes:
        return False
    return cue.start == cue.head or any(sheet.small("passives", index) for index in range(cue.start, cue.head))


def _has_needed(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a verb has the word behind it without which it reports nothing: "pointed out"."""
    needed = sheet.words.needs.get(sheet.lowers[index])
    return needed is None or not needed.isdisjoint(sheet.lowers[index + 1 : index + 2])


def _is_in_name(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a word has a capital that its place does not explain: "the United States"."""
    token = sheet.doc[index]
    return token.text[0].isupper() and index > 0 and not token.is_sent_start and sheet.doc[index - 1].is_alpha


def _is_noun(sheet: SpeechSheet, index: int) -> bool:
    return sheet.doc[index].pos_ in NOUN_TAGS if sheet.page.is_parsed else True


def _auxiliaries_before(sheet: SpeechSheet, index: int) -> int:
    start = index
    while index - start < MOST_AUXILIARIES and _is_auxiliary(sheet, start - 1):
        start -= 1
    return start


def _is_auxiliary(sheet: SpeechSheet, index: int) -> bool:
    return sheet.small("auxiliaries", index) or (not sheet.page.is_parsed and sheet.small("passives", index))
