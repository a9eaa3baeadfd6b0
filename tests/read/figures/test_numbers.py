"""Number words and digits."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.read.figures.composed import find_numbers
from cuttings.read.figures.number_words import NumberKind
from cuttings.read.figures.numbers import number_value
from cuttings.resources.tables import load_tables

EN, ES = load_tables("en"), load_tables("es")
TABLES = {"en": EN, "es": ES}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twenty-one", 21),
        ("en", "two hundred and five", 205),
        ("en", "three hundred thousand", 300000),
        ("en", "two and a half million", 2500000),
        ("en", "1,234,567", 1234567),
        ("en", "97.2", "97.2"),
        ("en", "5.7 million", 5700000),
        ("en", "3bn", 3000000000),  # letters that directly follow digits
        ("en", "a hundred and one", 101),
        ("en", "a dozen", 12),
        ("en", "half a dozen", 6),
        ("es", "cuarenta y dos", 42),
        ("es", "doscientos treinta y cuatro mil quinientos", 234500),
        ("es", "40 mil millones", 40000000000),  # a scale of a scale
        ("es", "1.200", 1200),  # a point parts thousands
        ("es", "2,5", "2.5"),
        ("es", "12.345,67", "12345.67"),
        ("es", "dos millones y medio", 2500000),
        ("es", "mil", 1000),  # stands alone, unlike "thousand"
    ],
)
def test_one_number_is_read_whole(language: str, text: str, value: int | str) -> None:
    assert number_value(text, TABLES[language]) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "dozens", 24, 99),
        ("en", "hundreds", 200, 999),
        ("en", "thousands", 2000, 9999),
        ("en", "tens of thousands", 20000, 99999),
        ("es", "decenas de miles", 20000, 99999),
        ("es", "cientos", 200, 999),
        ("es", "miles", 2000, 9999),
    ],
)
def test_a_plural_scale_is_an_order_of_magnitude(language: str, text: str, low: int, high: int) -> None:
    (number,) = find_numbers(text, TABLES[language])
    assert (int(number.low), int(number.high), number.kind) == (low, high, NumberKind.VAGUE)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two three", [2, 3]),  # no number is made of these
        ("twenty and thirty", [20, 30]),
        ("230-to-198", [230, 198]),
        ("between 5 and 6 million", [5, 6000000]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[int]) -> None:
    assert [number.low for number in find_numbers(text, EN)] == values


@pytest.mark.parametrize("text", ["the 116th session", "G20", "Mark-19", "the A380", "16GB", "a big house", "thousand"])
def test_parts_of_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text, EN) == []


def test_fractions_are_below_one() -> None:
    (number,) = find_numbers("two-thirds", EN)
    assert (round(number.low, 4), number.kind) == (Decimal("0.6667"), NumberKind.FRACTION)


def test_separators_follow_the_country_of_the_outlet() -> None:
    (usual,) = find_numbers("12.345,6", ES)
    (mexican,) = find_numbers("12,345.6", ES, "MX")
    assert usual.low == mexican.low == Decimal("12345.6")


@given(st.integers(min_value=1, max_value=9_999_999))
def test_grouped_digits_say_what_they_say(value: int) -> None:
    assert number_value(f"{value:,}", EN) == value
    assert number_value(f"{value:,}".replace(",", "."), ES) == value


@given(st.text(alphabet="0123456789.,- abdehimnorstuvwyz", max_size=60))
def test_numbers_stand_in_order_without_overlap(text: str) -> None:
    for tables in (EN, ES):
        found = find_numbers(text, tables)
        assert all(0 <= number.start < number.end <= len(text) for number in found)
        assert all(first.end <= second.start for first, second in pairwise(found))
        assert all(number.low <= number.high for number in found)
