"""What a match of a pattern holds: the words in its slots, and how the tables of its language understand them.

In:  the slots that a pattern filled ("day": "5", "month": "january"), in lower case.
Out: numbers, months, weekdays, amounts; None where a slot is empty.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

HALF = re.compile(r" ?(?:1/2|½)$")
"""A half in signs behind a number: "5 1/2 years"."""

FIRST_SHORT_YEAR = 70
"""Years of two digits from here on are of the 1900s."""

FIRST_SPELLED_YEAR, LAST_SPELLED_YEAR = 1000, 2100
"""Between them a number in words may be a year."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one match, as lower-case words, with the table and number reader to understand them."""

    words: Mapping[str, str]
    table: Mapping[str, Any]
    number_of: Callable[[str], Decimal | None]
    constants: Mapping[str, Any]
    times: Mapping[str, "FoundTime"] = field(default_factory=dict)
    """Expressions that this one is made of: both ends of a range."""

    def has(self, name: str) -> bool:
        """Tell whether the match filled a slot."""
        return name in self.words

    def look_up(self, name: str, list_name: str) -> Any:
        """Return what a list of the table gives for the word in a slot, None when the slot is empty."""
        word = self.words.get(name)
        if word is None:
            return None
        entries: Mapping[str, Any] = self.table.get(list_name, {})
        word = " ".join(word.split())
        return entries.get(word, entries.get(word.rstrip(".")))

    def number(self, name: str) -> int | None:
        """Return a slot as a whole number, its ordinal ending cut off."""
        word = self.words.get(name)
        if word is None:
            return None
        digits = "".join(filter(str.isdigit, word))
        if digits:
            return int(digits)
        known = self.table.get("day_words", {}).get(word)
        value = known if known is not None else self.number_of(word)
        return None if value is None else int(value)

    def year(self, suffix: str = "") -> int | None:
        """Return the year of the match; two digits are of the 20th century from 70 on, else of the 21st."""
        short = self.number(f"short_year{suffix}")
        if short is not None:
            return short + (2000 if short < FIRST_SHORT_YEAR else 1900)
        spelled = self.words.get(f"spelled_year{suffix}")
        return (
            _spelled_year(spelled, self.number_of)
            if spelled
            else self.number(f"year{suffix}") or self.number("compact_year")
        )

    def month(self, suffix: str = "") -> int | None:
        """Return the month of the match, by name or by number."""
        name = self.look_up(f"month{suffix}", "months") or self.look_up(f"lone_month{suffix}", "months")
        return name or self.number(f"month_digits{suffix}")

    def day(self, suffix: str = "") -> int | None:
        """Return the day of the month of the match."""
        word = self.look_up(f"day_word{suffix}", "day_words")
        return word or self.number(f"day{suffix}") or self.number(f"day_digits{suffix}")

    def weekday(self, suffix: str = "") -> int | None:
        """Return the weekday of the match, Monday is 1."""
        found = self.look_up(f"weekday{suffix}", "weekdays") or self.look_up(f"lone_weekday{suffix}", "lone_weekdays")
        return None if found is None else int(found)

    def amount(self, suffix: str = "") -> str | None:
        """Return a count as TIMEX3 writes it: a number, or X when it is left open."""
        word = self.words.get(f"count{suffix}") or self.words.get(f"vague_count{suffix}")
        if word is None:
            return "X" if self.has("unit") else None
        vague = self.table.get("vague_counts", {}).get(" ".join(word.split()))
        if vague is not None:
            return str(vague)
        value = self.number_of(HALF.sub("", word))
        if value is not None and HALF.search(word):
            value += Decimal("0.5")
        return None if value is None else f"{value:f}"


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression found in a text, not yet counted from any day."""

    start: int
    end: int
    rule: str
    slots: Slots


def _spelled_year(words: str, number_of: Callable[[str], Decimal | None]) -> int | None:
    """Return a year in words: "two thousand and fifteen", or its halves, "nineteen ninety-six"."""
    whole = number_of(words)
    if whole is not None and FIRST_SPELLED_YEAR <= whole < LAST_SPELLED_YEAR:
        return int(whole)
    pieces = words.replace("-", " ").split()
    for place in range(1, len(pieces)):
        century, rest = (number_of(" ".join(part)) for part in (pieces[:place], pieces[place:]))
        if century is not None and rest is not None and 10 <= century <= 20 and 10 <= rest < 100:
            return int(century * 100 + rest)
    return None
