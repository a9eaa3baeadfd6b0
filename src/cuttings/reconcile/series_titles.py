"""What series are called: the quantity, and the event or the place where that tells more. Those called alike tell more.

In:  the figures of each series with their quantities and events, the events, and the words that tell nothing.
Out: a title for each series ("killed: police stormed the mill", "injured in Port Vale", "votes (lead)").
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cuttings.model.entry import Event
from cuttings.model.finding import HUMAN_EFFECTS
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.quantities import Quantity
from cuttings.reconcile.summary import LocalFigure, Summary
from cuttings.reconcile.words import WordLists

WORDS_ALONE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is said or signed: an event in which nobody comes to harm names no count of people."""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with what it measures, the events it is told with, and the places that it is counted at."""

    figure: LocalFigure
    quantity: Quantity
    summary: Summary
    events: tuple[str, ...]
    places: tuple[str, ...]


class SeriesTitles:
    """Names series of figures by what is counted, and by what tells one from another."""

    def __init__(self, events: Sequence[Event], summaries: Iterable[Summary], cast: Cast, words: WordLists) -> None:
        """Index the events, the words of their reports, and the names of the cast."""
        self.words = words
        self.places = {each.id: each.name for each in cast.by_chain.values()}
        self.events = {each.id: each for each in events}
        self.triggers = {report.id: report.trigger for each in summaries for report in each.reports}

    def titles_of(self, series: Sequence[Sequence[PlacedFigure]]) -> list[str]:
        """Return the titles; where two are the same, each tells its event, else its first day, its first clipping."""
        titles = [self._title(members) for members in series]
        for detail in (self._told_with, _first_day, _first_clipping):
            counts = Counter(titles)
            pairs = list(zip(titles, series, strict=True))
            added = [detail(members) if counts[title] > 1 else "" for title, members in pairs]
            titles = [title if more in title else f"{title}, {more}" for title, more in zip(titles, added, strict=True)]
        return titles

    def events_of(self, members: Sequence[PlacedFigure]) -> list[str]:
        """Return the events that figures are told with, the one whose own reports name most of them first."""
        told = Counter(event for each in members for event in each.events)
        named = Counter(event for each in members for event in each.events if self._names(event, each))
        return sorted(told, key=lambda event: (-named[event], -told[event], event))

    def _title(self, members: Sequence[PlacedFigure]) -> str:
        what = min((each.quantity.name for each in members), key=lambda name: (len(name), name))
        if all(each.quantity.follows_vote for each in members):
            return what
        fitting = self._fitting(members)
        own = [each for each in fitting if any(self._names(each.id, one) for one in members)] or fitting
        if len(own) == 1 and self._adds(own[0], members):
            return f"{what}: {own[0].title}"
        where = _most_named(place for each in fitting for place in each.places)
        told_from = _most_named(name for each in members for place in each.places if (name := self.places.get(place)))
        return f"{what} in {where}" if where else f"{what}, told from {told_from}" if told_from else what

    def _told_with(self, members: Sequence[PlacedFigure]) -> str:
        return next((each.title for each in self._fitting(members) if self._adds(each, members)), "")

    def _fitting(self, members: Sequence[PlacedFigure]) -> list[Event]:
        events = [self.events[each] for each in self.events_of(members)]
        is_human = members[0].figure.effect in HUMAN_EFFECTS
        return [each for each in events if not is_human or each.type not in WORDS_ALONE]

    def _names(self, event: str, placed: PlacedFigure) -> bool:
        return placed.figure.id in self.events[event].figures

    def _adds(self, event: Event, members: Sequence[PlacedFigure]) -> bool:
        """Tell whether an event's title says more than its bare trigger and what is counted."""
        counted = {word for each in members for word in each.figure.counted.split()}
        triggers = {word for each in event.reports for word in self.triggers.get(each, "").split()}
        return bool(self.words.telling(normal_name(event.title)) - triggers - counted)


def _most_named(names: Iterable[str]) -> str | None:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _first_day(members: Sequence[PlacedFigure]) -> str:
    days = [each.figure.earliest or each.summary.earliest for each in members]
    return str(min((day for day in days if day), default=""))


def _first_clipping(members: Sequence[PlacedFigure]) -> str:
    return min(each.summary.clipping for each in members)
