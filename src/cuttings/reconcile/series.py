"""Series: figures on one quantity of one count, a track for each source.

In:  summaries and their figures as placed by `counts`, events, the cast, copy families.
Out: series whose tracks are ordered by the days they hold for; never joined across sources, never averaged.

Which figures belong together, and which never, is told by `counts`. Counts of votes, ballots and seats follow one vote
through the whole story when what is counted has the same name (quantities.py). Two clippings whose outlets are unknown
are two sources.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from cuttings.engine.verbs import Engine
from cuttings.model.dates import Interval
from cuttings.model.entry import CopyFamily, Decider, Event, Join, Point, Series, Track
from cuttings.model.ids import content_id
from cuttings.reconcile.blocking import meeting_pairs
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.components import Component, form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.counts import (
    Count,
    PlacedFigure,
    contradict,
    counts_of,
    judge_counts,
    meeting_keys,
)
from cuttings.reconcile.series_titles import SeriesTitles
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import WordLists


def find_series(
    engine: Engine,
    summaries: Sequence[Summary],
    figures: Sequence[PlacedFigure],
    events: Sequence[Event],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    words: WordLists,
) -> tuple[Series, ...]:
    """Return the series of all figures, sorted by id."""
    sources = {each.clipping: each for each in summaries if not each.is_note}
    placed = {each.figure.id: each for each in figures}
    components = _components(engine, placed)
    titles = SeriesTitles(events, sources.values(), cast, words)
    made = [[placed[each] for each in component.members] for component in components]
    named = zip(made, titles.titles_of(made), strict=True)
    series = (_series(members, title, titles, cast, families, sources) for members, title in named)
    return tuple(sorted(series, key=lambda each: each.id))


def _components(engine: Engine, placed: Mapping[str, PlacedFigure]) -> tuple[Component, ...]:
    """Return the figures of each count: joined by what they share, no two of them in contradiction."""
    counts = counts_of([*placed.values()])
    joins = list(_joins(meeting_pairs(engine, meeting_keys(placed.values())), counts))
    components = form_components(placed, joins)
    apart = list(_contradicting(components, counts))
    return form_components(placed, joins, apart=apart) if apart else components


def _joins(pairs: Iterable[tuple[str, str]], counts: Mapping[str, Count]) -> Iterator[Join]:
    judged = ((a, b, judge_counts(counts[a], counts[b])) for a, b in pairs)
    return (Join(a, b, *found, Decider.MACHINE) for a, b, found in judged if found)


def _contradicting(components: Iterable[Component], counts: Mapping[str, Count]) -> Iterator[tuple[str, str]]:
    for component in components:
        pairs = combinations(component.members, 2)
        yield from ((a, b) for a, b in pairs if contradict(counts[a], counts[b]))


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
        is_whole=all(each.quantity.is_whole for each in members),
    )


def _tracks(members: Iterable[PlacedFigure], cast: Cast) -> tuple[Track, ...]:
    by_source: dict[str, list[PlacedFigure]] = {}
    for each in members:
        by_source.setdefault(each.source, []).append(each)
    tracks = ((_source_name(many, cast), source, many) for source, many in by_source.items())
    ordered = sorted(tracks, key=lambda each: (each[0] or "", each[1]))
    return tuple(Track(name, _points(many, cast)) for name, _, many in ordered)


def _points(members: Iterable[PlacedFigure], cast: Cast) -> tuple[Point, ...]:
    return tuple(sorted((_point(each, cast) for each in members), key=_by_day))


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
        corrected=figure.is_former,
    )


def _as_of(placed: PlacedFigure) -> Interval:
    if placed.figure.earliest and placed.figure.latest:
        return Interval(placed.figure.earliest, placed.figure.latest)
    return Interval(placed.summary.earliest, placed.summary.latest)


def _by_day(point: Point) -> tuple[date, date, str]:
    return point.latest or date.max, point.earliest or date.min, point.figure
