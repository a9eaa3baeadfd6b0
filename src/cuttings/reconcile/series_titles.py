"""What series are called: the quantity, and the place, day or event that is counted. Those called alike tell more.

In:  the figures of each series with their quantities and events, the events, and the words that tell nothing.
Out: a title for each series ("dead, all told", "injured in Port Vale on Mon 3 Mar 2031", "votes (lead)").
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from cuttings.model.counting import HUMAN_EFFECTS, Period
from cuttings.model.dates import Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Event
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.counts import PlacedFigure
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import WordLists

CUT = "…"
"""What stands where a title was cut: a piece of a sentence names no series."""
WORDS_ALONE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is said or signed: an event in which nobody comes to harm names no count of people."""


class SeriesTitles:
    """Names series of figures by what is counted, and by what tells one from another."""

    def __init__(self, events: Sequence[Event], summaries: Iterable[Summary], cast: Cast, words: WordLists) -> None:
        """Index the events, the words of their reports, and the names of the cast."""
        self.words = words
        self.places = {each.id: each.name for each in cast.by_chain.values()}
        self.events = {each.id: each for each in events}
        self.triggers = {report.id: report.trigger for each in summaries for report in each.reports}

    def titles_of(self, series: Sequence[Sequence[PlacedFigure]]) -> list[str]:
        """Return the titles, no two alike: where they are, each tells its event, its day, who counts, its number."""
        titles = [self._title(members) for members in series]
        for detail in (self._told_with, _day_told, _counter, _number):
            counts = Counter(titles)
            pairs = list(zip(titles, series, strict=True))
            added = [detail(members) if counts[title] > 1 else "" for title, members in pairs]
            titles = [f"{title}, {more}" if more else title for title, more in zip(titles, added, strict=True)]
        return _numbered(titles, [_first_figure(members) for members in series])

    def events_of(self, members: Sequence[PlacedFigure]) -> list[str]:
        """Return the events that figures are told with, the one whose own reports name most of them first."""
        told = Counter(event for each in members for event in each.events)
        named = Counter(event for each in members for event in each.events if self._names(event, each))
        return sorted(told, key=lambda event: (-named[event], -told[event], event))

    def _title(self, members: Sequence[PlacedFigure]) -> str:
        what = min((each.quantity.name for each in members), key=lambda name: (len(name), name))
        return what if all(each.quantity.follows_vote for each in members) else f"{what}{self._scope(members)}"

    def _scope(self, members: Sequence[PlacedFigure]) -> str:
        """Return where, of what day or of what event they are counted; else where they are told from."""
        where = _most_named(name for each in members for place in each.places if (name := self.places.get(place)))
        place = f" in {where}" if where else ""
        periods = {each.figure.period for each in members}
        if Period.SO_FAR in periods:
            return f"{place}, all told"
        day = _most_named(_day_counted(each) for each in members)
        if place or day:
            return f"{place} on {day}" if day else place
        told = self._told_with(members)
        told_from = _most_named(name for each in members for place in each.filed if (name := self.places.get(place)))
        return f": {told}" if told else f", told from {told_from}" if told_from else ""

    def _told_with(self, members: Sequence[PlacedFigure]) -> str:
        """Return the title of the event that most of them are told with, where it can be read on its own."""
        return next((each.title for each in self._fitting(members) if self._adds(each, members)), "")

    def _fitting(self, members: Sequence[PlacedFigure]) -> list[Event]:
        events = [self.events[each] for each in self.events_of(members)]
        is_human = members[0].figure.effect in HUMAN_EFFECTS
        return [each for each in events if not is_human or each.type not in WORDS_ALONE]

    def _names(self, event: str, placed: PlacedFigure) -> bool:
        return placed.figure.id in self.events[event].figures

    def _adds(self, event: Event, members: Sequence[PlacedFigure]) -> bool:
        """Tell whether an event's title is whole, and says more than its bare trigger and what is counted."""
        if (
            CUT in event.title
            or not event.title[:1].isupper()
            or not any(self._names(event.id, each) for each in members)
        ):
            return False
        counted = {word for each in members for word in each.figure.counted.split()}
        triggers = {word for each in event.reports for word in self.triggers.get(each, "").split()}
        return bool(self.words.telling(normal_name(event.title)) - triggers - counted)


def _most_named(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _day_counted(placed: PlacedFigure) -> str | None:
    figure = placed.figure
    is_of_day = figure.period is Period.DAY and figure.earliest is not None
    return days_text(Interval(figure.earliest, figure.latest)) if is_of_day else None


def _day_told(members: Sequence[PlacedFigure]) -> str:
    known = (each.summary for each in members if each.summary.earliest)
    first = min(known, key=lambda each: str(each.earliest), default=None)
    return f"told {days_text(Interval(first.earliest, first.latest))}" if first else ""


def _counter(members: Sequence[PlacedFigure]) -> str:
    names = (each.figure.whose.surface if each.figure.whose else each.summary.publisher for each in members)
    name = _most_named(names)
    return f"by {name}" if name else ""


def _number(members: Sequence[PlacedFigure]) -> str:
    return f"{min(each.figure.low for each in members):f}"


def _first_figure(members: Sequence[PlacedFigure]) -> str:
    return min(each.figure.id for each in members)


def _numbered(titles: Sequence[str], order: Sequence[str]) -> list[str]:
    """Return the titles; those still alike are numbered by their first figure."""
    alike = Counter(titles)
    seen: Counter[str] = Counter()
    numbered = dict(enumerate(titles))
    for place in sorted(range(len(titles)), key=lambda each: order[each]):
        title = titles[place]
        seen[title] += 1
        if alike[title] > 1 and seen[title] > 1:
            numbered[place] = f"{title} ({seen[title]})"
    return [numbered[place] for place in range(len(titles))]
