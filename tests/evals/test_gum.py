"""The rules by which attributions are scored on GUM: each known error moves the scores that it should."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.text import Words
from evals.gum import Board, Said, compare_document, found_sayings, gold_sayings, measures, score
from evals.harness import Data
from evals.reading import read_text
from evals.verb_baseline import sayings_of_verbs
from tests.evals.invented import words

TEXT = (
    "The harbour master said that the ferry was late. Ines Quiroga did not think the dockers would march. "
    "Photograph: Tom Hale. According to the pilots, fog came in at noon."
)


def at(surface: str) -> dict[str, Any]:
    return words(surface, TEXT)


def row(kind: str, speaker: str | None, cue: str, *content: str, polarity: str = "positive") -> dict[str, Any]:
    return {
        "kind": kind,
        "polarity": polarity,
        "source_clause": at(cue),
        "speaker": at(speaker) if speaker else None,
        "cue": at(cue),
        "content": [at(each) for each in content],
    }


def document(**changes: Any) -> dict[str, Any]:
    rows = [
        row("clause", "The harbour master", "said", "that the ferry was late."),
        row("clause", "Ines Quiroga", "think", "the dockers would march.", polarity="negative"),
        row("credit", "Tom Hale", "Photograph", "Photograph"),
        row("according_to", "the pilots", "According", "fog came in", "at noon."),
    ]
    return {"id": "port-vale", "genre": "news", "date": None, "text": TEXT, "attributions": rows} | changes


def scores(found: list[Said], gold: dict[str, Any] | None = None) -> dict[str, float]:
    board = Board()
    compare_document(gold or document(), found, [], board)
    return {measure.metric: round(measure.score, 3) for measure in measures(board)}


def right() -> list[Said]:
    return gold_sayings(document())


def test_gold_against_itself_is_wholly_right() -> None:
    ours = {name: value for name, value in scores(right()).items() if not name.startswith("baseline_")}
    assert ours.pop("attribution_f1_rest") == 0.0
    assert set(ours.values()) == {1.0}


def test_credits_of_photographs_are_not_asked_for() -> None:
    assert [each.saying.cue.surface for each in right() if each.saying.cue] == ["said", "think", "According"]


def changed(**changes: Any) -> list[Said]:
    """Return the gold with the first of it changed."""
    one, *rest = right()
    saying = replace(one.saying, **changes)
    return [replace(one, saying=saying, parts=(tuple(each.span for each in saying.content),)), *rest]


def spurious(*, is_of_kind: bool = True) -> Said:
    one = changed(cue=Words(**at("noon")), content=(Words(**at("Tom Hale")),))[0]
    return replace(one, is_of_kind=is_of_kind)


@pytest.mark.parametrize(
    ("found", "lower", "kept"),
    [
        (right()[1:], {"attribution_f1", "cue_f1", "content_f1"}, {"speaker_accuracy", "negative_recall"}),
        (
            changed(head=Words(**at("fog")).span),  # somebody else
            {"attribution_f1", "speaker_accuracy"},
            {"cue_f1", "content_f1"},
        ),
        (
            changed(head=None),  # nobody, though the gold has a speaker
            {"attribution_f1", "speaker_accuracy"},
            {"cue_f1", "content_f1"},
        ),
        (
            changed(content=(Words(**at("late")),)),  # less than half of it
            {"attribution_f1", "content_f1"},
            {"cue_f1", "speaker_accuracy"},
        ),
        (
            changed(cue=Words(**at("ferry"))),
            {"cue_f1"},
            {"attribution_f1", "content_f1", "speaker_accuracy"},
        ),
        (
            [*right(), spurious()],
            {"attribution_f1", "attribution_f1_plain", "cue_f1", "content_f1", "attribution_precision"},
            {"attribution_recall", "speaker_accuracy"},
        ),
        (  # "the alleged theft"
            [*right(), spurious(is_of_kind=False)],
            {"attribution_f1_plain"},
            {"attribution_f1", "attribution_precision", "cue_f1", "content_f1"},
        ),
        (right()[:1] + right()[2:], {"negative_recall", "attribution_f1_news"}, {"speaker_accuracy"}),
    ],
)
def test_an_error_lowers_what_it_should(found: list[Said], lower: set[str], kept: set[str]) -> None:
    result = scores(found)
    assert {name for name in lower if result[name] < 1.0} == lower
    assert {name for name in kept if result[name] == 1.0} == kept


def test_no_speaker_is_asked_for_where_the_gold_has_none() -> None:
    gold = document(attributions=[row("clause", None, "said", "that the ferry was late.")])
    assert scores(right()[:1], gold)["attribution_f1"] == 1.0
    assert scores(changed(head=None)[:1], gold)["attribution_f1"] == 1.0
    assert scores(right()[:1], gold)["speaker_accuracy"] == 0.0  # of none


def test_a_speaker_that_holds_its_cue_is_cut_before_it() -> None:
    whole = row("clause", "The harbour master said that the ferry was late", "said", "that the ferry was late.")
    whole["source_clause"] = at("The harbour master said")
    (said,) = gold_sayings(document(attributions=[whole]))
    assert said.saying.source is not None
    assert said.saying.source.surface.strip() == "The harbour master"


def test_one_sentence_of_a_longer_quotation_is_enough() -> None:
    text = "“The ferry will be an hour late today. No other boat runs,” the harbour master said."
    (said,) = found_sayings(read_text(text, "en", None))
    assert [[span.cut(text) for span in part] for part in said.parts[1:]] == [
        ["The ferry will be an hour late today."],
        ["No other boat runs"],
    ]
    gold = words("No other boat runs", text)
    marked = row("clause", None, "said", "that the ferry was late.") | {"cue": words("said", text), "content": [gold]}
    assert scores([said], document(text=text, attributions=[marked]))["content_f1"] == 1.0
    assert scores([replace(said, parts=said.parts[:1])], document(attributions=[marked]))["content_f1"] == 0.0


@pytest.mark.parametrize(
    ("text", "is_of_kind"),
    [
        ("He said that it rained.", True),
        ("According to the pilots, it rained at noon.", True),
        ("Tom Hale demanded a recount.", False),  # a thing
        ("Tom Hale asked the pilots to wait.", False),  # an infinitive is one unit with its verb
        ("Tom Hale repeated her claim that it rained.", False),  # the cue is a noun
    ],
)
def test_the_kind_is_told_by_the_form_of_cue_and_content(text: str, is_of_kind: bool) -> None:
    (found,) = found_sayings(read_text(text, "en", None))
    assert found.is_of_kind is is_of_kind


def test_the_baseline_is_held_to_the_same_kinds() -> None:
    board = Board()
    compare_document(document(), [], [*right(), spurious(is_of_kind=False)], board)
    result = {measure.metric: round(measure.score, 3) for measure in measures(board)}
    assert result["baseline_attribution_f1"] == 1.0
    assert result["baseline_attribution_f1_plain"] < 1.0


def test_the_baseline_reads_verbs_with_a_clause() -> None:
    sayings = sayings_of_verbs(read_text(TEXT, "en", None).doc)
    said = [Said(each, (tuple(words.span for words in each.content),)) for each in sayings]
    assert [each.cue.surface for each in sayings if each.cue] == ["said", "think"]
    board = Board()
    compare_document(document(), [], said, board)
    result = {measure.metric: measure for measure in measures(board)}
    assert result["baseline_attribution_f1"].score == pytest.approx(0.8)  # "according to" is no verb
    assert not result["baseline_attribution_f1"].is_held
    assert result["attribution_f1"].is_held


def test_documents_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(document()) + "\n", encoding="utf-8")
    found = {measure.metric: measure.n for measure in score(Data("gum", (file,)))}
    assert (found["attribution_f1"], found["negative_recall"]) == (3, 1)
