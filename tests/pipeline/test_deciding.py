"""What a person decides holds through every rebuild, finds its words again, and can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from cuttings.ask import open_dossier
from cuttings.errors import BadJudgement, UnknownId
from cuttings.model.clipping import Given
from cuttings.model.entry import Outlet
from cuttings.model.finding import Figure, Kind
from cuttings.model.judgement import Verb
from cuttings.pipeline import Silent, add_bytes, build, decide, remove, undo
from cuttings.pipeline.deciding import Said
from cuttings.store.decisions import DecisionFile
from tests.pipeline.story import AT, STORY, built, fill

AND_ONE_MORE = b"Police said on Thursday that Mayor Quiroga and Tomas Arce would meet in San Aurelio."


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A built dossier of the story."""
    built(tmp_path)
    return tmp_path


def _say(folder: Path, verb: Verb, *on: str, said: Said | None = None, at: str = AT) -> str:
    made = decide(folder, verb, on, said or Said(), at=at, by="mk")
    build(folder, progress=Silent())
    return made.id


def _names(folder: Path) -> set[str]:
    with open_dossier(folder) as opened:
        return {row.name for row in opened.who()}


def test_a_corrected_name_survives_rebuild_and_new_clippings(dossier: Path) -> None:
    assert "Ines Quiroga" in _names(dossier)
    _say(dossier, Verb.FIX, "Ines Quiroga", said=Said(field="name", to="Inés Quiroga Sanz"))
    assert "Inés Quiroga Sanz" in _names(dossier)
    add_bytes(dossier, AND_ONE_MORE, "more.txt", Given(), at=AT)
    build(dossier, progress=Silent())
    for derived in dossier.glob("dossier.sqlite*"):
        derived.unlink()
    build(dossier, progress=Silent())
    assert "Inés Quiroga Sanz" in _names(dossier)


def test_undo_takes_a_decision_back_and_undoing_that_brings_it_back(dossier: Path) -> None:
    made = _say(dossier, Verb.FIX, "Ines Quiroga", said=Said(field="name", to="Inés Quiroga"))
    first = undo(dossier, made, at="2031-03-21T08:00:00Z", by="mk")
    build(dossier, progress=Silent())
    assert "Inés Quiroga" not in _names(dossier)
    undo(dossier, first.id, at="2031-03-22T08:00:00Z", by="mk")
    build(dossier, progress=Silent())
    assert "Inés Quiroga" in _names(dossier)


def test_same_joins_and_different_parts(dossier: Path) -> None:
    assert {"Ines Quiroga", "Tomas Arce"} <= _names(dossier)
    _say(dossier, Verb.SAME, "Ines Quiroga", "Tomas Arce")
    assert len({"Ines Quiroga", "Tomas Arce"} & _names(dossier)) == 1
    with open_dossier(dossier) as opened:
        (joined,) = opened.who("Tomas Arce")
        assert any(join.decider == "person" for join in joined.joins)
    undo(dossier, "last", at="2031-03-21T08:00:00Z", by="mk")
    build(dossier, progress=Silent())
    assert {"Ines Quiroga", "Tomas Arce"} <= _names(dossier)


def _speech(folder: Path, words: str) -> list[str]:
    with open_dossier(folder) as opened:
        found = (each for each in opened.findings(Kind.ATTRIBUTION) if words in each.words.surface)
        return [each.id for each in found]


def test_two_acts_of_speech_are_one_and_parted_again(dossier: Path) -> None:
    (home,), (lie,) = _speech(dossier, "not go home"), _speech(dossier, "a lie")
    _say(dossier, Verb.SAME, home, lie)
    with open_dossier(dossier) as opened:
        act = opened.quotation(home)
        assert act is not None
        assert {each.attribution for each in act.printings} == {home, lie}
        assert [join.decider for join in opened.why(act.id).joins] == ["person"]
    _say(dossier, Verb.DIFFERENT, home, lie, at="2031-03-21T08:00:00Z")
    with open_dossier(dossier) as opened:
        assert opened.quotation(home) is None


def test_copies_of_a_quotation_are_parted_too(dossier: Path) -> None:
    one, other = _speech(dossier, "smugglers")
    with open_dossier(dossier) as opened:
        assert opened.quotation(one) == opened.quotation(other)
    _say(dossier, Verb.DIFFERENT, one, other)
    with open_dossier(dossier) as opened:
        assert opened.quotation(one) is None


