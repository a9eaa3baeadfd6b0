"""Places: a map of those that are placed, a table that says the same, and those that are not, with the reason."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import Response

from cuttings.ask.places import PlaceRow
from cuttings.ask.wording import point_text
from cuttings.resources.land import land_rings
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked
from cuttings.web.map import Spot, place_map

ON_MAP = 60
"""Marks on the map at most, those with most events first: more would hide each other. The table has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place, its point in words, the timeline of what happened there, and how people touched it."""

    row: PlaceRow
    point: str | None
    timeline: str
    judged: tuple[str, ...]


def places_page(asked: Asked) -> Response:
    """Show where what is told took place."""
    name = asked.value("name")
    every = asked.dossier.places()
    rows = asked.dossier.places(name=name) if name else every
    placed = [each for each in rows if each.latitude is not None]
    sheet = asked.sheet([*placed, *(each for each in rows if each.latitude is None)])
    return asked.render(
        "places.html",
        title="Places",
        sheet=sheet,
        every=len(every),
        placed=len(placed),
        on_map=min(len(placed), ON_MAP),
        map=_map(asked, placed[:ON_MAP]),
        lines=[_line(asked, each) for each in sheet.rows],
        name=name,
        drawer=drawer(asked),
    )


def _map(asked: Asked, placed: list[PlaceRow]) -> Markup | None:
    spots = [_spot(asked, each) for each in placed]
    return place_map(spots, land_rings(), table="places-table") if spots else None


def _spot(asked: Asked, row: PlaceRow) -> Spot:
    assert row.latitude is not None
    assert row.longitude is not None
    return Spot(
        float(row.latitude),
        float(row.longitude),
        row.precision or "",
        len(row.events),
        row.name,
        f"{row.name} ({row.precision}): {len(row.events)} events. {row.reason}",
        asked.link(show=row.id, fragment=f"row-{row.id}"),
    )


def _line(asked: Asked, row: PlaceRow) -> Line:
    timeline = f"/timeline?{urlencode({'all': 'yes', 'place': row.name})}"
    return Line(row, point_text(row.latitude, row.longitude), timeline, asked.judged_as((row.id, *row.mentions)))
