"""German by word tables alone: how quotations are scored, and that the tables are there for the run only."""

import json
from pathlib import Path
from typing import Any

from cuttings.resources.tables import load_tables, table_languages
from evals.german_quotes import LANGUAGE, TABLES, Quoted, found_quotes, gold_quotes, measures, score
from evals.harness import Data
from evals.reading import read_text, with_tables
from tests.evals.invented import words

TEXT = "„Der Hafen bleibt heute zu“, sagte die Lotsin. Laut Polizei sank ein Kahn."


def quote(kind: str, content: str, speaker: str | None, cue: str) -> dict[str, Any]:
    return {
        "type": kind,
        "quote": [words(content, TEXT)],
        "speaker": [words(speaker, TEXT)] if speaker else [],
        "cue": [words(cue, TEXT)],
    }


DIRECT = quote("Direct", "„Der Hafen bleibt heute zu“", "die Lotsin", "sagte")
INDIRECT = quote("Indirect", "sank ein Kahn", "Polizei", "Laut")


def document(*quotes: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "text": TEXT, "quotes": list(quotes or (DIRECT, INDIRECT))}


def scores(found: list[Quoted], gold: dict[str, Any] | None = None) -> dict[str, float]:
    return {each.metric: each.score for each in measures([(gold or document(), found)])}


def right() -> list[Quoted]:
    return gold_quotes(document())


def test_gold_against_itself_is_wholly_right() -> None:
    assert set(scores(right()).values()) == {1.0}


def test_what_is_not_found_is_missed() -> None:
    only_direct = scores(right()[:1])
    assert (only_direct["direct_f1"], only_direct["direct_recall"]) == (1.0, 1.0)
    assert only_direct["attribution_f1"] < 1.0
    assert only_direct["indirect_recall"] == 0.0


def test_a_wrong_speaker_is_no_agreement() -> None:
    other = gold_quotes(document(DIRECT | {"speaker": [words("Polizei", TEXT)]}))
    result = scores([*other, *right()[1:]])
    assert (result["direct_f1"], result["direct_content_f1"]) == (0.0, 1.0)
    assert result["indirect_recall"] == 1.0


def test_a_speaker_of_ours_where_the_gold_has_none_is_wrong() -> None:
    gold = document(DIRECT | {"speaker": []})
    assert scores(right()[:1], gold)["direct_f1"] == 0.0
    assert scores(gold_quotes(gold), gold)["direct_f1"] == 1.0


def test_a_folder_of_tables_is_a_language_for_the_run_alone() -> None:
    before = load_tables(LANGUAGE)["attributions"]
    with with_tables(LANGUAGE, TABLES):
        assert LANGUAGE in table_languages()
        found = found_quotes(read_text(TEXT, LANGUAGE, None))
    assert [each.saying.cue.surface for each in found if each.saying.cue] == ["sagte", "Laut"]
    assert LANGUAGE not in table_languages()
    assert load_tables(LANGUAGE)["attributions"] == before == {}


def test_documents_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(document()) + "\n", encoding="utf-8")
    found = {each.metric: each for each in score(Data("de-wikinews-quotes", (file,)))}
    assert found["direct_f1"].score == 1.0
    assert not any(each.is_held for each in found.values())
