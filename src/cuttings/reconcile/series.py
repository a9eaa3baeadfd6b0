"""Series: figures on one quantity of one event or vote, a track for each source.

In:  summaries, events, the cast, copy families.
Out: series whose tracks are ordered by the days they hold for; never joined across sources, never averaged.

A figure belongs to the event of the report that names it, else of the nearest report in its paragraph. Counts of votes,
ballots and seats follow one vote through the whole story when what is counted has the same name. A count of a part
("two of them were children") is a quantity of its own. Two clippings whose outlets are unknown are two sources.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cuttings.engine.verbs import Engine
from cuttings.model.dates import Interval
from cuttings.model.entry import CopyFamily, Event, Point, Series, Track
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.blocking import Candidate, judge_blocks
from cuttings.reconcile.components import Component, form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.events import Cast
from cuttings.reconcile.summary import UNNAMED, LocalFigure, Summary
from cuttings.reconcile.words import WordLists

STORY_DAYS = 31
"""Figures printed further apart are not the same running count, unless one event holds them."""
VOTE_EFFECTS = frozenset({"votes", "ballots", "seats", "share"})
HUMAN_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""What is counted is people whatever noun the outlet uses, so the noun does not part two figures."""

WORDS_ALONE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is said or signed: an event in which nobody comes to harm names no count of people."""


@dataclass(frozen=True, slots=True)
class _Placed:
    figure: LocalFigure
    is_part: bool
    summary: Summary
    events: tuple[str, ...]
    places: tuple[str, ...]


def find_series(
    engine: Engine,
    summaries: Sequence[Summary],
    events: Sequence[Event],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    words: WordLists,
) -> tuple[Series, ...]:
    """Return the series of all figures in clippings that are not notes, sorted by id."""
    sources = {each.clipping: each for each in summaries if not each.is_note}
    placed = {each.figure.id: each for each in _place(sources.values(), events, cast, words)}
    joins = judge_blocks(engine, _candidates(placed.values()), judge_figures)
    components = form_components(placed, joins)
    titles = _Titles(events, sources.values(), words)
    made = (_series(each, placed, titles, cast, families, sources) for each in components)
    return tuple(sorted(made, key=lambda series: series.id))


def quantity(figure: LocalFigure, *, is_part: bool = False) -> str:
    """Return what a figure measures, in comparable form: its effect, unit and, unless people, the noun counted.

    A part is a part of what its noun says; without a noun it is like no other figure.
    """
    noun = (figure.counted.split() or [""])[-1]
    if is_part:
        return f"{figure.effect} {figure.unit or ''} part {noun or figure.id}"
    return f"{figure.effect} {figure.unit or ''} {'' if figure.effect in HUMAN_EFFECTS else noun}".strip()


def judge_figures(a: Any, b: Any) -> tuple[int, str] | None:
    """Return (score, reason) when two figures on one quantity can belong to one count."""
    if set(a["events"]) & set(b["events"]):
        return 900, "same quantity of one event"
    if are_apart(a["published"], b["published"], more_than=STORY_DAYS):
        return None
    if a["places"] and set(a["places"]) & set(b["places"]):
        return 700, "same quantity at one place, in the same weeks"
    if a["is_vote"]:
        return 650, "same quantity of a vote, in the same weeks"
    return None


def _place(summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, words: WordLists) -> Iterator[_Placed]:
    event_of = {report: event.id for event in events for report in event.reports}
    for summary in summaries:
        places_of = {each.id: [cast.place(cast.key(place)) for place in each.places] for each in summary.reports}
        filed = [cast.place(place) for place in summary.places]
        for figure in summary.figures:
            told = sorted({event_of[report] for report in figure.reports if report in event_of})
            places = {place for report in figure.reports for place in places_of.get(report, ())}
            is_part = words.is_part(figure.before, figure.after)
            yield _Placed(figure, is_part, summary, tuple(told), tuple(sorted(places or filed)))


def _candidates(placed: Iterable[_Placed]) -> Iterator[Candidate]:
    for each in placed:
        is_vote = each.figure.effect in VOTE_EFFECTS and bool(each.figure.counted)
        published = numbered(each.summary.earliest, each.summary.latest)
        body = {"events": each.events, "places": each.places, "published": published, "is_vote": is_vote}
        what = quantity(each.figure, is_part=each.is_part)
        at = (*each.events, *each.places, *(("vote",) if is_vote else ()))
        yield Candidate(each.figure.id, body, {f"{what} {key}" for key in at})


def _series(
    component: Component,
    placed: Mapping[str, _Placed],
    titles: "_Titles",
    cast: Cast,
    families: Mapping[str, CopyFamily],
    summaries: Mapping[str, Summary],
) -> Series:
    members = [placed[each] for each in component.members]
    events = titles.events_of(members)
    return Series(
        id=content_id("series", component.members[0]),
        title=titles.title_of(members, events),
        effect=members[0].figure.effect,
        unit=members[0].figure.unit,
        event=events[0] if events else None,
        tracks=_tracks(members, cast),
        origins=count_origins((each.summary.clipping for each in members), families, summaries),
    )


class _Titles:
    """Names series by what is counted, and by an event's or a place's name where that tells anything more."""

    def __init__(self, events: Sequence[Event], summaries: Iterable[Summary], words: WordLists) -> None:
        self.words = words
        self.events = {each.id: each for each in events}
        self.triggers = {report.id: report.trigger for each in summaries for report in each.reports}

    def events_of(self, members: Sequence[_Placed]) -> list[str]:
        """Return the events that figures are told with, the one whose own reports name most of them first."""
        told = Counter(event for each in members for event in each.events)
        named = Counter(event for each in members for event in each.events if self._names(event, each.figure))
        return sorted(told, key=lambda event: (-named[event], -told[event], event))

    def _names(self, event: str, figure: LocalFigure) -> bool:
        return figure.id in self.events[event].figures

    def title_of(self, members: Sequence[_Placed], events: Sequence[str]) -> str:
        """Return what is counted, then what the event or else the place tells beside it, if anything."""
        what = self._what(members)
        counted = frozenset(word for each in members for word in each.figure.counted.split())
        fitting = [self.events[each] for each in events if self._fits(each, members[0].figure.effect)]
        title = next((each.title for each in fitting if self._adds(each, counted)), None)
        if title:
            return f"{what}: {title}"
        where = min((place for each in fitting for place in each.places), default=None)
        return f"{what} in {where}" if where else what

    def _fits(self, event: str, effect: str) -> bool:
        return effect not in HUMAN_EFFECTS or self.events[event].type not in WORDS_ALONE

    def _what(self, members: Sequence[_Placed]) -> str:
        figure = members[0].figure
        nouns = {each.figure.counted for each in members if each.figure.counted}
        noun = min(nouns, key=lambda each: (len(each), each), default=None)
        if members[0].is_part:
            return f"{figure.effect} (a part: {noun})" if noun else f"{figure.effect} (a part)"
        if figure.effect in HUMAN_EFFECTS or not noun:
            return figure.effect
        return f"share of {noun}" if figure.unit == "percent" else noun

    def _adds(self, event: Event, counted: frozenset[str]) -> bool:
        """Tell whether an event's title says more than its bare trigger and what is counted."""
        triggers = {word for each in event.reports for word in self.triggers.get(each, "").split()}
        return bool(self.words.telling(normal_name(event.title)) - triggers - counted)


