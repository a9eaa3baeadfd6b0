"""Whose words something is, in a sentence: outlet, agency, speaker and the speaker's source."""

from pathlib import Path

import pytest

from cuttings.ask import Dossier, open_dossier
from cuttings.model.clipping import Given
from cuttings.model.finding import Kind
from cuttings.pipeline import Silent, add_bytes, build, create
from tests.pipeline.story import AT


@pytest.mark.parametrize(
    ("kind", "words", "whose"),
    [
        (Kind.ATTRIBUTION, "We will not go home", "Tomas Arce, quoted by Harbour Post"),
        (Kind.ATTRIBUTION, "gift to smugglers", "Ines Quiroga, quoted in part by Coast Wire, printed in Harbour Post"),
        (Kind.ATTRIBUTION, "five people were injured", "Tomas Arce, as told by Inland Gazette"),
        (Kind.FIGURE, "five people", "Tomas Arce, as told by Inland Gazette"),
        (Kind.FIGURE, "Two people", "the own words of Inland Gazette"),
        (Kind.FIGURE, "Eleven people", "the own words of an unknown outlet"),
        (Kind.REPORT, "fire", "Ines Quiroga, as told by Inland Gazette"),
        (Kind.LABEL, "thug", "Ines Quiroga, as told by Inland Gazette"),
        (Kind.LABEL, "coward", "I, as told by the compiler, in a note"),
        (Kind.TIMEX, "Monday", "harbour board, as told by Inland Gazette"),
        (Kind.MENTION, "Arce", "the own words of the compiler, in a note"),
        (Kind.ATTRIBUTION, "would resign", "Tomas Arce, as told by the compiler, in a note"),
    ],
)
def test_every_finding_tells_whose_words_it_is(dossier: Dossier, kind: Kind, words: str, whose: str) -> None:
    found = [each.id for each in dossier.findings(kind) if words in each.words.surface]
    assert found
    assert whose in {dossier.whose_words(each) for each in found}


def test_a_speaker_stands_outside_of_what_is_said(dossier: Dossier) -> None:
    (said,) = [each for each in dossier.said(by="Arce", form="direct") if each.wordings[0].content[0].startswith("We")]
    clipping = said.clipping
    arce = [each for each in dossier.findings(Kind.MENTION, clipping) if each.words.surface == "Tomas Arce"]
    assert {dossier.whose_words(each.id) for each in arce} == {"the own words of Harbour Post"}


def test_who_tells_what_they_said_themselves_is_named_once(tmp_path: Path) -> None:
    create(tmp_path)
    text = "The Harbour League said that Ines Quiroga, whom it calls “the intruder”, should leave."
    add_bytes(tmp_path, text.encode(), "league.txt", Given(outlet="Harbour Post"), at=AT)
    build(tmp_path, progress=Silent())
    with open_dossier(tmp_path) as dossier:
        rows = [row for row in dossier.said() if row.wordings[0].content == ("the intruder",)]
        assert [row.chain for row in rows] == [("Harbour Post", "Harbour League")]
