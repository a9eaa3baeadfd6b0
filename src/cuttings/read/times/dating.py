"""Which time expressions may date an event: a day, a month, a range; no length, no habit, no years of office, nothing
that is only compared with.

In:  a page with its time expressions.
Out: those of them that can tell when something happened.

"The government of Iva Solt (2016-2018)" and "Ina Roth (1931-2003)" say how long somebody held an office or lived: that
is no date of what the sentence tells. "The worst flood since 1998", "fewer than in March" look back at another time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import Timex, TimexType
from cuttings.read.page import Page
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

VAGUE = "_REF"
OPENING, CLOSING = "([", ")]"
LOOK_BACK = 90
"""Code points before a time in which words can say that it is only compared with."""
NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class DatingWords:
    """What the table "times" says of words beside a time, under [dating]; its comments tell what each list is for."""

    comparing: re.Pattern[str]
    links: frozenset[str]
    during: frozenset[str]
    scenes: frozenset[str]
    joining: frozenset[str]
    opening: frozenset[str]


@cache
def dating_words(tables: Tables) -> DatingWords:
    """Return the words of a language that tell which time belongs to which event."""
    table = tables["times"].get("dating", {})
    lists = (frozenset(table.get(each, ())) for each in ("links", "during", "scenes", "joining", "opening"))
    return DatingWords(re.compile(table.get("comparing", NEVER)), *lists)


def event_times(page: Page) -> Sequence[Timex]:
    """Return the time expressions of a page that may date an event, in text order."""
    comparing = dating_words(page.tables).comparing
    return [
        each
        for each in page.timexes
        if _names_days(each)
        and not _is_span_in_brackets(each, page.text)
        and not _is_compared_with(each, page.text, comparing)
    ]


def _names_days(timex: Timex) -> bool:
    """Tell whether an expression names days, if only "a Monday"; a length does where it is tied to days."""
    if timex.type is TimexType.SET or timex.timex3.endswith(VAGUE):
        return False
    return timex.type is not TimexType.DURATION or timex.earliest is not None or timex.latest is not None


def _is_span_in_brackets(timex: Timex, text: str) -> bool:
    """Tell whether an expression is a range that stands alone in brackets: years of office, or of a life."""
    before, after = text[: timex.words.start].rstrip()[-1:], text[timex.words.end :].lstrip()[:1]
    is_alone = before and before in OPENING and after and after in CLOSING
    return timex.type is TimexType.DURATION and bool(is_alone)


def _is_compared_with(timex: Timex, text: str, comparing: re.Pattern[str]) -> bool:
    """Tell whether the words that lead up to an expression only compare with its time."""
    before = text[max(0, timex.words.start - LOOK_BACK) : timex.words.start]
    return comparing.search(plain(before.rpartition("\n\n")[2]).replace("\n", " ")) is not None
