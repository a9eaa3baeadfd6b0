"""Days, intervals of days, and dates that say how they are known.

A date is kept as an EDTF text (levels 1-2) with its first and last possible day, both included; None is unknown.
Nothing here knows what day it is today.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ROUND = re.compile(r"(?P<years>\d{2}(?:\dX|XX))\Z", re.ASCII)
_SEASONS, _FIRST_QUARTER, _QUARTERS = range(21, 25), 33, range(33, 37)
_PLAIN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%])?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last possible day, both included; None is unknown on that side."""

    earliest: date | None
    latest: date | None

    @property
    def is_day(self) -> bool:
        """Whether both ends are one known day."""
        return self.earliest is not None and self.earliest == self.latest

    def overlaps(self, other: "Interval") -> bool:
        """Tell whether some day may lie in both; an unknown end reaches as far as needed."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return starts_in_time and ends_in_time


UNKNOWN = Interval(None, None)


class Basis(StrEnum):
    """How the date of a clipping is known, strongest first."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    WRITTEN = "written"
    ORDER = "order"
    UNDATED = "undated"


class DayBasis(StrEnum):
    """How the day of an event is known, the surest first.

    By its own clause; by another time of its sentence; by another place of the text ("Monday's bloodshed … the dead");
    by a dated heading above it; else, for what a headline or first sentence tells, by publication: on or shortly before
    it for what is done, from then on for what is announced.
    """

    CLAUSE = "clause"
    SENTENCE = "sentence"
    TEXT = "text"
    HEADING = "heading"
    PUBLISHED = "published"
    ANNOUNCED = "announced"


BY_PUBLICATION = frozenset({DayBasis.PUBLISHED, DayBasis.ANNOUNCED})
"""Ways of knowing that no word of the text gives."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with how it is known: `basis` is the kind, `reason` the same in words."""

    edtf: str | None
    earliest: date | None
    latest: date | None
    basis: Basis
    reason: str

    @property
    def interval(self) -> Interval:
        """The days alone."""
        return Interval(self.earliest, self.latest)


UNDATED = Dated(None, None, None, Basis.UNDATED, "no date is written or given")


def day_interval(day: date) -> Interval:
    """Return the interval of one day."""
    return Interval(day, day)


def month_interval(year: int, month: int) -> Interval:
    """Return the first and last day of a month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_interval(year: int) -> Interval:
    """Return the first and last day of a year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def week_interval(day: date) -> Interval:
    """Return Monday to Sunday of the week that holds `day` (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6))


def season_interval(year: int) -> Interval:
    """Return the days in which any season of a year may lie: which months it has depends on the hemisphere."""
    return Interval(date(year - 1, 12, 1), date(year + 1, 3, 31))


def parse_edtf(text: str) -> Interval | None:
    """Return the days an EDTF date or interval covers, or None when it is not one that we read.

    Read: "2022", "2022-12", "2022-12-05", each with "?", "~" or "%", and intervals of them with "/" and ".."; "199X",
    "19XX", quarters ("2022-33" is the first) and seasons ("2022-22": see `season_interval`). An interval that ends
    before it starts is not one.
    Source: Library of Congress, EDTF, 4 February 2019, levels 1 and 2.
    """
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _parse_plain(first)
    start, end = _parse_end(first), _parse_end(last)
    if start is None or end is None or start is end is UNKNOWN:
        return None
    is_backwards = start.earliest and end.latest and start.earliest > end.latest
    return None if is_backwards else Interval(start.earliest, end.latest)


def _parse_end(text: str) -> Interval | None:
    return UNKNOWN if text in ("", "..") else _parse_plain(text)


def _parse_plain(text: str) -> Interval | None:
    if _ROUND.match(text):
        first, last = (int(text.replace("X", digit)) for digit in "09")
        return Interval(date(first, 1, 1), date(last, 12, 31)) if first else None
    found = _PLAIN.match(text)
    if not found:
        return None
    year, month, day = (int(found[part]) if found[part] else None for part in ("year", "month", "day"))
    try:
        return _calendar_interval(year or 0, month, day)
    except ValueError:
        return None


def _calendar_interval(year: int, month: int | None, day: int | None) -> Interval:
    if month is None:
        return year_interval(year)
    if day is not None:
        return day_interval(date(year, month, day))
    if month in _SEASONS:
        return season_interval(year)
    if month in _QUARTERS:
        last = 3 * (month - _FIRST_QUARTER) + 3
        return Interval(date(year, last - 2, 1), month_interval(year, last).latest)
    return month_interval(year, month)


def edtf_of(interval: Interval) -> str | None:
    """Return the shortest EDTF text of an interval: a day, a month, a year, or "first/last"; None when unknown."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if interval == year_interval(earliest.year):
        return f"{earliest.year:04d}"
    if interval == month_interval(earliest.year, earliest.month):
        return f"{earliest.year:04d}-{earliest.month:02d}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"
