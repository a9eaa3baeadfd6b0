"""Disputed figures: rivals of one count, once for an event and a day; parts, magnitudes and growing tolls are none."""

from dataclasses import replace
from itertools import permutations

import pytest

from cuttings.model.counting import Period
from cuttings.model.entry import Dispute
from cuttings.model.finding import Bound
from cuttings.reconcile.quantities import asked
from cuttings.reconcile.series_titles import MOST
from cuttings.reconcile.summary import LocalFigure, Summary
from tests.reconcile.made import disputes_of, figure, march, party, place, report, summary

POLICE, UNION = party("the police"), party("the union")


def _text(
    *figures: LocalFigure, clipping: str = "c1", publisher: str = "harbour post", language: str = "en"
) -> Summary:
    """Return a clipping that tells all of these of one explosion."""
    told = report("r1 " + clipping, "explosion", days=march(3), figures=[each.id for each in figures])
    linked = [replace(each, reports=(told.id,)) for each in figures]
    chains = [place(f"oster {clipping}", "Oster")]
    filed = ["port vale"]
    return summary(
        clipping, publisher=publisher, places=filed, actors=chains, reports=[told], figures=linked, language=language
    )


def _sides(*made: Summary) -> list[list[str]]:
    every = {tuple(disputes_of(*order)) for order in permutations(made)}
    assert len(every) == 1, "no order of clippings shows"
    return [_held(each) for each in every.pop()]


def _held(dispute: Dispute) -> list[str]:
    return [each.holds for each in dispute.sides]


def _about(id: str, low: int, *, bound: Bound, high: int | None = None) -> LocalFigure:
    return replace(figure(id, low, high=high, whose=UNION, paragraph=9), bound=bound)


def test_two_voices_on_one_event_in_one_text_are_rivals() -> None:
    near = figure("f1", 12, whose=POLICE), figure("f2", 19, whose=UNION, paragraph=400)
    assert _sides(_text(*near)) == [["12", "19"]]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            figure("f1", 17, whose=POLICE),
            _about("f2", 200, high=999, bound=Bound.ORDER_OF_MAGNITUDE),
            "hundreds is a way to say many",
        ),
        (figure("f1", 40, whose=POLICE), replace(_about("f2", 41, bound=Bound.AT_LEAST), high=None), "more than 40"),
        (figure("f1", 20), figure("f2", 14, counted="civilians", whose=POLICE), "some who are counted apart"),
        (
            figure("f1", 31),
            figure("f2", 6, whose=POLICE, paragraph=900),
            "elsewhere in a text that knows the number itself",
        ),
        (
            figure("f1", 31, whose=POLICE),
            figure("f2", 3, counted="two passengers", whose=UNION, paragraph=900),
            "some who are named, of people",
        ),
        (
            figure("f1", 31, whose=POLICE),
            figure("f2", 9, whose=UNION, place=party("Oster", "oster c1")),
            "those of one town",
        ),
        (
            figure("f1", 52, period=Period.SO_FAR, whose=UNION),
            figure("f2", 5, paragraph=900),
            "what the outlet adds to a total",
        ),
        (figure("f1", 14, whose=POLICE), figure("f2", 31, whose=POLICE), "one voice that goes on"),
        (figure("f1", 14, is_former=True, whose=POLICE), figure("f2", 31, whose=UNION), "taken back"),
        (
            figure("f1", 22, effect="detained", counted="fishermen", whose=POLICE),
            figure("f2", 31, effect="detained", counted="pirates", whose=UNION),
            "two kinds of people",
        ),
    ],
)
def test_what_is_no_rival_in_one_text(one: LocalFigure, other: LocalFigure, why: str) -> None:
    assert _sides(_text(one, other)) == [], why


def test_two_voices_of_one_text_that_share_nothing_speak_of_two_things() -> None:
    figures = figure("f1", 14, whose=POLICE), figure("f2", 31, whose=UNION, paragraph=900)
    assert _sides(summary("c1", figures=figures)) == [], "no event, place, total or paragraph in common"
    total = [replace(each, period=Period.SO_FAR) for each in figures]
    assert _sides(summary("c1", figures=total)) == [["14", "31"]]


def test_who_gives_both_numbers_denies_neither() -> None:
    ours = _text(figure("f1", 102), figure("f2", 21), clipping="c1")
    theirs = _text(figure("f3", 102), figure("f4", 21), clipping="c2", publisher="inland gazette")
    assert _sides(ours, theirs) == [], "“102 and 21 people respectively”, twice"
    assert _sides(ours, _text(figure("f3", 40), clipping="c2", publisher="inland gazette")) != []


def test_of_one_event_and_day_there_is_one_dispute() -> None:
    told = _text(
        figure("f1", 12, whose=POLICE),
        figure("f2", 190, whose=UNION, paragraph=400),
        figure("f3", 35, whose=party("Ana Rial"), paragraph=800),
        figure("f4", 5, whose=POLICE, is_former=True),
    )
    assert _sides(told) == [["12", "190", "35"]]


def test_a_dispute_asks_how_many_and_as_of_which_day() -> None:
    near = figure("f1", 12, whose=POLICE), figure("f2", 19, whose=UNION)
    (dispute,) = disputes_of(_text(*near))
    assert dispute.title == "how many died, Mon 3 Mar"
    (dispute,) = disputes_of(summary("c1", figures=[replace(each, period=Period.SO_FAR) for each in near]))
    assert dispute.title == "how many died, all told (Mon 3 Mar)"
    assert len(dispute.title) <= MOST


@pytest.mark.parametrize(
    ("title", "effect", "question"),
    [
        ("dead in Oster, Mon 3 Mar", "killed", "how many died in Oster, Mon 3 Mar"),
        ("children dead in Oster", "killed", "how many children died in Oster"),
        ("injured, all told", "injured", "how many were injured, all told"),
        ("missing", "missing", "how many are missing"),
        ("share of votes", "share", "what share of votes"),
        ("money (1,000)", "other", "how much money (1,000)"),
        ("votes against", "votes", "how many votes against"),
        ("boats", "other", "how many boats"),
    ],
)
def test_what_is_asked(title: str, effect: str, question: str) -> None:
    assert asked(title, effect) == question
