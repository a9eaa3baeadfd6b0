"""Rules for dates as written: a day, a month, a year, a range, a season, a feast, whole or in part.

In:  the slots of a match, and the days to count from where a year is not written.
Out: one `Value` per possible reading, or none when the slots make no date (31 April).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cuttings.model.dates import UNKNOWN, Interval, edtf_of, season_interval
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import (
    day_with_weekday,
    easter,
    make_day,
    nth_weekday,
    quarter_interval,
    shift_day,
    shift_month,
    stretch_part,
)
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import (
    OPEN_UNITS,
    WEEKDAY_NAMES,
    Base,
    Rule,
    Tense,
    Value,
    calendar_value,
    counted_value,
    day_value,
    decade_value,
    filed_words,
    open_value,
    quarter_value,
    shift_words,
    unit_value,
    with_daypart,
)

Ending = Callable[[Base], Value | None]
"""The start or end of a range, by the days that it is counted from."""

MONTHS, QUARTERS = 12, 4
FROM_NOW = "from now"
MONTH_DAY = len("12-25")
HALF_A_YEAR = 182
"""Days to either side of the filing day: the date nearest to there is the last one, or the next."""

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""Seasons as EDTF writes them, in place of a month."""


def _date(slots: Slots, base: Base) -> tuple[Value, ...]:
    year, month, day = _year(slots, base), slots.month(), slots.day()
    turn = slots.look_up("rel", "rels")
    if turn is not None and month and day is None:
        return _turned_month(month, turn, base)
    if turn is not None and month and day:
        base = _turned_day(month, day, turn, base)
    value = calendar_value(year, month, day, base)
    if value is not None and slots.has("year_rel") and base.filed is not None:
        value = counted_value(value, f"of a year counted from {filed_words(base)}", base)
    return () if value is None else (with_daypart(value, slots),)


def _turned_day(month: int, day: int, turn: int, base: Base) -> Base:
    """Return the days to count from for "last 3 May", "next 3 May": half a year to that side of the filing day."""
    if base.filed is None:
        return base
    return replace(base, filed=shift_day(base.filed, HALF_A_YEAR * turn), told=None, tense=None)


def _year(slots: Slots, base: Base, suffix: str = "") -> int | None:
    """Return the year of a date as written, or counted: "3 May last year"."""
    turn = slots.look_up(f"year_rel{suffix}", "rels")
    if turn is not None and base.filed is not None:
        return base.filed.year + int(turn)
    return slots.year(suffix)


def _turned_month(month: int, turn: int, base: Base) -> tuple[Value, ...]:
    """Return "last March", "this March", "next March", counted from the filing day."""
    if base.filed is None:
        return (open_value(f"XXXX-{month:02d}"),)
    year = base.filed.year
    if turn < 0:
        year -= month >= base.filed.month
    elif turn > 0:
        year += month <= base.filed.month
    found = calendar_value(year, month, None, base)
    return () if found is None else (counted_value(found, f"that month before or after {filed_words(base)}", base),)


