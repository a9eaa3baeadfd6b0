"""The traps for dates: how they are marked, and how they are scored."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.finding import Anchor
from evals.challenge_dates import Found, Trap, has_value, is_right, load_traps, measures, read_trap, trap_of
from evals.harness import find_data
from evals.marked import BadItem, Half
from tests.evals.timexes import timex_at


def row(**cells: Any) -> dict[str, Any]:
    base = {"id": "en-x-1", "group": "x", "half": "open", "why": "a row", "filed": "2031-03-04"}
    return base | {"text": "It fell on [T1:Monday].", "dates": ["1 filed: 2031-03-03"]} | cells


def found(trap: Trap, timex3: str, first: date | None, last: date | None, anchor: Anchor = Anchor.FILED) -> Found:
    return Found((timex_at(trap.text, "Monday", timex3, (first, last), anchor=anchor),))


def test_a_mark_is_a_date_with_its_value_and_anchor() -> None:
    trap = trap_of(row(), "en")
    assert (trap.text, [(each.surface, each.value, each.anchor) for each in trap.dates]) == (
        "It fell on Monday.",
        [("Monday", "2031-03-03", "filed")],
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"dates": []},  # a mark without a row
        {"dates": ["1 filed: 2031-03-03", "2: 2031"]},  # a row without a mark
        {"dates": ["Monday"]},
        {"text": "It fell on [S1:Monday]."},  # the mark of another set
        {"why": ""},
        {"more": 1},
    ],
)
def test_what_does_not_fit_is_refused(cells: dict[str, Any]) -> None:
    with pytest.raises(BadItem):
        trap_of(row(**cells), "en")


@pytest.mark.parametrize(
    ("value", "timex3", "first", "last", "right"),
    [
        ("2031-03", "2031-03", date(2031, 3, 1), date(2031, 3, 31), True),
        ("2031-03", "2031-03", date(2031, 3, 1), date(2031, 3, 15), False),
        ("early 2031-03", "2031-03", date(2031, 3, 1), date(2031, 3, 15), True),
        ("early 2031-03", "2031-03", date(2031, 3, 1), date(2031, 3, 31), False),  # all of it is no part
        ("mid 2031-03", "2031-03", date(2031, 3, 8), date(2031, 3, 23), True),
        ("late 2031-03", "2031-03", date(2031, 3, 16), date(2031, 3, 31), True),
        ("late 2031-03", "2031-03", date(2031, 3, 16), date(2031, 4, 1), False),
        ("?", "XXXX-XX-XX", None, None, True),
        ("?", "2031-03-04", date(2031, 3, 4), date(2031, 3, 4), False),  # today is no answer
        ("P7M", "P7M", None, None, True),
    ],
)
def test_values_as_the_file_writes_them(
    value: str, timex3: str, first: date | None, last: date | None, right: bool
) -> None:
    trap = trap_of(row(), "en")
    assert has_value(found(trap, timex3, first, last).readings[0], value) is right


def test_two_readings_have_to_be_both_there() -> None:
    trap = trap_of(row(dates=["1: 2031-03-03 or 2031-03-10"]), "en")
    one = found(trap, "2031-03-03", date(2031, 3, 3), date(2031, 3, 3))
    other = found(trap, "2031-03-10", date(2031, 3, 10), date(2031, 3, 10))
    assert not is_right(trap.dates[0], one)
    assert is_right(trap.dates[0], Found((*other.readings, *one.readings)))


def test_a_miss_of_the_held_half_is_not_shown() -> None:
    open_one, held = trap_of(row(), "en"), trap_of(row(half="held"), "en")
    shown = {each.metric: len(each.misses) for each in measures([(open_one, []), (held, [])])}
    assert (shown["f1_en_open"], shown["f1_en_held"]) == (1, 0)


def test_the_anchor_is_compared_where_the_value_fits() -> None:
    trap = trap_of(row(), "en")
    day = date(2031, 3, 3)
    right, wrong = (found(trap, "2031-03-03", day, day, anchor) for anchor in (Anchor.FILED, Anchor.TEXT))
    assert {each.metric: each.score for each in measures([(trap, [right])])}["anchor_en"] == 1.0
    assert {each.metric: each.score for each in measures([(trap, [wrong])])}["anchor_en"] == 0.0


def test_a_trap_is_read_with_its_day_and_country() -> None:
    trap = trap_of(row(text="Paid [T1:12/07/2030].", dates=["1: 2030-12-07"], country="US"), "en")
    (read,) = read_trap(trap)
    assert is_right(trap.dates[0], read)


def test_the_set_holds_together() -> None:
    data = find_data("challenge-dates", Path())
    assert data is not None
    traps = [trap for path in data.files for trap in load_traps(path)]
    assert len({trap.id for trap in traps}) == len(traps) >= 110
    for language in ("en", "es"):
        halves = [trap.half for trap in traps if trap.language == language]
        assert abs(halves.count(Half.OPEN) - halves.count(Half.HELD)) <= 11  # one a group at most
