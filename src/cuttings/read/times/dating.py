"""Which time expressions may date an event: a day, a month, a range; no length, no habit, no years of office.

In:  a page with its time expressions.
Out: those of them that can tell when something happened.

"The government of Iva Solt (2016-2018)" and "Ina Roth (1931-2003)" say how long somebody held an office or lived: that
is no date of what the sentence tells.
"""

from collections.abc import Sequence

from cuttings.model.finding import Timex, TimexType
from cuttings.read.page import Page

VAGUE = "_REF"
OPENING, CLOSING = "([", ")]"


def event_times(page: Page) -> Sequence[Timex]:
    """Return the time expressions of a page that may date an event, in text order."""
    return [each for each in page.timexes if _names_days(each) and not _is_span_in_brackets(each, page.text)]


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
