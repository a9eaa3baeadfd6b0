"""Rules for lengths of time, for what is repeated, and for the hour of a day.

In:  the slots of a match, and the days to count from.
Out: one `Value`; a length has days only where its words tie it to the filing day.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cuttings.model.dates import UNKNOWN, Interval, day_interval, edtf_of
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import days_in_month, shift_day, shift_month, shift_working_days
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import LARGE_UNITS, Base, Rule, Tense, Value, filed_words, open_value, period

COUNTABLE_UNITS = frozenset({"D", "W", "M", "Y", "BD"})
"""Units in which days can be counted from the filing day; BD is a day of work."""


def _duration(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit, amount = slots.look_up("unit", "units"), slots.amount()
    if amount is None:
        return ()
    if slots.has("half") and amount.isdigit():
        amount = f"{amount}.5"
    return (Value(TimexType.DURATION, period(amount, unit), UNKNOWN, None, Anchor.NONE, "a length of time"),)


def _stretch(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the last three weeks": a length, with the days it ends or begins at the filing day."""
    turn, amount = slots.look_up("rel", "rels"), slots.amount()
    turn = slots.constants["turn"] if turn is None else turn
    unit = slots.look_up("unit", "units") or slots.look_up("plural_unit", "units")
    unit = unit or slots.look_up("calendar_unit", "calendar_units")
    amount = slots.constants.get("count", amount)
    if amount is None or unit is None:
        return ()
    value = Value(TimexType.DURATION, period(amount, unit), UNKNOWN, None, Anchor.NONE, "a length of time")
    smaller, factor = LARGE_UNITS.get(unit, (unit, 1))
    if base.filed is None or not turn or smaller not in COUNTABLE_UNITS:
        return (value,)
    steps = int(amount) * factor * turn if amount.isdigit() else None
    days = _days_beside(base.filed, smaller, steps, is_past=turn < 0)
    basis = f"{'up to' if turn < 0 else 'from'} {filed_words(base)}"
    return (replace(value, interval=days, edtf=edtf_of(days), anchor=base.filed_anchor, basis=basis),)


def _within(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return the length of "within 48 hours", with the days from the filing day on where the clause tells of what is to
    come."""
    unit, amount = slots.look_up("unit", "units"), slots.amount()
    smaller, factor = LARGE_UNITS.get(unit, (unit, 1))
    (value,) = _duration(slots, base) or (None,)
    if value is None or amount is None or not amount.isdigit() or smaller not in COUNTABLE_UNITS:
        return () if value is None else (value,)
    if base.filed is None or base.tense is not Tense.FUTURE:
        return (value,)
    days = Interval(base.filed, _far_day(base.filed, smaller, int(amount) * factor))
    basis = f"from {filed_words(base)} on"
    return (replace(value, interval=days, edtf=edtf_of(days), anchor=base.filed_anchor, basis=basis),)


def _days_beside(filed: date, unit: str, steps: int | None, *, is_past: bool) -> Interval:
    """Return the days that end on the filing day, or begin on the next; open at the far end when nobody counted."""
    far = None if steps is None else _far_day(filed, unit, steps)
    return Interval(far, filed) if is_past else Interval(shift_day(filed, 1), far)


def _far_day(day: date, unit: str, steps: int) -> date:
    if unit == "BD":
        return shift_working_days(day, steps)
    if unit in ("D", "W"):
        return shift_day(day, steps * (7 if unit == "W" else 1))
    year, month = shift_month(day, steps * (12 if unit == "Y" else 1))
    return date(year, month, min(day.day, days_in_month(year, month)))


def _set(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit = slots.look_up("unit", "units")
    amount = slots.amount() if slots.has("count") else "1"
    return (Value(TimexType.SET, period(amount, unit), basis="repeated"),) if amount and unit else ()


def _per(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit = slots.look_up("calendar_unit", "calendar_units")
    return (Value(TimexType.SET, period("1", unit), basis="repeated"),)


def _set_word(slots: Slots, base: Base) -> tuple[Value, ...]:
    return (Value(TimexType.SET, str(slots.look_up("set_word", "set_words")), basis="repeated"),)


def _set_days(slots: Slots, base: Base) -> tuple[Value, ...]:
    weekday = slots.weekday() or slots.look_up("plural_weekday", "plural_weekdays")
    return (Value(TimexType.SET, f"XXXX-WXX-{weekday}" if weekday else "P1W", basis="repeated"),)


def _clock(slots: Slots, base: Base) -> tuple[Value, ...]:
    hour, minute = _hour_and_minute(slots)
    if hour is None or hour > 24 or minute > 59:
        return ()
    time = f"T{hour:02d}:{minute:02d}{_zone(slots)}"
    day = base.text.day or base.filed
    if day is None:
        return (replace(open_value(time), type=TimexType.TIME),)
    anchor = Anchor.TEXT if base.text.day else base.filed_anchor
    basis = f"on {day}, which the text names" if base.text.day else f"on {filed_words(base)}"
    return (Value(TimexType.TIME, f"{day}{time}", day_interval(day), day.isoformat(), anchor, basis),)


def _zone(slots: Slots) -> str:
    """Return how far the zone lies from UTC, as ISO 8601 writes it: "Z", "+01:00"; nothing when none is written."""
    offset = slots.words.get("offset", "").replace(" ", "")
    if offset:
        return f"{offset[0]}{int(offset[1:]):02d}:00"
    return str(slots.look_up("zone", "zones") or "")


def _hour_and_minute(slots: Slots) -> tuple[int | None, int]:
    clock = slots.look_up("clock_word", "clock_words") or slots.words.get("clock")
    military = slots.words.get("military")
    if military:
        return int(military[:2]), int(military[2:])
    if clock:
        hours, _, minutes = clock.replace(".", ":").replace("h", ":").partition(":")
        hour, minute = int(hours), int(minutes or 0)
    else:
        found = slots.number("hour")
        if found is None:
            return None, 0
        hour, minute = found, 0
    mark = slots.look_up("clock_mark", "clock_marks")
    if mark == "pm" and hour < 12:
        hour += 12
    return (0 if mark == "am" and hour == 12 else hour), minute


def _age(slots: Slots, base: Base) -> tuple[Value, ...]:
    return ()


LENGTHS: Mapping[str, Rule] = {
    "age": _age,
    "clock": _clock,
    "duration": _duration,
    "per": _per,
    "set": _set,
    "set_days": _set_days,
    "set_word": _set_word,
    "stretch": _stretch,
    "within": _within,
}
