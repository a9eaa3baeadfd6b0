"""What dates are counted from: the filing day, the date that a story is told from, the day named last."""

import pytest

from cuttings.model.finding import Anchor
from tests.read.times.reading import times


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("In November 2028 she left; by December it was empty.", "2028-12", Anchor.TEXT),
        ("On 3 May 2019 the dam broke. On 5 May the valley was empty.", "2019-05-05", Anchor.TEXT),
        ("On 3 May 2019 it broke.\n\nOn 5 February she left.", "2031-02-05", Anchor.FILED),  # another block
        (
            "It broke on 3 May 2019. It broke again yesterday, and on 5 February.",
            "2031-02-05",
            Anchor.FILED,
        ),  # back again
        ("It opened on 3 May 2032. It was sold on 5 February.", "2031-02-05", Anchor.FILED),  # a plan is no story
        ("It opened in 2019. It was sold in February.", "2031-02", Anchor.FILED),  # a year alone starts no story
    ],
)
def test_a_story_of_an_earlier_year_is_told_from_there(text: str, value: str, anchor: Anchor) -> None:
    last = times(text)[-1]
    assert (last.timex3, last.anchor) == (value, anchor)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ina Roth left in 2019; a year later she was back.", "2020"),
        ("The mill closed in March 2028; three months earlier it was new.", "2027-12"),
        ("He won in 2014. That year the port froze.", "2014"),
        ("He won in the summer of 2014. The following year the port froze.", "2015"),
        ("She came between May and June 1981, and left in August the same year.", "1981-08"),
        ("It began on 3 May 2014. Two days later it ended.", "2014-05-05"),
    ],
)
def test_years_months_and_days_of_the_text_are_counted_from(text: str, value: str) -> None:
    last = times(text, filed=None)[-1]
    assert (last.timex3, last.anchor) == (value, Anchor.TEXT)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was new in 2014; two days later it burned.", "XXXX-XX-XX"),  # a year is too wide to count days from
        ("It broke on 3 May 2014. In 2019 she left. Two days later it rained.", "XXXX-XX-XX"),  # the day lies elsewhere
        ("Coal left in the 1990s; a year later it was back.", "XXXX"),
        ("A year later it was back.", "XXXX"),
        ("On 3 May 2014 she spoke of a day when it would end. That day came.", "XXXX-XX-XX"),
    ],
)
def test_what_is_too_wide_to_count_from_leaves_the_words_open(text: str, value: str) -> None:
    last = times(text)[-1]
    assert (last.timex3, last.earliest, last.anchor) == (value, None, Anchor.NONE)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote is to be held on 20 November.", "2031-11-20"),  # 261 days ahead, 104 back
        ("It was shown on 20 July.", "2030-07-20"),  # 138 ahead, 227 back
        ("The talks set for 3 May were brief.", "2031-05-03"),  # a plan whose verb is hidden
    ],
)
def test_the_tense_of_the_clause_turns_a_far_date(text: str, value: str) -> None:
    assert times(text)[0].timex3 == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was posted 24 hours ago.", "2031-03-03"),
        ("It was posted 48 hours ago.", "2031-03-02"),
        ("It was posted 30 hours ago.", "XXXX-XX-XX"),  # of no one day
    ],
)
def test_hours_that_make_whole_days_are_days(text: str, value: str) -> None:
    assert times(text)[-1].timex3 == value
