"""Datelines and lines that are nothing but a date, told from sentences with a dash and from numbers."""

import pytest

from cuttings.ingest.datelines import find_dateline, read_date, read_date_line
from cuttings.model.dates import UNKNOWN, Basis, edtf_of, parse_edtf
from cuttings.model.text import check_words
from cuttings.resources.tables import load_tables

NEAR = parse_edtf("2031-03-05")
STORY = "The dock of Port Vale reopened on Monday."


@pytest.mark.parametrize(
    ("head", "language", "place", "edtf", "agency"),
    [
        ("PORT VALE, 3 March (Coast Wire) — ", "en", "PORT VALE", "2031-03-03", "Coast Wire"),
        ("PORT VALE, March 3 (Coast Wire) -- ", "en", "PORT VALE", "2031-03-03", "Coast Wire"),
        ("PORT VALE — ", "en", "PORT VALE", None, None),
        ("PORT VALE (Coast Wire) - ", "en", "PORT VALE", None, "Coast Wire"),
        ("Port Vale (Coast Wire) – ", "en", "Port Vale", None, "Coast Wire"),
        ("Port Vale, 3 March — ", "en", "Port Vale", "2031-03-03", None),
        ("PORT VALE, March 3, 2029 — ", "en", "PORT VALE", "2029-03-03", None),
        ("SAN AURELIO DEL MAR, March 2031 — ", "en", "SAN AURELIO DEL MAR", "2031-03", None),
        ("PORT VALE /COAST WIRE/ -- ", "en", "PORT VALE", None, "COAST WIRE"),
        ("Áspera, 3 de marzo (Marea Prensa).- ", "es", "Áspera", "2031-03-03", "Marea Prensa"),
        ("SAN AURELIO, 3 mar (Marea Prensa) - ", "es", "SAN AURELIO", "2031-03-03", "Marea Prensa"),
        ("A\u0301SPERA, 3 de marzo – ", "es", "A\u0301SPERA", "2031-03-03", None),  # an accent of its own
    ],
)
def test_datelines_are_found(head: str, language: str, place: str, edtf: str | None, agency: str | None) -> None:
    text = f"Dock reopens\n\n{head}{STORY}"
    found = find_dateline(text, 14, load_tables(language), NEAR)
    assert found is not None
    dateline, credited = found
    assert dateline.place is not None
    assert (dateline.place.surface, dateline.filed.edtf) == (place, edtf)
    assert (credited.surface if credited else None) == agency
    assert text[14 : dateline.words.end] == dateline.words.surface
    for words in (dateline.words, dateline.place, credited):
        if words:
            check_words(words, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (STORY, "no dash"),
        ("Port Vale — the old dock — reopened.", "neither day, agency nor capitals"),
        ("PORT VALE-SAN AURELIO road reopens", "a road: no space behind the dash"),
        ("PORT VALE–SAN AURELIO road reopens", "the same with a longer dash"),
        ("The dock, which was closed (for a week) — reopened.", "a sentence"),
        ("PORT VALE, the old port (Coast Wire) — It reopened.", "no day where one should be"),
        ("PORT VALE, 31 February — It reopened.", "no such day"),
        ("PORT VALE\n\n— It reopened.", "a new paragraph"),
        ("97 — the number of boxes", "no place"),
        (f"PORT VALE{' ' * 130}— It reopened.", "too far from the start"),
        ("", "nothing"),
    ],
)
def test_sentences_with_a_dash_are_no_datelines(text: str, why: str) -> None:
    assert find_dateline(text, 0, load_tables("en"), NEAR) is None, why


def test_a_dateline_stands_at_its_start_alone() -> None:
    assert find_dateline(f"{STORY} PORT VALE, 3 March — {STORY}", 0, load_tables("en"), NEAR) is None


@pytest.mark.parametrize(
    ("near", "edtf"),
    [
        (None, None),
        ("2031-03-05", "2031-03-03"),
        ("2032-01-02", "2032-03-03"),
        ("2031", "2031-03-03"),
        ("2031/2032", None),
    ],
)
def test_a_dateline_takes_its_year_from_the_edition(near: str | None, edtf: str | None) -> None:
    found = find_dateline(f"PORT VALE, 3 March — {STORY}", 0, load_tables("en"), parse_edtf(near) if near else None)
    assert found is not None
    filed = found[0].filed
    assert (filed.edtf, filed.basis) == (edtf, Basis.DATELINE)
    assert filed.reason == "the dateline says “3 March”" + ("" if edtf else ", without a year")


