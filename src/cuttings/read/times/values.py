"""What a time expression says, and how its values are made: TIMEX3 text, days, EDTF text.

In:  a year, month and day as far as written, or so many steps from a day.
Out: a `Value`, as wide as the words; without a day to count from it stays open: "XXXX-WXX-1" is some Monday.

Source of the values: TIMEX3 (TimeML 1.2.1) and EDTF levels 1-2.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

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
from cuttings.read.times.slots import Slots

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "weekend", "Q": "quarter", "T": "decade"}
OPEN_UNITS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "E": "XXXX-WXX-WE", "Q": "XXXX-QX"}
LARGE_UNITS = {"F": ("W", 2), "T": ("Y", 10), "C": ("Y", 100), "Q": ("M", 3)}
"""Units that TIMEX3 writes as so many of a smaller one."""

FIRST_QUARTER = 33
"""The first quarter of a year, as EDTF (level 2) writes it in place of a month."""

CLOCK_UNITS = {"H": "H", "N": "M", "S": "S"}
"""Hours, minutes and seconds: written after a T, and a minute is an M there."""


class Tense(StrEnum):
    """Whether the clause of an expression tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"


FAR_OFF = 60
"""Days from which the nearest date is doubted where the verb is of the other tense: "was shown in January", in
September. Nearer ones are mostly plans whose verb the clause hides ("the talks set for 3 May")."""


@dataclass(frozen=True, slots=True)
class TextDays:
    """The last day, the last month and the last year that the text named, each by its first day."""

    day: date | None = None
    month: date | None = None
    year: date | None = None

    def of(self, unit: str) -> date | None:
        """Return the last one named that is exact enough to count days, weeks, months or years from."""
        return self.year if unit in ("Y", "T") else self.month if unit in ("M", "Q") else self.day


@dataclass(frozen=True, slots=True)
class Base:
    """What expressions are counted from: the filing day, and what the text named before them.

    A weekday is the next one where the clause speaks of the future, else the latest.
    """

    filed: date | None
    filed_anchor: Anchor = Anchor.FILED
    text: TextDays = TextDays()
    tense: Tense | None = None
    order: str | None = None
    """Order of day and month in numbers: "dmy", "mdy", or None when unknown."""
    told: date | None = None
    """A date of another year that the story is being told from: "In November 2029 she left; by December …"."""
    event: Interval = UNKNOWN
    """The days of the event that the expression names: "two days after the coup"."""


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of a time expression."""

    type: TimexType
    timex3: str
    interval: Interval = UNKNOWN
    edtf: str | None = None
    anchor: Anchor = Anchor.NONE
    basis: str = "as written"


Rule = Callable[[Slots, Base], tuple[Value, ...]]
"""What a rule is: slots and days to count from, to readings."""


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
    """Return a date without a year in the year that brings it nearest to the date that the story is told from, else to
    the filing day; without either, in no year."""
    if day is not None and not 1 <= day <= days_in_month(2000, month):
        return None
    near = base.told or base.filed
    if near is None:
        open_value = f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"
        basis = "no year is written, and no filing day is known"
        return Value(TimexType.DATE, open_value, UNKNOWN, open_value, Anchor.NONE, basis)
    year = nearest_year(month, day, near) if day else nearest_month_year(month, near)
    if base.told:
        basis = f"the one nearest to {base.told}, which the text tells of before it"
        return _in_year(year, month, day, Anchor.TEXT, basis)
    found = _in_year(year, month, day, base.filed_anchor, f"the one nearest to {filed_words(base)}")
    if found and year and _is_far_off(found, near, base.tense):
        side, steps = ("before", -1) if base.tense is Tense.PAST else ("after", 1)
        basis = f"the one {side} {filed_words(base)}: the clause tells of the {base.tense}"
        return _in_year(year + steps, month, day, base.filed_anchor, basis)
    return found


def _in_year(year: int | None, month: int, day: int | None, anchor: Anchor, basis: str) -> Value | None:
    found = calendar_value(year, month, day, Base(None)) if year else None
    return found and replace(found, anchor=anchor, basis=basis)


def _is_far_off(value: Value, day: date, tense: Tense | None) -> bool:
    """Tell whether a date lies far on the other side of a day than the clause tells of."""
    start = value.interval.earliest
    ahead = (start - day).days if start else 0
    return (tense is Tense.PAST and ahead > FAR_OFF) or (tense is Tense.FUTURE and -ahead > FAR_OFF)


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
    return Value(TimexType.DATE, f"{year:04d}-Q{quarter}", days, f"{year:04d}-{FIRST_QUARTER + quarter - 1}")


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
