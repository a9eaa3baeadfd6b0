"""Rules for stretches of the calendar and their parts: quarters, seasons, decades, centuries, "early 2030".

In:  the slots of a match, and the days to count from where a year is not written.
Out: one `Value`, as wide as the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cuttings.model.dates import Interval, edtf_of, season_interval
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import quarter_interval, shift_day, stretch_part
from cuttings.read.times.slots import Slots
from cuttings.read.times.values import (
    OPEN_UNITS,
    Base,
    Rule,
    Value,
    counted_value,
    decade_value,
    open_value,
    quarter_value,
    shift_words,
    unit_value,
)
from cuttings.read.times.written import written_date

QUARTERS = 4
FROM_NOW = "from now"

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""Seasons as EDTF writes them, in place of a month."""


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


def _part(slots: Slots, base: Base) -> tuple[Value, ...]:
    """Return a part of a stretch, in whole quarters of it: "early 2009" lies in the first two."""
    whole = _whole(slots, base) if slots.has("calendar_unit") else written_date(slots, base)
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


STRETCHES: Mapping[str, Rule] = {
    "century": _century,
    "decade": _decade,
    "fiscal": _fiscal,
    "part": _part,
    "quarter": _quarter,
    "season": _season,
}
