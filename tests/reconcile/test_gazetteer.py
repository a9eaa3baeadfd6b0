"""A name is found by halving, whatever its case and accents; nothing is found for the beginning of one."""

import pytest

from cuttings.model.entry import Precision
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.resources.places import place_lines
from tests.reconcile.places_made import PLACES


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Port Vale", ["15"]),
        ("PORT VÁLE", ["15"]),
        ("Puerto Valle", ["15"]),  # another name of the same town
        ("Harrow", ["11", "12"]),  # the first line
        ("Twin Ford", ["17", "18"]),  # the last
        ("Quillem", ["16", "QQ.Quillem"]),
        ("Port", []),  # the beginning of a name is none
        ("Aaa", []),
        ("Zzz", []),
        ("", []),
    ],
)
def test_a_name_gives_all_that_it_can_stand_for(name: str, ids: list[str]) -> None:
    assert [each.id for each in Gazetteer(PLACES).readings(name)] == ids


def test_an_empty_gazetteer_knows_nobody() -> None:
    assert Gazetteer(b"").readings("Port Vale") == ()


def test_the_lines_that_are_shipped_are_sorted_and_every_first_and_last_name_is_found() -> None:
    lines = place_lines().splitlines()
    assert lines == sorted(lines)
    shipped = Gazetteer(place_lines())
    for line in (*lines[:3], *lines[-3:], *lines[:: len(lines) // 50]):
        key, _, id, *_ = line.decode().split("\t")
        assert id in {each.id for each in shipped.readings(key)}


def test_countries_have_no_point() -> None:
    (country, city) = sorted(Gazetteer(PLACES).readings("Marenza"), key=lambda each: each.precision, reverse=True)
    assert country.precision is Precision.COUNTRY
    assert country.latitude is None
    assert city.latitude is not None
