"""MUC-4: templates, incidents, their alignment, and how surely somebody is held responsible."""

from datetime import date

import pytest

from cuttings.model.dates import Interval, day_interval
from evals.muc4 import Incident, Template, aligned, confidence_in, day_of, incident_reports, same_slots, template_of
from evals.reading import read_text

PERU = frozenset({"PERU"})
DAY = date(1989, 3, 12)


def template(first: date | None = DAY, last: date | None = DAY, kind: str = "BOMBING") -> Template:
    return Template(frozenset({kind}), first, last, PERU, is_optional=False)


def slots(written: str) -> dict[str, list[dict[str, str]]]:
    return {
        "INCIDENT: DATE": [{"value": written}],
        "INCIDENT: LOCATION": [{"value": "PERU: AYACUCHO (CITY)"}],
        "INCIDENT: TYPE": [{"value": "BOMBING / ARSON"}],
    }


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("12 MAR 89", DAY, DAY),
        ("- 12 MAR 89", None, DAY),  # not later than
        ("12 MAR 89 - 14 MAR 89", DAY, date(1989, 3, 14)),
    ],
)
def test_a_template_is_read(written: str, first: date | None, last: date | None) -> None:
    expected = Template(frozenset({"BOMBING", "ARSON"}), first, last, PERU, is_optional=True)
    assert template_of({"slots": slots(written), "optional": True}) == expected


@pytest.mark.parametrize(("written", "day"), [("LIMA, 12 MAR 89", DAY), ("LIMA", None), ("31 FEB 89", None)])
def test_the_day_of_a_dateline(written: str, day: date | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("days", "first", "is_same"),
    [
        (day_interval(DAY), DAY, True),
        (day_interval(date(1989, 3, 13)), DAY, False),  # another day
        (Interval(date(1989, 3, 1), date(1989, 3, 31)), DAY, False),  # wider than the key
        (None, DAY, False),  # we tell none
        (None, None, True),  # an open key is met by none
        (day_interval(date(1989, 3, 1)), None, True),  # and by an earlier day
        (day_interval(date(1989, 4, 1)), None, False),  # but by no later one
    ],
)
def test_days_agree(days: Interval | None, first: date | None, is_same: bool) -> None:
    found = same_slots(template(first), Incident("BOMBING", days, "PERU"))
    assert ("date" in found) is is_same


def test_incidents_are_aligned_by_what_they_share() -> None:
    attack, bombing = Incident("ATTACK", None, "PERU"), Incident("BOMBING", day_interval(DAY), "PERU")
    assert aligned([template()], [attack, bombing]) == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The gang kidnapped a teacher in Lima.", 1),
        ("The gang attacked soldiers in the hills.", 0),  # on those who fight
        ("Clashes went on in the hills.", 0),  # fighting
        ("The mayor met farmers in Lima.", 0),  # nothing of the kind
    ],
)
def test_incidents_are_what_is_done_to_people_who_do_not_fight(text: str, count: int) -> None:
    assert len(list(incident_reports(read_text(text, "en", None)))) == count


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("The Red Lantern killed a teacher.", "fact"),
        ("The Red Lantern allegedly killed a teacher.", "accused"),
        ("The mayor met a teacher.", None),  # nobody names it
    ],
)
def test_how_surely_somebody_is_held_responsible(text: str, step: str | None) -> None:
    assert confidence_in(read_text(text, "en", None), ["RED LANTERN"]) == step
