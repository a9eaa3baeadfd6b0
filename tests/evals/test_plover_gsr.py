"""PLOVER records: the marks of the gold, the codes of today, parties and direction."""

from dataclasses import replace
from typing import Any

import pytest

from cuttings.model.finding import Modality, Report, Status, Voice
from cuttings.model.text import Words
from evals.plover_gsr import Board, compare_record, marks_of, measures, type_today
from evals.reading import ReadText, read_text

TEXT = "Marenza will visit the islands of Port Vale on Monday."
MARKUP = "(SRC: Marenza) (EVT: will visit) the (TAR: islands of Port Vale) on Monday."


def at(surface: str) -> Words:
    start = TEXT.index(surface)
    return Words(start, start + len(surface), surface)


def row(surface: str) -> dict[str, Any]:
    words = at(surface)
    return {"start": words.start, "end": words.end, "surface": surface}


def record(**changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "one",
        "lang": "en",
        "text": TEXT,
        "event": "AGREE",
        "context": "economic, refugees",
        "markup": MARKUP,
        "source": [row("Marenza")],
        "target": [row("islands of Port Vale")],
    }
    return plain | changed


def reading(actor: str, recipient: str, status: Status = Status.PLANNED) -> ReadText:
    report = Report(
        clipping="c",
        words=at("visit"),
        method="m",
        trigger=at("visit"),
        actor=(at(actor),),
        recipient=(at(recipient),),
        type="CONSULT",
        context=("economic", "health", "refugee"),
        modality=Modality.PLANNED,
        negated=False,
        status=status,
        status_rule="r",
        voice=Voice.OWN,
    )
    return replace(read_text(TEXT, "en", None), findings=(report,))


def scores(document: dict[str, Any], read: ReadText) -> dict[str, float]:
    board = Board()
    compare_record(document, read, board)
    return {each.metric: each.score for each in measures(board)}


def test_a_mark_is_found_in_the_text() -> None:
    assert [mark.cut(TEXT) for mark in marks_of(record())] == ["will visit"]


@pytest.mark.parametrize(
    ("kind", "status", "today"),
    [
        ("CONSULT", "planned", "AGREE"),  # a promised visit
        ("SANCTION", "planned", "THREATEN"),  # an announced embargo
        ("AID", "called_for", "REQUEST"),  # aid that somebody asks for
        ("AGREE", "negated", "REJECT"),  # no agreement
        ("OFFICE", "happened", "RETREAT"),  # a resignation
        ("CONSULT", "happened", "CONSULT"),  # the act itself
    ],
)
def test_an_act_is_coded_by_its_status(kind: str, status: str, today: str) -> None:
    assert type_today(kind, status) == today


def test_a_right_reading_is_wholly_right() -> None:
    assert scores(record(), reading("Marenza", "islands")) == {
        "type_macro_f1": 1.0,
        "actor_f1": 1.0,
        "source_f1": 1.0,
        "target_f1": 1.0,
        "context_f1": 1.0,  # a context that the gold never uses does not count
        "swapped_share": 0.0,
    }


def test_parties_in_the_wrong_roles_are_swapped() -> None:
    found = scores(record(), reading("islands", "Marenza"))
    assert (found["swapped_share"], found["actor_f1"]) == (1.0, 0.0)


def test_parties_marked_as_both_are_wanted_in_both_roles() -> None:
    mutual = record(source=[row("Marenza")], target=[], markup=MARKUP.replace("(SRC:", "(SRC/TAR:"))
    assert scores(mutual, reading("Marenza", "Marenza"))["actor_f1"] == 1.0


def test_no_report_there_is_a_miss() -> None:
    found = scores(record(), replace(reading("Marenza", "islands"), findings=()))
    assert (found["type_macro_f1"], found["actor_f1"]) == (0.0, 0.0)
