"""Number words and digits: how much they say, and where.

In:  a text and its language's table of number words.
Out: `Number`s in text order: exact ("two hundred and five"), vague ("dozens" is 24 to 99), fractions (in percent).

A run of number words is cut where it no longer makes one number: "two three" are two, "forty mil millones" is one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from cuttings.read.plain_text import plain
from cuttings.resources.tables import Tables

NEVER = "(?!)"
"""A pattern that matches nowhere, for an empty list of words."""

CENT = Decimal("0.01")
NO_ROOM = Decimal(0)
ALL_ROOM = Decimal("Infinity")


class NumberKind(StrEnum):
    """What kind of words give the quantity."""

    DIGITS = "digits"
    WORDS = "words"
    WEAK_ONE = "weak_one"
    NONE = "none"
    VAGUE = "vague"
    ROUNDED = "rounded"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity and its place. `low` and `high` differ in orders of magnitude only; a fraction is in percent."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    kind: NumberKind
    scale: Decimal = Decimal(1)
    """The scale word that ends it ("million"), which a range may share with its first number."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The number words of one language and country, compiled."""

    run: re.Pattern[str]
    piece: re.Pattern[str]
    word_values: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    bare_scales: frozenset[str]
    suffixes: Mapping[str, Decimal]
    fixed: Mapping[str, tuple[Decimal, Decimal, NumberKind]]
    joiner: str
    joiner_rooms: frozenset[Decimal]
    halves: frozenset[str]
    articles: frozenset[str]
    decimal: str
    grouping: str


@dataclass(slots=True)
class _Sum:
    """A number being added up. `room` is what the next addend must stay below."""

    start: int
    end: int
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    room: Decimal = ALL_ROOM
    last_scale: Decimal = Decimal(1)
    has_digits: bool = False
    is_article: bool = False

    def number(self) -> Number:
        kind = NumberKind.DIGITS if self.has_digits else NumberKind.WORDS
        value = without_idle_zeros(self.total + self.current)
        return Number(self.start, self.end, value, value, kind, self.last_scale)


def find_numbers(text: str, tables: Tables, country: str | None = None) -> list[Number]:
    """Return the numbers of a text in order, without overlap; `country` (ISO 3166) decides on separators."""
    grammar = grammar_of(tables, country)
    lowered = plain(text)
    return [number for run in grammar.run.finditer(lowered) for number in _read_run(run, lowered, grammar)]


def number_value(text: str, tables: Tables) -> Decimal | None:
    """Return the value of a text that is one exact number from end to end, else None."""
    found = find_numbers(text, tables)
    is_one = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and found[0].low == found[0].high
    return found[0].low if is_one else None


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of these words, the longest first, hyphens of any kind; nothing when empty."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\-", "[-\u2010\u2011]") for word in ordered) or NEVER


@cache
def grammar_of(tables: Tables, country: str | None) -> Grammar:
    """Return the compiled number words of a language, with the separators usual in a country."""
    table = tables["numbers"]
    marks = table.get("country_separators", {}).get(country, table)
    fixed = dict(_fixed_phrases(table))
    digits = _digits_pattern(marks.get("grouping", [","]), marks.get("decimal", ["."]), table.get("suffixes", {}))
    scales = table.get("scales", {})
    articles = table.get("articles", ())
    article = rf"(?:{any_of(articles)})(?=[ -](?:{any_of(scales)})\b)"
    words = any_of([*fixed, *scales, *table.get("values", {}), *table.get("halves", ())])
    piece = rf"{digits}|(?:{article}|{words})\b"
    joint = rf" {re.escape(table.get('joiner', '-'))} | {{1,2}}|-"
    after = "".join(rf"|(?<={re.escape(joint)})" for joint in table.get("hyphen_joints", ()))
    return Grammar(
        run=re.compile(rf"(?<![\w.,])(?<!\d/)(?:(?<![a-z]-){after})(?=\w)(?:{piece})(?:(?:{joint})(?:{piece}))*"),
        piece=re.compile(piece),
        word_values={word: Decimal(value) for word, value in table.get("values", {}).items()},
        scales={word: Decimal(value) for word, value in scales.items()},
        bare_scales=frozenset(table.get("bare_scales", {})),
        suffixes={word: Decimal(value) for word, value in table.get("suffixes", {}).items()},
        fixed=fixed,
        joiner=table.get("joiner", "-"),
        joiner_rooms=frozenset(Decimal(room) for room in table.get("joiner_rooms", ())),
        halves=frozenset(table.get("halves", ())),
        articles=frozenset(articles),
        decimal="".join(marks.get("decimal", ["."])),
        grouping="".join(marks.get("grouping", [","])),
    )


def count_pattern(tables: Tables) -> str:
    """Return a pattern of small whole or decimal numbers in digits and words, for use inside other patterns."""
    table = tables["numbers"]
    words = any_of([*table.get("values", {}), *table.get("scales", {})])
    joint = rf"(?:[ -]| {re.escape(table.get('joiner', '-'))} )"
    halves = any_of(table.get("halves", ()))
    return rf"(?:\d{{1,4}}(?:[.,]\d+)?(?![\d])|(?:{words})(?:{joint}(?:{words}))*)(?: (?:{halves}))?"


def _digits_pattern(grouping: list[str], decimal: list[str], suffixes: Mapping[str, Any]) -> str:
    group, point = re.escape("".join(grouping)), re.escape("".join(decimal))
    one_mark = "|".join(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}}){{1,4}}(?!\d)" for mark in grouping)
    tail = rf"(?:(?:{any_of(suffixes)})\b|(?!\w))"
    decimals = rf"(?:[{point}]\d{{1,9}})?"
    return rf"(?:(?:{one_mark}){decimals}|\d{{1,15}}(?:[{point}{group}.]\d{{1,2}}(?!\d)|{decimals})){tail}"


