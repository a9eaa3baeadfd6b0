"""Ties: stated relations of two actors, by the words that stand between their names.

In:  a page with its mentions.
Out: a tie where a listed phrase joins two names directly: "Ana Ruiz, a member of the Harbour League".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cuttings.model.finding import Mention, MentionForm, MentionType, Status, Tie
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("ties",)
ACTORS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP})
MAX_BETWEEN = 60
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _TieWords:
    fillers: frozenset[str]
    relations: tuple[tuple[tuple[str, ...], str], ...]
    longest: int


def read_ties(page: Page) -> Sequence[Tie]:
    """Return the ties of a page, in text order."""
    words = _tie_words(page.tables)
    named = [each for each in page.mentions if each.type in ACTORS and each.form is MentionForm.NAME]
    return list(_ties(page, named, words)) if words.relations else []


def _ties(page: Page, named: Sequence[Mention], words: _TieWords) -> Iterator[Tie]:
    for subject, target in pairwise(named):
        between = page.text[subject.words.end : target.words.start]
        relation = _relation(between, words) if 0 < len(between) <= MAX_BETWEEN else None
        if relation is None:
            continue
        whole = page.words(subject.words.start, target.words.end)
        attribution = page.attribution_at(whole)
        yield Tie(
            clipping=page.clipping.id,
            words=whole,
            method=page.method,
            subject=subject.words,
            object=target.words,
            relation=relation,
            status=Status.HAPPENED,
            attribution=attribution.id if attribution else None,
            voice=page.voice_at(whole),
        )


def _relation(between: str, words: _TieWords) -> str | None:
    tokens = [token.lower() for token in _WORD.findall(between)]
    if sum(token not in words.fillers for token in tokens) > words.longest:
        return None
    for phrase, relation in words.relations:
        for start in range(len(tokens) - len(phrase) + 1):
            rest = tokens[:start] + tokens[start + len(phrase) :]
            if tuple(tokens[start : start + len(phrase)]) == phrase and all(each in words.fillers for each in rest):
                return relation
    return None


@cache
def _tie_words(tables: Tables) -> _TieWords:
    table = tables["ties"]
    relations = [
        (tuple(phrase.split()), name) for name, phrases in table.get("relations", {}).items() for phrase in phrases
    ]
    longest_first = tuple(sorted(relations, key=lambda each: (-len(each[0]), each)))
    longest = len(longest_first[0][0]) if longest_first else 0
    return _TieWords(frozenset(table.get("fillers", ())), longest_first, longest)
