"""Marks in a text: what they stand for, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from cuttings.model.finding import Act, Form, Polarity
from evals.harness import CHALLENGE
from evals.marked import BadItem, Half, item_of, load_items

MARKED = "“[Q1:[S2:The pilot] [C2:denied] [Q2:it]],” [C1:said] [S1:Ines Quiroga]."


def row(text: str = MARKED, *says: str) -> dict[str, Any]:
    """One item as the file has it."""
    rows = says or ("1 direct: Ines Quiroga", "2 indirect denies: pilot")
    return {"id": "en-1", "group": "nested", "half": "open", "why": "a test", "text": text, "says": list(rows)}


def test_marks_are_taken_out_of_the_text() -> None:
    item = item_of(row(), "en")
    assert item.text == "“The pilot denied it,” said Ines Quiroga."
    outer, inner = item.told
    for told in item.told:
        for words in (*told.content, told.source, told.cue):
            assert words is not None
            assert item.text[words.start : words.end] == words.surface
    assert [words.surface for words in outer.content] == ["The pilot denied it"]
    assert (outer.form, outer.polarity, outer.speakers) == (Form.DIRECT, Polarity.ASSERTS, ("Ines Quiroga",))
    assert (inner.form, inner.polarity, inner.speakers) == (Form.INDIRECT, Polarity.DENIES, ("pilot",))


def test_the_content_around_a_cue_is_its_parent() -> None:
    outer, inner = item_of(row(), "en").told
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_cue_inside_its_own_content_is_not_its_own_child() -> None:
    (told,) = item_of(row("[Q1:The heir [C1:reportedly] fled].", "1 indirect: –"), "en").told
    assert told.parent is None


def test_one_source_can_stand_for_two() -> None:
    marked = "[S12:Ines Quiroga] [C1:said] [Q1:it rained] and [C2:added] that [Q2:it froze]."
    first, second = item_of(row(marked, "1 indirect: Ines Quiroga", "2 indirect: Ines Quiroga"), "en").told
    assert first.source == second.source


def test_content_may_stand_in_several_places() -> None:
    marked = "“[Q1:It rained],” [S1:she] [C1:said], “[Q1:and it froze].”"
    (told,) = item_of(row(marked, "1 direct: ?"), "en").told
    assert [words.surface for words in told.content] == ["It rained", "and it froze"]
    assert told.speakers == ()


def test_act_and_polarity_are_said_when_they_are_not_the_usual_ones() -> None:
    (told,) = item_of(row("[S1:She] [C1:doubts] [Q1:it].", "1 indirect thought doubts: ?"), "en").told
    assert (told.act, told.polarity) == (Act.THOUGHT, Polarity.DOUBTS)


def test_a_printed_bracket_is_escaped() -> None:
    (told,) = item_of(row(r"“[Q1:He \[the pilot\] fled],” [S1:she] [C1:said].", "1 direct: ?"), "en").told
    assert told.content[0].surface == "He [the pilot] fled"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[S1:She] [C1:said [Q1:it].", ["1 indirect: ?"]),  # never closed
        ("[S1:She] [C1:said] it].", ["1 indirect: ?"]),  # closed once too often
        ("[S1:She] [C1:said] [it] [Q1:froze].", ["1 indirect: ?"]),  # a printed bracket
        ("[S1:She] [C1:said] it froze.", ["1 indirect: ?"]),  # no content
        ("[S1:She] [S1:she] [C1:said] [Q1:it].", ["1 indirect: ?"]),  # two sources
        ("[S1:She] [C1:said] [Q1:it froze.]", ["1 indirect: ?"]),  # a stop at the end of a content
        ("[S1:She] [C1:said] [Q1:“it froze].”", ["1 indirect: ?"]),  # a quotation mark at its start
        ("[S1:She] [C1:said] [Q1:it].", ["1 indirect: Ines Quiroga"]),  # a name that the text does not give
        ("[S1:She] [C1:said] [Q1:it].", ["1 indirect: –"]),  # nobody, and yet a source
        ("[S1:She] [C1:said] [Q1:it].", ["1 rumoured: ?"]),  # no such form
        ("[S1:She] [C1:said] [Q1:it].", ["1 indirect loudly: ?"]),  # no such act or polarity
        ("[S1:She] [C1:said] [Q1:it].", ["2 indirect: ?"]),  # another number
        ("[S1:She] [C1:said] [Q1:it].", []),  # no row
    ],
)
def test_marks_that_do_not_hold_are_refused(text: str, says: list[str]) -> None:
    with pytest.raises(BadItem, match="en-1"):
        item_of(row() | {"text": text, "says": says}, "en")


@pytest.mark.parametrize("change", [{"why": ""}, {"half": "both"}, {"colour": "red"}])
def test_every_cell_is_needed_and_no_other(change: dict[str, str]) -> None:
    with pytest.raises((BadItem, ValueError)):
        item_of(row() | change, "en")


def test_an_id_stands_once(tmp_path: Path) -> None:
    item = 'id = "en-1"\ngroup = "direct"\nhalf = "held"\nwhy = "a test"\ntext = "Rain."\nsays = []\n'
    file = tmp_path / "attributions.en.toml"
    file.write_text(f"[[item]]\n{item}[[item]]\n{item}", encoding="utf-8")
    with pytest.raises(BadItem, match="en-1"):
        load_items(file)


@pytest.mark.parametrize("path", sorted(CHALLENGE.glob("attributions.*.toml")), ids=lambda path: path.name)
def test_the_set_holds_and_every_group_is_halved(path: Path) -> None:
    items = load_items(path)
    assert len(items) > 200
    for group in {item.group for item in items}:
        halves = [item.half for item in items if item.group == group]
        assert abs(halves.count(Half.OPEN) - halves.count(Half.HELD)) <= 2, group


def test_no_text_stands_twice() -> None:
    texts = [item.text for path in CHALLENGE.glob("attributions.*.toml") for item in load_items(path)]
    assert len(texts) == len(set(texts))
