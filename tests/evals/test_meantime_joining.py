"""The rules by which joins across texts and languages are scored on MEANTIME."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.clipping import Given
from cuttings.model.dates import Interval, day_interval
from cuttings.model.text import Span
from evals import gathered
from evals.gathered import Joined, Place, Text, gather
from evals.harness import Data, Measure
from evals.joining import GoldMention, Judged
from evals.meantime_joining import (
    gold_days,
    judged_entities,
    judged_events,
    order_share,
    score,
    shown_events,
)
from tests.evals.invented import words

ENGLISH = (
    "Ines Quiroga resigned in Port Vale on 3 March 2031. The old owner of Ruiz Shipping was arrested on 9 April 2031."
)
SPANISH = "Ines Quiroga dimitió el 3 de marzo de 2031."


def mention(surface: str, text: str, instance: str, kind: str) -> dict[str, Any]:
    return words(surface, text) | {"instance": instance, "kind": kind, "class": "OTHER"}


def english() -> dict[str, Any]:
    mentions = [
        mention("Ines Quiroga", ENGLISH, "PER1", "entity"),
        mention("resigned", ENGLISH, "EV1", "event"),
        mention("The old owner of Ruiz Shipping", ENGLISH, "PER2", "entity"),
        mention("arrested", ENGLISH, "EV2", "event"),
        mention("3 March", ENGLISH, "X", "time"),
    ]
    return {"id": "1", "lang": "en", "text": ENGLISH, "mentions": mentions}


def spanish() -> dict[str, Any]:
    mentions = [
        mention("Ines Quiroga", SPANISH, "PER1", "entity"),
        mention("dimitió", SPANISH, "EV1", "event"),
    ]
    return {"id": "1", "lang": "es", "text": SPANISH, "mentions": mentions}


@pytest.fixture(autouse=True)
def _kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "KEPT", tmp_path / "kept")


@pytest.fixture
def joined() -> Iterator[Joined]:
    with gather("one", [Text("en 1", ENGLISH, Given(language="en"))]).opened() as found:
        yield found


def test_entities_are_read_where_most_of_their_words_are_ours(joined: Joined) -> None:
    found = {each.gold.words: each.ours for each in judged_entities(joined, {"en 1": english()})}
    assert list(found) == ["ines quiroga", "the old owner of ruiz shipping"]
    assert found["ines quiroga"] is not None
    assert found["the old owner of ruiz shipping"] is None  # our firm is not its owner


def test_events_are_read_where_a_trigger_is_ours(joined: Joined) -> None:
    found = {each.gold.words: each.ours for each in judged_events(joined, {"en 1": english()})}
    assert found["resigned"] is not None
    assert found["arrested"] not in (None, found["resigned"])


def files(folder: Path) -> tuple[Path, ...]:
    rows = [
        {"id": "EV1", "kind": "event", "time": "2031-03-03", "begin": None},
        {"id": "EV2", "kind": "event", "time": None, "begin": "2031-04-XX"},
        {"id": "EV3", "kind": "event", "time": "XXXX-XX-XX", "begin": None},  # nobody knows
        {"id": "PER1", "kind": "entity", "time": "1999", "begin": None},
    ]
    table = "".join(json.dumps(each | {"participants": []}) + "\n" for each in rows)
    for document in (english(), spanish()):
        file = folder / f"dev_{document['lang']}.jsonl"
        file.write_text(json.dumps(document) + "\n", encoding="utf-8")
        file.with_name(f"instances_{file.name}").write_text(table, encoding="utf-8")
    return (folder / "dev_en.jsonl", folder / "dev_es.jsonl")


def test_days_are_as_narrow_as_the_table_gives_them(tmp_path: Path) -> None:
    april = Interval(date(2031, 4, 1), date(2031, 4, 30))
    assert gold_days(files(tmp_path)) == {"EV1": day_interval(date(2031, 3, 3)), "EV2": april}
    assert gold_days([tmp_path / "without_a_table.jsonl"]) == {}


def test_both_languages_are_scored_apart_and_together(tmp_path: Path) -> None:
    found = {each.metric: each for each in score(Data("meantime", files(tmp_path)))}
    counts = {suffix: found[f"entity_conll_{suffix}"].n for suffix in ("en", "es", "pooled")}
    assert counts == {"en": 2, "es": 1, "pooled": 3}
    assert found["entity_conll_aligned_pooled"].score == 1.0  # one person in two languages
    assert (found["order_share"].score, found["order_share"].n) == (1.0, 1)


def gold(cluster: str, start: int = 0) -> GoldMention:
    return GoldMention(Place("en 1", Span(start, start + 4)), cluster, cluster.lower())


def test_an_event_is_shown_where_most_of_its_mentions_are() -> None:
    judged = [Judged(gold("X"), "b"), Judged(gold("X", 5), "a"), Judged(gold("X", 9), "a"), Judged(gold("Y"), None)]
    assert shown_events(judged) == [(gold("X"), "a")]


def ordered(ours: dict[str, Interval], days: dict[str, Interval]) -> Measure:
    judged = [Judged(gold("X"), "x"), Judged(gold("Y"), "y")]
    return order_share(judged, ours, days, {"en 1": english()})


FIRST, SECOND = day_interval(date(2031, 3, 3)), day_interval(date(2031, 4, 9))
SPRING = Interval(date(2031, 3, 1), date(2031, 5, 31))


@pytest.mark.parametrize(
    ("ours", "days", "expected"),
    [
        ({"x": FIRST, "y": SECOND}, {"X": FIRST, "Y": SECOND}, (1.0, 1)),
        ({"x": FIRST, "y": SECOND}, {"X": SECOND, "Y": FIRST}, (0.0, 1)),
        ({"x": FIRST, "y": FIRST}, {"X": FIRST, "Y": SECOND}, (0.0, 1)),  # on one day, so in no order
        ({"x": FIRST}, {"X": FIRST, "Y": SECOND}, (1.0, 0)),  # one of them without a day: not asked
        ({"x": FIRST, "y": SECOND}, {"X": SPRING, "Y": SECOND}, (1.0, 0)),  # the gold has no order for them
    ],
)
def test_order_is_asked_of_pairs_with_days_on_both_sides(
    ours: dict[str, Interval], days: dict[str, Interval], expected: tuple[float, int]
) -> None:
    found = ordered(ours, days)
    assert (found.score, found.n) == expected


def test_a_wrong_order_is_shown() -> None:
    [miss] = ordered({"x": SECOND, "y": FIRST}, {"X": FIRST, "Y": SECOND}).misses
    assert (miss.gold, miss.found) == ("x before y", "2031-04-09 and 2031-03-03")
