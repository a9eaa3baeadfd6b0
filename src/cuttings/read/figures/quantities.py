"""Quantities: amounts with their bounds, ranges and ratios, before it is asked what they count.

In:  a text, its language's tables of numbers and figures, and the outlet's country.
Out: a `Quantity` for each, in text order: the number words, and the words around them that bound and measure it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from cuttings.model.finding import Bound
from cuttings.model.text import Span
from cuttings.read.figures.amounts import PERCENT, Amount, find_amounts
from cuttings.read.figures.number_words import NumberKind, any_of
from cuttings.read.figures.numbers import percent_of
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

BOUND_REACH = 40
"""Characters before a number in which its bound words may stand."""

RATIO_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 20, 100, 200, 500, 1000, 10000, 100000)))
"""What a ratio is given of: "1 in 4", "3 in 1,000". Other pairs are two counts ("2 in 7 districts")."""

EXACT = frozenset({NumberKind.DIGITS, NumberKind.WORDS, NumberKind.WEAK_ONE})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as bounded: `start`, `end` with bound words and unit, `number_start`, `number_end` without them.

    `is_tally` marks the two sides of a vote or score ("66 to 27"), `is_of_whole` a part with its whole ("7 of the 19").
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
    is_of_whole: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole, in percent."""
        return self.unit == PERCENT


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """The words around amounts, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bound_of: Mapping[str, str]
    bound_after_of: Mapping[str, str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    joints: Mapping[str, frozenset[str]]
    ordinal: re.Pattern[str]
    ordinals: Mapping[str, Decimal]


def find_quantities(text: str, tables: Tables, country: str | None = None) -> list[Quantity]:
    """Return the quantities of a text in order, without overlap."""
    grammar = quantity_grammar(tables)
    lowered = plain(text)
    found: list[Quantity] = []
    amounts = find_amounts(text, tables, country)
    place = 0
    while place < len(amounts):
        first, second = amounts[place], amounts[place + 1] if place + 1 < len(amounts) else None
        joined = _joined(first, second, lowered, grammar) if second else ()
        found.extend(_bounded_by_words(each, lowered, grammar) for each in joined or (_single(first),))
        place += 2 if joined else 1
    return sorted([*found, *_ordinals(lowered, found, grammar)], key=lambda each: each.start)


@cache
def quantity_grammar(tables: Tables) -> QuantityGrammar:
    """Return the compiled words around amounts of a language."""
    table = tables["figures"]
    words = table.get("words", {})
    bound_of = {word: name for name, entries in table.get("bounds", {}).items() for word in entries}
    after_of = {word: name for name, entries in table.get("bounds_after", {}).items() for word in entries}
    articles = any_of(words.get("bound_articles", ()))
    ordinals = tables["numbers"].get("ordinals", {})
    joints = ("range_joints", "between_joints", "tally_joints", "ratio_joints", "of_joints")
    return QuantityGrammar(
        before=re.compile(rf"(?<!\w)(?P<bound>{any_of(bound_of)})(?: (?:{articles}))?[ -]$"),
        after=re.compile(rf" (?P<bound>{any_of(after_of)})(?!\w)"),
        bound_of=bound_of,
        bound_after_of=after_of,
        between=re.compile(rf"(?<!\w)(?:{any_of(words.get('between', ()))}) (?:(?:{articles}) )?$"),
        change=re.compile(rf"(?<!\w)(?:{any_of(words.get('change', ()))}) (?:(?:{articles}) )?$"),
        joints={name: frozenset(words.get(name, ())) for name in joints},
        ordinal=_ordinal_pattern(table, ordinals),
        ordinals={word: Decimal(value) for word, value in ordinals.items()},
    )


def _ordinal_pattern(table: Mapping[str, Any], ordinals: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of an ordinal before a noun that it counts: "the third death", but not "death sentence"."""
    effects = table.get("effects", {}).values()
    nouns = any_of(noun for effect in effects for noun in effect.get("ordinal_nouns", ()))
    others = any_of(table.get("not_counts", {}).get("after_ordinal_noun", ()))
    return re.compile(
        rf"(?<!\w)(?P<ordinal>{any_of(ordinals)})(?= (?:[^\W\d]+ )?(?:{nouns})(?!\w)(?! (?:{others})(?!\w)))"
    )


def _ordinals(text: str, found: Sequence[Quantity], grammar: QuantityGrammar) -> Iterator[Quantity]:
    taken = [Span(each.start, each.end) for each in found]
    for match in grammar.ordinal.finditer(text):
        if not any(span.overlaps(Span(match.start(), match.end())) for span in taken):
            value, places = grammar.ordinals[match["ordinal"]], (match.start(), match.end())
            yield Quantity(*places, *places, value, value, Bound.EXACT, NumberKind.WORDS)


