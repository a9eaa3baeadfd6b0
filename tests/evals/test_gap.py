"""The rules by which pronouns are scored on GAP."""

import json
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.model.text import Words
from evals.gap import measures, names_of_pronoun, score
from evals.harness import Data
from tests.evals.invented import words

TEXT = "Tom Hale met Ines Quiroga in Port Vale before she left."


def at(surface: str) -> Words:
    return Words(**words(surface, TEXT))


def snippet(pronoun: str = "she", *, a: bool = False, b: bool = True) -> dict[str, Any]:
    return {
        "id": "1",
        "text": TEXT,
        "pronoun": words("she", TEXT) | {"surface": pronoun},
        "A": words("Tom Hale", TEXT) | {"coref": a},
        "B": words("Quiroga", TEXT) | {"coref": b},
    }


def mention(surface: str, chain: str, form: MentionForm = MentionForm.NAME) -> Mention:
    return Mention(clipping="c", words=at(surface), method="m", type=MentionType.PERSON, form=form, chain=chain)


def pronoun(chain: str) -> Mention:
    return mention("she", chain, MentionForm.PRONOUN)


@pytest.mark.parametrize(
    ("mentions", "names"),
    [
        ([mention("Ines Quiroga", "q"), pronoun("q")], {"B"}),  # a longer name over the name asked for
        ([mention("Tom Hale", "h"), mention("Ines Quiroga", "q"), pronoun("h")], {"A"}),
        ([mention("Ines Quiroga", "q"), pronoun("x")], set()),  # left open
        ([mention("Ines Quiroga", "q")], set()),  # the pronoun was not read at all
        ([mention("Port Vale", "q"), pronoun("q")], set()),  # a third name
        ([mention("Quiroga", "q", MentionForm.NOMINAL), pronoun("q")], set()),  # no mention by name
    ],
)
def test_a_chain_joins_pronoun_and_name(mentions: list[Mention], names: set[str]) -> None:
    assert names_of_pronoun(snippet(), mentions) == names


def scores(*judged: tuple[dict[str, Any], set[str]]) -> dict[str, float]:
    return {each.metric: each.score for each in measures([(one, frozenset(names)) for one, names in judged])}


def test_the_right_name_is_worth_all_and_the_wrong_one_nothing() -> None:
    assert scores((snippet(), {"B"}))["f1"] == 1.0
    assert scores((snippet(), {"A"}))["f1"] == 0.0
    assert scores((snippet(), set()))["f1"] == 0.0


def test_a_wrong_name_costs_more_than_an_open_pronoun() -> None:
    kept = (snippet(), {"B"})
    assert scores(kept, (snippet(), {"A"}))["f1"] < scores(kept, (snippet(), set()))["f1"] < 1.0


def test_a_name_where_the_pronoun_stands_for_neither_is_wrong() -> None:
    neither = snippet(b=False)
    assert scores((snippet(), {"B"}), (neither, set()))["f1"] == 1.0
    assert scores((snippet(), {"B"}), (neither, {"A"}))["f1"] == pytest.approx(2 / 3)


def test_genders_are_told_apart() -> None:
    result = scores((snippet("His"), {"B"}), (snippet("hers"), set()), (snippet("her"), {"B"}))
    assert result["f1_masculine"] == 1.0
    assert result["f1_feminine"] == pytest.approx(2 / 3)
    assert result["feminine_masculine_ratio"] == pytest.approx(2 / 3)


def test_a_ratio_has_no_floor() -> None:
    held = {each.metric: each.is_held for each in measures([(snippet(), frozenset({"B"}))])}
    assert held == {"f1": True, "f1_masculine": True, "f1_feminine": True, "feminine_masculine_ratio": False}


def test_snippets_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "validation.jsonl"
    file.write_text(json.dumps(snippet()) + "\n", encoding="utf-8")
    (f1, *_) = score(Data("gap", (file,)))
    assert (f1.metric, f1.score, f1.n) == ("f1", 1.0, 1)
