"""How two wordings differ: in a number, a negation, other words, or where they begin and end."""

import pytest

from cuttings.model.text import Words
from cuttings.reconcile.drift import changes, longest_run, shared_words
from cuttings.reconcile.quoted import Word, spoken_words, tokens_of
from cuttings.resources.tables import load_tables


def _words(said: str) -> list[Word]:
    return [each.word for each in tokens_of([Words(0, len(said), said)], (), spoken_words(load_tables("en")))]


@pytest.mark.parametrize(
    ("fuller", "other", "drifts"),
    [
        ("forty boxes do not sink", "fourteen boxes do not sink", ["number"]),
        ("we lost some 40 boxes there", "we lost some boxes there", ["number"]),
        ("we will not go home", "we will go home", ["negation"]),
        ("we will go home", "we won’t go home", ["negation"]),
        ("never will we go home", "will we go home", ["negation"]),  # cut right before what is kept
        ("there is no proof that they shot", "they shot", ["negation"]),
        ("nobody gave an order", "somebody gave an order", ["negation"]),
        ("we will never go home", "we will not go home", ["words"]),  # one negation for another
        ("nobody gave an order to shoot", "nobody gave the order to shoot", ["words"]),
        ("we will go home and we did not lie", "we will go home", ["extent"]),  # said farther on, and left out
        ("We did not lie. We will go home", "we will go home", ["extent"]),
        ("We wait. It is not late. They march", "we wait. They march", ["extent"]),
        ("we will go home", "today we will go home", ["extent"]),
        ("we will go home", "We will go home!", []),
    ],
)
def test_in_what_wordings_differ(fuller: str, other: str, drifts: list[str]) -> None:
    assert [str(each.drift) for each in changes(_words(fuller), _words(other))] == drifts


def test_a_change_gives_the_places_of_both() -> None:
    (change,) = changes(_words("nobody gave an order"), _words("nobody gave the very order"))
    assert (change.start, change.end, change.here, change.to) == (2, 3, 2, 4)


@pytest.mark.parametrize(
    ("fuller", "other", "shared", "run"),
    [
        ("we count patients and not politics", "we count patients not politics", 5, 3),
        ("we go where they go and we wait", "they wait", 0, 1),  # scattered words say nothing
        ("", "we wait", 0, 0),
    ],
)
def test_words_count_as_shared_in_runs(fuller: str, other: str, shared: int, run: int) -> None:
    assert shared_words(_words(fuller), _words(other)) == shared
    assert longest_run(_words(fuller), _words(other)) == run
