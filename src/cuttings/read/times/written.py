"""Rules for dates as written: a day, a month, a year, in words or numbers, a feast.

In:  the slots of a match, and the days to count from where a year is not written.
Out: one `Value` per possible reading, open where the calendar has no such day (31 April); none when there is no date.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cuttings.read.times.calendar import day_with_weekday, easter, make_day, nth_weekday, shift_day, shift_month
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import (
    WEEKDAY_NAMES,
    Base,
    Rule,
    Tense,
    Value,
    calendar_value,
    counted_value,
    day_value,
    filed_words,
    open_value,
    with_daypart,
)

MONTHS = 12
MONTH_DAY = len("12-25")
HALF_A_YEAR = 182
"""Days to either side of the filing day: the date nearest to there is the last one, or the next."""


def written_date(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a year, a month or a day; "last 3 May" and "next March" are counted from the filing day."""
    year, month, day = written_year(slots, base), slots.month(), slots.day()
    turn = slots.look_up("rel", "rels")
    if turn is not None and month and day is None:
        return _turned_month(month, turn, base)
    if turn is not None and month and day:
        base = _turned_day(month, day, turn, base)
    value = calendar_value(year, month, day, base)
    if value is not None and slots.has("year_rel") and base.filed is not None:
        value = counted_value(value, f"of a year counted from {filed_words(base)}", base)
    if value is None:
        return (replace(open_value("XXXX-XX-XX"), basis="the calendar has no such day"),) if month and day else ()
    return (with_daypart(value, slots),)


def _turned_day(month: int, day: int, turn: int, base: Base) -> Base:
    """Return the days to count from for "last 3 May", "next 3 May": half a year to that side of the filing day."""
    if base.filed is None:
        return base
    return replace(base, filed=shift_day(base.filed, HALF_A_YEAR * turn), told=None, tense=None)


def written_year(slots: Slots, base: Base, suffix: str = "") -> int | None:
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


def _numeric(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return 12/07/2022 in the order of the outlet's country; where that is unknown, both days, the nearer first."""
    first, second = slots.number("first"), slots.number("second")
    if first is None or second is None:
        return ()
    turn = slots.look_up("rel", "rels")
    values = {order: numbered(*pair, slots.year(), turn, base) for order, pair in month_orders(first, second).items()}
    if base.order and values[base.order]:
        values = {base.order: values[base.order]}
    possible = [value for value in values.values() if value is not None]
    if len({value.timex3 for value in possible}) < 2:
        return tuple(possible[:1])
    ordered = sorted(possible, key=lambda value: (_distance(value, base.filed), value.timex3))
    return tuple(replace(value, basis="day and month may stand in either order") for value in ordered)


def month_orders(first: int, second: int) -> Mapping[str, tuple[int, int]]:
    """Return month and day by the order in which the numbers may stand."""
    return {"dmy": (second, first), "mdy": (first, second)}


def numbered(month: int, day: int, year: int | None, turn: int | None, base: Base) -> Value | None:
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


WRITTEN: Mapping[str, Rule] = {
    "date": written_date,
    "fixed_day": _fixed_day,
    "lone_day": _lone_day,
    "numeric": _numeric,
    "weekday_day": _weekday_day,
}
