"""The rules that give a time expression its value; the patterns in resources/<language>/times.toml name them.

In:  the slots that a pattern filled ("day": "5", "month": "january"), and the days that it is counted from.
Out: one `Value` per possible reading, or none when the slots make no date (31 April).

Each rule is a function of `RULES`. Without a day to count from, a relative expression stays open.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cuttings.model.dates import UNKNOWN, Interval, day_interval, edtf_of
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import days_in_month, make_day, shift_day, shift_month, stretch_part, weekday_near
from cuttings.read.times.values import (
    CLOCK_UNITS,
    LARGE_UNITS,
    OPEN_UNITS,
    WEEKDAY_NAMES,
    Base,
    Slots,
    Tense,
    Value,
    calendar_value,
    counted_value,
    day_value,
    decade_value,
    filed_words,
    gap_words,
    open_value,
    period,
    quarter_value,
    shift_words,
    unit_value,
    with_daypart,
)

FRIDAY = 5
"""So many days before any day lies the week of the latest weekend that has begun: on a Saturday, the same week."""

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""Seasons as EDTF writes them, in place of a month."""

Rule = Callable[[Slots, Base], tuple[Value, ...]]
"""What a rule is: slots and days to count from, to readings."""


def _date(slots: Slots, base: Base) -> tuple[Value, ...]:
    year, month, day = slots.year(), slots.month(), slots.day()
    turn = slots.look_up("rel", "rels")
    if turn is not None and month and day is None:
        return _turned_month(month, turn, base)
    value = calendar_value(year, month, day, base)
    return () if value is None else (with_daypart(value, slots),)


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
    if slots.has("weekday") and not slots.has("month2"):
        return _weekday_range(slots, base)
    end = (_end_year(slots), slots.month("2") or slots.month(), slots.day("2"))
    start = (slots.number("year") or end[0], slots.month() or end[1], slots.day())
    last = calendar_value(*end, base)
    first = calendar_value(*start, _near(last, base))
    if first is None or last is None:
        return ()
    return _spanning(first, last)


def _near(value: Value | None, base: Base) -> Base:
    return replace(base, filed=value.interval.latest) if value and value.interval.latest else base


def _end_year(slots: Slots) -> int | None:
    first, short = slots.number("year"), slots.number("short_year2")
    if first is not None and short is not None:
        return first - first % 100 + short
    return slots.number("year2")


def _spanning(first: Value, last: Value) -> tuple[Value, ...]:
    start, end = first.interval.earliest, last.interval.latest
    if start is None or end is None:
        return (Value(TimexType.DURATION, "PXD", UNKNOWN, None, Anchor.NONE, last.basis),)
    if end < start:
        return ()
    edtf = f"{first.edtf}/{last.edtf}"
    return (Value(TimexType.DURATION, _length(first, last), Interval(start, end), edtf, last.anchor, last.basis),)


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


def _weekday_range(slots: Slots, base: Base) -> tuple[Value, ...]:
    first, last = slots.weekday(), slots.weekday("2")
    if first is None or last is None:
        return ()
    length = f"P{(last - first) % 7}D"
    if base.filed is None:
        return (replace(open_value(length), type=TimexType.DURATION),)
    end = weekday_near(last, base.filed, ahead=base.tense is Tense.FUTURE)
    start = end - timedelta(days=(last - first) % 7)
    days = Interval(start, end)
    basis = f"the days nearest to {filed_words(base)}"
    return (Value(TimexType.DURATION, length, days, edtf_of(days), base.filed_anchor, basis),)


def _since(slots: Slots, base: Base) -> tuple[Value, ...]:
    year = slots.number("year")
    if year is None:
        return ()
    days = Interval(date(year, 1, 1), base.filed)
    anchor = base.filed_anchor if base.filed else Anchor.NONE
    return (Value(TimexType.DURATION, "PXY", days, f"{year:04d}/..", anchor, "from the year written, still open"),)


