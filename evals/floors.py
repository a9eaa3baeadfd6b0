"""Floors: the scores that the readers must keep, for exactly the data and the models that they were set with.

In:  floors.json beside this module, and the measures of a run.
Out: scores held against their floors; new floors, where somebody asks for them.

`{"data": {task: hash}, "model": "...", "floors": {task: {metric: {"floor": 0.71, "reason": "..."}}}}`. A floor lies a
little under the score it was set from, so that a change of no weight does not stop the work. Lowering needs a reason.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.harness import FAULTS, Data, Measure, Score
from evals.reading import model_of

FILE = Path(__file__).parent / "floors.json"
LANGUAGES = ("en", "es")
SLACK = 0.005
"""How far under its score a floor is set: about one item in two hundred."""


class LoweringNeedsReason(Exception):
    """A floor would be lowered and nobody has said why."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors as they stand in the file."""

    data: Mapping[str, str]
    model: str | None
    floors: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def is_for(self, data: Data) -> bool:
        """Whether the floors of this task were set with exactly this data and the models of this environment."""
        return self.data.get(data.task) == data.key and self.model == model_key()

    def floor_of(self, task: str, metric: str) -> float | None:
        """Return a floor, or None when none was set."""
        row = self.floors.get(task, {}).get(metric)
        return float(row["floor"]) if row else None


def model_key() -> str:
    """Return the models that this environment reads with, in one line."""
    return "; ".join(f"{language}: {model_of(language).key}" for language in LANGUAGES)


def load_floors(file: Path = FILE) -> Floors:
    """Return the floors of a file; none when it is not there."""
    if not file.exists():
        return Floors({}, None, {})
    return Floors(**json.loads(file.read_text(encoding="utf-8")))


def scores_of(data: Data, measures: Iterable[Measure], floors: Floors) -> list[Score]:
    """Return the measures of a task as scores, each with its floor where the floors are for this data and model."""
    applies = floors.is_for(data)
    return [
        Score(data.task, each.metric, each.score, floors.floor_of(data.task, each.metric) if applies else None, each.n)
        for each in measures
    ]


def raised(floors: Floors, runs: Iterable[tuple[Data, Iterable[Measure]]], *, reason: str | None = None) -> Floors:
    """Return the floors set anew from runs. Raises LoweringNeedsReason when one would sink without a reason."""
    data, table = dict(floors.data), {task: dict(rows) for task, rows in floors.floors.items()}
    for each, measures in runs:
        data[each.task] = each.key
        rows = table.setdefault(each.task, {})
        for measure in (each for each in measures if each.is_held):
            rows[measure.metric] = _row(measure, floors.floor_of(each.task, measure.metric), each.task, reason)
    return Floors(data, model_key(), table)


def save_floors(floors: Floors, file: Path = FILE) -> None:
    """Write floors, sorted, so that a change of one is a change of one line."""
    plain = {"data": floors.data, "model": floors.model, "floors": floors.floors}
    file.write_text(json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def floor_of(metric: str, score: float) -> float:
    """Return the floor that a score gives: worse by the slack, rounded to three places."""
    if metric in FAULTS:
        return min(1.0, math.ceil(round((score + SLACK) * 1000, 6)) / 1000)
    return max(0.0, math.floor(round((score - SLACK) * 1000, 6)) / 1000)


def _row(measure: Measure, before: float | None, task: str, reason: str | None) -> dict[str, Any]:
    floor = floor_of(measure.metric, measure.score)
    if before is None or (floor <= before if measure.metric in FAULTS else floor >= before):
        return {"floor": floor}
    if reason is None:
        raise LoweringNeedsReason(
            f"{task} {measure.metric} would sink from {before:.3f} to {floor:.3f}. Say why: --reason TEXT"
        )
    return {"floor": floor, "reason": reason}
