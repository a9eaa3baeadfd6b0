"""The rules by which time expressions and their values are scored."""

from dataclasses import replace

import pytest

from cuttings.model.text import Span
from evals.meantime_timex import Board, Time, compare_document, gold_times, measures
from tests.evals.invented import words

TEXT = "The Port Vale ferry sank on 3 March 2031. On Monday divers had worked for two days."


def document() -> dict[str, object]:
    rows = [
        words("3 March 2031", TEXT) | {"type": "DATE", "value": "2031-03-03"},
        words("Monday", TEXT) | {"type": "DATE", "value": "2031-03-03"},
        words("two days", TEXT) | {"type": "DURATION", "value": "P2D"},
    ]
    return {"id": "1", "lang": "en", "dct": "2031-03-04", "text": TEXT, "timexes": rows}


def scores(found: list[Time]) -> dict[str, float]:
    board = Board()
    compare_document(document(), found, board)
    return {each.metric: round(each.score, 3) for each in measures(board, "en")}


def test_the_gold_itself_is_worth_all() -> None:
    assert set(scores(gold_times(document())).values()) == {1.0}


def test_a_longer_span_has_the_value_and_not_the_words() -> None:
    date, weekday, length = gold_times(document())
    wider = replace(weekday, place=Span(weekday.place.start - 3, weekday.place.end), surface="On Monday")
    found = scores([date, wider, length])
    assert (found["value_accuracy_en"], found["value_f1_en"], found["touch_f1_en"]) == (1.0, 0.667, 1.0)


def test_lengths_count_end_to_end_alone() -> None:
    found = scores(gold_times(document())[:2])
    assert (found["value_accuracy_en"], found["date_f1_en"], found["value_f1_en"]) == (1.0, 1.0, 0.8)


@pytest.mark.parametrize(("place", "relative"), [(0, False), (1, True)])
def test_a_date_is_relative_when_its_year_is_not_written(place: int, relative: bool) -> None:
    assert gold_times(document())[place].is_relative is relative


def test_a_wrong_value_is_told_with_its_place() -> None:
    date, weekday, length = gold_times(document())
    board = Board()
    compare_document(document(), [date, replace(weekday, value="2031-03-10"), length], board)
    (miss,) = [each for each in board.misses if each.metric == "relative_accuracy"]
    assert (miss.how, "⟦Monday⟧" in miss.context) == ("differs", True)
