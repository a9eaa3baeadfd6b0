"""The words around a figure that say what happened to those it counts.

In:  the lower-case words before and after a quantity, up to the ends of its sentence.
Out: the nearest effect on each side ("killed", "votes"), with its distance in words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.model.counting import HUMAN_EFFECTS
from cuttings.read.figures.number_words import NEVER, any_of
from cuttings.resources.tables import Tables

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = re.compile(r"[,;:()\d]")
BEFORE_GAP = 4
TOLL_GAP = 6
AFTER_GAP = 7
WEAK_GAP = 3
"""How many words may stand between a figure and the verb that tells its effect; after it there may be a place or
a relative clause ("six people in the market were killed"); after one or none, which say little, less.
Chosen on the development articles."""


@dataclass(frozen=True, slots=True)
class Cue:
    """An effect told near a figure, so many words away: by which words, what follows them, and on which side."""

    effect: str
    distance: int
    words: str
    following: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class EffectWords:
    """The effect words of a language, compiled, and the small words that the search stops at."""

    nouns: Mapping[str, str]
    weak_nouns: Mapping[str, str]
    before: re.Pattern[str]
    tolls: re.Pattern[str]
    after: re.Pattern[str]
    passive: re.Pattern[str]
    of_people: frozenset[str]
    only_of: Mapping[str, frozenset[str]]
    people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]
    undone: re.Pattern[str]
    particles: frozenset[str]
    places: re.Pattern[str]
    blockers: frozenset[str]
    active_objects: frozenset[str]
    number_words: frozenset[str]
    passive_marks: re.Pattern[str]
    separators: frozenset[str]
    tally_cues: re.Pattern[str]
    not_followed: frozenset[str]
    more: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    stop_words: frozenset[str]
    stressed_nones: frozenset[str]
    total_of: re.Pattern[str]
    verb_endings: tuple[str, ...]

    def is_noun_like(self, word: str) -> bool:
        """Tell whether a word may be a noun, as far as its form and the tables can tell."""
        if word in self.nouns or word in self.weak_nouns:
            return True
        is_verb = word.endswith(self.verb_endings) or self.after.fullmatch(word) or self.passive.fullmatch(word)
        return not is_verb and word not in self.stop_words

    def happens_to(self, cue: Cue, noun: str) -> bool:
        """Tell whether a cue can be meant of a noun: to hold, seize or shoot is done to things as well, and "held up"
        is another verb."""
        last = noun.split()[-1] if noun else ""
        if last in self.not_people and cue.effect in HUMAN_EFFECTS:
            return False
        if cue.words in self.only_of:
            return last in self.only_of[cue.words]
        if cue.words not in self.of_people:
            return True
        if cue.following in self.particles:
            return False
        return not last or last in self.people or last in self.weak_nouns or last.endswith(self.people_endings)

    def is_stressed_none(self, number: str) -> bool:
        """Tell whether words for none say that it could have been one: "not a single", "ni un solo"."""
        return number in self.stressed_nones

    def is_undone(self, effect: str, after: str) -> bool:
        """Tell whether the words after those counted take the effect back: "40 prisoners were freed"."""
        found = self.undone.search(after)
        is_near = found is not None and (self._gap(after[: found.start()]) or 0) <= WEAK_GAP
        return is_near and found is not None and _effect(found) == effect

    def is_total_of(self, before: str) -> bool:
        """Tell whether the words before a bare number name what it counts: "the number of boats, 102"."""
        return self.total_of.search(before) is not None

    def is_link(self, word: str) -> bool:
        """Tell whether a word ties a noun to the one before it: "of", "in", "at"."""
        return word in self.of or self.places.fullmatch(word) is not None

    def noun_effect(self, noun: str) -> str | None:
        """Return the effect that a counted noun itself tells: "votes", "deaths"."""
        return self._of_noun(noun, self.nouns)

    def weak_noun_effect(self, noun: str) -> str | None:
        """Return the effect of a noun whose people may have met another: "protesters", "soldiers"."""
        return self._of_noun(noun, self.weak_nouns)

    def effect_before(self, text: str) -> Cue | None:
        """Return the effect told last before a figure, when no other clause begins in between."""
        found = [*self.before.finditer(text), *self.tolls.finditer(text)]
        if not found:
            return None
        last = max(found, key=lambda each: each.end())
        gap = text[last.end() :]
        count = self._gap(gap)
        reach = TOLL_GAP if last.re is self.tolls else BEFORE_GAP
        if count is None or count > reach or (last.re is self.before and self.places.search(gap)):
            return None  # "killed in two towns": they are where it happened
        return Cue(_effect(last), count, last.group(), "", is_before=True)

    def effect_after(self, text: str) -> Cue | None:
        """Return the effect told first after a figure. A verb that goes on to an object tells of others: "two gunmen
        killed three"."""
        for match in sorted([*self.after.finditer(text), *self.passive.finditer(text)], key=lambda each: each.start()):
            count = self._gap(text[: match.start()])
            if count is None or count > AFTER_GAP:
                return None
            if match.re is self.passive and not self._is_passive(match, text):
                continue
            return Cue(_effect(match), count, match.group(), _next_word(text, match.end()), is_before=False)
        return None

    def toll_in(self, subject: str) -> Cue | None:
        """Return what a subject counts where it is a toll: "the confirmed death toll"."""
        found = self.tolls.search(subject)
        return Cue(_effect(found), 0, found.group(), "", is_before=True) if found else None

    def effect_of_object(self, governor: str) -> Cue | None:
        """Return what a governor does to its object: "killing", "assassination of"."""
        found = self.before.fullmatch(governor)
        return Cue(_effect(found), 0, found.group(), "", is_before=True) if found else None

    def effect_of_subject(self, clause: str, *, is_passive: bool) -> Cue | None:
        """Return what a clause, from its verb on, says of its subject: "marched", "lost their lives", "wounded"."""
        found = (self.passive.match(clause) if is_passive else None) or self.after.match(clause)
        if found is None:
            return None
        return Cue(_effect(found), 0, found.group(), _next_word(clause, found.end()), is_before=False)

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
        """Tell whether a participle says what was done to those before it: no object of its own follows."""
        if self.passive_marks.search(text[: match.start()]):
            return True
        following = WORD.match(text, match.end() + 1)
        if following is None or text[match.end() : match.end() + 1] != " ":
            return True
        word = following.group()
        return not word[0].isdigit() and word not in self.active_objects


