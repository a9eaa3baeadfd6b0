"""Time expressions: where they stand and which days they mean.

In:  a page, whose reading context names the filing day, when one is known.
Out: a Timex for each expression, two readings of one where the order of day and month is open.

The patterns are tables; a pattern names the rule that gives its value (read/times/rules.py). Relative words are
counted from the filing day or from the day that the text named last, never from today.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Any

from cuttings.model.dates import Basis, Interval
from cuttings.model.finding import Anchor, Timex, TimexType
from cuttings.read.figures.number_words import NEVER, any_of, count_pattern
from cuttings.read.figures.numbers import number_value
from cuttings.read.page import Page
from cuttings.read.plain_text import plain, running_text
from cuttings.read.times.rules import RULES
from cuttings.read.times.values import Base, Slots, Tense, Value
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("numbers", "times")

SLOT = re.compile(r"\{([a-z_]+?)(2?)\}")
WORDY_BREAK = re.compile(r"[.;:!?\n]")

DIGIT_SLOTS = {
    "year": r"(?:1[5-9]|20|21)\d\d(?![\d.,]\d|\d|%)",
    "short_year": r"\d\d(?!\d)",
    "short_decade": r"[1-9]0",
    "month_digits": r"(?:0[1-9]|1[0-2])",
    "day_digits": r"(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "first": r"[0-3]?\d",
    "second": r"[0-3]?\d",
    "clock": r"(?:[01]?\d|2[0-4]):[0-5]\d",
    "military": r"(?:[01]\d|2[0-3])[0-5]\d",
    "hour": r"(?:1[0-2]|[1-9])",
    "quarter": r"[1-4]",
    "century": r"[12]?\d",
    "zone": r"(?:utc|gmt|est|edt|cet|cest|bst)(?: ?[+-] ?\d{1,2})?",
}
"""Slots that are digits or signs in every language; the table may name others under [slots]."""

ABBREVIATED = {"month", "weekday", "lone_month"}
"""Slots whose short forms may end in a point."""

NAMED_SLOTS = {"month", "month2", "lone_month", "weekday", "weekday2", "lone_weekday"}
"""Slots of names that may have to be written with a capital."""

TENSED_RULES = {"weekday", "weekend", "date", "range"}
"""Rules whose value hangs on whether the clause speaks of what was or what will be."""

REACH = 40
"""Characters that an expression may reach to either side of a word of the gate."""

PAST_WINDOW = 60
"""Characters on either side of a weekday in which a verb may tell past from future: about ten words."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of the table: its rule, its constants, and which group of the whole fills which slot."""

    rule: str
    constants: Mapping[str, Any]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """All patterns of a language as one expression; the name of the outer group says which pattern matched."""

    expression: re.Pattern[str]
    patterns: Mapping[str, Pattern]
    gate: re.Pattern[str]
    future: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    past: re.Pattern[str]
    capital: frozenset[str]
    ambiguous: frozenset[str]
    ambiguous_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression found in a text, not yet counted from any day."""

    start: int
    end: int
    rule: str
    slots: Slots


def read_times(page: Page) -> Sequence[Timex]:
    """Return the time expressions of a clipping, resolved where its filing day allows."""
    found: list[Timex] = []
    text = running_text(page)
    days = _Days(page, plain(text))
    times = list(find_times(text, page.tables))
    for time, following in zip_longest(times, times[1:]):
        values = resolve(time, page.context.filed, days.base(time, following))
        days.remember(time, values)
        found.extend(_timex(time, value, number, page) for number, value in enumerate(values))
    return found


def find_times(text: str, tables: Tables) -> Iterator[FoundTime]:
    """Yield the time expressions of a text in order, without overlap."""
    grammar = time_grammar(tables)
    lowered = plain(text)
    for start, end in _windows(lowered, grammar):
        for match in grammar.expression.finditer(lowered, start, end):
            name = match.lastgroup or ""
            pattern = grammar.patterns[name]
            words = {slot: match[group] for group, slot in pattern.groups if match[group] is not None}
            if _is_time(match, pattern, text, grammar):
                slots = Slots(words, tables["times"], _number_reader(tables), pattern.constants)
                yield FoundTime(match.start(), match.end(), pattern.rule, slots)


def resolve(time: FoundTime, filed: Interval, base: Base) -> tuple[Value, ...]:
    """Return the readings of an expression counted from a filing day, or from a filing window of several days.

    In a window, what is the same on its first and last day holds; else the value stays open, with the days between.
    """
    rule = RULES[time.rule]
    if filed.is_day or filed.earliest is None or filed.latest is None:
        return rule(time.slots, base)
    first = rule(time.slots, _on(base, filed.earliest))
    last = rule(time.slots, _on(base, filed.latest))
    if [value.timex3 for value in first] == [value.timex3 for value in last] or len(first) != 1 or len(last) != 1:
        return first
    return (_between(first[0], last[0], rule(time.slots, _on(base, None))),)


def parse_date_line(text: str, tables: Tables, near: date | None, country: str | None = None) -> Interval | None:
    """Return the days that a line names which holds a date and nothing else, None when it is not one.

    "Friday, January 4, 2019", "3 March", "2031-03-03". A date without a year is read near `near`; without that, or
    where day and month could change places in the outlet's country, the line gives no date.
    """
    line = text.strip(" \t\n.,;:()[]—–-|")
    base = Base(near, order=_date_order(tables["times"].get("order", {}), country))
    for time in find_times(line, tables):
        if (time.start, time.end) == (0, len(line)) and time.rule in ("date", "numeric"):
            values = RULES[time.rule](time.slots, base)
            days = {value.interval for value in values if value.interval.earliest is not None}
            return days.pop() if len(days) == 1 else None
    return None


@cache
def time_grammar(tables: Tables) -> TimeGrammar:
    """Return the compiled patterns of a language."""
    table = tables["times"]
    patterns: dict[str, Pattern] = {}
    sources: list[str] = []
    slots: list[str] = []
    for number, row in enumerate(table.get("patterns", ())):
        first = len(slots) + number + 1
        source = _with_slots(row["pattern"], table, tables, slots)
        names = slots[first - number - 1 :]
        groups = tuple((first + 1 + place, name) for place, name in enumerate(names))
        constants = {key: value for key, value in row.items() if key not in ("rule", "pattern")}
        patterns[f"p{number}"] = Pattern(row["rule"], constants, groups)
        sources.append(f"(?P<p{number}>{source})")
    return TimeGrammar(
        expression=re.compile(rf"(?<![\w$€£])(?<!\d[.,/-])(?:{'|'.join(sources) or NEVER})(?![\w])"),
        patterns=patterns,
        gate=_gate(table),
        future=re.compile(table.get("future", NEVER)),
        ahead=re.compile(table.get("ahead", NEVER)),
        behind=re.compile(table.get("ahead_unless_followed_by", NEVER)),
        past=re.compile(table.get("past", NEVER)),
        capital=frozenset(table.get("capital", ())),
        ambiguous=frozenset(table.get("ambiguous", ())),
        ambiguous_after=re.compile(rf"\b(?:{any_of(table.get('ambiguous_after', ()))})[ \u00a0-]$"),
    )


def _with_slots(pattern: str, table: Mapping[str, Any], tables: Tables, slots: list[str]) -> str:
    """Return a pattern with its slots written out as groups, and note the slots in order of their groups."""

    def expand(slot: re.Match[str]) -> str:
        name, suffix = slot.groups()
        if name == "about":
            return str(table.get("about", NEVER))
        slots.append(name + suffix)
        return f"({_slot_pattern(name, table, tables)})"

    return SLOT.sub(expand, pattern)


def _slot_pattern(name: str, table: Mapping[str, Any], tables: Tables) -> str:
    own = table.get("slots", {}).get(name)
    if own:
        return str(own)
    if name in DIGIT_SLOTS:
        return DIGIT_SLOTS[name]
    if name == "count":
        return rf"(?:{count_pattern(tables)})"
    if name == "day":
        ordinals = any_of(table.get("day_words", ()))
        endings = table.get("day_endings", NEVER)
        return rf"(?:0?[1-9]|[12]\d|3[01])(?:{endings})?(?!\d)|{ordinals}"
    list_name = "centuries" if name == "century_word" else f"{name}s"
    entries = table.get(list_name, {})
    short = [rf"{re.escape(word)}\." for word in entries if name in ABBREVIATED and _is_short_form(word, entries)]
    return "|".join([*short, rf"(?:{any_of(entries)})(?!\w)"])


def _is_short_form(word: str, entries: Mapping[str, Any]) -> bool:
    return any(longer != word and longer.startswith(word) and entries[longer] == entries[word] for longer in entries)


def _gate(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Return an expression for the words without one of which no pattern matches: a quick look before the slow one."""
    lists = ("months", "weekdays", "plural_weekdays", "units", "seasons", "shifts", "shift_parts", "set_words")
    more = ("vagues", "fixed_days", "decade_words", "nths", "clock_marks", "gate_words")
    words = [word for name in (*lists, *more) for word in table.get(name, ())]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)|\d{{4}}|\d[:/.-]\d|\d0s")


