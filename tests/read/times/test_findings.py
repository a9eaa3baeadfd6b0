"""Time expressions: where they stand, what they say, and what they are counted from."""

from dataclasses import replace
from datetime import date

import pytest

from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given, Passage, PassageKind
from cuttings.model.dates import Interval, day_interval
from cuttings.model.finding import Anchor, Timex
from cuttings.read.times.findings import parse_date_line, read_times
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, read
from tests.read.times.reading import TUESDAY, page_of, times, values


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("It began on 3 March 2029.", "3 March 2029", "2029-03-03"),
        ("It began on March 3, 2029.", "March 3, 2029", "2029-03-03"),
        ("It began on Saturday, March 3, 2029.", "Saturday, March 3, 2029", "2029-03-03"),
        ("Filed 2029-03-03.", "2029-03-03", "2029-03-03"),
        ("It fell in March 2029.", "March 2029", "2029-03"),
        ("It fell in 2029.", "2029", "2029"),
        ("It fell in early 2029.", "early 2029", "2029"),
        ("The vote of summer 2029.", "summer 2029", "2029-SU"),
        ("The wars of the 1990s.", "the 1990s", "199"),
        ("It fell in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("She led it from 2016 to 2018.", "from 2016 to 2018", "P2Y"),
        ("Minister (2016 – 2018)", "2016 – 2018", "P2Y"),
        ("Open between 5 and 9 January 2030.", "between 5 and 9 January 2030", "P4D"),
        ("They talked for seven months.", "seven months", "P7M"),
        ("A fifty-year lease.", "fifty-year", "P50Y"),
        ("It lasted two and a half years.", "two and a half years", "P2.5Y"),
        ("It took 30 minutes.", "30 minutes", "PT30M"),
        ("It took several years.", "several years", "PXY"),
        ("It was put off to a later date.", "a later date", "XXXX-XX-XX"),
        ("She spoke of a day when the ferries would stop.", "a day", "XXXX-XX-XX"),
        ("They fight on in the months ahead.", "the months ahead", "PXM"),
        ("They meet every week.", "every week", "P1W"),
        ("The annual march.", "annual", "P1Y"),
    ],
)
def test_written_dates_and_lengths_need_no_filing_day(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text, filed=None)


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("They met yesterday.", "yesterday", "2031-03-03"),
        ("They met today.", "today", "2031-03-04"),
        ("They meet tomorrow.", "tomorrow", "2031-03-05"),
        ("Shots were heard last night.", "last night", "2031-03-03TNI"),
        ("They met on Monday.", "Monday", "2031-03-03"),
        ("They met on Tuesday.", "Tuesday", "2031-03-04"),  # the filing day itself
        ("They met last Tuesday.", "last Tuesday", "2031-02-25"),  # seven days back
        ("They will meet on Friday.", "Friday", "2031-03-07"),  # the verb speaks of the future
        ("Talks are scheduled for Friday.", "Friday", "2031-03-07"),
        ("The minister said on Friday that they will meet.", "Friday", "2031-02-28"),  # "said" is nearer
        ("It was agreed last week.", "last week", "2031-W09"),
        ("It was agreed this month.", "this month", "2031-03"),
        ("It comes next year.", "next year", "2032"),
        ("It ended three days ago.", "three days ago", "2031-03-01"),
        ("It ended two years ago.", "two years ago", "2029"),
        ("It was signed on 11 December.", "11 December", "2030-12-11"),  # the nearest one
        ("It was signed in December.", "December", "2030-12"),
        ("On 1 March it began; two days later it ended.", "two days later", "2031-03-03"),
        ("On 1 March it began. It ended the same day.", "the same day", "2031-03-01"),
        ("They met Monday morning.", "Monday morning", "2031-03-03TMO"),
        ("The gates open at 5 p.m. on Monday.", "5 p.m.", "2031-03-03T17:00"),
        ("It fell in the past year.", "the past year", "P1Y"),
        ("They met over the weekend.", "the weekend", "2031-W09-WE"),
        ("They will meet at the weekend.", "the weekend", "2031-W10-WE"),
    ],
)
def test_relative_words_are_counted_from_the_filing_day(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text)


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("Se reunieron el 12 de diciembre de 2022.", "el 12 de diciembre de 2022", "2022-12-12"),
        ("Se reunieron el lunes.", "el lunes", "2031-03-03"),
        ("Se reunirán el viernes.", "el viernes", "2031-03-07"),
        ("Se reunieron ayer.", "ayer", "2031-03-03"),
        ("Murió hace tres días.", "hace tres días", "2031-03-01"),
        ("Del 7 al 12 de diciembre hubo paro.", "Del 7 al 12 de diciembre", "P5D"),
        ("Llegó la semana pasada.", "la semana pasada", "2031-W09"),
        ("Gobernó entre 2016 y 2018.", "entre 2016 y 2018", "P2Y"),
        ("A mediados de 2029 cayó.", "mediados de 2029", "2029"),
        ("Duró siete meses.", "siete meses", "P7M"),
        ("El próximo año vota.", "El próximo año", "2032"),
        ("Ocurrió la noche del lunes.", "la noche del lunes", "2031-03-03TNI"),
        ("Llegó el viernes por la mañana.", "el viernes por la mañana", "2031-02-28TMO"),
    ],
)
def test_spanish_is_read_by_its_own_tables(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text, language="es")