def _next_word(text: str, end: int) -> str:
    following = WORD.match(text, end + 1)
    return following.group() if following else ""


def _effect(match: re.Match[str]) -> str:
    """Return the name of the group that matched: the effect."""
    return match.lastgroup or ""


@cache
def effect_words(tables: Tables) -> EffectWords:
    """Return the compiled effect words of a language."""
    table = tables["figures"]
    words, people = table.get("words", {}), table.get("people", {})
    effects, numbers = table.get("effects", {}), tables["numbers"]
    return EffectWords(
        nouns=_by_noun(effects, "nouns"),
        weak_nouns=_by_noun(effects, "weak_nouns"),
        before=_cues(effects, "before"),
        tolls=_cues(effects, "tolls"),
        of_people=frozenset(word for effect in effects.values() for word in effect.get("of_people", ())),
        only_of={
            cue: frozenset(nouns) for effect in effects.values() for cue, nouns in effect.get("only_of", {}).items()
        },
        people=frozenset(people.get("nouns", ())),
        people_endings=tuple(people.get("endings", ())),
        not_people=frozenset(people.get("others", ())),
        undone=_cues(effects, "undone"),
        particles=frozenset(words.get("particles", ())),
        places=re.compile(rf"(?<!\w)(?:{any_of(words.get('places', ()))})(?!\w)"),
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
        not_followed=frozenset(table.get("not_followed", {}).get("nouns", ())),
        more=frozenset(words.get("more", ())),
        of=frozenset(words.get("of", ())),
        determiners=frozenset(words.get("determiners", ())),
        stop_words=frozenset(words.get("stop_words", ())),
        total_of=re.compile(rf"(?<!\w)(?:{any_of(words.get('total_of', ()))}) (?:[^\W\d]+[, ]+){{1,6}}$"),
        stressed_nones=frozenset(numbers.get("stressed_nones", ())),
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
