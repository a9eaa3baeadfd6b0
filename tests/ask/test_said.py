"""Who said what: one act for all printings of a text, filters, notes apart."""

from collections.abc import Callable

import pytest

from cuttings.ask import Dossier
from cuttings.ask.said import SaidRow
from cuttings.model.judgement import Verb


def _with(dossier: Dossier, words: str, **how: str) -> list[SaidRow]:
    return [row for row in dossier.said(**how) if words in " ".join(row.content)]  # type: ignore[arg-type]


def test_one_wire_quotation_is_one_act_with_its_printings(dossier: Dossier) -> None:
    (row,) = _with(dossier, "gift to smugglers")
    assert {each.outlet for each in row.printings} == {"Harbour Post", "Inland Gazette"}
    assert row.chain == ("Harbour Post; Inland Gazette", "Coast Wire")
    assert {each.clipping for each in row.evidence} == {each.clipping for each in row.printings}
    assert row.origins is not None
    assert (row.origins.clippings, row.origins.known) == (2, 1)
    assert row.drifts == ()


def test_two_acts_of_one_speaker_stay_two(dossier: Dossier) -> None:
    assert len(dossier.said(by="Quiroga")) > len(_with(dossier, "smugglers"))


def test_a_quotation_worded_otherwise_is_one_act_with_its_wordings(dossier: Dossier) -> None:
    (row,) = _with(dossier, "go home")
    assert row.id.startswith("qu-")
    assert row.drifts == ("negation",)
    assert [each.printings[0].outlet for each in row.wordings] == ["Harbour Post", "Radio Marea"]
    assert [each.content for each in row.wordings] == [("We will not go home",), ("We will go home",)]
    assert [each.told for each in row.wordings[1].departures] == ["a negation: without “not”"]
    assert row.chain == ("Harbour Post; Radio Marea",), "no agency stands behind both"
    assert len(row.evidence) == 2


def test_words_that_differ_are_marked_where_they_stand(dossier: Dossier, decided: Callable[..., Dossier]) -> None:
    (row,) = _with(dossier, "go home")
    assert row.wordings[1].pieces == ((("We will go home", False),),)
    fuller, other = (each.printings[0].attribution for each in row.wordings)
    parted = decided(Verb.DIFFERENT, fuller, other)
    assert {each.id for each in _with(parted, "go home")} == {fuller, other}


@pytest.mark.parametrize("how", [("qu",), ("first",), ("second",)])
def test_the_act_of_a_quotation_is_found_from_any_of_its_ids(dossier: Dossier, how: tuple[str]) -> None:
    (row,) = _with(dossier, "go home")
    ids = {"qu": row.id, "first": row.printings[0].attribution, "second": row.printings[1].attribution}
    assert dossier.quotation(ids[how[0]]) == row


def test_what_stands_in_one_place_is_no_quotation(dossier: Dossier) -> None:
    (row,) = _with(dossier, "would resign")
    assert dossier.quotation(row.id) is None


def test_a_rejected_printing_leaves_its_quotation(dossier: Dossier, decided: Callable[..., Dossier]) -> None:
    (row,) = _with(dossier, "go home")
    after = decided(Verb.REJECT, row.printings[1].attribution)
    assert [each.id for each in _with(after, "go home")] == [row.printings[0].attribution]


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
