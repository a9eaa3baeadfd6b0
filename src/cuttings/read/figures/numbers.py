"""Number words and digits: how much they say, and where.

In:  a text and its language's table of number words.
Out: `Number`s in text order: exact ("two hundred and five"), vague ("dozens" is 24 to 99), fractions (two thirds).

A run of number words is cut where it no longer makes one number: "two three" are two, "forty mil millones" is one.
What other words join (fractions, decimals, signs) is put together in `composed`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from cuttings.read.figures.number_words import Grammar, NumberKind, grammar_of
from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

CENT = Decimal("0.01")
NO_ROOM = Decimal(0)
ALL_ROOM = Decimal("Infinity")
URL = re.compile(r"(?:https?://|www\.)\S+")
"""Addresses hold no numbers of the text."""
LARGE_SCALE = 1000
LOOK_AHEAD = 30
"""Characters past a run that its last piece may look at: an article asks whether a denominator follows."""


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity and its place. `low` and `high` differ in orders of magnitude only; a fraction is below one."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    kind: NumberKind
    scale: Decimal = Decimal(1)
    """The scale word that ends it ("million"), which a range may share with its first number."""


@dataclass(slots=True)
class _Sum:
    """A number being added up. `parts` are what scale words have closed; the next addend must stay below `room`."""

    start: int
    end: int
    parts: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    current: Decimal = Decimal(0)
    room: Decimal = ALL_ROOM
    last_scale: Decimal = Decimal(1)
    has_digits: bool = False
    is_part: bool = False

    def number(self) -> Number:
        value = without_idle_zeros(sum((value for value, _ in self.parts), self.current))
        return Number(self.start, self.end, value, value, self._kind(value), self.last_scale)

    def _kind(self, value: Decimal) -> NumberKind:
        if self.is_part and value < 1:
            return NumberKind.FRACTION
        return NumberKind.DIGITS if self.has_digits else NumberKind.WORDS


def find_simple_numbers(text: str, tables: Tables, country: str | None = None) -> list[Number]:
    """Return the numbers of a plain text (lower case) as their own words give them, in order, without overlap."""
    grammar = grammar_of(tables, country)
    readable = URL.sub(lambda found: "_" * len(found.group()), text)
    return [number for run in grammar.run.finditer(readable) for number in _read_run(run, readable, grammar)]


def number_value(text: str, tables: Tables) -> Decimal | None:
    """Return the value of a text that is one exact number from end to end, else None."""
    found = find_simple_numbers(plain(text), tables)
    is_one = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and found[0].low == found[0].high
    return found[0].low if is_one else None


def percent_of(share: Fraction | Decimal) -> Decimal:
    """Return a share of one as percent, to two decimals, without idle zeros."""
    exact = Fraction(share) * 100
    return without_idle_zeros((Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(CENT))


def without_idle_zeros(value: Decimal) -> Decimal:
    """Return the value without idle zeros after the point, and never in powers of ten."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _read_run(run: re.Match[str], text: str, grammar: Grammar) -> Iterator[Number]:
    """Cut a run of number words into numbers: each piece joins the sum before it or ends it."""
    open_sum: _Sum | None = None
    for piece in _pieces(run, text, grammar):
        word = piece.group()
        if open_sum and _joins(open_sum, piece, text, grammar):
            _add(open_sum, piece, text, grammar)
            continue
        if open_sum:
            yield open_sum.number()
        open_sum = None
        if word in grammar.fixed and not _opens_scale(piece, text, grammar):
            fixed = grammar.fixed[word]
            yield Number(piece.start(), piece.end(), fixed.low, fixed.high, fixed.kind)
        elif _can_open(piece, text, grammar):
            open_sum = _Sum(piece.start(), piece.start())
            _add(open_sum, piece, text, grammar)
    if open_sum:
        yield open_sum.number()


def _pieces(run: re.Match[str], text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    """Yield the pieces of a run; each may look at what follows the run."""
    pieces = grammar.piece.finditer(text, run.start(), run.end() + LOOK_AHEAD)
    return takewhile(lambda piece: piece.start() < run.end(), pieces)


def _opens_scale(piece: re.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell whether a word for one is followed by a scale or a half ("one hundred", "uno y medio") and so begins a
    number."""
    word = piece.group()
    if word not in grammar.articles and word not in grammar.word_values:
        return False
    return _following(piece, text, grammar) in (*grammar.scales, *grammar.halves)


def _following(piece: re.Match[str], text: str, grammar: Grammar) -> str | None:
    found = grammar.piece.match(text, piece.end() + 1) if text[piece.end() : piece.end() + 1] in (" ", "-") else None
    return found.group() if found else None


def _can_open(piece: re.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell whether a piece begins a number; a scale does where it can stand alone or before another."""
    word = piece.group()
    if word in grammar.scales:
        return word in grammar.bare_scales or _following(piece, text, grammar) in grammar.scales
    return word not in grammar.halves


def _joins(sum_: _Sum, piece: re.Match[str], text: str, grammar: Grammar) -> bool:
    word, between = piece.group(), text[sum_.end : piece.start()].strip(" ")
    if word in grammar.halves:
        return not between and sum_.room > 0
    if word in grammar.scales:
        scale = grammar.scales[word]
        return between in ("", "-") and (sum_.current > 0 or scale > sum_.last_scale > 1)
    if word in grammar.fixed and word not in grammar.word_values:
        return False
    is_joined = between == grammar.joiner and sum_.room in grammar.joiner_rooms
    if between not in ("", "-") and not is_joined:
        return False
    if word[0].isdigit() and sum_.last_scale == 1:
        return False
    return Decimal(0) < _value(word, grammar) < sum_.room


def _add(sum_: _Sum, piece: re.Match[str], text: str, grammar: Grammar) -> None:
    word = piece.group()
    sum_.end = piece.end()
    if word in grammar.halves:
        _add_half(sum_, is_of_scale=_following(piece, text, grammar) in grammar.scales)
    elif word in grammar.scales:
        _multiply(sum_, grammar.scales[word])
    else:
        value, is_digits = _value(word, grammar), not word[0].isalpha()
        sum_.current += value
        sum_.has_digits |= is_digits
        sum_.is_part |= is_digits and grammar.digits.is_part(word)
        sum_.room = _room_below(value) if not is_digits else NO_ROOM if value % 1 else Decimal(1)


def _add_half(sum_: _Sum, *, is_of_scale: bool) -> None:
    """Add half of one, of the scale before, or of the scale that follows ("un billón y medio millón")."""
    if sum_.current or is_of_scale:
        sum_.current += Decimal("0.5")
    else:
        sum_.parts.append((sum_.last_scale / 2, Decimal(1)))
    sum_.room = NO_ROOM


def _multiply(sum_: _Sum, scale: Decimal) -> None:
    """Take what stands before a scale word times it: below a thousand the last word, else all smaller parts."""
    if scale < LARGE_SCALE:
        sum_.current = (sum_.current or Decimal(1)) * scale
    else:
        taken, sum_.current = sum_.current, Decimal(0)
        while sum_.parts and sum_.parts[-1][1] < scale:
            taken += sum_.parts.pop()[0]
        sum_.parts.append(((taken or Decimal(1)) * scale, scale))
    sum_.last_scale = scale
    sum_.room = scale


def _room_below(value: Decimal) -> Decimal:
    """Return what may still be added after a number word: below ten after "twenty", below 100 after "doscientos"."""
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(1)


def _value(word: str, grammar: Grammar) -> Decimal:
    if word in grammar.word_values:
        return grammar.word_values[word]
    return Decimal(1) if word[0].isalpha() else grammar.digits.value(word)
