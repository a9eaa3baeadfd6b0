"""The rules by which acts of saying are scored on MEANTIME."""

import json
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.text import Span, Words
from evals.harness import Data
from evals.meantime import Found, find, measures, score, speech_events
from evals.records import Saying
from tests.evals.invented import words

TEXT = "The shipyard announced a new ferry. Its owner, Tom Hale, said that it would be cheap. Talks go on."
INSTANCES = {"EV1": ["ORG1"], "EV2": ["PER1"], "EV3": []}


def at(surface: str) -> Words:
    return Words(**words(surface, TEXT))


def mention(surface: str, instance: str, kind: str) -> dict[str, Any]:
    return words(surface, TEXT) | {"instance": instance, "class": kind}


def document() -> dict[str, Any]:
    mentions = [
        mention("The shipyard", "ORG1", "ORG"),
        mention("announced", "EV1", "SPEECH_COGNITIVE"),
        mention("Its owner, Tom Hale", "PER1", "PER"),
        mention("said", "EV2", "SPEECH_COGNITIVE"),
        mention("cheap", "EV4", "OTHER"),
        mention("Talks", "EV3", "SPEECH_COGNITIVE"),
    ]
    return {"id": "1", "lang": "en", "text": TEXT, "mentions": mentions}


def saying(cue: str, head: str | None, name: str | None = None) -> Saying:
    return Saying((), None, at(head).span if head else None, name, at(cue))


def test_only_acts_of_saying_are_asked_for() -> None:
    events = speech_events(document(), INSTANCES)
    assert [each.cue.surface for each in events] == ["announced", "said", "Talks"]
    assert [[words.surface for words in each.speakers] for each in events] == [
        ["The shipyard"],
        ["Its owner, Tom Hale"],
        [],
    ]


@pytest.mark.parametrize(
    ("sayings", "found"),
    [
        ([saying("said", "Hale")], Found(cue=True, speaker=True)),
        ([saying("said", None, "Its Owner, Tom Hale")], Found(cue=True, speaker=True)),  # a subject left out, named
        ([saying("said", "it", "Hale")], Found(cue=True, speaker=True)),  # of a person the end of the name
        ([saying("said", "it", "Tom")], Found(cue=True, speaker=False)),
        ([saying("said", "shipyard")], Found(cue=True, speaker=False)),
        ([saying("said", None)], Found(cue=True, speaker=False)),
        ([saying("announced", "Hale")], Found(cue=False, speaker=False)),  # the right one, of another act
        ([], Found(cue=False, speaker=False)),
    ],
)
def test_cue_and_speaker_are_asked_for(sayings: list[Saying], found: Found) -> None:
    said = speech_events(document(), INSTANCES)[1]
    assert find(said, sayings) == found


def test_a_part_of_another_name_is_not_enough() -> None:
    announced = speech_events(document(), INSTANCES)[0]
    assert find(announced, [saying("announced", None, "The shipyard")]) == Found(cue=True, speaker=True)
    assert find(announced, [saying("announced", None, "shipyard owner")]) == Found(cue=True, speaker=False)


def test_an_act_without_a_speaker_counts_for_cues_alone() -> None:
    events = speech_events(document(), INSTANCES)
    result = measures("en", [(each, Found(cue=True, speaker=bool(each.speakers))) for each in events], [])
    assert [(each.metric, each.score, each.n) for each in result] == [
        ("speech_recall_en", 1.0, 2),
        ("cue_recall_en", 1.0, 3),
    ]
    lower = measures("en", [(each, Found(cue=True, speaker=False)) for each in events], [])
    assert [each.score for each in lower] == [0.0, 1.0]


def test_participants_come_from_the_table_beside(tmp_path: Path) -> None:
    file = tmp_path / "dev_en.jsonl"
    file.write_text(json.dumps(document()) + "\n", encoding="utf-8")
    rows = [
        {"id": "EV2", "participants": [{"id": "PER1", "role": "Arg0"}, {"id": "ORG1", "role": "Arg1"}]},
        {"id": "EV3", "participants": []},
    ]
    table = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "instances_dev_en.jsonl").write_text(table, encoding="utf-8")
    found = {each.metric: each for each in score(Data("meantime", (file,)))}
    assert (found["speech_recall_en"].score, found["speech_recall_en"].n) == (1.0, 1)
    assert found["cue_recall_en"].n == 3
    assert [miss.gold for miss in found["cue_recall_en"].misses] == ["Talks by –"]


def test_spans_that_only_touch_do_not_overlap() -> None:
    said = speech_events(document(), INSTANCES)[1]
    before = Span(said.cue.start - 3, said.cue.start)
    touching = Saying((), None, said.speakers[0].span, None, Words(before.start, before.end, "e, "))
    assert find(said, [touching]) == Found(cue=False, speaker=False)