def _tracks(members: Iterable[_Placed], cast: Cast) -> tuple[Track, ...]:
    by_source: dict[str, list[_Placed]] = {}
    for each in members:
        by_source.setdefault(_source(each, cast), []).append(each)
    tracks = ((_source_name(many, cast), source, many) for source, many in by_source.items())
    ordered = sorted(tracks, key=lambda each: (each[0] or "", each[1]))
    return tuple(Track(name, _points(many, cast)) for name, _, many in ordered)


def _points(members: Iterable[_Placed], cast: Cast) -> tuple[Point, ...]:
    return tuple(sorted((_point(each, cast) for each in members), key=_by_day))


def _source(placed: _Placed, cast: Cast) -> str:
    """Return a key of who counts: the speaker, else the outlet; nobody knows two unknown ones to be one."""
    whose, publisher = placed.figure.whose, placed.summary.publisher
    if whose is None:
        return f"outlet {publisher}" if publisher else f"outlet of {placed.summary.clipping}"
    is_unnamed = cast.actor(whose) is None and whose.surface == UNNAMED
    return f"speaker in {placed.summary.clipping}" if is_unnamed else f"speaker {cast.key(whose)}"


def _source_name(members: Iterable[_Placed], cast: Cast) -> str | None:
    names = {cast.name(each.figure.whose) or each.summary.publisher for each in members} - {None}
    return min((name for name in names if name), default=None)


def _point(placed: _Placed, cast: Cast) -> Point:
    days = _as_of(placed)
    figure = placed.figure
    return Point(
        figure=figure.id,
        clipping=placed.summary.clipping,
        whose=cast.name(figure.whose),
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        earliest=days.earliest,
        latest=days.latest,
    )


def _as_of(placed: _Placed) -> Interval:
    if placed.figure.earliest and placed.figure.latest:
        return Interval(placed.figure.earliest, placed.figure.latest)
    return Interval(placed.summary.earliest, placed.summary.latest)


def _by_day(point: Point) -> tuple[date, date, str]:
    return point.latest or date.max, point.earliest or date.min, point.figure
