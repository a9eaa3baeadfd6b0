"""An invented story beside its truth: what stands at the places that the truth names.

In:  a story, and the table of its truth file.
Out: a `Book`, which answers for a place (a file, and words in it) what was found and which events hold it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cuttings.model.entry import Dispute, Event
from cuttings.model.finding import Figure, Finding, Report
from evals.expectations import Expected, Groups, at_words, groups_of
from evals.marked import Half
from evals.story import Story


@dataclass(frozen=True)
class Book:
    """A story, and the truth that it is held against. A place is a table with `file` and `words`, one or several."""

    truth: Expected
    story: Story

    @cached_property
    def groups(self) -> Groups:
        """The names of one speaker."""
        return groups_of(self.truth["same"])

    @cached_property
    def event_by_report(self) -> Mapping[str, Event]:
        """The event of each report."""
        return {report: event for event in self.story.events for report in event.reports}

    def main(self, id: str) -> Expected:
        """Return a main event by its id."""
        return next(row for row in self.truth["main"] if row["id"] == id)

    def findings_at(self, place: Expected) -> list[Finding]:
        """Return the findings at some words of a file: reports by their trigger, everything else as a whole."""
        there = self.story.clippings_of(place["file"])
        held = [each for each in self.story.findings.values() if each.clipping in there]
        placed = [(each.clipping, each.trigger if isinstance(each, Report) else each.words, each) for each in held]
        return [found for words in phrases_of(place) for found in at_words(words, placed, self.story)]

    def events_at(self, place: Expected) -> dict[str, Event]:
        """Return the events whose reports stand at some words, by id."""
        events = [self.event_by_report.get(each.id) for each in self.findings_at(place)]
        return {event.id: event for event in events if event}

    def figures_at(self, place: Expected) -> frozenset[str]:
        """Return the figures at some words."""
        return frozenset(each.id for each in self.findings_at(place) if isinstance(each, Figure))

    def clippings_at(self, place: Expected) -> frozenset[str]:
        """Return the clippings of a file, those alone that hold the words where some are given."""
        there = self.story.clippings_of(place["file"])
        holding = {clipping for words in phrases_of(place) for clipping, _ in self.story.places_of(words)}
        return there & holding if "words" in place else there

    def clippings_of(self, dispute: Dispute) -> frozenset[str]:
        """Return the clippings that the sides of a dispute stand on."""
        return frozenset(self.story.findings[id].clipping for side in dispute.sides for id in side.findings)

    def files_of(self, dispute: Dispute) -> list[str]:
        """Return the names of the files that the sides of a dispute stand in, sorted."""
        clippings = self.clippings_of(dispute)
        return sorted({Path(each.path).name for each in self.story.sightings if each.clipping in clippings})

    def event_of(self, row: Expected) -> Event | None:
        """Return the event that holds most tellings of a main event; of several one that is shown first, then by id."""
        told = [self.events_at(place) for place in row["told"]]
        events = {id: event for each in told for id, event in each.items()}
        shown = frozenset(self.story.main)
        best = min(events, key=lambda id: (-sum(id in each for each in told), id not in shown, id), default=None)
        return events[best] if best else None


def phrases_of(place: Expected) -> list[str]:
    """Return the words of a place, each a way to find it."""
    words = place.get("words", [])
    return [words] if isinstance(words, str) else list(words)


def half_of(id: str) -> Half:
    """Return the half that an item's id puts it in: nobody chooses."""
    return (Half.OPEN, Half.HELD)[hashlib.sha256(id.encode()).digest()[-1] & 1]
