"""The words around a figure that say what happened to those it counts, and those that make it no count.

In:  the lower-case words before and after a quantity, up to the ends of its sentence.
Out: the nearest effect on each side ("killed", "votes"), with its distance in words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.read.figures.number_words import NEVER, NumberKind, any_of
from cuttings.read.figures.quantities import Quantity
from cuttings.resources.tables import Tables

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = re.compile(r"[,;:()\d]")
BEFORE_GAP = 4
AFTER_GAP = 7
WEAK_GAP = 3
"""How many words may stand between a figure and the verb that tells its effect; after it there may be a place or
a relative clause ("six people in the market were killed"); after one or none, which say little, less.
Chosen on the development articles."""


@dataclass(frozen=True, slots=True)
class Cue:
    """An effect told near a figure, so many words away."""

    effect: str
    distance: int


@dataclass(frozen=True, slots=True)
class EffectWords:
    """The effect words of a language, compiled, and the small words that the search stops at."""

    nouns: Mapping[str, str]
    weak_nouns: Mapping[str, str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    passive: re.Pattern[str]
    blockers: frozenset[str]
    active_objects: frozenset[str]
    number_words: frozenset[str]
    passive_marks: re.Pattern[str]
    separators: frozenset[str]
    tally_cues: re.Pattern[str]
    no_count_before: re.Pattern[str]
    no_count_after: re.Pattern[str]
    no_count_articles: re.Pattern[str]
    no_none_after: re.Pattern[str]
    address: re.Pattern[str]
    age_units: frozenset[str]
    not_followed: frozenset[str]
    strict_fractions: re.Pattern[str]
    share_after: re.Pattern[str]
    more: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    stop_words: frozenset[str]
    verb_endings: tuple[str, ...]

    def is_noun_like(self, word: str) -> bool:
        """Tell whether a word may be a noun, as far as its form and the tables can tell."""
        if word in self.nouns or word in self.weak_nouns:
            return True
        is_verb = word.endswith(self.verb_endings) or self.after.fullmatch(word) or self.passive.fullmatch(word)
        return not is_verb and word not in self.stop_words

    def noun_effect(self, noun: str) -> str | None:
        """Return the effect that a counted noun itself tells: "votes", "deaths"."""
        return self._of_noun(noun, self.nouns)

    def weak_noun_effect(self, noun: str) -> str | None:
        """Return the effect of a noun whose people may have met another: "protesters", "soldiers"."""
        return self._of_noun(noun, self.weak_nouns)

    def effect_before(self, text: str) -> Cue | None:
        """Return the effect told last before a figure, when no other clause begins in between."""
        found = list(self.before.finditer(text))
        if not found:
            return None
        last = found[-1]
        gap = text[last.end() :]
        count = self._gap(gap)
        return Cue(_effect(last), count) if count is not None and count <= BEFORE_GAP else None

    def effect_after(self, text: str) -> Cue | None:
        """Return the effect told first after a figure. A verb that goes on to an object tells of others:
        "two gunmen killed three"."""
        for match in sorted([*self.after.finditer(text), *self.passive.finditer(text)], key=lambda each: each.start()):
            count = self._gap(text[: match.start()])
            if count is None or count > AFTER_GAP:
                return None
            if match.re is self.passive and not self._is_passive(match, text):
                continue
            return Cue(_effect(match), count)
        return None

    def is_no_count(self, quantity: Quantity, text: str, lowered: str) -> bool:
        """Tell whether a number names, dates or measures something that no dossier counts."""
        start, end = quantity.number_start, quantity.number_end
        if quantity.unit in self.age_units:
            return True
        if quantity.unit and quantity.kind is not NumberKind.FRACTION:
            return False
        if quantity.kind is NumberKind.FRACTION:
            is_loose = self.strict_fractions.fullmatch(lowered, start, end) and not self.share_after.match(lowered, end)
            return bool(is_loose) or re.match(r"-[^\W\d]", lowered[end : end + 2]) is not None
        if self.no_count_before.search(lowered[max(0, start - 20) : quantity.start]):
            return True
        if quantity.kind is NumberKind.NONE and self.no_none_after.search(lowered[max(0, start - 20) : quantity.start]):
            return True
        if self.address.match(text, quantity.end):
            return True
        if not quantity.is_tally and self.no_count_after.match(lowered, quantity.end):
            return True
        if quantity.kind is not NumberKind.DIGITS or _is_before_plural(quantity, lowered):
            return False
        return (
            _is_part_of_name(quantity, text)
            or self.no_count_articles.search(lowered, max(0, quantity.start - 10), quantity.start) is not None
        )

    def _of_noun(self, noun: str, effects: Mapping[str, str]) -> str | None:
        if not noun:
            return None
        words = noun.split()
        return effects.get(noun) or effects.get(words[-1]) or effects.get(words[0])

    def _gap(self, text: str) -> int | None:
        """Return the number of words in a gap, None when a stop or the start of another clause lies in it."""
        if STOP.search(text):
            return None
        words = WORD.findall(text)
        return None if self.blockers.intersection(words) or self.number_words.intersection(words) else len(words)

    def _is_passive(self, match: re.Match[str], text: str) -> bool:
        if self.passive_marks.search(text[: match.start()]):
            return True
        following = WORD.match(text, match.end() + 1)
        if following is None or text[match.end() : match.end() + 1] != " ":
            return True
        word = following.group()
        return not word[0].isdigit() and word not in self.active_objects


def _effect(match: re.Match[str]) -> str:
    """Return the name of the group that matched: the effect."""
    return match.lastgroup or ""


@cache
def effect_words(tables: Tables) -> EffectWords:
    """Return the compiled effect words of a language."""
    table = tables["figures"]
    words, no_counts = table.get("words", {}), table.get("not_counts", {})
    effects, numbers = table.get("effects", {}), tables["numbers"]
    of = any_of(words.get("of", ()))
    units = any_of(tables["times"].get("units", ()))
    return EffectWords(
        nouns=_by_noun(effects, "nouns"),
        weak_nouns=_by_noun(effects, "weak_nouns"),
        before=_cues(effects, "before"),
        after=_cues(effects, "after"),
        passive=_cues(effects, "passive"),
        blockers=frozenset(words.get("blockers", ())),
        active_objects=_first_words(
            words.get("active_objects", ()), *(numbers.get(key, ()) for key in ("values", "vague"))
        ),
        number_words=_first_words(numbers.get("values", ())) - frozenset(numbers.get("weak_ones", ())),
        passive_marks=re.compile(rf"(?<!\w)(?:{any_of(words.get('passive_marks', ()))})(?!\w)"),
        separators=frozenset(words.get("separators", ())),
        tally_cues=re.compile(rf"(?<!\w)(?:{starred(words.get('tally_cues', ()))})(?!\w)"),
        no_count_before=re.compile(
            rf"(?<!\w)(?:{any_of(no_counts.get('before', ()))})[ -](?:\d+(?:\W|\W\w+\W))?$|[#№\[]$"
        ),
        no_count_after=re.compile(
            rf"[ -]?(?:(?:{of}) )?(?:{units}|{any_of(no_counts.get('after', ()))})(?!\w)|-[^\W\d]|-\d|[:/]\d|\]"
        ),
        no_count_articles=re.compile(rf"(?<!\w)(?:{any_of(no_counts.get('articles', ()))}) $"),
        no_none_after=re.compile(
            rf"(?<!\w)(?<!{any_of(no_counts.get('existential', ()))} )(?:{any_of(no_counts.get('copulas', ()))}) $"
        ),
        address=re.compile(rf" (?:[^\W\d_a-z][\w.]* ){{1,3}}(?:{any_of(no_counts.get('streets', ()))})(?!\w)"),
        age_units=frozenset(table.get("ages", {}).values()),
        not_followed=frozenset(table.get("not_followed", {}).get("nouns", ())),
        strict_fractions=re.compile(any_of(words.get("strict_fractions", ())).replace(r"\*", ".*")),
        share_after=re.compile(rf" (?:{any_of(words.get('share_after', ()))})(?!\w)"),
        more=frozenset(words.get("more", ())),
        of=frozenset(words.get("of", ())),
        determiners=frozenset(words.get("determiners", ())),
        stop_words=frozenset(words.get("stop_words", ())),
        verb_endings=tuple(words.get("verb_endings", ())),
    )


def _first_words(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.split()[0] for entries in lists for entry in entries)


def starred(words: Iterable[str]) -> str:
    """Return a pattern of words in which a star stands for any ending."""
    return any_of(words).replace(r"\*", r"\w*")


def _by_noun(effects: Mapping[str, Any], key: str) -> dict[str, str]:
    return {noun: name for name, effect in effects.items() for noun in effect.get(key, ())}


def _cues(effects: Mapping[str, Any], key: str) -> re.Pattern[str]:
    parts = [rf"(?P<{name}>{starred(effect[key])})" for name, effect in effects.items() if effect.get(key)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or NEVER})(?!\w)")


def _is_before_plural(quantity: Quantity, lowered: str) -> bool:
    """Tell whether a word in s follows within two words: in both languages mostly a plural, and so a count."""
    return re.match(r" (?:[^\W\d_]+ )?[^\W\d_]+s(?!\w)", lowered[quantity.end : quantity.end + 40]) is not None


def _is_part_of_name(quantity: Quantity, text: str) -> bool:
    """Tell whether digits follow a capitalised word: "Flight 204", "the Marten 3 was"."""
    if quantity.start != quantity.number_start:
        return False
    before = re.search(r"(?<![.!?:] )(?<!\n)([^\W\d_][\w'’-]*) $", text[max(0, quantity.start - 30) : quantity.start])
    return before is not None and before[1] != before[1].lower()
