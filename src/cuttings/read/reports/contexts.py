"""What a report is about: its PLOVER contexts, by words of its clause.

In:  a page, the head of a trigger, the attribution it stands in, the tables "contexts" of the language.
Out: codes, sorted: ("economic", "legal").

A clause reaches as far as the parse lets it; without one, its sentence is asked, but never the words that name who
says it: what a union says is not about labour. Where no word tells, there is none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import Attribution
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES = ("contexts",)
WORD = re.compile(r"\w+")
PLURALS = ("s", "es")


@dataclass(frozen=True, slots=True)
class ContextWords:
    """For each word that can begin one, all that it begins, longest first; and the contexts that each tells."""

    by_first: Mapping[str, tuple[str, ...]]
    contexts: Mapping[str, tuple[str, ...]]


@cache
def context_words(tables: Tables) -> ContextWords:
    """Return the compiled table "contexts" of a language."""
    told: dict[str, list[str]] = {}
    by_first: dict[str, set[str]] = {}
    for context, words in tables["contexts"].items():
        for word in words:
            told.setdefault(word, []).append(context)
            first = WORD.findall(word)[0]
            for each in (first, *(word + ending for ending in PLURALS)):
                by_first.setdefault(each, set()).add(word)
    longest_first = {
        first: tuple(sorted(many, key=lambda word: (-len(word), word))) for first, many in by_first.items()
    }
    return ContextWords(longest_first, {word: tuple(contexts) for word, contexts in told.items()})


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of some words, compiled when a text first has the word that begins them."""
    return re.compile(rf"({'|'.join(map(re.escape, words))})(?:{'|'.join(PLURALS)})?\b", re.IGNORECASE)


def contexts_of(page: Page, head: Token, attribution: Attribution | None) -> tuple[str, ...]:
    """Return the contexts of the event that a token tells, perhaps in the words of somebody."""
    start, end = _clause(head) if page.is_parsed else (head.sent.start_char, head.sent.end_char)
    speaker = attribution.source if attribution else None
    words = context_words(page.tables)
    told: set[str] = set()
    for match in _matches(page.text, start, end, words):
        if not (speaker and speaker.start <= match.start() < speaker.end):
            told.update(words.contexts[match[1].lower()])
    return tuple(sorted(told))


def _matches(text: str, start: int, end: int, words: ContextWords) -> Iterator[re.Match[str]]:
    """Yield the words of a stretch that tell a context."""
    while word := WORD.search(text, start, end):
        begun = words.by_first.get(word.group().lower())
        match = _expression(begun).match(text, word.start(), end) if begun else None
        start = (match or word).end()
        if match:
            yield match


def _clause(head: Token) -> tuple[int, int]:
    """Return where the clause of a token begins and ends: all that hangs on the verb above it."""
    verbs = (each for each in (head, *head.ancestors) if each.pos_ in ("VERB", "AUX") and each.dep_ != "amod")
    top = next(verbs, head.sent.root)
    return top.left_edge.idx, top.right_edge.idx + len(top.right_edge)