@pytest.mark.parametrize(
    ("text", "timex3"),
    [
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last month.", "XXXX-XX"),
        ("They met last year.", "XXXX"),
        ("They met on 12 December.", "XXXX-12-12"),
        ("They met in December.", "XXXX-12"),
        ("They met two days later.", "XXXX-XX-XX"),
    ],
)
def test_without_a_filing_day_relative_words_stay_open(text: str, timex3: str) -> None:
    (found,) = times(text, filed=None)
    assert (found.timex3, found.earliest, found.latest, found.anchor) == (timex3, None, None, Anchor.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "April Marsden spoke; so did August Lunt.",
        "Tom Ferrier, aged 64, spoke.",
        "The 27-year-old driver fled.",
        "The court sat in room 2031b.",
        "A crowd of 2,019 people came.",
        "The bill of $2019 was paid.",
    ],
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert values(text) == []


def test_short_month_alone_is_no_date() -> None:
    assert values("Salieron al mar y hace set.", language="es") == []


def test_interval_is_as_wide_as_the_words() -> None:
    (found,) = times("It fell in March 2029.")
    assert (found.earliest, found.latest, found.edtf) == (date(2029, 3, 1), date(2029, 3, 31), "2029-03")


def test_range_has_both_ends_in_edtf() -> None:
    (found,) = times("She led it from 2016 to 2018.")
    assert (found.edtf, found.earliest, found.latest) == ("2016/2018", date(2016, 1, 1), date(2018, 12, 31))


def test_basis_tells_what_it_was_counted_from() -> None:
    (found,) = times("They met on Monday.")
    assert (found.basis, found.anchor) == ("Monday before the filing day 2031-03-04", Anchor.FILED)


def test_publication_day_is_named_as_the_anchor() -> None:
    (found,) = times("They met yesterday.", basis="metadata")
    assert (found.anchor, found.basis) == (Anchor.PUBLISHED, "1 day before the publication day 2031-03-04")


def test_unknown_order_of_day_and_month_gives_two_readings() -> None:
    found = times("It was signed on 12/07/2030.", filed=None)
    assert [(each.reading, each.timex3) for each in found] == [(0, "2030-07-12"), (1, "2030-12-07")]


@pytest.mark.parametrize(("country", "timex3"), [("US", "2030-12-07"), ("NZ", "2030-07-12")])
def test_order_of_day_and_month_follows_the_country(country: str, timex3: str) -> None:
    assert values("It was signed on 12/07/2030.", country=country) == [("12/07/2030", timex3)]


def test_day_past_the_twelfth_leaves_one_order() -> None:
    assert values("It was signed on 25/07/2030.", filed=None) == [("25/07/2030", "2030-07-25")]


def test_filing_window_bounds_a_weekday_and_keeps_it_open() -> None:
    window = Interval(date(2031, 3, 3), date(2031, 3, 9))
    (found,) = times("They met yesterday.", filed=window)
    assert (found.timex3, found.earliest, found.latest) == ("XXXX-XX-XX", date(2031, 3, 2), date(2031, 3, 8))
    (year,) = times("It was agreed last year.", filed=window)
    assert year.timex3 == "2030"


def test_line_wrapped_inside_a_passage_ends_no_date() -> None:
    assert values("They met on 3\nMarch 2029 there.") == [("3\nMarch 2029", "2029-03-03")]


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_the_day_of_a_dateline_begins_no_range(dash: str) -> None:
    text = f"PORT VALE, 4 March {dash} Monday night's riot left one dead."
    found = read_times(page_of(clipping_of(text, Given(language="en", published="2031-03-04"))))
    assert [each.words.surface for each in found] == ["4 March", "Monday night"]


def test_impossible_day_stays_open_and_says_why() -> None:
    (found,) = times("It was dated 30 February 2029.")
    assert (found.timex3, found.earliest, found.reasons) == (
        "XXXX-XX-XX",
        None,
        (("edtf", "the calendar has no such day"),),
    )


