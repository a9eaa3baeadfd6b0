"""Two readings are compared by what they say: new, gone and other, never an id alone."""

from dataclasses import replace

import pytest

from cuttings.ask.changes import changes, said_at
from cuttings.model.finding import Finding, Report, Status
from tests.model.findings import one_of_each


def _report() -> Report:
    return next(each for each in one_of_each() if isinstance(each, Report))


@pytest.mark.parametrize("finding", one_of_each(), ids=lambda each: each.KIND)
def test_the_same_reading_is_no_change(finding: Finding) -> None:
    assert changes(said_at([finding]), said_at([replace(finding, method="another/2")])) == ()


@pytest.mark.parametrize("finding", one_of_each(), ids=lambda each: each.KIND)
def test_what_is_new_and_what_is_gone_have_one_side(finding: Finding) -> None:
    (new,) = changes({}, said_at([finding]))
    (gone,) = changes(said_at([finding]), {})
    assert (new.before, gone.after) == ((), ())
    assert new.after == gone.before != ()


def test_a_cell_that_differs_is_told_on_both_sides() -> None:
    report = _report()
    (change,) = changes(said_at([report]), said_at([replace(report, status=Status.PLANNED)]))
    assert (change.kind, change.surface) == ("report", report.words.surface)
    assert f"status {report.status}" in change.before[0]
    assert "status planned" in change.after[0]


def test_ids_are_not_told() -> None:
    (change,) = changes({}, said_at([replace(_report(), attribution="at-0123456789abcdef")]))
    assert "0123456789" not in change.after[0]
