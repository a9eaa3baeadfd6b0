"""Days of the calendar: which day, month or year lies nearest to another, or so many steps away from it."""

import calendar
from datetime import date, timedelta

from cuttings.model.dates import Interval

FRIDAY = 5


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(year, month)[1]


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day of these numbers, None when the calendar has none."""
    is_day = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return date(year, month, day) if is_day else None


def shift_day(day: date, steps: int) -> date:
    """Return the day so many days away, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + steps, 1), date.max.toordinal()))


def shift_working_days(day: date, steps: int) -> date:
    """Return the day so many days from Monday to Friday away; feasts are not known."""
    side = 1 if steps > 0 else -1
    left = abs(steps)
    while left:
        day = shift_day(day, side)
        left -= day.isoweekday() <= FRIDAY
    return day


def shift_month(day: date, steps: int) -> tuple[int, int]:
    """Return year and month so many months away, kept inside the calendar."""
    months = min(max(day.year * 12 + day.month - 1 + steps, 12), 9999 * 12 + 11)
    return months // 12, months % 12 + 1


def nearest_year(month: int, day: int, near: date) -> int | None:
    """Return the year that brings a day of a month nearest to another day; the past wins a tie. 29 February can be
    up to eight years away."""
    made = [make_day(year, month, day) for year in range(near.year - 8, near.year + 9)]
    known = [each for each in made if each is not None]
    return min(known, key=lambda each: (abs((each - near).days), each)).year if known else None


def nearest_month_year(month: int, near: date) -> int:
    """Return the year that brings a month nearest to the month of a day; the past wins a tie."""
    here = near.year * 12 + near.month
    return min((near.year - 1, near.year, near.year + 1), key=lambda year: (abs(year * 12 + month - here), year))


def weekday_near(weekday: int, near: date, *, ahead: bool) -> date:
    """Return the latest day with this weekday (Monday is 1) up to a day, or the first from it on when `ahead`."""
    gap = (weekday - near.isoweekday()) % 7
    return shift_day(near, gap if ahead else gap - 7 if gap else 0)


def quarter_interval(year: int, quarter: int) -> Interval:
    """Return first and last day of a quarter of a year."""
    last = quarter * 3
    return Interval(date(year, last - 2, 1), date(year, last, days_in_month(year, last)))


def stretch_part(whole: Interval, first: int, last: int) -> Interval:
    """Return the days from the first to the last of these quarters of a stretch, 1 to 4; whole months for a year."""
    if whole.earliest is None or whole.latest is None:
        return whole
    days = (whole.latest - whole.earliest).days + 1
    start = whole.earliest + timedelta(days=days * (first - 1) // 4)
    end = whole.earliest + timedelta(days=days * last // 4 - 1)
    if days > 360:
        start = _nearest_month_start(start)
        end = _nearest_month_start(end + timedelta(days=1)) - timedelta(days=1) if last < 4 else whole.latest
    return Interval(start, max(start, end))


def _nearest_month_start(day: date) -> date:
    year, month = shift_month(day, 1)
    return date(year, month, 1) if day.day > 15 else day.replace(day=1)


def easter(year: int) -> date:
    """Return Easter Sunday of a year. Source: the algorithm of Butcher's Ecclesiastical Calendar (1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth Monday (1) to Sunday (7) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def day_with_weekday(day: int, weekday: int, near: date) -> date | None:
    """Return the day of a month that falls on a weekday and lies nearest to another day, within a year of it."""
    months = [shift_month(near, steps) for steps in range(-12, 13)]
    made = [make_day(year, month, day) for year, month in months]
    fitting = [each for each in made if each and each.isoweekday() == weekday]
    return min(fitting, key=lambda each: (abs((each - near).days), each), default=None)
