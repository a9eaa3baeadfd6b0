"""PETRARCH unit tests: the list of actors, codes in a phrase, and sets of events."""

import pytest

from evals.petrarch_unit import actors_of, codes_in, events_of, gold_of, is_same
from evals.reading import read_text

LISTED = """
# a comment
MARENZA [MAR] # a note
+PORT_VALE
LOWER_ESK  [ESK]
ESK_ [RIV]
BRANT
\t[BRA <950101]
\t[BRB 19950101]
NOBODY [---]
"""
ACTORS = actors_of(LISTED)


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("the ministers of Marenza", ["MAR"]),  # the name itself
        ("Marenzan ministers", ["MAR"]),  # more letters may follow
        ("Port Vale and Lower Esk", ["MAR", "ESK"]),  # a second name; the longer one hides the shorter
        ("the Eskish", []),  # the name is closed
        ("Brant", ["BRA"]),  # the first of codes by date
        ("nobody", []),  # no code
    ],
)
def test_actors_are_found_in_a_phrase(phrase: str, codes: list[str]) -> None:
    assert codes_in(phrase, ACTORS) == codes


def test_gold_without_a_party_is_left_out() -> None:
    rows = [
        {"sourcecode": "MARGOV", "targetcode": "ESK", "eventcode": "112"},
        {"sourcecode": "---GOV", "targetcode": "ESK", "eventcode": "023"},
        {"eventcode": "023"},
    ]
    assert gold_of({"events": rows}) == [(("MAR", "ESK"), "112")]


@pytest.mark.parametrize(
    ("found", "is_right"),
    [
        ({("MAR", "ESK", "REJECT")}, True),
        ({("ESK", "MAR", "REJECT")}, False),  # swapped
        ({("MAR", "ESK", "AID")}, False),  # another type
        ({("MAR", "ESK", "REJECT"), ("MAR", "RIV", "REJECT")}, False),  # one too many
        (set(), False),  # none
    ],
)
def test_the_sets_of_events_must_be_equal(found: set[tuple[str, str, str]], is_right: bool) -> None:
    assert is_same([(("MAR", "ESK"), "112")], found) is is_right


def test_the_passive_gives_the_same_dyad() -> None:
    read = read_text("Lower Esk was criticised by Marenza.", "en", None)
    assert set(events_of(read, ACTORS)) == {("MAR", "ESK", "ACCUSE")}
