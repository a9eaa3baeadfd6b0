"""Pictures made here, as SVG: the chart of a series, and the bar that shows on which days an event can lie.

In:  numbers and days.
Out: SVG as text that a page may hold; words in it are escaped by the XML writer. Colours and strokes are the style
     sheet's: the marks carry classes, never styles.

Reports are never joined by a line: what one source says after another is not a movement of the thing counted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 16, 44
SIDE = 40
"""Room left and right of the first and last day, for figures that stand side by side."""
UNDATED_WIDTH = 76
"""The strip on the right for figures whose day is not known."""
BAR_WIDTH, BAR_HEIGHT = 120, 10
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "star")
SIZE = 5.5

PATHS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
    "cross": (
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
    "star": (
        *((0, -1.4), (0.4, -0.45), (1.35, -0.4), (0.6, 0.2), (0.85, 1.15)),
        *((0, 0.6), (-0.85, 1.15), (-0.6, 0.2), (-1.35, -0.4), (-0.4, -0.45)),
    ),
}
"""Outlines around a middle, in units of SIZE; a circle needs none."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: its bounds (None: open above), its days (None: not known), its source's number and its words."""

    low: Decimal
    high: Decimal | None
    earliest: date | None
    latest: date | None
    source: int
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value lies on paper: across by day, up by number."""

    first: date
    last: date
    top: float
    right: float

    def across(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return LEFT + SIDE + (self.right - LEFT - 2 * SIDE) * (day - self.first).days / days

    def up(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * min(value, self.top) / self.top


def chart(dots: Sequence[Dot], *, title: str, table: str) -> Markup:
    """Return the chart of a series; `table` is the id of the table that says the same in words."""
    svg = Element("svg", {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": "chart", "role": "group"})
    svg.set("aria-labelledby", f"{table}-title {table}-desc")
    SubElement(svg, "title", {"id": f"{table}-title"}).text = title
    SubElement(svg, "desc", {"id": f"{table}-desc"}).text = (
        f"{len(dots)} figures, one mark each, by the day they hold for; shapes tell sources apart, lines show bounds. "
        "The table below gives the same figures in words."
    )
    scale = _scale(dots)
    _draw_axes(svg, scale, has_undated=any(_day(each) is None for each in dots))
    for dot, x in _placed(dots, scale):
        _draw_dot(svg, dot, x, scale.up)
    return Markup(tostring(svg, encoding="unicode"))  # the writer above has escaped all words


def _day(dot: Dot) -> date | None:
    return dot.latest or dot.earliest


def _scale(dots: Sequence[Dot]) -> _Scale:
    days = sorted(day for day in map(_day, dots) if day)
    first, last = (days[0], days[-1]) if days else (date(2000, 1, 1), date(2000, 1, 2))
    most = max(float(dot.high if dot.high is not None else dot.low) for dot in dots)
    right = WIDTH - RIGHT - (UNDATED_WIDTH if len(days) < len(dots) else 0)
    return _Scale(first, last, _round_top(most), right)


def _round_top(most: float) -> float:
    """Return the first round number at or above `most`."""
    step = 1.0
    while True:
        for factor in (1, 2, 3, 5):
            if most <= factor * step:
                return factor * step
        step *= 10


def _ticks(top: float) -> list[float]:
    parts = 4 if top >= 4 and top % 4 == 0 else 5 if top >= 5 and top % 5 == 0 else int(top) if top in (1, 2, 3) else 4
    return [top * part / parts for part in range(parts + 1)]


def _draw_axes(svg: Element, scale: _Scale, *, has_undated: bool) -> None:
    for tick in _ticks(scale.top):
        y = scale.up(tick)
        _line(svg, "grid", LEFT, y, WIDTH - RIGHT, y)
        _text(svg, f"{tick:,.0f}" if tick == int(tick) else f"{tick:,g}", LEFT - 8, y + 4, "end")
    for day in _day_ticks(scale):
        _line(svg, "tick", scale.across(day), HEIGHT - BOTTOM, scale.across(day), HEIGHT - BOTTOM + 5)
        _text(svg, f"{day.day} {day:%b}", scale.across(day), HEIGHT - BOTTOM + 20, "middle")
    _text(svg, f"{scale.last.year}" if scale.first.year == scale.last.year else "", LEFT, HEIGHT - 6, "start")
    if has_undated:
        x = scale.right + 6
        _line(svg, "tick", x, TOP, x, HEIGHT - BOTTOM)
        _text(svg, "undated", x + UNDATED_WIDTH / 2, HEIGHT - BOTTOM + 20, "middle")


def _day_ticks(scale: _Scale) -> list[date]:
    days = (scale.last - scale.first).days
    step = max(1, -(-days // 7))
    return [scale.first + timedelta(days=each) for each in range(0, days + 1, step)]


def _placed(dots: Sequence[Dot], scale: _Scale) -> Iterator[tuple[Dot, float]]:
    """Yield each figure with its place across; those of one day stand side by side, so that none hides another."""
    by_day: dict[date | None, list[Dot]] = {}
    for dot in dots:
        by_day.setdefault(_day(dot), []).append(dot)
    for day, many in by_day.items():
        middle = scale.across(day) if day else scale.right + 6 + UNDATED_WIDTH / 2
        room = min(14.0, 64 / len(many))
        for number, dot in enumerate(many):
            yield dot, middle + room * (number - (len(many) - 1) / 2)


def _draw_dot(svg: Element, dot: Dot, x: float, up: Callable[[float], float]) -> None:
    low, high = float(dot.low), None if dot.high is None else float(dot.high)
    link = SubElement(svg, "a", {"href": dot.link, "class": "dot"})
    SubElement(link, "title").text = dot.words
    top = TOP if high is None else up(high)
    if high is None or high != low:
        _line(link, "whisker", x, up(low), x, top)
        _whisker_end(link, x, top, is_open=high is None)
    link.append(mark(dot.source, x, up(low)))  # never at the middle of a range: that would be an average


def _whisker_end(link: Element, x: float, y: float, *, is_open: bool) -> None:
    """A bar where the bound ends; an arrow where the words leave it open."""
    if is_open:
        _line(link, "whisker", x - 4, y + 6, x, y)
        _line(link, "whisker", x + 4, y + 6, x, y)
    else:
        _line(link, "whisker", x - 4, y, x + 4, y)


def mark(source: int, x: float, y: float) -> Element:
    """Return the mark of a source: one of six shapes, filled for the first six sources, hollow for the next."""
    shape, is_hollow = SHAPES[source % len(SHAPES)], source // len(SHAPES) % 2 == 1
    looks = {"class": f"mark{' hollow' if is_hollow else ''}"}
    if shape == "circle":
        return Element("circle", {**looks, "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": str(SIZE)})
    points = " ".join(f"{x + dx * SIZE:.1f},{y + dy * SIZE:.1f}" for dx, dy in PATHS[shape])
    return Element("polygon", {**looks, "points": points})


def key(source: int) -> Markup:
    """Return a source's mark alone, for the table beside the chart."""
    svg = Element("svg", {"viewBox": "0 0 18 18", "class": "key", "aria-hidden": "true"})
    svg.append(mark(source, 9, 9))
    return Markup(tostring(svg, encoding="unicode"))


