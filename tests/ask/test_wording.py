"""Figures and origins in words, no more precise than what is known."""

from datetime import date
from decimal import Decimal

import pytest

from cuttings.ask.wording import (
    difference_text,
    drifts_text,
    event_days_text,
    figure_text,
    origins_text,
    own_words,
)
from cuttings.model.dates import UNKNOWN, DayBasis, Interval
from cuttings.model.entry import Difference, Drift, Origins
from cuttings.model.finding import Bound
from cuttings.model.text import Words

MONDAY = date(2031, 3, 3)


@pytest.mark.parametrize(
    ("days", "basis", "text"),
    [
        (
            Interval(date(2031, 3, 1), MONDAY),
            DayBasis.PUBLISHED,
            "on or shortly before Mon 3 Mar 2031 (by publication)",
        ),
        (Interval(None, MONDAY), DayBasis.PUBLISHED, "on or before Mon 3 Mar 2031 (by publication)"),  # alleged
        (Interval(MONDAY, None), DayBasis.ANNOUNCED, "from Mon 3 Mar 2031 on (announced)"),
        (Interval(MONDAY, None), DayBasis.CLAUSE, "not before 3 Mar 2031"),  # "since Monday"
        (Interval(MONDAY, MONDAY), DayBasis.TEXT, "Mon 3 Mar 2031"),
        (UNKNOWN, None, "undated"),
    ],
)
def test_days_of_an_event_say_how_they_are_known(days: Interval, basis: DayBasis | None, text: str) -> None:
    assert event_days_text(days, basis) == text


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "text"),
    [
        ("4", None, Bound.AT_LEAST, None, "at least 4"),
        ("0", "1200", Bound.AT_MOST, None, "at most 1,200"),
        ("200", "999", Bound.RANGE, None, "200 to 999"),
        ("500", "500", Bound.ABOUT, None, "about 500"),
        ("97.20", "97.20", Bound.EXACT, "percent", "97.2 %"),
        ("3", "3", Bound.EXACT, "EUR", "3 EUR"),
    ],
)
def test_figures(low: str, high: str | None, bound: Bound, unit: str | None, text: str) -> None:
    assert figure_text(Decimal(low), Decimal(high) if high else None, bound, unit) == text


@pytest.mark.parametrize(
    ("origins", "text"),
    [
        (Origins(1, 1, 1, 1), "1 clipping, 1 outlet, independent origins: 1"),
        (Origins(5, 3, 2, 4), "5 clippings, 3 outlets, independent origins: 2 known, at most 4"),
        (Origins(2, 2, 0, 1), "2 clippings, 2 outlets, independent origins: none known, at most 1"),
    ],
)
def test_origins(origins: Origins, text: str) -> None:
    assert origins_text(origins) == text


HERE = Words(4, 12, "Fourteen")


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (Difference(Drift.NUMBER, HERE, "Forty"), "a number: “Fourteen” for “Forty”"),
        (Difference(Drift.NEGATION, None, "not"), "a negation: without “not”"),
        (Difference(Drift.NEGATION, HERE, None), "a negation: adds “Fourteen”"),
        (Difference(Drift.WORDS, HERE, "Forty"), "“Fourteen” for “Forty”"),
        (Difference(Drift.WORDS, None, "very"), "without “very”"),
        (Difference(Drift.EXTENT, None, "and we wait"), "leaves out “and we wait”"),
        (Difference(Drift.EXTENT, HERE, None), "goes on: “Fourteen”"),
    ],
)
def test_differences_of_wordings(difference: Difference, text: str) -> None:
    assert difference_text(difference) == text


def test_a_long_difference_is_told_by_its_ends() -> None:
    told = difference_text(Difference(Drift.EXTENT, None, "first " + "and so on " * 20 + "last"))
    assert told.startswith("leaves out “first and so")
    assert told.endswith("so on last”")
    assert " … " in told


@pytest.mark.parametrize(
    ("drifts", "text"),
    [(["words"], "differ in words"), (["words", "number", "extent"], "differ in a number, words, length")],
)
def test_drifts(drifts: list[str], text: str) -> None:
    assert drifts_text(drifts) == text


def test_an_outlet_in_its_own_words() -> None:
    assert own_words("Harbour Post") == "Harbour Post (in its own words)"
    assert own_words(None) == "the outlet’s own words"
