"""The map: marks lie where their degrees are, the picture shows them all, words are escaped, coasts are cut."""

import re
from xml.etree import ElementTree

import pytest

from cuttings.resources.land import land_rings
from cuttings.web.map import HEIGHT, WIDTH, Spot, place_map

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = (((0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)),)


def _spot(latitude: float, longitude: float, precision: str = "city", name: str = "Port Vale", events: int = 1) -> Spot:
    return Spot(latitude, longitude, precision, events, name, f"{name}: {events} events", "/places?show=pl-1")


def _circles(text: str) -> list[tuple[float, float, float]]:
    found = re.findall(r'<circle class="mark" cx="([-.\d]+)" cy="([-.\d]+)" r="([-.\d]+)"', text)
    return [(float(x), float(y), float(r)) for x, y, r in found]


@pytest.mark.parametrize(
    "spots",
    [
        [_spot(-12.0, -77.0)],
        [_spot(-12.0, -77.0), _spot(-16.4, -71.5)],
        [_spot(70.0, -179.0), _spot(-50.0, 179.0)],  # the whole world
        [_spot(89.9, 0.0)],  # where a degree of longitude is nothing
    ],
)
def test_every_mark_lies_in_the_picture(spots: list[Spot]) -> None:
    circles = _circles(place_map(spots, land_rings(), table="t"))
    assert len(circles) == len(spots)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y, _ in circles)


def test_north_is_up_and_east_is_right_and_more_events_are_larger() -> None:
    south_west, north_east = _spot(-10.0, 20.0, events=1), _spot(-5.0, 30.0, events=9)
    first, second = _circles(place_map([south_west, north_east], (), table="t"))
    assert first[0] > second[0]
    assert first[1] < second[1]
    assert first[2] > second[2]  # the larger is drawn first, so that it hides none


def test_a_region_a_site_and_a_town_have_marks_of_their_own() -> None:
    spots = [_spot(1.0, 1.0, "region"), _spot(1.2, 1.2, "site"), _spot(1.4, 1.4)]
    text = place_map(spots, (), table="t")
    assert ['<rect class="mark' in text, '<polygon class="mark' in text, '<circle class="mark' in text] == [True] * 3


def test_a_name_that_would_lie_on_another_is_left_to_the_table() -> None:
    near, far = _spot(1.0, 1.0, name="Near"), _spot(3.0, 1.0, name="Far")
    hidden = _spot(1.01, 1.01, name="Hidden", events=0)
    names = re.findall(r'class="place-name"[^>]*>([^<]+)<', place_map([hidden, near, far], (), table="t"))
    assert sorted(names) == ["Far", "Near"]


def test_words_are_escaped() -> None:
    text = place_map([_spot(1.0, 1.0, name='<script>"')], (), table="t")
    assert "<script>" not in text
    ElementTree.fromstring(str(text))


@pytest.mark.parametrize(("spot", "is_seen"), [(_spot(20.0, 39.5), True), (_spot(-30.0, -60.0), False)])
def test_a_coast_is_drawn_where_it_can_be_seen(spot: Spot, is_seen: bool) -> None:
    text = place_map([spot], SQUARE, table="t")
    outline = re.findall(r'class="land" d="([^"]*)"', text)[0]
    assert bool(outline) == is_seen
