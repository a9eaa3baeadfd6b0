"""Amounts: numbers with what measures them: money, percent, years of age.

In:  a text, its language's tables of numbers and figures, and the outlet's country.
Out: an `Amount` for each number, in text order; without a unit it is the bare number. Fractions are percent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from cuttings.read.figures.composed import find_numbers
from cuttings.read.figures.number_words import NumberKind, any_of
from cuttings.read.figures.numbers import Number, percent_of
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

PERCENT = "percent"
SIGN_REACH = 12
"""Characters before a number in which its sign of money may stand."""
HUNDRED, MILLION = 100, 1_000_000
STOP = re.compile(r"\s*(?:$|[.,;:!?)])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `start`, `end` hold the unit, `number_start`, `number_end` do not.

    `unit` is "percent", an ISO 4217 code or the name of its hundredth ("cents"), a unit of age, or None.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: Decimal
    high: Decimal
    kind: NumberKind
    scale: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """The words and signs beside numbers that measure them, compiled."""

    percent: re.Pattern[str]
    sign: re.Pattern[str]
    money: re.Pattern[str]
    age: re.Pattern[str]
    scale: re.Pattern[str]
    small_joint: re.Pattern[str]
    currencies: Mapping[str, str]
    ages: Mapping[str, str]
    scales: Mapping[str, Decimal]
    hundredths: frozenset[str]
    millions: frozenset[str]


def find_amounts(text: str, tables: Tables, country: str | None = None) -> list[Amount]:
    """Return the amounts of a text in order, without overlap."""
    grammar, lowered = unit_grammar(tables, country), plain(text)
    found: list[Amount] = []
    for number in find_numbers(text, tables, country):
        if found and number.start < found[-1].end:
            continue  # a number word inside a unit: "por ciento"
        amount = _measured(number, lowered, grammar, after=found[-1].end if found else 0)
        joined = _with_hundredths(found[-1], amount, lowered, grammar) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], amount]
    return found


@cache
def unit_grammar(tables: Tables, country: str | None) -> UnitGrammar:
    """Return the compiled units of a language and the outlet's country."""
    table = tables["figures"]
    words, ages = table.get("words", {}), table.get("ages", {})
    signs, money = table.get("currency_signs", {}), table.get("currency_words", {})
    local = table.get("currency_by_country", {}).get(country, {})
    before = {word: money[word] for word in words.get("money_before", ())}
    millions = table.get("currency_millions", {})
    scales = tables["numbers"].get("scales", {})
    return UnitGrammar(
        percent=re.compile(rf"[ -]?(?:{any_of(words.get('percent', ()))})(?!\w)"),
        sign=re.compile(rf"(?<!\w)(?P<money>{any_of([*signs, *millions, *before])}) ?$"),
        money=re.compile(
            rf"[ -]?(?:(?:{any_of(words.get('of', ()))}) )?(?P<money>{any_of([*money, *millions, *signs])})(?!\w)"
        ),
        age=re.compile(rf"[ -](?P<age>{any_of(ages)})(?!\w)"),
        scale=re.compile(rf" (?P<scale>{any_of(scales)})\b"),
        small_joint=re.compile(rf" (?:(?:{any_of(words.get('money_joints', ()))}) )?"),
        currencies={**signs, **money, **millions, **local},
        millions=frozenset(millions),
        ages=ages,
        scales={word: Decimal(value) for word, value in scales.items()},
        hundredths=frozenset(table.get("hundredths", ())),
    )


def _measured(number: Number, text: str, grammar: UnitGrammar, *, after: int) -> Amount:
    """Return a number with the unit beside it; a sign of money before it stands past `after`, the last amount."""
    bare = Amount(
        number.start, number.end, number.start, number.end, number.low, number.high, number.kind, number.scale
    )
    sign = grammar.sign.search(text, max(after, number.start - SIGN_REACH), number.start)
    if sign and number.kind is not NumberKind.NONE:
        return _sum_of(replace(bare, start=sign.start()), sign["money"], grammar)
    percent = grammar.percent.match(text, number.end)
    if percent:
        return replace(bare, end=percent.end(), unit=PERCENT)
    if number.kind is NumberKind.FRACTION:
        return replace(bare, low=percent_of(number.low), high=percent_of(number.high), unit=PERCENT)
    money = grammar.money.match(text, number.end)
    if money:
        return _times_scale(_sum_of(replace(bare, end=money.end()), money["money"], grammar), text, grammar)
    age = grammar.age.match(text, number.end)
    return replace(bare, end=age.end(), unit=grammar.ages[age["age"]]) if age else bare


def _sum_of(amount: Amount, money: str, grammar: UnitGrammar) -> Amount:
    """Return an amount as a sum of money, in millions where the code says so ("MUSD")."""
    factor = MILLION if money in grammar.millions else 1
    return replace(amount, low=amount.low * factor, high=amount.high * factor, unit=grammar.currencies[money])


def _times_scale(amount: Amount, text: str, grammar: UnitGrammar) -> Amount:
    """Take a sum times the scale word that stands behind its currency: "75 USD million"."""
    found = grammar.scale.match(text, amount.end)
    if found is None:
        return amount
    scale = grammar.scales[found["scale"]]
    return replace(amount, end=found.end(), low=amount.low * scale, high=amount.high * scale, scale=scale)


def _with_hundredths(whole: Amount, part: Amount, text: str, grammar: UnitGrammar) -> Amount | None:
    """Return a sum with its hundredths, as "3 dollars 50 cents" or, at the end of a clause, "3 dollars 50", or None."""
    is_whole = whole.unit in grammar.currencies.values() and whole.unit not in grammar.hundredths and not whole.low % 1
    if not is_whole or whole.end == whole.number_end or not grammar.small_joint.fullmatch(text, whole.end, part.start):
        return None
    is_bare = part.unit is None and part.kind is NumberKind.DIGITS and STOP.match(text, part.end) is not None
    if not 0 < part.low < HUNDRED or not (part.unit in grammar.hundredths or is_bare):
        return None
    value = whole.low + part.low / HUNDRED
    return replace(whole, end=part.end, low=value, high=value)