@pytest.mark.parametrize(
    ("language", "text", "timex3"),
    [
        ("en", "The court never sits on a Monday.", "XXXX-WXX-1"),
        ("en", "The court sat on Monday.", "2031-03-03"),
        ("es", "Nunca abre un lunes.", "XXXX-WXX-1"),
        ("en", "The fort is known today as the Mole.", "PRESENT_REF"),
        ("en", "More ships call today than ever.", "PRESENT_REF"),
        ("en", "The court sits today.", "2031-03-04"),
    ],
)
def test_some_words_for_days_mean_no_one_day(language: str, text: str, timex3: str) -> None:
    assert [value for _, value in values(text, language=language)] == [timex3]


def test_no_word_is_cut_for_a_month() -> None:
    text = "Una nota del 28 de febrero del 2031 150px Brunel, el mayor astillero."
    assert values(text, language="es") == [("28 de febrero del 2031", "2031-02-28")]


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "Friday, January 4, 2019", date(2019, 1, 4)),
        ("en", "2031-03-03", date(2031, 3, 3)),
        ("en", "3 March", date(2031, 3, 3)),
        ("en", "3 MAR 31", date(2031, 3, 3)),  # as agencies file it
        ("es", "3 de marzo de 2031", date(2031, 3, 3)),
        ("es", "Lunes, 3 de marzo de 2031", date(2031, 3, 3)),
        ("es", "12/07/2030", date(2030, 7, 12)),
    ],
)
def test_date_line_gives_its_day(language: str, line: str, day: date) -> None:
    assert parse_date_line(line, load_tables(language), TUESDAY) == day_interval(day)


@pytest.mark.parametrize("line", ["Port Vale, 3 March", "yesterday", "12/07/2030", "", "Marenza votes in 2031"])
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert parse_date_line(line, load_tables("en"), TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The union cancelled the march planned for Friday.", "2031-03-07"),  # what is set for a day is to come
        ("He was blamed for Monday's fire.", "2031-03-03"),
        ("The union will march on the Senate on Friday, its secretary said.", "2031-03-07"),  # the clause's own verb
        ("On Friday, police said, the road was shut.", "2031-02-28"),
    ],
)
def test_a_weekday_turns_to_where_its_own_clause_looks(text: str, value: str) -> None:
    assert [timex3 for _, timex3 in values(text)] == [value]


def test_a_weekday_after_para_is_to_come() -> None:
    assert values("Convocó una marcha para el viernes.", language="es")[0][1] == "2031-03-07"


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("It opens in two days' time, and will close in June.", "two days' time", "2031-03-06"),
        ("The pier was built in two days.", "two days", "P2D"),  # how long it took
        ("It is due the week after next.", "the week after next", "2031-W12"),
        ("It fell the month before last.", "the month before last", "2031-01"),
        ("It was signed on 3 May last year.", "3 May last year", "2030-05-03"),
        ("It was sold last Christmas.", "last Christmas", "2030-12-25"),
        ("They march on Good Friday.", "Good Friday", "2031-04-11"),  # two days before Easter Sunday, 13 April 2031
        ("It closed on Thanksgiving 2030.", "Thanksgiving 2030", "2030-11-28"),  # the 4th Thursday of November
        ("It fell in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It was signed on the fourth of July 1995.", "the fourth of July 1995", "1995-07-04"),
        ("The log of 3-Sep-2029 is lost.", "3-Sep-2029", "2029-09-03"),
        ("They meet on Monday the 10th.", "Monday the 10th", "2031-03-10"),
        ("It left on the 27th.", "the 27th", "2031-02-27"),  # the month is not told, the past tense is
        ("Sales rose in the second quarter of last year.", "the second quarter of last year", "2030-Q2"),
        ("It rose in H1 2030.", "H1 2030", "2030-H1"),
        ("It grew this fiscal year.", "this fiscal year", "FY2031"),
        ("The siren went at 6 p.m. (GMT+8).", "6 p.m. (GMT+8)", "2031-03-04T18:00+08:00"),
        ("The siren went at 18:00 CET.", "18:00 CET", "2031-03-04T18:00+01:00"),
        ("The wells were dry all summer.", "all summer", "XXXX-SU"),
        ("It fell on 18 and 20 June 2030.", "20 June 2030", "2030-06-20"),  # two days, no range
        ("It fell on 18 and 20 June 2030.", "18", "2030-06-18"),
    ],
)
def test_rarer_forms_have_their_values(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text)


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("La asamblea es mañana.", "mañana", "2031-03-05"),
        ("El 3 de mayo del año pasado ardió.", "El 3 de mayo del año pasado", "2030-05-03"),
        ("Fue el veintinueve de enero.", "el veintinueve de enero", "2031-01-29"),
        ("Nació en mil novecientos noventa y dos.", "mil novecientos noventa y dos", "1992"),
        ("Cayó en el segundo semestre de 2029.", "el segundo semestre de 2029", "2029-H2"),
        ("Llegó el día 27.", "el día 27", "2031-02-27"),
        ("Hoy en día nadie lo usa.", "Hoy en día", "PRESENT_REF"),  # no day at all
        ("Zarpó el Viernes Santo de 2030.", "el Viernes Santo de 2030", "2030-04-19"),
        ("La semana que viene y el año pasado.", "el año pasado", "2030"),
    ],
)
def test_rarer_forms_of_spanish_have_their_values(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text, language="es")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rained in the past three days.", date(2031, 3, 1), TUESDAY),
        ("It will rain in the next three days.", date(2031, 3, 5), date(2031, 3, 7)),  # from tomorrow on
        ("It rained in the past few days.", None, TUESDAY),  # nobody says how many
        ("It will be ready within ten days.", TUESDAY, date(2031, 3, 14)),
        ("It rained later this month.", TUESDAY, date(2031, 3, 31)),
        ("It rained earlier this month.", date(2031, 3, 1), date(2031, 3, 3)),
        ("It rained within ten days.", None, None),  # which ten is not told
    ],
)
def test_what_is_tied_to_the_filing_day_ends_or_begins_there(text: str, first: date | None, last: date | None) -> None:
    (found,) = times(text)
    assert (found.earliest, found.latest) == (first, last)


