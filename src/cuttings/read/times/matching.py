"""Where a text tells of time: single expressions, and those that are made of others.

In:  a text and the tables of its language.
Out: `FoundTime`s in text order, without overlap, not yet counted from any day.

A first pass finds single expressions, near words of the gate alone. A second one reads the text with these masked, so
that "from {time} to {time2}" joins any two of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from cuttings.read.figures.numbers import number_value
from cuttings.read.plain_text import plain
from cuttings.read.times.grammar import FILLER, NAMED_SLOTS, Pattern, TimeGrammar, mask_of, time_grammar
from cuttings.read.times.slots import FoundTime, Slots
from cuttings.resources.tables import Tables

REACH = 28
"""Characters that an expression may reach to either side of the times that it joins."""

REACH_BEFORE, REACH_BEHIND = 30, 22
"""Characters that a single expression may reach before the first and behind the last of its words of the gate: "between
the ninth and the seventeenth of *April*", "*12* March nineteen ninety-six". Each costs time: all are tried."""

PHRASE = 60
"""Characters before a range in which a verb may say that something is put off from one day to another."""

SENTENCE_START = re.compile(r"(?:^|[.!?:\n][\"'”’»)\]]*\s*|[\"“«(¿¡—–-]\s*)$")
NAMED_RULES = frozenset({"fixed_day"})
"""Rules whose expressions are a part of a name where a capital follows: Easter Island."""

CAPITAL_NEXT = re.compile(r" [^\W\d_a-z]\w")


def find_times(text: str, tables: Tables) -> list[FoundTime]:
    """Return the time expressions of a text in order, without overlap."""
    grammar = time_grammar(tables)
    lowered = plain(text)
    singles = list(_singles(text, lowered, grammar, tables))
    return _joined(text, lowered, singles, grammar, tables)


def _singles(text: str, lowered: str, grammar: TimeGrammar, tables: Tables) -> Iterator[FoundTime]:
    for start, end in _windows(lowered, grammar):
        for match in grammar.singles.expression.finditer(lowered, start, end):
            pattern = grammar.singles.patterns[match.lastgroup or ""]
            if _is_time(match, pattern, text, grammar):
                yield _found(match, pattern, tables, {})


def _windows(text: str, grammar: TimeGrammar) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words of the gate, those that meet as one; no word is cut."""
    start = end = 0
    for hit in grammar.gate.finditer(text):
        if hit.start() - REACH_BEFORE > end:
            if end:
                yield start, end
            start = text.rfind(" ", 0, max(0, hit.start() - REACH_BEFORE)) + 1
        end = text.find(" ", hit.end() + REACH_BEHIND)
        end = len(text) if end < 0 else end
    if end:
        yield start, end


def _joined(
    text: str, lowered: str, singles: Sequence[FoundTime], grammar: TimeGrammar, tables: Tables
) -> list[FoundTime]:
    """Return the expressions with those that stand together joined, each part with it."""
    masked = _masked(lowered, singles)
    by_start = {each.start: each for each in singles}
    joins: list[FoundTime] = []
    for start, end in _stretches(singles, len(masked)):
        for match in grammar.joins.expression.finditer(masked, start, end):
            pattern = grammar.joins.patterns[match.lastgroup or ""]
            parts = {slot: by_start[match.start(group)] for group, slot in _parts(match, pattern)}
            if not _is_no_join(match, pattern, text, grammar):
                joins.append(_found(match, pattern, tables, parts))
    kept = [each for each in singles if not any(join.start < each.end and each.start < join.end for join in joins)]
    return sorted([*kept, *joins], key=lambda each: each.start)


def _is_no_join(match: re.Match[str], pattern: Pattern, text: str, grammar: TimeGrammar) -> bool:
    """Refuse "moved from 5 May to 12 May", which is no range, and a name in place of an event: "after the Court"."""
    events = [group for group, slot in pattern.groups if slot == "event" and match[group]]
    start = match.start()
    is_moved = grammar.moved.search(match.string, max(0, start - PHRASE), start)
    return bool(is_moved) or any(text[match.start(group)].isupper() for group in events)


def _masked(lowered: str, singles: Iterable[FoundTime]) -> str:
    pieces: list[str] = []
    done = 0
    for each in singles:
        pieces += [lowered[done : each.start], FILLER * (each.end - each.start - 1), mask_of(each)]
        done = each.end
    return "".join([*pieces, lowered[done:]])


def _stretches(singles: Iterable[FoundTime], length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches around single times, those that meet as one."""
    start = end = -1
    for each in singles:
        if each.start - REACH > end:
            if end > 0:
                yield start, end
            start = max(0, each.start - REACH)
        end = min(length, each.end + REACH)
    if end > 0:
        yield start, end


def _parts(match: re.Match[str], pattern: Pattern) -> Iterator[tuple[int, str]]:
    """Yield the groups of a match that hold a single time."""
    return ((group, slot) for group, slot in pattern.groups if (match[group] or "")[-1:] >= FILLER)


def _found(match: re.Match[str], pattern: Pattern, tables: Tables, parts: Mapping[str, FoundTime]) -> FoundTime:
    words = {slot: match[group] for group, slot in pattern.groups if match[group] is not None and slot not in parts}
    slots = Slots(words, tables["times"], _number_reader(tables), pattern.constants, parts)
    return FoundTime(match.start(), match.end(), pattern.rule, slots)


def _is_time(match: re.Match[str], pattern: Pattern, text: str, grammar: TimeGrammar) -> bool:
    """Refuse words that look like a time: "may", a person called April, to march, the Avenue of 3 May."""
    for group, slot in pattern.groups:
        word = (match[group] or "").rstrip(".")
        if word in grammar.capital and slot in NAMED_SLOTS and not text[match.start(group)].isupper():
            return False
    start, end = match.span()
    before = match.string[max(0, start - REACH) : start]
    if grammar.name_before.search(before) or grammar.name_after.match(match.string, end):
        return False
    if pattern.rule in NAMED_RULES and CAPITAL_NEXT.match(text, end):
        return False
    word = match.group().rstrip(".")
    if word in grammar.small and text[start].isupper() and _is_name(text, start, end):
        return False
    return word not in grammar.ambiguous or grammar.ambiguous_after.search(before) is not None


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word that is written small is capital here for another reason than to begin a sentence."""
    is_first = SENTENCE_START.search(text, max(0, start - 4), start) is not None
    return not is_first or CAPITAL_NEXT.match(text, end) is not None


@cache
def _number_reader(tables: Tables) -> Any:
    def read(word: str) -> Decimal | None:
        return number_value(word, tables)

    return read
