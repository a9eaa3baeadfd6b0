"""Disputes: what cannot all be true, or stands side by side. Shown with its words; never refereed or averaged.

In:  summaries, events, series and the cast.
Out: disputes over figures, statuses, offices and labels.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from cuttings.model.dates import Interval
from cuttings.model.entry import Dispute, DisputeKind, Event, Point, Series, Side
from cuttings.model.finding import Qualifier, Status, TenureEvent
from cuttings.model.ids import content_id
from cuttings.reconcile.events import Cast
from cuttings.reconcile.gather import LocalTenure, Summary

TOLD_AS_FACT = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED, Status.ATTEMPTED})
TOLD_AGAINST = frozenset({Status.DENIED, Status.NEGATED})
NO_CLAIM = frozenset({Qualifier.FORMER, Qualifier.CANDIDATE, Qualifier.ELECT})
OUTLETS = "the outlet’s own words"


def find_disputes(
    summaries: Sequence[Summary],
    events: Sequence[Event],
    series: Sequence[Series],
    cast: Cast,
    *,
    single_seats: frozenset[str],
    rival_groups: Mapping[str, str],
) -> tuple[Dispute, ...]:
    """Return all disputes, sorted by kind and id.

    `single_seats` are offices that one person holds at a time, in comparable form; `rival_groups` maps a label in
    comparable form to the question that it answers ("coup" and "succession" answer one).
    """
    sources = [each for each in summaries if not each.is_note]
    found = [
        *_figure_disputes(series),
        *_status_disputes(events),
        *_office_disputes(sources, cast, single_seats),
        *_label_disputes(sources, events, cast, rival_groups),
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.id)))


def _dispute(kind: DisputeKind, title: str, about: str | None, sides: Iterable[Side]) -> Dispute:
    ordered = tuple(sorted(sides))
    members = sorted(finding for side in ordered for finding in side.findings)
    return Dispute(content_id("dispute", kind, members), kind, title, about, ordered)


def _figure_disputes(series: Iterable[Series]) -> Iterator[Dispute]:
    for each in series:
        points = [point for track in each.tracks for point in track.points]
        source = {point.figure: track.whose or OUTLETS for track in each.tracks for point in track.points}
        clashing = {p.figure: p for pair in combinations(points, 2) if _clash(*pair, source) for p in pair}
        if clashing:
            yield _dispute(DisputeKind.FIGURES, each.title, each.id, _figure_sides(clashing.values(), source))


def _clash(a: Point, b: Point, source: Mapping[str, str]) -> bool:
    if source[a.figure] == source[b.figure]:
        return False
    is_dated = a.earliest is not None and b.earliest is not None
    at_one_time = is_dated and Interval(a.earliest, a.latest).overlaps(Interval(b.earliest, b.latest))
    return (at_one_time or a.clipping == b.clipping) and _disjoint(a, b)


def _disjoint(a: Point, b: Point) -> bool:
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


def _figure_sides(points: Iterable[Point], source: Mapping[str, str]) -> Iterator[Side]:
    by_value: dict[str, list[Point]] = {}
    for point in points:
        by_value.setdefault(interval_text(point), []).append(point)
    for value, many in by_value.items():
        yield Side(value, tuple(sorted({source[p.figure] for p in many})), tuple(sorted(p.figure for p in many)))


def interval_text(point: Point) -> str:
    """Return a figure's interval as a person writes it: "at least 4", "200 to 999", "9"."""
    if point.high is None:
        return f"at least {point.low}"
    return str(point.low) if point.low == point.high else f"{point.low} to {point.high}"


def _status_disputes(events: Iterable[Event]) -> Iterator[Dispute]:
    for event in events:
        sides = [each for each in event.tellings if each.status in TOLD_AS_FACT | TOLD_AGAINST]
        statuses = {each.status for each in sides}
        if statuses & TOLD_AS_FACT and statuses & TOLD_AGAINST:
            shown = (Side(each.status, (each.whose or OUTLETS,), each.reports) for each in sides)
            yield _dispute(DisputeKind.STATUS, event.title, event.id, shown)


