"""The rules by which dates of the GUM corpus are scored."""

from datetime import date
from typing import Any

import pytest

from cuttings.model.finding import Timex, TimexType
from evals.gum_dates import DateBoard, found_dates
from tests.evals.invented import words
from tests.evals.timexes import timex_at

TEXT = "From 2016 to 2018 she ran Port Vale; in the 1990s, on 30 September at 18:30, for two years, now."


def gold(surface: str, **attrs: str) -> dict[str, Any]:
    return words(surface, TEXT) | {"tag": "date", "attrs": attrs}


def timex(
    surface: str,
    timex3: str,
    first: date | None,
    last: date | None,
    edtf: str | None = None,
    kind: TimexType = TimexType.DATE,
) -> Timex:
    return timex_at(TEXT, surface, timex3, (first, last), edtf=edtf, type=kind)


def scores(rows: list[dict[str, Any]], found: list[Timex]) -> dict[str, float]:
    board = DateBoard()
    board.add({"id": "1", "genre": "news", "text": TEXT, "dates": rows}, found)
    return {each.metric: round(each.score, 3) for each in board.measures()}


RANGE = timex("From 2016 to 2018", "P2Y", date(2016, 1, 1), date(2018, 12, 31), "2016/2018", TimexType.DURATION)


def test_a_range_stands_for_its_two_ends() -> None:
    found = scores([gold("2016", when="2016"), gold("2018", when="2018")], [RANGE])
    assert (found["date_f1"], found["date_letters_f1"]) == (1.0, 0.0)


def test_a_range_with_a_wrong_end_is_half_right() -> None:
    assert scores([gold("2016", when="2016"), gold("2018", when="2019")], [RANGE])["date_f1"] == 0.5


def test_an_article_makes_no_difference_but_to_the_letter() -> None:
    decade = timex("the 1990s", "199", date(1990, 1, 1), date(1999, 12, 31), "199X")
    found = scores([gold("1990s", **{"from": "1990-01-01", "to": "1999-12-31"})], [decade])
    assert (found["date_f1"], found["date_letters_f1"], found["date_near_f1"]) == (1.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("row", "found", "score"),
    [
        (gold("30 September", when="--09-30"), timex("30 September", "XXXX-09-30", None, None), 1.0),
        (
            gold("30 September", when="--09-30"),
            timex("30 September", "2030-09-30", date(2030, 9, 30), date(2030, 9, 30)),
            0.0,  # the gold leaves the year open
        ),
        (
            gold("18:30", when="18:30:00"),
            timex("18:30", "2031-03-04T18:30", date(2031, 3, 4), date(2031, 3, 4), kind=TimexType.TIME),
            1.0,  # an hour of an unknown day
        ),
        (
            gold("18:30", when="18:30:00"),
            timex("18:30", "2031-03-04T06:30", date(2031, 3, 4), date(2031, 3, 4), kind=TimexType.TIME),
            0.0,
        ),
    ],
)
def test_open_years_and_hours_are_compared_as_written(row: dict[str, Any], found: Timex, score: float) -> None:
    assert scores([row], [found])["date_f1"] == score


def test_what_names_no_day_is_not_counted() -> None:
    length = timex("two years", "P2Y", None, None, kind=TimexType.DURATION)
    assert found_dates([length, timex("now", "PRESENT_REF", None, None)]) == []
