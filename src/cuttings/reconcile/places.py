"""Places: where on earth the named places of the dossier lie, as far as their names and the company they keep tell.

In:  actors that are places, the summaries they stand in, the gazetteer, points that a person gave.
Out: a `Place` for each: one reading with its point and precision, or none, and the reason in words.

A name is read by the countries and regions that its clippings name, and by how many people live in the places that bear
it. Where two readings are about as good, or nothing speaks for a small place far away, it stays unplaced: a dot is a
claim.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from cuttings.model.entry import Actor, LatLon, Place, Precision
from cuttings.model.finding import MentionType
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.gazetteer import Gazetteer, Reading
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import WordLists

IN_COUNTRY, IN_REGION = 3.0, 1.0
"""What a country, and on top of it a region, that every clipping names is worth, in powers of ten of people: a
town of ten thousand there is as likely as one of ten million elsewhere."""
IN_DOSSIER = 1.0
"""The same for a country that every clipping of the dossier names."""
OTHER_NAME, CAPITAL, REGION, COUNTRY = -0.7, 1.5, -0.5, 10.0
"""What another name than the usual one, a capital, a region (all its people count, and few say where) and a country are
worth. A country's name means the country, whatever towns share it. Chosen on the articles of GeoVirus."""
MARGIN = 0.4
"""By how much a reading must be better than the next that lies elsewhere."""
WELL_KNOWN = 100_000
"""People from which on a place needs no country beside it to be meant."""
NEAR = Decimal("0.5")
"""Degrees within which two readings are one place: a town and its region, or a town twice."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place's name in comparable form without "region of" and the like, and the kind that these words tell."""

    key: str
    kind: Precision | None


def find_places(
    summaries: Sequence[Summary],
    actors: Iterable[Actor],
    gazetteer: Gazetteer,
    words: WordLists,
    *,
    own: Mapping[str, LatLon],
) -> tuple[Place, ...]:
    """Return the places of all clippings, sorted by id; `own` has points that a person gave, by name."""
    places = [each for each in actors if each.type is MentionType.PLACE]
    if not places:
        return ()
    homes = _homes(summaries, places)
    readings = {each.id: tuple(_readings(each, gazetteer, words)) for each in places}
    scope = _Scope(homes, readings, len(summaries))
    given = {normal_name(name): point for name, point in own.items()}
    found = (_given(each, given) or _place(each, readings[each.id], scope) for each in places)
    return tuple(sorted(found, key=lambda each: each.id))