def _office_disputes(summaries: Iterable[Summary], cast: Cast, single_seats: frozenset[str]) -> Iterator[Dispute]:
    by_office: dict[tuple[str, str], list[tuple[LocalTenure, Summary]]] = {}
    for summary in summaries:
        for tenure in summary.tenures:
            if tenure.office in single_seats and _claims(tenure):
                by_office.setdefault((tenure.office, tenure.body or ""), []).append((tenure, summary))
    for (office, body), held in sorted(by_office.items()):
        rivals = _rivals(held, cast)
        if rivals:
            title = f"who is {office} of {body}" if body else f"who is {office}"
            yield _dispute(DisputeKind.OFFICE, title, None, _office_sides(rivals, cast))


def _claims(tenure: LocalTenure) -> bool:
    return tenure.event is not TenureEvent.ENDS and tenure.qualifier not in NO_CLAIM


def _rivals(held: Iterable[tuple[LocalTenure, Summary]], cast: Cast) -> list[LocalTenure]:
    """Return the claims of persons whose claims run side by side; one that ends before the other starts succeeds it."""
    by_person: dict[str, list[tuple[LocalTenure, Summary]]] = {}
    for tenure, summary in held:
        by_person.setdefault(cast.key(tenure.person), []).append((tenure, summary))
    rivals: dict[str, LocalTenure] = {}
    for a, b in combinations(by_person.values(), 2):
        if _run_together(a, b):
            rivals |= {tenure.id: tenure for tenure, _ in (*a, *b)}
    return [rivals[each] for each in sorted(rivals)]


def _run_together(a: list[tuple[LocalTenure, Summary]], b: list[tuple[LocalTenure, Summary]]) -> bool:
    if {summary.clipping for _, summary in a} & {summary.clipping for _, summary in b}:
        return True
    days_a, days_b = _claimed_days(a), _claimed_days(b)
    return bool(days_a and days_b) and days_a[0] <= days_b[-1] and days_b[0] <= days_a[-1]


def _claimed_days(held: Iterable[tuple[LocalTenure, Summary]]) -> list[date]:
    return sorted(day for _, each in held if each.earliest and each.latest for day in (each.earliest, each.latest))


def _office_sides(tenures: Iterable[LocalTenure], cast: Cast) -> Iterator[Side]:
    by_person: dict[str, list[LocalTenure]] = {}
    for tenure in tenures:
        by_person.setdefault(cast.name(tenure.person) or tenure.person.surface, []).append(tenure)
    for person, many in by_person.items():
        yield Side(person, _voices(many, cast), tuple(sorted(each.id for each in many)))


def _voices(many: Iterable[LocalTenure], cast: Cast) -> tuple[str, ...]:
    return tuple(sorted({cast.name(each.whose) or OUTLETS for each in many}))


def _label_disputes(
    summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, rival_groups: Mapping[str, str]
) -> Iterator[Dispute]:
    event_of = {report: event for event in events for report in event.reports}
    by_question: dict[tuple[str, str, str], dict[str, list[tuple[str, str]]]] = {}
    for summary in summaries:
        for label in summary.labels:
            group = rival_groups.get(label.label)
            if group is None:
                continue
            event = event_of.get(label.report or "")
            about, name = (event.id, event.title) if event else (cast.key(label.target), cast.name(label.target) or "")
            voice = cast.name(label.whose) or summary.publisher or OUTLETS
            sides = by_question.setdefault((group, about, name), {})
            sides.setdefault(label.label, []).append((voice, label.id))
    for (_, about, name), sides in sorted(by_question.items()):
        if len(sides) > 1 and len({voice for many in sides.values() for voice, _ in many}) > 1:
            yield _dispute(DisputeKind.LABELS, f"what to call {name}", about, _label_sides(sides))


def _label_sides(sides: Mapping[str, list[tuple[str, str]]]) -> Iterator[Side]:
    for label, many in sides.items():
        yield Side(label, tuple(sorted({voice for voice, _ in many})), tuple(sorted(each for _, each in many)))
