"""Floors: when they apply, how they are set, and that none sinks in silence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.floors import (
    Floors,
    LoweringNeedsReason,
    floor_of,
    load_floors,
    model_key,
    raised,
    save_floors,
    scores_of,
)
from evals.harness import Data, Measure


@pytest.fixture
def data(tmp_path: Path) -> Data:
    file = tmp_path / "dev.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    return Data("news", (file,))


def floors_at(floor: float, data: Data) -> Floors:
    return Floors({"news": data.key}, model_key(), {"news": {"f1": {"floor": floor}}})


def test_a_score_under_its_floor_is_below(data: Data) -> None:
    low, high = scores_of(data, [Measure("f1", 0.5, 3), Measure("f1", 0.6, 3)], floors_at(0.6, data))
    assert (low.is_below, high.is_below) == (True, False)


@pytest.mark.parametrize("other", [{"data": {"news": "0"}}, {"model": "en: another"}])
def test_floors_apply_to_their_own_data_and_model_alone(data: Data, other: dict[str, object]) -> None:
    own = floors_at(0.6, data)
    floors = Floors(**({"data": own.data, "model": own.model, "floors": own.floors} | other))  # type: ignore[arg-type]
    (score,) = scores_of(data, [Measure("f1", 0.1, 3)], floors)
    assert (score.floor, score.is_below) == (None, False)


def test_a_new_metric_has_no_floor(data: Data) -> None:
    (score,) = scores_of(data, [Measure("accuracy", 0.1, 3)], floors_at(0.6, data))
    assert score.floor is None


@pytest.mark.parametrize(
    ("score", "floor"),
    [(0.9314, 0.926), (1.0, 0.995), (0.931, 0.926), (0.003, 0.0)],
)
def test_a_floor_lies_half_a_point_under_its_score(score: float, floor: float) -> None:
    assert floor_of("f1", score) == floor


@given(st.floats(0, 1))
def test_a_floor_is_never_above_its_score(score: float) -> None:
    assert 0 <= floor_of("f1", score) <= score


def test_raising_is_routine(data: Data) -> None:
    floors = raised(floors_at(0.6, data), [(data, [Measure("f1", 0.8, 3)])])
    assert floors.floors["news"]["f1"] == {"floor": 0.795}


def test_lowering_needs_a_reason(data: Data) -> None:
    run = [(data, [Measure("f1", 0.5, 3)])]
    with pytest.raises(LoweringNeedsReason, match="f1 would sink"):
        raised(floors_at(0.6, data), run)
    floors = raised(floors_at(0.6, data), run, reason="the gold was corrected")
    assert floors.floors["news"]["f1"] == {"floor": 0.495, "reason": "the gold was corrected"}


def test_tasks_that_were_not_run_keep_their_floors(data: Data) -> None:
    floors = raised(Floors({"other": "1"}, None, {"other": {"f1": {"floor": 0.3}}}), [(data, [])])
    assert floors.floors["other"] == {"f1": {"floor": 0.3}}
    assert floors.data == {"other": "1", "news": data.key}


def test_floors_come_back_as_saved(tmp_path: Path, data: Data) -> None:
    file = tmp_path / "floors.json"
    assert load_floors(file) == Floors({}, None, {})
    save_floors(floors_at(0.6, data), file)
    assert load_floors(file) == floors_at(0.6, data)


def test_a_metric_of_faults_has_a_ceiling(data: Data) -> None:
    floors = raised(Floors({}, None, {}), [(data, [Measure("wrong_share", 0.1, 3)])])
    assert floors.floor_of("news", "wrong_share") == 0.105
    more, less = scores_of(data, [Measure("wrong_share", 0.2, 3), Measure("wrong_share", 0.0, 3)], floors)
    assert (more.is_below, less.is_below) == (True, False)
    with pytest.raises(LoweringNeedsReason):
        raised(floors, [(data, [Measure("wrong_share", 0.3, 3)])])


def test_a_measure_that_is_only_told_gets_no_floor(data: Data) -> None:
    floors = raised(Floors({}, None, {}), [(data, [Measure("f1", 0.8, 3), Measure("ratio", 0.9, 3, is_held=False)])])
    assert floors.floors["news"] == {"f1": {"floor": 0.795}}
