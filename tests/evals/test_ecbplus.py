"""The rules by which events of many stories are scored on ECB+."""

from typing import Any

from cuttings.model.text import Span
from evals.ecbplus import connected, gold_events, measures
from evals.gathered import Place, ToldAt
from evals.harness import Measure
from tests.evals.invented import words

FERRY = "A ferry sank off Port Vale. Divers searched the wreck. It was old."
PORT = "The ferry sinking led to a strike in Port Vale."
STRIKE = "Teachers began a strike in Lindmar."


def mention(surface: str, text: str, cluster: str, **cells: Any) -> dict[str, Any]:
    return words(surface, text) | {"kind": "event", "cluster": cluster, "validated": True} | cells


def document(id: str, topic: int, text: str, *mentions: dict[str, Any], checked: str = "") -> dict[str, Any]:
    sentences = [{**words(checked or text, text), "validated": True}]
    return {"id": id, "topic": topic, "text": text, "sentences": sentences, "mentions": mentions}


def documents() -> dict[str, Any]:
    found = [
        document(
            "1",
            1,
            FERRY,
            mention("searched", FERRY, "SEARCH"),
            mention("sank", FERRY, "SINK"),
            mention("Divers", FERRY, "DIVERS", kind="human"),
            mention("was", FERRY, "OLD", validated=False),
            checked="A ferry sank off Port Vale. Divers searched the wreck.",
        ),
        document("2", 1, PORT, mention("sinking", PORT, "SINK"), mention("strike", PORT, "STRIKE")),
        document("3", 2, STRIKE, mention("strike", STRIKE, "STRIKE2")),
    ]
    return {each["id"]: each for each in found}


def told(surface: str, document: str, event: str) -> ToldAt:
    found = words(surface, documents()[document]["text"])
    return ToldAt(Place(document, Span(found["start"], found["end"])), f"{document} {surface}", event)


def scores(*reports: ToldAt) -> dict[str, Measure]:
    return {each.metric: each for each in measures(documents(), reports, [])}


def test_only_checked_mentions_of_events_are_asked_for() -> None:
    assert [(each.words, each.cluster) for each in gold_events(documents()["1"])] == [
        ("sank", "SINK"),
        ("searched", "SEARCH"),
    ]


def test_mentions_that_we_read_are_joined_as_their_events_are() -> None:
    found = scores(told("sank", "1", "e1"), told("sinking", "2", "e1"), told("strike", "2", "e2"))
    assert (found["event_conll_aligned"].score, found["event_conll_aligned"].n) == (1.0, 3)
    assert found["event_conll"].score == 1.0  # what is not read is alone, and so it is in the gold
    assert found["event_conll"].n == 5
    assert found["baseline_event_conll"].score < 1.0  # the two strikes are two
    assert found["trigger_recall"].score == 3 / 5
    assert sorted(miss.gold or "" for miss in found["trigger_recall"].misses) == ["searched", "strike"]


def test_wrong_links_are_counted_and_shown() -> None:
    found = scores(told("sank", "1", "e"), told("sinking", "2", "e"), told("strike", "3", "e"))
    assert (found["link_precision"].score, found["link_precision"].n) == (1 / 3, 3)
    assert (found["cross_topic_share"].score, found["cross_topic_share"].n) == (2 / 3, 3)
    assert [miss.found for miss in found["link_precision"].misses] == ["sank = strike", "sinking = strike"]


def test_links_inside_a_document_cross_no_topic() -> None:
    found = scores(told("sank", "1", "e"), told("searched", "1", "e"))
    assert (found["link_precision"].n, found["cross_topic_share"].n) == (1, 0)


def test_reports_outside_checked_sentences_are_not_judged() -> None:
    found = scores(told("sank", "1", "e1"), told("old", "1", "e2"), told("led", "2", "e3"))
    assert (found["existence_precision"].score, found["existence_precision"].n) == (1 / 2, 2)
    assert [miss.found for miss in found["existence_precision"].misses] == ["led"]


def test_documents_that_share_an_event_are_put_together_through_others() -> None:
    groups = [frozenset("ab"), frozenset("c"), frozenset("bd"), frozenset()]
    found = connected("abcde", groups)
    assert found["a"] == found["b"] == found["d"] == frozenset("abd")
    assert len({found["a"], found["c"], found["e"]}) == 3
