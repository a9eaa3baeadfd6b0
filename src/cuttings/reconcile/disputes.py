"""Disputes: what cannot all be true, or stands side by side. Shown with its words; never refereed or averaged.

In:  summaries, events, series and the cast.
Out: disputes over figures, statuses, offices and labels.

A side names speakers and, where an outlet says so in its own words, the outlet. An outlet that nobody knows has no
name, and two of them are two voices.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from cuttings.model.dates import Interval
from cuttings.model.entry import Dispute, DisputeKind, Event, Point, Series, Side, Telling
from cuttings.model.finding import Status
from cuttings.model.ids import content_id
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.offices import Claim, find_rivalries
from cuttings.reconcile.summary import LocalLabel, Summary
from cuttings.reconcile.words import WordLists

TOLD_AS_FACT = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED, Status.ATTEMPTED})
TOLD_AGAINST = frozenset({Status.DENIED, Status.NEGATED})


def find_disputes(
    summaries: Sequence[Summary],
    events: Sequence[Event],
    series: Sequence[Series],
    cast: Cast,
    words: WordLists,
) -> tuple[Dispute, ...]:
    """Return all disputes, sorted by kind and id."""
    sources = [each for each in summaries if not each.is_note]
    found = [
        *_figure_disputes(series),
        *_status_disputes(events, sources),
        *_office_disputes(sources, cast, words),
        *_label_disputes(sources, events, cast, words.rivals),
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.id)))


def _dispute(kind: DisputeKind, title: str, about: str | None, sides: Iterable[Side]) -> Dispute:
    ordered = tuple(sorted(sides))
    members = sorted(finding for side in ordered for finding in side.findings)
    return Dispute(content_id("dispute", kind, members), kind, title, about, ordered)


def _figure_disputes(series: Iterable[Series]) -> Iterator[Dispute]:
    for each in series:
        whose = {point.figure: track.whose for track in each.tracks for point in track.points}
        across = (pair for a, b in combinations(each.tracks, 2) for pair in product(a.points, b.points))
        clashing = {point.figure: point for pair in across if _clash(*pair) for point in pair}
        if clashing:
            yield _dispute(DisputeKind.FIGURES, each.title, each.id, _figure_sides(clashing.values(), whose))


def _clash(a: Point, b: Point) -> bool:
    is_dated = a.earliest is not None and b.earliest is not None
    at_one_time = is_dated and Interval(a.earliest, a.latest).overlaps(Interval(b.earliest, b.latest))
    return (at_one_time or a.clipping == b.clipping) and _disjoint(a, b)


def _disjoint(a: Point, b: Point) -> bool:
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


def _figure_sides(points: Iterable[Point], whose: Mapping[str, str | None]) -> Iterator[Side]:
    by_value: dict[str, list[Point]] = {}
    for point in points:
        by_value.setdefault(interval_text(point), []).append(point)
    for value, many in by_value.items():
        yield Side(value, _known(whose[each.figure] for each in many), tuple(sorted(each.figure for each in many)))


def interval_text(point: Point) -> str:
    """Return a figure's interval as a person writes it: "at least 4", "200 to 999", "9"."""
    if point.high is None:
        return f"at least {point.low}"
    return str(point.low) if point.low == point.high else f"{point.low} to {point.high}"


def _status_disputes(events: Iterable[Event], summaries: Iterable[Summary]) -> Iterator[Dispute]:
    publishers = {report.id: each.publisher for each in summaries for report in each.reports}
    for event in events:
        sides = [each for each in event.tellings if each.status in TOLD_AS_FACT | TOLD_AGAINST]
        statuses = {each.status for each in sides}
        if statuses & TOLD_AS_FACT and statuses & TOLD_AGAINST:
            shown = [Side(each.status, _tellers(each, publishers), each.reports) for each in sides]
            yield _dispute(DisputeKind.STATUS, event.title, event.id, shown)


def _tellers(telling: Telling, publishers: Mapping[str, str | None]) -> tuple[str, ...]:
    return (telling.whose,) if telling.whose else _known(publishers[each] for each in telling.reports)


def _office_disputes(summaries: Sequence[Summary], cast: Cast, words: WordLists) -> Iterator[Dispute]:
    for rivalry in find_rivalries(summaries, cast, words):
        title = f"who is {rivalry.seat} of {rivalry.body}" if rivalry.body else f"who is {rivalry.seat}"
        yield _dispute(DisputeKind.OFFICE, title, None, _office_sides(rivalry.claims, cast))


def _office_sides(claims: Iterable[Claim], cast: Cast) -> Iterator[Side]:
    by_person: dict[str, list[Claim]] = {}
    for each in claims:
        by_person.setdefault(each.person, []).append(each)
    for many in by_person.values():
        person = min(cast.name(each.tenure.person) or each.tenure.person.surface for each in many)
        voices = {cast.name(each.tenure.whose) or each.summary.publisher for each in many}
        yield Side(person, _known(voices), tuple(sorted(each.tenure.id for each in many)))


def _known(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _label_disputes(
    summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, rival_groups: Mapping[str, str]
) -> Iterator[Dispute]:
    event_of = {report: event for event in events for report in event.reports}
    by_question: dict[tuple[str, str, str], dict[str, list[_Voiced]]] = {}
    for summary in summaries:
        for label in summary.labels:
            group = rival_groups.get(label.label)
            if group is None:
                continue
            event = event_of.get(label.report or "")
            about, name = (event.id, event.title) if event else (cast.key(label.target), cast.name(label.target) or "")
            sides = by_question.setdefault((group, about, name), {})
            sides.setdefault(label.label, []).append(_voiced(label, summary, cast))
    for (_, about, name), sides in sorted(by_question.items()):
        if len(sides) > 1 and len({each.voice for many in sides.values() for each in many}) > 1:
            yield _dispute(DisputeKind.LABELS, f"what to call {name}", about, _label_sides(sides))


@dataclass(frozen=True, slots=True)
class _Voiced:
    """A label, a key of who uses it, and the name of who uses it if known."""

    id: str
    voice: str
    whose: str | None


def _voiced(label: LocalLabel, summary: Summary, cast: Cast) -> _Voiced:
    if label.whose:
        return _Voiced(label.id, f"speaker {cast.key(label.whose)}", cast.name(label.whose))
    return _Voiced(label.id, f"outlet {summary.publisher or summary.clipping}", summary.publisher)


def _label_sides(sides: Mapping[str, list[_Voiced]]) -> Iterator[Side]:
    for label, many in sides.items():
        yield Side(label, _known(each.whose for each in many), tuple(sorted(each.id for each in many)))
