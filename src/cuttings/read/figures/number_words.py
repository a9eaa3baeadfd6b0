"""The number words of a language and country, compiled: what `numbers` reads with.

In:  a language's table of number words, and the outlet's country, which decides on separators.
Out: a `Grammar`; patterns of word lists for whoever needs one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from cuttings.read.figures.digits import Digits, digits_of
from cuttings.resources.tables import Tables

NEVER = "(?!)"
"""A pattern that matches nowhere, for an empty list of words."""


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
class Fixed:
    """A phrase that is a number as it stands."""

    low: Decimal
    high: Decimal
    kind: NumberKind


@dataclass(frozen=True, slots=True)
class Grammar:
    """The number words of one language and country, compiled."""

    run: re.Pattern[str]
    piece: re.Pattern[str]
    digits: Digits
    word_values: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    bare_scales: frozenset[str]
    fixed: Mapping[str, Fixed]
    joiner: str
    joiner_rooms: frozenset[Decimal]
    halves: frozenset[str]
    articles: frozenset[str]
    denominator: re.Pattern[str]
    denominators: Mapping[str, Decimal]
    compound_units: Mapping[str, Decimal]
    endings: Mapping[str, Decimal]
    glued: re.Pattern[str]
    fraction_joint: re.Pattern[str]
    decimal_joint: re.Pattern[str]
    over: re.Pattern[str]
    sign: re.Pattern[str]
    of_scale: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of these words, the longest first, hyphens of any kind; nothing when empty."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\-", "[-\u2010\u2011]") for word in ordered) or NEVER


def count_pattern(tables: Tables) -> str:
    """Return a pattern of small whole or decimal numbers in digits and words, for use inside other patterns."""
    table = tables["numbers"]
    words = any_of([*table.get("values", {}), *table.get("scales", {})])
    joint = rf"(?:[ -]| {re.escape(table.get('joiner', '-'))} )"
    halves = any_of(table.get("halves", ()))
    return rf"(?:\d{{1,4}}(?:[.,]\d+)?(?![\d])|(?:{words})(?:{joint}(?:{words}))*)(?: (?:{halves}))?"


@cache
def grammar_of(tables: Tables, country: str | None) -> Grammar:
    """Return the compiled number words of a language, with the separators usual in a country."""
    table = tables["numbers"]
    digits = digits_of(table, country, beside=_codes(tables))
    scales, values, articles = table.get("scales", {}), table.get("values", {}), table.get("articles", ())
    fractions, joiner = table.get("fraction_words", {}), re.escape(table.get("joiner", "-"))
    denominator = _denominator(fractions, values)
    unnamed = re.sub(r"\?P<\w+>", "?:", denominator)
    article = rf"(?:{any_of(articles)})(?=[ -](?:(?:{any_of(scales)})\b|{unnamed}))"
    fixed = dict(_fixed_phrases(table))
    piece = rf"{digits.pattern}|(?:{article}|{any_of([*fixed, *scales, *values, *table.get('halves', ())])})\b"
    joint = rf" +{joiner} +| {{1,3}}| ?- ?"
    after = "".join(rf"|(?<={re.escape(each)})" for each in table.get("hyphen_joints", ()))
    before = rf"(?:(?<![\w.,])|(?=\d)(?:{digits.after_code}))(?<!\d/)(?:(?<![a-z]-){after})"
    return Grammar(
        run=re.compile(rf"{before}(?=[\w½¼¾⅐-⅞])(?:{piece})(?:(?:{joint})(?:{piece}))*"),
        piece=re.compile(piece),
        digits=digits,
        word_values={word: Decimal(value) for word, value in values.items()},
        scales={word: Decimal(value) for word, value in scales.items()},
        bare_scales=frozenset(table.get("bare_scales", {})),
        fixed=fixed,
        joiner=table.get("joiner", "-"),
        joiner_rooms=frozenset(Decimal(room) for room in table.get("joiner_rooms", ())),
        halves=frozenset(table.get("halves", ())),
        articles=frozenset(articles),
        denominator=re.compile(rf"(?: {{1,3}}| ?- ?){denominator}"),
        denominators=dict(_decimals(fractions.get("denominators", {}))),
        compound_units=dict(_decimals(fractions.get("compound_units", {}))),
        endings=dict(_decimals(fractions.get("endings", {}))),
        glued=re.compile(any_of(values)),
        fraction_joint=re.compile(rf" +(?:{any_of(fractions.get('joints', ()))}) +"),
        decimal_joint=re.compile(rf" +(?:{any_of(fractions.get('points', ()))}) +"),
        over=re.compile(rf" +(?:{any_of(fractions.get('over', ()))}) +"),
        sign=re.compile(rf"(?:(?<![^\s(])[-−]|(?<!\w)(?:{any_of(fractions.get('signs', ()))}) )$"),
        of_scale=re.compile(rf" (?:{any_of(fractions.get('of_scale', ()))} )?(?P<scale>{any_of(scales)})\b"),
    )


def _decimals(values: Mapping[str, Any]) -> list[tuple[str, Decimal]]:
    return [(word, Decimal(value)) for word, value in values.items()]


def _codes(tables: Tables) -> list[str]:
    """Return the codes and signs of money that may touch a number: "usd115", "100元"."""
    table = tables["figures"]
    return [word for word in (*table.get("currency_signs", {}), *table.get("currency_words", {})) if len(word) <= 3]


def _denominator(fractions: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Return a pattern of denominators: a word, tens and a small one ("twenty-firsts"), or glued ("veinteavos")."""
    single = any_of(fractions.get("denominators", {}))
    tens = any_of(word for word, value in values.items() if value in range(20, 100, 10))
    units, every = any_of(fractions.get("compound_units", {})), any_of(values)
    glue, endings = any_of(fractions.get("glue", ())), any_of(fractions.get("endings", ()))
    glued = rf"(?P<stem>(?:{every})(?:(?:{glue})?(?:{every}))*)(?P<ending>{endings})"
    return rf"(?:(?P<single>{single})|(?P<tens>{tens})[ -](?P<units>{units})|{glued})\b"


def _fixed_phrases(table: Mapping[str, Any]) -> Iterator[tuple[str, Fixed]]:
    for word in table.get("weak_ones", ()):
        yield word, Fixed(Decimal(1), Decimal(1), NumberKind.WEAK_ONE)
    for word in table.get("nones", ()):
        yield word, Fixed(Decimal(0), Decimal(0), NumberKind.NONE)
    for word, (low, high) in table.get("vague", {}).items():
        yield word, Fixed(Decimal(low), Decimal(high), NumberKind.VAGUE)
    for word, value in table.get("rounded", {}).items():
        yield word, Fixed(Decimal(value), Decimal(value), NumberKind.ROUNDED)
    for word, value in table.get("phrases", {}).items():
        yield word, Fixed(Decimal(value), Decimal(value), NumberKind.WORDS)
    for word, value in table.get("fractions", {}).items():
        share = Fraction(value)
        ratio = Decimal(share.numerator) / Decimal(share.denominator)
        yield word, Fixed(ratio, ratio, NumberKind.FRACTION)
