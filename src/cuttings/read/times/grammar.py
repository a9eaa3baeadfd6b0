"""The patterns of a language, compiled: one expression for single times, one for times that are made of others.

In:  the tables "times" and "numbers" of a language.
Out: a `TimeGrammar`; which group of its expressions fills which slot of which pattern.

A pattern is a regular expression over lower-case text with slots in braces. What the names of slots stand for is told
at the top of resources/en/times.toml.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.read.figures.number_words import NEVER, any_of, count_pattern
from cuttings.read.times.slots import FoundTime
from cuttings.resources.tables import Tables

SLOT = re.compile(r"\{([a-z_]+?)(2?)\}")

DIGIT_SLOTS = {
    "year": r"(?:1[5-9]|20|21)\d\d(?![\d.,]\d|\d|%)",
    "compact_year": r"(?:19|20)\d\d",
    "short_year": r"\d\d(?!\d)",
    "short_decade": r"[1-9]0",
    "month_digits": r"(?:0[1-9]|1[0-2])",
    "day_digits": r"(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "first": r"[0-3]?\d",
    "second": r"[0-3]?\d(?!\d)",
    "clock": r"(?:[01]?\d|2[0-4]):[0-5]\d",
    "military": r"(?:[01]\d|2[0-3])[0-5]\d",
    "hour": r"(?:1[0-2]|[1-9])",
    "quarter": r"[1-4]",
    "half_year": r"[12]",
    "century": r"[12]?\d",
    "event": r"[^\W\d_]{3,}",
    "offset": r"[+-] ?\d{1,2}(?!\d)",
}
"""Slots that are digits or signs in every language; the table may name others under [slots]."""

ABBREVIATED = {"month", "weekday"}
"""Slots whose short forms may end in a point."""

NAMED_SLOTS = frozenset({"month", "month2", "lone_month", "weekday", "weekday2", "lone_weekday"})
"""Slots of names that may have to be written with a capital."""

LISTS = {"century_word": "centuries", "year_rel": "rels"}
"""Lists whose names are not that of their slot with an s."""

GATE_LISTS = (
    "months",
    "weekdays",
    "plural_weekdays",
    "units",
    "calendar_units",
    "seasons",
    "shifts",
    "shift_parts",
    "set_words",
    "vagues",
    "fixed_days",
    "named_days",
    "decade_words",
    "clock_marks",
    "clock_words",
    "gate_words",
)
"""Lists of words without one of which no pattern matches."""

FILLER = "\ue000"
CLASSES = {
    "date": "\ue001",
    "week": "\ue002",
    "month": "\ue003",
    "week_day": "\ue004",
    "length": "\ue005",
    "step": "\ue006",
    "now": "\ue007",
    "stretch": "\ue008",
    "none": "\ue009",
}
"""In a text whose single times are masked, the last character of each tells what it is: a date, "last week", "next
month", a weekday, a length, "the day before", "now". In patterns, {time} stands for any of the first four."""

CLASS_OF_RULE = {
    "age": "none",
    "ahead": "length",
    "clock": "none",
    "duration": "length",
    "per": "none",
    "numeric_range": "none",
    "range": "none",
    "set": "none",
    "set_days": "none",
    "set_word": "none",
    "since": "none",
    "stretch": "stretch",
    "text_shift": "none",
    "text_side": "step",
    "vague": "now",
    "weekday": "week_day",
    "within": "length",
}
"""What an expression of a rule is masked as, where it is no date."""

