"""People's decisions on findings: each finds its words again by id or by quote, or is an orphan."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from cuttings.errors import BadJudgement
from cuttings.model.finding import Bound, Figure, Finding, Kind, Mention, MentionType
from cuttings.model.judgement import FIXED, Judgement, Target, Verb
from cuttings.model.text import quote_of, words_at
from cuttings.reconcile.judged import Judged, State, apply_judgements, fixable_fields, make_finding, read_cell

TEXT = "Nine people were hurt at the mill, Ines Quiroga said. Nine boats sank."
MOVED = f"PORT VALE — {TEXT}"


def _nine(text: str = TEXT, clipping: str = "cl-1") -> Figure:
    start = text.index("Nine people")
    return Figure(
        clipping=clipping,
        method="figures@1",
        words=words_at(text, start, start + 11),
        number=words_at(text, start, start + 4),
        counted=None,
        low=Decimal(9),
        high=Decimal(9),
        bound=Bound.EXACT,
        unit=None,
        effect="injured",
        share=False,
    )


def _on(finding: Finding, kind: str | None = None, text: str = TEXT) -> Target:
    return Target(kind or finding.KIND, finding.id, finding.clipping, quote_of(finding.words, text))


def _say(verb: Verb, on: Target, at: int = 1, **cells: str) -> Judgement:
    return Judgement(f"2031-03-{at:02}T08:00:00Z", "mk", verb, (on,), **cells)


def _apply(*judgements: Judgement, findings: Sequence[Finding] | None = None, text: str = TEXT) -> Judged:
    return apply_judgements([_nine()] if findings is None else findings, text, judgements)


def test_a_rejected_finding_is_left_out_and_remembered() -> None:
    judged = _apply(_say(Verb.REJECT, _on(_nine())))
    assert judged.findings == ()
    assert [(each.finding, each.state) for each in judged.touched] == [(_nine(), State.REJECTED)]


def test_of_two_decisions_the_later_holds() -> None:
    reject, confirm = _say(Verb.REJECT, _on(_nine())), _say(Verb.CONFIRM, _on(_nine()), 2)
    judged = _apply(reject, confirm)
    assert [each.id for each in judged.findings] == [_nine().id]
    assert judged.touched[0].state is State.CONFIRMED


def test_a_fix_sets_the_cell_and_says_so() -> None:
    judged = _apply(_say(Verb.FIX, _on(_nine()), field="low", was="9", to="8"))
    (fixed,) = judged.findings
    assert isinstance(fixed, Figure)
    assert (fixed.low, fixed.reasons) == (Decimal(8), (("low", FIXED),))
    assert not judged.touched[0].check_again


def test_a_fix_of_a_value_that_has_changed_since_asks_to_look_again() -> None:
    assert _apply(_say(Verb.FIX, _on(_nine()), field="low", was="7", to="8")).touched[0].check_again


def test_a_decision_finds_its_words_again_by_quote() -> None:
    old = _say(Verb.REJECT, _on(_nine()))
    moved = _nine(MOVED)
    assert moved.id != _nine().id
    assert _apply(old, findings=[moved], text=MOVED).findings == ()


@pytest.mark.parametrize("findings", [[], [_nine()]])
def test_a_decision_whose_words_are_gone_touches_nothing(findings: list[Finding]) -> None:
    target = Target("figure", "fg-gone", "cl-1", quote_of(words_at("Ten cows", 0, 3), "Ten cows"))
    judged = _apply(_say(Verb.REJECT, target), findings=findings)
    assert (list(judged.findings), judged.placed) == (findings, frozenset())


def test_a_decision_on_an_entry_is_placed_and_leaves_the_finding() -> None:
    judged = _apply(_say(Verb.REJECT, _on(_nine(), "series")))
    assert (judged.findings, judged.touched, len(judged.placed)) == ((_nine(),), (), 1)


def test_an_added_finding_stands_among_the_others() -> None:
    words = words_at(TEXT, TEXT.index("Ines"), TEXT.index("Ines") + 12)
    mention = Target("mention", "mn-x", "cl-1", quote_of(words, TEXT))
    judged = _apply(_say(Verb.ADD, mention, to='{"type": "person"}'))
    added = judged.findings[0]
    assert isinstance(added, Mention)
    assert (added.words, added.type, added.method) == (words, MentionType.PERSON, "person@1")


@pytest.mark.parametrize("field", ["words", "number", "id", "clipping", "method", "reasons", "shoe size"])
def test_words_and_ids_are_not_fixed_by_hand(field: str) -> None:
    assert field not in fixable_fields(Kind.FIGURE)
    with pytest.raises(BadJudgement, match="These can"):
        read_cell(Kind.FIGURE, field, "x")


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("low", "12", Decimal(12)),
        ("high", "", None),
        ("bound", "at_least", Bound.AT_LEAST),
        ("share", "true", True),
        ("share", "no", False),
        ("effect", "killed", "killed"),
    ],
)
def test_cells_are_read_as_their_type(field: str, written: str, value: object) -> None:
    assert read_cell(Kind.FIGURE, field, written) == value


@pytest.mark.parametrize(("field", "written"), [("low", "many"), ("bound", "roughly")])
def test_what_does_not_fit_a_cell_is_refused(field: str, written: str) -> None:
    with pytest.raises(BadJudgement, match="does not fit"):
        read_cell(Kind.FIGURE, field, written)


def test_a_role_stands_inside_the_words_and_a_finding_needs_its_cells() -> None:
    words = _nine().words
    with pytest.raises(BadJudgement, match="does not stand inside"):
        make_finding(Kind.FIGURE, "cl-1", words, {"number": "boats"})
    with pytest.raises(BadJudgement, match="needs more cells"):
        make_finding(Kind.FIGURE, "cl-1", words, {"number": "Nine"})