def _fixed_phrases(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Decimal, Decimal, NumberKind]]]:
    for word in table.get("weak_ones", ()):
        yield word, (Decimal(1), Decimal(1), NumberKind.WEAK_ONE)
    for word in table.get("nones", ()):
        yield word, (Decimal(0), Decimal(0), NumberKind.NONE)
    for word, (low, high) in table.get("vague", {}).items():
        yield word, (Decimal(low), Decimal(high), NumberKind.VAGUE)
    for word, value in table.get("rounded", {}).items():
        yield word, (Decimal(value), Decimal(value), NumberKind.ROUNDED)
    for word, value in table.get("phrases", {}).items():
        yield word, (Decimal(value), Decimal(value), NumberKind.WORDS)
    for word, value in table.get("fractions", {}).items():
        share = percent_of(Fraction(value))
        yield word, (share, share, NumberKind.FRACTION)


def percent_of(share: Fraction) -> Decimal:
    """Return a share of one as percent, to two decimals, without idle zeros."""
    return without_idle_zeros((Decimal(share.numerator * 100) / Decimal(share.denominator)).quantize(CENT))


def without_idle_zeros(value: Decimal) -> Decimal:
    """Return the value without idle zeros after the point, and never in powers of ten."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _read_run(run: re.Match[str], text: str, grammar: Grammar) -> Iterator[Number]:
    """Cut a run of number words into numbers: each piece joins the sum before it or ends it."""
    open_sum: _Sum | None = None
    for piece in _pieces(run, text, grammar):
        word = piece.group()
        if open_sum and _joins(open_sum, piece, word, text, grammar):
            _add(open_sum, piece, word, grammar)
            continue
        if open_sum:
            yield open_sum.number()
        open_sum = None
        if word in grammar.fixed and not _opens_scale(piece, word, text, grammar):
            low, high, kind = grammar.fixed[word]
            yield Number(piece.start(), piece.end(), low, high, kind)
        elif _can_open(word, grammar):
            open_sum = _Sum(piece.start(), piece.start())
            _add(open_sum, piece, word, grammar)
    if open_sum:
        yield open_sum.number()


def _pieces(run: re.Match[str], text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    return grammar.piece.finditer(text, run.start(), run.end())


def _opens_scale(piece: re.Match[str], word: str, text: str, grammar: Grammar) -> bool:
    """Tell whether a word for one is followed by a scale ("one hundred", "un millón") and so begins a number."""
    if word not in grammar.articles and word not in grammar.word_values:
        return False
    following = grammar.piece.match(text, piece.end() + 1)
    return following is not None and following.group() in grammar.scales and text[piece.end()] in " -"


def _can_open(word: str, grammar: Grammar) -> bool:
    is_scale = word in grammar.scales and word not in grammar.bare_scales
    return not is_scale and word not in grammar.halves


def _joins(sum_: _Sum, piece: re.Match[str], word: str, text: str, grammar: Grammar) -> bool:
    between = text[sum_.end : piece.start()].strip(" ")
    if word in grammar.halves:
        return not between and sum_.room > 0
    if word in grammar.scales:
        scale = grammar.scales[word]
        return not between and (sum_.current > 0 or scale > sum_.last_scale > 1)
    if word in grammar.fixed and word not in grammar.word_values:
        return False
    is_joined = between == grammar.joiner and sum_.room in grammar.joiner_rooms
    if between not in ("", "-") and not is_joined:
        return False
    value = _value(word, grammar)
    if word[0].isdigit() and sum_.last_scale == 1:
        return False
    return Decimal(0) < value < sum_.room


def _add(sum_: _Sum, piece: re.Match[str], word: str, grammar: Grammar) -> None:
    sum_.end = piece.end()
    if word in grammar.halves:
        _add_half(sum_)
    elif word in grammar.scales:
        _multiply(sum_, grammar.scales[word])
    else:
        value = _value(word, grammar)
        sum_.current += value
        sum_.has_digits |= word[0].isdigit()
        sum_.room = _room_below(value) if not word[0].isdigit() else NO_ROOM if value % 1 else Decimal(1)


def _add_half(sum_: _Sum) -> None:
    if sum_.current:
        sum_.current += Decimal("0.5")
    else:
        sum_.total += sum_.last_scale / 2
    sum_.room = NO_ROOM


def _multiply(sum_: _Sum, scale: Decimal) -> None:
    if scale <= 100:
        sum_.current = (sum_.current or Decimal(1)) * scale
    elif sum_.total and scale > sum_.last_scale:
        sum_.total, sum_.current = (sum_.total + sum_.current) * scale, Decimal(0)
    else:
        sum_.total, sum_.current = sum_.total + (sum_.current or Decimal(1)) * scale, Decimal(0)
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
    if word[0].isdigit():
        return _digits_value(word, grammar)
    return Decimal(1)


def _digits_value(word: str, grammar: Grammar) -> Decimal:
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    factor = grammar.suffixes.get(word[len(digits) :], Decimal(1))
    marks = re.split(r"[^\d]", digits)
    is_grouped = len(marks) > 1 and all(len(part) == 3 for part in marks[1:])
    last_mark = re.sub(r"\d", "", digits)[-1:]
    if is_grouped and last_mark in grammar.grouping:
        return Decimal("".join(marks)) * factor
    whole, tail = "".join(marks[:-1]), marks[-1]
    return Decimal(f"{whole}.{tail}" if len(marks) > 1 else tail) * factor
