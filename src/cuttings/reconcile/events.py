"""Events: reports from many clippings that tell of one occurrence.

In:  summaries, the actor of each chain, copy families, families of happenings, people's decisions on reports.
Out: events that keep every report, grouped by status and by whose it is.

Reports that share a family of happenings and a party, a place, a figure or a story are compared (event_pairs.py);
those that tell of one occurrence are linked, so that everybody in an event fits everybody (linking.py). What only sets
a scene ("after the ouster of") comes last: it goes to the event that fits it best, and to none where two fit alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cuttings.engine.verbs import Engine
from cuttings.model.dates import edtf_of
from cuttings.model.entry import CopyFamily, Decider, Event, Join, Telling
from cuttings.model.finding import Standing, Status
from cuttings.model.ids import content_id
from cuttings.reconcile.best_title import best_titles
from cuttings.reconcile.blocking import meeting_pairs
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.components import Component, decided_joins
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.event_days import days_of_event
from cuttings.reconcile.event_pairs import AVERAGE, EventPairs
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.linking import link
from cuttings.reconcile.mains import with_parts
from cuttings.reconcile.summary import LocalReport, Party, Summary
from cuttings.reconcile.words import WordLists


def find_events(
    engine: Engine,
    summaries: Sequence[Summary],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    words: WordLists,
    happenings: Happenings,
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Event, ...]:
    """Return the events told in clippings that are not notes, sorted by id."""
    sources = [each for each in summaries if not each.is_note]
    by_id = {report.id: (report, each) for each in sources for report in each.reports}
    pairs = EventPairs(by_id, cast, families, words, happenings)
    components = link(
        by_id,
        [*_judged(engine, pairs), *decided_joins(same)],
        forbids=pairs.forbids,
        score=pairs.score,
        average=AVERAGE,
        apart=apart,
        late={id for id, each in pairs.by_id.items() if each.is_scene},
    )
    by_clipping = {each.clipping: each for each in sources}
    events = sorted((_event(each, by_id, cast, families, by_clipping, words) for each in components), key=_by_id)
    outlets = {each.clipping: each.publisher or each.clipping for each in sources}
    return with_parts(events, by_id, outlets, happenings)


def _by_id(event: Event) -> str:
    return event.id


def _judged(engine: Engine, pairs: EventPairs) -> Iterator[Join]:
    """Yield the joins of reports that share a key and tell of one occurrence."""
    keys = ((key, _order(each.days, each.window), id) for id, each in pairs.by_id.items() for key in pairs.keys(id))
    for a, b in meeting_pairs(engine, keys):
        found = pairs.judge(a, b)
        if found:
            yield Join(a, b, *found, Decider.MACHINE)


def _order(days: Sequence[int | None], window: Sequence[int | None]) -> int:
    """Return the day by which a block is sorted, so that those of one day are neighbours."""
    return next((day for day in (*days, *reversed(window)) if day is not None), 0)


def _event(
    component: Component,
    by_id: Mapping[str, tuple[LocalReport, Summary]],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    summaries: Mapping[str, Summary],
    words: WordLists,
) -> Event:
    reports = [by_id[member][0] for member in component.members]
    clippings = {by_id[member][1].clipping for member in component.members}
    shown, titles = best_titles([by_id[member] for member in component.members], words)
    days, basis = days_of_event(reports)
    written = min((each.when for each in reports if each.when), default=None)
    return Event(
        id=content_id("event", component.members[0]),
        title=shown.title,
        type=shown.type,
        reports=component.members,
        actors=_names(cast, (party for each in reports for party in each.actors)),
        recipients=_names(cast, (party for each in reports for party in each.recipients)),
        places=_names(cast, (party for each in reports for party in each.places)),
        when=edtf_of(days) or written,
        earliest=days.earliest,
        latest=days.latest,
        tellings=_tellings(reports, cast),
        figures=tuple(sorted({figure for each in reports for figure in each.figures})),
        origins=count_origins(clippings, families, summaries),
        joins=component.joins,
        basis=basis,
        leads=tuple(sorted({by_id[each.id][1].clipping for each in reports if each.leads})),
        titles=titles,
        scenes=tuple(sorted(each.id for each in reports if each.standing is Standing.SCENE)),
    )


def _names(cast: Cast, parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({name for party in parties if (name := cast.name(party))}))


def _tellings(reports: Iterable[LocalReport], cast: Cast) -> tuple[Telling, ...]:
    by_version: dict[tuple[Status, str | None], list[str]] = {}
    for each in reports:
        by_version.setdefault((each.status, cast.name(each.whose)), []).append(each.id)
    ordered = sorted(by_version.items(), key=lambda version: (version[0][0], version[0][1] or ""))
    return tuple(Telling(status, whose, tuple(sorted(many))) for (status, whose), many in ordered)
