"""The challenge set of statuses: its marks, and what an answer is worth."""

import pytest

from cuttings.model.finding import Status
from evals.challenge_status import (
    Answer,
    Item,
    accuracy,
    confusions,
    item_of,
    load_items,
    macro_f1,
    measures,
    misses_of,
)
from evals.harness import CHALLENGE, EXAMPLE, find_data
from evals.marked import BadItem, Half


def _item(marked: str, half: Half = Half.OPEN) -> Item:
    return item_of(marked, id="en-planned-1", group="planned", half=half)


def test_the_mark_is_cut_from_the_text() -> None:
    item = _item("They will [planned:march] on.")
    assert item.text == "They will march on."
    assert item.trigger.cut(item.text) == "march"
    assert (item.status, item.language) == (Status.PLANNED, "en")


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("They will march on.", "no event is marked"),
        ("They [planned:march] and [planned:sing].", "two are"),
        ("They [perhaps:march].", "no status of ours"),
    ],
)
def test_what_does_not_hold_is_refused(marked: str, why: str) -> None:
    with pytest.raises(BadItem):
        _item(marked)


def test_accuracy_counts_what_was_not_found() -> None:
    item = _item("They will [planned:march] on.")
    answers = [Answer(item, "planned"), Answer(item, None)]
    assert accuracy(answers) == 0.5
    assert [miss.how for miss in misses_of(answers, "accuracy")] == ["missed"]


def test_macro_f1_weighs_each_status_alike() -> None:
    planned, denied = _item("They will [planned:march]."), _item("They denied the [denied:raid].")
    answers = [Answer(planned, "planned"), Answer(planned, "planned"), Answer(denied, "planned")]
    assert macro_f1(answers) == pytest.approx((2 * 2 / (3 + 2) + 0) / 2)


def test_the_held_half_brings_no_misses() -> None:
    answers = [Answer(_item("They will [planned:march].", half), None) for half in Half]
    by_name = {each.metric: each for each in measures(answers)}
    assert len(by_name["accuracy_en_open"].misses) == 1
    assert not by_name["accuracy_en_held"].misses


def test_confusions_have_a_row_for_each_gold_status() -> None:
    table = confusions([("planned", "planned"), ("denied", None)])
    assert table.row_count == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_set_holds_every_status_in_both_halves(language: str) -> None:
    items = load_items(CHALLENGE / f"status.{language}.toml")
    for half in Half:
        assert {each.status for each in items if each.half is half} == set(Status)


def test_each_challenge_set_has_files_of_its_own() -> None:
    data = find_data("challenge-status", EXAMPLE)
    assert data is not None
    assert {path.name for path in data.files} == {"status.en.toml", "status.es.toml"}
