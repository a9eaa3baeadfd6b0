"""Main events, and what is part of them: no happening stands twice because a text tells it in two breaths.

In:  events with the reports and clippings that tell them.
Out: the same events, each that is part of a weightier one pointing to it.

A headline and its first sentence often tell one happening by two words ("fire kills three … a block caught fire"). An
event is part of a weightier one when every clipping that leads with it leads with that one too; or when it is the toll
of it, or it of the toll, told in one sentence by most of them: who died and what killed them are one line.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cuttings.model.entry import Event
from cuttings.model.finding import Standing
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.summary import LocalReport, Position, Summary


def with_parts(
    events: Sequence[Event],
    reports: Mapping[str, tuple[LocalReport, Summary]],
    outlets: Mapping[str, str],
    happenings: Happenings,
) -> tuple[Event, ...]:
    """Return the events in their order; `outlets` has the outlet of each clipping."""
    mains = sorted((each for each in events if each.leads), key=lambda each: _weight(each, reports, outlets))
    sentences = {each.id: _lead_sentences(each, reports) for each in mains}
    tolls = {each.id: _tolls(each, reports, happenings) for each in mains}
    whole: dict[str, str] = {}
    hosts: dict[str, list[int]] = {}
    for place, event in enumerate(mains):
        near = sorted({host for clipping in event.leads for host in hosts.get(clipping, ())})
        found = (mains[host].id for host in near if _is_part(event, mains[host], sentences, tolls))
        if host := next(found, None):
            whole[event.id] = host
            continue
        for clipping in {clipping for clipping, _ in sentences[event.id]}:
            hosts.setdefault(clipping, []).append(place)
    return _joined(events, whole)


def _joined(events: Sequence[Event], whole: Mapping[str, str]) -> tuple[Event, ...]:
    """Return the events with what they are part of; what leads with a part of one leads with it."""
    leads = {each.id: {*each.leads} for each in events}
    for part, host in whole.items():
        leads[host] |= leads[part]
    return tuple(replace(each, part_of=whole.get(each.id), leads=tuple(sorted(leads[each.id]))) for each in events)


def _weight(
    event: Event, reports: Mapping[str, tuple[LocalReport, Summary]], outlets: Mapping[str, str]
) -> tuple[int, int, int, int, int, str]:
    """Return a key by which the weightiest event comes first: by outlets that lead with it, origins, headlines."""
    leading = {outlets.get(each, each) for each in event.leads}
    told = [reports[each][0] for each in event.reports]
    headlines = sum(each.leads and each.position is Position.HEADLINE for each in told)
    return -len(leading), -event.origins.known, -event.origins.at_most, -headlines, -len(told), event.id


def _is_part(
    event: Event,
    other: Event,
    sentences: Mapping[str, Mapping[tuple[str, int], bool]],
    tolls: Mapping[str, bool],
) -> bool:
    if set(event.leads) <= set(other.leads):
        return True
    if tolls[event.id] is tolls[other.id]:
        return False
    own = [key for key, leads in sentences[event.id].items() if leads]
    shared = sum(key in sentences[other.id] for key in own)
    return 2 * shared >= len(own) > 0


def _lead_sentences(event: Event, reports: Mapping[str, tuple[LocalReport, Summary]]) -> dict[tuple[str, int], bool]:
    """Return the sentences that tell an event, not only as a scene, each with whether its text leads with it there."""
    told: dict[tuple[str, int], bool] = {}
    for id in event.reports:
        report, summary = reports[id]
        if report.standing is not Standing.SCENE:
            key = summary.clipping, report.sentence
            told[key] = told.get(key, False) or report.leads
    return told


def _tolls(event: Event, reports: Mapping[str, tuple[LocalReport, Summary]], happenings: Happenings) -> bool:
    """Tell whether an event is what a happening came to: deaths, injuries."""
    families = Counter(_families(event.reports, reports, happenings))
    commonest = min(families, key=lambda family: (-families[family], family))
    return commonest in happenings.tolls


def _families(
    ids: Iterable[str], reports: Mapping[str, tuple[LocalReport, Summary]], happenings: Happenings
) -> Iterable[str]:
    for id in ids:
        report, summary = reports[id]
        yield happenings.family(report.lemma, report.type, summary.language)
