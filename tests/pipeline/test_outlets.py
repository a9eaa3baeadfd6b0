"""One paper met in several ways is one outlet and one origin, and a dossier's own table joins what no other does."""

from pathlib import Path

import pytest

from cuttings.ask import open_dossier
from cuttings.config import FILE
from cuttings.model.clipping import Given
from cuttings.model.entry import CopyFamily, Outlet, Series
from cuttings.pipeline import Silent, add_bytes, build, create

AT = "2031-03-13T08:00:00Z"
TOLD = "Nine dockers were killed on Tuesday in Port Vale, {} said."


def _met(folder: Path, says: str, url: str | None = None, outlet: str | None = None) -> None:
    given = Given(url=url, outlet=outlet, published="2031-03-12", language="en")
    add_bytes(folder, TOLD.format(says).encode(), f"{says}.txt", given, at=AT)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Five tellings of one paper, each met in another way, and one of its sister's."""
    create(tmp_path, "Quay")
    _met(tmp_path, "the mayor", "https://www.galepost.example/2031/mayor", "The Gale Post")
    _met(tmp_path, "the police", "https://m.galepost.example/2031/police")
    _met(tmp_path, "the union", "https://archive.ph/2031.04.15-102233/https://www.galepost.example/2031/union")
    _met(tmp_path, "the harbour office", "https://www.google.com/amp/s/amp.galepost.example/2031/office")
    _met(tmp_path, "the fire brigade", outlet="Gale Post")
    _met(tmp_path, "the hospital", "https://gale-evening.example/hospital")
    build(tmp_path, progress=Silent())
    return tmp_path


def _origins(folder: Path) -> tuple[int, int, int]:
    with open_dossier(folder) as dossier:
        (killed,) = dossier.entries(Series)
        return killed.origins.outlets, killed.origins.known, killed.origins.at_most


def test_one_paper_is_one_origin_however_it_was_met(story: Path) -> None:
    assert _origins(story) == (2, 2, 2)
    with open_dossier(story) as dossier:
        met = {each.name: (len(each.clippings), each.publishers) for each in dossier.entries(Outlet)}
        (killed,) = dossier.entries(Series)
        assert dossier.why(killed.id).cells["sources"] == "Two outlets, six clippings: 2 independent origins."
    assert met == {
        "galepost.example": (5, ("gale post", "galepost.example")),
        "gale-evening.example": (1, ("gale-evening.example",)),
    }


def test_a_persons_table_joins_two_houses_and_changes_no_clipping(story: Path) -> None:
    with open_dossier(story) as dossier:
        before = {each.id for each in dossier.clippings()}
    with (story / FILE).open("a", encoding="utf-8") as file:
        file.write('\n[outlets]\n"The Gale Post" = ["galepost.example", "gale-evening.example"]\n')
    assert build(story, progress=Silent()).read == 0
    assert _origins(story) == (1, 1, 1)
    with open_dossier(story) as dossier:
        assert {each.id for each in dossier.clippings()} == before
        (outlet,) = dossier.entries(Outlet)
        found = dossier.why(outlet.id)
    assert (found.kind, found.label, len(found.cells["clippings"])) == ("outlet", "The Gale Post", 6)


def test_no_copies_are_seen_where_words_are_few(story: Path) -> None:
    with open_dossier(story) as dossier:
        assert list(dossier.entries(CopyFamily)) == []
