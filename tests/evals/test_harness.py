"""Which files a task is scored on."""

from pathlib import Path

import pytest

from cuttings.model.text import Span
from evals.harness import Data, context_of, find_data


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (None, ["dev.jsonl", "dev_es.jsonl"]),  # neither training data nor lists of instances
        ("train*.jsonl", ["train.jsonl"]),  # unless they are asked for
        ("nothing*", None),
    ],
)
def test_files_of_a_task(tmp_path: Path, pattern: str | None, expected: list[str] | None) -> None:
    put(tmp_path, "news/dev.jsonl", "news/dev_es.jsonl", "news/train.jsonl", "news/instances.jsonl", "news/SOURCE.md")
    data = find_data("news", tmp_path, pattern)
    assert (data and [path.name for path in data.files]) == expected


def test_absent_data_is_none(tmp_path: Path) -> None:
    assert find_data("news", tmp_path) is None
    assert find_data("seed", tmp_path / "bench") is None


@pytest.mark.parametrize("place", ["bench/seed", "seed"])
def test_the_seed_stands_in_the_data_or_beside_it(tmp_path: Path, place: str) -> None:
    put(tmp_path, f"{place}/expected.json", f"{place}/running-post.txt")
    data = find_data("seed", tmp_path / "bench")
    assert data is not None
    assert [path.name for path in data.files] == ["expected.json", "running-post.txt"]


def test_the_key_follows_the_content(tmp_path: Path) -> None:
    put(tmp_path, "dev.jsonl")
    data = Data("news", (tmp_path / "dev.jsonl",))
    before = data.key
    assert before == data.key
    data.files[0].write_text("{} \n", encoding="utf-8")
    assert before != data.key


def test_context_marks_the_words_on_one_line() -> None:
    assert context_of("A march\nin Port Vale.", Span(2, 7)) == "…A ⟦march⟧ in Port Vale.…"


def test_context_is_the_sentence() -> None:
    text = "Fog came in. The ferry “Quiroga” was late. Nobody knew why."
    start = text.index("late")
    assert context_of(text, Span(start, start + 4)) == "…The ferry “Quiroga” was ⟦late⟧. …"