def _range(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return first to last; what only the end names (month, year) holds for the start too."""
    end = (_end_year(slots, base), slots.month("2") or slots.month(), slots.day("2"))
    start = (_year(slots, base) or (None if slots.month() else end[0]), slots.month() or end[1], slots.day())
    if start[1] is None:
        start = (slots.year(), None, None)
    return forwards(lambda at: calendar_value(*start, at), lambda at: calendar_value(*end, at), base)


def forwards(first_at: Ending, last_at: Ending, base: Base) -> tuple[Value, ...]:
    """Return from one date to another, in years that bring the second after the first.

    A date without a year is nearest to the other one. Where that makes them run backwards, the start is half a year
    before the end, or the end half a year after the start, whichever span is nearer to the filing day.
    """
    last = last_at(base)
    first = first_at(near(last, base))
    if first is None or last is None:
        return ()
    if not _runs_backwards(first, last):
        return spanning(first, last)
    spans = [(first_at(_half_a_year_from(last, base, -1)), last), (first, last_at(_half_a_year_from(first, base, 1)))]
    made = [(start, end) for start, end in spans if start and end and not _runs_backwards(start, end)]
    nearest = min(made, key=lambda span: _gap(span[0], span[1], base.filed), default=None)
    return spanning(*nearest) if nearest else ()


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


def near(value: Value | None, base: Base) -> Base:
    """Return the days to count from for the start of a range whose end is known."""
    return (
        replace(base, filed=value.interval.latest, told=None, tense=None) if value and value.interval.latest else base
    )


def _end_year(slots: Slots, base: Base) -> int | None:
    first, short = slots.year(), slots.number("short_year2")
    if first is not None and short is not None:
        return first - first % 100 + short
    return _year(slots, base, "2")


def spanning(first: Value, last: Value) -> tuple[Value, ...]:
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


def _numeric(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return 12/07/2022 in the order of the outlet's country; where that is unknown, both days, the nearer first."""
    first, second = slots.number("first"), slots.number("second")
    if first is None or second is None:
        return ()
    turn = slots.look_up("rel", "rels")
    values = {order: _numbered(*pair, slots.year(), turn, base) for order, pair in _orders(first, second).items()}
    if base.order and values[base.order]:
        values = {base.order: values[base.order]}
    possible = [value for value in values.values() if value is not None]
    if len({value.timex3 for value in possible}) < 2:
        return tuple(possible[:1])
    ordered = sorted(possible, key=lambda value: (_distance(value, base.filed), value.timex3))
    return tuple(replace(value, basis="day and month may stand in either order") for value in ordered)


def _numeric_range(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return from 10/1 to 11/7 in the order of the outlet's country, else in the first that runs forwards."""
    first, last = (_orders(slots.number(f"first{end}") or 0, slots.number(f"second{end}") or 0) for end in ("", "2"))
    orders = [base.order] if base.order else list(first)
    made = (_numbered_range(first[order], last[order], slots, base) for order in orders)
    return next((each for each in made if each), ())


def _numbered_range(first: tuple[int, int], last: tuple[int, int], slots: Slots, base: Base) -> tuple[Value, ...]:
    start_year = slots.year() or (slots.year("2") if first <= last else None)
    return forwards(
        lambda at: _numbered(*first, start_year, None, at), lambda at: _numbered(*last, slots.year("2"), None, at), base
    )


def _orders(first: int, second: int) -> Mapping[str, tuple[int, int]]:
    """Return month and day by the order in which the numbers may stand."""
    return {"dmy": (second, first), "mdy": (first, second)}


def _numbered(month: int, day: int, year: int | None, turn: int | None, base: Base) -> Value | None:
    """Return the day of a month in numbers; in no year when nothing is known to count from."""
    if not 1 <= month <= MONTHS:
        return None
    return calendar_value(year, month, day, base if turn is None else _turned_day(month, day, turn, base))


def _distance(value: Value, day: date | None) -> int:
    start = value.interval.earliest
    return abs((start - day).days) if start and day else 0


def _fixed_day(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a feast: "12-25", "easter-2" for two days before Easter, "11-4-4" for the 4th Thursday of November."""
    named = slots.look_up("named_day", "named_days")
    if named is not None:
        return (day_value(date.fromisoformat(named), basis="the day that is called so"),)
    rule, year, turn = str(slots.look_up("fixed_day", "fixed_days")), slots.year(), slots.look_up("rel", "rels")
    if year is None and base.filed is None:
        open_feast = f"XXXX-{rule}" if len(rule) == MONTH_DAY else "XXXX-XX-XX"
        return (open_value(open_feast),)
    if year is not None:
        return (day_value(_feast(rule, year)),)
    day = _feast_near(rule, turn, base)
    return () if day is None else (counted_value(day_value(day), f"the one nearest to {filed_words(base)}", base),)


def _feast(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return shift_day(easter(year), int(rule.removeprefix("easter") or 0))
    month, day, *nth = (int(number) for number in rule.split("-"))
    return nth_weekday(year, month, day, *nth) if nth else date(year, month, day)


def _feast_near(rule: str, turn: int | None, base: Base) -> date | None:
    """Return the feast nearest to the filing day, or the one before or after it."""
    if base.filed is None:
        return None
    filed = base.filed
    days = [_feast(rule, year) for year in range(filed.year - 1, filed.year + 2)]
    if turn:
        days = [day for day in days if (day - filed).days * turn > 0]
    return min(days, key=lambda day: (abs((day - filed).days), day))


def _quarter(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a quarter, or a half, of the year written, of the filing year, or of the year counted from it."""
    quarter, half = slots.number("quarter") or slots.look_up("nth", "nths"), slots.number("half_year")
    half = half or slots.look_up("half_name", "half_names")
    year, turn = slots.year(), slots.look_up("rel", "rels")
    if year is None and base.filed is not None:
        year = base.filed.year + (turn or 0)
    if year is None:
        return (open_value("XXXX-QX"),)
    if half:
        days = Interval(quarter_interval(year, 2 * half - 1).earliest, quarter_interval(year, 2 * half).latest)
        return (Value(TimexType.DATE, f"{year:04d}-H{half}", days, edtf_of(days)),)
    return (quarter_value(year, quarter),) if 1 <= quarter <= QUARTERS else ()


def _fiscal(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a year that begins on another day than the calendar's: which one is not told, so its days are wider."""
    code, year = slots.look_up("fiscal", "fiscals"), slots.year()
    if year is None and base.filed is not None:
        year = base.filed.year + (slots.look_up("rel", "rels") or 0)
    if year is None:
        return (open_value(f"{code}XXXX"),)
    days = Interval(date(year - 1, 1, 1), date(year + 1, 12, 31))
    return (Value(TimexType.DATE, f"{code}{year:04d}", days, None, basis="on which day it begins is not told"),)


def _lone_day(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "on the 4th", of the month that brings it nearest to the filing day on the side the clause tells of."""
    day, filed = slots.day() or 0, base.filed
    if filed is None:
        return (open_value(f"XXXX-XX-{day:02d}"),)
    months = [shift_month(filed, steps) for steps in (-1, 0, 1)]
    known = [made for made in (make_day(year, month, day) for year, month in months) if made]
    side = {Tense.PAST: -1, Tense.FUTURE: 1}.get(base.tense, 0) if base.tense else 0
    fitting = [each for each in known if (each - filed).days * side >= 0] or known
    found = min(fitting, key=lambda each: (abs((each - filed).days), each), default=None)
    return () if found is None else (counted_value(day_value(found), f"the one nearest to {filed_words(base)}", base),)


def _weekday_day(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "Friday 31": the nearest day of a month that falls on that weekday."""
    weekday, day = slots.weekday(), slots.day()
    if weekday is None or day is None or base.filed is None:
        return (open_value(f"XXXX-XX-{day or 0:02d}"),)
    found = day_with_weekday(day, weekday, base.filed)
    if found is None:
        return ()
    return (counted_value(day_value(found), f"the {WEEKDAY_NAMES[weekday - 1]} nearest to {filed_words(base)}", base),)


def _part(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a part of a stretch, in whole quarters of it: "early 2009" lies in the first two."""
    whole = _whole(slots, base) if slots.has("calendar_unit") else _date(slots, base)
    part = slots.look_up("part", "parts")
    return tuple(replace(value, **_partial(value, part, base)) for value in whole)


def _whole(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit, turn = slots.look_up("calendar_unit", "calendar_units"), slots.look_up("rel", "rels") or 0
    if base.filed is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX")),)
    found = unit_value(unit, turn, base.filed)
    return () if found is None else (counted_value(found, shift_words(turn, unit, base), base),)


def _partial(value: Value, part: Sequence[int] | str, base: Base) -> dict[str, Any]:
    """Return the days of a part: quarters of the stretch, or what of it lies before the filing day, or from it on."""
    if value.interval.earliest is None or value.interval.latest is None:
        return {}
    days = _side(value.interval, part, base.filed) if isinstance(part, str) else stretch_part(value.interval, *part)
    return {"interval": days, "edtf": edtf_of(days)}


def _side(whole: Interval, part: str, filed: date | None) -> Interval:
    if filed is None or not whole.overlaps(Interval(filed, filed)):
        return whole
    return Interval(filed, whole.latest) if part == FROM_NOW else Interval(whole.earliest, _day_before(filed, whole))


def _day_before(filed: date, whole: Interval) -> date:
    before = shift_day(filed, -1)
    return before if whole.earliest and before >= whole.earliest else filed


def _season(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a season. Its months hang on the hemisphere, so its days are wider than the year."""
    season = slots.look_up("season", "seasons") or slots.look_up("bare_season", "seasons")
    turn = slots.look_up("rel", "rels")
    year, anchor = slots.year(), Anchor.NONE
    if year is None and base.filed is not None and turn is not None:
        year, anchor = base.filed.year + turn, base.filed_anchor
    if year is None:
        return (open_value(f"XXXX-{season}"),)
    days = season_interval(year)
    basis = "which months it has depends on the hemisphere"
    return (Value(TimexType.DATE, f"{year:04d}-{season}", days, f"{year:04d}-{SEASON_CODES[season]}", anchor, basis),)


def _decade(slots: Slots, base: Base) -> tuple[Value, ...]:
    year = slots.year()
    if year is None:
        short = slots.number("short_decade")
        short = slots.look_up("decade_word", "decade_words") if short is None else short
        century = base.filed.year // 100 * 100 if base.filed else 1900
        year = century + short - (100 if base.filed and century + short > base.filed.year else 0)
    value = decade_value(year) if year % 10 == 0 else None
    if value is None:
        return ()
    part = slots.look_up("part", "parts")
    return (replace(value, **_partial(value, part, base)) if part else value,)


def _century(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a century as EDTF writes it: the 20th has the years that begin with 19."""
    number = slots.number("century") or slots.look_up("century_word", "centuries")
    if not number or not 1 < number < 30:
        return ()
    days = Interval(date(number * 100 - 100, 1, 1), date(number * 100 - 1, 12, 31))
    return (Value(TimexType.DATE, f"{number - 1:02d}", days, f"{number - 1:02d}XX"),)


def _since(slots: Slots, base: Base) -> tuple[Value, ...]:
    year = slots.year()
    if year is None:
        return ()
    days = Interval(date(year, 1, 1), base.filed)
    anchor = base.filed_anchor if base.filed else Anchor.NONE
    return (Value(TimexType.DURATION, "PXY", days, f"{year:04d}/..", anchor, "from the year written, still open"),)


WRITTEN: Mapping[str, Rule] = {
    "century": _century,
    "date": _date,
    "decade": _decade,
    "fiscal": _fiscal,
    "fixed_day": _fixed_day,
    "lone_day": _lone_day,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "part": _part,
    "quarter": _quarter,
    "range": _range,
    "season": _season,
    "since": _since,
    "weekday_day": _weekday_day,
}
