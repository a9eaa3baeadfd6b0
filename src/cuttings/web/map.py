"""The map of places, as SVG: the outline of the land and a mark for each place. Nothing is loaded from anywhere.

In:  points with the number of events, the precision and the words of each.
Out: SVG as text that a page may hold; words in it are escaped by the XML writer, looks are the style sheet's.

Equal steps of longitude and latitude, drawn as wide as they are at the middle of the picture: right enough to find a
place, and plain enough to read a coordinate off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from cuttings.resources.land import Ring

WIDTH, HEIGHT = 640, 400
LEAST_SPAN = 3.0
"""Degrees of latitude that the map shows at least: a single town needs a coast around it."""
MARGIN = 0.18
"""Room around the outermost places, as a share of the span."""
OUTSIDE = 0.5
"""Beyond so many widths of the picture a coast is drawn no more."""
SMALLEST, LARGEST = 4.0, 14.0
"""Radii of marks, in units of the picture; areas grow with the number of events."""
LETTER, LINE = 7.0, 14.0
"""Width of a letter and height of a line, about: a name that would lie on another is left to the table."""
STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Degrees between the lines of the grid."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: degrees, how well it is known ("site", "city", "region"), events, words, where it leads."""

    latitude: float
    longitude: float
    precision: str
    events: int
    name: str
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the picture shows: its middle, units for a degree of latitude, and how wide one of longitude is."""

    latitude: float
    longitude: float
    scale: float
    narrowing: float

    def across(self, longitude: float) -> float:
        return WIDTH / 2 + (longitude - self.longitude) * self.scale * self.narrowing

    def down(self, latitude: float) -> float:
        return HEIGHT / 2 - (latitude - self.latitude) * self.scale


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a name is written: its left end, the middle of its line, its width."""

    left: float
    middle: float
    width: float

    def overlaps(self, other: "_Box") -> bool:
        is_beside = self.left > other.left + other.width or other.left > self.left + self.width
        return not is_beside and abs(self.middle - other.middle) < LINE


def place_map(spots: Sequence[Spot], land: Iterable[Ring], *, table: str) -> Markup:
    """Return the map of at least one place; `table` is the id of the table that says the same in words."""
    svg = Element("svg", {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": "chart map", "role": "group"})
    svg.set("aria-labelledby", f"{table}-title {table}-desc")
    SubElement(svg, "title", {"id": f"{table}-title"}).text = "Map of places"
    SubElement(svg, "desc", {"id": f"{table}-desc"}).text = (
        f"{len(spots)} places on an outline of the land. Larger marks have more events; circles are towns, diamonds "
        "single sites, squares regions. The table below says the same in words."
    )
    frame = _frame(spots)
    SubElement(svg, "rect", {"class": "sea", "width": str(WIDTH), "height": str(HEIGHT)})
    SubElement(svg, "path", {"class": "land", "d": " ".join(_outlines(land, frame))})
    _draw_grid(svg, frame)
    most = max(each.events for each in spots)
    taken: list[_Box] = []
    for spot in sorted(spots, key=lambda each: (-each.events, each.name)):  # large ones below, so that none is hidden
        _draw_spot(svg, spot, frame, _radius(spot.events, most), taken)
    return Markup(tostring(svg, encoding="unicode"))  # the writer above has escaped all words


def _frame(spots: Sequence[Spot]) -> _Frame:
    latitudes, longitudes = [each.latitude for each in spots], [each.longitude for each in spots]
    middle = (min(latitudes) + max(latitudes)) / 2
    narrowing = max(cos(radians(middle)), 0.1)
    tall = max(max(latitudes) - min(latitudes), LEAST_SPAN) * (1 + 2 * MARGIN)
    wide = max((max(longitudes) - min(longitudes)) * narrowing, LEAST_SPAN) * (1 + 2 * MARGIN)
    return _Frame(middle, (min(longitudes) + max(longitudes)) / 2, min(HEIGHT / tall, WIDTH / wide), narrowing)


def _outlines(land: Iterable[Ring], frame: _Frame) -> Iterator[str]:
    """Yield the coasts that can be seen; what lies far outside is moved to an edge, which keeps the inside right."""
    for ring in land:
        points = list(dict.fromkeys(_clamped(frame.across(x), frame.down(y)) for x, y in ring))
        if len(points) > 2 and _is_seen(points):
            yield "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def _clamped(x: float, y: float) -> tuple[float, float]:
    reach_x, reach_y = OUTSIDE * WIDTH, OUTSIDE * HEIGHT
    return min(max(x, -reach_x), WIDTH + reach_x), min(max(y, -reach_y), HEIGHT + reach_y)


def _is_seen(points: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0


def _draw_grid(svg: Element, frame: _Frame) -> None:
    step = next((each for each in STEPS if each * frame.scale > HEIGHT / 5), STEPS[-1])
    reach_y, reach_x = HEIGHT / 2 / frame.scale, WIDTH / 2 / frame.scale / frame.narrowing
    for latitude in _multiples(frame.latitude - reach_y, frame.latitude + reach_y, step):
        y = f"{frame.down(latitude):.1f}"
        SubElement(svg, "line", {"class": "grid", "x1": "0", "x2": str(WIDTH), "y1": y, "y2": y})
        SubElement(svg, "text", {"class": "label", "x": "4", "y": f"{float(y) - 4:.1f}"}).text = _degrees(
            latitude, "NS"
        )
    for longitude in _multiples(frame.longitude - reach_x, frame.longitude + reach_x, step):
        x = f"{frame.across(longitude):.1f}"
        SubElement(svg, "line", {"class": "grid", "x1": x, "x2": x, "y1": "0", "y2": str(HEIGHT)})
        at = {"class": "label", "x": f"{float(x) + 4:.1f}", "y": str(HEIGHT - 5)}
        SubElement(svg, "text", at).text = _degrees(longitude, "EW")


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [step * each for each in range(-int(-low // step), int(high // step) + 1)]


def _degrees(value: float, sides: str) -> str:
    return f"{abs(value):g}° {sides[0] if value >= 0 else sides[1]}" if value else "0°"


def _radius(events: int, most: int) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * sqrt(events / most) if most else SMALLEST


def _draw_spot(svg: Element, spot: Spot, frame: _Frame, radius: float, taken: list[_Box]) -> None:
    x, y = frame.across(spot.longitude), frame.down(spot.latitude)
    link = SubElement(svg, "a", {"href": spot.link, "class": "dot"})
    SubElement(link, "title").text = spot.words
    link.append(_mark(spot.precision, x, y, radius))
    box = _Box(x + radius + 3, y, LETTER * len(spot.name))
    if not any(box.overlaps(each) for each in taken):
        taken.append(box)
        at = {"class": "place-name", "x": f"{box.left:.1f}", "y": f"{y + 4:.1f}"}
        SubElement(link, "text", at).text = spot.name


def _mark(precision: str, x: float, y: float, radius: float) -> Element:
    """Return a circle for a town, a diamond for a site, a hollow square for a region: its point is only a middle."""
    if precision == "region":
        size = {"x": f"{x - radius:.1f}", "y": f"{y - radius:.1f}", "width": f"{2 * radius:.1f}"}
        return Element("rect", {"class": "mark hollow", **size, "height": size["width"]})
    if precision == "site":
        around = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
        return Element("polygon", {"class": "mark", "points": " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in around)})
    return Element("circle", {"class": "mark", "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"})
