"""Days as a person writes them, no more precise than what is known.

In:  an interval of days.
Out: a short English text: "Mon 12 Dec 2022", "Dec 2022", "not after 14 Dec 2022", "undated".
"""

from datetime import date

from cuttings.model.dates import Interval, month_interval, season_interval, year_interval

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


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
