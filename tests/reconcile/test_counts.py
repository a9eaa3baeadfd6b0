"""Which figures are one count: a total since something began, a day's and a town's are three."""

from datetime import date, timedelta
from typing import Any

import pytest

from cuttings.model.counting import Period, Vote
from cuttings.model.finding import Scope
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import figure, march, party, place, report, series_of, somebody, summary

DAY, SO_FAR, GROWING = Period.DAY, Period.SO_FAR, Period.GROWING
SENNICK, OSTER, MARENZA = ("Lower Sennick", "Oster", "Marenza")


def _told(number: int, low: int, **cells: Any) -> Summary:
    """Return a clipping of one story, whose figure is told in a way of its own."""
    at = cells.pop("at", None)
    on = cells.pop("on", march(3))
    event = cells.pop("event", None)
    chains = [somebody(f"rial {number}", "Ana Rial"), somebody(f"tovar {number}", "Luis Tovar")]
    chains += [place(f"at {number}", at)] if at else []
    where = party(at, f"at {number}") if at else None
    reports = (
        [report(f"r{number}", event, actors=[party("Rial", f"rial {number}")], figures=[f"f{number}"], days=march(3))]
        if event
        else []
    )
    told = figure(f"f{number}", low, place=where, reports=[each.id for each in reports], **{"day": None, **cells})
    return summary(f"c{number}", publisher=f"paper {number}", day=on, actors=chains, reports=reports, figures=[told])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"period": SO_FAR}, {"period": SO_FAR, "on": march(28)}, "totals of one story, weeks apart"),
        ({"period": SO_FAR}, {"period": GROWING}, "a toll that grows is a total"),
        ({"period": DAY, "day": march(3)}, {"period": DAY, "day": march(3)}, "of one day"),
        ({"at": SENNICK}, {"at": SENNICK, "on": march(5)}, "at one town in the same days"),
        ({"at": SENNICK, "period": SO_FAR}, {"at": SENNICK, "period": SO_FAR, "on": march(28)}, "a town's total"),
        ({"event": "stormed"}, {"event": "stormed"}, "of one event"),
    ],
)
def test_figures_of_one_count_meet(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    assert len(series_of(_told(1, 17, **one), _told(2, 18, **other))) == 1, why
    assert len(series_of(_told(2, 17, **other), _told(1, 18, **one))) == 1, why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"period": SO_FAR}, {"period": DAY, "day": march(3)}, "a total and a day's count"),
        ({"period": DAY, "day": march(3)}, {"period": DAY, "day": march(4)}, "two days"),
        ({"at": SENNICK}, {"at": OSTER}, "two towns"),
        ({"at": SENNICK, "period": SO_FAR}, {"period": SO_FAR}, "a town and the whole"),
        ({"at": SENNICK}, {"at": MARENZA}, "a town and a country"),
        ({"at": SENNICK}, {"at": SENNICK, "on": march(28)}, "the town's next"),
        ({"period": DAY, "day": march(3), "at": SENNICK}, {"at": SENNICK}, "a day's, and one that is much larger"),
        ({}, {}, "nothing tells that they count one thing"),
        ({"period": SO_FAR}, {}, "a figure without a sign is not forced into a total"),
        ({"period": SO_FAR}, {"period": SO_FAR, "scope": Scope.PART, "counted": "children"}, "a part"),
        ({"period": SO_FAR}, {"period": SO_FAR, "counted": "soldiers"}, "some who are counted apart"),
    ],
)
def test_figures_of_other_counts_do_not(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    assert len(series_of(_told(1, 17, **one), _told(2, 46, **other))) == 2, why
    assert len(series_of(_told(2, 17, **other), _told(1, 46, **one))) == 2, why


def test_the_toll_of_a_crisis_is_one_series_told_apart_from_a_days_and_a_towns() -> None:
    first = date(2031, 1, 1)
    tolls = [(0, 2), (20, 7), (40, 17), (60, 46)]
    totals = [_told(each, low, period=SO_FAR, on=first + timedelta(days=each)) for each, low in tolls]
    day = _told(98, 17, period=DAY, day=march(3), at=SENNICK)
    loose = _told(99, 3)
    titles = sorted((each.title, len(each.tracks)) for each in series_of(*totals, day, loose))
    assert titles == [("dead", 1), ("dead in Lower Sennick on Mon 3 Mar", 1), ("dead, all told", 4)]


def test_the_same_number_meets_in_the_same_days_where_it_is_no_chance() -> None:
    assert len(series_of(_told(1, 17, at=SENNICK), _told(2, 17, on=march(4)))) == 1
    assert len(series_of(_told(1, 17, at=SENNICK), _told(2, 17, on=march(20)))) == 2, "weeks later"
    assert len(series_of(_told(1, 2, at=SENNICK), _told(2, 2, on=march(4)))) == 2, "two dead are soon found"


def test_close_numbers_of_one_story_meet() -> None:
    assert len(series_of(_told(1, 41), _told(2, 44, on=march(5)))) == 1
    assert len(series_of(_told(1, 41), _told(2, 60, on=march(5)))) == 2, "too many more"
    assert len(series_of(_told(1, 41), _told(2, 44, period=DAY, day=march(3)))) == 2, "a day's own"


def test_a_figure_without_a_sign_joins_no_two_counts() -> None:
    town, whole = _told(1, 17, at=SENNICK), _told(3, 17, at=OSTER)
    counts = series_of(town, _told(2, 17), whole)
    assert sorted(sum(len(track.points) for track in each.tracks) for each in counts) == [1, 2]


def test_two_stories_have_two_totals() -> None:
    other = summary(
        "c9",
        actors=[somebody("x", "Ivo Luna"), somebody("y", "Mara Sol")],
        figures=[figure("f9", 9, period=SO_FAR, day=None)],
    )
    assert len(series_of(_told(1, 17, period=SO_FAR), other)) == 2


def test_voices_side_by_side_in_one_text_count_one_thing() -> None:
    voices = [
        figure(f"f{each}", low, whose=party(name))
        for each, (low, name) in enumerate(((84, "the league"), (27, "a paper")))
    ]
    (series,) = series_of(summary("c1", figures=voices))
    assert len(series.tracks) == 2
    apart = [
        figure("f0", 84, whose=party("the league"), place=party(SENNICK)),
        figure("f1", 27, whose=party("a paper"), place=party(OSTER)),
    ]
    assert len(series_of(summary("c1", figures=apart))) == 2, "of two towns"


def test_an_outlet_beside_a_speaker_goes_on_with_what_he_says() -> None:
    said, goes_on = figure("f0", 1, whose=party("the sheriff")), figure("f1", 3)
    assert len(series_of(summary("c1", figures=[said, goes_on]))) == 2
    total = figure("f1", 3, period=GROWING)
    assert len(series_of(summary("c1", figures=[said, total]))) == 1, "unless it gives a toll of its own"


def test_counts_without_a_sign_are_one_from_day_to_day_where_they_were_filed() -> None:
    def filed(number: int, low: int, day: int) -> Summary:
        return summary(
            f"c{number}",
            publisher=f"p{number}",
            day=march(day),
            places=["port vale"],
            figures=[figure(f"f{number}", low, day=None)],
        )

    assert len(series_of(filed(1, 4, 3), filed(2, 9, 4))) == 1
    assert len(series_of(filed(1, 4, 3), filed(2, 9, 5))) == 2, "days apart"
    assert len(series_of(filed(1, 12, 3), filed(2, 201, 4))) == 2, "of two magnitudes"
    assert len(series_of(filed(1, 4, 3), filed(2, 6, 4), filed(3, 9, 6))) == 2, "nor by what lies between"


def test_the_sides_of_a_vote_are_counted_apart() -> None:
    def told(number: int, yes: int, no: int) -> Summary:
        sides = ((Vote.FOR, yes), (Vote.AGAINST, no))
        figures = [
            figure(f"{vote} {number}", low, effect="votes", counted="", vote=vote, reports=[f"r{number}"])
            for vote, low in sides
        ]
        reports = [report(f"r{number}", "passed", days=march(3), figures=[each.id for each in figures])]
        return summary(f"c{number}", publisher=f"paper {number}", reports=reports, figures=figures)

    titles = sorted((each.title, len(each.tracks)) for each in series_of(told(1, 212, 98), told(2, 212, 96)))
    assert titles == [("votes against, Mon 3 Mar", 2), ("votes for, Mon 3 Mar", 2)]


def test_close_counts_of_one_side_in_the_same_days_are_of_one_vote() -> None:
    side: dict[str, Any] = {"effect": "votes", "counted": "", "vote": Vote.FOR}
    assert len(series_of(_told(1, 65, **side), _told(2, 67, **side))) == 1
    assert len(series_of(_told(1, 65, **side), _told(2, 98, **side))) == 2, "of another motion"
    assert len(series_of(_told(1, 65, **side), _told(2, 67, **{**side, "vote": Vote.AGAINST}))) == 2, "the other side"
