"""The file of judgements: two people's files join in any order, and what is undone can be brought back."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import BadJudgement, LedgerDamaged
from cuttings.model.ids import canonical_json
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.plain import to_plain
from cuttings.model.text import Quote
from cuttings.store.decisions import DecisionFile, live_judgements

HERE = Target("mention", "mn-1", "cl-1", Quote("Inés Quiroga", "Acting mayor ", " of"), "Inés Quiroga")
THERE = Target("mention", "mn-2", "cl-2")


def said(minute: int, verb: Verb = Verb.SAME, *, by: str = "ana", undoes: str | None = None) -> Judgement:
    """A decision on two mentions, made in some minute of one hour."""
    return Judgement(f"2031-03-20T08:{minute:02}:00Z", by, verb, (HERE, THERE), note="“same” ñ\n", undoes=undoes)


def undo(judgement: Judgement, minute: int) -> Judgement:
    """The undoing of a decision."""
    return said(minute, Verb.UNDO, undoes=judgement.id)


def file_of(folder: Path, judgements: Iterable[Judgement]) -> DecisionFile:
    """A file of decisions, written one by one."""
    folder.mkdir(exist_ok=True)
    decisions = DecisionFile(folder)
    for each in judgements:
        decisions.append(each)
    return decisions


@given(
    st.lists(st.integers(0, 59), max_size=5),
    st.lists(st.integers(0, 59), max_size=5),
)
def test_two_peoples_files_join_as_a_set(
    tmp_path_factory: pytest.TempPathFactory, anas: list[int], bens: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("joined")
    shared = said(30)  # both started from the same file
    ana = file_of(folder / "ana", [shared, *(said(minute) for minute in anas)])
    ben = file_of(folder / "ben", [shared, *(said(minute, Verb.DIFFERENT, by="ben") for minute in bens)])
    lines = ana.file.read_bytes(), ben.file.read_bytes()
    union = {each.id: each for each in (*ana.read(), *ben.read())}
    for number, (first, second) in enumerate([lines, lines[::-1]]):
        (folder / str(number)).mkdir()
        joined = DecisionFile(folder / str(number))
        joined.file.write_bytes(first + second)
        assert joined.read() == tuple(sorted(union.values(), key=lambda each: (each.at, each.id)))


def test_a_decision_comes_back_with_its_quote(tmp_path: Path) -> None:
    assert file_of(tmp_path, [said(1)]).read() == (said(1),)


def test_decisions_are_read_by_time_not_by_line(tmp_path: Path) -> None:
    assert file_of(tmp_path, [said(9), said(2), said(5)]).read() == (said(2), said(5), said(9))


FIRST = said(1)
UNDONE = undo(FIRST, 2)
REDONE = undo(UNDONE, 3)


@pytest.mark.parametrize(
    ("made", "live"),
    [
        ([FIRST], [FIRST]),
        ([FIRST, UNDONE], []),
        ([FIRST, UNDONE, REDONE], [FIRST]),  # undoing the undo brings it back
        ([FIRST, UNDONE, REDONE, undo(REDONE, 4)], []),
        ([FIRST, UNDONE, said(4)], [said(4)]),  # decided anew: a decision of its own
        ([FIRST, undo(said(7), 8)], [FIRST]),  # look-alike: it undoes another, not yet merged
        ([FIRST, UNDONE, undo(FIRST, 4), REDONE], []),  # two undid it, one took that back
    ],
)
def test_what_stands_follows_from_what_undoes_what(made: list[Judgement], live: list[Judgement]) -> None:
    assert live_judgements(made) == tuple(live)
    assert live_judgements(reversed(made)) == tuple(live)


@pytest.mark.parametrize("minute", range(1, 7))
def test_a_clock_that_is_behind_does_not_bring_back_a_decision(minute: int) -> None:
    """Ana's clock says 5 when she undoes; Ben takes that back, and his says anything."""
    undone = undo(FIRST, 5)
    back = undo(undone, minute)
    by_time = sorted((FIRST, undone, back), key=lambda each: (each.at, each.id))
    assert live_judgements(by_time) == (FIRST,)


def test_an_undo_of_nothing_is_refused_and_not_recorded(tmp_path: Path) -> None:
    decisions = file_of(tmp_path, [FIRST])
    before = decisions.file.read_bytes()
    with pytest.raises(BadJudgement, match="no decision jd-"):
        decisions.append(undo(said(7), 8))
    assert decisions.file.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        {},
        to_plain(FIRST) | {"verb": "perhaps"},  # no such verb
        to_plain(FIRST) | {"at": None},  # without a time it has no place among the others
        to_plain(FIRST) | {"on": None},
        to_plain(FIRST) | {"on": ["mn-1"]},
        to_plain(FIRST) | {"on": []},  # only an undo is on nothing
        {name: value for name, value in to_plain(FIRST).items() if name != "by"},
    ],
)
def test_a_record_that_is_no_decision_is_damage(tmp_path: Path, line: dict[str, object]) -> None:
    decisions = file_of(tmp_path, [FIRST])
    with decisions.file.open("a", encoding="utf-8") as file:
        file.write(f"{canonical_json(line)}\n")
    with pytest.raises(LedgerDamaged, match=r"^Line 2 of "):
        decisions.read()


def test_a_decision_of_an_earlier_version_lacks_cells_and_is_read(tmp_path: Path) -> None:
    cells = {name: value for name, value in to_plain(FIRST).items() if name in ("at", "by", "verb", "on", "note")}
    decisions = DecisionFile(tmp_path)
    decisions.file.write_text(f"{canonical_json(cells)}\n", encoding="utf-8")
    assert decisions.read() == (FIRST,)
