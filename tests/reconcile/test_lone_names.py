"""Names of one word: settled at the first scope where exactly one bearer fits."""

from collections.abc import Sequence

import pytest

from cuttings.reconcile.lone_names import _Bearers
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import actors_of, somebody, summary

POST = "post"


def _at(position: int | None, chain: str, name: str, *others: tuple[str, str]) -> Summary:
    near = [] if position is None else [(POST, position)]
    actors = [somebody(chain, name), *(somebody(*other) for other in others)]
    return summary(f"clipping of {chain}", near=near, actors=actors)


def _owner_of(chain: str, made: Sequence[Summary]) -> tuple[str, str | None]:
    """Return the name of the chain's actor and the reason of its join."""
    (actor,) = (each for each in actors_of(*made) if chain in each.members)
    reasons = [join.reason for join in actor.joins if chain in (join.a, join.b)]
    return actor.name, reasons[0] if reasons else None


@pytest.mark.parametrize(
    ("made", "owner", "scope"),
    [
        ([_at(None, "a", "Ines Quiroga"), _at(None, "z", "Quiroga")], "Ines Quiroga", "in the dossier"),
        (
            [_at(1, "a", "Ines Quiroga"), _at(9, "b", "Marta Quiroga"), _at(2, "z", "Quiroga")],
            "Ines Quiroga",
            "within 1 of it",
        ),
        (
            [_at(1, "a", "Ines Quiroga"), _at(9, "b", "Marta Quiroga"), _at(4, "z", "Quiroga")],
            "Ines Quiroga",
            "within 3 of it",
        ),
        (
            [_at(1, "a", "Ines Quiroga"), _at(None, "b", "Marta Quiroga"), _at(30, "z", "Quiroga")],
            "Ines Quiroga",
            "in the post",
        ),
        (
            [
                _at(None, "a", "Ines Quiroga", ("a2", "Tomas Arce")),
                _at(None, "b", "Marta Quiroga"),
                _at(None, "z", "Quiroga", ("z2", "Tomas Arce")),
            ],
            "Ines Quiroga",
            "that share another actor",
        ),
        ([_at(1, "a", "Ines Quiroga"), _at(3, "b", "Marta Quiroga"), _at(2, "z", "Quiroga")], "Quiroga", None),
        ([_at(None, "a", "Ines Quiroga"), _at(None, "b", "Marta Quiroga"), _at(None, "z", "Quiroga")], "Quiroga", None),
        ([_at(None, "a", "Ines Quiroga"), _at(None, "z", "Ines")], "Ines", None),  # a first name, too far away
        ([_at(1, "a", "Ines Quiroga"), _at(2, "z", "Ines")], "Ines Quiroga", "within 1 of it"),
    ],
)
def test_scope_widens_until_exactly_one_fits(made: list[Summary], owner: str, scope: str | None) -> None:
    name, reason = _owner_of("z", made)
    assert name == owner
    assert (reason is None) if scope is None else (reason is not None and scope in reason)
    assert _owner_of("z", made[::-1]) == (name, reason)


def test_a_surname_reaches_many_clippings_of_one_person() -> None:
    full = [_at(None, f"a{number}", "Ines Quiroga") for number in range(3)]
    lone = [_at(None, f"z{number}", "Quiroga") for number in range(3)]
    (actor,) = actors_of(*full, *lone)
    assert len(actor.members) == 6


def test_equal_lone_names_that_nobody_bears_in_full_are_one() -> None:
    (actor,) = actors_of(_at(None, "a", "Marisol"), _at(None, "b", "Marisol"))
    assert "no fuller one" in actor.joins[0].reason


def test_a_lone_name_does_not_join_two_bearers() -> None:
    made = [_at(None, "a", "Ines Quiroga"), _at(None, "b", "Marta Quiroga"), _at(None, "z", "Quiroga")]
    assert len(actors_of(*made)) == 3


def _steps(names: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often somebody is weighed as the bearer of a name, where that many name the person in full."""
    weighed: list[str] = []
    weigh = _Bearers._own

    def count(self: _Bearers, owners: dict[str, str], chain: str) -> None:
        weighed.append(chain)
        weigh(self, owners, chain)

    monkeypatch.setattr(_Bearers, "_own", count)
    made = [_at(None, f"a{number:05}", "Ines Quiroga", (f"o{number:05}", "Tomas Arce")) for number in range(names)]
    made += [_at(None, f"z{number:05}", "Quiroga", (f"p{number:05}", "Tomas Arce")) for number in range(names)]
    assert len(actors_of(*made)) == 2
    return len(weighed)


def test_settling_grows_with_the_names_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _steps(80, monkeypatch) <= 4 * _steps(20, monkeypatch)
