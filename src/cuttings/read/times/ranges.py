"""Rules for what runs from one date to another, both in one expression.

In:  the slots of a match, and the days to count from where a year is not written.
Out: one `Value`: a length with its first and last day; none when the slots make no dates.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from cuttings.model.dates import UNKNOWN, Interval, edtf_of
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import shift_day
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import Base, Rule, Value, calendar_value
from cuttings.read.times.written import HALF_A_YEAR, month_orders, numbered, written_year

Ending = Callable[[Base], Value | None]
"""The start or end of a range, by the days that it is counted from."""


def _range(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return first to last; what only the end names (month, year) holds for the start too."""
    end = (_end_year(slots, base), slots.month("2") or slots.month(), slots.day("2"))
    start = (written_year(slots, base) or (None if slots.month() else end[0]), slots.month() or end[1], slots.day())
    if start[1] is None:
        start = (slots.year(), None, None)
    return forwards(lambda at: calendar_value(*start, at), lambda at: calendar_value(*end, at), base)


def _numeric_range(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return from 10/1 to 11/7 in the order of the outlet's country, else in the first that runs forwards."""
    first, last = (
        month_orders(slots.number(f"first{end}") or 0, slots.number(f"second{end}") or 0) for end in ("", "2")
    )
    possible = [base.order] if base.order else list(first)
    made = (_numbered_range(first[order], last[order], slots, base) for order in possible)
    return next((each for each in made if each), ())


def _numbered_range(first: tuple[int, int], last: tuple[int, int], slots: Slots, base: Base) -> tuple[Value, ...]:
    start_year = slots.year() or (slots.year("2") if first <= last else None)
    return forwards(
        lambda at: numbered(*first, start_year, None, at), lambda at: numbered(*last, slots.year("2"), None, at), base
    )


def _since(slots: Slots, base: Base) -> tuple[Value, ...]:
    year = slots.year()
    if year is None:
        return ()
    days = Interval(date(year, 1, 1), base.filed)
    anchor = base.filed_anchor if base.filed else Anchor.NONE
    return (Value(TimexType.DURATION, "PXY", days, f"{year:04d}/..", anchor, "from the year written, still open"),)


def forwards(first_at: Ending, last_at: Ending, base: Base) -> tuple[Value, ...]:
    """Return from one date to another, in years that bring the second after the first.

    A date without a year is nearest to the other one. Where that makes them run backwards, the start is half a year
    before the end, or the end half a year after the start, whichever span is nearer to the filing day.
    """
    last = last_at(base)
    first = first_at(_near(last, base))
    if first is None or last is None:
        return ()
    if not _runs_backwards(first, last):
        return _spanning(first, last)
    spans = [(first_at(_half_a_year_from(last, base, -1)), last), (first, last_at(_half_a_year_from(first, base, 1)))]
    made = [(start, end) for start, end in spans if start and end and not _runs_backwards(start, end)]
    nearest = min(made, key=lambda span: _gap(span[0], span[1], base.filed), default=None)
    return _spanning(*nearest) if nearest else ()


def _runs_backwards(first: Value, last: Value) -> bool:
    start, end = first.interval.earliest, last.interval.latest
    return start is not None and end is not None and end < start


def _half_a_year_from(value: Value, base: Base, side: int) -> Base:
    start = value.interval.earliest
    return replace(base, filed=shift_day(start, HALF_A_YEAR * side), told=None, tense=None) if start else base


def _gap(first: Value, last: Value, day: date | None) -> int:
    """Return how many days lie between a span and a day; 0 when it holds the day."""
    start, end = first.interval.earliest, last.interval.latest
    if day is None or start is None or end is None:
        return 0
    return max((start - day).days, (day - end).days, 0)


def _near(value: Value | None, base: Base) -> Base:
    """Return the days to count from for the start of a range whose end is known."""
    return (
        replace(base, filed=value.interval.latest, told=None, tense=None) if value and value.interval.latest else base
    )


def _end_year(slots: Slots, base: Base) -> int | None:
    first, short = slots.year(), slots.number("short_year2")
    if first is not None and short is not None:
        return first - first % 100 + short
    return written_year(slots, base, "2")


def _spanning(first: Value, last: Value) -> tuple[Value, ...]:
    """Return the days from the first of one value to the last of another; none when they run backwards."""
    start, end = first.interval.earliest, last.interval.latest
    if start is None or end is None:
        return (Value(TimexType.DURATION, "PXD", UNKNOWN, None, Anchor.NONE, last.basis),)
    if end < start:
        return ()
    days, ends = Interval(start, end), (first.edtf or "/", last.edtf or "/")
    edtf = edtf_of(days) if any("/" in each for each in ends) else "/".join(ends)
    return (Value(TimexType.DURATION, _length(first, last), days, edtf, last.anchor, last.basis),)


def _length(first: Value, last: Value) -> str:
    """Return the length from start to end in the unit in which both are given: 2009 to 2011 is P2Y."""
    start, end = first.interval.earliest, last.interval.earliest
    if start is None or end is None:
        return "PXD"
    if len(first.timex3) == len(last.timex3) == 4:
        return f"P{end.year - start.year}Y"
    if len(first.timex3) == len(last.timex3) == 7:
        return f"P{(end.year - start.year) * 12 + end.month - start.month}M"
    return f"P{(end - start).days}D"


RANGES: Mapping[str, Rule] = {"numeric_range": _numeric_range, "range": _range, "since": _since}
