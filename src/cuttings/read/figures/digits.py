"""Numbers in digits: how a language and country part thousands and decimals, and what the digits are worth.

In:  a language's table of number words and a country; then the digits, in lower case.
Out: a pattern of numbers in digits, and their value: "1,200", "2.5m", "7 3/4", "¾", "1e10", "12,34,567" (lakhs).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any

SLASHED = [f"{top}/{bottom}" for bottom in (2, 3, 4, 5, 8) for top in range(1, bottom) if gcd(top, bottom) == 1]
"""Fractions with a stroke that are hardly ever days: 3/4, but not 9/11 or 24/7."""
SIGNS = "¼½¾⅐-⅞"

_MIXED = re.compile(rf"(?:(?P<whole>\d+) ?)?(?P<part>\d+/\d+|[{SIGNS}])$")
_POWER = re.compile(r"(?P<digits>.*\d)(?:e| ?[x×] ?10\^)(?P<power>[+-]?\d+)$")


@dataclass(frozen=True, slots=True)
class Digits:
    """A pattern of numbers in digits; `after_code` is what allows one to touch a code of money before it."""

    pattern: str
    after_code: str
    grouping: str
    suffixes: Mapping[str, Decimal]

    def value(self, written: str) -> Decimal:
        """Return what digits are worth."""
        mixed = _MIXED.match(written)
        if mixed:
            return Decimal(mixed["whole"] or 0) + _part(mixed["part"])
        power = _POWER.match(written)
        if power:
            return self.value(power["digits"]).scaleb(int(power["power"]))
        digits = written.rstrip("abcdefghijklmnopqrstuvwxyz ")
        return self._plain(digits) * self.suffixes.get(written[len(digits) :].strip(), Decimal(1))

    def is_part(self, written: str) -> bool:
        """Tell whether digits are a fraction written as such: "3/4", "7 ½"."""
        return _MIXED.match(written) is not None

    def _plain(self, digits: str) -> Decimal:
        parts = re.split(r"[^\d]", digits)
        marks = re.sub(r"\d", "", digits)
        is_grouped = len(set(marks)) == 1 and marks[0] in self.grouping and len(parts[-1]) == 3
        if is_grouped and len(parts[0]) <= 3 and digits[:1] != "0":
            return Decimal("".join(parts))
        whole, tail = "".join(parts[:-1]), parts[-1]
        return Decimal(f"{whole}.{tail}" if len(parts) > 1 else tail)


def digits_of(table: Mapping[str, Any], country: str | None, *, beside: Iterable[str]) -> Digits:
    """Return the numbers in digits of a language; `beside` are codes and signs of money that may touch them."""
    marks = table.get("country_separators", {}).get(country, table)
    grouping, decimal = marks.get("grouping", [","]), "".join(marks.get("decimal", ["."]))
    suffixes, codes = table.get("suffixes", {}), sorted(beside)
    touching = "|".join(re.escape(code) for code in codes if code[-1].isalnum()) or "(?!)"
    wide = marks.get("wide_grouping", ())
    grouped = [rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}}){{1,4}}" for mark in grouping]
    grouped += [rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}}){{2,4}}" for mark in wide]
    grouped += [
        rf"\d{{1,2}}(?:{re.escape(mark)}\d\d){{1,3}}{re.escape(mark)}\d{{3}}" for mark in table.get("pairs", ())
    ]
    decimals = rf"(?:[{re.escape(decimal)}]\d{{1,9}})?"
    plain = rf"(?:(?!0[.,])(?:{'|'.join(grouped)})(?!\d){decimals}|\d{{1,15}}(?:[.,]\d{{1,9}}(?![.,]?\d))?)"
    power = r"(?:e[+-]?\d{1,2}| ?[x×] ?10\^-?\d{1,2})?"
    spaced = r"(?:(?<=[.,]\d)|(?<=[.,]\d\d)) k\b"
    scaled = rf"(?:{'|'.join(map(re.escape, suffixes)) or '(?!)'})\b"
    tail = rf"(?:{spaced}|{scaled}|(?!\w|[.,]\d)|(?=(?:{touching})(?!\w)))"
    mixed = rf"(?:\d{{1,4}} )?(?:{'|'.join(map(re.escape, SLASHED))})(?![\w/])|(?:\d{{1,4}} ?)?[{SIGNS}]"
    return Digits(
        pattern=rf"(?:{mixed}|{plain}{power}{tail})",
        after_code="|".join(rf"(?<=\b{re.escape(code)})" for code in codes if code[-1].isalpha()) or "(?!)",
        grouping="".join(grouping) + "".join(wide),
        suffixes={word: Decimal(value) for word, value in suffixes.items()},
    )


def _part(written: str) -> Decimal:
    share = Fraction(written) if "/" in written else Fraction(unicodedata.numeric(written)).limit_denominator(10)
    return Decimal(share.numerator) / Decimal(share.denominator)
