"""Events: reports of one occurrence; contradictory days and words for nobody in particular join nothing."""

from itertools import permutations

import pytest

from cuttings.model.dates import DayBasis
from cuttings.model.entry import Event
from cuttings.model.finding import MentionType, Status
from cuttings.reconcile.cast import cast_of
from cuttings.reconcile.summary import LocalReport, Position, Summary
from tests.reconcile.made import actors_of, events_of, family, march, party, place, report, somebody, summary

PORT = place("p1", "Port Vale")
BOARD = somebody("b1", "Harbour Board", type=MentionType.ORGANIZATION)


def _told(clipping: str, *reports: LocalReport, day: int = 3) -> Summary:
    """Return a clipping that names Port Vale and the Harbour Board by chains of its own."""
    chains = [place(f"p of {clipping}", "Port Vale"), somebody(f"b of {clipping}", "Harbour Board", type=BOARD.type)]
    return summary(clipping, day=march(day), actors=chains, reports=reports)


def _closed(id: str, clipping: str, day: int | None = None, **cells: object) -> LocalReport:
    days = march(day) if day else None
    board, port = party("the board", f"b of {clipping}"), party("Port Vale", f"p of {clipping}")
    made = {"type": "SANCTION", "actors": [board], "places": [port], "days": days, **cells}
    return report(id, "closed", **made)  # type: ignore[arg-type]


def _members(events: tuple[Event, ...]) -> list[tuple[str, ...]]:
    return sorted(each.reports for each in events)


def test_reports_of_one_act_are_one_event_with_a_reason() -> None:
    (event,) = events_of(_told("c1", _closed("r1", "c1")), _told("c2", _closed("r2", "c2")))
    assert event.joins[0].reason == "same happening (closed), word, actor, place"
    assert (event.actors, event.places) == (("Harbour Board",), ("Port Vale",))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"actors": [], "places": []}, "nobody and nowhere in common"),
        ({"trigger": "opened", "actors": []}, "one place alone is not enough"),
        ({"trigger": "seized"}, "another happening"),
    ],
)
def test_reports_are_kept_apart(other: dict[str, object], why: str) -> None:
    cells = {"trigger": "closed", "type": "SANCTION", "actors": [party("b", "b of c2")], "places": [], **other}
    if cells["places"] == [] and "trigger" in other:
        cells["places"] = [party("Port Vale", "p of c2")]
    second = report("r2", str(cells.pop("trigger")), **cells)  # type: ignore[arg-type]
    assert len(events_of(_told("c1", _closed("r1", "c1")), _told("c2", second))) == 2, why


def test_contradictory_days_keep_reports_apart() -> None:
    assert len(events_of(_told("c1", _closed("r1", "c1", 3)), _told("c2", _closed("r2", "c2", 4)))) == 2


def test_a_report_without_a_day_does_not_join_contradictory_days() -> None:
    made = [_told(f"c{each}", _closed(f"r{each}", f"c{each}", day)) for each, day in ((1, 3), (2, 4), (3, None))]
    for order in permutations(made):
        events = events_of(*order)
        assert len(events) == 2
        assert not any({"r1", "r2"} <= set(each.reports) for each in events)


def test_a_person_may_join_contradictory_days() -> None:
    made = [_told("c1", _closed("r1", "c1", 3)), _told("c2", _closed("r2", "c2", 4))]
    assert _members(events_of(*made, same=[("r1", "r2")])) == [("r1", "r2")]


def test_one_word_read_as_two_types_tells_one_happening() -> None:
    assert len(events_of(_told("c1", _closed("r1", "c1")), _told("c2", _closed("r2", "c2", type="OFFICE")))) == 1


def _leading(day: int) -> dict[str, object]:
    """Return the cells of a headline that is dated by its publication."""
    return {"position": Position.HEADLINE, "days": (march(day - 2), march(day)), "basis": DayBasis.PUBLISHED}


@pytest.mark.parametrize(
    ("position", "day", "count", "why"),
    [
        (Position.HEADLINE, 12, 2, "each text leads with it, so each tells what is new"),
        (Position.LATER, 8, 1, "the later text mentions what was told before"),
        (Position.LATER, 20, 2, "weeks later nobody can see which one is meant"),
    ],
)
def test_undated_reports_of_texts_published_apart(position: Position, day: int, count: int, why: str) -> None:
    first = _told("c1", _closed("r1", "c1", None, **_leading(3)), day=3)
    cells = _leading(day) if position is Position.HEADLINE else {}
    second = _told("c2", _closed("r2", "c2", None, **cells), day=day)
    assert len(events_of(first, second)) == count, why


