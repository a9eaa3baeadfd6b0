"""The first page: every plan once, outlets only as far as they are known, and tolls that count a whole."""

from pathlib import Path

import pytest

from cuttings.ask.ahead import Outcome
from cuttings.ask.front import plans_of
from cuttings.ask.story_words import outcome_text, rests_text
from tests.ask.made import article, dossier_of

NAMELESS = "Dockers march in Port Vale\n\nDockers marched through Port Vale on Monday 3 March 2031.\n"
AGAIN = "Dockers march in Port Vale\n\nDockers marched through Port Vale on Monday 3 March 2031, hundreds of them.\n"
PLAN = article(
    "Harbour Post",
    "2031-03-04",
    "The dock this week",
    "The teachers' union will march in Port Vale on Friday.",
)
PLAN_AGAIN = article(
    "Inland Gazette",
    "2031-03-04",
    "Schools this week",
    "Teachers will hold a march through Port Vale on Friday, and Port Vale waits.",
)
OFF = article(
    "Radio Marea", "2031-03-12", "Teachers call off march", "The teachers' union called off a march in San Aurelio."
)


@pytest.mark.parametrize(
    ("outlets", "origins", "text"),
    [
        (9, 14, "9 outlets · at least 14 independent origins"),
        (1, 1, "1 outlet · at least 1 independent origin"),
        (0, 0, "no outlet known"),
    ],
)
def test_what_a_story_rests_on(outlets: int, origins: int, text: str) -> None:
    assert rests_text(outlets, origins) == text


def test_every_outcome_is_a_heading() -> None:
    assert len({outcome_text(each) for each in Outcome}) == len(Outcome)


def test_unknown_outlets_are_not_counted_and_are_called_so(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.txt": NAMELESS, "b.txt": AGAIN}) as dossier:
        front = dossier.front()
    line = max(front.lines, key=lambda each: len(each.story.leads))
    assert line.story.outlets == ()
    assert "outlet" not in line.reasons[0]
    assert {each for one in line.story.row.versions for each in one.tellers} == {"outlet unknown"}


def test_what_one_event_may_have_settled_stands_once(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"plan.md": PLAN, "again.md": PLAN_AGAIN, "off.md": OFF}) as dossier:
        unsure = [each for each in dossier.ahead() if each.outcome is Outcome.UNSURE]
        shown = plans_of(dossier.ahead(), (), Outcome.UNSURE)
    assert unsure
    assert len(shown) == len({(each.days, each.perhaps) for each in unsure})
    assert all(each.settler and each.settler in each.course(2031) for each in shown)


def test_a_plan_that_is_a_line_tells_there_what_may_have_settled_it(tmp_path: Path) -> None:
    with dossier_of(
        tmp_path, {"plan.md": PLAN.replace("The dock this week", "Teachers to march"), "off.md": OFF}
    ) as dossier:
        front = dossier.front()
    told = {each.story.row.id for each in front.lines}
    assert not told & {each.id for each in front.unsure}


def test_a_part_is_no_toll(tmp_path: Path) -> None:
    text = "Twelve people were injured in Port Vale on Monday, three of them nurses. Two more people were killed."
    with dossier_of(tmp_path, {"a.md": article("Harbour Post", "2031-03-04", "Clashes in Port Vale", text)}) as dossier:
        titles = [each.title for each in dossier.tolls(most=None)]
        every = [each.title for each in dossier.figures()]
    assert any("(part" in each or "(additional)" in each for each in every)
    assert titles
    assert not any("(part" in each or "(additional)" in each for each in titles)