def _homes(summaries: Iterable[Summary], places: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """Return the clippings of each place, by actor id."""
    owner = {member: each.id for each in places for member in each.members}
    homes: dict[str, set[str]] = {}
    for summary in summaries:
        for chain in summary.actors:
            if chain.chain in owner:
                homes.setdefault(owner[chain.chain], set()).add(summary.clipping)
    return {id: frozenset(many) for id, many in homes.items()}


def _readings(actor: Actor, gazetteer: Gazetteer, words: WordLists) -> Iterator[Reading]:
    """Yield what the names of a place can stand for, each once; a kind that the name tells rules the others out."""
    if normal_name(actor.name) in words.wide_areas:
        return
    seen: set[str] = set()
    for name in (actor.name, *(each.name for each in actor.names)):
        named = _named(normal_name(name), words)
        for reading in gazetteer.readings(named.key):
            if reading.id not in seen and named.kind in (None, reading.precision):
                seen.add(reading.id)
                yield reading


def _named(key: str, words: WordLists) -> _Named:
    """Return a name and its kind: "province of Cusco", "Cusco Region", "ciudad de Cusco"."""
    parts = key.split()
    for at, rest in ((0, parts[1:]), (-1, parts[:-1])):
        kind = words.place_kinds.get(parts[at]) if len(parts) > 1 else None
        if kind:
            while len(rest) > 1 and rest[0] in words.place_links:
                rest = rest[1:]
            return _Named(" ".join(rest), Precision(kind))
    return _Named(key, None)


class _Scope:
    """The countries and regions that clippings name: which speak for a reading, and how loudly."""

    def __init__(
        self, homes: Mapping[str, frozenset[str]], readings: Mapping[str, Sequence[Reading]], clippings: int
    ) -> None:
        self._homes = homes
        self._clippings = max(1, clippings)
        self._named_in: dict[str, set[str]] = {}
        for actor, home in homes.items():
            for area in _areas_told(readings[actor]):
                self._named_in.setdefault(area, set()).update(home)

    def near(self, actor: str, area: str) -> float:
        """Return the share of a name's clippings in which another name tells of a country or region, 0 to 1."""
        home = self._homes.get(actor, frozenset())
        return len(home & self._named_in.get(area, set())) / max(1, len(home))

    def score(self, actor: str, reading: Reading) -> float:
        """Return how good a reading is, in powers of ten of people."""
        everywhere = len(self._named_in.get(reading.country, ())) / self._clippings
        company = IN_COUNTRY * self.near(actor, reading.country)
        if reading.precision is Precision.CITY:
            company += IN_REGION * self.near(actor, _region(reading))
        own = (
            COUNTRY * (reading.precision is Precision.COUNTRY)
            + REGION * (reading.precision is Precision.REGION)
            + CAPITAL * reading.is_capital
            + OTHER_NAME * (not reading.is_given)
        )
        return log10(reading.people + 10) + company + IN_DOSSIER * everywhere + own


def _region(reading: Reading) -> str:
    return f"{reading.country}.{reading.region}"


def _areas_told(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the country and the region that a name tells: its own, or those where the only large place of it lies."""
    by_size = sorted(readings, key=lambda each: (each.precision is not Precision.COUNTRY, -each.people))
    if not by_size:
        return frozenset()
    first = by_size[0]
    rivals = {each.country for each in by_size if each.people * 20 >= first.people}
    is_clear = first.people >= WELL_KNOWN and rivals == {first.country}
    if first.precision is Precision.COUNTRY:
        return frozenset((first.country,))
    areas = {first.country} if is_clear else set()
    return frozenset(areas | ({_region(first)} if is_clear and first.precision is Precision.REGION else set()))


def _given(actor: Actor, points: Mapping[str, LatLon]) -> Place | None:
    """Return a place with the point that a person gave for one of its names, None where nobody did."""
    names = (normal_name(each) for each in (actor.name, *(each.name for each in actor.names)))
    point = next((points[name] for name in names if name in points), None)
    if point is None:
        return None
    return Place(
        id=content_id("place", actor.members[0]),
        actor=actor.id,
        name=actor.name,
        gazetteer=None,
        precision=Precision.SITE,
        country=None,
        region=None,
        latitude=point[0],
        longitude=point[1],
        reason="as the dossier’s settings say",
    )


def _place(actor: Actor, readings: Sequence[Reading], scope: _Scope) -> Place:
    ranked = sorted(((scope.score(actor.id, each), each) for each in readings), key=lambda each: (-each[0], each[1].id))
    chosen, reason = _chosen(actor, ranked, scope)
    return Place(
        id=content_id("place", actor.members[0]),
        actor=actor.id,
        name=actor.name,
        gazetteer=chosen.id if chosen else None,
        precision=chosen.precision if chosen else None,
        country=chosen.country if chosen else None,
        region=(chosen.region or None) if chosen else None,
        latitude=chosen.latitude if chosen else None,
        longitude=chosen.longitude if chosen else None,
        reason=reason,
    )


def _chosen(actor: Actor, ranked: Sequence[tuple[float, Reading]], scope: _Scope) -> tuple[Reading | None, str]:
    """Return the reading that a name is given, and why; None where it stays unplaced."""
    if not ranked:
        return None, "the gazetteer has no town, region or country of this name"
    best, first = ranked[0]
    rivals = [score for score, each in ranked[1:] if not _is_near(first, each)]
    if rivals and best - rivals[0] < MARGIN:
        return None, f"{1 + len(rivals)} places have this name, and nothing tells which is meant"
    if first.precision is Precision.COUNTRY:
        return first, "a country"
    where = ", ".join(part for part in (first.region, first.country) if part and part != first.name)
    if not rivals and (first.people >= WELL_KNOWN or scope.near(actor.id, first.country)):
        return first, f"{where}: the gazetteer has no other of this name"
    if scope.near(actor.id, first.country):
        return first, f"{where}: named together with other places there"
    if first.people >= WELL_KNOWN:
        return first, f"{where}: by far the largest of this name"
    return None, f"a small place in {where} has this name, and nothing else here speaks for it"


def _is_near(a: Reading, b: Reading) -> bool:
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < NEAR and abs(a.longitude - b.longitude) < NEAR
