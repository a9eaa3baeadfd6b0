"""What series are called: the quantity, and the place, day or event that is counted, in a few words.

In:  the figures of each series with their quantities and events, the events, and the words that tell nothing.
Out: a title for each series ("dead, all told", "injured in Port Vale on Mon 3 Mar", "votes (lead)"), no two alike and
     none longer than `MOST`; those called alike say in brackets who counts, then when it was told. What a dispute over
     a series asks.

A day tells its year only where it lies far from the day of printing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from cuttings.model.counting import HUMAN_EFFECTS, Period
from cuttings.model.dates import BY_PUBLICATION, UNKNOWN, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Event
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.counts import TOTALS, PlacedFigure
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import WordLists

MOST = 60
"""Code points of a title: it stands in a line with its numbers."""
EVENT_WORDS, TELLING_WORDS, NOTE = 6, 3, 24
"""Words that name an event, those that must tell something where they are cut, and code points of who counts."""
NUMBERED = 5
"""Code points kept for the number of a title that nothing tells from another."""
HALF_A_YEAR = 182
"""Days between a day and its printing from which on its year is told."""
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
        """Return the titles, no two alike: where they are, each tells who counts, then when, then its number."""
        titles = [shortened(self._title(members), MOST) for members in series]
        notes: list[str] = [""] * len(series)
        for detail in (_counter, _day_told):
            notes = _with_detail(detail, titles, notes, series)
        noted = [_noted(title, note) for title, note in zip(titles, notes, strict=True)]
        return _numbered(noted, [_first_figure(members) for members in series])

    def events_of(self, members: Sequence[PlacedFigure]) -> list[str]:
        """Return the events that figures are told with, the one whose own reports name most of them first."""
        if len(members) == 1 and len(members[0].events) < 2:
            return list(members[0].events)  # as nearly all
        told = Counter(event for each in members for event in each.events)
        named = Counter(event for each in members for event in each.events if self._names(event, each))
        return sorted(told, key=lambda event: (-named[event], -told[event], event))

    def _title(self, members: Sequence[PlacedFigure]) -> str:
        what = min((each.quantity.name for each in members), key=lambda name: (len(name), name))
        return what if all(each.quantity.follows_vote for each in members) else f"{what}{self._scope(members)}"

    def _scope(self, members: Sequence[PlacedFigure]) -> str:
        """Return where, of what day or of what event they are counted; else where they are told from."""
        town = self._most_named(place for each in members for place in each.towns)
        where = town or self._most_named(place for each in members for place in each.areas)
        place = f" in {where}" if where else ""
        periods = {each.figure.period for each in members}
        if Period.SO_FAR in periods or periods <= TOTALS:
            return f"{place}, all told"
        day = _most_named(_day_counted(each) for each in members)
        if day:
            return f"{place} on {day}"
        return self._of_event(place, members)

    def _of_event(self, place: str, members: Sequence[PlacedFigure]) -> str:
        """Return the place and the day of the event that most are told with, else some words of it."""
        event = next(iter(self._fitting(members)), None)
        where = place or (_place_of(event) if event else "")
        is_told_by_all = event is not None and all(event.id in each.events for each in members)
        day = _day_of(event, members) if event and is_told_by_all else ""
        if where or day:
            return f"{where}{f', {day}' if day else ''}"
        told = self._told_with(members)
        told_from = self._most_named(place for each in members for place in each.filed)
        return f": {told}" if told else f", told from {told_from}" if told_from else ""

    def _most_named(self, places: Iterable[str]) -> str | None:
        return _most_named(self.places.get(each) for each in places)

    def _told_with(self, members: Sequence[PlacedFigure]) -> str:
        """Return a few words of the event that most of them are told with, where it can be read on its own."""
        event = next((each for each in self._fitting(members) if self._adds(each, members)), None)
        words = event.title.split() if event else []
        return " ".join(words) if len(words) <= EVENT_WORDS else self._begun(words[:EVENT_WORDS], self._triggers(event))

    def _begun(self, words: list[str], triggers: frozenset[str]) -> str:
        """Return the beginning of a title, without a last word that only leads on ("bomb kills at the")."""
        while words and not self.words.telling(normal_name(words[-1])) - triggers:
            words = words[:-1]
        is_telling = len(self.words.telling(normal_name(" ".join(words)))) >= TELLING_WORDS
        return f"{' '.join(words).rstrip(',;:–')}{CUT}" if is_telling else ""

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
        return bool(self.words.telling(normal_name(event.title)) - self._triggers(event) - counted)

    def _triggers(self, event: Event | None) -> frozenset[str]:
        told = event.reports if event else ()
        return frozenset(word for each in told for word in self.triggers.get(each, "").split())


def shortened(text: str, most: int) -> str:
    """Return a text in at most so many code points, cut between words."""
    if len(text) <= most:
        return text
    whole = text[:most].rsplit(" ", 1)[0].rstrip(f" ,;:–({CUT}")
    return f"{whole}{CUT}" if len(whole) < most else f"{whole[: most - 1]}{CUT}"


def short_days(days: Interval, printed: Interval) -> str:
    """Return days in words, without their year where they lie near the day of printing; empty where none is known."""
    if days.earliest is None or days.latest is None or printed.latest is None:
        return "" if days == UNKNOWN else days_text(days)
    is_near = abs(printed.latest - days.earliest).days < HALF_A_YEAR and days.earliest.year == days.latest.year
    return days_text(days).removesuffix(f" {days.latest.year}") if is_near else days_text(days)


def _with_detail(
    detail: Callable[[Sequence[PlacedFigure]], str],
    titles: Sequence[str],
    notes: Sequence[str],
    series: Sequence[Sequence[PlacedFigure]],
) -> list[str]:
    """Return the notes with one more detail where series of one title and note differ in it."""
    keys = list(zip(titles, notes, strict=True))
    alike = {key: count for key, count in Counter(keys).items() if count > 1}
    told = [detail(members) if key in alike else "" for key, members in zip(keys, series, strict=True)]
    differ = Counter(key for key, _ in set(zip(keys, told, strict=True)))
    added = [detail if differ[key] > 1 else "" for key, detail in zip(keys, told, strict=True)]
    return [", ".join(each for each in pair if each) for pair in zip(notes, added, strict=True)]


def _noted(title: str, note: str) -> str:
    """Return a title with its note in brackets, the title cut where both are too long."""
    beside = f" ({note})" if note else ""
    return f"{shortened(title, MOST - len(beside))}{beside}"


def _most_named(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _day_counted(placed: PlacedFigure) -> str | None:
    figure = placed.figure
    is_of_day = figure.period is Period.DAY and figure.earliest is not None
    return short_days(Interval(figure.earliest, figure.latest), printed_on(placed.summary)) if is_of_day else None


def _place_of(event: Event) -> str:
    """Return the only place of an event, or the first that its title names: "in Port Vale, Marenza"."""
    named = sorted((event.title.find(each), each) for each in event.places if each in event.title)
    places = [place for _, place in named] if len(event.places) > 1 else event.places
    return f" in {places[0]}" if places else ""


def _day_of(event: Event, members: Sequence[PlacedFigure]) -> str:
    """Return the one day on which an event is told to have been; empty where it is only known when it was printed."""
    day = Interval(event.earliest, event.latest)
    own = [Interval(each.figure.earliest, each.figure.latest) for each in members]
    is_told = day.is_day and event.basis not in BY_PUBLICATION and all(each.overlaps(day) for each in own)
    return short_days(day, printed_on(min(members, key=_figure).summary)) if is_told else ""


def printed_on(summary: Summary) -> Interval:
    """Return the days on which a clipping may have been printed."""
    return Interval(summary.earliest, summary.latest)


def _day_told(members: Sequence[PlacedFigure]) -> str:
    known = (each.summary for each in members if each.summary.earliest)
    first = min(known, key=lambda each: str(each.earliest), default=None)
    return f"told {short_days(printed_on(first), printed_on(first))}" if first else ""


def _counter(members: Sequence[PlacedFigure]) -> str:
    """Return who counts, the speaker or the outlet as it is printed, as far as there is room."""
    return shortened(_most_named(_source_name(each) for each in members) or "", NOTE)


def _source_name(placed: PlacedFigure) -> str | None:
    printed = min(placed.summary.outlets, default=placed.summary.publisher)
    return placed.figure.whose.surface if placed.figure.whose else printed


def _figure(placed: PlacedFigure) -> str:
    return placed.figure.id


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
            numbered[place] = f"{shortened(title, MOST - NUMBERED)} ({seen[title]})"
    return [numbered[place] for place in range(len(titles))]