def _single(amount: Amount) -> Quantity:
    bound = {NumberKind.VAGUE: Bound.ORDER_OF_MAGNITUDE, NumberKind.ROUNDED: Bound.ABOUT}.get(amount.kind, Bound.EXACT)
    places = amount.start, amount.end, amount.number_start, amount.number_end
    return Quantity(*places, amount.low, amount.high, bound, amount.kind, amount.unit)


def _joined(first: Amount, second: Amount, text: str, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    """Return one range, one ratio or the two sides of a tally, or nothing when two amounts only stand side by side."""
    if first.kind not in EXACT or second.kind not in EXACT:
        return ()
    joint = text[first.end : second.start]
    if first.unit is None and second.unit is None and joint in grammar.joints["ratio_joints"]:
        return _ratio(first, second)
    if joint in grammar.joints["of_joints"]:
        return _of_whole(first, second)
    if grammar.change.search(text, max(0, first.start - BOUND_REACH), first.start):
        return ()
    opening = grammar.between.search(text, max(0, first.start - BOUND_REACH), first.start)
    is_between = opening is not None and joint in grammar.joints["between_joints"]
    if is_between or joint in grammar.joints["range_joints"]:
        start = opening.start() if opening and is_between else first.start
        return _range(first, second, start) or _tally(first, second, joint, grammar)
    return _tally(first, second, joint, grammar)


def _ratio(first: Amount, second: Amount) -> tuple[Quantity, ...]:
    if not 0 < first.low < second.low or second.low not in RATIO_WHOLES:
        return ()
    share = percent_of(Fraction(first.low) / Fraction(second.low))
    whole = replace(_single(first), end=second.end, number_end=second.end, kind=NumberKind.FRACTION)
    return (replace(whole, low=share, high=share, unit=PERCENT),)


def _of_whole(first: Amount, second: Amount) -> tuple[Quantity, ...]:
    is_part = first.unit is None and second.unit is None and first.low <= second.low
    if not is_part or NumberKind.WEAK_ONE in (first.kind, second.kind):
        return ()
    return (replace(_single(first), end=second.end, number_end=second.end, is_of_whole=True),)


def _range(first: Amount, second: Amount, start: int) -> tuple[Quantity, ...]:
    """Return two amounts as one range that begins at `start`, or nothing when they do not rise in one unit."""
    low = _shared_scale(first, second)
    if low >= second.high or (first.unit != second.unit and first.unit and second.unit):
        return ()
    places = start, second.end, first.number_start, second.number_end
    return (Quantity(*places, low, second.high, Bound.RANGE, NumberKind.DIGITS, second.unit or first.unit),)


def _shared_scale(first: Amount, second: Amount) -> Decimal:
    """Return the first number of a range, taken times the scale of the second where it has none: "5 to 6 million"."""
    is_shared = first.scale == 1 and second.scale >= 1000 and first.low <= second.low / second.scale
    return first.low * second.scale if is_shared else first.low


def _tally(first: Amount, second: Amount, joint: str, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    is_counted = first.unit is None and second.unit is None and not first.low % 1 and not second.low % 1
    if joint not in grammar.joints["tally_joints"] or not is_counted:
        return ()
    return replace(_single(first), is_tally=True), replace(_single(second), is_tally=True)


def _bounded_by_words(quantity: Quantity, text: str, grammar: QuantityGrammar) -> Quantity:
    if quantity.kind is NumberKind.NONE:
        return quantity
    before = grammar.before.search(text, max(0, quantity.start - BOUND_REACH), quantity.start)
    if before:
        return _bounded(replace(quantity, start=before.start()), grammar.bound_of[before["bound"]])
    after = grammar.after.match(text, quantity.end) or _bound_past_noun(text, quantity, grammar)
    if after:
        end = after.end() if after.start() == quantity.end else quantity.end
        return _bounded(replace(quantity, end=end), grammar.bound_after_of[after["bound"]])
    return quantity


def _bound_past_noun(text: str, quantity: Quantity, grammar: QuantityGrammar) -> re.Match[str] | None:
    """Return the bound that follows a number and one noun: "sixty people or more"."""
    noun = re.compile(r" [^\W\d]+").match(text, quantity.end)
    return grammar.after.match(text, noun.end()) if noun else None


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
    return replace(quantity, low=min(Decimal(0), high), high=high, bound=Bound.AT_MOST)
