"""The rules by which a reading of news articles is scored."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.finding import (
    Act,
    Attribution,
    Bound,
    Figure,
    Form,
    Modality,
    Polarity,
    Qualifier,
    Report,
    Status,
    Tenure,
    TenureEvent,
    Voice,
)
from cuttings.model.text import Words
from evals.harness import Data
from evals.reading import ReadText, read_text
from evals.records import Records, records_of_findings, records_of_gold
from evals.wikinews_read import (
    ALARMS,
    METRICS,
    Board,
    compare_document,
    measures,
    score,
)
from tests.evals.invented import TEXT, document, words


def scores(gold: dict[str, Any], found: Records) -> dict[str, float]:
    board = Board()
    compare_document(gold, found, board)
    return {measure.metric: measure.score for measure in measures(board)}


def at(surface: str) -> Words:
    return Words(**words(surface))


def attribution(source: str | None = "Ines Quiroga", act: Act = Act.SPEECH) -> Attribution:
    content = (at("at least 20 people were arrested at the illegal march in Port Vale"),)
    return Attribution(
        clipping="c",
        words=content[0],
        method="m",
        source=at(source) if source else None,
        cue=at("said"),
        content=content,
        speaker=None,
        speaker_name="Ines Quiroga",
        form=Form.INDIRECT,
        act=act,
        polarity=Polarity.ASSERTS,
    )


def report(status: Status) -> Report:
    return Report(
        clipping="c",
        words=at("arrested"),
        method="m",
        trigger=at("arrested"),
        type="COERCE",
        modality=Modality.HAPPENED,
        negated=False,
        status=status,
        status_rule="r",
        voice=Voice.OWN,
    )


def tenure(event: TenureEvent, qualifier: Qualifier | None) -> Tenure:
    return Tenure(
        clipping="c",
        words=at("Mayor Ines Quiroga"),
        method="m",
        person=at("Ines Quiroga"),
        office=at("Mayor"),
        event=event,
        qualifier=qualifier,
        voice=Voice.OWN,
    )


def reading(*findings: Any) -> ReadText:
    return replace(read_text(TEXT, "en", date(2031, 3, 4)), findings=findings)


def test_gold_against_itself_is_wholly_right() -> None:
    right = dict.fromkeys(METRICS, 1.0) | {ALARMS: 0.0}
    assert scores(document(), records_of_gold(document())) == right


def test_false_alarms_are_counted_by_the_word() -> None:
    found = records_of_gold(document())
    without = document() | {"reports": []}
    assert scores(without, found)[ALARMS] == len(found.acts or ()) / len(TEXT.split())


def test_an_empty_reading_is_worth_nothing() -> None:
    on_those_found = {"actor_f1", "recipient_f1", "figure_whose"}
    assert scores(document(), Records()) == dict.fromkeys((each for each in METRICS if each not in on_those_found), 0.0)


def test_other_languages_have_metrics_of_their_own() -> None:
    gold = document() | {"lang": "es"}
    del gold["reports"], gold["labels"]
    kinds = ("attribution_f1_es", "figure_f1_es", "figure_whose_es", "tenure_f1_es")
    assert scores(gold, records_of_gold(gold)) == dict.fromkeys(kinds, 1.0)


def test_a_kind_that_a_document_lacks_is_not_scored() -> None:
    gold = document()
    del gold["figures"]
    assert "figure_f1" not in scores(gold, records_of_gold(document()))


@pytest.mark.parametrize(
    ("source", "score"),
    [
        ("Ines Quiroga", 1.0),
        ("Mayor Ines Quiroga", 1.0),  # its head is the name
        ("Mayor", 0.0),  # its head lies outside the gold source
        ("The dockers", 0.0),
        (None, 0.0),
    ],
)
def test_the_head_of_the_source_lies_inside_the_gold_source(source: str | None, score: float) -> None:
    found = records_of_findings(reading(attribution(source)))
    assert scores(document(), found)["attribution_f1"] == score


@pytest.mark.parametrize(
    ("source", "speaker", "score"),
    [
        (None, None, 1.0),
        ("Ines Quiroga", "Inés Quiroga", 1.0),  # elided there, named here; accents and case do not part names
        ("The dockers", "the dockers", 0.0),
    ],
)
def test_an_elided_subject_is_met_by_no_source_or_by_its_name(source: str | None, speaker: str, score: float) -> None:
    gold = document()
    gold["attributions"][0]["source"] = None
    found = records_of_findings(reading(replace(attribution(source), speaker_name=speaker)))
    assert scores(gold, found)["attribution_f1"] == score


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    half = replace(attribution(), content=(at("at least 20 people were arrested at the"),))
    less = replace(attribution(), content=(at("at least 20 people were arrested"),))
    assert scores(document(), records_of_findings(reading(half)))["attribution_f1"] == 1.0
    assert scores(document(), records_of_findings(reading(less)))["attribution_f1"] == 0.0


def test_thought_is_not_compared() -> None:
    assert records_of_findings(reading(attribution(act=Act.THOUGHT))).sayings == []


@pytest.mark.parametrize(
    ("low", "high", "bound", "effect", "score"),
    [
        ("20", None, Bound.AT_LEAST, "detained", 1.0),
        ("20.001", None, Bound.AT_LEAST, "detained", 1.0),  # equal to two decimals
        ("21", None, Bound.AT_LEAST, "detained", 0.0),
        ("20", "20", Bound.AT_LEAST, "detained", 0.0),
        ("20", None, Bound.EXACT, "detained", 0.0),
        ("20", None, Bound.AT_LEAST, None, 0.0),  # no effect is "other"
    ],
)
def test_a_figure_agrees_in_every_cell(
    low: str, high: str | None, bound: Bound, effect: str | None, score: float
) -> None:
    figure = Figure(
        clipping="c",
        words=at("at least 20 people"),
        method="m",
        number=at("20"),
        counted=at("people"),
        low=Decimal(low),
        high=Decimal(high) if high else None,
        bound=bound,
        unit=None,
        effect=effect,
        share=False,
    )
    assert scores(document(), records_of_findings(reading(figure)))["figure_f1"] == score


@pytest.mark.parametrize(
    ("status", "accuracy"),
    [
        (Status.HAPPENED, 1.0),
        (Status.ATTEMPTED, 1.0),  # an attempt took place
        (Status.UNSURE, 0.5),
        (Status.CANCELLED, 0.0),
        (Status.ALLEGED, 0.0),
    ],
)
def test_status_is_scored_where_the_trigger_is_found(status: Status, accuracy: float) -> None:
    assert scores(document(), records_of_findings(reading(report(status))))["status_accuracy"] == accuracy


def test_status_does_not_ask_for_the_type() -> None:
    found = records_of_findings(reading(replace(report(Status.HAPPENED), type="ASSAULT")))
    result = scores(document(), found)
    assert (result["report_f1"], result["status_accuracy"]) == (0.0, 1.0)


def test_unsure_is_a_miss_among_the_rarer_statuses() -> None:
    planned = {"trigger": words("arrested"), "type": "COERCE", "status": "planned"}
    gold = document() | {"reports": [planned]}
    assert scores(gold, records_of_findings(reading(report(Status.UNSURE))))["status_f1_rest"] == 0.0
    assert scores(gold, records_of_findings(reading(report(Status.PLANNED))))["status_f1_rest"] == 1.0


@pytest.mark.parametrize(
    ("event", "qualifier", "kind"),
    [
        (TenureEvent.HOLDS, None, "holds"),
        (TenureEvent.HOLDS, Qualifier.FORMER, "former"),
        (TenureEvent.HOLDS, Qualifier.DE_FACTO, "holds"),
        (TenureEvent.ENDS, None, "ends"),
        (TenureEvent.BEGINS, Qualifier.ACTING, "acting"),
    ],
)
def test_a_qualifier_is_the_kind_of_a_tenure(event: TenureEvent, qualifier: Qualifier | None, kind: str) -> None:
    found = records_of_findings(reading(tenure(event, qualifier)))
    assert [each.kind for each in found.holdings or ()] == [kind]


def test_misses_say_what_was_found_instead() -> None:
    board = Board()
    compare_document(document(), records_of_findings(reading(report(Status.ALLEGED))), board)
    miss = next(miss for miss in board.misses if miss.metric == "status_accuracy")
    assert (miss.how, miss.gold, miss.found) == (
        "differs",
        "'arrested' COERCE happened",
        "'arrested' COERCE alleged",
    )
    assert "⟦arrested⟧" in miss.context


def test_documents_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(document()) + "\n", encoding="utf-8")
    found = {measure.metric: measure.n for measure in score(Data("wikinews-read", (file,)))}
    assert found["attribution_f1"] == 1
    assert found["report_f1"] == 2