def _windows(text: str, grammar: TimeGrammar) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words of the gate, those that meet as one."""
    start = end = 0
    for hit in grammar.gate.finditer(text):
        if hit.start() - REACH > end:
            if end:
                yield start, end
            start = text.rfind(" ", 0, max(0, hit.start() - REACH)) + 1
        end = min(len(text), hit.end() + REACH)
    if end:
        yield start, end


def _is_time(match: re.Match[str], pattern: Pattern, text: str, grammar: TimeGrammar) -> bool:
    """Refuse common words that look like a month or weekday: "may", a person called April, to march."""
    for group, slot in pattern.groups:
        word = (match[group] or "").rstrip(".")
        if word in grammar.capital and slot in NAMED_SLOTS and not text[match.start(group)].isupper():
            return False
    if match.group().rstrip(".") in grammar.ambiguous:
        return grammar.ambiguous_after.search(match.string, max(0, match.start() - 20), match.start()) is not None
    return True


@cache
def _number_reader(tables: Tables) -> Any:
    def read(word: str) -> Decimal | None:
        return number_value(word, tables)

    return read


class _Days:
    """What expressions are counted from as the reading goes on: the filing day, and the last day named."""

    def __init__(self, page: Page, lowered: str) -> None:
        """Start with the filing day alone."""
        self.filed = page.context.filed.earliest if page.context.filed.is_day else None
        self.anchor = Anchor.PUBLISHED if page.context.basis == Basis.METADATA else Anchor.FILED
        self.grammar = time_grammar(page.tables)
        self.lowered = lowered
        self.order = _date_order(page.tables["times"].get("order", {}), page.context.country)
        self.last: tuple[int, date] | None = None

    def base(self, time: FoundTime, following: FoundTime | None = None) -> Base:
        """Return what an expression is counted from; a time of day may lean on a day after it ("5 p.m. on Monday")."""
        text_day = self._text_day(time)
        if time.rule == "clock" and text_day is None and following is not None:
            text_day = self._day_after(time, following)
        return Base(self.filed, self.anchor, text_day, self._tense(time), self.order)

    def remember(self, time: FoundTime, values: Sequence[Value]) -> None:
        """Keep the day that an expression names, for those that are counted from it."""
        if len(values) == 1 and values[0].interval.is_day and values[0].interval.earliest:
            self.last = (time.end, values[0].interval.earliest)

    def _text_day(self, time: FoundTime) -> date | None:
        """Return the day named last: for a time of day in the same sentence, else in the same or the last block."""
        if self.last is None:
            return None
        between = self.lowered[self.last[0] : time.start]
        is_near = "." not in between and "\n" not in between if time.rule == "clock" else between.count("\n\n") < 2
        return self.last[1] if is_near else None

    def _day_after(self, time: FoundTime, following: FoundTime) -> date | None:
        between = self.lowered[time.end : following.start]
        if following.rule == "clock" or len(between) > REACH or WORDY_BREAK.search(between):
            return None
        values = RULES[following.rule](following.slots, self.base(following))
        return values[0].interval.earliest if len(values) == 1 and values[0].interval.is_day else None

    def _tense(self, time: FoundTime) -> Tense | None:
        """Return what the verb nearest to a weekday or a date without a year speaks of."""
        if time.rule not in TENSED_RULES:
            return None
        before = WORDY_BREAK.split(self.lowered[max(0, time.start - PAST_WINDOW) : time.start])[-1]
        after = WORDY_BREAK.split(self.lowered[time.end : time.end + PAST_WINDOW])[0]
        if self.grammar.ahead.search(before) and not self.grammar.behind.match(after):
            return Tense.FUTURE
        return self._nearest(before.rpartition(",")[2], "") or self._nearest(before, after)

    def _nearest(self, before: str, after: str) -> Tense | None:
        future = self._distance(self.grammar.future, before, after)
        past = self._distance(self.grammar.past, before, after)
        return None if future == past else Tense.FUTURE if future < past else Tense.PAST

    @staticmethod
    def _distance(cue: re.Pattern[str], before: str, after: str) -> int:
        ends = [len(before) - found.end() for found in cue.finditer(before)]
        first = cue.search(after)
        return min([*ends, first.start() if first else PAST_WINDOW, PAST_WINDOW])


def _date_order(order: Mapping[str, str], country: str | None) -> str | None:
    return order.get(country, order.get("elsewhere")) if country else order.get("unknown")


def _on(base: Base, filed: date | None) -> Base:
    return replace(base, filed=filed)


def _between(first: Value, last: Value, open_values: Sequence[Value]) -> Value:
    """Return the open value with the days from the earliest to the latest possible."""
    timex3 = open_values[0].timex3 if open_values else "XXXX-XX-XX"
    days = Interval(first.interval.earliest, last.interval.latest)
    return Value(first.type, timex3, days, None, first.anchor, f"{first.basis} or {last.basis}")


def _timex(time: FoundTime, value: Value, number: int, page: Page) -> Timex:
    days = value.interval
    reasons = () if value.edtf or value.type in (TimexType.DURATION, TimexType.SET) else (("edtf", value.basis),)
    return Timex(
        clipping=page.clipping.id,
        words=page.words(time.start, time.end),
        method=page.method,
        reading=number,
        type=value.type,
        timex3=value.timex3,
        edtf=value.edtf,
        earliest=days.earliest,
        latest=days.latest,
        anchor=value.anchor,
        basis=value.basis,
        reasons=reasons,
    )
