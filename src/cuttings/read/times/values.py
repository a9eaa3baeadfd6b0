"""What a time expression says, and how its values are made: TIMEX3 text, days, EDTF text.

In:  a year, month and day as far as written, or so many steps from a day.
Out: a `Value`, as wide as the words; without a day to count from it stays open: "XXXX-WXX-1" is some Monday.

Source of the values: TIMEX3 (TimeML 1.2.1) and EDTF levels 1-2.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cuttings.model.dates import (
    UNKNOWN,
    Interval,
    day_interval,
    edtf_of,
    month_interval,
    week_interval,
    year_interval,
)
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.times.calendar import (
    days_in_month,
    make_day,
    nearest_month_year,
    nearest_year,
    quarter_interval,
    shift_day,
    shift_month,
)

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "weekend", "Q": "quarter", "T": "decade"}
OPEN_UNITS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "E": "XXXX-WXX-WE", "Q": "XXXX-QX"}
LARGE_UNITS = {"F": ("W", 2), "T": ("Y", 10), "C": ("Y", 100), "Q": ("M", 3)}
"""Units that TIMEX3 writes as so many of a smaller one."""

CLOCK_UNITS = {"H": "H", "N": "M", "S": "S"}
"""Hours, minutes and seconds: written after a T, and a minute is an M there."""


class Tense(StrEnum):
    """Whether the clause of an expression tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"


FIRST_SHORT_YEAR = 70
"""Years of two digits from here on are of the 1900s."""

AHEAD_IN_THE_PAST = 60
"""Days ahead from which the nearest date is doubted where the verb is of the past: "was shown in January", in
September. Nearer ones are mostly plans whose verb the clause hides ("the talks set for 3 May")."""


@dataclass(frozen=True, slots=True)
class Base:
    """What expressions are counted from. `filed` is the filing day, `text_day` the last day that the text named.

    A weekday is the next one where the clause speaks of the future, else the latest.
    """

    filed: date | None
    filed_anchor: Anchor = Anchor.FILED
    text_day: date | None = None
    tense: Tense | None = None
    order: str | None = None
    """Order of day and month in numbers: "dmy", "mdy", or None when unknown."""


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of a time expression."""

    type: TimexType
    timex3: str
    interval: Interval = UNKNOWN
    edtf: str | None = None
    anchor: Anchor = Anchor.NONE
    basis: str = "as written"


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one match, as lower-case words, with the table and number reader to understand them."""

    words: Mapping[str, str]
    table: Mapping[str, Any]
    number_of: Callable[[str], Decimal | None]
    constants: Mapping[str, Any]

    def has(self, name: str) -> bool:
        """Tell whether the match filled a slot."""
        return name in self.words

    def look_up(self, name: str, list_name: str) -> Any:
        """Return what a list of the table gives for the word in a slot, None when the slot is empty."""
        word = self.words.get(name)
        if word is None:
            return None
        entries: Mapping[str, Any] = self.table.get(list_name, {})
        word = " ".join(word.split())
        return entries.get(word, entries.get(word.rstrip(".")))

    def number(self, name: str) -> int | None:
        """Return a slot as a whole number, its ordinal ending cut off."""
        word = self.words.get(name)
        if word is None:
            return None
        digits = "".join(filter(str.isdigit, word))
        if digits:
            return int(digits)
        known = self.table.get("day_words", {}).get(word)
        value = known if known is not None else self.number_of(word)
        return None if value is None else int(value)

    def year(self) -> int | None:
        """Return the year of the match; two digits are of the 20th century from 70 on, else of the 21st."""
        short = self.number("short_year")
        if short is None:
            return self.number("year")
        return short + (2000 if short < FIRST_SHORT_YEAR else 1900)

    def month(self, suffix: str = "") -> int | None:
        """Return the month of the match, by name or by number."""
        name = self.look_up(f"month{suffix}", "months") or self.look_up(f"lone_month{suffix}", "months")
        return name or self.number(f"month_digits{suffix}")

    def day(self, suffix: str = "") -> int | None:
        """Return the day of the month of the match."""
        return self.number(f"day{suffix}") or self.number(f"day_digits{suffix}")

    def weekday(self, suffix: str = "") -> int | None:
        """Return the weekday of the match, Monday is 1."""
        found = self.look_up(f"weekday{suffix}", "weekdays") or self.look_up(f"lone_weekday{suffix}", "lone_weekdays")
        return None if found is None else int(found)

    def amount(self, suffix: str = "") -> str | None:
        """Return a count as TIMEX3 writes it: a number, or X when it is left open."""
        word = self.words.get(f"count{suffix}") or self.words.get(f"vague_count{suffix}")
        if word is None:
            return "X" if self.has("unit") else None
        vague = self.table.get("vague_counts", {}).get(" ".join(word.split()))
        if vague is not None:
            return str(vague)
        value = self.number_of(word)
        return None if value is None else f"{value:f}"


def calendar_value(year: int | None, month: int | None, day: int | None, base: Base) -> Value | None:
    """Return a year, a month or a day as written; None when the calendar has none such, or nothing is given."""
    if month is None:
        return year_value(year) if year else None
    if year is None:
        return _yearless_value(month, day, base)
    if day is None:
        interval = month_interval(year, month)
        return Value(TimexType.DATE, f"{year:04d}-{month:02d}", interval, edtf_of(interval))
    made = make_day(year, month, day)
    return None if made is None else day_value(made)


