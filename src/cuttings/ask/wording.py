"""Dates, intervals and counts as a person writes them, no more precise than what is known.

In:  days, decimals, origins.
Out: short English texts: "Mon 12 Dec 2022", "Dec 2022", "not after 14 Dec 2022", "undated", "at least 4".
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cuttings.model.dates import Interval, month_interval, season_interval, year_interval
from cuttings.model.entry import Difference, Drift, Origins
from cuttings.model.finding import Bound

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHANGES = {Drift.NUMBER: "a number: ", Drift.NEGATION: "a negation: ", Drift.WORDS: "", Drift.EXTENT: ""}
_DRIFTS = {Drift.NUMBER: "a number", Drift.NEGATION: "a negation", Drift.WORDS: "words", Drift.EXTENT: "length"}
LONGEST = 90
"""Code points of a difference that are told in full."""


def days_text(days: Interval) -> str:
    """Return an interval of days in words; "undated" when nothing is known."""
    earliest, latest = days.earliest, days.latest
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return f"not after {_day(latest)}" if latest else f"not before {_day(earliest)}"
    if earliest == latest:
        return f"{_DAYS[earliest.weekday()]} {_day(earliest)}"
    if days == month_interval(earliest.year, earliest.month):
        return f"{_MONTHS[earliest.month - 1]} {earliest.year}"
    if days == year_interval(earliest.year):
        return str(earliest.year)
    if earliest.year % 10 == 0 and days == Interval(date(earliest.year, 1, 1), date(earliest.year + 9, 12, 31)):
        return f"the {earliest.year}s"
    if days == season_interval(latest.year - 1):
        return f"a season of {latest.year - 1}"
    return f"{_day(earliest)} to {_day(latest)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "?"


def point_text(latitude: Decimal | None, longitude: Decimal | None) -> str | None:
    """Return a point in words: "12.04° S 77.03° W"; None for none."""
    if latitude is None or longitude is None:
        return None
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{abs(latitude):.2f}° {north} {abs(longitude):.2f}° {east}"


def figure_text(low: Decimal, high: Decimal | None, bound: Bound, unit: str | None) -> str:
    """Return a figure's interval in words: "at least 4", "about 500", "200 to 999", "97.2 %"."""
    sign = " %" if unit == "percent" else f" {unit}" if unit else ""
    if high is None:
        return f"at least {_number(low)}{sign}"
    if low != high:
        return (
            f"at most {_number(high)}{sign}" if bound is Bound.AT_MOST else f"{_number(low)} to {_number(high)}{sign}"
        )
    return f"about {_number(low)}{sign}" if bound is Bound.ABOUT else f"{_number(low)}{sign}"


def _number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():f}"


def difference_text(difference: Difference) -> str:
    """Return where a wording departs from the fullest, in a phrase: "a number: “14” for “4”"."""
    here = f"“{_short(difference.here.surface)}”" if difference.here else None
    there = f"“{_short(difference.there)}”" if difference.there else None
    what = _CHANGES[difference.drift]
    if here and there:
        return f"{what}{here} for {there}"
    is_extent = difference.drift is Drift.EXTENT
    if here:
        return f"{'goes on: ' if is_extent else f'{what}adds '}{here}"
    return f"{'leaves out ' if is_extent else f'{what}without '}{there}"


def drifts_text(drifts: Iterable[str]) -> str:
    """Return in what the wordings of one quotation differ: "differ in a number, words"."""
    return f"differ in {', '.join(words for drift, words in _DRIFTS.items() if drift in set(drifts))}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= LONGEST:
        return flat
    return f"{flat[: LONGEST // 2].rpartition(' ')[0]} … {flat[-LONGEST // 2 :].partition(' ')[2]}"


def own_words(outlet: str | None) -> str:
    """Return how an outlet stands among those who say something: in its own words, quoting nobody."""
    return f"{outlet} (in its own words)" if outlet else "the outlet’s own words"


def origins_text(origins: Origins) -> str:
    """Return the arithmetic of independence: "3 clippings, 2 outlets, 1 known origin, at most 2"."""
    known = f"{origins.known} known" if origins.known else "none known"
    span = f"{known}, at most {origins.at_most}" if origins.known != origins.at_most else f"{origins.known}"
    clippings = _count(origins.clippings, "clipping")
    return f"{clippings}, {_count(origins.outlets, 'outlet')}, independent origins: {span}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
