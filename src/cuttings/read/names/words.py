"""The tables of names.toml, compiled: phrases that can be looked up at a token, and sets of words.

In:  the tables of a language.
Out: `NameWords`, made once for a set of tables.

Phrases are cut as the tokenizer cuts text (hyphens and "'s" apart), so that they are compared token by token.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.resources.tables import Tables

PHRASE_PIECES = re.compile(r"'s\b|[-–]|[^\s'–-]+(?:'(?!s\b)[^\s'–-]*)*")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    def length_at(self, lowers: Sequence[str], start: int, end: int | None = None) -> int:
        """Return how many tokens the longest phrase that starts here has, 0 for none; it stays before `end`."""
        limit = len(lowers) if end is None else end
        for phrase in self.by_first.get(lowers[start], ()):
            stop = start + len(phrase)
            if stop <= limit and all(lowers[start + step] == word for step, word in enumerate(phrase)):
                return len(phrase)
        return 0


def compile_phrases(texts: Iterable[str]) -> Phrases:
    """Return phrases, written in lower case, ready to be looked up."""
    grouped: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        phrase = tuple(PHRASE_PIECES.findall(text))
        grouped.setdefault(phrase[0], set()).add(phrase)
    return Phrases({first: tuple(sorted(many, key=lambda each: (-len(each), each))) for first, many in grouped.items()})


@dataclass(frozen=True, slots=True)
class NameWords:
    """All word tables that names and chains use."""

    leading: frozenset[str]
    articles: frozenset[str]
    never: frozenset[str]
    honorifics: Mapping[str, str]
    offices: Phrases
    office_gender: Mapping[str, str]
    weak_offices: frozenset[str]
    body_parts: frozenset[str]
    body_endings: frozenset[str]
    known_bodies: frozenset[tuple[str, ...]]
    place_heads: frozenset[str]
    place_openers: frozenset[str]
    place_prepositions: frozenset[str]
    known_places: frozenset[tuple[str, ...]]
    event_heads: frozenset[str]
    person_particles: frozenset[str]
    body_particles: frozenset[str]
    generations: frozenset[str]
    person_verbs: frozenset[str]
    personal_verbs: frozenset[str]
    undergone: frozenset[str]
    possessed: frozenset[str]
    relatives: frozenset[str]
    pronouns: Mapping[str, tuple[str, str]]
    persons: Phrases
    person_gender: Mapping[str, str]
    groups: Phrases
    bodies: Phrases
    before_bodies: frozenset[str]
    demonyms: Phrases
    demonym_words: frozenset[str]
    given: Mapping[str, str]


@cache
def name_words(tables: Tables) -> NameWords:
    """Return the compiled tables of a language."""
    raw = tables["names"]
    bodies, places, particles = (_part(raw, name) for name in ("organizations", "places", "particles"))
    verbs = _part(raw, "person_verbs")
    return NameWords(
        leading=frozenset(raw.get("leading", ())),
        articles=frozenset(raw.get("articles", ())),
        never=frozenset(raw.get("never", ())),
        honorifics=_part(raw, "honorifics"),
        offices=compile_phrases(_part(raw, "offices")),
        office_gender=_part(raw, "offices"),
        weak_offices=frozenset(_part(raw, "weak_offices").get("words", ())),
        body_parts=frozenset(bodies.get("anywhere", ())),
        body_endings=frozenset(bodies.get("endings", ())),
        known_bodies=_tuples(bodies.get("known", ())),
        place_heads=frozenset(places.get("heads", ())),
        place_openers=frozenset(places.get("openers", ())),
        place_prepositions=frozenset(places.get("before", ())),
        known_places=_tuples(places.get("known", ())),
        event_heads=frozenset(_part(raw, "event_names").get("heads", ())),
        person_particles=frozenset(particles.get("persons", ())),
        body_particles=frozenset(particles.get("bodies", ())),
        generations=frozenset(particles.get("generations", ())),
        person_verbs=frozenset(verbs.get("lemmas", ())),
        personal_verbs=frozenset(verbs.get("personal", ())),
        undergone=frozenset(verbs.get("undergone", ())),
        possessed=frozenset(verbs.get("possessed", ())),
        relatives=frozenset(verbs.get("relative", ())),
        pronouns={word: (gender, number) for word, (gender, number) in _part(raw, "pronouns").items()},
        persons=compile_phrases(_part(raw, "persons")),
        person_gender=_part(raw, "persons"),
        groups=compile_phrases(_part(raw, "groups").get("phrases", ())),
        bodies=compile_phrases(_part(raw, "bodies").get("phrases", ())),
        before_bodies=frozenset(_part(raw, "bodies").get("before", ())),
        demonyms=compile_phrases(_part(raw, "demonyms")),
        demonym_words=frozenset(_part(raw, "demonyms")),
        given=_given(_part(raw, "given")),
    )


@cache
def plain_lower(text: str) -> str:
    """Return a token in lower case with a straight apostrophe, as the tables are written."""
    return text.lower().replace("’", "'")


def _part(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part: Mapping[str, Any] = raw.get(name, {})
    return part


def _tuples(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(PHRASE_PIECES.findall(text)) for text in texts)


def _given(part: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return given names with their gender, "" for those that both have."""
    genders: dict[str, str] = {}
    for gender in ("m", "f"):
        for name in part.get(gender, ()):
            genders[name] = "" if name in genders and genders[name] != gender else gender
    return genders
