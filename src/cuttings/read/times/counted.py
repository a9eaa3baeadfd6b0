"""Rules for dates that are counted: from the filing day, or from what the text named before them.

In:  the slots of a match, and the days to count from.
Out: one `Value`; without a day to count from it stays open.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import shift_day, weekday_near
from cuttings.read.times.lengths import LENGTHS
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import (
    CLOCK_UNITS,
    LARGE_UNITS,
    OPEN_UNITS,
    UNIT_NAMES,
    WEEKDAY_NAMES,
    Base,
    Rule,
    Tense,
    Value,
    calendar_value,
    counted_value,
    day_value,
    filed_words,
    gap_words,
    open_value,
    shift_words,
    unit_value,
    with_daypart,
)

FRIDAY = 5
"""So many days before any day lies the week of the latest weekend that has begun: on a Saturday, the same week."""


DAY_HOURS = 24


def _weekday(slots: Slots, base: Base) -> tuple[Value, ...]:
    weekday = slots.weekday()
    if weekday is None:
        return ()
    if base.filed is None:
        return (with_daypart(open_value(f"XXXX-WXX-{weekday}"), slots),)
    day, how = _turned_weekday(weekday, slots, base.filed, base.tense)
    basis = f"{WEEKDAY_NAMES[weekday - 1]} {how} {filed_words(base)}"
    return (with_daypart(day_value(day, base.filed_anchor, basis), slots),)


def _some_weekday(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "on a Monday": a weekday, and no one day."""
    value = replace(open_value(f"XXXX-WXX-{slots.weekday()}"), basis="the words name no one day")
    return (with_daypart(value, slots),)


def _turned_weekday(weekday: int, slots: Slots, filed: date, tense: Tense | None) -> tuple[date, str]:
    """Return the day, and how it lies to the filing day; "last Friday", said on a Friday, is seven days back."""
    turn, week = slots.look_up("rel", "rels"), slots.look_up("rel2", "rels")
    if week is not None:
        monday = shift_day(filed, -filed.weekday())
        return shift_day(monday, 7 * week + weekday - 1), "of a week counted from"
    is_ahead = turn > 0 if turn else tense is Tense.FUTURE
    day = weekday_near(weekday, filed, ahead=is_ahead)
    if turn and day == filed:
        day = shift_day(day, 7 * turn)
    return day, "on" if day == filed else "after" if is_ahead else "before"


def _shift(slots: Slots, base: Base) -> tuple[Value, ...]:
    days = slots.look_up("shift", "shifts") if slots.has("shift") else slots.constants["shift"]
    if base.filed is None:
        return (with_daypart(open_value("XXXX-XX-XX"), slots),)
    value = day_value(shift_day(base.filed, days), base.filed_anchor, shift_words(days, "D", base))
    return (with_daypart(value, slots),)


def _shift_part(slots: Slots, base: Base) -> tuple[Value, ...]:
    days, part = slots.look_up("shift_part", "shift_parts")
    if base.filed is None:
        return (replace(open_value(f"XXXX-XX-XXT{part}"), type=TimexType.TIME),)
    value = day_value(shift_day(base.filed, days), base.filed_anchor, shift_words(days, "D", base))
    return (replace(value, type=TimexType.TIME, timex3=f"{value.timex3}T{part}"),)


def _text_shift(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the same day", "the following year": the one that the text named last, or one beside it."""
    month = slots.month()
    unit = slots.look_up("calendar_unit", "calendar_units") or ("Y" if month else "D")
    day, steps = base.text.of(unit), slots.constants["shift"]
    if day is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX-XX-XX")),)
    found = calendar_value(day.year + steps, month, None, base) if month else unit_value(unit, steps, day)
    return () if found is None else (replace(found, anchor=Anchor.TEXT, basis=_text_words(steps, unit, day)),)


def _text_words(steps: int, unit: str, day: date) -> str:
    gap = "as" if steps == 0 else gap_words(steps, unit)
    return f"{gap} the {UNIT_NAMES.get(unit, 'time')} named before it, of {day}"


def _ago(slots: Slots, base: Base) -> tuple[Value, ...]:
    return moved(slots, base.filed, base.filed_anchor, filed_words(base))


def _ahead(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "in two days": a day to come where the clause speaks of the future, else a length."""
    return _ago(slots, base) if base.tense is Tense.FUTURE else LENGTHS["duration"](slots, base)


def _text_ago(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit = slots.look_up("unit", "units")
    smaller = LARGE_UNITS[unit][0] if unit in LARGE_UNITS and unit != "Q" else unit
    day = base.text.of(smaller)
    return moved(slots, day, Anchor.TEXT, f"{day}, which the text names before it")


def moved(slots: Slots, day: date | None, anchor: Anchor, day_words: str) -> tuple[Value, ...]:
    """Return the day, week, month or year so many units away: as exact as its unit, no more."""
    unit, amount = _as_days(slots.look_up("unit", "units"), slots.amount())
    unit, factor = LARGE_UNITS.get(unit, (unit, 1)) if unit != "Q" else (unit, 1)
    if amount is None or unit not in OPEN_UNITS:
        return (open_value("XXXX-XX-XX" if unit in CLOCK_UNITS else "PAST_REF"),)
    if day is None or not amount.isdigit():
        return (open_value(OPEN_UNITS[unit]),)
    steps = int(amount) * factor * int(slots.constants["sign"])
    found = unit_value(unit, steps, day)
    return () if found is None else (replace(found, anchor=anchor, basis=f"{gap_words(steps, unit)} {day_words}"),)


def _as_days(unit: str, amount: str | None) -> tuple[str, str | None]:
    """Return hours that make whole days as days: "24 hours ago" is the day before."""
    if unit != "H" or amount is None or not amount.isdigit() or not int(amount) or int(amount) % DAY_HOURS:
        return unit, amount
    return "D", str(int(amount) // DAY_HOURS)


def _relative(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit = slots.look_up("calendar_unit", "calendar_units")
    turn = slots.look_up("rel", "rels") if slots.has("rel") else slots.constants["turn"]
    if turn < 0 and unit in ("T", "C"):
        return (Value(TimexType.DURATION, "P10Y" if unit == "T" else "P100Y"),)
    if base.filed is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX")),)
    if unit == "E" and turn == 0 and base.tense is Tense.PAST:
        return _weekend(slots, base)
    found = unit_value(unit, turn, base.filed)
    return () if found is None else (counted_value(found, shift_words(turn, unit, base), base),)


def _weekend(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the weekend": the latest begun by the filing day, or the coming one where the clause tells of it."""
    if base.filed is None:
        return (open_value(OPEN_UNITS["E"]),)
    days_back = 0 if base.tense is Tense.FUTURE else FRIDAY
    found = unit_value("E", 0, shift_day(base.filed, -days_back))
    return () if found is None else (counted_value(found, f"the weekend nearest to {filed_words(base)}", base),)


def _vague(slots: Slots, base: Base) -> tuple[Value, ...]:
    reference = str(slots.constants.get("reference") or slots.look_up("vague", "vagues"))
    return (Value(TimexType.DATE, reference, basis="the words name no day"),)


COUNTED: Mapping[str, Rule] = {
    "ago": _ago,
    "ahead": _ahead,
    "relative": _relative,
    "shift": _shift,
    "shift_part": _shift_part,
    "some_weekday": _some_weekday,
    "text_ago": _text_ago,
    "text_shift": _text_shift,
    "text_side": _text_shift,
    "vague": _vague,
    "weekday": _weekday,
    "weekend": _weekend,
}
