"""Find the words that tell of events.

In:  a page and the tables "triggers" and "inflections" of its language.
Out: `Trigger`s in text order, none inside another; where tags are there, they must fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import words_at
from cuttings.read.inflection import Shape, noun_forms, verb_forms
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES = ("triggers", "inflections")
VERB_TAGS = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass"})
NAMED = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE})
"""Names of these are no events, whatever words they are made of ("Election Commission")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form tells, and what must stand beside it; the columns are told at the top of the table.

    `undergoes`: it happens to its subject. `of_actor`: a noun whose doer follows "of".
    """

    type: str
    is_noun: bool
    undergoes: bool
    of_actor: bool
    objects: frozenset[str]
    object_types: frozenset[str]
    spares: frozenset[str]
    needs: frozenset[str]
    shapes: frozenset[Shape]

    @property
    def is_bound(self) -> bool:
        """Tell whether something must stand beside it."""
        return bool(self.objects or self.object_types or self.spares or self.needs)


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """The triggers of a language: runs of lower-case words by their first one, longest first, bound ones first."""

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
    blocked = _blocked_tokens(lowers, words) | _taken_tokens(page)
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
            if not page.is_parsed or _fits(page, trigger):
                return trigger
    return None


def _head(doc: Doc, place: int, length: int, entry: Entry) -> int:
    return place + length - 1 if entry.is_noun and length > 1 and doc[place + length - 1].pos_ in NOUN_TAGS else place


def _fits(page: Page, trigger: Trigger) -> bool:
    head, entry = page.doc[trigger.head], trigger.entry
    if entry.is_noun:
        return head.pos_ in NOUN_TAGS and head.dep_ not in ("compound", "npadvmod")
    is_verb = head.pos_ in VERB_TAGS or (head.pos_ == "ADJ" and Shape.PARTICIPLE in entry.shapes)
    return is_verb and (not entry.is_bound or _has_beside(page, head, entry))


def _has_beside(page: Page, head: Token, entry: Entry) -> bool:
    objects = [child for child in head.children if child.dep_ in OBJECTS]
    sorts = {sort for each in objects for sort in _sorts(page, each)} if objects else {"none"}
    return (
        (not entry.objects or any({each.lemma_.lower(), each.lower_} & entry.objects for each in objects))
        and (not entry.object_types or bool(sorts & entry.object_types))
        and not sorts & entry.spares
        and (not entry.needs or bool(_complements(head) & entry.needs))
    )


def _sorts(page: Page, noun: Token) -> Iterator[str]:
    """Yield what sort of thing an object is: a type of mention, "person" for pronouns, "quantity" when counted."""
    mention = page.mention_at(words_at(page.text, noun.idx, noun.idx + len(noun)))
    if mention is not None:
        yield mention.type
    if noun.pos_ == "PRON" and noun.lower_ not in ("it", "that", "this", "which"):
        yield "person"
    if noun.like_num or any(child.dep_ == "nummod" for child in noun.children):
        yield "quantity"


def _complements(head: Token) -> set[str]:
    """Return what follows a verb: the prepositions on it, and "infinitive"."""
    found = {child.lower_ for child in head.children if child.dep_ in ("prep", "prt")}
    clauses = [child for child in head.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    if any(child.tag_ == "VB" and any(each.lower_ == "to" for each in child.children) for child in clauses):
        found.add("infinitive")
    return found


def _taken_tokens(page: Page) -> set[int]:
    """Return the tokens in which nothing is told: times, names, and the lines above a story."""
    clipping = page.clipping
    places = [each.words for each in page.timexes]
    places += [each.words for each in page.mentions if each.form is MentionForm.NAME and each.type in NAMED]
    places += [each for each in (clipping.byline, clipping.dateline and clipping.dateline.words) if each]
    places += clipping.credits
    return {index for each in places for index in page.tokens_at(each)}


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
        of_actor=row.get("of") == "actor",
        objects=frozenset(row.get("objects", ())),
        object_types=frozenset(row.get("object_types", ())),
        spares=frozenset(row.get("spares", ())),
        needs=frozenset(row.get("needs", ())),
        shapes=frozenset({shape}),
    )
