"""The score of the challenge set: a known error changes it in the known direction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from cuttings.model.finding import Act, Form, Polarity
from cuttings.model.text import Words
from evals import challenge as scorer
from evals.challenge import Readings, board_of, challenge, measures
from evals.harness import EXAMPLE, Measure, find_data
from evals.marked import Half, Item, item_of
from evals.told import Told

SPEECH = {
    "id": "en-1",
    "group": "nested",
    "half": "open",
    "why": "one speech within another",
    "text": "[S1:Mayor Ines Quiroga] [C1:said] [Q1:[S2:the pilot of the Heron] [C2:denied] that [Q2:it leaks badly]].",
    "says": ["1 indirect: Ines Quiroga", "2 indirect denies: pilot of the Heron"],
}
QUIET = SPEECH | {"id": "en-2", "text": "The said boat calls at Port Vale.", "says": []}
SPEAKER = "speaker_en_open"


def item(**cells: object) -> Item:
    return item_of(SPEECH | cells, "en")


def scores(*readings: tuple[Item, Sequence[Told]]) -> Mapping[str, float]:
    return {measure.metric: measure.score for measure in measures(readings)}


def outer(**cells: Any) -> list[Told]:
    """The reading that is wholly right, but for some cells of the outer attribution."""
    first, second = item().told
    return [replace(first, **cells), second]


def words(surface: str) -> Words:
    start = item().text.index(surface)
    return Words(start, start + len(surface), surface)


def source(surface: str) -> dict[str, Any]:
    return {"source": words(surface), "head": words(surface).span}


def test_gold_against_itself_is_wholly_right() -> None:
    found = scores((item(), item().told), (item_of(QUIET, "en"), []))
    assert {metric for metric, score in found.items() if score != 1.0 and not metric.endswith("held")} == set()


def test_an_empty_reading_recalls_nothing_and_is_quiet() -> None:
    found = scores((item(), []), (item_of(QUIET, "en"), []))
    assert (found["recall_en_open"], found["f1_en_open"], found["quiet_en_open"]) == (0.0, 0.0, 1.0)


def test_what_is_found_in_a_look_alike_costs_precision_and_quiet() -> None:
    invented = replace(item().told[0], parent=None)
    found = scores((item(), item().told), (item_of(QUIET, "en"), [invented]))
    assert found["precision_en_open"] == pytest.approx(2 / 3)
    assert (found["recall_en_open"], found["quiet_en_open"]) == (1.0, 0.0)


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    half = outer(content=(words("the pilot of the Heron denied that"),))
    less = outer(content=(words("the pilot of"),))
    assert scores((item(), half))["recall_en_open"] == 1.0
    assert scores((item(), half))["content_en"] == 0.5
    assert scores((item(), less))["recall_en_open"] == 0.5


@pytest.mark.parametrize(
    ("found", "recall"),
    [("Ines Quiroga", 1.0), ("Quiroga", 1.0), ("Mayor", 1.0), ("the pilot", 0.5), (None, 0.5)],
)
def test_the_head_of_the_source_lies_inside_the_gold_source(found: str | None, recall: float) -> None:
    cells = source(found) if found else {"source": None, "head": None}
    assert scores((item(), outer(**cells)))["recall_en_open"] == recall


@pytest.mark.parametrize(
    ("speakers", "share"),
    [
        (("Ines Quiroga",), 1.0),
        (("INÉS QUIROGA",), 1.0),  # case and accents do not part names
        (("Mayor Ines Quiroga",), 1.0),  # led by its title
        (("Quiroga",), 0.5),  # a surname resolves nothing
        (("pilot of the Heron",), 0.5),
        ((), 0.5),
    ],
)
def test_the_speaker_is_the_resolved_name(speakers: tuple[str, ...], share: float) -> None:
    assert scores((item(), outer(speakers=speakers)))[SPEAKER] == share


@pytest.mark.parametrize(
    ("speaker", "share"),
    [("the pilot of the Heron", 1.0), ("pilot", 0.5), ("old pilot of the Heron", 0.5)],
)
def test_a_role_is_whole_with_or_without_its_article(speaker: str, share: float) -> None:
    first, second = item().told
    assert scores((item(), [first, replace(second, speakers=(speaker,))]))[SPEAKER] == share


@pytest.mark.parametrize(
    ("speakers", "share"),
    [((), 1.0), (("He",), 1.0), (("Piers Loam",), 0.0)],  # the pronoun as printed names nobody
)
def test_who_is_not_told_is_met_by_nobody(speakers: tuple[str, ...], share: float) -> None:
    unsure = item(text="Piers Loam met Rolf Hazen. [S1:He] [C1:said] [Q1:it froze].", says=["1 indirect: ?"])
    assert scores((unsure, [replace(unsure.told[0], speakers=speakers)]))[SPEAKER] == share


def test_an_elided_source_is_met_by_none_or_by_its_name() -> None:
    elided = item(text="Ines Quiroga came late. [C1:Said] [Q1:it froze].", says=["1 indirect: Ines Quiroga"])
    start = Words(0, 12, "Ines Quiroga")
    here = replace(elided.told[0], source=start, head=start.span)
    for found, recall in (
        (elided.told[0], 1.0),
        (replace(elided.told[0], speakers=()), 1.0),
        (here, 1.0),
        (replace(here, speakers=("Piers Loam",)), 0.0),
    ):
        assert scores((elided, [found]))["recall_en_open"] == recall


def test_one_or_all_of_several_speakers_are_right() -> None:
    both = item(text="[S1:Ada and Bo] [C1:said] [Q1:it froze].", says=["1 indirect: Ada + Bo"])
    for name, share in (("Ada", 1.0), ("Bo", 1.0), ("Ada and Bo", 1.0), ("Cy", 0.0)):
        assert scores((both, [replace(both.told[0], speakers=(name,))]))[SPEAKER] == share


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("form", {"form": Form.DIRECT}),
        ("act", {"act": Act.THOUGHT}),
        ("polarity", {"polarity": Polarity.DOUBTS}),
        ("cue", {"cue": None}),
        ("cue", {"cue": words("denied")}),
        ("parent", {"parent": 1}),
    ],
)
def test_each_cell_has_a_share_of_its_own(cell: str, wrong: dict[str, Any]) -> None:
    found = scores((item(), outer(**wrong)))
    assert found[f"{cell}_en"] == 0.5
    assert found["f1_en_open"] == 1.0


def test_a_parent_that_is_not_read_is_a_wrong_parent() -> None:
    first, second = item().told
    assert scores((item(), [first, replace(second, parent=None)]))["parent_en"] == 0.5
    assert scores((item(), [replace(second, parent=None)]))["parent_en"] == 0.0


def test_halves_are_scored_apart_and_the_held_one_shows_no_misses() -> None:
    held = item(half="held")
    found: dict[str, Measure] = {each.metric: each for each in measures([(item(), item().told), (held, [])])}
    assert (found["f1_en_open"].score, found["f1_en_held"].score) == (1.0, 0.0)
    wrong = outer(form=Form.DIRECT, speakers=())
    for each in measures([(held, wrong), (held, [])]):
        assert each.misses == ()
    assert len(board_of([(held, [])], Half.HELD).misses) == 2


def test_misses_of_the_held_half_are_shown_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: Readings = [(item(), []), (item(id="en-9", half="held"), [])]
    monkeypatch.setattr(scorer, "readings_of", lambda data: readings)
    plain = CliRunner().invoke(challenge, ["--misses", "9"])
    held = CliRunner().invoke(challenge, ["--misses", "9", "--held"])
    assert ("en-1" in plain.stdout, "en-9" in plain.stdout) == (True, False)
    assert ("en-1" in held.stdout, "en-9" in held.stdout) == (False, True)


def test_the_set_is_found_in_every_checkout() -> None:
    data = find_data("challenge", EXAMPLE)
    assert data is not None
    assert [path.name for path in data.files] == ["attributions.en.toml", "attributions.es.toml"]
