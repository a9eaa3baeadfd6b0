"""What a report is about: its PLOVER contexts, by words of its clause.

In:  a page, the head of a trigger, the attribution it stands in, the tables "contexts" of the language.
Out: codes, sorted: ("economic", "legal").

A clause reaches as far as the parse lets it; without one, its sentence is asked, but never the words that name who
says it: what a union says is not about labour. Where no word tells, there is none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import Attribution
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES = ("contexts",)


@dataclass(frozen=True, slots=True)
class ContextWords:
    """One expression for all words, and the contexts that each word tells."""

    expression: re.Pattern[str]
    contexts: Mapping[str, tuple[str, ...]]


@cache
def context_words(tables: Tables) -> ContextWords:
    """Return the compiled table "contexts" of a language."""
    told: dict[str, list[str]] = {}
    for context, words in tables["contexts"].items():
        for word in words:
            told.setdefault(word, []).append(context)
    longest_first = sorted(told, key=lambda word: (-len(word), word))
    expression = re.compile(rf"\b({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?:s|es)?\b", re.IGNORECASE)
    return ContextWords(expression, {word: tuple(contexts) for word, contexts in told.items()})


def contexts_of(page: Page, head: Token, attribution: Attribution | None) -> tuple[str, ...]:
    """Return the contexts of the event that a token tells, perhaps in the words of somebody."""
    words = context_words(page.tables)
    start, end = _clause(head) if page.is_parsed else (head.sent.start_char, head.sent.end_char)
    speaker = attribution.source if attribution else None
    found = words.expression.finditer(page.text, start, end)
    told = [match for match in found if not (speaker and speaker.start <= match.start() < speaker.end)]
    return tuple(sorted({context for match in told for context in words.contexts[match[1].lower()]}))


def _clause(head: Token) -> tuple[int, int]:
    """Return where the clause of a token begins and ends: all that hangs on the verb above it."""
    verbs = (each for each in (head, *head.ancestors) if each.pos_ in ("VERB", "AUX") and each.dep_ != "amod")
    top = next(verbs, head.sent.root)
    return top.left_edge.idx, top.right_edge.idx + len(top.right_edge)
