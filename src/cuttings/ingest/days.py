"""Days that a running post prints over or under its items: "12 March", with or without a year.

In:  the words of a line, and the days in which the line is known to stand, if any.
Out: the days that it names, and the same as a date with its reason.

A post holds words of several languages, so the months of each are tried. A day without a year takes the year nearest
to the post's own date.
"""

import re

from cuttings.ingest.datelines import read_date_line
from cuttings.model.dates import UNKNOWN, Basis, Dated, Interval, edtf_of
from cuttings.resources.tables import load_tables, table_languages

_FIGURE = re.compile(r"\d")
"""Every printed day has one; most lines of a page have none."""
KEPT_ON = 31
"""Days for which a post may have been kept on after the date that it gives itself. A day without a year that would lie
further ahead may as well be of the year before, and stays without one."""


def is_day(words: str) -> bool:
    """Tell whether a line is nothing but a date."""
    return _read(words, None) is not None


def read_day(words: str, near: Interval | None) -> Interval | None:
    """Return the days of a line that is nothing but a date, unknown ones when no year can be told, else None."""
    printed = _read(words, None)
    if printed != UNKNOWN or near is None:
        return printed
    days = _read(words, near)
    is_ahead = days and days.earliest and near.latest and (days.earliest - near.latest).days > KEPT_ON
    return UNKNOWN if is_ahead else days


def dated_by(words: str, near: Interval | None, where: str) -> Dated:
    """Return the date that a line gives an item; `where` says in words how the line stands to it."""
    days, reason = read_day(words, near), f"{where} “{words.strip()}”"
    if days is None or days.earliest is None:
        return Dated(None, None, None, Basis.WRITTEN, f"{reason}, without a year")
    if _read(words, None) == UNKNOWN:
        reason += ", in the year nearest to the date known for it"
    return Dated(edtf_of(days), days.earliest, days.latest, Basis.WRITTEN, reason)


def _read(words: str, near: Interval | None) -> Interval | None:
    if not _FIGURE.search(words):
        return None
    found = (read_date_line(words, load_tables(language), near) for language in table_languages())
    return next((each for each in found if each is not None), None)
