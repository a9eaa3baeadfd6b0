"""What holds of every time expression: its words, the order of its days, and that no day comes from nowhere."""

from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuttings.model.dates import day_interval, parse_edtf
from cuttings.model.finding import Anchor, TimexType
from tests.read.times.reading import times

PHRASES = st.sampled_from(
    [
        "yesterday",
        "on Monday",
        "last week",
        "in March",
        "12 December",
        "early 2029",
        "next Friday",
        "two days ago",
        "the same day",
        "from 2016 to 2018",
        "between 5 and 9 January",
        "12/07/2030",
        "the 1990s",
        "at 7:45 p.m.",
        "said",
        "will",
        "the vote",
        "31 April",
        "from 28 Dec to",
        "two weeks after",
        "the day before",
        "the third week of",
        "last year",
        "within ten days",
        "on 5/12",
        "Easter",
    ]
)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


@settings(max_examples=60)
@given(st.lists(PHRASES, max_size=8), st.none() | DAYS)
def test_days_are_ordered_and_words_stand_at_their_offsets(phrases: list[str], filed: date | None) -> None:
    text = " ".join(phrases) or "nothing"
    for found in times(text, filed=filed):
        assert found.words.surface == text[found.words.start : found.words.end]
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        if filed is None:
            assert found.anchor in (Anchor.NONE, Anchor.TEXT)


@settings(max_examples=60)
@given(DAYS, st.sampled_from(["yesterday", "tomorrow", "last Friday", "next month", "a week ago", "this year"]))
def test_relative_words_move_with_the_filing_day(filed: date, phrase: str) -> None:
    (found,) = times(f"It was told {phrase}.", filed=filed)
    assert found.type is TimexType.DATE
    assert abs(cast(date, found.earliest) - filed).days <= 366


RELATIVE = [
    "yesterday",
    "tonight",
    "on Monday",
    "last week",
    "next year",
    "two days ago",
    "the past three days",
    "in May",
]


@settings(max_examples=60)
@given(st.lists(PHRASES, max_size=8), st.none() | DAYS)
def test_what_edtf_says_lies_in_the_days(phrases: list[str], filed: date | None) -> None:
    for found in times(" ".join(phrases) or "nothing", filed=filed):
        written = parse_edtf(found.edtf or "")
        assert written is None or found.earliest is None or written.overlaps(day_interval(found.earliest))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(RELATIVE), min_size=1, max_size=5))
def test_no_day_to_count_from_gives_no_day(phrases: list[str]) -> None:
    for found in times("It was told " + ", ".join(phrases) + ".", filed=None):
        assert (found.earliest, found.latest, found.anchor) == (None, None, Anchor.NONE)


@settings(max_examples=40)
@given(st.lists(PHRASES, max_size=6), DAYS)
def test_the_same_text_is_read_the_same_way(phrases: list[str], filed: date) -> None:
    text = " ".join(phrases) or "nothing"
    assert times(text, filed=filed) == times(text, filed=filed)


@pytest.mark.parametrize("phrase", RELATIVE)
def test_every_resolved_date_tells_what_it_is_counted_from(phrase: str) -> None:
    for found in times(f"It was told {phrase}.", filed=date(2031, 3, 4)):
        assert found.earliest is None or (found.anchor is Anchor.FILED and "2031-03-04" in found.basis)
