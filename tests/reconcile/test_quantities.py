"""Quantities: which figures measure the same, and what that is called."""

from typing import Any

import pytest

from cuttings.model.counting import Vote
from cuttings.model.finding import Scope
from cuttings.reconcile.quantities import Quantity, quantity_of
from tests.reconcile.made import figure, words

VOTES = {"effect": "votes", "counted": "votes"}
SHARE = {"effect": "share", "unit": "percent"}
OTHER = {"effect": "other"}


def _quantity(low: int = 1, *, id: str = "f1", language: str = "en", **cells: Any) -> Quantity:
    return quantity_of(figure(id, low, **cells), language, words())


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"counted": "people"}, {"counted": "dockers"}, True),
        ({"effect": "killed"}, {"effect": "injured"}, False),
        ({"counted": "people"}, {"counted": "two soldiers"}, False),  # some who are counted apart
        ({"counted": "soldiers"}, {"counted": "militares", "language": "es"}, True),
        ({"effect": "detained", "counted": "men"}, {"effect": "detained", "counted": "people"}, True),  # no harm done
        ({**VOTES, "vote": Vote.FOR}, {**VOTES, "vote": Vote.AGAINST}, False),
        ({**VOTES, "counted": "", "vote": Vote.FOR}, {**VOTES, "vote": Vote.FOR}, True),
        ({**OTHER, "counted": "two boats"}, {**OTHER, "counted": "boats"}, True),
        ({**OTHER, "counted": "boat"}, {**OTHER, "counted": "boats"}, True),
        ({**OTHER, "counted": "boats"}, {**OTHER, "counted": "lorries"}, False),
        ({**OTHER, "counted": "people"}, {**OTHER, "counted": "people", "low": 30}, False),  # of whom nothing is known
        ({**OTHER, "counted": "foreign observers"}, {**OTHER, "counted": "observers"}, False),
        ({**SHARE, "counted": "votes"}, {**VOTES}, False),
        ({**SHARE, "counted": "votes"}, {**SHARE, "counted": "votos", "language": "es"}, True),
        ({**SHARE, "counted": "votes"}, {**SHARE, "counted": "vote"}, False),  # those counted, and those won
        ({**VOTES, "counted": "valid votes"}, {**VOTES, "counted": "votos", "language": "es"}, False),
        ({**VOTES, "before": "torvel led by"}, VOTES, False),  # a lead is no tally
        ({**VOTES, "before": "torvel led by"}, {**VOTES, "before": "aventajaba por", "language": "es"}, True),
        ({**VOTES, "before": "the clerk stood by and took"}, VOTES, True),
        ({**SHARE, "counted": "", "low": 49}, {**SHARE, "counted": "", "low": 51}, False),  # of what, nobody says
        ({**SHARE, "counted": "", "low": 49}, {**SHARE, "counted": "", "low": 49}, True),
        ({}, {"scope": Scope.ADDITIONAL}, False),
        ({}, {"scope": Scope.PART, "counted": "children"}, False),
        ({"scope": Scope.PART, "counted": ""}, {"scope": Scope.PART, "counted": "", "id": "f2"}, False),
    ],
)
def test_which_figures_measure_the_same(one: dict[str, Any], other: dict[str, Any], is_same: bool) -> None:
    assert (_quantity(**one).key == _quantity(**other).key) is is_same


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"counted": "dockers"}, "dead"),
        ({"counted": "nurses", "scope": Scope.PART}, "dead (part: nurses)"),
        ({"scope": Scope.PART, "counted": ""}, "dead (part)"),
        ({"counted": "two soldiers"}, "soldiers dead"),
        ({**VOTES, "counted": "", "vote": Vote.AGAINST}, "votes against"),
        ({**VOTES, "vote": Vote.ABSTAINED}, "abstentions"),
        ({"scope": Scope.ADDITIONAL}, "dead (additional)"),
        ({**SHARE, "counted": "votos", "language": "es"}, "share of votes"),
        ({**VOTES, "before": "a lead of"}, "votes (lead)"),
        ({**OTHER, "counted": "votos nulos", "language": "es"}, "votos nulos"),
        ({**SHARE, "counted": ""}, "share (1)"),
    ],
)
def test_what_a_quantity_is_called(cells: dict[str, Any], name: str) -> None:
    assert _quantity(**cells).name == name
