"""Who is who: found by name or id, with offices and labels and by whom."""

import pytest

from cuttings.ask import Dossier
from cuttings.errors import UnknownId


def test_the_most_mentioned_come_first(dossier: Dossier) -> None:
    rows = dossier.who()
    counts = [len(row.mentions) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert all(row.labels == () for row in rows), "labels stand on the page of one actor"


@pytest.mark.parametrize("name", ["Ines Quiroga", "ines quiroga", "Inés Quiroga", "Quiroga", "quirog"])
def test_an_actor_is_found_by_a_name_or_a_part_of_it(dossier: Dossier, name: str) -> None:
    (row,) = dossier.who(name)
    assert row.name == "Ines Quiroga"
    assert {each.name for each in row.names} == {"Ines Quiroga", "Quiroga"}


def test_an_actor_is_found_by_the_beginning_of_its_id(dossier: Dossier) -> None:
    (row,) = dossier.who("Ines Quiroga")
    assert dossier.who(row.id[:11]) == dossier.who(row.id) == (row,)


def test_a_stranger_is_an_error_that_says_what_to_do(dossier: Dossier) -> None:
    with pytest.raises(UnknownId, match="cuttings who"):
        dossier.who("Odette Marlow")


def test_offices_and_labels_say_whose_they_are(dossier: Dossier) -> None:
    arce = next(row for row in dossier.who("Tomas Arce") if row.name == "Tomas Arce")
    assert [(each.label, each.chain) for each in arce.labels] == [("thug", ("Inland Gazette", "Ines Quiroga"))]
    assert ("mayor", ("Radio Marea",)) in [(each.office, each.chain) for each in arce.offices]


def test_an_actor_says_why_it_is_one(dossier: Dossier) -> None:
    (row,) = dossier.who("Ines Quiroga")
    assert row.joins
    assert all(join.reason for join in row.joins)
    assert {each.finding for each in row.evidence} == set(row.mentions)
