"""A name is placed by the company it keeps and by size; where nothing tells, it stays unplaced and says why."""

from decimal import Decimal

import pytest

from cuttings.model.entry import Place, Precision
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.places import find_places
from tests.reconcile.made import actors_of, place, somebody, summary, words
from tests.reconcile.places_made import PLACES

GAZETTEER = Gazetteer(PLACES)


def _placed(*texts: tuple[str, ...], own: dict[str, tuple[Decimal, Decimal]] | None = None) -> dict[str, Place]:
    """Return the places of clippings that name these places each, by name."""
    made = [
        summary(f"c{number}", actors=[place(f"{number} {name}", name) for name in names])
        for number, names in enumerate(texts)
    ]
    found = find_places(made, actors_of(*made), GAZETTEER, words(), own=own or {})
    return {each.name: each for each in found}


@pytest.mark.parametrize(
    ("names", "id"),
    [
        (("Port Vale",), "15"),  # large enough to be meant
        (("Marenza",), "MZ"),  # a country before a larger town of its name
        (("Harrow", "Marenza"), "11"),  # the country beside it tells, though the other is larger
        (("Harrow", "Quillem"), "12"),  # so does a capital
        (("Harrow", "Low Fen"), "11"),  # so does a region
        (("Quillem",), "16"),  # a capital before its region
        (("Quillem region",), "QQ.Quillem"),  # the word tells
        (("region of Quillem",), "QQ.Quillem"),
        (("ciudad de Quillem",), "16"),
        (("Twin Ford", "Marenza"), "17"),
    ],
)
def test_a_name_is_read_by_its_company_and_size(names: tuple[str, ...], id: str) -> None:
    assert _placed(names)[names[0]].gazetteer == id


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("Twin Ford",), "2 places have this name"),  # as large as each other
        (("Mirador",), "a small place in West, QQ"),  # nobody speaks for it
        (("Mirador", "Marenza"), "a small place in West, QQ"),  # company elsewhere does not
        (("Nowhere",), "no town, region or country"),
        (("the Atlantic",), "no town, region or country"),
    ],
)
def test_what_nothing_tells_stays_unplaced(names: tuple[str, ...], reason: str) -> None:
    found = _placed(names)[names[0]]
    assert (found.gazetteer, found.latitude, found.precision) == (None, None, None)
    assert reason in found.reason


def test_company_of_another_clipping_counts_less_than_that_of_its_own() -> None:
    found = _placed(("Twin Ford", "Quillem"), ("Marenza",), ("Port Vale",))
    assert found["Twin Ford"].gazetteer == "18"


def test_a_point_that_a_person_gave_comes_before_the_gazetteer() -> None:
    point = Decimal("-1.5"), Decimal(2)
    found = _placed(("Port Vale", "Nowhere"), own={"PORT VALE": point})
    assert (found["Port Vale"].latitude, found["Port Vale"].longitude) == point
    assert found["Port Vale"].precision is Precision.SITE
    assert found["Nowhere"].latitude is None


def test_persons_are_no_places() -> None:
    made = summary("c", actors=[somebody("she", "Quillem Harrow")])
    assert find_places([made], actors_of(made), GAZETTEER, words(), own={}) == ()