MASKED_SLOTS = {name: f"{FILLER}*{mark}" for name, mark in CLASSES.items()} | {
    "time": f"{FILLER}*[{''.join(CLASSES[name] for name in ('date', 'week', 'month', 'week_day'))}]"
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of the table: its rule, its constants, and which group of the whole fills which slot."""

    rule: str
    constants: Mapping[str, Any]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PatternSet:
    """Patterns as one expression; the name of the outer group says which of them matched."""

    expression: re.Pattern[str]
    patterns: Mapping[str, Pattern]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """All patterns of a language, and the words that decide how they are taken."""

    singles: PatternSet
    joins: PatternSet
    gate: re.Pattern[str]
    future: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    past: re.Pattern[str]
    moved: re.Pattern[str]
    capital: frozenset[str]
    small: frozenset[str]
    ambiguous: frozenset[str]
    ambiguous_after: re.Pattern[str]
    name_before: re.Pattern[str]
    name_after: re.Pattern[str]


@cache
def time_grammar(tables: Tables) -> TimeGrammar:
    """Return the compiled patterns of a language."""
    table = tables["times"]
    return TimeGrammar(
        singles=_pattern_set(table.get("patterns", ()), tables, r"(?<![\w$€£])(?<!\d[.,/-])(?:%s)(?!\w)", {}),
        joins=_pattern_set(table.get("joins", ()), tables, rf"(?<![\w{FILLER}])(?:%s)(?!\w)", MASKED_SLOTS),
        gate=_gate(table),
        future=re.compile(table.get("future", NEVER)),
        ahead=re.compile(table.get("ahead", NEVER)),
        behind=re.compile(table.get("ahead_unless_followed_by", NEVER)),
        past=re.compile(table.get("past", NEVER)),
        moved=re.compile(table.get("moved", NEVER)),
        capital=frozenset(table.get("capital", ())),
        small=frozenset(table.get("small", ())),
        ambiguous=frozenset(table.get("ambiguous", ())),
        ambiguous_after=re.compile(rf"\b(?:{any_of(table.get('ambiguous_after', ()))})[ \u00a0-]$"),
        name_before=re.compile(rf"\b(?:{any_of(table.get('name_before', ()))})(?: (?:de|del|of))? $"),
        name_after=re.compile(rf"['’]?s? ?(?:{any_of(table.get('name_after', ()))})\b"),
    )


def mask_of(time: FoundTime) -> str:
    """Return the character that stands at the end of an expression in a masked text."""
    if time.rule == "relative":
        unit = time.slots.look_up("calendar_unit", "calendar_units")
        return CLASSES[{"W": "week", "M": "month"}.get(unit, "date")]
    return CLASSES[CLASS_OF_RULE.get(time.rule, "date")]


def _pattern_set(
    rows: Iterable[Mapping[str, Any]], tables: Tables, frame: str, more_slots: Mapping[str, str]
) -> PatternSet:
    """Compile patterns into one expression, with the group of each slot."""
    named = {**DIGIT_SLOTS, **tables["times"].get("slots", {}), **more_slots}
    patterns: dict[str, Pattern] = {}
    sources: list[str] = []
    slots: list[str] = []
    for number, row in enumerate(rows):
        first = len(slots)
        source = _with_slots(row["pattern"], tables, named, slots)
        groups = tuple((first + number + 2 + place, name) for place, name in enumerate(slots[first:]))
        constants = {key: value for key, value in row.items() if key not in ("rule", "pattern")}
        patterns[f"p{number}"] = Pattern(row["rule"], constants, groups)
        sources.append(f"(?P<p{number}>{source})")
    return PatternSet(re.compile(frame.replace("%s", "|".join(sources) or NEVER)), patterns)


def _with_slots(pattern: str, tables: Tables, named: Mapping[str, str], slots: list[str]) -> str:
    """Return a pattern with its slots written out as groups, and note the slots in order of their groups."""
    macros: Mapping[str, str] = tables["times"].get("macros", {})

    def expand(slot: re.Match[str]) -> str:
        name, suffix = slot.groups()
        if name in macros:
            inner = SLOT.sub(rf"{{\g<1>{suffix}}}", macros[name]) if suffix else macros[name]
            return _with_slots(f"(?:{inner})", tables, named, slots)
        slots.append(name + suffix)
        return f"({named.get(name) or _slot_pattern(name, tables)})"

    return SLOT.sub(expand, pattern)


def _slot_pattern(name: str, tables: Tables) -> str:
    table = tables["times"]
    if name == "count":
        return rf"(?:{count_pattern(tables)})(?: ?1/2| ?½)?"
    if name == "day":
        return rf"(?:0?[1-9]|[12]\d|3[01])(?:{table.get('day_endings', NEVER)})?(?!\d)"
    return _list_pattern(table.get(LISTS.get(name, f"{name}s"), {}), may_be_short=name in ABBREVIATED)


def _list_pattern(entries: Mapping[str, Any], *, may_be_short: bool) -> str:
    short = [rf"{re.escape(word)}\." for word in entries if may_be_short and _is_short_form(word, entries)]
    return "|".join([*short, rf"(?:{any_of(entries)})(?!\w)"])


def _is_short_form(word: str, entries: Mapping[str, Any]) -> bool:
    return any(longer != word and longer.startswith(word) and entries[longer] == entries[word] for longer in entries)


def _gate(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Return an expression for what a time holds at least: a quick look before the slow one."""
    words = any_of(word for name in GATE_LISTS for word in table.get(name, ()))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|\d{{4}}|\d[:/.-]\d|\d0s|\d(?:{table.get('day_endings', NEVER)})")