def test_a_quarter_is_one_edtf_text() -> None:
    (found,) = times("Sales fell in the third quarter of 2030.")
    assert found.edtf == "2030-35"


def test_a_century_has_the_days_of_its_edtf_text() -> None:
    (found,) = times("It is of the 19th century.")
    assert (found.edtf, found.earliest, found.latest) == ("18XX", date(1800, 1, 1), date(1899, 12, 31))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Some 2000 workers marched.", []),
        ("en", "The march drew 2000 farmers.", []),
        ("en", "The power failed in 2000 homes.", []),
        ("en", "In 2019 workers marched.", ["2019"]),
        ("en", "Since 2019 miners have marched.", ["2019"]),
        ("en", "He won the 2019 election.", ["2019"]),
        ("es", "Marchan 2000 obreros.", []),
        ("es", "La luz falló en 2000 hogares.", []),
        ("es", "En 1998 soldados tomaron la plaza.", ["1998"]),
        ("es", "En 2019 las tropas tomaron la plaza.", ["2019"]),
        ("es", "La marcha de 2019 fue masiva.", ["2019"]),
    ],
)
def test_a_number_before_a_noun_is_no_year(language: str, text: str, found: list[str]) -> None:
    assert [each.timex3 for each in times(text, language=language)] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dockers meet on Thursday.", "2031-03-06"),
        ("The court rules Friday.", "2031-03-07"),
        ("The court ruled on Friday.", "2031-02-28"),
        ("The strike comes after Monday's raid.", "2031-03-03"),  # the raid's day, not the verb's
    ],
)
def test_a_weekday_of_a_present_tense_lies_ahead(text: str, value: str) -> None:
    found = read(make_clipping(text), filed=TUESDAY).findings
    assert [each.timex3 for each in found if isinstance(each, Timex)] == [value]


def test_a_weekday_of_a_headline_in_the_present_lies_behind() -> None:
    clipping = make_clipping("Nobody was hurt.", headline="Rebels attack port on Friday")
    found = read(clipping, filed=TUESDAY).findings
    assert [each.timex3 for each in found if isinstance(each, Timex)] == ["2031-02-28"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The vote was put off to Saturday.", "2031-03-08"),
        ("en", "The vote was moved to Saturday.", "2031-03-08"),
        ("en", "They walked to Saturday's march.", "2031-03-01"),
        ("es", "El comité aplazó la votación al sábado.", "2031-03-08"),
        ("es", "El comité fue al muelle el sábado.", "2031-03-01"),
        ("es", "Anteanoche ardió el muelle.", "2031-03-02TNI"),
    ],
)
def test_what_is_put_off_to_a_day_lies_ahead(language: str, text: str, value: str) -> None:
    assert [each.timex3 for each in times(text, language=language)] == [value]


def test_a_picture_s_year_does_not_spread() -> None:
    text = "A square in Lirio, Sept. 21, 2021. Solano was ousted on Dec. 7."
    clipping = make_clipping(text)
    picture = replace(
        clipping,
        passages=(Passage(0, 34, PassageKind.CAPTION, "test"), Passage(35, len(text), PassageKind.PARAGRAPH, "test")),
    )
    assert [each.timex3 for each in times(text)] == ["2021-09-21", "2021-12-07"]
    page = page_of(picture, day_interval(date(2031, 12, 9)))
    assert [each.timex3 for each in read_times(page)] == ["2021-09-21", "2031-12-07"]
