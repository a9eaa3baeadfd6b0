"""Labelled documents in one dossier: where ours stands in theirs, what a part is, and when it is read anew."""

from pathlib import Path

import pytest

from cuttings.model.clipping import Given
from evals import gathered
from evals.gathered import Joined, Text, gather

ENGLISH = Given(language="en")
TEXTS = [
    Text("a", "Police arrested Ines Quiroga in Port Vale on 3 March 2031.", ENGLISH),
    Text("b", "Dockers marched in Port Vale.", ENGLISH),
    Text("c", "Dockers marched in Port Vale.", ENGLISH),  # the same text under another name
]


@pytest.fixture(autouse=True)
def _kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "KEPT", tmp_path / "kept")


def told(joined: Joined) -> set[tuple[str, str]]:
    text = {each.id: each.text for each in TEXTS}
    return {(each.place.document, each.place.span.cut(text[each.place.document])) for each in joined.told()}


def test_reports_stand_in_every_document_that_has_their_text() -> None:
    with gather("marches", TEXTS).opened() as joined:
        assert told(joined) == {("a", "arrested"), ("b", "marched"), ("c", "marched")}
        assert {joined.documents(each.clipping) for each in joined.reports.values()} == {
            frozenset({"a"}),
            frozenset({"b", "c"}),
        }


@pytest.mark.parametrize("wanted", ["a", "b", "ab", "abc"])
def test_a_part_is_what_its_documents_alone_would_give(wanted: str) -> None:
    alone = [each for each in TEXTS if each.id in wanted]
    whole = gather("marches", TEXTS)
    with whole.part(wanted) as part, gather("alone", alone).opened() as other:
        assert told(part) == told(other)
        assert part.dossier.digest() == other.dossier.digest()


def test_a_kept_dossier_is_built_again_and_one_of_other_texts_is_made_anew() -> None:
    first = gather("marches", TEXTS)
    assert gather("marches", TEXTS).folder == first.folder
    other = gather("marches", TEXTS[:1])
    assert other.folder != first.folder
    assert not first.folder.exists()


def test_no_id_reaches_the_program() -> None:
    with gather("marches", TEXTS).opened() as joined:
        assert {each.path for each in joined.dossier.sightings()} == {"doc-0001.txt", "doc-0002.txt", "doc-0003.txt"}
