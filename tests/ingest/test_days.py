"""Days without a year take one from the post's own date, if only one fits; none is ever made up."""

from datetime import date

import pytest

from cuttings.ingest.days import dated_by, is_day, read_day
from cuttings.model.dates import UNKNOWN, Basis, Interval, day_interval, edtf_of, parse_edtf


@pytest.mark.parametrize(
    ("words", "known", "edtf", "why"),
    [
        ("12 March", "2031-03-12", "2031-03-12", "the same day"),
        ("12 March", None, None, "nothing is known"),
        ("30 December", "2031-01-05", "2030-12-30", "the nearest is of the year before"),
        ("2 January", "2030-12-30", "2031-01-02", "the post was kept on over the turn of the year"),
        ("20 March", "2031-03-12", "2031-03-20", "the post was kept on for a week"),
        ("5 August", "2031-03-12", None, "ahead by months: it may be of the year before"),
        ("12 December", "2031", "2031-12-12", "in the year of the post"),
        ("12 December", "2030/2031", None, "two years fit"),
        ("12 March", "../2031-03-20", "2031-03-12", "one end is known"),
        ("29 February", "2032-03-01", "2032-02-29", "a leap year"),
        ("29 February", "2031-03-01", None, "not in that year"),
        ("12 March 2029", "2031-03-12", "2029-03-12", "its own year wins"),
        ("March 2031", "2031-05-01", "2031-03", "a month"),
        ("12 de marzo", "2031-03-12", "2031-03-12", "in Spanish"),
        ("**Tuesday, 4 March**", "2031-03-12", "2031-03-04", "with its weekday and mark-up"),
    ],
)
def test_a_day_without_a_year_is_near_the_post(words: str, known: str | None, edtf: str | None, why: str) -> None:
    days = read_day(words, parse_edtf(known) if known else None)
    assert days is not None
    assert edtf_of(days) == edtf, why


@pytest.mark.parametrize("words", ["Port Vale", "31 February", "12 March was a bad day", "", "March", "12"])
def test_other_lines_are_no_days(words: str) -> None:
    assert not is_day(words)
    assert read_day(words, day_interval(date(2031, 3, 12))) is None


def test_the_reason_says_where_the_year_is_from() -> None:
    near = day_interval(date(2031, 3, 12))
    with_year, without = (
        dated_by("10 March 2031", near, "it stands under"),
        dated_by(" 10 March ", near, "it stands under"),
    )
    assert with_year.reason == "it stands under “10 March 2031”"
    assert without.reason == "it stands under “10 March”, in the year nearest to the date known for it"
    assert (without.basis, without.edtf) == (Basis.WRITTEN, "2031-03-10")


@pytest.mark.parametrize("near", [None, UNKNOWN, Interval(date(2030, 1, 1), date(2031, 12, 31))])
def test_without_a_year_the_reason_says_so(near: Interval | None) -> None:
    dated = dated_by("10 March", near, "it stands under")
    assert (dated.edtf, dated.earliest, dated.latest, dated.basis) == (None, None, None, Basis.WRITTEN)
    assert dated.reason == "it stands under “10 March”, without a year"
