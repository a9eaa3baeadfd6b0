"""Rules for times that are made of others: from one day to another, two days after the coup, the third week of May.

In:  the slots of a match, the single expressions that it joins among them, and the days to count from.
Out: one `Value`; it stays open where a part of it does.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cuttings.model.dates import UNKNOWN, Interval, edtf_of
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import make_day, shift_day, weekday_near
from cuttings.read.times.counted import COUNTED
from cuttings.read.times.lengths import LENGTHS
from cuttings.read.times.ranges import RANGES, forwards
from cuttings.read.times.slots import FoundTime, Slots
from cuttings.read.times.stretches import STRETCHES
from cuttings.read.times.values import (
    CLOCK_UNITS,
    LARGE_UNITS,
    OPEN_UNITS,
    Base,
    Rule,
    Tense,
    Value,
    day_value,
    filed_words,
    gap_words,
    open_value,
    unit_value,
    week_value,
)
from cuttings.read.times.written import WRITTEN

SINGLES: Mapping[str, Rule] = {**WRITTEN, **RANGES, **STRETCHES, **COUNTED, **LENGTHS}
YEARLESS_RULES = frozenset({"date", "numeric", "part"})


def _range(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return first to last. A year that the end alone names holds for the start too: "from April to June 2017"."""
    first_time, last_time = slots.times.get("time"), slots.times.get("time2")
    if first_time and last_time and first_time.rule == last_time.rule == "weekday":
        return _weekday_range(first_time, last_time, base)
    return forwards(lambda at: _end(first_time, base, at), lambda at: _end(last_time, base, at), base)


def _end(time: FoundTime | None, base: Base, near_the_other: Base) -> Value | None:
    """Return one end of a range: today for "now"; a date without a year near the other end."""
    if time is None:
        return day_value(base.filed, base.filed_anchor, filed_words(base)) if base.filed else None
    return _value(time, near_the_other if _is_yearless(time) else base)


def _value(time: FoundTime, base: Base) -> Value | None:
    """Return the first reading of a part."""
    return next(iter(SINGLES[time.rule](time.slots, base)), None)


def _is_yearless(time: FoundTime) -> bool:
    return time.rule in YEARLESS_RULES and time.slots.year() is None and not time.slots.has("rel")


def _weekday_range(first_time: FoundTime, last_time: FoundTime, base: Base) -> tuple[Value, ...]:
    """Return from one weekday to another: the latest or next such days, or those after a first one that is fixed."""
    first, last = first_time.slots.weekday(), last_time.slots.weekday()
    if first is None or last is None:
        return ()
    steps = (last - first) % 7
    length = f"P{steps}D"
    if base.filed is None:
        return (replace(open_value(length), type=TimexType.DURATION),)
    fixed = _value(first_time, base) if first_time.slots.has("rel") else None
    end = weekday_near(last, base.filed, ahead=base.tense is Tense.FUTURE)
    start = fixed.interval.earliest if fixed and fixed.interval.earliest else shift_day(end, -steps)
    days = Interval(start, shift_day(start, steps))
    basis = f"the days nearest to {filed_words(base)}"
    return (Value(TimexType.DURATION, length, days, edtf_of(days), base.filed_anchor, basis),)


