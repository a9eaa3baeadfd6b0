"""What was said about somebody: by name, or by words that the text's chains lead to."""

import pytest

from cuttings.ask import Dossier


def _said(dossier: Dossier, about: str) -> set[str]:
    return {" … ".join(row.content) for row in dossier.said(about=about)}


@pytest.mark.parametrize("about", ["Tomas Arce", "arce", "Tomás ARCE"])
def test_a_name_is_found_whatever_its_case_and_accents(dossier: Dossier, about: str) -> None:
    said = _said(dossier, about)
    assert any("Tomas Arce" in each for each in said)
    assert not any("smugglers" in each for each in said)


def test_a_pronoun_counts_where_the_text_leads_to_somebody(dossier: Dossier) -> None:
    assert any("he would resign" in each for each in _said(dossier, "Arce"))


def test_an_id_means_one_actor_alone(dossier: Dossier) -> None:
    (arce,) = dossier.who("Tomas Arce")
    assert _said(dossier, arce.id) <= _said(dossier, "Arce")
    assert _said(dossier, arce.id)


def test_a_speaker_is_not_what_is_spoken_of(dossier: Dossier) -> None:
    assert not any("smugglers" in each for each in _said(dossier, "Quiroga"))


@pytest.mark.parametrize("about", ["Nobody Atall", "mug"])
def test_nothing_is_found_for_a_name_that_nobody_says(dossier: Dossier, about: str) -> None:
    assert _said(dossier, about) == set(), "“mug” stands in “smugglers”, and is no word of it"


def test_filters_go_together(dossier: Dossier) -> None:
    rows = dossier.said(about="Arce", by="Quiroga")
    assert {row.speaker for row in rows} <= {"Ines Quiroga"}
