"""Main events and what is part of them: no happening stands twice because a text tells it in two breaths."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from cuttings.model.entry import Event
from cuttings.model.finding import Standing
from cuttings.reconcile.mains import with_parts
from cuttings.reconcile.summary import LocalReport, Position, Summary
from tests.reconcile.made import events_of, happenings, march, party, place, report, somebody, summary

HEAD = Standing.HEAD
OUTLETS = {"c1": "post", "c2": "gazette", "c3": "radio"}


def _lead(id: str, trigger: str, sentence: int, **cells: object) -> LocalReport:
    """Return what heads a sentence of the lead: its clipping leads with it."""
    position = Position.FIRST if sentence else Position.HEADLINE
    told = {"position": position, "standing": HEAD, **cells}
    return replace(report(id, trigger, **told), sentence=sentence)  # type: ignore[arg-type]


def _told(clipping: str, *reports: LocalReport) -> Summary:
    return summary(clipping, publisher=OUTLETS[clipping], reports=reports)


def _parts(*summaries: Summary, groups: Mapping[str, str] | None = None) -> dict[str, str | None]:
    """Return by the first report of each event that of the event which it is part of; events are groups of reports."""
    reports = {each.id: (each, told) for told in summaries for each in told.reports}
    events = [_event(ids.split(), reports) for ids in (groups or {id: id for id in reports}).values()]
    for order in list(permutations(events))[:24]:
        found = with_parts(order, reports, OUTLETS, happenings())
        assert [each.id for each in found] == [each.id for each in order], "in their order"
        assert {each.id: each.part_of for each in found} == {
            each.id: each.part_of for each in with_parts(events, reports, OUTLETS, happenings())
        }, "no order shows"
    return {each.id: each.part_of for each in with_parts(events, reports, OUTLETS, happenings())}


def _event(ids: list[str], reports: Mapping[str, tuple[LocalReport, Summary]]) -> Event:
    (made, *_) = events_of(summary("any", reports=[report("any")]))
    leads = tuple(sorted({reports[id][1].clipping for id in ids if reports[id][0].leads}))
    return replace(made, id=ids[0], reports=tuple(ids), leads=leads, part_of=None)


def test_headline_and_first_sentence_of_one_text_tell_one_thing() -> None:
    assert _parts(_told("c1", _lead("a", "fall", 0), _lead("b", "collapse", 40))) == {"a": None, "b": "a"}


def test_what_no_clipping_leads_with_is_part_of_nothing() -> None:
    later = report("b", "visit", is_main=False)
    assert _parts(_told("c1", _lead("a", "fall", 0), later)) == {"a": None, "b": None}


def test_what_another_clipping_leads_with_alone_is_a_main_event_of_its_own() -> None:
    parts = _parts(_told("c1", _lead("a", "fall", 0)), _told("c2", _lead("b", "resign", 0)))
    assert parts == {"a": None, "b": None}


def test_the_weightier_event_is_the_whole() -> None:
    made = [_told("c1", _lead("a", "collapse", 40), _lead("b", "fall", 0)), _told("c2", _lead("c", "fall", 0))]
    assert _parts(*made, groups={"a": "a", "b": "b c"}) == {"a": "b", "b": None}, "two outlets lead with it"


@pytest.mark.parametrize(
    ("toll", "sentence", "part", "why"),
    [
        ("die", 40, "c", "the toll, told in one sentence with what caused it"),
        ("die", 80, None, "told elsewhere, the dead may be of another matter"),
        ("resign", 40, None, "no toll"),
    ],
)
def test_a_happening_and_its_toll_are_one_line(toll: str, sentence: int, part: str | None, why: str) -> None:
    fell = [_told("c1", _lead("c", "collapse", 0)), _told("c2", _lead("d", "collapse", 0))]
    scene = replace(report("e", "collapse", standing=Standing.CLAUSE, is_main=False), sentence=40)
    toll_told = replace(_lead("t", toll, 1), sentence=sentence)
    third = summary("c3", publisher="radio", reports=[toll_told, scene])
    assert _parts(*fell, third, groups={"c": "c d e", "t": "t"})["t"] == part, why


def test_a_scene_does_not_tell_the_cause() -> None:
    fell = [_told("c1", _lead("c", "collapse", 0)), _told("c2", _lead("d", "collapse", 0))]
    scene = replace(report("e", "collapse", standing=Standing.SCENE, is_main=False), sentence=40)
    third = summary("c3", publisher="radio", reports=[_lead("t", "die", 40), scene])
    assert _parts(*fell, third, groups={"c": "c d e", "t": "t"})["t"] is None


def test_tolls_of_both_languages_are_tolls() -> None:
    fell = [_told("c1", _lead("c", "collapse", 0)), _told("c2", _lead("d", "collapse", 0))]
    clause = replace(report("e", "derrumbar", standing=Standing.CLAUSE, is_main=False), sentence=40)
    third = replace(summary("c3", publisher="radio", reports=[_lead("t", "morir", 40), clause]), language="es")
    assert _parts(*fell, third, groups={"c": "c d e", "t": "t"})["t"] == "c"


def test_a_part_is_part_of_a_main_event_and_never_of_a_part() -> None:
    told = [_lead("a", "fall", 0), _lead("b", "collapse", 0), _lead("c", "crumble", 40), _lead("d", "die", 40)]
    parts = _parts(_told("c1", *told))
    assert set(parts.values()) == {None, "a"}
    assert all(parts[whole] is None for whole in parts.values() if whole)


def test_events_of_clippings_get_their_parts() -> None:
    chains = [place("v", "Low Fen"), somebody("q", "Ines Quiroga")]
    told = [
        _lead("a", "fall", 0, places=[party("Low Fen", "v")], title="Low Fen bridge falls"),
        _lead("b", "die", 40, recipients=[party("Quiroga", "q")], title="Quiroga dies"),
    ]
    found = events_of(summary("c1", day=march(3), actors=chains, reports=told))
    by_title = {each.title: each for each in found}
    assert by_title["Quiroga dies"].part_of == by_title["Low Fen bridge falls"].id


def test_what_leads_with_a_part_leads_with_the_whole() -> None:
    fell = [_told("c1", _lead("c", "collapse", 0)), _told("c2", _lead("d", "collapse", 0))]
    clause = replace(report("e", "collapse", standing=Standing.CLAUSE, is_main=False), sentence=40)
    told = [*fell, _told("c3", _lead("t", "die", 40), clause)]
    reports = {each.id: (each, one) for one in told for each in one.reports}
    whole, toll = with_parts([_event(["c", "d", "e"], reports), _event(["t"], reports)], reports, OUTLETS, happenings())
    assert (whole.leads, toll.leads) == (("c1", "c2", "c3"), ("c3",))
