"""The rules by which the spans and types of names are scored."""

import json
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.text import Words
from evals.harness import Data
from evals.name_spans import METRICS, Name, compare_document, gold_names, map_of, score
from tests.evals.invented import words

TEXT = "The Dockers' League of Port Vale trusts Tom Hale, its Vale-born chairman, and the thirty pilots he leads."
RULES = {
    "types": {"club": ["organization", "group"], "town": ["place"], "human": ["person"]},
    "gold": {"descriptions": True},
}


def entity(surface: str, kind: str) -> dict[str, Any]:
    return words(surface, TEXT) | {"type": kind}


def document() -> dict[str, Any]:
    entities = [
        entity("The Dockers' League", "club"),
        entity("Port Vale", "town"),
        entity("Tom Hale", "human"),
        entity("Vale-born", "origin"),
        entity("the thirty pilots", "club"),
        entity("its", "club"),
    ]
    return {"id": "1", "text": TEXT, "entities": entities}


def name(surface: str, kind: str) -> Name:
    return Name(Words(**words(surface, TEXT)), (kind,))


RIGHT = [name("Dockers' League", "organization"), name("Port Vale", "place"), name("Tom Hale", "person")]


def scores(*found: Name) -> dict[str, float]:
    return {metric: tally.f1 for metric, (tally, _) in compare_document(document(), found, RULES).items()}


def test_descriptions_pronouns_and_unmapped_types_are_not_asked_for() -> None:
    gold = gold_names(document(), RULES)
    assert [each.words.surface for each in gold.names] == ["The Dockers' League", "Port Vale", "Tom Hale"]
    assert len(gold.unasked) == 3


def test_an_article_makes_no_difference() -> None:
    assert scores(*RIGHT) == dict.fromkeys(METRICS, 1.0)


def test_a_group_counts_as_an_organization() -> None:
    assert scores(name("Dockers' League", "group"), *RIGHT[1:]) == dict.fromkeys(METRICS, 1.0)


def test_a_name_on_unmapped_gold_is_not_counted() -> None:
    assert scores(*RIGHT, name("Vale-born", "person")) == dict.fromkeys(METRICS, 1.0)


@pytest.mark.parametrize(
    ("found", "lower"),
    [
        (RIGHT[:2], {"name_f1", "name_half_f1", "name_type_f1", "person_f1"}),  # missed
        ([*RIGHT, name("chairman", "person")], {"name_f1", "name_half_f1", "name_type_f1", "person_f1"}),  # spurious
        ([*RIGHT[:2], name("Tom Hale", "place")], {"name_type_f1", "person_f1", "place_f1"}),  # another type
        (
            [*RIGHT[:2], name("Hale, its", "person")],
            {"name_f1", "name_half_f1", "name_type_f1", "person_f1"},
        ),  # under half
        ([*RIGHT[:1], name("of Port Vale", "place"), RIGHT[2]], {"name_f1", "name_type_f1", "place_f1"}),  # over half
    ],
)
def test_an_error_lowers_what_it_should(found: list[Name], lower: set[str]) -> None:
    result = scores(*found)
    assert {metric for metric, value in result.items() if value < 1.0} == lower


@pytest.mark.parametrize("task", ["crossner-politics", "re3d"])
def test_maps_name_our_types(task: str) -> None:
    ours = {each for types in map_of(task)["types"].values() for each in types}
    assert {"person", "organization", "place"} <= ours <= {"person", "organization", "group", "place", "event_name"}


def test_documents_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    row = document() | {"entities": [words("Tom Hale", TEXT) | {"type": "Person"}]}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = {each.metric: each for each in score(Data("re3d", (file,)))}
    assert (found["person_f1"].score, found["person_f1"].n) == (1.0, 1)
    assert found["name_f1"].score < 1.0
