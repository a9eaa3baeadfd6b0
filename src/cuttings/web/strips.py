"""Small pictures: the strip of how many events lie on each day, and the row of marks of one counter.

In:  counts with their links; values with their days.
Out: SVG as text that a page may hold. What a strip shows stands beside it as a list, what marks show as words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from cuttings.ask.tolls import Counter

STEP, HIGH, LABELS = 26, 40, 18
"""Pixels for one bar, wide enough for a finger; the height of the highest; and of the line of labels below."""
MARKS_WIDE, MARKS_HIGH, RADIUS = 132, 26, 3.5
"""The row of marks of one counter."""


@dataclass(frozen=True, slots=True)
class StripBar:
    """One bar: how many events, the label below it ("" for none), what it says when pointed at, and where it leads."""

    count: int
    label: str
    words: str
    link: str


def strip(bars: Sequence[StripBar], *, title: str) -> Markup:
    """Return the strip: bars from left to right, each a link."""
    width = STEP * len(bars)
    svg = Element("svg", {"viewBox": f"0 0 {width} {HIGH + LABELS}", "class": "strip", "role": "group"})
    svg.set("width", str(width))
    svg.set("height", str(HIGH + LABELS))
    svg.set("aria-label", title)
    most = max((each.count for each in bars), default=1) or 1
    for number, each in enumerate(bars):
        _draw_bar(svg, each, number * STEP, HIGH * each.count / most)
    return Markup(tostring(svg, encoding="unicode"))  # the writer has escaped all words


def _draw_bar(svg: Element, each: StripBar, x: float, height: float) -> None:
    parent = SubElement(svg, "a", {"href": each.link}) if each.count else SubElement(svg, "g")
    SubElement(parent, "title").text = each.words
    size = {"x": f"{x}", "y": "0", "width": f"{STEP}", "height": f"{HIGH + LABELS}"}
    SubElement(parent, "rect", {"class": "touch", **size})
    shown = max(height, 1.0)
    place = {"x": f"{x + 3}", "y": f"{HIGH - shown:.1f}", "width": f"{STEP - 6}", "height": f"{shown:.1f}"}
    SubElement(parent, "rect", {"class": "amount" if each.count else "nothing", **place})
    if each.label:
        at = {"x": f"{x + STEP / 2}", "y": f"{HIGH + 13}", "text-anchor": "middle"}
        SubElement(parent, "text", {"class": "label", **at}).text = each.label


def marks(counter: Counter, *, first: date | None, last: date | None, top: float) -> Markup:
    """Return the values of one counter by their days, between the first and last day of the series.

    No line joins them: what is told later is not a movement of the thing counted. A series of one day, or of none, has
    no picture: it would tell nothing.
    """
    if first is None or last is None or first == last:
        return Markup("")
    svg = Element("svg", {"viewBox": f"0 0 {MARKS_WIDE} {MARKS_HIGH}", "class": "marks", "aria-hidden": "true"})
    rail = {"class": "rail", "x1": "0", "x2": f"{MARKS_WIDE}", "y1": f"{MARKS_HIGH - 1}", "y2": f"{MARKS_HIGH - 1}"}
    SubElement(svg, "line", rail)
    for each in counter.points:
        day = each.latest or each.earliest
        if day:
            x = RADIUS + (MARKS_WIDE - 2 * RADIUS) * (day - first).days / (last - first).days
            y = MARKS_HIGH - RADIUS - 1 - (MARKS_HIGH - 2 * RADIUS - 1) * float(each.low) / (top or 1)
            SubElement(svg, "circle", {"class": "mark", "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": str(RADIUS)})
    return Markup(tostring(svg, encoding="unicode"))
