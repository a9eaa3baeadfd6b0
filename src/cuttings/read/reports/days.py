"""Which time of a text dates a report, and how that is known.

In:  a page, its triggers and how they stand.
Out: for a trigger the time of its own clause, else one that its sentence shares with it; for a report without either
     the day of the dated heading that it stands under.

A time is tied to the nearest thing that can have a day, and given on only to what takes place with that ("fell on
Tuesday, killing nine"). What is compared with, remembered, or told of a noun ("the man who shot her in May") keeps its
time to itself. With a parse the tree tells, without one the order of the words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cuttings.model.clipping import Passage, PassageKind
from cuttings.model.dates import DayBasis, Interval
from cuttings.model.finding import Modality, Report, Standing, Timex, TimexType
from cuttings.read.page import Page
from cuttings.read.reports.days_by_order import times_by_order
from cuttings.read.reports.days_by_tree import times_by_tree
from cuttings.read.reports.triggers import Trigger
from cuttings.read.times import event_times

NOT_WORDS = re.compile(r"[\W_]+")
AHEAD = frozenset({Modality.PLANNED, Modality.CALLED_FOR, Modality.THREATENED})
ARTICLE = 3
"""Letters beside the day in a heading that is nothing but a day: an article, an opening word."""
DONE = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.ATTEMPTED})
HEADINGS = frozenset({PassageKind.LEDE, PassageKind.PARAGRAPH, PassageKind.DATE})


@dataclass(frozen=True, slots=True)
class Section:
    """Where a part of a text begins that has a dated heading, and the day of that."""

    start: int
    day: Timex


def times_of(
    page: Page, triggers: Sequence[Trigger], standing: Mapping[Trigger, Standing]
) -> Mapping[Trigger, tuple[Timex, DayBasis]]:
    """Return the time of each trigger that has one, by its clause or by its sentence."""
    times = event_times(page)
    return times_by_tree(page, triggers, times) if page.is_parsed else times_by_order(page, triggers, times, standing)


def with_shared_time(report: Report, time: Timex, page: Page) -> Report:
    """Return a report with a time of its sentence, where it can be that of the event."""
    days = Interval(time.earliest, time.latest)
    if not _fits(report.modality, days, page.context.filed):
        return report
    return replace(report, when=time.id, when_basis=DayBasis.SENTENCE)


def _fits(modality: Modality, days: Interval, filed: Interval) -> bool:
    """Tell whether what is done lies not behind the filing day's end, and what is planned not before its beginning."""
    if modality in AHEAD:
        return filed.earliest is None or days.latest is None or days.latest >= filed.earliest
    return filed.latest is None or days.earliest is None or days.earliest <= filed.latest


def under_headings(page: Page, reports: Iterable[Report]) -> list[Report]:
    """Return the reports, those that tell of something done and have no time with that of the heading above them."""
    sections = _sections(page)
    return [_under(sections, each) for each in reports]


def _under(sections: Sequence[Section], report: Report) -> Report:
    above = [each for each in sections if each.start <= report.trigger.start]
    if not above or report.when or report.modality not in DONE or report.standing is Standing.SCENE:
        return report
    return replace(report, when=above[-1].day.id, when_basis=DayBasis.HEADING)


def _sections(page: Page) -> list[Section]:
    """Return the parts of a text under blocks that are nothing but a day; the date of the text itself heads none."""
    blocks = [each for each in page.clipping.passages if each.kind in HEADINGS]
    dated = [(each, day) for each in blocks for day in page.timexes if _is_all(each, day, page.text)]
    is_own = (
        bool(dated) and page.clipping.filed.earliest == dated[0][1].earliest and dated[0][0].kind is PassageKind.DATE
    )
    return [Section(block.end, day) for block, day in dated[is_own:]]


def _is_all(block: Passage, day: Timex, text: str) -> bool:
    """Tell whether a block names one day and holds no other word of some length."""
    if day.type is not TimexType.DATE or day.earliest is None or day.earliest != day.latest:
        return False
    is_inside = block.start <= day.words.start and day.words.end <= block.end
    return (
        is_inside
        and len(NOT_WORDS.sub("", text[block.start : day.words.start] + text[day.words.end : block.end])) <= ARTICLE
    )
