"""Time expressions: where they stand and which days they mean.

In:  a page, whose reading context names the filing day, when one is known.
Out: a Timex for each expression, two readings of one where the order of day and month is open.

The patterns are tables; a pattern names the rule that gives its value (read/times/rules.py). Relative words are
counted from the filing day or from what the text named before them, never from today.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from cuttings.model.clipping import PassageKind
from cuttings.model.dates import UNKNOWN, Interval
from cuttings.model.finding import MentionType, Timex, TimexType
from cuttings.read.page import Page
from cuttings.read.plain_text import plain, running_text
from cuttings.read.times.anchors import Anchors, date_order
from cuttings.read.times.matching import find_times
from cuttings.read.times.rules import RULES
from cuttings.read.times.slots import FoundTime
from cuttings.read.times.values import Base, Value
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("numbers", "times")

NAMED = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP, MentionType.PLACE})
"""Types of mentions in which a date is a part of a name: "the September 11 Brigade"."""


def read_times(page: Page) -> Sequence[Timex]:
    """Return the time expressions of a clipping, resolved where its filing day allows."""
    found: list[Timex] = []
    text = running_text(page)
    anchors = Anchors(page, plain(text))
    times = [time for time in find_times(text, page.tables) if not _is_in_name(time, page)]
    for whole, following in zip_longest(times, times[1:]):
        for time, values in _valued(whole, following, page, anchors):
            if not _is_in_caption(time, page):
                anchors.remember(time, values)
            found.extend(_timex(time, value, number, page) for number, value in enumerate(values))
    return found


def _is_in_caption(time: FoundTime, page: Page) -> bool:
    """Tell whether an expression tells of a picture: the text beside it is not counted from there."""
    passage = page.passage_at(time.start)
    return passage is not None and passage.kind is PassageKind.CAPTION


def _valued(
    time: FoundTime, following: FoundTime | None, page: Page, anchors: Anchors
) -> Iterator[tuple[FoundTime, tuple[Value, ...]]]:
    """Yield an expression with its readings; where its parts make none together, each part with its own."""
    base = anchors.base(time, following)
    parts = sorted(time.slots.times.values(), key=lambda each: each.start)
    is_undated = time.rule == "event_offset" and base.event == UNKNOWN
    is_apart = parts and (is_undated or _is_across_dateline(time, page))
    values = () if is_apart else resolve(time, page.context.filed, base)
    if values or not parts:
        yield time, values
    else:
        for part in parts:
            yield part, resolve(part, page.context.filed, anchors.base(part))


def _is_across_dateline(time: FoundTime, page: Page) -> bool:
    """Tell whether an expression joins the day of the dateline to the story: "PORT VALE, 8 March — Friday's riot"."""
    dateline = page.clipping.dateline
    return dateline is not None and time.start < dateline.words.end < time.end


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
    base = Base(near, order=date_order(tables["times"].get("order", {}), country))
    for time in find_times(line, tables):
        if (time.start, time.end) == (0, len(line)) and time.rule in ("date", "numeric"):
            values = RULES[time.rule](time.slots, base)
            days = {value.interval for value in values if value.interval.earliest is not None}
            return days.pop() if len(days) == 1 else None
    return None


def _is_in_name(time: FoundTime, page: Page) -> bool:
    """Tell whether an expression is one of several words of a name: a person called June Abbot."""
    mention = page.mention_at(page.words(time.start, time.end))
    if mention is None or mention.type not in NAMED:
        return False
    words = mention.words
    is_inside = words.start <= time.start and time.end <= words.end
    return is_inside and (words.start, words.end) != (time.start, time.end)


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
