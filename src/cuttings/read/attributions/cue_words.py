"""The words that report speech, compiled from the tables of a language.

In:  the table "attributions": verbs with what they take, nouns, phrases before a source, adverbs, small words; and the
     table "inflections".
Out: `CueWords`: for each written form the ways it takes a content, each with what the source does with it.

Verbs are written once, in their dictionary form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.model.finding import Act, Polarity
from cuttings.read.inflection import Shape, verb_forms
from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class Sense:
    """What a source does with a content that is taken in one way."""

    polarity: Polarity
    act: Act


Takes = Mapping[str, Sense]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A written form of a verb: the shapes it may have, by what it may take a content, and what its object must be
    (anything where nothing is listed)."""

    shapes: frozenset[Shape]
    takes: Takes
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueWords:
    """The reporting words of a language. Phrases are tuples of lower-case words; `starts` holds every word that one of
    the cues, or of the phrases that hide them, begins with."""

    starts: frozenset[str]
    verbs: Mapping[str, VerbForm]
    nouns: Mapping[str, Takes]
    locutions: Mapping[str, tuple[tuple[tuple[str, ...], VerbForm], ...]]
    not_cues: tuple[tuple[str, ...], ...]
    needs: Mapping[str, frozenset[str]]
    subjects: Mapping[str, frozenset[str]]
    according: tuple[tuple[str, ...], ...]
    standards: frozenset[str]
    adverbs: frozenset[tuple[str, ...]]
    adjectives: frozenset[str]
    documents: frozenset[str]
    of_source: frozenset[str]
    objects: Mapping[str, frozenset[str]]
    small: Mapping[str, frozenset[str]]
    relations: Mapping[str, frozenset[str]]


@cache
def cue_words(tables: Tables) -> CueWords:
    """Return the compiled reporting words of a language."""
    table = tables["attributions"]
    adverbs, documents = table.get("adverbs", {}), table.get("documents", {})
    objects = _objects(table)
    verbs, nouns = _verb_forms(table, tables["inflections"], objects), _merged(table.get("nouns", ()))
    locutions = _locutions(table.get("locutions", ()), tables["inflections"])
    hiding, leading = (_phrases(table.get(each, {}).get("phrases", ())) for each in ("not_cues", "according"))
    apart = _phrases(adverbs.get("words", ()))
    first = (words[0] for words in (*hiding, *leading, *apart))
    return CueWords(
        starts=frozenset((*verbs, *nouns, *locutions, *adverbs.get("adjectives", ()), *first)),
        verbs=verbs,
        nouns=nouns,
        locutions=locutions,
        not_cues=hiding,
        needs=_by_form(table.get("needs", {}), tables["inflections"]),
        subjects=_by_form(table.get("subjects", {}), tables["inflections"]),
        according=leading,
        standards=frozenset(table.get("according", {}).get("standards", ())),
        adverbs=frozenset(apart),
        adjectives=frozenset(adverbs.get("adjectives", ())),
        documents=frozenset(documents.get("words", ())),
        of_source=frozenset(documents.get("of_source", ())),
        objects=objects,
        small=_sets(table.get("words", {})),
        relations=_sets(table.get("relations", {})),
    )


def _sets(table: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _by_form(table: Mapping[str, Iterable[str]], inflections: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """Return by each written form of a verb the words of which one must stand with it."""
    return {form: frozenset(words) for verb, words in table.items() for form, _ in verb_forms(verb, inflections)}


def _objects(table: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """Return the objects that a verb reports: listed for itself, or for its row under a name of "things"."""
    found = dict(_sets(table.get("objects", {})))
    things = _sets(table.get("things", {}))
    for row in table.get("verbs", ()):
        for verb in row["words"] if "of" in row else ():
            found[verb] = found.get(verb, frozenset()) | things[row["of"]]
    return found


def is_among(word: str, listed: frozenset[str]) -> bool:
    """Tell whether a word is listed, or ends as a listed ending ("-ción") does."""
    return word in listed or any(each[0] == "-" and word.endswith(each[1:]) for each in listed)


def _phrases(entries: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return phrases as words, longest first."""
    return tuple(sorted((tuple(entry.split()) for entry in entries), key=lambda words: (-len(words), words)))


def _merged(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Sense]]:
    """Return what each word takes; where two rows give it the same way of taking, the first stands."""
    takes: dict[str, dict[str, Sense]] = {}
    for row in rows:
        sense = Sense(Polarity(row["polarity"]), Act(row.get("act", "speech")))
        for word in row["words"]:
            for way in row["takes"]:
                takes.setdefault(word, {}).setdefault(way, sense)
    return takes


def _locutions(
    rows: Iterable[Mapping[str, Any]], inflections: Mapping[str, Any]
) -> dict[str, tuple[tuple[tuple[str, ...], VerbForm], ...]]:
    """Return by each form of a verb the words that follow it when it reports, longest first, with what they do."""
    found: dict[str, list[tuple[tuple[str, ...], VerbForm]]] = {}
    for phrase, ways in _merged(rows).items():
        verb, *rest = phrase.split()
        for form, shape in verb_forms(verb, inflections):
            found.setdefault(form, []).append((tuple(rest), VerbForm(frozenset({shape}), ways)))
    return {
        form: tuple(sorted(each, key=lambda row: (-len(row[0]), row[0], sorted(row[1].shapes))))
        for form, each in found.items()
    }


def _verb_forms(
    table: Mapping[str, Any], inflections: Mapping[str, Any], objects: Mapping[str, frozenset[str]]
) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for verb, ways in _merged(table.get("verbs", ())).items():
        for form, shape in verb_forms(verb, inflections):
            other = found.get(form)
            shapes = (other.shapes if other else frozenset()) | {shape}
            takes = {**ways, **(other.takes if other else {})}
            allowed = objects.get(verb, frozenset()) | (other.objects if other else frozenset())
            found[form] = VerbForm(shapes, takes, allowed)
    return found
