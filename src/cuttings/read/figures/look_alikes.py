"""Numbers that count nothing a dossier follows: in names, dates, ages, sizes, addresses, scores.

In:  a quantity and the text around it.
Out: whether it is a look-alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.read.figures.number_words import NumberKind, any_of
from cuttings.read.figures.quantities import Quantity
from cuttings.resources.tables import Tables

REACH = 24
"""Characters before a number in which the words may stand that make it a name: "Article", "el nuevo 747"."""
OLDEST = 120
AROUND_AGE = frozenset({(", ", ","), (", ", "."), (" (", ")")})
"""What stands before and behind an age that follows a name."""
NUMERALS = frozenset({NumberKind.DIGITS, NumberKind.WORDS})


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """What makes a number a look-alike in a language, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    articles: re.Pattern[str]
    copulas: re.Pattern[str]
    address: re.Pattern[str]
    age_units: frozenset[str]
    age_of: re.Pattern[str]
    strict_fractions: re.Pattern[str]
    share_after: re.Pattern[str]
    before_plural: re.Pattern[str]

    def is_age(self, quantity: Quantity, lowered: str, *, after_person: bool) -> bool:
        """Tell whether a number is an age without its unit: "Ana Rial, 43, was", "Luis Tovar (23)", "a woman of 40"."""
        if quantity.kind not in NUMERALS or quantity.unit or not 0 < quantity.low < OLDEST:
            return False
        around = lowered[quantity.start - 2 : quantity.start], lowered[quantity.end : quantity.end + 1]
        if after_person and around in AROUND_AGE:
            return True
        return self.age_of.search(lowered[max(0, quantity.start - REACH) : quantity.start]) is not None

    def include(self, quantity: Quantity, cased: str, lowered: str) -> bool:
        """Tell whether a number is a look-alike; `cased` is the text with the capitals of plain sentences."""
        if quantity.unit in self.age_units:
            return True
        if quantity.kind is NumberKind.FRACTION:
            return self._is_no_share(quantity, lowered)
        if quantity.unit:
            return False
        before = lowered[max(0, quantity.start - REACH) : quantity.start]
        if quantity.kind in NUMERALS and self.before.search(before):
            return True
        if quantity.kind is NumberKind.NONE and self.copulas.search(before):
            return True
        is_measure = not quantity.is_tally and self.after.match(lowered, quantity.end)
        return bool(is_measure or self.address.match(cased, quantity.end)) or self._is_name(quantity, cased, lowered)

    def _is_no_share(self, quantity: Quantity, lowered: str) -> bool:
        start, end = quantity.number_start, quantity.number_end
        is_strict = self.strict_fractions.fullmatch(lowered, start, end) is not None
        is_compound = re.match(r"-[^\W\d]", lowered[end : end + 2]) is not None
        return is_compound or (is_strict and not self.share_after.match(lowered, end))

    def _is_name(self, quantity: Quantity, cased: str, lowered: str) -> bool:
        """Tell whether digits that stand before no plural name a thing: "Flight 204", "el nuevo 747", "the '11"."""
        if quantity.kind is not NumberKind.DIGITS or self.before_plural.match(lowered, quantity.end):
            return False
        if cased[max(0, quantity.number_start - 1) : quantity.number_start] in ("'", "’"):
            return True
        has_article = self.articles.search(lowered, max(0, quantity.start - REACH), quantity.start) is not None
        return has_article or _is_after_capital(quantity, cased)


@cache
def look_alikes(tables: Tables) -> LookAlikes:
    """Return the compiled look-alikes of a language."""
    table = tables["figures"]
    words, listed = table.get("words", {}), table.get("not_counts", {})
    units, counts = any_of(tables["times"].get("units", ())), any_of(tables["numbers"].get("values", ()))
    names, measures = any_of(listed.get("before", ())), any_of(listed.get("after", ()))
    existential, copulas = any_of(listed.get("existential", ())), any_of(listed.get("copulas", ()))
    return LookAlikes(
        before=re.compile(rf"(?<!\w)(?:{names})[ -](?:(?:\d+|{counts})(?:\W|\W\w+\W))?$|[#№\[]$"),
        after=re.compile(
            rf"[ -]?(?:(?:{any_of(words.get('of', ()))}) )?(?:{units}|{measures})(?!\w)|-[^\W\d]|-\d|[:/]\d|\]"
        ),
        articles=re.compile(rf"(?<!\w)(?:{any_of(listed.get('articles', ()))}) (?:[^\W\d_]+ )?$"),
        copulas=re.compile(rf"(?<!\w)(?<!{existential} )(?:{copulas}) $"),
        address=re.compile(rf" (?:[^\W\d_a-z][\w.]* ){{1,3}}(?:{any_of(listed.get('streets', ()))})(?!\w)"),
        age_of=re.compile(rf"(?<!\w)(?:{any_of(listed.get('one_person', ()))}) (?:{any_of(words.get('of', ()))}) $"),
        age_units=frozenset(table.get("ages", {}).values()),
        strict_fractions=re.compile(any_of(words.get("strict_fractions", ())).replace(r"\*", ".*")),
        share_after=re.compile(rf" (?:{any_of(words.get('share_after', ()))})(?!\w)"),
        before_plural=_before_plural(words),
    )


def _before_plural(words: Mapping[str, Any]) -> re.Pattern[str]:
    """Return a pattern of a word in s within two words: in both languages mostly a plural, and so a count. The word
    between is an adjective, with the endings that adjectives of the language have before a plural."""
    endings = "|".join(words.get("plural_adjectives", ()))
    return re.compile(rf" (?:[^\W\d_]+(?:{endings}) )?[^\W\d_]+s(?!\w)")


def _is_after_capital(quantity: Quantity, text: str) -> bool:
    """Tell whether digits follow a capitalised word: "Flight 204", "the Marten 3 was"."""
    if quantity.start != quantity.number_start:
        return False
    before = re.search(r"(?<![.!?:] )(?<!\n)([^\W\d_][\w'’-]*) $", text[max(0, quantity.start - 30) : quantity.start])
    return before is not None and before[1] != before[1].lower()
