"""Why: every id on screen leads to exact words, methods, joins and decisions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cuttings.ask import Dossier, open_dossier
from cuttings.errors import UnknownId
from cuttings.model.clipping import Given
from cuttings.model.entry import Actor, CopyFamily, Dispute, Event, Quotation, Series
from cuttings.model.finding import Kind
from cuttings.model.judgement import Verb
from cuttings.pipeline import Silent, add_bytes, build
from tests.pipeline.story import AT, fill


@pytest.mark.parametrize("kind", [Actor, Event, Series, Dispute, Quotation])
def test_every_entry_has_words_behind_it(
    dossier: Dossier, kind: type[Actor | Event | Series | Dispute | Quotation]
) -> None:
    entries = list(dossier.entries(kind))
    assert entries
    for each in entries:
        found = dossier.why(each.id)
        assert (found.id, found.kind) == (each.id, kind.__name__.casefold())
        assert found.label
        assert found.cells
        assert found.evidence


def test_a_copy_family_says_why_it_is_one(dossier: Dossier) -> None:
    (family,) = dossier.entries(CopyFamily)
    found = dossier.why(family.id)
    assert (found.kind, found.cells["origin"], len(found.joins)) == ("copies", "coast wire", 1)


def test_a_quotation_shows_its_wordings_and_why_they_are_one(dossier: Dossier) -> None:
    (row,) = [each for each in dossier.said(by="Arce") if each.drifts]
    found = dossier.why(row.id)
    assert found.label == "We will not go home"
    assert found.cells["wordings"][1] == {
        "words": "We will go home",
        "printed in": ["Radio Marea"],
        "differs": ["a negation: without “not”"],
    }
    assert [join.reason for join in found.joins] == ["same speaker, the same quoted words, but for a negation"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_finding_has_its_own_words(dossier: Dossier, kind: Kind) -> None:
    for finding in list(dossier.findings(kind))[:5]:
        found = dossier.why(finding.id)
        (words,) = found.evidence
        assert (found.kind, found.label, words.surface) == (kind, finding.words.surface, finding.words.surface)
        assert words.method == finding.method


def test_control_characters_that_were_left_out_are_told(tmp_path: Path) -> None:
    fill(tmp_path)
    add_bytes(tmp_path, b"Fog \x01closed the\x02 airport of Port Vale.", "fog.txt", Given(), at=AT)
    add_bytes(tmp_path, b"Snow closed \x03the schools of Port Vale.", "snow.txt", Given(), at=AT)
    build(tmp_path, progress=Silent())
    with open_dossier(tmp_path) as dossier:
        told = {each.text.split()[0]: dossier.why(each.id).cells.get("left out") for each in dossier.clippings()}
        assert dossier.status().remarks == (
            ("fog.txt", "2 control characters were left out"),
            ("snow.txt", "1 control character was left out"),
        )
    assert told.pop("Fog") == ["fog.txt: 2 control characters were left out"]
    assert told.pop("Snow") == ["snow.txt: 1 control character was left out"]
    assert told
    assert not any(told.values())


def test_every_clipping_has_its_text_and_where_it_was_met(dossier: Dossier) -> None:
    for clipping in dossier.clippings():
        found = dossier.why(clipping.id)
        assert (found.kind, found.text) == ("clipping", clipping.text)
        assert found.cells["met at"]


def test_a_copy_says_what_it_is_a_copy_of(dossier: Dossier) -> None:
    (family,) = dossier.entries(CopyFamily)
    assert all(dossier.why(each).joins for each in family.clippings)


def test_a_finding_names_the_entries_that_rest_on_it(dossier: Dossier) -> None:
    row = dossier.figures()[0]
    assert row.id in dossier.why(row.points[0].figure).entries


def test_a_decision_is_shown_by_its_own_id_and_by_what_it_is_about(
    dossier: Dossier, decided: Callable[..., Dossier]
) -> None:
    figure = dossier.figures()[0].points[0].figure
    after = decided(Verb.CONFIRM, figure)
    (judgement,) = after.judgements()
    assert after.why(judgement.id).label == "confirm by mk at 2031-03-20T08:00:00Z"
    assert after.why(figure).decisions == (judgement,)
    assert after.why(figure).evidence[0].decided == "confirmed"


def test_the_beginning_of_an_id_will_do_when_it_is_one_things(dossier: Dossier) -> None:
    id = dossier.timeline()[0].id
    assert dossier.why(id[:12]) == dossier.why(id)


@pytest.mark.parametrize(("id", "reason"), [("ev-", "beginning of several"), ("ev-zzz", "no id"), ("snow", "no id")])
def test_what_is_no_id_is_an_error_that_says_so(dossier: Dossier, id: str, reason: str) -> None:
    with pytest.raises(UnknownId, match=reason):
        dossier.why(id)
