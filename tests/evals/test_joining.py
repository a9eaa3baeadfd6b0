"""Which of ours stands for a labelled mention, and what joins are worth against those of the same words."""

from dataclasses import dataclass

import pytest

from cuttings.model.text import Span
from evals.gathered import Place
from evals.joining import GoldMention, Judged, joining_measures, links_made, nearest


@dataclass(frozen=True)
class Ours:
    place: Place


def at(start: int, end: int, document: str = "a") -> Place:
    return Place(document, Span(start, end))


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ([at(0, 4), at(10, 20)], at(10, 20)),  # all of it rather than a part
        ([at(10, 12), at(12, 20)], at(12, 20)),  # the larger part
        ([at(15, 20), at(10, 15)], at(10, 15)),  # of equals the earliest
        ([at(10, 60), at(12, 18)], at(12, 18)),  # not all the text around it
        ([at(20, 30), at(5, 10)], None),  # what only touches it
        ([at(10, 20, "b")], None),  # another document
    ],
)
def test_the_best_overlap_stands_for_a_mention(ours: list[Place], expected: Place | None) -> None:
    gold = GoldMention(at(10, 20), "X", "sank")
    [(_, found)] = nearest([gold], [Ours(each) for each in ours])
    assert (found and found.place) == expected


def judged(*rows: tuple[str, str, str | None]) -> list[Judged]:
    return [Judged(GoldMention(at(n, n + 1), cluster, words), ours) for n, (cluster, words, ours) in enumerate(rows)]


def test_what_is_not_read_is_alone() -> None:
    rows = judged(("X", "sank", "e"), ("X", "sinking", "e"), ("X", "went down", None), ("Y", "sank", "f"))
    scores = {each.metric: (round(each.score, 2), each.n) for each in joining_measures("event", rows)}
    assert scores["event_conll_aligned"][1] == 3
    assert scores["event_conll"] == (0.73, 4)  # the mean of MUC 2/3, B³ 4/5, CEAF-e 18/25
    assert links_made(rows).ours == 1


def test_the_baseline_joins_the_same_words() -> None:
    rows = judged(("X", "sank", None), ("X", "sank", "e"), ("Y", "searched", "f"), ("Y", "search", "f"))
    found = {each.metric: each for each in joining_measures("event", rows, suffix="_en")}
    assert list(found) == [
        "event_conll_en",
        "event_conll_aligned_en",
        "baseline_event_conll_en",
        "baseline_event_conll_aligned_en",
    ]
    assert [each.is_held for each in found.values()] == [True, False, False, False]
    assert found["baseline_event_conll_en"].score < 1.0
