"""The door: opening, searching, listing, the digest; and that all evidence is grounded."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cuttings.ask import Dossier, open_dossier
from cuttings.ask.evidence import Evidence
from cuttings.errors import NotADossier
from cuttings.model.finding import Kind
from cuttings.model.judgement import Verb
from cuttings.pipeline import create


def _all_evidence(dossier: Dossier) -> Iterable[Evidence]:
    quoted: list[Any] = [*dossier.said(thoughts=True), *dossier.figures(), *dossier.disputes()]
    for each in [*dossier.timeline(), *dossier.who(), *quoted]:
        yield from each.evidence


def test_all_evidence_stands_in_its_clipping_as_printed(dossier: Dossier) -> None:
    texts = {each.id: each.text for each in dossier.clippings()}
    every = list(_all_evidence(dossier))
    assert every
    for each in every:
        text = texts[each.clipping]
        assert text[each.start : each.end] == each.surface
        assert f"{each.before}{each.surface}{each.after}" in text
        assert each.chain
        assert each.published


def test_evidence_says_according_to_whom_from_the_outside_in(dossier: Dossier) -> None:
    (row,) = (row for row in dossier.said() if "smugglers" in " ".join(row.content))
    assert row.evidence[0].chain == (row.printings[0].outlet, "Coast Wire")
    chains = {each.chain for found in dossier.figures(of="killed") for each in found.evidence}
    assert ("outlet unknown",) in chains


def test_a_date_says_on_what_it_rests(dossier: Dossier) -> None:
    rows = {row.title: (row.published, row.basis) for row in dossier.clipping_rows()}
    assert rows["Police dispute the toll"] == ("Wed 5 Mar 2031", "the file’s front matter")
    (undated,) = (row for row in dossier.clipping_rows() if row.published == "undated")
    assert undated.basis


def test_clippings_run_by_day_undated_last_with_their_copies(dossier: Dossier) -> None:
    rows = dossier.clipping_rows()
    assert rows[-1].published == "undated"
    assert [row.copies for row in rows if "Dock blocked" in row.title] == [1]
    assert {row.kind for row in rows} == {"article", "excerpt", "note"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("rubber bullets", 3),
        ("RUBBER", 3),
        ('"fire rubber bullets"', 1),
        ("rubber smugglers", 2),  # all words, in any order
        ("rubber snow", 0),
        ("", 0),
        ('"', 0),
        ("NEAR(", 0),  # no operators
    ],
)
def test_a_search_finds_all_words_and_marks_them(dossier: Dossier, typed: str, number: int) -> None:
    hits = dossier.search(typed)
    assert len(hits) == number
    for hit in hits:
        marked = {hit.snippet[span.start : span.end].casefold() for span in hit.hits}
        assert marked
        assert all(any(word in piece for piece in marked) for word in typed.casefold().replace('"', "").split()[:1])


def test_a_search_is_as_long_as_asked_for(dossier: Dossier) -> None:
    assert dossier.search("rubber", limit=2) == dossier.search("rubber")[:2]


def test_findings_are_listed_by_kind_and_clipping(dossier: Dossier) -> None:
    clipping = dossier.clipping_rows()[0].id
    every = list(dossier.findings(clipping=clipping))
    assert {each.clipping for each in every} == {clipping}
    assert list(dossier.findings(Kind.FIGURE, clipping)) == [each for each in every if each.KIND is Kind.FIGURE]


def test_status_counts_what_is_there(dossier: Dossier) -> None:
    status = dossier.status()
    assert status.is_built
    assert sum(status.clippings.values()) == len(dossier.clipping_rows())
    assert status.entries["event"] == len(dossier.timeline())
    assert (status.problems, status.orphans, status.waiting) == ((), (), 0)


def test_blocks_of_a_post_say_what_they_were_taken_for(dossier: Dossier) -> None:
    rows = dossier.block_rows()
    assert {"headline", "excerpt", "note"} <= {row.kind for row in rows}
    assert all(row.reason for row in rows)


def test_the_digest_is_of_what_is_said_and_of_nothing_else(
    folder: Path, dossier: Dossier, decided: Callable[..., Dossier]
) -> None:
    with open_dossier(folder) as again:
        assert again.digest() == dossier.digest()
    figure = dossier.figures()[0].points[0].figure
    assert decided(Verb.NOTE, figure).digest() == dossier.digest(), "a remark changes no answer"
    assert decided(Verb.REJECT, figure, day=21).digest() != dossier.digest()


def test_a_folder_that_is_no_dossier_or_not_built_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="cuttings init"):
        open_dossier(tmp_path)
    create(tmp_path)
    with pytest.raises(NotADossier, match="build"):
        open_dossier(tmp_path)
