"""Word lists of all languages together, in comparable form."""

import pytest

from cuttings.model.names import normal_name
from cuttings.reconcile.words import TABLE
from cuttings.resources.tables import load_tables
from tests.reconcile.made import words


@pytest.mark.parametrize(
    ("phrase", "is_general"),
    [
        ("people", True),
        ("at least 40 people", True),
        ("dozens of the protesters", True),
        ("los dos hombres", True),
        ("", True),
        ("crane drivers", False),
        ("people of port vale", False),
    ],
)
def test_phrases_for_nobody_in_particular(phrase: str, is_general: bool) -> None:
    assert words().is_general(phrase) is is_general


def test_a_counted_noun_has_one_name_in_all_languages() -> None:
    assert words().counted["papeletas"] == words().counted["ballot"] == "ballots"
    assert words().heads_first == {"es"}


@pytest.mark.parametrize(
    ("office", "seat"),
    [
        ("president", "president"),
        ("presidenta", "president"),
        ("interim president", "president"),
        ("alcalde", "mayor"),
        ("mayor", "mayor"),
        ("minister", None),
        ("vice president", None),
    ],
)
def test_offices_that_are_one_seat(office: str, seat: str | None) -> None:
    assert words().seats.get(office) == seat


def test_every_word_is_in_comparable_form() -> None:
    lists = words()
    offices = {*lists.seats, *lists.seats.values(), *lists.national}
    every = lists.general | lists.beside | lists.leads | set(lists.counted) | offices
    assert [word for word in sorted(every) if normal_name(word) != word] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_seat_is_an_office_of_one_holder(language: str) -> None:
    tables = load_tables(language)
    named = [office for offices in tables[TABLE]["seats"]["same"].values() for office in offices]
    assert set(named) <= tables.words("offices", "single_seat")
