"""Read the time expressions of a made-up clipping, for the tests of this room."""

from collections.abc import Sequence
from datetime import date

from cuttings.model.clipping import ReadingContext
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
    clipping = make_clipping(body, language=language)
    days = filed if isinstance(filed, Interval) else day_interval(filed) if filed else UNKNOWN
    context = ReadingContext(days, basis, language, country)
    tables = load_tables(language)
    doc = parse_clipping(clipping, parser_for(language, shallow=True), tables)
    return read_times(Page(clipping, context, tables, doc, False, {}, "times@test"))


def values(body: str, **options: object) -> list[tuple[str, str]]:
    """Words and TIMEX3 value of each expression."""
    return [(each.words.surface, each.timex3) for each in times(body, **options)]  # type: ignore[arg-type]