@pytest.mark.parametrize(
    ("printed", "language", "edtf"),
    [
        ("5 March 2031", "en", "2031-03-05"),
        ("5th March 2031", "en", "2031-03-05"),
        ("5th of March, 2031", "en", "2031-03-05"),
        ("March 5, 2031", "en", "2031-03-05"),
        ("Wednesday, March 5, 2031", "en", "2031-03-05"),
        ("Wed. 5 Mar. 2031", "en", "2031-03-05"),
        ("MARCH 2031", "en", "2031-03"),
        ("2031-03-05", "en", "2031-03-05"),
        ("5 March 31", "en", "2031-03-05"),
        ("5 March 98", "en", "1998-03-05"),
        ("29 February 2032", "en", "2032-02-29"),
        ("5 de marzo de 2031", "es", "2031-03-05"),
        ("miércoles, 5 de marzo del 2031", "es", "2031-03-05"),
        ("mie\u0301rcoles 5 de marzo de 2031", "es", "2031-03-05"),  # an accent of its own
        ("1º de marzo de 2031", "es", "2031-03-01"),
        ("1.º de marzo de 2031", "es", "2031-03-01"),
        ("1ro de marzo de 2031", "es", "2031-03-01"),
        ("marzo de 2031", "es", "2031-03"),
    ],
)
def test_printed_dates_are_read(printed: str, language: str, edtf: str) -> None:
    days = read_date(printed, load_tables(language), None)
    assert days is not None
    assert edtf_of(days) == edtf


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("31 April 2031", "en"),
        ("29 February 2031", "en"),
        ("2031-13-01", "en"),
        ("2031-02-30", "en"),
        ("March", "en"),
        ("5", "en"),
        ("5 de marzo de 2031", "en"),  # the months of its language alone
        ("5 March 2031", "es"),
        ("5 March 2031 and after", "en"),
        ("5 March 2031", "xx"),  # a language without tables
    ],
)
def test_what_is_no_date_is_none(printed: str, language: str) -> None:
    assert read_date(printed, load_tables(language), NEAR) is None


def test_a_day_without_a_year_is_unknown_days() -> None:
    assert read_date("5 March", load_tables("en"), None) == UNKNOWN
    assert read_date("29 February", load_tables("en"), None) == UNKNOWN
    assert read_date("29 February", load_tables("en"), NEAR) == UNKNOWN, "the nearest year has no such day"


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("**5 March 2031**", True),
        ("## 5 March 2031:", True),
        ("5 March 2031.", True),
        ("5 March 2031 the dock reopened", False),
        (f"5 March 2031{' ' * 60}", False),
        ("", False),
    ],
)
def test_a_date_line_is_nothing_but_a_date(line: str, is_date: bool) -> None:
    assert (read_date_line(line, load_tables("en"), None) is not None) is is_date


@pytest.mark.parametrize(
    ("line", "language", "edtf"),
    [
        ("Updated 5 March 2031", "en", "2031-03-05"),
        ("Updated: March 5, 2031", "en", "2031-03-05"),
        ("Last updated on 5 March 2031 at 10:30", "en", "2031-03-05"),
        ("First published 5 March 2031, 9.05 GMT", "en", "2031-03-05"),
        ("Posted on Wednesday, March 5, 2031 | 10:30 PM", "en", "2031-03-05"),
        ("March 5, 2031 at 9 p.m.", "en", "2031-03-05"),
        ("5 March 2031, updated at 18:20", "en", "2031-03-05"),
        ("Date: 2031-03-05", "en", "2031-03-05"),
        ("UPDATED 5 MARCH", "en", "2031-03-05"),  # of the year near by
        ("Actualizado el 5 de marzo de 2031", "es", "2031-03-05"),
        ("Actualizado: 5 de marzo de 2031 a las 10:30", "es", "2031-03-05"),
        ("Última actualización: 5 de marzo de 2031 - 10.30 h", "es", "2031-03-05"),
        ("Publicado el miércoles, 5 de marzo de 2031, 18 horas", "es", "2031-03-05"),
        ("5 de marzo de 2031 | Actualización 12:15", "es", "2031-03-05"),
    ],
)
def test_updated_and_an_hour_may_stand_around_the_date_of_a_line(line: str, language: str, edtf: str) -> None:
    days = read_date_line(line, load_tables(language), NEAR)
    assert days is not None
    assert edtf_of(days) == edtf


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Updated", "en"),
        ("Updated at 10:30", "en"),  # an hour alone
        ("10:30", "en"),
        ("Updated yesterday", "en"),
        ("Updated rules from 5 March 2031", "en"),  # what is updated is no date
        ("Updatedness 5 March 2031", "en"),
        ("5 March 2031, 10 dockers killed", "en"),  # a number that is no hour
        ("5 March 2031: 5 km of road reopen", "en"),
        ("Updated 5 March 2031 with a new toll", "en"),
        ("Actualizado el 5 de marzo de 2031", "en"),  # the words of its language alone
        ("Updated 5 March 2031", "es"),
        ("El 5 de marzo de 2031 reabrió el muelle", "es"),
        ("Actualización del padrón de marzo de 2031", "es"),
    ],
)
def test_what_is_more_than_a_date_and_an_hour_is_no_date_line(line: str, language: str) -> None:
    assert read_date_line(line, load_tables(language), NEAR) is None
