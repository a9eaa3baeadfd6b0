"""Which reports cannot be of one occurrence, and events that hold such a pair."""

from datetime import date
from pathlib import Path

import pytest

from cuttings.model.clipping import Given
from cuttings.model.text import Span
from cuttings.reconcile.days import Days, numbered
from evals import gathered
from evals.gathered import Place, Text, gather
from evals.muc4_events import Dated, dated_reports, is_forbidden, measure

MARCH, APRIL = date(2031, 3, 3), date(2031, 4, 14)
NONE: Days = (None, None)
TEXTS = {"a": "A bomb exploded in Port Vale on 3 March 2031.", "b": "A bomb exploded in Port Vale."}


def dated(clipping: str, days: Days, published: date | None) -> Dated:
    return Dated(clipping, days, numbered(published, published), Place(clipping, Span(7, 15)))


def on(day: date) -> Days:
    return numbered(day, day)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (dated("a", on(MARCH), MARCH), dated("b", on(APRIL), APRIL), True),  # two days
        (dated("a", on(MARCH), MARCH), dated("b", on(MARCH), APRIL), False),  # one day, told again a month later
        (dated("a", numbered(MARCH, APRIL), MARCH), dated("b", on(APRIL), APRIL), False),  # some day of the two months
        (dated("a", on(MARCH), MARCH), dated("b", NONE, APRIL), True),  # published a month apart
        (dated("a", NONE, MARCH), dated("b", NONE, date(2031, 3, 13)), False),  # ten days apart
        (dated("a", NONE, MARCH), dated("b", NONE, date(2031, 3, 14)), True),  # eleven
        (dated("a", NONE, MARCH), dated("b", NONE, None), False),  # nobody knows when
        (dated("a", on(MARCH), None), dated("b", NONE, APRIL), False),
    ],
)
def test_pairs_that_cannot_be_of_one_occurrence(a: Dated, b: Dated, expected: bool) -> None:
    assert is_forbidden(a, b) is is_forbidden(b, a) is expected


def test_only_events_of_several_clippings_are_asked_for() -> None:
    march, april, same = (
        dated("a", on(MARCH), MARCH),
        dated("b", on(APRIL), APRIL),
        dated("a", on(APRIL), MARCH),  # another day, in the same clipping
    )
    events = [("inside", [march, same]), ("right", [april, same]), ("wrong", [march, april, same])]
    documents = {id: {"id": id, "text": text} for id, text in TEXTS.items()}
    found = measure(events, documents)
    assert (found.score, found.n) == (1 / 2, 2)
    assert [(miss.document, miss.found) for miss in found.misses] == [("a", "wrong (3 reports)")]


def test_no_event_is_no_fault() -> None:
    assert (measure([], {}).score, measure([], {}).n) == (0.0, 0)


def test_days_come_from_the_words_and_from_what_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "KEPT", tmp_path)
    given = Given(language="en", published="2031-04-14")
    with gather("bombs", [Text(id, text, given) for id, text in TEXTS.items()]).opened() as joined:
        reports = {each.place.document: each for _, each in dated_reports(joined)}
    assert (reports["a"].days, reports["a"].published) == (on(MARCH), on(APRIL))
    assert (reports["b"].days, reports["b"].published) == (NONE, on(APRIL))
