"""The command: what it prints, writes and exits with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals import floors
from evals.__main__ import evals
from evals.harness import Data, Measure, Miss, Scorer, find_data

MISSES = tuple(Miss("tenure_f1", f"document {place}", "missed", f"office {place}", None, "") for place in range(4))
EXTRA = Miss("figure_f1", "document 0", "extra", None, "20 people", "")


def fixed_scorer(task: str) -> Scorer:
    def score(data: Data) -> list[Measure]:
        return [Measure("figure_f1", 0.9, 20, (EXTRA,)), Measure("tenure_f1", 0.5, 8, MISSES)]

    return score


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("evals.__main__.FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr("evals.__main__.scorer_of", fixed_scorer)
    monkeypatch.setattr("evals.__main__.SCORERS", dict.fromkeys(("seed", "wikinews-read"), ""))
    (tmp_path / "bench" / "wikinews-read").mkdir(parents=True)
    file = tmp_path / "bench" / "wikinews-read" / "dev.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(evals, ["run", "--data", str(folder / "bench"), *arguments])


def set_floor(folder: Path, floor: float) -> None:
    data = find_data("wikinews-read", folder / "bench")
    assert data is not None
    rows = {"wikinews-read": {"tenure_f1": {"floor": floor}}}
    floors.save_floors(floors.Floors({data.task: data.key}, floors.model_key(), rows), folder / "floors.json")


def test_scores_are_written_as_a_list(folder: Path) -> None:
    result = run(folder, "--json", str(folder / "scores.json"))
    assert result.exit_code == 0, result.output
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert rows[1] == {"task": "wikinews-read", "metric": "tenure_f1", "score": 0.5, "floor": None, "n": 8}


def test_absent_data_is_one_line(folder: Path) -> None:
    result = run(folder, "seed")
    assert result.exit_code == 0
    assert "No labelled data in" in result.stderr
    assert "for seed: skipped" in result.stderr


def test_an_unknown_task_is_wrong_use(folder: Path) -> None:
    result = run(folder, "horoscopes")
    assert result.exit_code == 2
    assert "No scorer is named horoscopes" in result.stderr


@pytest.mark.parametrize(("floor", "code"), [(0.5, 0), (0.501, 1)])
def test_check_fails_under_a_floor(folder: Path, floor: float, code: int) -> None:
    set_floor(folder, floor)
    assert run(folder).exit_code == 0
    assert run(folder, "--check").exit_code == code


def test_setting_floors_lower_needs_a_reason(folder: Path) -> None:
    set_floor(folder, 0.6)
    refused = run(folder, "--set-floors")
    assert refused.exit_code == 2
    assert "--reason" in refused.stderr
    assert run(folder, "--set-floors", "--reason", "it was too high").exit_code == 0
    assert "it was too high" in (folder / "floors.json").read_text(encoding="utf-8")


def test_misses_come_from_all_over_the_documents(folder: Path) -> None:
    result = run(folder, "--misses", "2")
    assert "tenure_f1: 2 of 4 misses" in result.stdout
    assert [place for place in range(4) if f"office {place}" in result.stdout] == [0, 2]


def test_a_seed_draws_the_same_misses_each_time(folder: Path) -> None:
    drawn = [run(folder, "--misses", "2", "--seed", seed).stdout for seed in ("1", "1", "2", "3", "4", "5")]
    assert drawn[0] == drawn[1]
    assert len(set(drawn)) > 1
    assert all("tenure_f1: 2 of 4 misses" in each for each in drawn)


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ([], ["figure_f1"] + ["tenure_f1"] * 4),
        (["--metric", "tenure_f1"], ["tenure_f1"] * 4),
        (["--how", "extra"], ["figure_f1"]),
    ],
)
def test_misses_can_be_chosen_and_kept(folder: Path, arguments: list[str], kept: list[str]) -> None:
    dump = folder / "misses.jsonl"
    run(folder, "--dump", str(dump), *arguments)
    rows = [json.loads(line) for line in dump.read_text(encoding="utf-8").splitlines()]
    assert [row["metric"] for row in rows] == kept


def test_the_page_holds_the_scores(folder: Path) -> None:
    scores, page = folder / "scores.json", folder / "evaluation.md"
    run(folder, "--json", str(scores))
    result = CliRunner().invoke(evals, ["report", str(scores), "--to", str(page)])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "| wikinews-read | tenure_f1 | – | 0.500 | 8 |" in text
    assert "Language models: en: " in text
