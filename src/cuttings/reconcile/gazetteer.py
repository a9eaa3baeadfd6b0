"""The gazetteer: which places a name can stand for. Towns, regions and countries, by all their names in Latin letters.

In:  the lines of `resources/places.tsv.gz`, sorted by name in comparable form.
Out: readings of a name, none for a name that is not there.

The lines stay as they are, and a name is found by halving: nothing is built for the many that nobody asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cuttings.model.entry import Precision
from cuttings.model.names import normal_name


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One place that a name can stand for, with how many people live there.

    `id` is a town's number in GeoNames, a country's ISO 3166 code, or country and name of a region; `is_given` tells
    its usual name from another. A country has no point.
    """

    precision: Precision
    id: str
    name: str
    country: str
    region: str
    latitude: Decimal | None
    longitude: Decimal | None
    people: int
    is_given: bool
    is_capital: bool


class Gazetteer:
    """Looks names up."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def readings(self, name: str) -> tuple[Reading, ...]:
        """Return the places that go by a name, whatever its case and accents, in the order of the lines."""
        return tuple(map(_reading, self._under(f"{normal_name(name)}\t".encode())))

    def _under(self, key: bytes) -> Iterator[bytes]:
        start = self._first_at(key)
        while self._lines.startswith(key, start):
            end = self._lines.index(b"\n", start)
            yield self._lines[start:end]
            start = end + 1

    def _first_at(self, key: bytes) -> int:
        """Return where the first line begins that is not before a key."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start = max(self._lines.rfind(b"\n", low, middle) + 1, low)
            end = self._lines.index(b"\n", middle) + 1
            low, high = (end, high) if self._lines[start:end] < key else (low, start)
        return low


def _reading(line: bytes) -> Reading:
    _, kind, id, name, country, region, latitude, longitude, people, given, capital = line.decode().split("\t")
    return Reading(
        precision=Precision(kind),
        id=id,
        name=name,
        country=country,
        region=region,
        latitude=Decimal(latitude) if latitude else None,
        longitude=Decimal(longitude) if longitude else None,
        people=int(people),
        is_given=given == "1",
        is_capital=capital == "1",
    )
