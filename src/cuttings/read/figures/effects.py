"""The words around a figure that say what happened to those it counts, and those that make it no count.

In:  the lower-case words before and after a quantity, up to the ends of its sentence.
Out: the nearest effect on each side ("killed", "votes"), with its distance in words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cuttings.model.finding import Scope
from cuttings.model.text import Span
from cuttings.read.figures.number_words import NEVER, NumberKind, any_of
from cuttings.read.figures.quantities import Quantity
from cuttings.resources.tables import Tables

HUMAN_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""What happens to people: "30 goats drowned" is no count of the killed."""
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = re.compile(r"[,;:()\d]")
ARTICLE_REACH = 24
"""Characters before a number in which a singular article and one word make it a name: "el nuevo 747"."""
BEFORE_GAP = 4
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
    opening_whole: re.Pattern[str]
    particles: frozenset[str]
    places: re.Pattern[str]
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
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    additional_before: re.Pattern[str]
    additional_after: re.Pattern[str]
    more: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    stop_words: frozenset[str]
    stressed_nones: frozenset[str]
    total_of: re.Pattern[str]
    before_plural: re.Pattern[str]
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

    def scope_of(self, quantity: Quantity, sentence: Span, lowered: str) -> Scope:
        """Return whether a quantity counts a part, some beside those told before, or all."""
        before, after = lowered[sentence.start : quantity.start], lowered[quantity.end : sentence.end]
        is_told = self.part_before.search(before) or self.part_after.match(after) or self.opening_whole.search(before)
        if quantity.is_of_whole or is_told:
            return Scope.PART
        is_more = self.additional_before.search(before) or self.additional_after.match(after)
        return Scope.ADDITIONAL if is_more else Scope.TOTAL

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
        if count is None or count > BEFORE_GAP or (last.re is self.before and self.places.search(gap)):
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

    def is_no_count(self, quantity: Quantity, cased: str, lowered: str) -> bool:
        """Tell whether a number names, dates or measures something that no dossier counts; `cased` is the text with
        the capitals of plain sentences."""
        start, end = quantity.number_start, quantity.number_end
        if quantity.unit in self.age_units:
            return True
        if quantity.unit and quantity.kind is not NumberKind.FRACTION:
            return False
        if quantity.kind is NumberKind.FRACTION:
            is_loose = self.strict_fractions.fullmatch(lowered, start, end) and not self.share_after.match(lowered, end)
            return bool(is_loose) or re.match(r"-[^\W\d]", lowered[end : end + 2]) is not None
        is_numeral = quantity.kind in (NumberKind.DIGITS, NumberKind.WORDS)
        if is_numeral and self.no_count_before.search(lowered[max(0, start - 20) : quantity.start]):
            return True
        if quantity.kind is NumberKind.NONE and self.no_none_after.search(lowered[max(0, start - 20) : quantity.start]):
            return True
        if self.address.match(cased, quantity.end):
            return True
        if not quantity.is_tally and self.no_count_after.match(lowered, quantity.end):
            return True
        if quantity.kind is not NumberKind.DIGITS or self.before_plural.match(lowered, quantity.end):
            return False
        return (
            _is_part_of_name(quantity, cased)
            or cased[max(0, start - 1) : start] in ("'", "’")
            or self.no_count_articles.search(lowered, max(0, quantity.start - ARTICLE_REACH), quantity.start)
            is not None
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
    words, no_counts = table.get("words", {}), table.get("not_counts", {})
    effects, numbers, people = table.get("effects", {}), tables["numbers"], table.get("people", {})
    of, scopes = any_of(words.get("of", ())), table.get("scopes", {})
    units, counts = any_of(tables["times"].get("units", ())), any_of(numbers.get("values", ()))
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
        opening_whole=re.compile(
            rf"(?:^|[.;:] )\W?(?:{of}) (?:{any_of(words.get('determiners', ()))}) (?:[^\W\d]+ ){{0,3}}[^\W\d]+, $"
        ),
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
        no_count_before=re.compile(
            rf"(?<!\w)(?:{any_of(no_counts.get('before', ()))})[ -](?:(?:\d+|{counts})(?:\W|\W\w+\W))?$|[#№\[]$"
        ),
        no_count_after=re.compile(
            rf"[ -]?(?:(?:{of}) )?(?:{units}|{any_of(no_counts.get('after', ()))})(?!\w)|-[^\W\d]|-\d|[:/]\d|\]"
        ),
        no_count_articles=re.compile(rf"(?<!\w)(?:{any_of(no_counts.get('articles', ()))}) (?:[^\W\d_]+ )?$"),
        no_none_after=re.compile(
            rf"(?<!\w)(?<!{any_of(no_counts.get('existential', ()))} )(?:{any_of(no_counts.get('copulas', ()))}) $"
        ),
        address=re.compile(rf" (?:[^\W\d_a-z][\w.]* ){{1,3}}(?:{any_of(no_counts.get('streets', ()))})(?!\w)"),
        age_units=frozenset(table.get("ages", {}).values()),
        not_followed=frozenset(table.get("not_followed", {}).get("nouns", ())),
        strict_fractions=re.compile(any_of(words.get("strict_fractions", ())).replace(r"\*", ".*")),
        share_after=re.compile(rf" (?:{any_of(words.get('share_after', ()))})(?!\w)"),
        part_before=re.compile(rf"(?<!\w)(?:{any_of(scopes.get('part_before', ()))})[,:]? $"),
        part_after=re.compile(rf" (?:{any_of(scopes.get('part_after', ()))})(?!\w)"),
        additional_before=re.compile(rf"(?<!\w)(?:{any_of(scopes.get('additional_before', ()))}) $"),
        additional_after=re.compile(rf" (?:{any_of(scopes.get('additional_after', ()))})(?!\w)"),
        more=frozenset(words.get("more", ())),
        of=frozenset(words.get("of", ())),
        determiners=frozenset(words.get("determiners", ())),
        stop_words=frozenset(words.get("stop_words", ())),
        before_plural=_before_plural(words),
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


def _before_plural(words: Mapping[str, Any]) -> re.Pattern[str]:
    """Return a pattern of a word in s within two words: in both languages mostly a plural, and so a count. The word
    between is an adjective, with the endings that adjectives of the language have before a plural."""
    endings = "|".join(words.get("plural_adjectives", ())) or ""
    return re.compile(rf" (?:[^\W\d_]+(?:{endings}) )?[^\W\d_]+s(?!\w)")


def _is_part_of_name(quantity: Quantity, text: str) -> bool:
    """Tell whether digits follow a capitalised word: "Flight 204", "the Marten 3 was"."""
    if quantity.start != quantity.number_start:
        return False
    before = re.search(r"(?<![.!?:] )(?<!\n)([^\W\d_][\w'’-]*) $", text[max(0, quantity.start - 30) : quantity.start])
    return before is not None and before[1] != before[1].lower()
