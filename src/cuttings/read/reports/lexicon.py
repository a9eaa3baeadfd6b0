"""The words that tell of events, compiled from the table "triggers".

In:  the tables "triggers" and "inflections" of a language.
Out: `TriggerWords`: what each written form tells, and what must stand beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from cuttings.read.inflection import Shape, noun_forms, verb_forms
from cuttings.resources.tables import Tables

TABLES = ("triggers", "inflections")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form tells, and what must stand beside it; the columns are told at the top of the table.

    `undergoes`: it happens to its subject. `is_mutual`: both sides act. `of_actor`: a noun whose doer follows "of".
    `borrows`: the types of events near by that lend it theirs. `lemma`: its dictionary form.
    """

    type: str
    mode: str | None
    is_noun: bool
    is_state: bool
    undergoes: bool
    is_mutual: bool
    of_actor: bool
    is_uncounted: bool
    objects: frozenset[str]
    object_types: frozenset[str]
    spares: frozenset[str]
    needs: frozenset[str]
    subjects: frozenset[str]
    subject_types: frozenset[str]
    borrows: frozenset[str]
    shapes: frozenset[Shape]
    lemma: str = ""

    @property
    def is_bound(self) -> bool:
        """Tell whether something must stand beside it."""
        beside = (self.objects, self.object_types, self.spares, self.needs, self.subjects, self.subject_types)
        return any(beside)


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """The triggers of a language: runs of lower-case words by their first one, longest first, bound ones first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    blocked: Mapping[str, tuple[tuple[str, ...], ...]]
    carriers: frozenset[str]


@cache
def trigger_words(tables: Tables) -> TriggerWords:
    """Return the compiled lexicon of a language."""
    runs: dict[tuple[str, ...], list[Entry]] = {}
    for run, entry in _entries(tables["triggers"], tables["inflections"]):
        _add(runs.setdefault(run, []), entry)
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for run, entries in runs.items():
        ordered = sorted(entries, key=lambda each: (each.is_noun, not each.is_bound))
        by_first.setdefault(run[0], []).extend((run, entry) for entry in ordered)
    blocked: dict[str, list[tuple[str, ...]]] = {}
    for text in tables["triggers"].get("not", ()):
        blocked.setdefault(text.split()[0], []).append(tuple(text.split()))
    return TriggerWords(
        {first: tuple(sorted(many, key=lambda each: -len(each[0]))) for first, many in by_first.items()},
        {first: tuple(many) for first, many in blocked.items()},
        tables.words("triggers", "carriers"),
    )


def _add(entries: list[Entry], entry: Entry) -> None:
    """Add what a form tells; a form with several shapes is one entry, and the first of two unbound meanings stands."""
    for place, known in enumerate(entries):
        if replace(known, shapes=entry.shapes) == entry:
            entries[place] = replace(known, shapes=known.shapes | entry.shapes)
            return
        if known.is_noun == entry.is_noun and not known.is_bound and not entry.is_bound:
            return
    entries.append(entry)


def _entries(table: Mapping[str, Any], inflections: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for kind in ("verbs", "phrases", "nouns", "states"):
        for row in table.get(kind, ()):
            for word in row["words"]:
                for run, shape in _runs(kind, word, inflections):
                    yield run, _entry(row, kind, shape, word, table.get("sets", {}))


def _runs(kind: str, word: str, inflections: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Shape]]:
    if kind == "states":
        yield tuple(word.split()), Shape.PARTICIPLE
    elif kind == "nouns":
        yield from ((tuple(form.split()), Shape.NOUN) for form in noun_forms(word, inflections))
    else:
        first, _, rest = word.partition(" ")
        yield from (((*form.split(), *rest.split()), shape) for form, shape in verb_forms(first, inflections))


def _entry(row: Mapping[str, Any], kind: str, shape: Shape, word: str, sets: Mapping[str, Any]) -> Entry:
    def listed(column: str) -> frozenset[str]:
        words = row.get(column, ())
        return frozenset(each for word in words for each in (sets[word[1:]] if word.startswith("@") else (word,)))

    return Entry(
        type=row["type"],
        mode=row.get("mode"),
        is_noun=kind == "nouns",
        is_state=kind == "states",
        undergoes=row.get("frame") == "undergo",
        is_mutual=row.get("frame") == "mutual",
        of_actor=row.get("of") == "actor",
        is_uncounted=row.get("counted") is False,
        objects=listed("objects"),
        object_types=listed("object_types"),
        spares=listed("spares"),
        needs=listed("needs"),
        subjects=listed("subjects"),
        subject_types=listed("subject_types"),
        borrows=listed("borrows"),
        shapes=frozenset({shape}),
        lemma=word,
    )
