"""What the order of a post says of undated items: bounds, and only where all dates agree on one direction."""

from datetime import date

import pytest

from cuttings.ingest.order import OrderedItem, bound_by_order
from cuttings.model.dates import UNDATED, Basis, Dated, edtf_of, parse_edtf


def _written(edtf: str) -> Dated:
    days = parse_edtf(edtf)
    assert days is not None
    return Dated(edtf_of(days), days.earliest, days.latest, Basis.WRITTEN, "it stands under it")


def _item(edtf: str | None) -> OrderedItem:
    """An item under this day; "n:" marks a note, None an item without a date."""
    is_note = edtf is not None and edtf.startswith("n:")
    day = (edtf or "").removeprefix("n:")
    return OrderedItem(_written(day) if day else UNDATED, is_note)


@pytest.mark.parametrize(
    ("dates", "bounded", "why"),
    [
        (["2031-03-12", None, "2031-03-10"], ["2031-03-12", "2031-03-10/2031-03-12", "2031-03-10"], "newest first"),
        (["2031-03-10", None, "2031-03-12"], ["2031-03-10", "2031-03-10/2031-03-12", "2031-03-12"], "oldest first"),
        ([None, "2031-03-12", "2031-03-10", None], ["2031-03-12/..", "2031-03-12", "2031-03-10", "../2031-03-10"],
         "open at both ends, newest first"),
        ([None, "2031-03-10", "2031-03-12", None], ["../2031-03-10", "2031-03-10", "2031-03-12", "2031-03-12/.."],
         "open at both ends, oldest first"),
        (["2031-03-12", None, None, "2031-03-10"], ["2031-03-12", *["2031-03-10/2031-03-12"] * 2, "2031-03-10"], "two"),
        (["2031-03-12", None, "2031-03-12", "2031-03-10"], ["2031-03-12", "2031-03-12", "2031-03-12", "2031-03-10"],
         "between two of one day it is of that day"),
        (["2031-04", None, "2031-03"], ["2031-04", "2031-03-01/2031-04-30", "2031-03"], "months bound by their ends"),
        (["2031-03-12", None, "2031-03-10", "2031-03-11"], ["2031-03-12", None, "2031-03-10", "2031-03-11"],
         "the dates agree on no direction"),
        (["2031-03-12", None], ["2031-03-12", None], "one date gives no direction"),
        (["2031-03-12", None, "2031-03-12"], ["2031-03-12", None, "2031-03-12"], "nor do two of one day"),
        ([None, None], [None, None], "nothing is dated"),
        (["2031-03-12", "n:2031-03-20", None, "2031-03-10"],
         ["2031-03-12", "2031-03-20", "2031-03-10/2031-03-12", "2031-03-10"], "the day of a note bounds nothing"),
        (["2031-03-12", "n:", "2031-03-10"], ["2031-03-12", None, "2031-03-10"], "and an undated note is not bounded"),
        ([], [], "nothing at all"),
    ],
)  # fmt: skip
def test_undated_items_lie_between_their_neighbours(
    dates: list[str | None], bounded: list[str | None], why: str
) -> None:
    assert [each.edtf for each in bound_by_order([_item(each) for each in dates])] == bounded, why


def test_bounds_say_that_they_are_bounds() -> None:
    first, between, _ = bound_by_order([_item("2031-03-12"), _item(None), _item("2031-03-10")])
    assert first == _written("2031-03-12")
    assert between.basis is Basis.ORDER
    assert (between.earliest, between.latest) == (date(2031, 3, 10), date(2031, 3, 12))


def test_a_day_without_its_year_is_bounded_too() -> None:
    unknown = OrderedItem(Dated(None, None, None, Basis.WRITTEN, "it stands under “11 March”, without a year"), False)
    bounded = bound_by_order([_item("2031-03-12"), unknown, _item("2031-03-10")])
    assert bounded[1].edtf == "2031-03-10/2031-03-12"
