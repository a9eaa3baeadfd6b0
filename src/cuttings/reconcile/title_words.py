"""The words of a language by which a title is cut out of a headline or a sentence.

In:  the word tables of one language.
Out: `TitleWords`: the words, and the patterns made of them.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.resources.tables import Tables

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words in lower case, accents kept. A title drops `openers` and, before a comma, `linkers` at its start.

    `hinges` open a clause that can stand alone or be left out, behind one of `measures` and its number or one of
    `counts` too ("a day after", "thirteen hours after"); `joins` join two; `relatives` open one that tells of the
    word before, `lead_ins` one that only leads in to another, `conditions` one without which the rest may be untrue,
    `questions` one that may be asked rather than told ("unclear when"). `unbound` stand before a verb that is no clause
    ("to march"), `lists` before the last part of a list, `circumstances` before where, when or what for. `kickers` and
    `outlets` are what papers print around a headline; what opens with one of `pronouns` leaves open who it tells of.
    """

    openers: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    hinges: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    lead_ins: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    kickers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()


def title_words(tables: Tables) -> TitleWords:
    """Return what one language's table says."""
    listed: dict[str, Any] = tables["reconciling"].get("titles", {})
    return TitleWords(**{name: tuple(listed[name]) for name in TitleWords.__slots__ if name in listed})


@cache
def opener(words: TitleWords) -> re.Pattern[str]:
    """Return what a title drops at its start: "But", "Meanwhile,"."""
    return _pattern(rf"(?:(?:{_any(words.openers)})\b,?|(?:{_any(words.linkers)}),)\s+", words.openers)


@cache
def hinge(words: TitleWords) -> re.Pattern[str]:
    """Return the words that open a clause that can stand alone, with the space behind them."""
    measured = rf"(?:(?:(?:\d+|{_any(words.counts)})\s+)?(?:{_any(words.measures)})\s+)?" if words.measures else ""
    return _pattern(rf"{measured}(?:{_any(words.hinges)})\s+", words.hinges)


@cache
def join(words: TitleWords) -> re.Pattern[str]:
    """Return the word that joins two clauses, with the space behind it."""
    return _pattern(rf"(?:{_any(words.joins)})\s+", words.joins)


@cache
def relative(words: TitleWords) -> re.Pattern[str]:
    """Return the word that opens a clause about the word before it, with the space behind it."""
    return _pattern(rf"(?:{_any(words.relatives)})\s+", words.relatives)


@cache
def lead_in(words: TitleWords) -> re.Pattern[str]:
    """Return the word that opens what leads in to a clause and is none of its own."""
    return _pattern(rf"(?:{_any(words.lead_ins)})\s+", words.lead_ins)


@cache
def question(words: TitleWords) -> re.Pattern[str]:
    """Return the word that may open a clause that is asked, not told."""
    return _pattern(rf"(?:{_any(words.questions)})\s+", words.questions)


@cache
def condition(words: TitleWords) -> re.Pattern[str]:
    """Return the word that opens what the rest depends on."""
    return _pattern(rf"(?:{_any(words.conditions)})\s+", words.conditions)


@cache
def listed(words: TitleWords) -> re.Pattern[str]:
    """Return what follows a comma of a list: few words, then another comma or the word before the last part."""
    return _pattern(rf"(?:[^\s,;]+\s+){{0,3}}?[^\s,;]+(?:,\s|\s(?:{_any(words.lists)})\s)", words.lists)


@cache
def unbound(words: TitleWords) -> re.Pattern[str]:
    """Return the word behind which a verb is no clause, at the end of what stands before the verb."""
    return _pattern(rf"(?:^|.*\s)(?:{_any(words.unbound)})\s+$", words.unbound)


@cache
def governed(words: TitleWords) -> re.Pattern[str]:
    """Return the word that governs a noun and at most its article, at the end of what stands before the noun."""
    return _pattern(rf"(?:^|.*\s)(?:{_any(words.unbound)})\s+(?:\S+\s+)?$", words.unbound)


@cache
def circumstance(words: TitleWords) -> re.Pattern[str]:
    """Return the word that opens where, when or what for something took place, with the space behind it."""
    return _pattern(rf"(?:{_any(words.circumstances)})\s+", words.circumstances)


@cache
def pronoun(words: TitleWords) -> re.Pattern[str]:
    """Return a title that opens with a word that leaves open who it tells of."""
    return _pattern(rf"\W*(?:{_any(words.pronouns)})(?:['’]\w+)?(?=\W|$)", words.pronouns)


@cache
def kicker(words: TitleWords) -> re.Pattern[str]:
    """Return what papers print before a headline: "BREAKING:", "En vivo |"."""
    return _pattern(rf"(?:{_any(words.kickers)})\s*(?:[:|!]|\s[–—-])\s*", words.kickers)


def _any(words: Collection[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(pattern: str, words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE) if words else NEVER
