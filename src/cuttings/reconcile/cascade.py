"""The cascade: outlets, copies and actors first, then quotations, events, series, disputes and places; each rests on
those before.

In:  the summaries of all clippings, and people's decisions that span clippings.
Out: all entries, with the findings each rests on and a label to list it by.

A pure function of the set: what is costly (reading, summarising) is kept for each clipping by content, and adding or
removing one clipping changes only the entries that its findings reach.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cuttings.engine.verbs import Engine
from cuttings.model.entry import Actor, CopyFamily, Dispute, Entry, Event, LatLon, Outlet, Place, Quotation, Series
from cuttings.reconcile.actors import Decisions, find_actors
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.cast import cast_of
from cuttings.reconcile.copies import find_copies
from cuttings.reconcile.counts import place_figures
from cuttings.reconcile.disputes import find_disputes
from cuttings.reconcile.events import find_events
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.happenings import Stock, happenings_of
from cuttings.reconcile.outlets import find_outlets, known_outlets, with_outlets
from cuttings.reconcile.places import find_places
from cuttings.reconcile.quotations import find_quotations
from cuttings.reconcile.series import find_series
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import Rivalries, word_lists
from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class Pairs:
    """People's decisions on two things of a kind: those that are one, and those that are two."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """All of people's decisions that span clippings, on members that are there now."""

    actors: Decisions
    reports: Pairs
    copies: Pairs
    speech: Pairs


@dataclass(frozen=True, slots=True)
class Entries:
    """What all clippings say together."""

    outlets: tuple[Outlet, ...]
    copies: tuple[CopyFamily, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    quotations: tuple[Quotation, ...]
    places: tuple[Place, ...]


def reconcile(
    engine: Engine,
    summaries: Sequence[Summary],
    rulings: Rulings,
    tables: Sequence[Tables],
    stock: Mapping[str, Stock],
    gazetteer: Gazetteer,
    *,
    points: Mapping[str, LatLon],
    rivals: Rivalries,
    outlets: Iterable[tuple[str, tuple[str, ...]]] = (),
    progress: Callable[[str], None],
) -> Entries:
    """Return the entries of a set of clippings; `points` has those that a person gave to places, by name, `rivals` the
    rival words that a person added, by question.

    `stock` has the families of words that tell of happenings, by language; `outlets` the names and hosts that a person
    gave to one outlet. `progress` is told the name of each stage as it starts.
    """
    words = word_lists(tables, rivals)
    printed = sorted(summaries, key=lambda each: each.clipping)
    in_order = with_outlets(printed, known_outlets(tables, outlets, words.articles))
    happenings = happenings_of(tables, stock)
    progress("copies")
    copies = find_copies(engine, in_order, same=rulings.copies.same, apart=rulings.copies.apart)
    families = {clipping: family for family in copies for clipping in family.clippings}
    progress("actors")
    actors = find_actors(engine, in_order, rulings.actors)
    cast = cast_of(actors)
    progress("quotations")
    quotations = find_quotations(
        engine, in_order, cast, families, words, same=rulings.speech.same, apart=rulings.speech.apart
    )
    progress("events")
    events = find_events(
        engine,
        in_order,
        cast,
        families,
        words,
        happenings,
        same=rulings.reports.same,
        apart=rulings.reports.apart,
    )
    progress("figures")
    areas = Areas(cast, gazetteer, words)
    figures = tuple(place_figures(in_order, events, cast, words, areas))
    series = find_series(engine, in_order, figures, events, cast, families, words)
    progress("disputes")
    disputes = find_disputes(in_order, events, series, figures, cast, words, happenings, areas)
    progress("places")
    places = find_places(in_order, actors, gazetteer, words, own=points)
    return Entries(find_outlets(printed, in_order), copies, actors, events, series, disputes, quotations, places)


def with_evidence(entries: Entries) -> dict[str, tuple[str, Entry, frozenset[str]]]:
    """Return each entry by id, with its label and the ids of the findings (or clippings) it rests on."""
    by_id: dict[str, tuple[str, Entry, frozenset[str]]] = {}
    for actor in entries.actors:
        by_id[actor.id] = (actor.name, actor, frozenset((*actor.mentions, *actor.tenures)))
    for event in entries.events:
        by_id[event.id] = (event.title, event, frozenset((*event.reports, *event.figures)))
    for series in entries.series:
        by_id[series.id] = (series.title, series, frozenset(_figures(series)))
    for dispute in entries.disputes:
        by_id[dispute.id] = (dispute.title, dispute, frozenset(f for side in dispute.sides for f in side.findings))
    mentions = {actor.id: actor.mentions for actor in entries.actors}
    for place in entries.places:
        by_id[place.id] = (place.name, place, frozenset(mentions[place.actor]))
    for outlet in entries.outlets:
        by_id[outlet.id] = (outlet.name, outlet, frozenset(outlet.clippings))
    for family in entries.copies:
        by_id[family.id] = (family.origin or "one text", family, frozenset(family.clippings))
    for quotation in entries.quotations:
        printed = frozenset(each for wording in quotation.wordings for each in wording.attributions)
        by_id[quotation.id] = (quotation.speaker, quotation, printed)
    return by_id


def _figures(series: Series) -> Iterable[str]:
    return (point.figure for track in series.tracks for point in track.points)
