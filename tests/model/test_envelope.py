"""Envelopes and plain forms: every kind of finding, and everything else in the model, travels and comes back equal."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import SpanOutsideText
from cuttings.model.clipping import Clipping, Dateline, Given, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated
from cuttings.model.entry import Dispute, DisputeKind, Origins, Point, Series, Side, Track
from cuttings.model.envelope import check_finding, from_row, pack, role_spans, to_json, to_row, unpack
from cuttings.model.finding import Bound, Figure, Finding, Kind, Report, role_names
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.plain import from_plain, to_plain
from cuttings.model.text import OffsetMap, Quote, Stretch, Words, words_at
from tests.factories import make_clipping
from tests.model.findings import BODY, one_of_each

MARCH = Dated("2031-03", date(2031, 3, 1), date(2031, 3, 31), Basis.WRITTEN, "“in March”")
FILED = make_clipping("PORT VALE, 3 March — Fog.", headline="Fog", publisher="harbour post")
TARGET = Target("figure", "fg-1", "cl-1", Quote("4", "", " "))
POINT = Point("fg-1", "cl-1", None, Decimal("97.20"), None, Bound.ABOUT, None, date(2031, 3, 1))


def kind_of(finding: Finding) -> str:
    """A short name for a test row."""
    return str(finding.KIND)


def test_the_examples_cover_every_kind() -> None:
    assert [each.KIND for each in one_of_each()] == list(Kind)


@pytest.mark.parametrize("finding", one_of_each(), ids=kind_of)
def test_a_finding_comes_back_equal_from_its_envelope(finding: Finding) -> None:
    check_finding(finding, BODY)
    sent = json.dumps(to_row(pack(finding)))  # as engines and the store send it
    back = unpack(from_row(json.loads(sent)))
    assert back == finding
    assert back.id == finding.id == pack(finding).id


@given(st.decimals(allow_nan=False, allow_infinity=False), st.none() | st.integers(0, 10**30).map(Decimal))
def test_numbers_travel_digit_by_digit(low: Decimal, high: Decimal | None) -> None:
    figure = replace(_figure(), low=low, high=high, bound=Bound.RANGE)
    back = unpack(pack(figure))
    assert isinstance(back, Figure)
    assert (str(back.low), str(back.high)) == (str(low), str(high))


@given(st.permutations(range(4)))
def test_the_order_of_spans_on_the_way_does_not_matter(order: list[int]) -> None:
    report = next(each for each in one_of_each() if isinstance(each, Report))
    report = replace(report, recipient=())
    envelope = pack(report)
    shuffled = replace(envelope, spans=tuple(envelope.spans[place] for place in order))
    assert unpack(shuffled) == report


def test_spans_carry_role_and_place_among_their_kind() -> None:
    report = next(each for each in one_of_each() if isinstance(each, Report))
    told = [(each.role, each.order, each.words.surface) for each in role_spans(report)]
    assert told == [
        ("words", 0, "beaten"),
        ("trigger", 0, "beaten"),
        ("actor", 0, "police"),
        ("actor", 1, "guards"),
        ("recipient", 0, "dockers"),
    ]
    assert "status_cue" in role_names(Kind.REPORT)  # a role that is empty here sends no span
    assert "attribution" not in role_names(Kind.REPORT)  # look-alike: an id, not words


@pytest.mark.parametrize("finding", one_of_each(), ids=kind_of)
def test_a_finding_is_refused_in_any_text_but_its_own(finding: Finding) -> None:
    for text in (BODY[1:], BODY.upper(), BODY[: finding.words.end - 1], ""):
        with pytest.raises(SpanOutsideText):
            check_finding(finding, text)


def test_a_finding_is_refused_for_one_wrong_role() -> None:
    report = next(each for each in one_of_each() if isinstance(each, Report))
    wrong = replace(report, actor=(*report.actor, Words(0, 5, "guard")))
    with pytest.raises(SpanOutsideText, match="“guard” does not stand at 0-5"):
        check_finding(wrong, BODY)


def test_json_leads_with_the_fields_that_all_kinds_share() -> None:
    figure = _figure()
    told = to_json(figure)
    shared = ["kind", "id", "clipping", "start", "end", "surface", "method", "reading"]
    assert list(told)[: len(shared)] == shared
    assert BODY[told["start"] : told["end"]] == told["surface"] == "at least 1,200 dockers"
    assert (told["low"], told["high"], told["bound"]) == ("1200", None, "at_least")
    assert told["reasons"] == {"high": "“at least” leaves it open"}
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    "value",
    [
        replace(FILED, dateline=Dateline(words_at(FILED.text, 5, 23), None, MARCH), filed=MARCH),
        Sighting(FILED.id, "0" * 64, "post.md", None, "Harbour Post", None, None, None, None, UNDATED, OffsetMap(())),
        Sighting(FILED.id, "0" * 64, "ñ", 0, None, "", "", "", "", MARCH, OffsetMap((Stretch(0, 7, 3),))),
        Judgement("2031-03-20T08:00:00Z", "", Verb.FIX, (TARGET,), field="low", to="4"),
        Judgement("2031-03-20T08:00:00Z", "", Verb.NOTE, (), note=""),  # no target, and an empty note
        Series("se-1", "hurt", "injured", None, ("ev-1",), (Track(None, (POINT,)),), Origins(2, 2, 1, 2)),
        Dispute(
            "di-1",
            DisputeKind.FIGURES,
            "hurt",
            None,
            (Side("4", ("police",), ("fg-1",)), Side("9", (), ())),
            "two counts",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_everything_in_the_model_comes_back_equal(value: Any) -> None:
    back = from_plain(json.loads(json.dumps(to_plain(value))), type(value))
    assert back == value
    assert to_plain(back) == to_plain(value)


def test_an_id_that_was_written_is_not_believed() -> None:
    forged: Clipping = from_plain(to_plain(FILED) | {"id": "cl-forged"}, Clipping)
    assert forged.id == FILED.id


def test_a_cell_that_was_not_yet_known_takes_its_default() -> None:
    assert from_plain({"outlet": "Radio Marea"}, Given) == Given(outlet="Radio Marea")
    with pytest.raises(TypeError, match="'verb'"):  # but one that has no default is missed
        from_plain({"at": "2031-03-20T08:00:00Z", "by": "ana", "on": []}, Judgement)


def _figure() -> Figure:
    return next(each for each in one_of_each() if isinstance(each, Figure))