def bar(
    earliest: date | None, latest: date | None, *, first: date, last: date, is_by_publication: bool = False
) -> Markup:
    """Return where an event's days lie between `first` and `last`: solid for a known day, hatched for a window.

    Days that are only known by publication are a thin line that ends at its day: an upright there, none where it is
    open.
    """
    svg = Element("svg", {"viewBox": f"0 0 {BAR_WIDTH} {BAR_HEIGHT}", "class": "bar", "aria-hidden": "true"})
    _line(svg, "rail", 0, BAR_HEIGHT - 0.5, BAR_WIDTH, BAR_HEIGHT - 0.5)
    if earliest is None and latest is None:
        return Markup(tostring(svg, encoding="unicode"))
    days = (last - first).days + 1
    start = ((earliest or first) - first).days / days * BAR_WIDTH
    end = (((latest or last) - first).days + 1) / days * BAR_WIDTH
    is_known = earliest is not None and earliest == latest
    if is_by_publication:
        _draw_around_publication(svg, start, max(end, start + 6), is_after=latest is None)
    elif is_known:
        size = {"x": f"{start:.1f}", "width": f"{max(end - start, 4):.1f}", "y": "0", "height": str(BAR_HEIGHT - 1)}
        SubElement(svg, "rect", {"class": "known", **size})
    else:
        _draw_window(svg, start, max(end, start + 6))
    return Markup(tostring(svg, encoding="unicode"))


def _draw_around_publication(svg: Element, start: float, end: float, *, is_after: bool) -> None:
    middle = BAR_HEIGHT / 2
    _line(svg, "about", start, middle, end, middle)
    published = start + 0.75 if is_after else end - 0.75
    _line(svg, "about", published, 1, published, BAR_HEIGHT - 1)


def _draw_window(svg: Element, start: float, end: float) -> None:
    size = {"x": f"{start + 0.5:.1f}", "width": f"{end - start - 1:.1f}", "y": "0.5", "height": str(BAR_HEIGHT - 2)}
    SubElement(svg, "rect", {"class": "window", **size})
    x = start + 4
    while x < end:
        _line(svg, "hatch", x, 1, max(x - 4, start), BAR_HEIGHT - 1.5)
        x += 4


def _line(parent: Element, look: str, x1: float, y1: float, x2: float, y2: float) -> None:
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    SubElement(parent, "line", {"class": look, **ends})


def _text(parent: Element, words: str, x: float, y: float, anchor: str) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    SubElement(parent, "text", {"class": "label", **place}).text = words
