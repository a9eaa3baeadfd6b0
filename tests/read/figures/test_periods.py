"""For what time and place a figure is told: its own clause says so, or nothing does."""

import pytest

from cuttings.model.counting import Period
from cuttings.model.finding import Figure, Mention, Timex
from tests.factories import make_clipping, read

SO_FAR, GROWING, DAY = Period.SO_FAR, Period.GROWING, Period.DAY


def _figures(text: str, language: str = "en") -> list[Figure]:
    clipping = make_clipping(text, language=language)
    return [each for each in read(clipping).findings if isinstance(each, Figure)]


@pytest.mark.parametrize(
    ("text", "language", "periods", "why"),
    [
        ("At least 17 people were killed on Monday.", "en", [DAY], "a day of its clause"),
        ("Al menos 17 personas murieron el lunes.", "es", [DAY], "a day of its clause"),
        (
            "Some 17 were killed on Monday, bringing the toll since June to 47.",
            "en",
            [DAY, SO_FAR],
            "two",
        ),
        (
            "Murieron 17 obreros el lunes, con lo que suman 47 los muertos desde junio.",
            "es",
            [DAY, SO_FAR],
            "two",
        ),
        ("The death toll rose to 47 on Monday.", "en", [GROWING], "what rises is a total, the day is when it does"),
        ("La cifra de muertos asciende a 47.", "es", [GROWING], "what rises is a total"),
        ("The toll of Monday's clashes rose to 17.", "en", [DAY], "the toll of one day may rise as well"),
        ("El saldo de los choques del lunes subió a 17 muertos.", "es", [DAY], "the toll of one day may rise as well"),
        ("The death toll in the unrest rose to 47 on Monday.", "en", [SO_FAR], "the crisis is named"),
        ("El ministerio elevó este lunes a 47 los muertos en las protestas.", "es", [SO_FAR], "the crisis is named"),
        ("48 people have died in nationwide protests.", "en", [SO_FAR], "a crisis, not one event"),
        ("48 personas han muerto en las protestas.", "es", [SO_FAR], "a crisis, not one event"),
        ("48 people were missing as of Monday.", "en", [GROWING], "up to a day is not of it"),
        ("The ministry said on Tuesday that 18 people had died.", "en", [None], "the day is that of the saying"),
        ("At least 40 people were killed in Oster.", "en", [None], "no sign at all"),
        ("Veintiún manifestantes fueron heridos.", "es", [None], "no sign at all"),
    ],
)
def test_a_figure_counts_for_a_day_or_since_something_began(
    text: str, language: str, periods: list[Period | None], why: str
) -> None:
    assert [each.period for each in _figures(text, language)] == periods, why


@pytest.mark.parametrize(
    ("text", "language", "former"),
    [
        ("The death toll rose from 12 to 17.", "en", [True, False]),
        ("La cifra de muertos subió de 12 a 17.", "es", [True, False]),
        ("The number of injured was cut to 40 from 52.", "en", [False, True]),
        ("An earlier version of this article said 12 people had died.", "en", [True]),
        ("Una versión anterior de esta nota decía que 12 personas murieron.", "es", [True]),
        ("Workers from 12 towns marched.", "en", [False]),  # "from" alone takes nothing back
        ("Marcharon obreros de 12 pueblos.", "es", [False]),
    ],
)
def test_a_text_can_outdate_its_own_count(text: str, language: str, former: list[bool]) -> None:
    assert [each.former for each in _figures(text, language)] == former


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("In Lower Sennick, 17 people were killed.", "en", "Lower Sennick"),
        ("At least 17 people were killed in Lower Sennick.", "en", "Lower Sennick"),
        ("At least 17 people were killed in the town of Port Vale.", "en", "Port Vale"),
        ("Murieron 17 personas en Sennick.", "es", "Sennick"),
        ("Lower Sennick buried 17 people killed by police.", "en", None),  # nobody says where
        ("The governor of Oster said 17 people were killed.", "en", None),
    ],
)
def test_a_figure_is_counted_where_its_clause_says(text: str, language: str, place: str | None) -> None:
    clipping = make_clipping(text, language=language)
    findings = {each.id: each for each in read(clipping).findings}
    (found,) = [each for each in findings.values() if isinstance(each, Figure)]
    where = findings.get(found.place or "")
    assert (where.words.surface if isinstance(where, Mention) else None) == place


@pytest.mark.parametrize(
    ("text", "when", "why"),
    [
        (
            "Three died since 3 March 2029, she said on 6 March 2029.",
            "6 March 2029",
            "when it is said",
        ),
        ("At least 40 have died since the ouster of Rial on 7 December 2028.", None, "the ouster’s day"),
        ("At least 40 people have died after the removal of Rial on 7 December 2028.", None, "the removal’s day"),
        ("At least 40 people died on 7 December 2028 in Oster.", "7 December 2028", "its own"),
        ("Two died in Monday's clash, Ana Rial said on 6 March 2029.", "Monday", "its own, before when it is said"),
    ],
)
def test_a_figure_holds_for_a_time_of_its_own_clause(text: str, when: str | None, why: str) -> None:
    findings = {each.id: each for each in read(make_clipping(text)).findings}
    (found,) = [each for each in findings.values() if isinstance(each, Figure)]
    time = findings.get(found.as_of or "")
    assert (time.words.surface if isinstance(time, Timex) else None) == when, why


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Luis Tovar (23) was killed.", "en", []),
        ("Ana Rial, 43, was killed by a lorry.", "en", []),
        ("A woman of 40 was killed by a lorry.", "en", []),
        ("Una mujer de 40 murió.", "es", []),
        ("A crowd of 40 was injured.", "en", [40]),  # a crowd has no age
        ("Un perro herido fue hallado.", "es", []),
        ("Los mataron uno por uno.", "es", []),
        ("There were no more deaths.", "en", []),
        ("There were no deaths.", "en", [0]),
        ("Resultaron heridas 24 personas.", "es", [24]),
        ("Mataron al menos a nueve estibadores.", "es", [9]),
        ("Treinta y una vecinas fueron evacuadas.", "es", [31]),
    ],
)
def test_what_only_looks_like_a_count_of_people(text: str, language: str, values: list[int]) -> None:
    assert [int(each.low) for each in _figures(text, language)] == values
