"""The scorer of copies: what it changes, and when it calls a family false."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from evals.copies import CHANGES, LEAST_WORDS, NOTICE, Sheet, families_of, score
from evals.harness import Data, find_data


def _words(name: str, many: int) -> str:
    return " ".join(f"{name}{sha256(f'{name}{number}'.encode()).hexdigest()[:5]}" for number in range(many))


TEXT = f"Quay shut\n\n{_words('a', 200)}\n\n{_words('b', 100)}"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_one_and_the_same_each_time(change: object) -> None:
    assert callable(change)
    assert change(TEXT, 3) != TEXT
    assert change(TEXT, 3) == change(TEXT, 3)


def test_what_the_changes_leave() -> None:
    words = TEXT.split(" ")
    for metric, percent in {"recall_words_5": 5, "recall_words_10": 10}.items():
        changed = CHANGES[metric](TEXT, 0).split(" ")
        differing = sum(one != other for one, other in zip(words, changed, strict=True))
        assert abs(100 * differing / len(words) - percent) < 4
    assert len(CHANGES["recall_cut"](TEXT, 0).split()) == 30
    assert len(CHANGES["recall_cut"](f"Quay shut\n\n{_words('c', 90)}", 0).split()) == LEAST_WORDS
    assert sorted(CHANGES["recall_reordered"](TEXT, 0).split()) == sorted(TEXT.split())
    assert len(NOTICE.split()) == 110


def test_families_hold_all_sheets_of_one_text() -> None:
    sheets = [
        Sheet("one", TEXT, "quay", "post"),
        Sheet("again", TEXT, "quay", "post"),
        Sheet("alone", "Fog", "fog", "post"),
    ]
    assert {id: [each.id for each in many] for id, many in families_of(sheets).items()} == {
        "one": ["one", "again"],
        "again": ["one", "again"],
        "alone": ["alone"],
    }


def test_a_family_of_two_stories_is_false(tmp_path: Path) -> None:
    rows = [
        {"id": f"r{number}", "subtopic": story, "text": _words(name, 80)}
        for number, (story, name) in enumerate([("1", "x"), ("1", "x"), ("2", "x"), ("2", "y")])
    ]
    file = tmp_path / "ecbplus" / "dev.jsonl"
    file.parent.mkdir()
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    data = find_data("copies", tmp_path)
    assert data is not None
    measures = {each.metric: each for each in score(data)}
    assert (measures["false_family_share"].score, measures["false_family_share"].n) == (0.75, 4)


def test_the_data_are_of_two_sets(tmp_path: Path) -> None:
    assert find_data("copies", tmp_path) is None
    for name in ("wikinews/wikinews_2019.jsonl", "ecbplus/dev.jsonl", "ecbplus/train.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    data = find_data("copies", tmp_path)
    assert isinstance(data, Data)
    assert [path.name for path in data.files] == ["wikinews_2019.jsonl", "dev.jsonl"]
