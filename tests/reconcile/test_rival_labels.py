"""Rival words: two sides of one question, by two voices, of one person or happening."""

from collections.abc import Mapping, Sequence

import pytest

from cuttings.model.entry import Dispute, DisputeKind
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import disputes_of, label, march, party, somebody, summary


def _called(
    clipping: str, *labels: tuple[str, str, str], day: int = 3, story: Sequence[str] = ("Ana Rial", "Ivo Luna")
) -> Summary:
    """Return a clipping in which voices call a target something: (target, label, by)."""
    chains = [somebody(f"{name} {clipping}", name) for name in story]
    made = [
        label(f"{clipping} {place}", word, party(target, f"{target} {clipping}"), whose=party(by) if by else None)
        for place, (target, word, by) in enumerate(labels)
    ]
    return summary(clipping, publisher=f"paper of {clipping}", day=march(day), actors=chains, labels=made)


def _labels(*made: Summary, rivals: Mapping[str, Sequence[Sequence[str]]] | None = None) -> list[Dispute]:
    return [each for each in disputes_of(*made, rivals=rivals or {}) if each.kind is DisputeKind.LABELS]


def test_what_happened_is_one_thing_in_one_text() -> None:
    (dispute,) = _labels(
        _called("c1", ("This", "constitutional succession", "Rial"), ("What happened", "coup", "Luna"))
    )
    assert dispute.title == "how power changed hands"
    assert [(each.holds, each.whose) for each in dispute.sides] == [
        ("constitutional succession", ("Rial",)),
        ("coup", ("Luna",)),
    ]
    assert dispute.reason.startswith("“constitutional succession” and “coup” answer one question")


def test_and_in_texts_of_one_story() -> None:
    one, other = (("It", "golpe", "Luna"),), (("this", "transition", "Rial"),)
    assert len(_labels(_called("c1", *one), _called("c2", *other, day=5))) == 1
    assert _labels(_called("c1", *one), _called("c2", *other, day=20)) == [], "weeks apart"
    assert _labels(_called("c1", *one), _called("c2", *other, story=["Mara Sol"])) == [], "of other people"


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ([("Ana Rial", "leftist", "Luna"), ("Ana Rial", "left wing", "Sol")], "one side in two words"),
        ([("Ana Rial", "leftist", "Luna"), ("Ana Rial", "socialist", "Sol")], "one side in two words"),
        ([("Ana Rial", "usurper", "Luna"), ("Ana Rial", "usurpadora", "Sol")], "one side in two languages"),
        ([("the protests", "violent", "Luna"), ("the protests", "peaceful", "Sol")], "adjectives of a crowd"),
        ([("the protests", "anti government", "Luna"), ("the protests", "violent", "Sol")], "adjectives of a crowd"),
        ([("a man", "usurper", "Luna"), ("the lady", "interim president", "Sol")], "nobody in particular"),
        ([("Ana Rial", "usurper", "Luna"), ("Ivo Luna", "interim president", "Sol")], "two persons"),
    ],
)
def test_words_that_are_no_rivals(labels: list[tuple[str, str, str]], why: str) -> None:
    assert _labels(_called("c1", *labels)) == [], why


def test_rivals_in_two_languages() -> None:
    labels = [("Ana Rial", "usurpadora", "Luna"), ("Ana Rial", "interim president", "Sol")]
    assert len(_labels(_called("c1", *labels))) == 1


def test_a_dossier_adds_its_own_rivals() -> None:
    made = _called("c1", ("Ana Rial", "builder", "Luna"), ("Ana Rial", "wreckers", "Sol"))
    assert _labels(made) == []
    (dispute,) = _labels(made, rivals={"what somebody did to the harbour": [["builder"], ["wrecker"]]})
    assert dispute.title == "what to call Ana Rial"
