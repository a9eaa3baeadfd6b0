"""Disputes: figures, statuses, offices, labels; every side is named, and a change is no quarrel."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from cuttings.model.counting import Period, Vote
from cuttings.model.entry import Dispute, DisputeKind
from cuttings.model.finding import Qualifier, Scope, Status, TenureEvent
from cuttings.reconcile.disputed_figures import interval_text
from cuttings.reconcile.summary import UNNAMED, LocalFigure, LocalTenure, Summary
from tests.reconcile.made import (
    disputes_of,
    events_of,
    figure,
    label,
    march,
    party,
    place,
    report,
    series_of,
    somebody,
    summary,
    tenure,
)


def _disputes(*made: Summary) -> list[Dispute]:
    found = disputes_of(*made)
    again = disputes_of(*made[::-1])
    assert found == again, "no order of clippings shows"
    return list(found)


def _sides(dispute: Dispute) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.holds, each.whose) for each in dispute.sides]


def _counted(clipping: str, *figures: LocalFigure, publisher: str | None = "harbour post") -> Summary:
    return summary(clipping, publisher=publisher, places=["port vale"], figures=figures)


def test_disjoint_figures_of_two_sources_for_one_day_are_a_dispute() -> None:
    (dispute,) = _disputes(
        _counted("c1", figure("f1", 4, is_open=True)),
        _counted("c2", figure("f2", 2, high=3), publisher="inland gazette"),
        _counted("c3", figure("f3", 6), publisher="radio marea"),
    )
    assert dispute.kind is DisputeKind.FIGURES
    assert _sides(dispute) == [
        ("2 to 3", ("inland gazette",)),
        ("6", ("radio marea",)),
        ("at least 4", ("harbour post",)),
    ]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (figure("f1", 4, is_open=True), figure("f2", 9), "nine are at least four"),
        (figure("f1", 4), figure("f2", 4), "the same count"),
        (figure("f1", 4), figure("f2", 9, day=march(5)), "another day"),
        (figure("f1", 9), figure("f2", 2, counted="children", scope=Scope.PART), "a part"),
        (figure("f1", 4), figure("f2", 9, effect="injured"), "another quantity"),
    ],
)
def test_figures_that_can_all_be_true(one: LocalFigure, other: LocalFigure, why: str) -> None:
    assert _disputes(_counted("c1", one), _counted("c2", other, publisher="inland gazette")) == [], why


def test_one_source_does_not_dispute_with_itself() -> None:
    assert _disputes(_counted("c1", figure("f1", 4)), _counted("c2", figure("f2", 9))) == []


@pytest.mark.parametrize("whose", [None, party(UNNAMED)])
def test_two_unknown_sources_can_dispute_and_have_no_name(whose: object) -> None:
    figures = [figure("f1", 4, whose=whose), figure("f2", 9, whose=whose)]  # type: ignore[arg-type]
    (dispute,) = _disputes(*(_counted(each.id, each, publisher=None) for each in figures))
    assert [names for _, names in _sides(dispute)] == [(UNNAMED,) if whose else ()] * 2


def test_intervals_in_words() -> None:
    (series,) = series_of(_counted("c1", figure("f1", 4), figure("f2", 4, is_open=True), figure("f3", 4, high=9)))
    assert sorted(interval_text(each) for each in series.tracks[0].points) == ["4", "4 to 9", "at least 4"]
    (many,) = series_of(_counted("c1", figure("f1", 2000, high=9999)))
    assert interval_text(many.tracks[0].points[0]) == "2,000 to 9,999"


def _shot(id: str, clipping: str, status: Status, whose: str | None = None) -> Summary:
    chains = [somebody(f"b of {clipping}", "Harbour Guard")]
    chains += [somebody(f"w of {clipping}", whose)] if whose else []
    speaker = party("she", f"w of {clipping}") if whose else None
    told = report(
        id, actors=[party("the guard", f"b of {clipping}")], status=status, whose=speaker, title="the guard shot"
    )
    return summary(clipping, actors=chains, reports=[told])


def test_a_status_that_somebody_denies_is_a_dispute() -> None:
    (dispute,) = _disputes(_shot("r1", "c1", Status.HAPPENED), _shot("r2", "c2", Status.DENIED, "Ines Quiroga"))
    assert (dispute.kind, dispute.title) == (DisputeKind.STATUS, "the guard shot")
    assert _sides(dispute) == [("denied", ("Ines Quiroga",)), ("happened", ("harbour post",))]


@pytest.mark.parametrize("status", [Status.HAPPENED, Status.PLANNED, Status.UNSURE])
def test_no_dispute_where_nobody_denies(status: Status) -> None:
    assert _disputes(_shot("r1", "c1", Status.HAPPENED), _shot("r2", "c2", status)) == []


RIAL, TOVAR = "Ana Rial", "Luis Tovar"
TAKEN: dict[str, object] = {"event": TenureEvent.BEGINS}


def _held(clipping: str, *held: tuple[str, LocalTenure], publisher: str = "harbour post", day: int = 3) -> Summary:
    """Return a clipping that names persons, and Marenza and its Senate, by chains of its own."""
    names = {name for name, _ in held}
    chains = [somebody(f"{name} in {clipping}", name) for name in sorted(names)]
    chains += [place(f"Marenza in {clipping}", "Marenza")]
    return summary(clipping, publisher=publisher, day=march(day), actors=chains, tenures=[each for _, each in held])


def _claim(clipping: str, name: str, office: str = "president", **cells: object) -> tuple[str, LocalTenure]:
    body = party("Marenza", f"Marenza in {clipping}") if cells.pop("of_marenza", False) else cells.pop("body", None)
    person = party(name, f"{name} in {clipping}")
    return name, tenure(f"{office} {name} {clipping}", person, office, body=body, **cells)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, TAKEN),
        ({}, {"office": "presidente", **TAKEN}),
        ({"office": "presidenta"}, {"office": "interim president", "qualifier": Qualifier.ACTING}),
        ({"of_marenza": True}, {"office": "presidente", "of_marenza": True}),
        ({"of_marenza": True}, TAKEN),  # a country's seat named once is the seat
        ({"office": "primera ministra"}, {"office": "prime minister", **TAKEN}),
    ],
)
def test_two_holders_of_one_seat_are_a_dispute(one: dict[str, object], other: dict[str, object]) -> None:
    made = [_held("c1", _claim("c1", RIAL, **one)), _held("c2", _claim("c2", TOVAR, **other), publisher="gazette")]  # type: ignore[arg-type]
    (dispute,) = _disputes(*made)
    assert dispute.kind is DisputeKind.OFFICE
    assert _sides(dispute) == [(RIAL, ("harbour post",)), (TOVAR, ("gazette",))]
    is_named = any(cells.get("of_marenza") for cells in (one, other))
    seat = "prime minister" if "prime minister" in other.values() else "president"
    assert dispute.title == (f"who is {seat} of Marenza" if is_named else f"who is {seat}")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"body": party("Senate")}, "president of another body"),
        ({"office": "minister"}, "an office of many"),
        ({"qualifier": Qualifier.FORMER}, "no longer"),
        ({"qualifier": Qualifier.CANDIDATE}, "not yet"),
        ({"event": TenureEvent.ENDS}, "leaves it"),
        ({"office": "mayor"}, "another seat"),
    ],
)
def test_claims_that_do_not_meet(other: dict[str, object], why: str) -> None:
    made = [_held("c1", _claim("c1", RIAL)), _held("c2", _claim("c2", TOVAR, **other))]  # type: ignore[arg-type]
    assert _disputes(*made) == [], why


def test_a_bare_title_takes_the_body_that_the_same_person_has_elsewhere() -> None:
    senate = [_held("c1", _claim("c1", TOVAR, body=party("Senate"))), _held("c2", _claim("c2", TOVAR))]
    assert _disputes(*senate, _held("c3", _claim("c3", RIAL))) == []


def test_unless_the_person_has_taken_a_seat_since() -> None:
    senate = _held("c1", _claim("c1", TOVAR, body=party("Senate")))
    acting = _held("c2", _claim("c2", TOVAR, qualifier=Qualifier.ACTING), publisher="gazette")
    assert len(_disputes(senate, acting, _held("c3", _claim("c3", RIAL)))) == 1


def test_mayors_of_unnamed_towns_are_not_given_a_town() -> None:
    named = _held("c1", _claim("c1", RIAL, office="mayor", of_marenza=True))
    assert _disputes(named, _held("c2", _claim("c2", TOVAR, office="mayor"))) == []


def test_claims_of_two_times_succeed_each_other() -> None:
    assert _disputes(_held("c1", _claim("c1", RIAL), day=3), _held("c2", _claim("c2", TOVAR), day=4)) == []


def test_one_voice_that_tells_of_a_change_is_no_dispute() -> None:
    taken = _claim("c1", TOVAR, event=TenureEvent.BEGINS)
    assert _disputes(_held("c1", _claim("c1", RIAL), taken)) == []
    told = _claim("c1", TOVAR, event=TenureEvent.BEGINS, whose=party("the Senate"))
    assert len(_disputes(_held("c1", _claim("c1", RIAL), told))) == 1, "another voice claims the seat"


def _called(clipping: str, *labels: tuple[str, str], publisher: str | None = "harbour post") -> Summary:
    chain = f"rial of {clipping}"
    made = [
        label(f"l {word} {clipping}", word, party(RIAL, chain), whose=party(by) if by else None) for word, by in labels
    ]
    return summary(clipping, publisher=publisher, actors=[somebody(chain, RIAL)], labels=made)


def test_rival_labels_of_two_voices_stand_side_by_side() -> None:
    (dispute,) = _disputes(_called("c1", ("socialist", "")), _called("c2", ("centrist", "Tomas Arce")))
    assert (dispute.kind, dispute.title) == (DisputeKind.LABELS, f"what to call {RIAL}")
    assert _sides(dispute) == [("centrist", ("Tomas Arce",)), ("socialist", ("harbour post",))]


def test_two_unknown_outlets_are_two_voices() -> None:
    made = [_called("c1", ("socialist", ""), publisher=None), _called("c2", ("centrist", ""), publisher=None)]
    assert [_sides(each) for each in _disputes(*made)] == [[("centrist", ()), ("socialist", ())]]


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ([("socialist", ""), ("centrist", "")], "one voice may call one person both"),
        ([("socialist", ""), ("socialist", "Tomas Arce")], "the same label"),
        ([("socialist", ""), ("usurper", "Tomas Arce")], "answers to two questions"),
        ([("socialist", ""), ("tired", "Tomas Arce")], "no answer to any question"),
    ],
)
def test_labels_that_are_no_rivals(labels: Sequence[tuple[str, str]], why: str) -> None:
    assert _disputes(_called("c1", *labels)) == [], why


def test_labels_of_an_event_are_about_the_event() -> None:
    told = report("r1", "dismissal", type="OFFICE", title="Senate’s dismissal of Rial")
    words_of = [
        label("l1", "coup", party("it"), report="r1"),
        label("l2", "dismissal", party("it"), report="r1", whose=party("Tomas Arce")),
    ]
    made = summary("c1", reports=[told], labels=words_of)
    (dispute,) = _disputes(made)
    assert (dispute.title, dispute.about) == ("how power changed hands", events_of(made)[0].id), (
        "its title takes a side"
    )


def test_notes_take_no_side() -> None:
    note = _called("n", ("centrist", "Tomas Arce"))
    made = summary("n", is_note=True, actors=note.actors, labels=note.labels)
    assert _disputes(_called("c1", ("socialist", "")), made) == []


def test_disputes_are_the_same_in_any_order() -> None:
    made = [
        _called(f"c{number}", (word, by)) for number, (word, by) in enumerate((("socialist", ""), ("centrist", "Arce")))
    ]
    assert len({tuple(_disputes(*order)[0].sides) for order in permutations(made)}) == 1


def test_a_growing_toll_disputes_nothing() -> None:
    first, then = _counted("c1", figure("f1", 12, day=None)), _counted("c2", figure("f2", 17, day=None))
    other = _counted("c3", figure("f3", 17, day=None), publisher="inland gazette")
    assert _disputes(first, then, other) == [], "of one source the highest number of a day counts"


def test_what_a_text_takes_back_disputes_nothing() -> None:
    corrected = _counted("c1", figure("f1", 12, day=None, is_former=True))
    assert _disputes(corrected, _counted("c2", figure("f2", 17, day=None), publisher="inland gazette")) == []


def test_numbers_of_two_days_are_two_disputes() -> None:
    told = [
        summary(
            f"{paper} {day}",
            publisher=paper,
            day=march(day),
            actors=[somebody(f"rial of {paper} {day}", RIAL)],
            figures=[figure(f"f {paper} {day}", low, day=march(day), period=Period.SO_FAR)],
        )
        for paper, day, low in (("gazette", 3, 2), ("post", 3, 4), ("gazette", 4, 5), ("post", 4, 7))
    ]
    found = _disputes(*told)
    assert sorted([holds for holds, _ in _sides(each)] for each in found) == [["2", "4"], ["5", "7"]]
    assert {each.reason for each in found} == {
        f"each counts dead, all told as of {day}, and the numbers exclude each other"
        for day in ("Mon 3 Mar 2031", "Tue 4 Mar 2031")
    }


def _voted(clipping: str, yes: int, no: int, *, publisher: str) -> Summary:
    sides = ((Vote.FOR, yes), (Vote.AGAINST, no))
    figures = [
        figure(f"{vote} {clipping}", low, effect="votes", counted="", vote=vote, day=None) for vote, low in sides
    ]
    return summary(clipping, publisher=publisher, places=["port vale"], figures=figures)


def test_two_counts_of_one_vote_are_a_dispute() -> None:
    (dispute,) = _disputes(_voted("c1", 212, 98, publisher="post"), _voted("c2", 212, 96, publisher="gazette"))
    assert (dispute.kind, dispute.title) == (DisputeKind.FIGURES, "how many votes against (Mon 3 Mar)")
    assert _sides(dispute) == [("96", ("gazette",)), ("98", ("post",))]


def test_a_count_in_progress_is_no_quarrel() -> None:
    share = {"effect": "share", "unit": "percent", "counted": "votes"}
    made = [figure("f1", 98, **share), figure("f2", 99, **share)]  # type: ignore[arg-type]
    assert _disputes(_counted("c1", made[0]), _counted("c2", made[1], publisher="gazette")) == []
    both = summary("c1", figures=[replace(made[0], whose=party("a")), replace(made[1], whose=party("b"))])
    assert len(_disputes(both)) == 1, "one text sets two numbers side by side"