def _numeric(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return 12/07/2022 in the order of the outlet's country; where that is unknown, both days, the nearer first."""
    first, second, year = slots.number("first"), slots.number("second"), slots.year()
    if first is None or second is None or year is None:
        return ()
    days = {"dmy": make_day(year, second, first), "mdy": make_day(year, first, second)}
    if base.order and days[base.order]:
        days = {base.order: days[base.order]}
    possible = [day for day in days.values() if day is not None]
    if len(set(possible)) < 2:
        return tuple(day_value(day) for day in possible[:1])
    filed = base.filed
    ordered = sorted(possible, key=lambda day: (abs((day - filed).days) if filed else 0, day))
    return tuple(day_value(day, basis="day and month may stand in either order") for day in ordered)


def _fixed_day(slots: Slots, base: Base) -> tuple[Value, ...]:
    month, _, day = str(slots.look_up("fixed_day", "fixed_days")).partition("-")
    value = calendar_value(slots.number("year"), int(month), int(day), base)
    return () if value is None else (value,)


def _weekday(slots: Slots, base: Base) -> tuple[Value, ...]:
    weekday = slots.weekday()
    if weekday is None:
        return ()
    if base.filed is None:
        return (with_daypart(open_value(f"XXXX-WXX-{weekday}"), slots),)
    day, how = _turned_weekday(weekday, slots, base.filed, base.tense)
    basis = f"{WEEKDAY_NAMES[weekday - 1]} {how} {filed_words(base)}"
    return (with_daypart(day_value(day, base.filed_anchor, basis), slots),)


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
    days = slots.look_up("shift", "shifts")
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
    if base.text_day is None:
        return (open_value("XXXX-XX-XX"),)
    days = slots.constants["shift"]
    day = shift_day(base.text_day, days)
    return (day_value(day, Anchor.TEXT, f"{gap_words(days, 'D')} {base.text_day}, the day named before it"),)


def _ago(slots: Slots, base: Base) -> tuple[Value, ...]:
    return _moved(slots, base, base.filed, base.filed_anchor, filed_words(base))


def _text_ago(slots: Slots, base: Base) -> tuple[Value, ...]:
    return _moved(slots, base, base.text_day, Anchor.TEXT, f"{base.text_day}, the day named before it")


def _moved(slots: Slots, base: Base, day: date | None, anchor: Anchor, day_words: str) -> tuple[Value, ...]:
    """Return the day, week, month or year so many units away: as exact as its unit, no more."""
    unit, amount = slots.look_up("unit", "units"), slots.amount()
    unit, factor = LARGE_UNITS.get(unit, (unit, 1)) if unit != "Q" else (unit, 1)
    if amount is None or unit not in OPEN_UNITS:
        return (open_value("XXXX-XX-XX" if unit in CLOCK_UNITS else "PAST_REF"),)
    if day is None or not amount.isdigit():
        return (open_value(OPEN_UNITS[unit]),)
    steps = int(amount) * factor * int(slots.constants["sign"])
    found = unit_value(unit, steps, day)
    return () if found is None else (replace(found, anchor=anchor, basis=f"{gap_words(steps, unit)} {day_words}"),)


def _relative(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit, turn = slots.look_up("calendar_unit", "calendar_units"), slots.look_up("rel", "rels")
    if turn < 0 and unit in ("T", "C"):
        return (Value(TimexType.DURATION, "P10Y" if unit == "T" else "P100Y"),)
    if base.filed is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX")),)
    found = unit_value(unit, turn, base.filed)
    return () if found is None else (counted_value(found, shift_words(turn, unit, base), base),)


def _weekend(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the weekend": the latest begun by the filing day, or the coming one where the clause tells of it."""
    if base.filed is None:
        return (open_value(OPEN_UNITS["E"]),)
    days_back = 0 if base.tense is Tense.FUTURE else FRIDAY
    found = unit_value("E", 0, shift_day(base.filed, -days_back))
    return () if found is None else (counted_value(found, f"the weekend nearest to {filed_words(base)}", base),)


def _quarter(slots: Slots, base: Base) -> tuple[Value, ...]:
    year, quarter = slots.number("year"), slots.number("quarter") or slots.look_up("nth", "nths")
    return (quarter_value(year, quarter),) if year and quarter else ()


def _part(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a part of a stretch, in whole quarters of it: "early 2009" lies in the first two."""
    whole = _relative(slots, base) if slots.has("calendar_unit") and slots.has("rel") else _whole(slots, base)
    first, last = slots.look_up("part", "parts")
    return tuple(replace(value, **_partial(value, first, last)) for value in whole)


def _whole(slots: Slots, base: Base) -> tuple[Value, ...]:
    if not slots.has("calendar_unit"):
        return _date(slots, base)
    unit = slots.look_up("calendar_unit", "calendar_units")
    if base.filed is None:
        return (open_value(OPEN_UNITS.get(unit, "XXXX")),)
    found = unit_value(unit, 0, base.filed)
    return () if found is None else (counted_value(found, shift_words(0, unit, base), base),)


def _partial(value: Value, first: int, last: int) -> dict[str, Any]:
    if value.interval.earliest is None or (first, last) == (1, 4):
        return {}
    days = stretch_part(value.interval, first, last)
    return {"interval": days, "edtf": edtf_of(days)}


def _season(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a season. Its months hang on the hemisphere, so its days are wider than the year."""
    season, turn = slots.look_up("season", "seasons"), slots.look_up("rel", "rels")
    year, anchor = slots.number("year"), Anchor.NONE
    if year is None and base.filed is not None and turn is not None:
        year, anchor = base.filed.year + turn, base.filed_anchor
    if year is None:
        return (open_value(f"XXXX-{season}"),)
    days = Interval(date(year - 1, 12, 1), date(year + 1, 3, 31))
    basis = "which months it has depends on the hemisphere"
    return (Value(TimexType.DATE, f"{year:04d}-{season}", days, f"{year:04d}-{SEASON_CODES[season]}", anchor, basis),)


def _decade(slots: Slots, base: Base) -> tuple[Value, ...]:
    year = slots.number("year")
    if year is None:
        short = slots.number("short_decade")
        short = slots.look_up("decade_word", "decade_words") if short is None else short
        century = base.filed.year // 100 * 100 if base.filed else 1900
        year = century + short - (100 if base.filed and century + short > base.filed.year else 0)
    value = decade_value(year) if year % 10 == 0 else None
    if value is None:
        return ()
    part = slots.look_up("part", "parts")
    return (replace(value, **_partial(value, *part)) if part else value,)


def _century(slots: Slots, base: Base) -> tuple[Value, ...]:
    number = slots.number("century") or slots.look_up("century_word", "centuries")
    if not number or not 1 < number < 30:
        return ()
    days = Interval(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))
    return (Value(TimexType.DATE, f"{number - 1:02d}", days, f"{number - 1:02d}XX"),)


def _duration(slots: Slots, base: Base) -> tuple[Value, ...]:
    unit, amount = slots.look_up("unit", "units"), slots.amount()
    if amount is None:
        return ()
    if slots.has("half") and amount.isdigit():
        amount = f"{amount}.5"
    return (Value(TimexType.DURATION, period(amount, unit), UNKNOWN, None, Anchor.NONE, "a length of time"),)


def _stretch(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return "the last three weeks": a length, with the days it ends or begins at the filing day."""
    turn, unit, amount = slots.look_up("rel", "rels"), slots.look_up("unit", "units"), slots.amount()
    unit = unit or slots.look_up("calendar_unit", "calendar_units")
    amount = slots.constants.get("count", amount)
    if amount is None or unit is None:
        return ()
    value = Value(TimexType.DURATION, period(amount, unit), UNKNOWN, None, Anchor.NONE, "a length of time")
    smaller, factor = LARGE_UNITS.get(unit, (unit, 1))
    if base.filed is None or not turn or not amount.isdigit() or smaller not in ("D", "W", "M", "Y"):
        return (value,)
    far = _far_day(base.filed, smaller, int(amount) * factor * turn)
    days = Interval(min(far, base.filed), max(far, base.filed))
    side = "up to" if turn < 0 else "from"
    return (
        replace(
            value, interval=days, edtf=edtf_of(days), anchor=base.filed_anchor, basis=f"{side} {filed_words(base)}"
        ),
    )


def _far_day(day: date, unit: str, steps: int) -> date:
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


def _vague(slots: Slots, base: Base) -> tuple[Value, ...]:
    reference = str(slots.look_up("vague", "vagues"))
    return (Value(TimexType.DATE, reference, basis="the words name no day"),)


def _clock(slots: Slots, base: Base) -> tuple[Value, ...]:
    hour, minute = _hour_and_minute(slots)
    if hour is None or hour > 24 or minute > 59:
        return ()
    zone = "Z" if slots.has("zone") else ""
    time = f"T{hour:02d}:{minute:02d}{zone}"
    day = base.text_day or base.filed
    if day is None:
        return (replace(open_value(time), type=TimexType.TIME),)
    anchor = Anchor.TEXT if base.text_day else base.filed_anchor
    basis = f"on {day}, the day named before it" if base.text_day else f"on {filed_words(base)}"
    return (Value(TimexType.TIME, f"{day}{time}", day_interval(day), day.isoformat(), anchor, basis),)


def _hour_and_minute(slots: Slots) -> tuple[int | None, int]:
    clock = slots.words.get("clock")
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


RULES: Mapping[str, Rule] = {
    "age": _age,
    "ago": _ago,
    "century": _century,
    "clock": _clock,
    "date": _date,
    "decade": _decade,
    "duration": _duration,
    "fixed_day": _fixed_day,
    "numeric": _numeric,
    "part": _part,
    "per": _per,
    "quarter": _quarter,
    "range": _range,
    "relative": _relative,
    "season": _season,
    "set": _set,
    "set_days": _set_days,
    "set_word": _set_word,
    "shift": _shift,
    "shift_part": _shift_part,
    "since": _since,
    "stretch": _stretch,
    "text_ago": _text_ago,
    "text_shift": _text_shift,
    "vague": _vague,
    "weekday": _weekday,
    "weekend": _weekend,
}
