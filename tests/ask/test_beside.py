"""Events told in one sentence are shown together, and stay what they are."""

from itertools import groupby

import pytest

from cuttings.ask import Dossier
from cuttings.ask.beside import SENTENCE_END, first_titles


def test_one_sentence_is_shown_together(dossier: Dossier) -> None:
    rows = {row.id: row for row in dossier.timeline()}
    together = [row for row in rows.values() if row.beside]
    assert together
    for row in together:
        for other in row.beside:
            assert row.id in rows[other].beside
            assert (rows[other].earliest, rows[other].latest) == (row.earliest, row.latest)


def test_rows_that_belong_together_follow_each_other(dossier: Dossier) -> None:
    rows = dossier.timeline()
    first = first_titles({row.id: row.title for row in rows}, {row.id: frozenset(row.beside) for row in rows})
    runs = [key for key, _ in groupby((row.earliest, row.latest, first[row.id]) for row in rows)]
    assert len(runs) == len(set(runs))


def test_the_first_title_reaches_through_others() -> None:
    titles = {"a": "riot", "b": "deaths", "c": "arrests", "d": "a vote"}
    beside = {"a": frozenset("bc"), "b": frozenset("a"), "c": frozenset("a")}
    assert first_titles(titles, beside) == {"a": "arrests", "b": "arrests", "c": "arrests", "d": "a vote"}


@pytest.mark.parametrize(
    ("between", "is_end"),
    [
        (" left one dead and ", False),
        (" at 3.40 p.m. and ", False),
        ("; police said.” Then ", True),
        (". The ", True),
        ("? «Él ", True),
        ("\n\n", True),
        ("\nof a wrapped line ", False),
    ],
)
def test_where_a_sentence_ends(between: str, is_end: bool) -> None:
    assert bool(SENTENCE_END.search(between)) is is_end