def _yearless_value(month: int, day: int | None, base: Base) -> Value | None:
    """Return a date without a year in the year that brings it nearest to the filing day; without one, in no year."""
    if day is not None and not 1 <= day <= days_in_month(2000, month):
        return None
    if base.filed is None:
        open_value = f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"
        basis = "no year is written, and no filing day is known"
        return Value(TimexType.DATE, open_value, UNKNOWN, open_value, Anchor.NONE, basis)
    year = nearest_year(month, day, base.filed) if day else nearest_month_year(month, base.filed)
    found = calendar_value(year, month, day, base)
    basis = f"the one nearest to {filed_words(base)}"
    if base.tense is Tense.PAST and year and found and _is_far_ahead(found, base.filed):
        found = calendar_value(year - 1, month, day, base)
        basis = f"the one before {filed_words(base)}: the clause tells of the past"
    return found and replace(found, anchor=base.filed_anchor, basis=basis)


def _is_far_ahead(value: Value, day: date) -> bool:
    start = value.interval.earliest
    return start is not None and (start - day).days > AHEAD_IN_THE_PAST


def year_value(year: int) -> Value:
    """Return a whole year."""
    interval = year_interval(year)
    return Value(TimexType.DATE, f"{year:04d}", interval, edtf_of(interval))


def day_value(day: date, anchor: Anchor = Anchor.NONE, basis: str = "as written") -> Value:
    """Return one day."""
    return Value(TimexType.DATE, day.isoformat(), day_interval(day), day.isoformat(), anchor, basis)


def unit_value(unit: str, steps: int, day: date) -> Value | None:
    """Return the day, week, weekend, month, quarter, year or decade that lies so many steps from the one of `day`."""
    if unit == "D":
        return day_value(shift_day(day, steps))
    if unit in ("W", "E"):
        return week_value(shift_day(day, 7 * steps), is_weekend=unit == "E")
    if unit == "M":
        year, month = shift_month(day, steps)
        return calendar_value(year, month, None, Base(None))
    if unit == "Q":
        year, month = shift_month(day, 3 * steps)
        return quarter_value(year, (month + 2) // 3)
    if unit == "Y":
        return year_value(day.year + steps) if 1 <= day.year + steps <= 9999 else None
    return decade_value(day.year // 10 * 10 + 10 * steps) if unit == "T" else None


def week_value(day: date, *, is_weekend: bool) -> Value:
    """Return the ISO week of a day, or its Saturday and Sunday."""
    year, week, _ = day.isocalendar()
    days = week_interval(day)
    if is_weekend and days.latest:
        days = Interval(days.latest - timedelta(days=1), days.latest)
    return Value(TimexType.DATE, f"{year:04d}-W{week:02d}{'-WE' if is_weekend else ''}", days, edtf_of(days))


def quarter_value(year: int, quarter: int) -> Value:
    """Return a quarter of a year."""
    days = quarter_interval(year, quarter)
    return Value(TimexType.DATE, f"{year:04d}-Q{quarter}", days, edtf_of(days))


def decade_value(year: int) -> Value:
    """Return the ten years from one that ends in 0."""
    days = Interval(date(year, 1, 1), date(year + 9, 12, 31))
    return Value(TimexType.DATE, f"{year // 10:03d}", days, f"{year // 10:03d}X")


def with_daypart(value: Value, slots: Slots) -> Value:
    """Return the value with the part of the day that the match names, as a time."""
    part = slots.look_up("daypart", "dayparts")
    return value if part is None else replace(value, type=TimexType.TIME, timex3=f"{value.timex3}T{part}")


def open_value(timex3: str) -> Value:
    """Return a value that could not be counted from any day."""
    return Value(TimexType.DATE, timex3, basis="no day is known to count from")


def counted_value(value: Value, basis: str, base: Base) -> Value:
    """Return the value as counted from the filing day."""
    return replace(value, anchor=base.filed_anchor, basis=basis)


def filed_words(base: Base) -> str:
    """Return the filing day in words."""
    return f"the {'filing' if base.filed_anchor is Anchor.FILED else 'publication'} day {base.filed}"


def shift_words(steps: int, unit: str, base: Base) -> str:
    """Return in words how far from the filing day something lies."""
    if steps == 0:
        return filed_words(base) if unit == "D" else f"the {UNIT_NAMES.get(unit, 'time')} of {filed_words(base)}"
    return f"{gap_words(steps, unit)} {filed_words(base)}"


def gap_words(steps: int, unit: str) -> str:
    """Return in words how many units before or after."""
    if steps == 0:
        return "on"
    name = UNIT_NAMES.get(unit, "time")
    plural = "s" if abs(steps) > 1 else ""
    return f"{abs(steps)} {name}{plural} {'before' if steps < 0 else 'after'}"


def period(amount: str, unit: str) -> str:
    """Return a length as TIMEX3 writes it: P7M, PT30M, P10Y for a decade."""
    if unit in CLOCK_UNITS:
        return f"PT{amount}{CLOCK_UNITS[unit]}"
    if unit == "E":
        return f"P{amount}WE"
    smaller, factor = LARGE_UNITS.get(unit, (unit, 1))
    return f"P{amount if amount == 'X' else f'{Decimal(amount) * factor:f}'}{smaller}"
