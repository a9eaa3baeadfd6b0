"""What a dossier must not say, as rules. An expectation is a line of free text; a phrase in it chooses the rule.

In:  one line and a story.
Out: what breaks it, in words; none when it is kept, None when no rule fits the line.

calendar date   no event lies on one single day unless the words that date it hold a year
as an event     no report whose trigger lies in the words between ' ' is told as having happened or going on
note            no finding of a note stands in an event, a series or a dispute
independent     no series or event of a death (or another effect that the line names) has more known origins than there
                are clippings that tell of one
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from cuttings.model.entry import Dispute, Event, Series
from cuttings.model.finding import Report, Status
from evals.story import Story, timex_of

QUOTED = re.compile(r"'(?P<words>[^']+)'")
YEAR = re.compile(r"\d{4}")
GAP = 80
"""Characters that may stand between two of the quoted words: an inserted clause, say."""

Effects = Mapping[str, Iterable[str]]


def faults_of(line: str, story: Story, effects: Effects) -> list[str] | None:
    """Return what in the story breaks a line, or None when no rule is known for it."""
    for phrase, rule in RULES.items():
        if phrase in line:
            return list(rule(line, story, effects))
    return None


def _invented_days(line: str, story: Story, effects: Effects) -> Iterator[str]:
    for event in story.events:
        if event.earliest is not None and event.earliest == event.latest and not _has_year(event, story):
            yield f"“{event.title}” is put on {event.earliest}"


def _has_year(event: Event, story: Story) -> bool:
    reports = (story.findings.get(id) for id in event.reports)
    times = [timex_of(story, each) for each in reports if isinstance(each, Report)]
    return any(time is not None and YEAR.search(time.words.surface) for time in times)


def _told_as_fact(line: str, story: Story, effects: Effects) -> Iterator[str]:
    for quoted in QUOTED.finditer(line):
        for clipping, span in story.places_of(quoted["words"], gap=GAP):
            for report in story.reports:
                is_there = report.clipping == clipping and span.contains(report.trigger)
                if is_there and report.status in (Status.HAPPENED, Status.ONGOING):
                    yield f"“{report.trigger.surface}” {report.status}"


def _notes_counted(line: str, story: Story, effects: Effects) -> Iterator[str]:
    entries: list[Event | Series | Dispute] = [*story.events, *story.series, *story.disputes]
    for entry in entries:
        for id in _findings_in(entry):
            finding = story.findings.get(id)
            if finding is not None and finding.clipping in story.notes:
                yield f"“{finding.words.surface}” of a note stands in “{entry.title}”"


def _findings_in(entry: Event | Series | Dispute) -> list[str]:
    match entry:
        case Event():
            return [*entry.reports, *entry.figures]
        case Series():
            return [point.figure for track in entry.tracks for point in track.points]
        case Dispute():
            return [id for side in entry.sides for id in side.findings]


def _origins_too_many(line: str, story: Story, effects: Effects) -> Iterator[str]:
    named = [effect for effect, words in effects.items() if any(word in line.split() for word in words)]
    for effect in named:
        words = frozenset(effects[effect])
        most = len(_tellers(effect, words, story))
        entries: list[Event | Series] = [each for each in story.series if each.effect == effect]
        entries += [each for each in story.events if _is_of(each, words, story)]
        for entry in entries:
            if entry.origins.known > most:
                yield f"“{entry.title}” has {entry.origins.known} known origins; {most} clippings tell of it"


def _tellers(effect: str, words: frozenset[str], story: Story) -> frozenset[str]:
    counted = {each.clipping for each in story.figures if each.effect == effect}
    told = {each.clipping for each in story.reports if _tells(each, words)}
    return frozenset(counted | told) - story.notes


def _is_of(event: Event, words: frozenset[str], story: Story) -> bool:
    reports = (story.findings.get(id) for id in event.reports)
    return any(isinstance(each, Report) and _tells(each, words) for each in reports)


def _tells(report: Report, words: frozenset[str]) -> bool:
    return not words.isdisjoint(report.trigger.surface.lower().split())


RULES: Mapping[str, Callable[[str, Story, Effects], Iterator[str]]] = {
    "calendar date": _invented_days,
    "as an event": _told_as_fact,
    "note": _notes_counted,
    "independent": _origins_too_many,
}
