"""The day that a part of a page bears: what it states for machines, else what it prints.

In:  an element.
Out: the day in ISO form or as printed, None when it bears none.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from cuttings.ingest.days import is_day, read_day
from cuttings.ingest.pageblocks import first_words, prints_day
from cuttings.model.dates import Interval, parse_edtf

MAX_DAY = 60
MAX_LINE = 90
"""Characters of a line that tells a text's day and its writer; a longer one is a sentence."""
MAX_BESIDE = 8
"""Words that stand beside the day in such a line."""
MAX_JOINING = 2
"""Words between a day and its hour: "at", "a las"."""
_DAY_WORDS = range(7, 0, -1)
"""Words of a printed day, the longest first: "miércoles, 5 de marzo de 2031"."""
_STOP = re.compile(r"[.!?:…]\Z")
_EDGES = " ,;|·•—–-()"


def day_inside(part: Element) -> str | None:
    """Return the day that a part of a page bears anywhere: stated for machines, else printed alone in one element."""
    return _stated(part) or next(_printed(part), None)


def day_of_line(part: Element) -> str | None:
    """Return the day that a short line gives, alone or beside the writer and the hour, None for any other part."""
    words = first_words(part, MAX_LINE + 1)
    if not words or len(words) > MAX_LINE:
        return None
    return _stated(part) or _in_line(words)


def day_before(words: str) -> Interval | None:
    """Return the whole date at the end of some words, up to two words before them: "5 March 2031 at"; None if none."""
    parts = words.split()[-_DAY_WORDS[0] - MAX_JOINING :]
    for end in range(len(parts), max(len(parts) - MAX_JOINING, 0) - 1, -1):
        for start in range(end):
            days = read_day(" ".join(parts[start:end]).strip(_EDGES), None)
            if days and days.is_day:
                return days
    return None


def _stated(part: Element) -> str | None:
    for each in part.iter("time", "abbr", "meta"):
        stated = (each.get("datetime") or each.get("title") or each.get("content") or "")[:10]
        if len(stated) == 10 and parse_edtf(stated) is not None:
            return stated
    return None


def _printed(part: Element) -> Iterator[str]:
    for each in part.iter():
        first = (each.text or "").strip() if isinstance(each.tag, str) else ""
        if 0 < len(first) <= MAX_DAY and is_day(first) and prints_day(each):
            yield first_words(each, MAX_DAY)


def _in_line(words: str) -> str | None:
    if is_day(words):
        return words
    parts = words.split()
    if _STOP.search(words) or not any(char.isdigit() for char in words):
        return None
    for length in _DAY_WORDS:
        for start in range(len(parts) - length + 1):
            told = " ".join(parts[start : start + length]).strip(_EDGES)
            if len(parts) - length <= MAX_BESIDE and is_day(told):
                return told
    return None
