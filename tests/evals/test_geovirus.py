"""GeoVirus: toponyms against places that are named."""

from decimal import Decimal

import pytest

from cuttings.model.text import Words
from evals.geovirus import Locating, gap_km, gold_of, places_of
from evals.name_spans import Name
from evals.reading import read_text


def test_gold_is_read_as_names() -> None:
    row = {"start": 0, "end": 9, "surface": "Port Vale", "lat": 1.0, "lon": 2.0}
    assert gold_of({"locations": [row]}) == [Name(Words(0, 9, "Port Vale"), ("place",))]


def test_only_places_by_name_are_ours() -> None:
    read = read_text("The minister flew to France with Ana Ruiz.", "en", None)
    assert [each.words.surface for each in places_of(read.findings)] == ["France"]


def test_a_point_lies_where_the_gazetteer_puts_its_name() -> None:
    text = "The minister flew to Lisbon with Ana Ruiz, and on to France."
    points = Locating().points({"text": text}, read_text(text, "en", None).findings)
    ((words, point),) = points.items()
    assert words.surface == "Lisbon"  # a country has no point
    assert gap_km((Decimal("38.7"), Decimal("-9.1")), point) < 20


def test_gaps_are_along_the_globe() -> None:
    pole, equator = (Decimal(90), Decimal(0)), (Decimal(0), Decimal(77))
    assert gap_km(pole, equator) == pytest.approx(10_007.5, abs=1)
    assert gap_km(pole, pole) == 0
