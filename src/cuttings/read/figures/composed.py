"""Numbers that several number words make together: fractions, decimals in words, signs, shares of a scale.

In:  a text, its language's table of number words, and the outlet's country.
Out: all `Number`s of the text in order: those of `numbers`, and what they become with the words between them: "two and
     five eighths", "nine point five", "minus six", "a quarter million".
"""

import re
from dataclasses import replace
from decimal import Decimal

from cuttings.read.figures.number_words import Grammar, NumberKind, grammar_of
from cuttings.read.figures.numbers import LARGE_SCALE, Number, find_simple_numbers, without_idle_zeros
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

EXACT = frozenset({NumberKind.DIGITS, NumberKind.WORDS, NumberKind.WEAK_ONE})
IN_WORDS = frozenset({NumberKind.WORDS, NumberKind.WEAK_ONE})
SIGN_REACH = 12
"""Characters before a number in which its sign may stand."""
STOP = re.compile(r"\s*(?:$|[.,;:!?)%]| por cien)")
"""What follows the second number of "1 over 20": the end of a clause, since "over" before a count bounds it."""


def find_numbers(text: str, tables: Tables, country: str | None = None) -> list[Number]:
    """Return the numbers of a text in order, without overlap; `country` (ISO 3166) decides on separators."""
    grammar = grammar_of(tables, country)
    composer = _Composer(plain(text), grammar, tables, country)
    return composer.composed()


class _Composer:
    """The numbers of one text, joined from left to right."""

    def __init__(self, text: str, grammar: Grammar, tables: Tables, country: str | None) -> None:
        self.text = text
        self.grammar = grammar
        self.simple = find_simple_numbers(text, tables, country)
        self.tables, self.country = tables, country
        self.done: list[Number] = []

    def composed(self) -> list[Number]:
        place = 0
        while place < len(self.simple):
            number = self.simple[place]
            made = self._with_fraction(self._with_decimals(number, place))
            made = self._times_scale(self._over(made, place))
            self._append(self._signed(made))
            place += 1
            while place < len(self.simple) and self.simple[place].start < made.end:
                place += 1
        return self.done

    def _append(self, number: Number) -> None:
        """Keep a number; a fraction after a whole number and its joint become one with it: "two and three fifths"."""
        whole = self.done[-1] if self.done else None
        if whole is None or number.kind is not NumberKind.FRACTION or whole.kind not in IN_WORDS:
            self.done.append(number)
        elif self.grammar.fraction_joint.fullmatch(self.text, whole.end, number.start):
            self.done[-1] = self._mixed(whole, number)
        else:
            self.done.append(number)

    def _mixed(self, whole: Number, part: Number) -> Number:
        """Return a whole number with its fraction: of one, or of a scale above ("six million and two thirds")."""
        added = part.low * (whole.scale if whole.scale >= LARGE_SCALE else 1)
        return _exact(whole, end=part.end, value=whole.low + added)

    def _with_decimals(self, number: Number, place: int) -> Number:
        """Join what words give behind the point: "nine point nought four", "dos coma veintidós"."""
        joint = self.grammar.decimal_joint.match(self.text, number.end)
        if joint is None or number.kind not in (*IN_WORDS, NumberKind.NONE):
            return number
        digits, end = "", joint.end()
        for each in self.simple[place + 1 :]:
            is_next = each.start == end or (digits and self.text[end : each.start] == " ")
            if (
                not is_next
                or each.kind not in (NumberKind.WORDS, NumberKind.NONE)
                or each.low % 1
                or self._denominator(each)
            ):
                break
            digits, end = f"{digits}{each.low}", each.end
        return _exact(number, end=end, value=number.low + Decimal(f"0.{digits}")) if digits else number

    def _with_fraction(self, number: Number) -> Number:
        """Join the denominator that follows: "three eighths"; the whole before the last joint stays whole."""
        found = self._denominator(number)
        if found is None or number.kind not in IN_WORDS:
            return number
        end, bottom = found
        joints = list(self.grammar.fraction_joint.finditer(self.text, number.start, number.end))
        if joints:
            whole, top = self._value(number.start, joints[-1].start()), self._value(joints[-1].end(), number.end)
            if whole is not None and top is not None:
                scale = whole.scale if whole.scale >= LARGE_SCALE else Decimal(1)
                return _exact(number, end=end, value=whole.low + scale * top.low / bottom)
        ratio = number.low / bottom
        if ratio >= 1:
            return _exact(number, end=end, value=ratio)
        return Number(number.start, end, ratio, ratio, NumberKind.FRACTION)

    def _value(self, start: int, end: int) -> Number | None:
        found = find_simple_numbers(self.text[start:end], self.tables, self.country)
        return found[0] if len(found) == 1 and found[0].end - found[0].start == end - start else None

    def _denominator(self, number: Number) -> tuple[int, Decimal] | None:
        """Return where the denominator after a number ends, and its value; of one it is singular, else plural."""
        found = self.grammar.denominator.match(self.text, number.end)
        if found is None or (not found["single"] and not found["units"] and not found["stem"]):
            return None
        value = self._bottom(found)
        is_plural = found.group().endswith("s")
        return (found.end(), value) if is_plural or number.low == 1 else None

    def _bottom(self, found: re.Match[str]) -> Decimal:
        grammar = self.grammar
        if found["single"]:
            return grammar.denominators[found["single"]]
        if found["units"]:
            return grammar.word_values[found["tens"]] + grammar.compound_units[found["units"]]
        stem = sum((grammar.word_values[each] for each in grammar.glued.findall(found["stem"])), Decimal(0))
        return stem * grammar.endings[found["ending"]]

    def _times_scale(self, number: Number) -> Number:
        """Take a fraction times the scale it is of: "quarter million", "two thirds of a million"."""
        found = self.grammar.of_scale.match(self.text, number.end) if number.kind is NumberKind.FRACTION else None
        if found is None or self.grammar.scales[found["scale"]] < LARGE_SCALE:
            return number
        scale = self.grammar.scales[found["scale"]]
        return replace(_exact(number, end=found.end(), value=number.low * scale), scale=scale)

    def _over(self, number: Number, place: int) -> Number:
        """Join "one over twenty" at the end of a clause."""
        joint = self.grammar.over.match(self.text, number.end) if number.kind in EXACT else None
        below = self.simple[place + 1] if joint and place + 1 < len(self.simple) else None
        if joint is None or below is None or below.start != joint.end() or below.kind not in EXACT or not below.low:
            return number
        if not STOP.match(self.text, below.end):
            return number
        ratio = number.low / below.low
        kind = NumberKind.FRACTION if ratio < 1 else NumberKind.WORDS
        return Number(number.start, below.end, ratio, ratio, kind)

    def _signed(self, number: Number) -> Number:
        sign = self.grammar.sign.search(self.text, max(0, number.start - SIGN_REACH), number.start)
        if sign is None or number.kind not in (*EXACT, NumberKind.FRACTION) or number.low < 0:
            return number
        kind = NumberKind.WORDS if number.kind is NumberKind.WEAK_ONE else number.kind
        return replace(number, start=sign.start(), low=-number.high, high=-number.low, kind=kind)


def _exact(number: Number, *, end: int, value: Decimal) -> Number:
    kind = NumberKind.DIGITS if number.kind is NumberKind.DIGITS else NumberKind.WORDS
    exact = without_idle_zeros(value)
    return replace(number, end=end, low=exact, high=exact, kind=kind)
