"""Times made of others: ranges, days before and after, weeks of a year."""

from datetime import date

import pytest

from cuttings.model.finding import Anchor
from tests.read.times.reading import times, values


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Open from 5 May 2030 to 6 June 2030.", "from 5 May 2030 to 6 June 2030", (2030, 5, 5), (2030, 6, 6)),
        ("Open from April to June in 2029.", "from April to June in 2029", (2029, 4, 1), (2029, 6, 30)),
        ("Open from November to February 2030.", "from November to February 2030", (2029, 11, 1), (2030, 2, 28)),
        ("Open between 2029 and now.", "between 2029 and now", (2029, 1, 1), (2031, 3, 4)),
        (
            "Open since then, from last May to October 2032.",
            "from last May to October 2032",
            (2030, 5, 1),
            (2032, 10, 31),
        ),
        ("Open 28/12/2030-3/1/2031.", "28/12/2030-3/1/2031", (2030, 12, 28), (2031, 1, 3)),
        ("Open from 28/12 to 3/1.", "from 28/12 to 3/1", (2030, 12, 28), (2031, 1, 3)),  # over the end of the year
        ("It lasted from Friday to Sunday.", "from Friday to Sunday", (2031, 2, 28), (2031, 3, 2)),
        ("A strike of three days from 10 March.", "three days from 10 March", (2031, 3, 13), (2031, 3, 13)),
        ("A strike for three days, from 10 March.", "three days, from 10 March", (2031, 3, 10), (2031, 3, 12)),
        ("It was the last three months of 2030.", "the last three months of 2030", (2030, 10, 1), (2030, 12, 31)),
    ],
)
def test_joined_times_have_first_and_last_day(
    text: str, words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    found = {each.words.surface: (each.earliest, each.latest) for each in times(text, country="NZ")}
    assert found[words] == (date(*first), date(*last))


@pytest.mark.parametrize(
    ("text", "words", "timex3"),
    [
        ("It fell two weeks before 13 May 2029.", "two weeks before 13 May 2029", "2029-04-29"),
        ("It fell two years after March 2029.", "two years after March 2029", "2031"),
        ("It was the third week of 2030.", "the third week of 2030", "2030-W03"),
        ("It was the last week of 2030.", "the last week of 2030", "2030-W52"),
        ("It is due on the 15th day of next month.", "the 15th day of next month", "2031-04-15"),
        ("It is due on the 21st of this month.", "the 21st of this month", "2031-03-21"),
        ("It was the week of 10 February.", "the week of 10 February", "2031-W07"),
        ("They meet on Monday of next week.", "Monday of next week", "2031-03-10"),
    ],
)
def test_parts_of_a_date_are_counted_from_it(text: str, words: str, timex3: str) -> None:
    assert (words, timex3) in values(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The vote was moved from 5 May to 12 May.", ["5 May", "12 May"]),  # put off, no range
        ("Two days after the flood the school opened.", ["Two days"]),  # no day is told for the flood
        ("Open from 5 June 2030 to 3 May 2030.", ["5 June 2030", "3 May 2030"]),  # runs backwards
        ("He left two days after the Court ruled.", ["two days"]),  # a name, no event
    ],
)
def test_what_joins_to_nothing_stays_apart(text: str, parts: list[str]) -> None:
    assert [words for words, _ in values(text)] == parts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The coup came on 3 June 2027. Two days after the coup, the port was shut.", "2027-06-05"),
        ("The vote was held on 2 March 2030. The day before the vote, it rained.", "2030-03-01"),
        (
            "The vote came on 2 March 2030. The next day the vote was void. The day before the vote it rained.",
            "2030-03-01",
        ),
        ("The vote was held in 2030. A year before the vote, it rained.", "2029"),
    ],
)
def test_an_event_lends_the_day_that_the_text_gave_it(text: str, value: str) -> None:
    last = times(text)[-1]
    assert (last.timex3, last.anchor) == (value, Anchor.TEXT)


def test_an_event_of_the_same_sentence_lends_no_day() -> None:
    assert values("It is sold from 17 June 2030, two days before the sale ends.")[-1] == ("two days", "P2D")


def test_spanish_joins_by_its_own_words() -> None:
    assert (
        values("Abrió desde el 5 de mayo de 2030 hasta ayer.", language="es")[0][0]
        == "desde el 5 de mayo de 2030 hasta ayer"
    )
    golpe = "El golpe fue el 3 de junio de 2027. Dos días después del golpe se cerró el puerto."
    assert values(golpe, language="es")[-1] == ("Dos días después del golpe", "2027-06-05")