def _span_from(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "three days from Monday", of something that lasts: a length with its first and last day."""
    unit, steps = _steps(slots)
    first, length = _value(slots.times["time"], base), _value(slots.times["length"], base)
    start = first.interval.earliest if first else None
    if first is None or length is None or start is None or unit != "D" or not steps:
        return ()
    days = Interval(start, shift_day(start, steps - 1))
    return (replace(length, interval=days, edtf=edtf_of(days), anchor=first.anchor, basis=f"from {start} on"),)


def _offset(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "two weeks before 13 May": days and weeks are counted to the day, months and years are not."""
    near_day = _value(slots.times["time"], base)
    return _counted_from(slots, near_day.interval if near_day else UNKNOWN)


def _event_offset(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "two days after the coup", "the day before the vote": open where the text gives the event no day."""
    return _counted_from(slots, base.event)


def _counted_from(slots: Slots, days: Interval) -> tuple[Value, ...]:
    unit, steps = _steps(slots)
    if unit in CLOCK_UNITS:
        return ()
    start = days.earliest if _is_exact_enough(days, unit) else None
    if start is None or steps is None:
        return ()
    found = unit_value(unit, steps, start)
    words = f"{gap_words(steps, unit)} {start}, which the text names"
    return () if found is None else (replace(found, anchor=Anchor.TEXT, basis=words),)


def _steps(slots: Slots) -> tuple[str, int | None]:
    """Return unit and number of the length, weeks as days; of "the day before", its one day."""
    step, length = slots.times.get("step"), slots.times.get("length")
    if step is not None:
        unit = step.slots.look_up("calendar_unit", "calendar_units") or "D"
        return unit, int(step.slots.constants["shift"])
    unit, amount = (length.slots.look_up("unit", "units"), length.slots.amount()) if length else ("D", None)
    smaller, factor = ("D", 7) if unit == "W" else LARGE_UNITS.get(unit, (unit, 1))
    if amount is None or not amount.isdigit():
        return smaller, None
    return smaller, int(amount) * factor * int(slots.constants.get("sign", 1))


def _is_exact_enough(days: Interval, unit: str) -> bool:
    """Tell whether days, months or years can be counted from these days."""
    if days.earliest is None or days.latest is None or unit not in OPEN_UNITS:
        return False
    is_one_year = days.earliest.year == days.latest.year
    is_one_month = is_one_year and days.earliest.month == days.latest.month
    return {"Y": is_one_year, "M": is_one_month}.get(unit, days.is_day)


def _nth(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the third week of May", "the last day of the year", "the 15th day of next month"."""
    last = slots.times.get("week") or slots.times.get("month")
    named = last.slots if last else slots
    unit = named.look_up("calendar_unit", "calendar_units") or "W"
    number = slots.look_up("nth", "nths") or slots.day()
    whole = _value(slots.times["time"], base)
    days = whole.interval if whole else None
    if days is None or days.earliest is None or days.latest is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX-XX-XX")),)
    is_last = named.words.get("rel", named.words.get("nth")) in slots.table.get("last_words", ())
    if last and not is_last:
        return ()
    found = _counted_back(unit, days.latest) if is_last else _counted_up(unit, number, days.earliest)
    if found is None or not found.interval.overlaps(days):
        return ()
    return (replace(found, anchor=whole.anchor if whole else Anchor.NONE, basis=whole.basis if whole else ""),)


def _counted_back(unit: str, last: date) -> Value | None:
    """Return the last week, month or day of a stretch; a week that has its Thursday after it does not count."""
    return unit_value(unit, 0, shift_day(last, -7) if unit == "W" and last.weekday() < 3 else last)


def _counted_up(unit: str, number: int | None, first: date) -> Value | None:
    """Return the nth week, month or day of a stretch; week 1 has its first Thursday (ISO 8601)."""
    if number is None:
        return None
    if unit == "W":
        monday = shift_day(first, -first.weekday() if first.weekday() <= 3 else 7 - first.weekday())
        return week_value(shift_day(monday, 7 * (number - 1)), is_weekend=False)
    return unit_value(unit, number - 1, first)


def _last_of(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the last three weeks of 2030": a length, with its days up to the end of the stretch."""
    whole, part = _value(slots.times["time"], base), slots.times["stretch"]
    length = _value(part, replace(base, filed=whole.interval.latest)) if whole else None
    last = whole.interval.latest if whole else None
    if whole is None or length is None or last is None or length.interval.earliest is None:
        return ()
    if part.slots.words.get("rel") not in slots.table.get("last_words", ()):
        return ()
    days = Interval(shift_day(length.interval.earliest, 1), last)
    return (replace(length, interval=days, edtf=edtf_of(days), anchor=whole.anchor, basis=whole.basis),)


def _week_of(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return the week, or the weekend, that holds a day."""
    day = _value(slots.times["time"], base)
    if day is None or day.interval.earliest is None:
        return (open_value(OPEN_UNITS["W"]),)
    is_weekend = slots.has("weekend_word")
    return (replace(week_value(day.interval.earliest, is_weekend=is_weekend), anchor=day.anchor, basis=day.basis),)


def _day_of(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the 21st of this month"."""
    day, month = slots.day(), _value(slots.times["month"], base)
    start = month.interval.earliest if month else None
    if day is None or start is None or month is None:
        return (open_value(f"XXXX-XX-{day or 0:02d}"),)
    made = make_day(start.year, start.month, day)
    return () if made is None else (day_value(made, month.anchor, f"of the month that is {month.basis}"),)


JOINED: Mapping[str, Rule] = {
    "joined_range": _range,
    "offset": _offset,
    "event_offset": _event_offset,
    "last_of": _last_of,
    "nth": _nth,
    "week_of": _week_of,
    "span_from": _span_from,
    "day_of": _day_of,
}
