"""The words that say whether a thing took place, compiled from the table "modality".

In:  the tables of a language.
Out: `CueWords`; a `Cue` is one such word met in a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from spacy.tokens import Token

from cuttings.read.inflection import verb_forms
from cuttings.resources.tables import Tables

TABLES = ("modality", "inflections")
NEVER = ("\0",)
"""An ending that no word has."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says of a trigger: a modality, "negated", "denied" or "alleged"."""

    says: str
    token: Token


@dataclass(frozen=True, slots=True)
class CueWords:
    """The lists of the table, in sets and by word; the table's comments tell what each is for."""

    negators: frozenset[str]
    nobody: frozenset[str]
    definite: frozenset[str]
    binding: frozenset[str]
    portions: frozenset[str]
    occurring: frozenset[str]
    tellers: frozenset[str]
    clause_only: frozenset[str]
    wishes: frozenset[str]
    failing: frozenset[str]
    proofs: frozenset[str]
    first_person: frozenset[str]
    blamed: frozenset[str]
    past_markers: frozenset[str]
    conditions: frozenset[str]
    abilities: frozenset[str]
    reported_future: frozenset[str]
    ongoing_be: frozenset[str]
    lasting: frozenset[str]
    since: frozenset[str]
    claims: frozenset[str]
    denying: frozenset[str]
    tales: frozenset[str]
    finders: frozenset[str]
    charges: frozenset[str]
    knowing: frozenset[str]
    factive: frozenset[str]
    unknown: frozenset[str]
    whether: frozenset[str]
    containing: frozenset[str]
    purposes: frozenset[str]
    only: frozenset[str]
    contrasts: frozenset[str]
    conjectures: frozenset[str]
    supposing: frozenset[str]
    seeming: frozenset[str]
    hearsay_passive: frozenset[str]
    yet: frozenset[str]
    meanwhile: frozenset[str]
    anyone: frozenset[str]
    true: frozenset[str]
    untrue: frozenset[str]
    due: frozenset[str]
    within: frozenset[str]
    habits: frozenset[str]
    wrongs: frozenset[str]
    guesses: frozenset[str]
    longer: frozenset[str]
    small: frozenset[str]
    determiners: frozenset[str]
    hearsay: frozenset[str]
    hearsay_auxiliaries: frozenset[str]
    openers: frozenset[str]
    known_after: frozenset[str]
    exclaiming: frozenset[str]
    asking_marks: frozenset[str]
    question_words: frozenset[str]
    auxiliaries: Mapping[str, str]
    governors: Mapping[str, str]
    states: Mapping[str, str]
    markers: Mapping[str, str]
    adverbs: Mapping[str, str]
    prepositions: Mapping[str, str]
    runs: Mapping[tuple[str, ...], str]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    is_concordant: bool


@cache
def cue_words(tables: Tables) -> CueWords:
    """Return the compiled table "modality" of a language."""

    lists = {each.name: tables.words("modality", each.name) for each in fields(CueWords) if each.type == frozenset[str]}

    def by_word(key: str) -> dict[str, str]:
        return _by_word(tables["modality"].get(key, {}))

    return CueWords(
        **lists,
        auxiliaries=by_word("auxiliaries"),
        governors=_inflected(tables) | by_word("governors"),
        states=by_word("states"),
        markers=by_word("markers"),
        adverbs=by_word("adverbs"),
        prepositions=by_word("prepositions"),
        runs={tuple(run.split()): says for run, says in by_word("runs").items()},
        future_endings=tuple(tables["modality"].get("future_endings", ())) or NEVER,
        conditional_endings=tuple(tables["modality"].get("conditional_endings", ())) or NEVER,
        is_concordant=bool(tables["modality"].get("negative_concord", False)),
    )


def _inflected(tables: Tables) -> dict[str, str]:
    """Return the written forms of the governing verbs that the table gives in their dictionary form."""
    table, inflections = _by_word(tables["modality"].get("governing_verbs", {})), tables["inflections"]
    return {form: says for verb, says in table.items() for form, _ in verb_forms(verb, inflections)}


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: says.removesuffix("_adjectives") for says, words in table.items() for word in words}