def test_a_quotation_is_not_rejected_as_a_whole(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        act = opened.quotation(_speech(dossier, "smugglers")[0])
        assert act is not None
    with pytest.raises(BadJudgement, match="Part its wordings"):
        _say(dossier, Verb.REJECT, act.id)


def test_speech_and_events_are_never_the_same(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        event = opened.timeline()[0].id
    with pytest.raises(BadJudgement, match="actors, or events and reports, or attributions and quotations"):
        _say(dossier, Verb.SAME, event, _speech(dossier, "not go home")[0])


def _figure(folder: Path, words: str) -> Figure:
    with open_dossier(folder) as opened:
        found = [each for each in opened.findings(Kind.FIGURE) if words in each.words.surface]
        assert isinstance(found[0], Figure)
        return found[0]


def test_a_rejected_finding_leaves_all_answers_but_is_still_explained(dossier: Path) -> None:
    nine = _figure(dossier, "nine")
    _say(dossier, Verb.REJECT, nine.id)
    with open_dossier(dossier) as opened:
        assert nine.id not in {each.id for each in opened.findings(Kind.FIGURE)}
        assert nine.id not in {point.figure for row in opened.figures() for point in row.points}
        assert opened.why(nine.id).decisions[0].verb is Verb.REJECT


def test_a_fixed_cell_keeps_what_it_replaced(dossier: Path) -> None:
    nine = _figure(dossier, "nine")
    _say(dossier, Verb.FIX, nine.id, said=Said(field="low", to="8"))
    assert str(_figure(dossier, "nine").low) == "8"
    with open_dossier(dossier) as opened:
        (fix,) = opened.judgements()
        assert (fix.was, fix.to) == ("9", "8")


def test_an_added_finding_is_kept_with_its_words(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        clipping = next(each.id for each in opened.clippings() if "nine were injured" in each.text)
    cells = {"type": "organization"}
    _say(dossier, Verb.ADD, clipping, said=Said(field="mention", quote="another march", cells=cells))
    with open_dossier(dossier) as opened:
        added = [each for each in opened.findings(Kind.MENTION) if each.words.surface == "another march"]
        assert [each.method for each in added] == ["person@1"]


def test_a_decision_whose_clipping_is_gone_waits_and_returns(dossier: Path) -> None:
    nine = _figure(dossier, "nine")
    made = _say(dossier, Verb.REJECT, nine.id)
    remove(dossier, nine.clipping, at=AT)
    build(dossier, progress=Silent())
    with open_dossier(dossier) as opened:
        assert [id for id, _ in opened.status().orphans] == [made]


def test_the_date_and_outlet_of_a_clipping_can_be_fixed(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        clipping = next(row.id for row in opened.clipping_rows() if row.outlet == "Radio Marea")
    _say(dossier, Verb.FIX, clipping, said=Said(field="published", to="2031-03-06"))
    _say(dossier, Verb.FIX, clipping, said=Said(field="outlet", to="Radio Marea FM"))
    with open_dossier(dossier) as opened:
        row = next(row for row in opened.clipping_rows() if row.id == clipping)
        assert (row.outlet, row.published) == ("Radio Marea FM", "Thu 6 Mar 2031")


@pytest.mark.parametrize(
    ("verb", "on", "said", "error"),
    [
        (Verb.SAME, ("Ines Quiroga", "Nobody Atall"), Said(), UnknownId),
        (Verb.SAME, ("Ines Quiroga", "Ines Quiroga"), Said(), BadJudgement),
        (Verb.FIX, ("Ines Quiroga",), Said(field="shoe size", to="44"), BadJudgement),
        (Verb.REJECT, ("rp-0000",), Said(), UnknownId),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_and_not_recorded(
    dossier: Path, verb: Verb, on: tuple[str, ...], said: Said, error: type[Exception]
) -> None:
    with pytest.raises(error):
        decide(dossier, verb, on, said, at=AT, by="mk")
    assert not (dossier / "judgements.jsonl").exists()


def test_undo_last_goes_back_decision_by_decision(dossier: Path) -> None:
    first = _say(dossier, Verb.FIX, "Ines Quiroga", said=Said(field="name", to="Inés Quiroga"))
    second = decide(dossier, Verb.NOTE, ["Tomas Arce"], Said(note="called"), at="2031-03-21T08:00:00Z", by="mk").id
    undone = [undo(dossier, "last", at=f"2031-03-22T08:00:0{second}Z", by="mk").undoes for second in (1, 2)]
    assert undone == [second, first]
    with pytest.raises(UnknownId, match="no decision left"):
        undo(dossier, "last", at="2031-03-23T08:00:00Z", by="mk")


def test_what_was_taken_back_is_not_taken_back_again(dossier: Path) -> None:
    made = decide(dossier, Verb.NOTE, ["Tomas Arce"], Said(note="called"), at=AT, by="mk")
    back = undo(dossier, made.id, at="2031-03-21T08:00:00Z", by="mk")
    with pytest.raises(BadJudgement, match=f"judge undo {back.id[:11]}"):
        undo(dossier, made.id, at="2031-03-22T08:00:00Z", by="mk")


@pytest.mark.parametrize("reference", ["", " ", "jd-"])
def test_an_empty_reference_takes_nothing_back(dossier: Path, reference: str) -> None:
    decide(dossier, Verb.NOTE, ["Tomas Arce"], Said(note="called"), at=AT, by="mk")
    with pytest.raises(UnknownId, match="could mean anything"):
        undo(dossier, reference, at="2031-03-21T08:00:00Z", by="mk")


POST = """# The lamps of Port Vale

Newest first. What stands outside the quotes is mine.

[Lamplighters walk out](https://harbourpost.example/2031/03/08/lamps)

> The lamplighters of Port Vale stopped work on Monday, the police said.

I am not so sure that this was on Monday.

[Mayor calls it a gift](https://inlandgazette.example/2031/03/09/gift)

> Mayor Ines Quiroga said that the strike was a gift to smugglers.
"""


def test_a_block_is_named_by_its_id_or_the_beginning_and_kept_in_full(dossier: Path) -> None:
    add_bytes(dossier, POST.encode(), "post.md", Given(), at=AT)
    build(dossier, progress=Silent())
    with open_dossier(dossier) as opened:
        block = next(row for row in opened.block_rows() if row.kind == "excerpt")
    made = decide(dossier, Verb.FIX, [block.id[:11]], Said(field="kind", to="note"), at=AT, by="mk")
    assert [target.id for target in made.on] == [block.id]
    build(dossier, progress=Silent())
    with open_dossier(dossier) as opened:
        assert next(row.kind for row in opened.block_rows() if row.id == block.id) == "note"


@pytest.mark.parametrize("reference", ["bk-", "bk-0000", "bk-zz"])
def test_a_block_that_is_not_there_is_refused(dossier: Path, reference: str) -> None:
    with pytest.raises(UnknownId):
        decide(dossier, Verb.FIX, [reference], Said(field="kind", to="note"), at=AT, by="mk")
    assert not (dossier / "judgements.jsonl").exists()


def test_a_rejection_that_would_change_nothing_is_refused_with_what_to_do(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        clipping, series = next(iter(opened.clippings())).id, opened.figures()[0].id
    for reference, advice in ((clipping, "cuttings remove"), (series, "cuttings why")):
        with pytest.raises(BadJudgement, match=advice):
            decide(dossier, Verb.REJECT, [reference], Said(), at=AT, by="mk")


def test_outlets_are_joined_in_the_settings_not_by_a_decision(dossier: Path) -> None:
    with open_dossier(dossier) as opened:
        outlet = next(iter(opened.entries(Outlet)))
    with pytest.raises(BadJudgement, match=r"under \[outlets\] in cuttings\.toml"):
        decide(dossier, Verb.REJECT, [outlet.id], Said(), at=AT, by="mk")


def test_a_decision_of_another_version_waits_and_does_not_stop_the_build(dossier: Path) -> None:
    """It fixes a field that figures no longer have."""
    nine = _figure(dossier, "nine")
    made = decide(dossier, Verb.FIX, [nine.id], Said(field="low", to="8"), at=AT, by="mk")
    file = DecisionFile(dossier)
    file.append(replace(made, field="shoe_size", at="2031-03-21T08:00:00Z"))
    report = build(dossier, progress=Silent())
    assert [reason.partition(":")[0] for _, reason in report.orphans] == ["it cannot be applied"]
    assert str(_figure(dossier, "nine").low) == "8"


def test_a_story_has_all_its_texts(tmp_path: Path) -> None:
    fill(tmp_path)
    assert build(tmp_path, progress=Silent()).clippings == len(STORY)
