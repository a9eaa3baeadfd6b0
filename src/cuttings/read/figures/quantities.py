"""Quantities: numbers with their bounds, units, ranges and ratios, before it is asked what they count.

In:  a text, its language's tables of numbers and figures, and the outlet's country.
Out: a `Quantity` for each, in text order: the number words, and the words around them that bound and measure it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from cuttings.model.finding import Bound
from cuttings.read.figures.numbers import Number, NumberKind, any_of, find_numbers, percent_of
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

PERCENT = "percent"

BOUND_REACH = 40
"""Characters before a number in which its bound words may stand."""

RATIO_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 20, 100, 200, 500, 1000, 10000, 100000)))
"""What a ratio is given of: "1 in 4", "3 in 1,000". Other pairs are two counts ("2 in 7 districts")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as bounded: `start`, `end` with bound words and unit, `number_start`, `number_end` without them.

    `is_tally` marks the two sides of a vote or score ("66 to 27").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: Decimal
    high: Decimal | None
    bound: Bound
    kind: NumberKind
    unit: str | None = None
    is_tally: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole, in percent."""
        return self.unit == PERCENT


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """The words around numbers, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bound_of: Mapping[str, str]
    bound_after_of: Mapping[str, str]
    percent: re.Pattern[str]
    sign: re.Pattern[str]
    money: re.Pattern[str]
    currencies: Mapping[str, str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    joints: Mapping[str, frozenset[str]]


def find_quantities(text: str, tables: Tables, country: str | None = None) -> list[Quantity]:
    """Return the quantities of a text in order, without overlap."""
    grammar = quantity_grammar(tables, country)
    lowered = plain(text)
    found: list[Quantity] = []
    numbers = find_numbers(text, tables, country)
    place = 0
    while place < len(numbers):
        pair = numbers[place : place + 2]
        joined = _joined(pair, lowered, grammar) if len(pair) == 2 else ()
        taken = joined or (_single(pair[0]),)
        found.extend(_with_surroundings(quantity, lowered, grammar) for quantity in taken)
        place += 2 if joined else 1
        while place < len(numbers) and numbers[place].start < found[-1].end:
            place += 1  # a number word inside a unit: "por ciento"
    return found


@cache
def quantity_grammar(tables: Tables, country: str | None) -> QuantityGrammar:
    """Return the compiled words around numbers for a language and the outlet's country."""
    table = tables["figures"]
    words = table.get("words", {})
    bound_of = {word: name for name, entries in table.get("bounds", {}).items() for word in entries}
    after_of = {word: name for name, entries in table.get("bounds_after", {}).items() for word in entries}
    signs, money = table.get("currency_signs", {}), table.get("currency_words", {})
    local = table.get("currency_by_country", {}).get(country, {})
    articles = any_of(words.get("bound_articles", ()))
    joints = ("range_joints", "between_joints", "tally_joints", "ratio_joints", "of_joints")
    return QuantityGrammar(
        before=re.compile(rf"(?<!\w)(?P<bound>{any_of(bound_of)})(?: (?:{articles}))?[ -]$"),
        after=re.compile(rf" (?P<bound>{any_of(after_of)})(?!\w)"),
        bound_of=bound_of,
        bound_after_of=after_of,
        percent=re.compile(rf"[ -]?(?:{any_of(words.get('percent', ()))})(?!\w)"),
        sign=re.compile(rf"(?<!\w)(?P<money>{any_of(signs)}) ?$"),
        money=re.compile(rf"[ -]?(?:(?:{any_of(words.get('of', ()))}) )?(?P<money>{any_of([*money, *signs])})(?!\w)"),
        currencies={**signs, **money, **local},
        between=re.compile(rf"(?<!\w)(?:{any_of(words.get('between', ()))}) (?:(?:{articles}) )?$"),
        change=re.compile(rf"(?<!\w)(?:{any_of(words.get('change', ()))}) (?:(?:{articles}) )?$"),
        joints={name: frozenset(words.get(name, ())) for name in joints},
    )


def _single(number: Number) -> Quantity:
    bound = {NumberKind.VAGUE: Bound.ORDER_OF_MAGNITUDE, NumberKind.ROUNDED: Bound.ABOUT}.get(number.kind, Bound.EXACT)
    unit = PERCENT if number.kind is NumberKind.FRACTION else None
    start, end = number.start, number.end
    return Quantity(start, end, start, end, number.low, number.high, bound, number.kind, unit)


def _joined(pair: Sequence[Number], text: str, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    """Return one range, one ratio or the two sides of a tally, or nothing when two numbers only stand side by side."""
    first, second = pair
    if not _is_plain(first) or not _is_plain(second):
        return ()
    joint = text[first.end : second.start]
    if joint in grammar.joints["ratio_joints"]:
        return _ratio(first, second)
    if joint in grammar.joints["of_joints"] and first.low <= second.low and second.kind is not NumberKind.WEAK_ONE:
        return (replace(_single(first), end=second.end, number_end=second.end),)
    sign = grammar.sign.search(text, max(0, first.start - BOUND_REACH), first.start)
    outside = sign.start() if sign else first.start
    if grammar.change.search(text, max(0, outside - BOUND_REACH), outside):
        return ()
    joint = grammar.sign.sub("", joint) if sign else joint
    percent = grammar.percent.match(joint) if grammar.percent.match(text, second.end) else None
    joint = joint[percent.end() :] if percent else joint
    opening = grammar.between.search(text, max(0, outside - BOUND_REACH), outside)
    is_between = opening is not None and joint in grammar.joints["between_joints"]
    if is_between or joint in grammar.joints["range_joints"]:
        start = opening.start() if opening and is_between else first.start
        return _range(first, second, start) or _tally(first, second, joint, grammar)
    return _tally(first, second, joint, grammar)


def _is_plain(number: Number) -> bool:
    return number.kind in (NumberKind.DIGITS, NumberKind.WORDS, NumberKind.WEAK_ONE)


def _ratio(first: Number, second: Number) -> tuple[Quantity, ...]:
    if not 0 < first.low < second.low or second.low not in RATIO_WHOLES:
        return ()
    share = percent_of(Fraction(first.low) / Fraction(second.low))
    whole = replace(_single(first), end=second.end, number_end=second.end, kind=NumberKind.FRACTION)
    return (replace(whole, low=share, high=share, unit=PERCENT),)


def _range(first: Number, second: Number, start: int) -> tuple[Quantity, ...]:
    """Return two numbers as one range that begins at `start`, or nothing when they do not rise."""
    low = _shared_scale(first, second)
    if low >= second.high:
        return ()
    return (Quantity(start, second.end, first.start, second.end, low, second.high, Bound.RANGE, NumberKind.DIGITS),)


def _shared_scale(first: Number, second: Number) -> Decimal:
    """Return the first number of a range, taken times the scale of the second where it has none: "5 to 6 million"."""
    is_shared = first.scale == 1 and second.scale >= 1000 and first.low <= second.low / second.scale
    return first.low * second.scale if is_shared else first.low


def _tally(first: Number, second: Number, joint: str, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    if joint not in grammar.joints["tally_joints"] or first.low % 1 or second.low % 1:
        return ()
    return replace(_single(first), is_tally=True), replace(_single(second), is_tally=True)


def _with_surroundings(quantity: Quantity, text: str, grammar: QuantityGrammar) -> Quantity:
    """Take in the signs of money and percent on either side, and then the bound words."""
    measured = _with_unit(quantity, text, grammar)
    if quantity.kind is NumberKind.NONE:
        return measured
    before = grammar.before.search(text, max(0, measured.start - BOUND_REACH), measured.start)
    if before:
        return _bounded(replace(measured, start=before.start()), grammar.bound_of[before["bound"]])
    after = grammar.after.match(text, measured.end) or _bound_past_noun(text, measured, grammar)
    if after:
        end = after.end() if after.start() == measured.end else measured.end
        return _bounded(replace(measured, end=end), grammar.bound_after_of[after["bound"]])
    return measured


def _bound_past_noun(text: str, quantity: Quantity, grammar: QuantityGrammar) -> re.Match[str] | None:
    """Return the bound that follows a number and one noun: "sixty people or more"."""
    noun = re.compile(r" [^\W\d]+").match(text, quantity.end)
    return grammar.after.match(text, noun.end()) if noun else None


def _with_unit(quantity: Quantity, text: str, grammar: QuantityGrammar) -> Quantity:
    sign = grammar.sign.search(text, max(0, quantity.number_start - 8), quantity.number_start)
    if sign:
        start = min(quantity.start, sign.start())
        return replace(quantity, start=start, unit=grammar.currencies[sign["money"]])
    percent = grammar.percent.match(text, quantity.end)
    if percent:
        return replace(quantity, end=percent.end(), unit=PERCENT)
    money = grammar.money.match(text, quantity.end)
    if money and quantity.kind is not NumberKind.FRACTION:
        return replace(quantity, end=money.end(), unit=grammar.currencies[money["money"]])
    return quantity


def _bounded(quantity: Quantity, name: str) -> Quantity:
    """Return the quantity under a bound. Of what comes in whole numbers, more than N is at least N + 1."""
    if quantity.bound in (Bound.ORDER_OF_MAGNITUDE, Bound.RANGE):
        return quantity
    step = Decimal(1) if quantity.unit is None and quantity.low % 1 == 0 else Decimal(0)
    if name == "about":
        return replace(quantity, bound=Bound.ABOUT)
    if name in ("at_least", "more"):
        low = quantity.low + step if name == "more" else quantity.low
        return replace(quantity, low=low, high=None, bound=Bound.AT_LEAST)
    high = quantity.low - step if name == "fewer" else quantity.low
    return replace(quantity, low=Decimal(0), high=high, bound=Bound.AT_MOST)
