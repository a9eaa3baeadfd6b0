"""A denial and the claim it denies: of one act, by another voice; a shared type alone is no dispute."""

from typing import Any

import pytest

from cuttings.model.entry import Dispute, DisputeKind
from cuttings.model.finding import Status
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import disputes_of, march, party, place, report, somebody, summary


def _told(clipping: str, status: Status, **cells: Any) -> Summary:
    """Return a clipping in which somebody tells that the Harbour Guard fired, or did not."""
    who, whose = cells.pop("who", "Harbour Guard"), cells.pop("whose", None)
    at, publisher = cells.pop("at", None), cells.pop("publisher", "harbour post")
    chains = [somebody(f"who {clipping}", who)]
    chains += [somebody(f"by {clipping}", whose)] if whose else []
    chains += [place(f"at {clipping}", at)] if at else []
    told = report(
        f"r {clipping}",
        cells.pop("trigger", "fire"),
        actors=[party(who, f"who {clipping}")],
        places=[party(at, f"at {clipping}")] if at else [],
        whose=party(whose, f"by {clipping}") if whose else None,
        status=status,
        title="The guard fired",
        **cells,
    )
    return summary(clipping, publisher=publisher, actors=chains, reports=[told])


def _status_disputes(*made: Summary) -> list[Dispute]:
    assert disputes_of(*made) == disputes_of(*made[::-1]), "no order of clippings shows"
    return [each for each in disputes_of(*made) if each.kind is DisputeKind.STATUS]


def test_a_denial_answers_the_claim_of_another_voice() -> None:
    (dispute,) = _status_disputes(
        _told("c1", Status.ALLEGED, whose="Ines Quiroga"), _told("c2", Status.DENIED, whose="Luis Tovar")
    )
    assert [(each.holds, each.whose) for each in dispute.sides] == [
        ("alleged", ("Ines Quiroga",)),
        ("denied", ("Luis Tovar",)),
    ]
    assert dispute.reason == (
        "denied by Luis Tovar, told as done by Ines Quiroga; no party, place or day sets the two apart"
    )


@pytest.mark.parametrize(
    ("claim", "denial", "why"),
    [
        ({"whose": "Luis Tovar"}, {"whose": "Luis Tovar"}, "his own words"),
        ({"trigger": "march", "type": "PROTEST"}, {}, "another act"),
        ({"trigger": "march", "who": "Dockers Union"}, {}, "only the type is shared"),
        ({"who": "Dockers Union"}, {}, "somebody else did it"),
        ({"days": march(3)}, {"days": march(5)}, "another day"),
        ({"at": "Port Vale"}, {"at": "Oster"}, "another place"),
    ],
)
def test_a_denial_answers_no_other_claim(claim: dict[str, Any], denial: dict[str, Any], why: str) -> None:
    denied = _told("c2", Status.DENIED, **{"whose": "Luis Tovar", **denial})
    assert _status_disputes(_told("c1", Status.HAPPENED, **claim), denied) == [], why


@pytest.mark.parametrize("status", [Status.CALLED_FOR, Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL])
def test_what_did_not_happen_denies_nothing_that_is_only_called_for(status: Status) -> None:
    negated = _told("c2", Status.NEGATED, publisher="gazette")
    assert _status_disputes(_told("c1", status, whose="Ines Quiroga"), negated) == []


def test_what_one_outlet_tells_as_not_done_needs_the_same_named_party() -> None:
    negated = _told("c2", Status.NEGATED, publisher="gazette")
    assert len(_status_disputes(_told("c1", Status.HAPPENED), negated)) == 1
    nobody = summary(
        "c1", reports=[report("r1", "fire", actors=[party("people")], days=march(3), places=[party("here")])]
    )
    other = summary("c2", reports=[report("r2", "fire", status=Status.NEGATED, days=march(3))], publisher="gazette")
    assert _status_disputes(nobody, other) == []


def test_soldiers_are_no_police() -> None:
    one = summary("c1", reports=[report("r1", "fire", actors=[party("police")])])
    both = [
        report("r1", "fire", actors=[party("police")]),
        report("r2", "fire", actors=[party("the soldiers")], status=Status.DENIED, whose=party("the general")),
    ]
    assert _status_disputes(summary("c1", reports=both)) == []
    again = [
        both[0],
        report("r2", "fire", actors=[party("officers")], status=Status.DENIED, whose=party("the general")),
    ]
    assert len(_status_disputes(summary("c1", reports=again))) == 1
    assert _status_disputes(one) == []
