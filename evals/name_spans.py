"""Score where names stand and what they name: persons, organisations and groups, places.

In:  crossner-politics/dev.jsonl (CrossNER: sentences of Wikipedia on politics; MIT) and re3d/dev.jsonl (dstl: reports
     on the war in Syria and Iraq; licence per source), each with entities, and the map of its types (maps/*.toml). The
     unit is one name; `train.jsonl` is not scored.
Out: sums over all documents, one to one as in matching.py, over the types of the gold that map to ours.

name_f1          the spans are equal, a leading article and a closing "'s" left off on both sides, whatever the types.
name_half_f1     the spans share at least half of their characters, whatever the types.
name_type_f1     the spans are equal as in name_f1, and our type is one that the map gives.
person_f1, organization_f1, place_f1   the same as name_type_f1 for the gold of one type and our names of that type.

Ours are the mentions by name of the types that the map knows; a group counts as an organisation. Where the gold marks
descriptions and pronouns too (re3d), one without a capital in it past the article, or a pronoun, is not
asked for. Names of ours that overlap gold that is not asked for are not counted. These scores are shown and have no
target: the sets draw the borders of names in other ways than we do ("the northern part of Syria" is one place).

Source: github.com/zliucr/CrossNER (Liu et al. 2021; trained systems about .72, recalled) and github.com/dstl/re3d.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.finding import Finding, Mention, MentionForm
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, misses_of
from evals.matching import Tally, match, share_in_common
from evals.reading import read_text

MAPS = Path(__file__).parent / "maps"
LEADING = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
CLOSING = re.compile(r"['’]s?$")
PRONOUNS = frozenset(
    {"i", "he", "his", "him", "she", "her", "we", "our", "us", "they", "their", "them", "it", "its", "you"}
)
"""Those that a sentence may open with a capital."""
ALONE = ("person", "organization", "place")
COUNTS_AS = {"group": "organization"}
LEAST_IN_COMMON = 0.5
METRICS = ("name_f1", "name_half_f1", "name_type_f1", *(f"{kind}_f1" for kind in ALONE))


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the types it may have among ours; one type where we found it."""

    words: Words
    types: tuple[str, ...]

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.words.span

    @property
    def core(self) -> Span:
        """Its span without a leading article and a closing possessive."""
        surface = self.words.surface
        opening, closing = LEADING.match(surface), CLOSING.search(surface)
        start = opening.end() if opening else 0
        end = closing.start() if closing else len(surface)
        return Span(self.words.start + start, self.words.start + end) if start < end else self.words.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.words.surface} ({', '.join(self.types)})"


@dataclass(frozen=True, slots=True)
class Gold:
    """The names that are asked for, and the places about which nothing is asked."""

    names: tuple[Name, ...]
    unasked: tuple[Span, ...]


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents."""
    rules = map_of(data.task)
    tallies = dict.fromkeys(METRICS, Tally())
    misses: list[Miss] = []
    for document in data.documents():
        found = found_names(read_text(document["text"], "en", None).findings, rules)
        for metric, (tally, missed) in compare_document(document, found, rules).items():
            tallies[metric] += tally
            misses += missed
    for metric, tally in tallies.items():
        yield Measure(metric, tally.f1, tally.expected, tuple(miss for miss in misses if miss.metric == metric))


@cache
def map_of(task: str) -> Mapping[str, Any]:
    """Return how the types of a task are mapped to ours."""
    return tomllib.loads((MAPS / f"{task}.toml").read_text(encoding="utf-8"))


def gold_names(document: Document, rules: Mapping[str, Any]) -> Gold:
    """Return the names of a document that are asked for, each once, and the places of all else that the gold marks."""
    names: dict[tuple[int, int, str], Name] = {}
    unasked = []
    for row in document["entities"]:
        words = Words(row["start"], row["end"], row["surface"])
        types = rules["types"].get(row["type"])
        if types is None or (rules["gold"]["descriptions"] and not _has_name(words.surface)):
            unasked.append(words.span)
        else:
            names.setdefault((words.start, words.end, row["type"]), Name(words, tuple(types)))
    return Gold(tuple(names.values()), tuple(unasked))


def found_names(findings: Iterable[Finding], rules: Mapping[str, Any]) -> list[Name]:
    """Return our mentions by name whose type some type of the gold is mapped to."""
    known = {each for types in rules["types"].values() for each in types}
    named = [each for each in findings if isinstance(each, Mention) and each.form is MentionForm.NAME]
    return [Name(each.words, (str(each.type),)) for each in named if str(each.type) in known]


def compare_document(
    document: Document, found: Sequence[Name], rules: Mapping[str, Any]
) -> Mapping[str, tuple[Tally, list[Miss]]]:
    """Return what our names are worth against those of a document: counts and misses by metric."""
    gold = gold_names(document, rules)
    ours = [each for each in found if _is_asked(each, gold)]

    def compare(metric: str, kind: str | None = None) -> tuple[Tally, list[Miss]]:
        expected = [each for each in gold.names if kind is None or kind in each.types]
        matching = match(expected, _of_kind(ours, kind), overlap=_overlap, agrees=AGREES[metric])
        return matching.tally, list(misses_of(metric if kind is None else f"{kind}_f1", matching, document))

    measured = {metric: compare(metric) for metric in AGREES}
    return measured | {f"{kind}_f1": compare("name_type_f1", kind) for kind in ALONE}


def _of_kind(ours: Sequence[Name], kind: str | None) -> list[Name]:
    return [each for each in ours if kind is None or COUNTS_AS.get(each.types[0], each.types[0]) == kind]


def _is_asked(name: Name, gold: Gold) -> bool:
    is_wanted = any(name.words.span.overlaps(each.words) for each in gold.names)
    return is_wanted or not any(name.words.span.overlaps(place) for place in gold.unasked)


def _has_name(surface: str) -> bool:
    rest = LEADING.sub("", surface, count=1) if LEADING.match(surface) else surface
    return rest.lower() not in PRONOUNS and any(char.isupper() for char in rest)


def _overlap(one: Name, other: Name) -> float:
    return share_in_common([one.core], [other.core])


def _same_span(gold: Name, found: Name) -> bool:
    return gold.core == found.core


def _same_half(gold: Name, found: Name) -> bool:
    return _overlap(gold, found) >= LEAST_IN_COMMON


def _same_type(gold: Name, found: Name) -> bool:
    return _same_span(gold, found) and found.types[0] in gold.types


AGREES = {"name_f1": _same_span, "name_half_f1": _same_half, "name_type_f1": _same_type}
