"""Give headlines and all-capitals passages the capitals of a plain sentence, since models stumble over any others.

In:  the text of a clipping, its passages, and which words are everyday words.
Out: a text of the same length in which only the case of letters differs, so that all offsets stay.

A word keeps its capital when it is not an everyday word, when the same clipping writes it with a capital in the midst
of a plain sentence, or when a table knows it as a name. Letters whose other case has another length are left alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from spacy.language import Language

from cuttings.model.clipping import Clipping, Passage, PassageKind
from cuttings.read.everyday import EverydayWords, everyday_words
from cuttings.read.names.words import Phrases, compile_phrases, name_words
from cuttings.resources.tables import Tables

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’&][^\W\d_]+)*")
SENTENCE_ENDS = re.compile(r"[.!?…:][\"”’'»)\]]*\s+[\"“‘'«(\[]*$|^[\W_]*$|(?:--|[–—])\s*$")
DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}\s+$|\b[^\W\d_]\.\s+$")
UPPER_SHARE, TITLE_SHARE = 0.8, 0.87
"""Shares of capital letters, and of capitalised words of four letters or more, that make a passage upper or title case.
Title case leaves hardly any such word small but "with" and "from"; in a plain headline most long words can be names."""
MIN_WORDS = 3
MAX_TITLE_WORDS = 30
ACRONYM_LENGTH = 5
MIN_ENDING_WORD = 6
"""Letters from which on an ending of everyday words is believed: "detiene", but not "Irene"."""


class Case(Enum):
    """How a passage is set."""

    PLAIN = "plain"
    TITLE = "title"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Casing:
    """What decides a capital: everyday words, names that look like them, names of this clipping, known acronyms."""

    common: EverydayWords
    names: frozenset[str]
    given: frozenset[str]
    ambiguous: frozenset[str]
    seen: frozenset[str]
    acronyms: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    openers: frozenset[str]
    phrases: Phrases
    endings: tuple[str, ...]

    def is_name(self, word: str, following: str) -> bool:
        """Tell whether a word, in lower case, keeps a capital; a given name that is also a word does before a name."""
        if word in self.seen or word in self.names:
            return True
        if word in self.given and word in self.common:
            return bool(following) and following not in self.common
        return word not in self.common and not (len(word) >= MIN_ENDING_WORD and word.endswith(self.endings))


def recase(clipping: Clipping, nlp: Language, tables: Tables) -> str:
    """Return the clipping's text with headlines and all-capitals passages in sentence case, length unchanged."""
    text = clipping.text
    stops: Collection[str] = nlp.Defaults.stop_words or ()
    cases = [
        (passage, case_of(text[passage.start : passage.end], passage.kind, stops)) for passage in clipping.passages
    ]
    if all(case is Case.PLAIN for _, case in cases):
        return text
    plain = [passage for passage, case in cases if case is Case.PLAIN]
    casing = _casing(frozenset(_names_in(text, plain)), nlp, tables)
    parts: list[str] = []
    last = 0
    for passage, case in cases:
        words = text[passage.start : passage.end]
        parts += [text[last : passage.start], words if case is Case.PLAIN else recase_words(words, case, casing)]
        last = passage.end
    return "".join([*parts, text[last:]])


def case_of(words: str, kind: PassageKind, stop_words: Collection[str] = ()) -> Case:
    """Tell how a passage is set. Only headlines and short blocks without a full stop can be title case."""
    found = [match.group() for match in WORD.finditer(words)]
    letters = [char for word in found for char in word if char.isalpha()]
    if len(found) < MIN_WORDS:
        return Case.PLAIN
    if sum(char.isupper() for char in letters) >= UPPER_SHARE * len(letters):
        return Case.UPPER
    long = [word for word in found[1:] if len(word) > 3 and word.lower() not in stop_words]
    is_short = len(found) <= MAX_TITLE_WORDS and (kind is PassageKind.HEADLINE or not words.rstrip().endswith("."))
    if is_short and len(long) >= 2 and sum(word[0].isupper() for word in long) >= TITLE_SHARE * len(long):
        return Case.TITLE
    return Case.PLAIN


def recase_words(words: str, case: Case, casing: Casing) -> str:
    """Return a passage in sentence case: first words and names keep a capital, acronyms all of theirs."""
    found = list(WORD.finditer(words))
    kept = _kept(words, found, casing)
    parts: list[str] = []
    last = 0
    for index, match in enumerate(found):
        keeps = index in kept or _opens(words, match)
        parts += [words[last : match.start()], _recased(match.group(), case, casing, keeps=keeps)]
        last = match.end()
    return "".join([*parts, words[last:]])


