"""Which time expressions may date an event."""

import pytest

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Kind
from cuttings.read.page import Page
from cuttings.read.sentences import parse_clipping
from cuttings.read.times import event_times, read_times
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for
from tests.read.times.reading import page_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shots were heard on Monday.", ["Monday"]),  # open, and still what the text says of the day
        ("Shots were heard from 2016 to 2018.", ["from 2016 to 2018"]),
        ("Iva Solt (2016–2018) was shot.", []),  # years of office
        ("Ina Roth (3 May 1931 – 4 June 2003) was shot at.", []),  # years of a life
        ("The strike (May 2030) failed.", ["May 2030"]),  # one date in brackets may date it
        ("They were held for seven months.", []),
        ("They strike every Monday.", []),
        ("They are now on strike.", []),
    ],
)
def test_lengths_habits_and_years_of_office_date_nothing(text: str, words: list[str]) -> None:
    clipping, tables = make_clipping(text), load_tables("en")
    doc = parse_clipping(clipping, parser_for("en", shallow=True), tables)
    page = Page(clipping, ReadingContext(UNKNOWN, "undated", "en"), tables, doc, False, {})
    dated = event_times(page.with_found(Kind.TIMEX, tuple(read_times(page))))
    assert [each.words.surface for each in dated] == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It was the deadliest raid since 1998.", []),
        ("en", "They have been on strike since Monday.", ["Monday"]),  # no comparison
        ("en", "More were killed than in 2019.", []),
        ("en", "It will be over no later than Monday.", ["Monday"]),
        ("en", "Compared with 2019, fewer were killed.", []),
        ("es", "Fue el peor atentado desde 1998.", []),
        ("es", "Están en huelga desde el lunes.", ["el lunes"]),
        ("es", "Murieron más personas que en 2019.", []),
        ("es", "Dijeron que el lunes murieron dos.", ["el lunes"]),
    ],
)
def test_what_is_only_compared_with_dates_nothing(language: str, text: str, words: list[str]) -> None:
    page = page_of(make_clipping(text, language=language))
    dated = event_times(page.with_found(Kind.TIMEX, tuple(read_times(page))))
    assert [each.words.surface for each in dated] == words
