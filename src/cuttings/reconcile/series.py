"""Series: figures on one quantity of one event or vote, a track for each source.

In:  summaries, events, the cast, copy families.
Out: series whose tracks are ordered by the days they hold for; never joined across sources, never averaged.

A figure belongs to the event of the report that names it, else of the nearest report in its paragraph. Counts of votes,
ballots and seats follow one vote through the whole story when what is counted has the same name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cuttings.engine.verbs import Engine
from cuttings.model.dates import Interval
from cuttings.model.entry import CopyFamily, Event, Point, Series, Track
from cuttings.model.ids import content_id
from cuttings.reconcile.blocking import judge_blocks
from cuttings.reconcile.components import Component, form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.events import Cast
from cuttings.reconcile.gather import LocalFigure, Summary

STORY_DAYS = 31
"""Figures printed further apart are not the same running count, unless one event holds them."""
VOTE_EFFECTS = frozenset({"votes", "ballots", "seats", "share"})
HUMAN_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""What is counted is people whatever noun the outlet uses, so the noun does not part two figures."""


@dataclass(frozen=True, slots=True)
class _Placed:
    figure: LocalFigure
    summary: Summary
    events: tuple[str, ...]
    places: tuple[str, ...]


def find_series(
    engine: Engine,
    summaries: Sequence[Summary],
    events: Sequence[Event],
    cast: Cast,
    families: Mapping[str, CopyFamily],
) -> tuple[Series, ...]:
    """Return the series of all figures in clippings that are not notes, sorted by id."""
    sources = {each.clipping: each for each in summaries if not each.is_note}
    placed = {each.figure.id: each for each in _place(sources.values(), events, cast)}
    joins = judge_blocks(engine, _candidates(placed.values()), judge_figures)
    components = form_components(placed, joins)
    titles = {event.id: event.title for event in events}
    made = (_series(each, placed, titles, cast, families, sources) for each in components)
    return tuple(sorted(made, key=lambda series: series.id))


def quantity(figure: LocalFigure) -> str:
    """Return what a figure measures, in comparable form: its effect, unit and, unless people, the noun counted."""
    noun = "" if figure.effect in HUMAN_EFFECTS else (figure.counted.split() or [""])[-1]
    return f"{figure.effect} {figure.unit or ''} {noun}".strip()


def judge_figures(a: Any, b: Any) -> tuple[int, str] | None:
    """Return (score, reason) when two figures on one quantity can belong to one count."""
    if set(a["events"]) & set(b["events"]):
        return 900, "same quantity of one event"
    if _is_later_story(a["published"], b["published"]):
        return None
    if a["places"] and set(a["places"]) & set(b["places"]):
        return 700, "same quantity at one place, in the same weeks"
    if a["is_vote"]:
        return 650, "same quantity of a vote, in the same weeks"
    return None


def _place(summaries: Iterable[Summary], events: Sequence[Event], cast: Cast) -> Iterator[_Placed]:
    event_of = {report: event.id for event in events for report in event.reports}
    for summary in summaries:
        places_of = {each.id: [cast.key(place) for place in each.places] for each in summary.reports}
        for figure in summary.figures:
            told = sorted({event_of[report] for report in figure.reports if report in event_of})
            places = {place for report in figure.reports for place in places_of.get(report, ())}
            yield _Placed(figure, summary, tuple(told), tuple(sorted(places or summary.places)))


def _candidates(placed: Iterable[_Placed]) -> Iterator[tuple[str, str, Any]]:
    for each in placed:
        is_vote = each.figure.effect in VOTE_EFFECTS and bool(each.figure.counted)
        published = [day.toordinal() if day else None for day in (each.summary.earliest, each.summary.latest)]
        body = {"events": each.events, "places": each.places, "published": published, "is_vote": is_vote}
        for key in (*each.events, *each.places, *(("vote",) if is_vote else ())):
            yield f"{quantity(each.figure)} {key}", each.figure.id, body


def _is_later_story(a: list[int | None], b: list[int | None]) -> bool:
    (first_a, last_a), (first_b, last_b) = a, b
    after = last_a is not None and first_b is not None and first_b - last_a > STORY_DAYS
    before = last_b is not None and first_a is not None and first_a - last_b > STORY_DAYS
    return after or before


def _series(
    component: Component,
    placed: Mapping[str, _Placed],
    titles: Mapping[str, str],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    summaries: Mapping[str, Summary],
) -> Series:
    members = [placed[each] for each in component.members]
    events = sorted({event for each in members for event in each.events})
    first = members[0].figure
    counted = sorted(
        {each.figure.counted for each in members if each.figure.counted}, key=lambda each: (len(each), each)
    )
    return Series(
        id=content_id("series", component.members[0]),
        title=_title(first, counted[0] if counted else None, titles.get(events[0]) if events else None),
        effect=first.effect,
        unit=first.unit,
        event=events[0] if events else None,
        tracks=_tracks(members, cast),
        origins=count_origins((each.summary.clipping for each in members), families, summaries),
    )


def _title(figure: LocalFigure, counted: str | None, event: str | None) -> str:
    name = figure.effect if figure.effect in HUMAN_EFFECTS or not counted else counted
    unit = "share of " if figure.unit == "percent" and counted else ""
    return f"{unit}{name}: {event}" if event else f"{unit}{name}"


def _tracks(members: Iterable[_Placed], cast: Cast) -> tuple[Track, ...]:
    by_source: dict[str, list[Point]] = {}
    for each in members:
        by_source.setdefault(_source(each, cast) or "", []).append(_point(each, cast))
    return tuple(
        Track(source or None, tuple(sorted(points, key=_by_day))) for source, points in sorted(by_source.items())
    )


def _source(placed: _Placed, cast: Cast) -> str | None:
    return cast.name(placed.figure.whose) or placed.summary.publisher


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