def _kept(words: str, found: Sequence[re.Match[str]], casing: Casing) -> set[int]:
    """Return which words keep a capital as names: alone, in a phrase that a table knows, or by the name beside them."""
    lowers = [match.group().lower().replace("’", "'") for match in found]
    bare = [word.rstrip(".").removesuffix("'s") for word in lowers]
    kept = {index for index, word in enumerate(bare) if casing.is_name(word, (*bare, "")[index + 1])}
    for index in range(len(bare)):
        kept.update(range(index, index + casing.phrases.length_at(bare, index)))
    for index in sorted(kept):
        if index and bare[index - 1] in casing.openers:
            kept.add(index - 1)
    for index in range(1, len(bare)):
        if index - 1 in kept and bare[index - 1] in casing.given and bare[index] in casing.ambiguous:
            kept.add(index)
        beside = index - 1 in kept and words[found[index - 1].end() : found[index].start()] == " "
        if beside and bare[index] in casing.heads and bare[index - 1] not in casing.titles:
            kept.add(index)
    return kept | set(_spelt_out(words, found, bare))


def _spelt_out(words: str, found: Sequence[re.Match[str]], bare: Sequence[str]) -> Iterator[int]:
    """Yield the words whose initials make the bracketed acronym after them: "NORTHERN FARMERS UNION (NFU)"."""
    for index in range(3, len(found)):
        letters = bare[index].replace(".", "")
        is_bracketed = words[found[index].start() - 1] in "([" and words[
            found[index].end() : found[index].end() + 1
        ] in (")", "]")
        if is_bracketed and 3 <= len(letters) <= 8:
            yield from _with_initials(letters, index, bare)


def _with_initials(letters: str, before: int, bare: Sequence[str]) -> Iterator[int]:
    first = before - len(letters)
    if first >= 0 and "".join(word[0] for word in bare[first:before]) == letters:
        yield from range(first, before)


def _opens(words: str, match: re.Match[str]) -> bool:
    """Tell whether a word opens a sentence; the full stop of an abbreviation like "U.S." opens none."""
    at = match.start()
    if at > 1 and words[at - 1] == " " and words[at - 2].isalnum():
        return False  # as nearly all words stand: after another
    before = words[max(0, at - 8) : at]
    return SENTENCE_ENDS.search(before) is not None and DOTTED.search(before) is None


def _recased(word: str, case: Case, casing: Casing, *, keeps: bool) -> str:
    lower = word.lower()
    if len(lower) != len(word) or _is_acronym(word, lower, case, casing):
        return word
    if not keeps:
        return lower
    return word if case is Case.TITLE else _title(lower)


def _is_acronym(word: str, lower: str, case: Case, casing: Casing) -> bool:
    if lower.rstrip(".") in casing.acronyms and word.isupper():
        return True
    if not word.isupper() or len(word) < 2:
        return False
    if case is Case.TITLE or "." in word[:-1] or "&" in word:
        return True
    has_vowel = any(char in "aeiouyáéíóú" for char in lower)
    return not has_vowel and len(word) <= ACRONYM_LENGTH and lower not in casing.common


def _title(lower: str) -> str:
    big = lower[0].upper()
    if lower[:2] in ("o'", "o’", "d'", "d’") and len(lower) > 3:
        return big + lower[1] + lower[2].upper() + lower[3:]
    return big + lower[1:] if len(big) == 1 else lower


def _names_in(text: str, plain: Sequence[Passage]) -> Iterator[str]:
    """Yield the words, in lower case, that plain passages write with a capital in the midst of a sentence."""
    small: set[str] = set()
    big: set[str] = set()
    for passage in plain:
        words = text[passage.start : passage.end]
        for match in WORD.finditer(words):
            word = match.group()
            if not word[0].isupper():
                small.add(word.lower())
            elif not _opens(words, match):
                big.add(word.lower().rstrip("."))
    yield from big - small


def _casing(seen: frozenset[str], nlp: Language, tables: Tables) -> Casing:
    return replace(_known_casing(nlp, tables), seen=seen)


@cache
def _known_casing(nlp: Language, tables: Tables) -> Casing:
    """Return what a language knows of capitals, before any clipping is seen."""
    names = name_words(tables)
    ambiguous = tables.words("casing", "ambiguous")
    places = {word for place in names.known_places for word in place if len(place) == 1}
    own = (tables.words("casing", "names") | places | frozenset(names.given) | names.demonym_words) - ambiguous
    long_names = [" ".join(place) for place in names.known_places | names.known_bodies if len(place) > 1]
    return Casing(
        common=everyday_words(nlp, tables),
        names=own,
        given=frozenset(names.given) | ambiguous,
        ambiguous=ambiguous,
        seen=frozenset(),
        acronyms=tables.words("casing", "acronyms"),
        titles=frozenset(names.office_gender) | frozenset(names.honorifics),
        heads=names.body_parts | names.place_heads,
        openers=names.place_openers | tables.words("casing", "openers"),
        phrases=compile_phrases(long_names),
        endings=tuple(sorted(tables.words("casing", "endings"))),
    )
