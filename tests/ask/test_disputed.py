"""Disputes: every side named, every side with its words."""

import pytest

from cuttings.ask import Dossier


@pytest.mark.parametrize("kind", ["figures", "status", "office"])
def test_disputes_are_found_by_kind(dossier: Dossier, kind: str) -> None:
    assert {row.kind for row in dossier.disputes(kind=kind)} == {kind}


def test_nothing_is_lost_between_the_kinds(dossier: Dossier) -> None:
    kinds = ("figures", "labels", "office", "status")
    assert dossier.disputes() == tuple(row for kind in kinds for row in dossier.disputes(kind=kind))


def test_speakers_are_named(dossier: Dossier) -> None:
    (row,) = dossier.disputes(kind="status")
    by_status = {side.holds: side.whose for side in row.sides}
    assert by_status["happened"] == ("Tomas Arce",)
    assert "Ines Quiroga" in by_status["denied"]


def test_an_outlet_is_named_where_it_says_so_in_its_own_words(dossier: Dossier) -> None:
    (row,) = dossier.disputes(kind="office")
    assert [(side.holds, side.whose) for side in row.sides] == [
        (
            "Ines Quiroga",
            ("Harbour Post (in its own words)", "Inland Gazette (in its own words)"),
        ),
        ("Tomas Arce", ("Radio Marea (in its own words)",)),
    ]


def test_every_side_leads_to_words(dossier: Dossier) -> None:
    for row in dossier.disputes():
        assert {each.finding for each in row.evidence} == {id for side in row.sides for id in side.findings}
        assert all(side.findings for side in row.sides)
