"""Figures: how much, of what, what happened, and what is no figure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN, day_interval
from cuttings.model.finding import (
    Act,
    Attribution,
    Figure,
    Form,
    Kind,
    Polarity,
)
from cuttings.model.text import words_at
from cuttings.read.figures import read_figures
from cuttings.read.page import Page
from cuttings.read.sentences import parse_clipping
from cuttings.read.times import read_times
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for


def page_of(body: str, *, language: str = "en", shallow: bool = False, country: str | None = None) -> Page:
    """A page with its time expressions read."""
    clipping = make_clipping(body, language=language)
    tables, parser = load_tables(language), parser_for(language, shallow=shallow)
    context = ReadingContext(UNKNOWN, "undated", language, country)
    page = Page(clipping, context, tables, parse_clipping(clipping, parser, tables), parser.is_parsed, {}, "test")
    return page.with_found(Kind.TIMEX, tuple(read_times(page)))


def figures(body: str, *, language: str = "en", shallow: bool = False, country: str | None = None) -> Sequence[Figure]:
    """The figures of a text."""
    return read_figures(page_of(body, language=language, shallow=shallow, country=country))


def amounts(found: Sequence[Figure]) -> list[tuple[int, str | None]]:
    """Low bound and effect of each figure."""
    return [(int(each.low), each.effect) for each in found]


def told(figure: Figure) -> tuple[str, str, str, str]:
    """Words, bounds and effect of a figure, in short."""
    high = "" if figure.high is None else f"{figure.high:f}"
    return figure.words.surface, f"{figure.low:f}-{high}", figure.bound.value, figure.effect or ""


@pytest.mark.parametrize("shallow", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed at least 17 people.", ("at least 17 people", "17-", "at_least", "killed")),
        ("At least one person was killed.", ("At least one person", "1-", "at_least", "killed")),
        ("More than 100 people were arrested.", ("More than 100 people", "101-", "at_least", "detained")),
        ("Fewer than 50 people marched.", ("Fewer than 50 people", "0-49", "at_most", "participants")),
        ("Up to 30 people were injured.", ("Up to 30 people", "0-30", "at_most", "injured")),
        ("About 500 people marched.", ("About 500 people", "500-500", "about", "participants")),
        ("Dozens died in the fire.", ("Dozens", "24-99", "order_of_magnitude", "killed")),
        ("Hundreds of troops arrived.", ("Hundreds of troops", "200-999", "order_of_magnitude", "troops")),
        ("Between 20 and 30 people drowned.", ("Between 20 and 30 people", "20-30", "range", "killed")),
        ("Sixty people or more were wounded.", ("Sixty people", "60-", "at_least", "injured")),
        ("The death toll rose to 22 people.", ("22 people", "22-22", "exact", "killed")),
        ("No casualties were reported.", ("No casualties", "0-0", "exact", "injured")),
        ("She won 220 votes.", ("220 votes", "220-220", "exact", "votes")),
        ("The party took 42 seats.", ("42 seats", "42-42", "exact", "seats")),
        ("There are 300 new cases.", ("300 new cases", "300-300", "exact", "cases")),
    ],
)
def test_figures_have_bounds_and_an_effect(text: str, expected: tuple[str, str, str, str], shallow: bool) -> None:
    (found,) = figures(text, shallow=shallow)
    assert told(found)[1:] == expected[1:]
    assert found.words.surface.startswith(expected[0].rsplit(" ", 1)[0])


@pytest.mark.parametrize(
    ("text", "low", "unit", "effect"),
    [
        ("Some 97.2 percent of ballots were counted.", "97.2", "percent", "share"),
        ("Turnout was 71%.", "71", "percent", "share"),
        ("A bill passed by a two-thirds majority.", "66.67", "percent", "share"),
        ("About a quarter of the assembly left.", "25", "percent", "share"),
        ("1 in 5 voters stayed at home.", "20", "percent", "share"),
        ("The dam cost $3.6 billion.", "3600000000", "USD", "money"),
        ("The dam cost five million euros.", "5000000", "EUR", "money"),
    ],
)
def test_shares_and_money_have_units(text: str, low: str, unit: str, effect: str) -> None:
    (found,) = figures(text)
    assert (found.low, found.unit, found.effect, found.share) == (Decimal(low), unit, effect, effect == "share")


def test_more_than_a_percent_or_a_sum_keeps_the_number() -> None:
    assert [found.low for found in figures("Over 80% stayed; it cost more than $5 million.")] == [80, 5000000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Murieron cuatro personas.", ("cuatro personas", "4-4", "exact", "killed")),
        ("Hay al menos 12 heridos.", ("al menos 12 heridos", "12-", "at_least", "injured")),
        ("Más de 1.200 personas marcharon.", ("Más de 1.200 personas", "1201-", "at_least", "participants")),
        ("Más del 15% votó.", ("Más del 15%", "15-", "at_least", "share")),
        ("Decenas de personas fueron detenidas.", ("Decenas de personas", "20-99", "order_of_magnitude", "detained")),
        (
            "Costó 40.000 millones de dólares.",
            ("40.000 millones de dólares", "40000000000-40000000000", "exact", "money"),
        ),
        ("Entre 210 y 330 personas asistieron.", ("Entre 210 y 330 personas", "210-330", "range", "participants")),
        ("Uno de cada 200 clientes llamó.", ("Uno de cada 200 clientes", "0.5-0.5", "exact", "share")),
    ],
)
def test_spanish_is_read_by_its_own_tables(text: str, expected: tuple[str, str, str, str]) -> None:
    (found,) = figures(text, language="es", shallow=True)
    assert told(found) == expected


def test_those_listed_share_the_verb_that_follows() -> None:
    found = figures("At Port Vale 150 soldiers, 95 civilians and hundreds of rebels were killed.")
    assert [each.effect for each in found] == ["killed", "killed", "killed"]


def test_each_verb_has_its_own_figure() -> None:
    found = figures("The bomb killed twelve and injured forty more.")
    assert amounts(found) == [(12, "killed"), (40, "injured")]


def test_those_who_kill_are_not_the_killed() -> None:
    found = figures("Two gunmen killed three people.")
    assert amounts(found) == [(2, "other"), (3, "killed")]


def test_bare_number_follows_the_noun_named_before() -> None:
    found = figures("The Northern List gained 13 seats and the Southern List lost 10.")
    assert amounts(found) == [(13, "seats"), (10, "seats")]


def test_tally_of_a_vote_is_two_figures() -> None:
    found = figures("The assembly passed the bill, 230-to-198.")
    assert amounts(found) == [(230, "votes"), (198, "votes")]


@pytest.mark.parametrize(
    "text",
    [
        "They met on 3 March 2029.",
        "Tom Ferrier, aged 64, spoke.",
        "The 27-year-old driver fled.",
        "They invoked Article 113.",
        "The G20 met on the 116th day.",
        "Port Vale beat San Aurelio 3-1.",
        "He served six months.",
        "It began at 7:45 p.m.",
        "Flight 204 landed.",
        "She lives at 12 Alder Street.",
        "It is for those between the ages of 14 and 18.",
        "He drove 40 miles.",
        "The toll of 3/11 is known.",
        "One of the ministers spoke.",
        "No comment was made.",
    ],
)
def test_look_alikes_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_change_is_two_figures_and_no_range() -> None:
    assert [int(each.low) for each in figures("The death toll rose from fourteen to 31.")] == [14, 31]


def test_percents_at_both_ends_are_one_range() -> None:
    (found,) = figures("Some 45% to 60% of the houses are gone.")
    assert (*told(found)[1:3], found.unit) == ("45-60", "range", "percent")


def test_dollars_are_those_of_the_outlet() -> None:
    (found,) = figures("The dam cost $5 million.", country="NZ")
    assert found.unit == "NZD"


def test_counted_noun_and_number_have_their_own_words() -> None:
    (found,) = figures("At least 20 federal officers were injured.")
    assert (found.number.surface, found.counted and found.counted.surface) == ("20", "federal officers")


def test_figure_keeps_the_time_of_its_sentence() -> None:
    page = page_of("On 3 March 2029 the blast killed 17 people. On 4 March 2029 talks began.")
    (found,) = read_figures(page)
    assert found.as_of == page.timexes[0].id


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("Three people have been killed since 3 March 2029.", "en", None),  # known as of no day
        ("Desde el 3 de marzo de 2029 han muerto tres personas.", "es", None),
    ],
)
def test_from_when_on_it_is_counted_is_not_when_it_holds(text: str, language: str, when: str | None) -> None:
    page = page_of(text, language=language)
    (found,) = [each for each in read_figures(page) if each.effect == "killed"]
    assert [each.words.surface for each in page.timexes if each.id == found.as_of] == ([when] if when else [])


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("Nine people have been killed since Brandt took over after the ouster on 7 December 2030.", "en", None),
        ("After the ouster on 7 December 2030, nine people were killed.", "en", None),
        ("On 7 December 2030 nine people were killed after the ouster.", "en", "7 December 2030"),
        (
            "After nine people were killed on 7 December 2030, Brandt left.",
            "en",
            "7 December 2030",
        ),  # in the scene itself
        ("Tras la destitución del 7 de diciembre de 2030, murieron nueve personas.", "es", None),
        ("Murieron nueve personas el 7 de diciembre de 2030 tras la destitución.", "es", "el 7 de diciembre de 2030"),
    ],
)
def test_a_time_that_sets_the_scene_is_not_when_a_count_holds(text: str, language: str, when: str | None) -> None:
    page = page_of(text, language=language)
    (found,) = [each for each in read_figures(page) if each.effect == "killed"]
    assert [each.words.surface for each in page.timexes if each.id == found.as_of] == ([when] if when else [])


def test_figure_belongs_to_the_speech_that_holds_it() -> None:
    page = page_of("Police said 17 people were killed.")
    content = words_at(page.text, 12, len(page.text) - 1)
    speech = Attribution(
        clipping=page.clipping.id,
        words=words_at(page.text, 0, len(page.text) - 1),
        method="test",
        source=words_at(page.text, 0, 6),
        cue=words_at(page.text, 7, 11),
        content=(content,),
        speaker=None,
        speaker_name="police",
        form=Form.INDIRECT,
        act=Act.SPEECH,
        polarity=Polarity.ASSERTS,
    )
    (found,) = read_figures(page.with_found(Kind.ATTRIBUTION, (speech,)))
    assert found.attribution == speech.id


def test_date_with_a_filing_day_is_still_no_figure() -> None:
    clipping = make_clipping("On Monday 3 March, 17 people died.")
    tables, parser = load_tables("en"), parser_for("en")
    context = ReadingContext(day_interval(date(2031, 3, 4)), "given", "en")
    page = Page(clipping, context, tables, parse_clipping(clipping, parser, tables), True, {}, "test")
    (found,) = read_figures(page.with_found(Kind.TIMEX, tuple(read_times(page))))
    assert found.low == 17


PIECES = st.sampled_from(
    [
        "at least",
        "more than",
        "up to",
        "17",
        "1,200",
        "dozens",
        "hundreds of",
        "two-thirds of",
        "people",
        "were killed",
        "killing",
        "between",
        "and",
        "to",
        "$5 million",
        "3%",
        "votes",
        ",",
        ".",
        "no",
        "one",
        "-",
        "in 4",
    ]
)


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=10))
def test_bounds_are_ordered_and_words_stand_at_their_offsets(pieces: list[str]) -> None:
    text = " ".join(pieces) or "nothing"
    for found in figures(text, shallow=True):
        assert found.high is None or found.low <= found.high
        assert found.words.surface == text[found.words.start : found.words.end]
        assert found.words.start <= found.number.start < found.number.end <= found.words.end


def test_no_after_a_copula_counts_nothing() -> None:
    assert not figures("The worst wounds were no accident.")
    (none,) = figures("There were no deaths.")
    assert (none.low, none.effect) == (Decimal(0), "killed")


def test_nothing_happens_to_sides_and_ways() -> None:
    assert not figures("The two sides do not agree even on the dead.")