@pytest.mark.parametrize(
    "words", ["people", "Two people", "thousands of people", "a man", "the police", "personas", "they"]
)
def test_words_for_nobody_in_particular_join_no_two_texts(words: str) -> None:
    made = [summary(f"c{each}", reports=[report(f"r{each}", recipients=[party(words)])]) for each in (1, 2)]
    assert len(events_of(*made)) == 2


def test_but_they_do_inside_one_text_and_its_copies() -> None:
    twice = [report("r1", recipients=[party("people")]), report("r2", recipients=[party("people")])]
    assert len(events_of(summary("c1", reports=twice))) == 1
    made = [summary(f"c{each}", reports=[report(f"r{each}", recipients=[party("people")])]) for each in (1, 2)]
    assert len(events_of(*made, families=family("c1", "c2"))) == 1


def test_copies_tell_the_same_in_the_same_order() -> None:
    made = [
        summary(
            f"c{each}", reports=[report(f"r{each}", "march", title="march"), report(f"s{each}", "march", title="march")]
        )
        for each in (1, 2)
    ]
    assert _members(events_of(*made, families=family("c1", "c2"))) == [("r1", "r2"), ("s1", "s2")]
    assert len(events_of(*made)) == 4, "bare words join no two texts"
    cut = summary("c3", reports=[report("s3", "march", title="march")])
    assert len(events_of(made[0], cut, families=family("c1", "c3"))) == 3, (
        "which of the two the cut text kept is unknown"
    )


def test_words_that_tell_somebody_join_without_a_name() -> None:
    made = [summary(f"c{each}", reports=[report(f"r{each}", recipients=[party("crane drivers")])]) for each in (1, 2)]
    assert len(events_of(*made)) == 1


def test_notes_report_nothing() -> None:
    assert events_of(summary("n", is_note=True, reports=[report("r1")])) == ()


def test_tellings_keep_every_status_and_whose_it_is() -> None:
    said = party("Tomas Arce", "t1")
    denied = _closed("r2", "c2", status=Status.DENIED, whose=said)
    told = summary("c2", actors=[*_told("c2").actors, somebody("t1", "Tomas Arce")], reports=[denied])
    (event,) = events_of(_told("c1", _closed("r1", "c1")), told)
    assert [(each.status, each.whose, each.reports) for each in event.tellings] == [
        (Status.DENIED, "Tomas Arce", ("r2",)),
        (Status.HAPPENED, None, ("r1",)),
    ]


def test_an_event_is_as_narrow_as_its_narrowest_report() -> None:
    wide = _closed("r1", "c1", days=(march(1), march(31)))
    (event,) = events_of(_told("c1", wide), _told("c2", _closed("r2", "c2", 3)))
    assert (event.earliest, event.latest, event.when) == (march(3), march(3), "2031-03-03")


def test_a_place_is_found_by_its_bare_name_when_it_is_the_only_one() -> None:
    (port,) = actors_of(summary("c1", actors=[PORT]))
    assert cast_of([port]).place("port vale") == port.id
    assert cast_of([port]).place("san aurelio") == "san aurelio"
    twins = actors_of(
        summary("c1", actors=[somebody("a", "Marenza"), somebody("b", "Marenza", type=MentionType.PLACE)])
    )
    assert cast_of(twins).place("marenza") == next(each.id for each in twins if each.type is MentionType.PLACE)


def test_the_same_means_join_reports_of_the_same_act() -> None:
    made = [("r1", "police"), ("r2", "officers")]
    said = [report(id, "fired", actors=[party(actor)], means=[party("bullets")]) for id, actor in made]
    assert len(events_of(summary("c1", reports=said))) == 1
    other = report("r3", "seized", actors=[party("dockers")], means=[party("bullets")])
    assert len(events_of(summary("c1", reports=[said[0], other]))) == 2


def test_an_event_that_its_text_names_again_is_one_and_may_be_denied() -> None:
    arrested = report("r1", "arrested", type="COERCE", recipients=[party("ten clerks")])
    again = report("r2", "arrests", type="COERCE", status=Status.DENIED, whose=party("the ministry"), refers="r1")
    (event,) = events_of(_told("c1", arrested, again))
    assert [each.status for each in event.tellings] == [Status.DENIED, Status.HAPPENED]
    assert event.joins[0].reason == "same event, named again in its text"
    assert event.title == "arrested"  # never by words that only name it
