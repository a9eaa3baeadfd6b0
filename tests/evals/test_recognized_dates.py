"""The rules by which dates of a recogniser's cases are scored."""

from datetime import date
from typing import Any

import pytest

from cuttings.model.finding import Timex
from evals.recognized_dates import compare, date_measures, expected_dates, is_met
from tests.evals.invented import words
from tests.evals.timexes import timex_at

TEXT = "The ferry to Port Vale sails in August."


def case(*values: dict[str, Any], kind: str = "datetimeV2.daterange", surface: str = "August") -> dict[str, Any]:
    result = words(surface, TEXT) | {"type": kind, "resolution": {"values": list(values)}}
    base = {"id": "en-1", "lang": "en", "kind": "datetime", "text": TEXT, "reference": "2031-03-04T00:00:00"}
    return base | {"results": [result]}


def timex(timex3: str, first: date | None, last: date | None, edtf: str | None = None) -> Timex:
    return timex_at(TEXT, "August", timex3, (first, last), edtf=edtf)


AUGUST = timex("2031-08", date(2031, 8, 1), date(2031, 8, 31))


@pytest.mark.parametrize(
    ("value", "found", "met"),
    [
        ({"timex": "2031-08", "start": "2031-08-01", "end": "2031-09-01"}, AUGUST, True),  # it ends before its end
        ({"timex": "2030-08", "start": "2030-08-01", "end": "2030-09-01"}, AUGUST, False),
        ({"timex": "2031-08-01", "value": "2031-08-01"}, AUGUST, False),  # a month is no day
        (
            {"timex": "(2029-01-01,2031-01-01,P2Y)", "start": "2029-01-01", "end": "2031-01-01"},
            timex("P2Y", date(2029, 1, 1), date(2031, 12, 31), edtf="2029/2031"),
            True,  # from one date to another, which begins there
        ),
        ({"timex": "2031-08", "Mod": "since", "start": "2031-08-01"}, AUGUST, True),
        ({"timex": "2031-08", "Mod": "after", "start": "2031-09-01"}, AUGUST, True),
        ({"timex": "2031-08", "Mod": "after", "start": "2031-08-01"}, AUGUST, False),
        ({"timex": "2031-08", "Mod": "before", "end": "2031-08-01"}, AUGUST, True),
        ({"timex": "2031-08", "Mod": "before", "end": "2031-08-01"}, timex("", None, date(2031, 7, 31)), True),
        (
            {"timex": "XXXX-08", "Mod": "mid", "start": "2031-08-10", "end": "2031-08-21"},
            timex("2031-08", date(2031, 8, 8), date(2031, 8, 23)),
            True,  # others cut the middle otherwise: the month is compared
        ),
        (
            {"timex": "XXXX-08", "Mod": "mid", "start": "2030-08-10", "end": "2030-08-21"},
            timex("2031-08", date(2031, 8, 8), date(2031, 8, 23)),
            False,
        ),
        ({"timex": "FY2031", "value": "not resolved"}, timex("FY2031", None, None), True),
        ({"timex": "FY2031", "value": "not resolved"}, AUGUST, False),
    ],
)
def test_days_of_a_value(value: dict[str, Any], found: Timex, met: bool) -> None:
    (expected,) = expected_dates(case(value))
    assert is_met(expected, found) is met


def test_a_bare_weekday_is_the_past_one() -> None:
    past, future = ({"timex": "XXXX-WXX-5", "value": day} for day in ("2031-02-28", "2031-03-07"))
    (expected,) = expected_dates(case(past, future, kind="datetimeV2.date"))
    to_come = timex("2031-03-07", date(2031, 3, 7), date(2031, 3, 7))
    assert not is_met(expected, to_come)
    assert is_met(expected, to_come, either=True)


def test_other_kinds_are_not_asked_for() -> None:
    assert list(expected_dates(case({"timex": "P1M", "value": "1"}, kind="datetimeV2.duration"))) == []


def test_an_expression_without_a_type_has_that_of_its_value() -> None:
    row = case({"timex": "2031-08", "type": "daterange", "start": "2031-08-01", "end": "2031-09-01"})
    row["results"][0]["type"] = None
    assert len(list(expected_dates(row))) == 1


def test_touching_words_are_enough_and_told_apart_from_equal_ones() -> None:
    row = case({"timex": "2031-08", "start": "2031-08-01", "end": "2031-09-01"}, surface="in August")
    answer = compare(row, [AUGUST])
    assert (answer.is_met, answer.is_exact) == (True, False)


def test_one_missing_date_misses_the_case() -> None:
    row = case({"timex": "2031-08", "start": "2031-08-01", "end": "2031-09-01"})
    answer = compare(row, [])
    assert (answer.is_met, [miss.how for miss in answer.misses]) == (False, ["missed"])


def test_every_case_with_a_date_is_scored() -> None:
    dated = case(
        {"timex": "XXXX-08", "start": "2031-08-01", "end": "2031-09-01"}, {"timex": "x", "start": "2030-08-01"}
    )
    other = case({"timex": "P1M", "value": "1"}, kind="datetimeV2.duration")
    held = {each.metric: (each.score, each.n) for each in date_measures([dated, other]) if each.is_held}
    assert held == {"date_accuracy": (1.0, 1)}
