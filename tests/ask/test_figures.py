"""Figures: series with a track for each source, in words, each figure with its own."""

import pytest

from cuttings.ask import Dossier


def test_series_with_most_figures_come_first(dossier: Dossier) -> None:
    counts = [len(row.points) for row in dossier.figures()]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("of", ["killed", "injured"])
def test_figures_are_found_by_effect(dossier: Dossier, of: str) -> None:
    rows = dossier.figures(of=of)
    assert rows
    assert {row.effect for row in rows} == {of}


def test_figures_are_found_by_a_word_of_the_title(dossier: Dossier) -> None:
    titled = [row for row in dossier.figures() if "Mon 3 Mar" in row.title]
    assert titled
    assert list(dossier.figures(of="MON 3 MAR")) == titled
    assert dossier.figures(of="snow") == ()


def test_a_figure_says_how_much_whose_and_in_which_words(dossier: Dossier) -> None:
    points = {(each.value, each.words, each.whose) for row in dossier.figures(of="injured") for each in row.points}
    assert ("at least 4", "at least four", "Harbour Post ← Coast Wire ← local media") in points
    assert ("12", "twelve people", "Inland Gazette ← harbour board") in points


def test_a_part_stands_in_no_series_with_the_whole(dossier: Dossier) -> None:
    (part,) = (row for row in dossier.figures() if any(each.words.startswith("three") for each in row.points))
    assert len(part.points) == 1


def test_every_figure_leads_to_its_words(dossier: Dossier) -> None:
    for row in dossier.figures():
        assert {each.finding: each.surface for each in row.evidence} == {each.figure: each.words for each in row.points}


def test_figures_are_found_by_their_event(dossier: Dossier) -> None:
    rows = dossier.figures(event="GRAIN DOCK")
    assert rows
    titled = {each.id for each in dossier.timeline() if "grain dock" in each.title.casefold()}
    assert {row.id for row in rows} == {row.id for id in titled for row in dossier.figures(event=id[:12])}
    assert dossier.figures(event="snow") == ()
