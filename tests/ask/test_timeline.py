"""The timeline: filters, order, and who tells what."""

from datetime import date

import pytest

from cuttings.ask import Dossier
from cuttings.ask.timeline import Filters, TimelineRow
from cuttings.model.dates import BY_PUBLICATION, DayBasis


def _titles(rows: tuple[TimelineRow, ...]) -> list[str]:
    return [row.title for row in rows]


def _lies_in(row: TimelineRow, since: date, until: date) -> bool:
    """What is only known by a publication lies where that does: an open end would lie everywhere."""
    if row.earliest is None and row.latest is None:
        return False
    is_by_publication = row.basis in BY_PUBLICATION
    first = row.earliest or (row.latest if is_by_publication else None) or date.min
    last = row.latest or (row.earliest if is_by_publication else None) or date.max
    return first <= until and since <= last


def test_events_run_by_day_and_undated_ones_come_last(dossier: Dossier) -> None:
    days = [row.day or date.max for row in dossier.timeline()]
    assert days == sorted(days)
    assert date.max in days


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (Filters(type="protest"), lambda row: row.type == "PROTEST"),
        (Filters(status="denied"), lambda row: any(each.status == "denied" for each in row.versions)),
        (Filters(actor="POLICE"), lambda row: any("olice" in name for name in (*row.actors, *row.recipients))),
        (Filters(place="port vale"), lambda row: "Port Vale" in row.places),
        (Filters(since=date(2031, 3, 4)), lambda row: _lies_in(row, date(2031, 3, 4), date.max)),
        (Filters(until=date(2031, 3, 3)), lambda row: _lies_in(row, date.min, date(2031, 3, 3))),
        (
            Filters(since=date(2031, 3, 7), until=date(2031, 3, 7)),
            lambda row: _lies_in(row, date(2031, 3, 7), date(2031, 3, 7)),
        ),
    ],
)
def test_a_filter_keeps_all_that_fits_and_nothing_else(dossier: Dossier, filters: Filters, fits: object) -> None:
    assert callable(fits)
    wanted = [row for row in dossier.timeline() if fits(row)]
    assert wanted
    assert _titles(dossier.timeline(filters)) == _titles(tuple(wanted))


def test_a_row_says_how_its_days_are_known(dossier: Dossier) -> None:
    for row in dossier.timeline():
        assert (row.basis is None) == (row.earliest is None and row.latest is None)
        assert (row.basis is DayBasis.PUBLISHED) == ("(by publication)" in row.when)
        assert (row.basis is DayBasis.ANNOUNCED) == ("(announced)" in row.when)


def test_filters_narrow_together(dossier: Dossier) -> None:
    both = dossier.timeline(Filters(type="PROTEST", until=date(2031, 3, 3)))
    assert set(_titles(both)) < set(_titles(dossier.timeline(Filters(type="PROTEST"))))
    assert dossier.timeline(Filters(type="PROTEST", place="nowhere")) == ()


def test_the_older_code_stands_beside_the_type(dossier: Dossier) -> None:
    codes = {(row.type, row.cameo) for row in dossier.timeline()}
    assert ("PROTEST", "14") in codes
    assert all(cameo is None for type_, cameo in codes if type_ in ("OFFICE", "VOTE", "COURT", "ACCIDENT", "OTHER"))


def test_an_outlets_own_telling_names_the_outlet(dossier: Dossier) -> None:
    (row,) = (row for row in dossier.timeline() if "people blocked" in row.title)
    assert [(each.status, each.whose) for each in row.versions] == [("happened", "Harbour Post, Inland Gazette")]
    assert (row.origins.clippings, row.origins.known, row.origins.at_most) == (2, 1, 1), "one credited wire text"


def test_an_event_knows_its_disputes(dossier: Dossier) -> None:
    (row,) = (row for row in dossier.timeline() if row.disputes)
    assert set(row.disputes) <= {dispute.id for dispute in dossier.disputes(kind="status")}


def test_every_row_leads_to_words(dossier: Dossier) -> None:
    assert all({each.finding for each in row.evidence} == set(row.reports) for row in dossier.timeline())


def test_undated_events_stand_in_the_order_in_which_they_were_told(dossier: Dossier) -> None:
    undated = [row for row in dossier.timeline() if row.earliest is None and row.latest is None]
    published = {row.id: row.published for row in dossier.clipping_rows()}
    assert undated
    for row in undated:
        assert row.told in {published[each.clipping] for each in row.evidence}
    assert [row.told for row in undated] == sorted((row.told for row in undated), key=lambda told: int(told.split()[1]))
