"""Who said what: one act for all printings of a text, filters, notes apart."""

import pytest

from cuttings.ask import Dossier
from cuttings.ask.said import SaidRow


def _with(dossier: Dossier, words: str, **how: str) -> list[SaidRow]:
    return [row for row in dossier.said(**how) if words in " ".join(row.content)]  # type: ignore[arg-type]


def test_one_wire_quotation_is_one_act_with_its_printings(dossier: Dossier) -> None:
    (row,) = _with(dossier, "gift to smugglers")
    assert {each.outlet for each in row.printings} == {"Harbour Post", "Inland Gazette"}
    assert row.chain == ("Harbour Post; Inland Gazette", "Coast Wire")
    assert {each.clipping for each in row.evidence} == {each.clipping for each in row.printings}
    assert row.id == row.printings[0].attribution


def test_two_acts_of_one_speaker_stay_two(dossier: Dossier) -> None:
    assert len(dossier.said(by="Quiroga")) > len(_with(dossier, "smugglers"))
    assert all(len(row.printings) == 1 for row in dossier.said(by="Arce")), "no copies of these"


@pytest.mark.parametrize("by", ["Ines Quiroga", "quiroga", "Inés"])
def test_acts_are_found_by_speaker(dossier: Dossier, by: str) -> None:
    rows = dossier.said(by=by)
    assert rows
    assert {row.speaker for row in rows} == {"Ines Quiroga"}


@pytest.mark.parametrize("form", ["direct", "indirect", "mixed"])
def test_acts_are_found_by_form(dossier: Dossier, form: str) -> None:
    rows = dossier.said(form=form)
    assert rows
    assert {row.form for row in rows} == {form}


def test_thoughts_are_shown_when_asked_for(dossier: Dossier) -> None:
    assert {row.act for row in dossier.said()} == {"speech"}
    assert {row.act for row in dossier.said(thoughts=True)} == {"speech", "thought"}


def test_speech_in_a_note_is_marked(dossier: Dossier) -> None:
    (row,) = _with(dossier, "would resign")
    assert (row.is_in_note, row.chain[0]) == (True, "the compiler’s note")


def test_rows_run_by_speaker(dossier: Dossier) -> None:
    speakers = [row.speaker.casefold() for row in dossier.said()]
    assert speakers == sorted(speakers)


def test_every_row_leads_to_words(dossier: Dossier) -> None:
    assert all([each.kind for each in row.evidence] == ["attribution"] * len(row.printings) for row in dossier.said())
