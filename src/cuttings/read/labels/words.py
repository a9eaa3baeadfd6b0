"""The loaded words of a language, compiled from the table "labels".

In:  the tables of a language.
Out: `LabelWords`: runs of lower-case tokens by their first one, longest first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cuttings.read.inflection import noun_forms
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("labels", "inflections")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Runs with whether they are nouns, those first that are both; prefixes that make an adjective ("anti-").

    Verbs that name their object, and by what word ("see as"); verbs that charge it, and with what word ("accuse of");
    subjects that stand for nothing ("it").
    Where there is no parse: words between a name and its label, copulas, what binds a name to the words before it, and
    what stands before who is called something.
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], bool], ...]]
    prefixes: frozenset[str]
    neutral: frozenset[str]
    capitals: frozenset[str]
    skipped: frozenset[str]
    naming: frozenset[str]
    copulas: frozenset[str]
    binding: frozenset[str]
    objects: frozenset[str]
    naming_links: frozenset[str]
    charging: frozenset[str]
    charging_links: frozenset[str]
    empty: frozenset[str]


@cache
def label_words(tables: Tables) -> LabelWords:
    """Return the compiled table "labels" of a language."""
    table, inflections = tables["labels"], tables["inflections"]
    runs = {(tuple(_cut(word)), False) for word in table.get("adjectives", ())}
    runs |= {(tuple(_cut(form)), True) for word in table.get("nouns", ()) for form in noun_forms(word, inflections)}
    by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for run, is_noun in sorted(runs, key=lambda each: (-len(each[0]), each[0], not each[1])):
        by_first.setdefault(run[0], []).append((run, is_noun))
    return LabelWords(
        {first: tuple(many) for first, many in by_first.items()},
        prefixes=tables.words("labels", "prefixes"),
        neutral=tables.words("labels", "neutral"),
        capitals=tables.words("labels", "capitals"),
        skipped=tables.words("labels", "skipped"),
        naming=tables.words("labels", "naming"),
        copulas=tables.words("labels", "copulas"),
        binding=tables.words("labels", "binding"),
        objects=tables.words("labels", "objects"),
        naming_links=tables.words("labels", "naming_links"),
        charging=tables.words("labels", "charging"),
        charging_links=tables.words("labels", "charging_links"),
        empty=tables.words("labels", "empty"),
    )


def _cut(word: str) -> list[str]:
    """Return the tokens of a label as the tokenizer cuts them: hyphens apart."""
    return word.replace("-", " - ").split()
