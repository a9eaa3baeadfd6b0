"""Read the time expressions of a made-up clipping, for the tests of this room."""

from collections.abc import Sequence
from datetime import date

from cuttings.model.clipping import Clipping, ReadingContext
from cuttings.model.dates import UNKNOWN, Interval, day_interval
from cuttings.model.finding import Timex
from cuttings.read.page import Page
from cuttings.read.sentences import parse_clipping
from cuttings.read.times.findings import read_times
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for

TUESDAY = date(2031, 3, 4)


def times(
    body: str,
    *,
    filed: date | Interval | None = TUESDAY,
    language: str = "en",
    country: str | None = None,
    basis: str = "given",
) -> Sequence[Timex]:
    """The time expressions of a text, read without a model."""
    days = filed if isinstance(filed, Interval) else day_interval(filed) if filed else UNKNOWN
    return read_times(page_of(make_clipping(body, language=language), days, country=country, basis=basis))


def page_of(clipping: Clipping, days: Interval = UNKNOWN, *, country: str | None = None, basis: str = "given") -> Page:
    """The page of a clipping, read without a model."""
    context = ReadingContext(days, basis, clipping.language, country)
    tables = load_tables(clipping.language)
    doc = parse_clipping(clipping, parser_for(clipping.language, shallow=True), tables)
    return Page(clipping, context, tables, doc, False, {}, "times@test")


def values(body: str, **options: object) -> list[tuple[str, str]]:
    """Words and TIMEX3 value of each expression."""
    return [(each.words.surface, each.timex3) for each in times(body, **options)]  # type: ignore[arg-type]
