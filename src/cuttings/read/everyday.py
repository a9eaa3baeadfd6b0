"""Everyday words of a language: what no name is made of, for words whose capitals tell nothing.

In:  a pipeline and the word tables of its language.
Out: a collection to ask: `"voting" in everyday_words(nlp, tables)`.

The forms of a word are not listed, since listing them takes as long as reading a dozen clippings: the lemmatizer's
rules lead back from each form that is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.lookups import Lookups

from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class EverydayWords:
    """Words as they are; and lemmas, of which each form is one too: "voting", since {"ing": ("e",)} makes it "vote"."""

    words: frozenset[str]
    lemmas: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    longest: int

    def __contains__(self, word: str) -> bool:
        """Tell whether a word, in lower case, is one of them."""
        return word in self.words or word in self.lemmas or self._is_form(word)

    def _is_form(self, word: str) -> bool:
        for length in range(1, min(self.longest, len(word)) + 1):
            for stem in self.stems.get(word[-length:], ()):
                if word[:-length] + stem in self.lemmas:
                    return True
        return False


@cache
def everyday_words(nlp: Language, tables: Tables) -> EverydayWords:
    """Return the words of the table "casing", stop words, and those of the lemmatizer's lookup tables if it has any."""
    lemmas = set(nlp.Defaults.stop_words or ())
    stems: dict[str, set[str]] = {}
    if nlp.has_pipe("lemmatizer"):
        lookups: Lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # typed as a callable
        for name in ("lemma_index", "lemma_exc"):
            if lookups.has_table(name):
                lemmas.update(word for words in lookups.get_table(name).values() for word in words)
        rules = lookups.get_table("lemma_rules").values() if lookups.has_table("lemma_rules") else ()
        for ending, stem in (each for many in rules for each in many):
            if ending.isalpha():
                stems.setdefault(ending, set()).add(stem)
    return EverydayWords(
        tables.words("casing", "common"),
        frozenset(lemmas),
        {ending: tuple(sorted(many)) for ending, many in stems.items()},
        max(map(len, stems), default=0),
    )
