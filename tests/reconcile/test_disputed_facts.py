"""Two days of an act that happens once, and two towns of one event."""

from dataclasses import replace
from typing import Any

import pytest

from cuttings.model.dates import DayBasis
from cuttings.model.entry import Dispute, DisputeKind
from cuttings.model.finding import MentionType
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import disputes_of, march, party, report, somebody, summary


def _died(clipping: str, day: int, **cells: Any) -> Summary:
    """Return a clipping in which somebody dies on a day, in the words of its own paper."""
    who, trigger = cells.get("who", "Ana Rial"), cells.get("trigger", "die")
    roles: dict[str, Any] = {cells.get("role", "actors"): [party(who, f"who {clipping}")]}
    made = report(
        f"r {clipping}", trigger, type=cells.get("type", "ASSAULT"), days=march(day), title="Rial died", **roles
    )
    told = replace(made, basis=cells.get("basis", DayBasis.CLAUSE), is_main=cells.get("is_main", True))
    chain = somebody(f"who {clipping}", who)
    return summary(clipping, publisher=f"paper of {clipping}", day=march(6), actors=[chain], reports=[told])


def _of(kind: DisputeKind, *made: Summary) -> list[Dispute]:
    assert disputes_of(*made) == disputes_of(*made[::-1]), "no order of clippings shows"
    return [each for each in disputes_of(*made) if each.kind is kind]


def test_two_days_of_one_death_are_a_dispute() -> None:
    (dispute,) = _of(DisputeKind.DAY, _died("c1", 3), _died("c2", 4))
    assert [(each.holds, each.whose) for each in dispute.sides] == [
        ("Mon 3 Mar 2031", ("paper of c1",)),
        ("Tue 4 Mar 2031", ("paper of c2",)),
    ]
    assert "happens once" in dispute.reason


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({}, {"day": 3}, "one day"),
        ({}, {"day": 9}, "too far apart"),
        ({}, {"who": "Ivo Luna"}, "another person"),
        ({"trigger": "protest", "type": "PROTEST"}, {"trigger": "protest", "type": "PROTEST"}, "done again and again"),
        ({}, {"basis": DayBasis.PUBLISHED}, "a day that only publication gives"),
        ({}, {"is_main": False}, "told in passing"),
        ({}, {"role": "recipients"}, "done by her, and to her"),
    ],
)
def test_days_that_are_no_dispute(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    made = _died("c1", 3, **one), _died("c2", **{"day": 4, **other})
    assert _of(DisputeKind.DAY, *made) == [], why


def _fire(clipping: str, *towns: str) -> Summary:
    chains = [somebody(f"{town} {clipping}", town, type=MentionType.PLACE) for town in towns]
    chains.append(somebody(f"board {clipping}", "Harbour Board", type=MentionType.ORGANIZATION))
    chains.append(somebody(f"rial {clipping}", "Ana Rial"))
    told = report(
        f"r {clipping}",
        "storm",
        actors=[party("the board", f"board {clipping}")],
        recipients=[party("Rial", f"rial {clipping}")],
        places=[party(town, f"{town} {clipping}") for town in towns],
        days=march(3),
        title="The board stormed the mill",
    )
    return summary(clipping, publisher=f"paper of {clipping}", actors=chains, reports=[told])


def test_two_towns_of_one_event_are_a_dispute() -> None:
    (dispute,) = _of(DisputeKind.PLACE, _fire("c1", "Port Vale"), _fire("c2", "Oster"))
    assert [each.holds for each in dispute.sides] == ["Oster", "Port Vale"]
    assert dispute.title == "where: The board stormed the mill"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (["Port Vale"], ["Port Vale"], "one town"),
        (["Port Vale"], ["Marenza"], "the country that the town may lie in"),
        (["Port Vale", "Oster"], ["Oster"], "it went through both"),
        (["Port Vale"], [], "one names none"),
    ],
)
def test_places_that_are_no_dispute(one: list[str], other: list[str], why: str) -> None:
    assert _of(DisputeKind.PLACE, _fire("c1", *one), _fire("c2", *other)) == [], why
