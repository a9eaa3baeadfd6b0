"""The words around offices, compiled from the table "offices".

In:  the tables of a language.
Out: `OfficeWords`, and the words of a text as these lists write them.
"""

import re
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import Qualifier, TenureEvent
from cuttings.read.inflection import noun_forms
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("offices", "names", "inflections", "chains")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*-?|[^\w\s]")
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)")
_DASH = re.compile(r"\s[—–-]\s|—")


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The lists of the table, in sets and by word.

    `plurals` are the offices of several people ("senators"); `own` possessives may be a body's, `personal` a person's.
    """

    of: frozenset[str]
    own: frozenset[str]
    personal: frozenset[str]
    links: frozenset[str]
    fillers: frozenset[str]
    past: frozenset[str]
    leaving: frozenset[str]
    ahead: frozenset[str]
    joining: frozenset[str]
    undated: frozenset[str]
    plurals: frozenset[str]
    qualifiers: dict[str, Qualifier]
    qualifier_phrases: re.Pattern[str]
    events: dict[str, TenureEvent]


@cache
def office_words(tables: Tables) -> OfficeWords:
    """Return the compiled table "offices" of a language."""
    table = tables["offices"]
    qualifiers = {word: Qualifier(name) for name, many in table.get("qualifiers", {}).items() for word in many}
    events = {word: TenureEvent(name) for name, many in table.get("events", {}).items() for word in many}
    return OfficeWords(
        of=tables.words("offices", "of"),
        own=tables.words("offices", "own"),
        personal=frozenset(tables["chains"].get("pronoun_words", {}).get("possessive", ())),
        links=tables.words("offices", "as"),
        fillers=tables.words("offices", "fillers"),
        past=tables.words("offices", "past"),
        leaving=tables.words("offices", "leaving"),
        ahead=tables.words("offices", "ahead"),
        joining=tables.words("offices", "joining"),
        undated=tables.words("offices", "undated"),
        plurals=_plurals(tables),
        qualifiers=dict(sorted(qualifiers.items(), key=lambda each: (-len(each[0]), each[0]))),
        qualifier_phrases=re.compile(
            "|".join(rf"\b{re.escape(word)}\b" for word in qualifiers if " " in word) or "(?!)"
        ),
        events=events,
    )


def _plurals(tables: Tables) -> frozenset[str]:
    offices: frozenset[str] = frozenset(tables["names"].get("offices", {}))
    single = [word for word in offices if " " not in word]
    return frozenset(form for word in single for form in list(noun_forms(word, tables["inflections"]))[1:]) - offices


def words_of(text: str) -> list[str]:
    """Return the words and marks of a text in lower case, a dash as a comma, asides in brackets left out."""
    return _WORD.findall(_DASH.sub(" , ", _ASIDE.sub("", text)).lower())
