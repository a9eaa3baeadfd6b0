"""Places: where the named places lie, how exactly that is known and why, and what is told to have happened there.

In:  the dossier's places and events.
Out: a row for each place, those with most events first; unplaced ones say why.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.model.entry import Actor, Event, Place
from cuttings.model.names import normal_name


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place; `precision` is site, city, region or country, None for one that is not placed. `events` are ids."""

    id: str
    name: str
    actor: str
    precision: str | None
    region: str | None
    country: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    gazetteer: str | None
    reason: str
    mentions: tuple[str, ...]
    events: tuple[str, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every mention of this place."""
        return self.shelf.evidence(self.mentions)


def places(shelf: Shelf, *, name: str | None, rejected: frozenset[str]) -> tuple[PlaceRow, ...]:
    """Return the places, or those whose name holds `name`; `rejected` are ids of entries that a person rejected."""
    actors = {each.id: each for each in shelf.entries(Actor) if each.id not in rejected}
    events: dict[str, list[str]] = {}
    for event in (each for each in shelf.entries(Event) if each.id not in rejected):
        for place in event.places:
            events.setdefault(place, []).append(event.id)
    wanted = normal_name(name or "")
    there = (each for each in shelf.entries(Place) if each.actor in actors and each.id not in rejected)
    rows = (_row(each, actors[each.actor], events.get(each.name, ()), shelf) for each in there)
    return tuple(sorted((row for row in rows if wanted in normal_name(row.name)), key=_by_events))


def _by_events(row: PlaceRow) -> tuple[int, int, str, str]:
    return -len(row.events), -len(row.mentions), row.name, row.id


def _row(place: Place, actor: Actor, events: list[str] | tuple[()], shelf: Shelf) -> PlaceRow:
    return PlaceRow(
        id=place.id,
        name=place.name,
        actor=place.actor,
        precision=place.precision,
        region=place.region,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        gazetteer=place.gazetteer,
        reason=place.reason,
        mentions=actor.mentions,
        events=tuple(events),
        shelf=shelf,
    )
