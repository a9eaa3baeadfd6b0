"""GeoVirus: toponyms against places that are named."""

from cuttings.model.text import Words
from evals.geovirus import gold_of, places_of
from evals.name_spans import Name
from evals.reading import read_text


def test_gold_is_read_as_names() -> None:
    row = {"start": 0, "end": 9, "surface": "Port Vale", "lat": 1.0, "lon": 2.0}
    assert gold_of({"locations": [row]}) == [Name(Words(0, 9, "Port Vale"), ("place",))]


def test_only_places_by_name_are_ours() -> None:
    read = read_text("The minister flew to France with Ana Ruiz.", "en", None)
    assert [each.words.surface for each in places_of(read.findings)] == ["France"]
