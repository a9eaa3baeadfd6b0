"""Intervals of days inside the bodies that are compared: numbers, since each is looked at in many pairs.

In:  the first and last possible day of something, each None where it is not known.
Out: a pair of day numbers, and how two such pairs lie to each other.
"""

from collections.abc import Sequence
from datetime import date

Days = Sequence[int | None]


def numbered(earliest: date | None, latest: date | None) -> Days:
    """Return the numbers of two days."""
    return [day.toordinal() if day else None for day in (earliest, latest)]


def can_meet(a: Days, b: Days) -> bool:
    """Tell whether a day can be in both; an end that is not known is open."""
    return not are_apart(a, b, more_than=0)


def are_apart(a: Days, b: Days, *, more_than: int) -> bool:
    """Tell whether more than so many days lie between the end of one and the start of the other, as far as known."""
    return _is_after(a, b, more_than) or _is_after(b, a, more_than)


def _is_after(a: Days, b: Days, days: int) -> bool:
    (_, last), (first, _) = a, b
    return last is not None and first is not None and first - last > days
