"""Find the words that tell of events.

In:  a page and the tables "triggers" and "inflections" of its language.
Out: `Trigger`s in text order, none inside another; where tags are there, they must fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from cuttings.read.inflection import Shape, noun_forms, verb_forms
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES = ("triggers", "inflections")
VERB_TAGS = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form tells: PLOVER type, shapes, whether its subject undergoes it, what objects it must have."""

    type: str
    is_noun: bool
    undergoes: bool
    objects: frozenset[str]
    shapes: frozenset[Shape]


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """The trigger lexicon of a language: runs of lower-case words by their first one, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    blocked: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at tokens `start` to `end` (not included); `head` is the token that carries its syntax."""

    start: int
    end: int
    head: int
    entry: Entry


def find_triggers(page: Page) -> list[Trigger]:
    """Return the triggers of a page."""
    words = trigger_words(page.tables)
    lowers = [token.lower_ for token in page.doc]
    blocked = _blocked_tokens(lowers, words)
    found: list[Trigger] = []
    place = 0
    while place < len(lowers):
        trigger = None if place in blocked else _at(page, lowers, place, words)
        if trigger:
            found.append(trigger)
        place = trigger.end if trigger else place + 1
    return found


def _at(page: Page, lowers: list[str], place: int, words: TriggerWords) -> Trigger | None:
    for run, entry in words.by_first.get(lowers[place], ()):
        if tuple(lowers[place : place + len(run)]) == run:
            trigger = Trigger(place, place + len(run), _head(page.doc, place, len(run), entry), entry)
            if not page.is_parsed or _fits(page.doc, trigger):
                return trigger
    return None


def _head(doc: Doc, place: int, length: int, entry: Entry) -> int:
    return place + length - 1 if entry.is_noun and length > 1 and doc[place + length - 1].pos_ in NOUN_TAGS else place


def _fits(doc: Doc, trigger: Trigger) -> bool:
    head, entry = doc[trigger.head], trigger.entry
    if entry.is_noun:
        return head.pos_ in NOUN_TAGS and head.dep_ not in ("compound", "npadvmod")
    is_verb = head.pos_ in VERB_TAGS or (head.pos_ == "ADJ" and Shape.PARTICIPLE in entry.shapes)
    return is_verb and (not entry.objects or any(_is_object(child, entry) for child in head.children))


def _is_object(child: Token, entry: Entry) -> bool:
    is_one = child.dep_ in ("dobj", "obj", "nsubjpass", "nsubj:pass")
    return is_one and (child.lemma_.lower() in entry.objects or child.lower_ in entry.objects)


def _blocked_tokens(lowers: list[str], words: TriggerWords) -> set[int]:
    blocked: set[int] = set()
    for place, word in enumerate(lowers):
        for run in words.blocked.get(word, ()):
            if tuple(lowers[place : place + len(run)]) == run:
                blocked.update(range(place, place + len(run)))
    return blocked


@cache
def trigger_words(tables: Tables) -> TriggerWords:
    """Return the compiled lexicon of a language."""
    runs: dict[tuple[str, ...], dict[bool, Entry]] = {}
    for run, entry in _entries(tables["triggers"], tables["inflections"]):
        known = runs.setdefault(run, {}).get(entry.is_noun)
        runs[run][entry.is_noun] = _merged(known, entry) if known else entry
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for run, entries in runs.items():
        by_first.setdefault(run[0], []).extend((run, entry) for _, entry in sorted(entries.items()))
    blocked: dict[str, list[tuple[str, ...]]] = {}
    for text in tables["triggers"].get("not", ()):
        blocked.setdefault(text.split()[0], []).append(tuple(text.split()))
    return TriggerWords(
        {
            first: tuple(sorted(many, key=lambda each: (-len(each[0]), each[1].is_noun)))
            for first, many in by_first.items()
        },
        {first: tuple(many) for first, many in blocked.items()},
    )


def _merged(first: Entry, other: Entry) -> Entry:
    if first.type != other.type:
        return first
    return Entry(first.type, first.is_noun, first.undergoes, first.objects, first.shapes | other.shapes)


def _entries(table: Mapping[str, Any], inflections: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for kind in ("verbs", "phrases", "nouns"):
        for row in table.get(kind, ()):
            for word in row["words"]:
                first, _, rest = word.partition(" ")
                forms = _forms(kind, word, first, inflections)
                for form, shape in forms:
                    tail = rest.split() if kind != "nouns" else []
                    yield (*form.split(), *tail), _entry(row, kind, shape)


def _forms(kind: str, word: str, first: str, inflections: Mapping[str, Any]) -> Iterator[tuple[str, Shape]]:
    if kind == "nouns":
        yield from ((form, Shape.NOUN) for form in noun_forms(word, inflections))
    else:
        yield from verb_forms(first, inflections)


def _entry(row: Mapping[str, Any], kind: str, shape: Shape) -> Entry:
    return Entry(
        type=row["type"],
        is_noun=kind == "nouns",
        undergoes=row.get("frame") == "undergo",
        objects=frozenset(row.get("objects", ())),
        shapes=frozenset({shape}),
    )
