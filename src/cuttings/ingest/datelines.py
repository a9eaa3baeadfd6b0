"""Dates that a text prints about itself: the dateline at its start, and lines that are nothing but a date.

In:  a text, the word tables of its language, and the days in which it is known to stand, if any.
Out: a `Dateline`, or days.

A dateline stands at the very start, names a place, and ends in a dash: "PORT VALE, 3 March (Agency) —". It needs a day,
an agency in brackets, or a place in capitals, so that an ordinary sentence with a dash is none. A printed day without
a year takes the year nearest to the known days, else, or when two years are equally near, it stays without one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from unicodedata import normalize

from cuttings.model.clipping import Dateline
from cuttings.model.dates import UNDATED, Basis, Dated, Interval, day_interval, month_interval
from cuttings.model.text import Words, words_at
from cuttings.resources.tables import Tables, load_tables

MAX_DATELINE = 120
LONGEST_LINE = 60
"""Characters of a line that is nothing but a date."""
LEAP_YEAR = 2000
"""A printed day without a year exists when it does in some year; 29 February in this one."""
_DASH = re.compile(r"\s*(?:—|--|\.?[-–](?=\s))-*\s*")
"""A long dash, or a short one before a space: "PORT VALE–SAN AURELIO" is a road. Spanish papers print ".-" too."""
_NEVER = "(?!)"
_WORD = r"[A-ZÁÉÍÓÚÑÜ][\w\u0300-\u036f.’'-]*"  # an accent may be a character of its own


@dataclass(frozen=True, slots=True)
class _Day:
    day: int | None
    month: int
    year: int | None


def find_dateline(text: str, start: int, tables: Tables, near: Interval | None) -> tuple[Dateline, Words | None] | None:
    """Return the dateline at `start`, with the words that credit an agency in it, or None."""
    dash = _DASH.search(text, start, start + MAX_DATELINE)
    head = _head(tables.language).match(text[start : dash.start()].rstrip()) if dash else None
    if dash is None or head is None or "\n\n" in text[start : dash.end()]:
        return None
    agency = _group(text, start, head, "agency") or _group(text, start, head, "slashed")
    place, day = _group(text, start, head, "place"), _group(text, start, head, "date")
    days = read_date(day.surface, tables, near) if day else None
    if place is None or (day and days is None) or not (day or agency or place.surface.isupper()):
        return None
    filed = _filed(days, day.surface) if day and days else UNDATED
    return Dateline(words_at(text, start, start + head.end()), place, filed), agency


def _group(text: str, start: int, found: re.Match[str], name: str) -> Words | None:
    return words_at(text, start + found.start(name), start + found.end(name)) if found[name] else None


def _filed(days: Interval, printed: str) -> Dated:
    if days.earliest is None:
        return Dated(None, None, None, Basis.DATELINE, f"the dateline says “{printed}”, without a year")
    edtf = days.earliest.isoformat() if days.is_day else f"{days.earliest:%Y-%m}"
    return Dated(edtf, days.earliest, days.latest, Basis.DATELINE, f"the dateline says “{printed}”")


def read_date(printed: str, tables: Tables, near: Interval | None) -> Interval | None:
    """Return the days of a printed date: unknown ones when it has no year and none is near; None when it is no date."""
    for pattern in _patterns(tables.language):
        found = pattern.fullmatch(normalize("NFC", printed).strip().casefold())
        if found:
            return _days(_parts(found, tables), near)
    return None


def read_date_line(line: str, tables: Tables, near: Interval | None) -> Interval | None:
    """Return the days that a line names when it is nothing but a date, with "Updated" and an hour or not, else None."""
    if len(line) > LONGEST_LINE:
        return None
    bare = _around(tables.language).sub("", line.strip(" \t*_#.:|"))
    return read_date(bare.strip(" \t,:|-–—"), tables, near)


@cache
def _around(language: str) -> re.Pattern[str]:
    """Return an expression for what may stand before the date of such a line, and for the hour behind it."""
    furniture = load_tables(language)["furniture"]
    before = "|".join(furniture.get("before_dates", ())) or _NEVER
    hour = "|".join(furniture.get("hours", ())) or _NEVER
    return re.compile(rf"\A(?:{before})\b\s*:?\s*|[\s,|]*\b(?:{hour}).*\Z", re.IGNORECASE)


def _parts(found: re.Match[str], tables: Tables) -> _Day:
    cells = found.groupdict()
    written = cells["month"] or ""
    month = int(written) if written.isdigit() else int(tables["times"]["months"][written.rstrip(".")])
    return _Day(int(cells["day"]) if cells.get("day") else None, month, _year(cells.get("year")))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + (1900 if int(written) > 40 else 2000) if len(written) == 2 else int(written)


def _days(parts: _Day, near: Interval | None) -> Interval | None:
    if parts.day is None:
        return month_interval(parts.year, parts.month) if parts.year else None
    if not _exists(parts.year or LEAP_YEAR, parts.month, parts.day):
        return None
    year = parts.year or (_nearest_year(parts.month, parts.day, near) if near else None)
    is_known = year is not None and _exists(year, parts.month, parts.day)
    return day_interval(date(year, parts.month, parts.day)) if year and is_known else Interval(None, None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _nearest_year(month: int, day: int, near: Interval) -> int | None:
    first, last = near.earliest or near.latest, near.latest or near.earliest
    if first is None or last is None:
        return None
    gaps = {year: _gap(date(year, month, min(day, 28)), first, last) for year in range(first.year - 1, last.year + 2)}
    nearest = [year for year, gap in gaps.items() if gap == min(gaps.values())]
    return nearest[0] if len(nearest) == 1 else None


def _gap(day: date, first: date, last: date) -> int:
    return max((first - day).days, (day - last).days, 0)


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first; for none of them it matches nothing."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) or _NEVER


@cache
def _head(language: str) -> re.Pattern[str]:
    inside = _any_of(load_tables(language)["furniture"].get("inside_places", ()))
    return re.compile(
        rf"(?P<place>{_WORD}(?:,?[ \u00a0](?:(?:{inside})[ \u00a0])*{_WORD}){{0,4}})"
        r"(?:,\s*(?P<date>[^()—–,]{3,30}?(?:,\s*\d{4})?))?"
        r"\s*(?:\((?P<agency>[^()]{2,40})\)|/(?P<slashed>[A-Z][\w ]{1,30})/)?\Z"
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    times = load_tables(language)["times"]
    weekday = rf"(?:(?:{_any_of(times.get('weekdays', ()))})\.?,?\s+)?"
    month = rf"(?P<month>(?:{_any_of(times.get('months', ()))})\.?)"
    of = rf"(?:(?:{_any_of(times.get('inside_dates', ()))})\s+)?"
    day, year = rf"(?P<day>\d{{1,2}})(?:{times.get('day_endings', _NEVER)})?", r"(?P<year>\d{4}|\d{2})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{weekday}{day}\s+{of}{month}(?:,?\s+{of}{year})?",
            rf"{weekday}{month}\s+{day}(?:,?\s+{year})?",
            rf"{month},?\s+{of}{year}",
            r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        )
    )
