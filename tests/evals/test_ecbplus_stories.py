"""The rules by which a told story is held against what happened."""

import pytest

from cuttings.model.text import Span
from evals.ecbplus_stories import Happening, Line, Verdict, happening_of, judge, measures, subtopics
from evals.gathered import Place
from evals.joining import GoldMention


def mention(document: str, cluster: str) -> GoldMention:
    return GoldMention(Place(document, Span(0, 4)), cluster, "sank")


HAPPENING = Happening("SINK", frozenset("abcd"), mention("a", "SINK"))


def line(documents: str, **told: int) -> Line:
    return Line("A ferry sank", frozenset(documents), told)


def test_the_happening_is_what_most_documents_mention() -> None:
    mentions = [mention("a", "SEARCH")] * 5 + [mention("a", "SINK"), mention("b", "SINK")]
    found = happening_of(mentions)
    assert (found.cluster, found.documents) == ("SINK", frozenset("ab"))


def test_of_equals_the_one_with_most_mentions() -> None:
    assert happening_of([mention("a", "AGE"), mention("a", "SINK"), mention("a", "SINK")]).cluster == "SINK"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("abx", SINK=3)], Verdict(is_first=True, joined=0.5, purity=1.0)),
        ([line("abcd", SINK=3, SEARCH=1)], Verdict(is_first=True, joined=1.0, purity=0.75)),
        ([line("abcd", SINK=1, SEARCH=1)], Verdict(is_first=False, joined=1.0, purity=0.5)),  # it tells of both alike
        ([line("xy"), line("a", SINK=1)], Verdict(is_first=False, joined=0.25, purity=1.0)),  # it comes second
        ([line("a", SEARCH=2)], Verdict(is_first=False, joined=0.0, purity=None)),
        ([], Verdict(is_first=False, joined=0.0, purity=None)),
    ],
)
def test_a_story_is_judged_by_its_first_line_and_the_first_that_tells_of_the_happening(
    lines: list[Line], expected: Verdict
) -> None:
    assert judge(lines, HAPPENING) == expected


def test_a_story_without_the_happening_has_no_purity() -> None:
    found = measures([Verdict(True, 1.0, 0.5), Verdict(False, 0.0, None)], [])
    assert [(each.metric, each.score, each.n) for each in found] == [
        ("story_first", 0.5, 2),
        ("story_joined", 0.5, 2),
        ("story_purity", 0.5, 1),
    ]


def test_few_documents_make_no_story() -> None:
    documents = [{"id": str(number), "subtopic": "1a" if number < 8 else "1b"} for number in range(15)]
    assert [len(each) for each in subtopics(documents)] == [8]
