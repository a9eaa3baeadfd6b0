"""Series: figures on one quantity of one event or vote, a track for each source.

In:  summaries, events, the cast, copy families.
Out: series whose tracks are ordered by the days they hold for; never joined across sources, never averaged.

A figure belongs to the event of the report that names it, else of the nearest report in its paragraph. Counts of votes,
ballots and seats follow one vote through the whole story when what is counted has the same name (quantities.py). Two
clippings whose outlets are unknown are two sources.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cuttings.engine.verbs import Engine
from cuttings.model.dates import Interval
from cuttings.model.entry import CopyFamily, Event, Point, Series, Track
from cuttings.model.ids import content_id
from cuttings.reconcile.blocking import Candidate, judge_blocks
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.components import form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.quantities import quantity_of
from cuttings.reconcile.series_titles import PlacedFigure, SeriesTitles
from cuttings.reconcile.summary import UNNAMED, Summary
from cuttings.reconcile.words import WordLists

STORY_DAYS = 31
"""Figures printed further apart are not the same running count, unless one event holds them."""


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
    titles = SeriesTitles(events, sources.values(), cast, words)
    made = [[placed[each] for each in component.members] for component in components]
    named = zip(made, titles.titles_of(made), strict=True)
    series = (_series(members, title, titles, cast, families, sources) for members, title in named)
    return tuple(sorted(series, key=lambda each: each.id))


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


def _place(
    summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, words: WordLists
) -> Iterator[PlacedFigure]:
    event_of = {report: event.id for event in events for report in event.reports}
    for summary in summaries:
        places_of = {each.id: [cast.place(cast.key(place)) for place in each.places] for each in summary.reports}
        filed = [cast.place(place) for place in summary.places]
        for figure in summary.figures:
            told = sorted({event_of[report] for report in figure.reports if report in event_of})
            places = {place for report in figure.reports for place in places_of.get(report, ())}
            quantity = quantity_of(figure, summary.language, words)
            yield PlacedFigure(figure, quantity, summary, tuple(told), tuple(sorted(places or filed)))


def _candidates(placed: Iterable[PlacedFigure]) -> Iterator[Candidate]:
    for each in placed:
        is_vote = each.quantity.follows_vote
        published = numbered(each.summary.earliest, each.summary.latest)
        body = {"events": each.events, "places": each.places, "published": published, "is_vote": is_vote}
        at = (*each.events, *each.places, *(("vote",) if is_vote else ()))
        yield Candidate(each.figure.id, body, {f"{each.quantity.key} {key}" for key in at})


def _series(
    members: Sequence[PlacedFigure],
    title: str,
    titles: SeriesTitles,
    cast: Cast,
    families: Mapping[str, CopyFamily],
    summaries: Mapping[str, Summary],
) -> Series:
    return Series(
        id=content_id("series", members[0].figure.id),
        title=title,
        effect=members[0].figure.effect,
        unit=members[0].figure.unit,
        events=tuple(titles.events_of(members)),
        tracks=_tracks(members, cast),
        origins=count_origins((each.summary.clipping for each in members), families, summaries),
    )


def _tracks(members: Iterable[PlacedFigure], cast: Cast) -> tuple[Track, ...]:
    by_source: dict[str, list[PlacedFigure]] = {}
    for each in members:
        by_source.setdefault(_source(each, cast), []).append(each)
    tracks = ((_source_name(many, cast), source, many) for source, many in by_source.items())
    ordered = sorted(tracks, key=lambda each: (each[0] or "", each[1]))
    return tuple(Track(name, _points(many, cast)) for name, _, many in ordered)


def _points(members: Iterable[PlacedFigure], cast: Cast) -> tuple[Point, ...]:
    return tuple(sorted((_point(each, cast) for each in members), key=_by_day))


def _source(placed: PlacedFigure, cast: Cast) -> str:
    """Return a key of who counts: the speaker, else the outlet; nobody knows two unknown ones to be one."""
    whose, publisher = placed.figure.whose, placed.summary.publisher
    if whose is None:
        return f"outlet {publisher}" if publisher else f"outlet of {placed.summary.clipping}"
    is_unnamed = cast.actor(whose) is None and whose.surface == UNNAMED
    return f"speaker in {placed.summary.clipping}" if is_unnamed else f"speaker {cast.key(whose)}"


def _source_name(members: Iterable[PlacedFigure], cast: Cast) -> str | None:
    names = {cast.name(each.figure.whose) or each.summary.publisher for each in members} - {None}
    return min((name for name in names if name), default=None)


def _point(placed: PlacedFigure, cast: Cast) -> Point:
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


def _as_of(placed: PlacedFigure) -> Interval:
    if placed.figure.earliest and placed.figure.latest:
        return Interval(placed.figure.earliest, placed.figure.latest)
    return Interval(placed.summary.earliest, placed.summary.latest)


def _by_day(point: Point) -> tuple[date, date, str]:
    return point.latest or date.max, point.earliest or date.min, point.figure
