"""Figures: counts and measures that a dossier follows, with what they count and what happened to those counted.

In:  a page with its time expressions and attributions.
Out: a Figure for each quantity that counts something: dates, ages, names and scores are left out.

What happened ("effect") is judged inside the clause, nearest words first: the counted noun itself ("votes"), a verb
before or after ("killing at least 17", "17 people were killed"), then the figure it is listed with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cuttings.model.finding import Bound, Figure, Timex
from cuttings.model.text import Span
from cuttings.read.figures.counted import CountedNouns
from cuttings.read.figures.effects import WEAK_GAP, EffectWords, effect_words
from cuttings.read.figures.number_words import NumberKind
from cuttings.read.figures.quantities import Quantity, find_quantities
from cuttings.read.page import Page
from cuttings.read.plain_text import plain, running_text

TABLES: tuple[str, ...] = ("figures", "numbers", "times")

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]*[^\W\d_a-zà-þ]|\s*\Z)|\n")
"""Where a sentence ends: a stop before a capital, or a line's end. A stop inside "U.S. troops" ends none of weight."""

BARE_COUNT = 1000
"""From here on a number with nothing around it is taken for a count: years are known as times by then."""

COUNTED_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced", "votes", "seats", "cases"})
"""Effects that make a figure of words for one or none: "one person was killed", "no seats"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity, the noun it counts, and the sentence it stands in."""

    quantity: Quantity
    noun: Span | None
    sentence: Span
    noun_words: tuple[str, ...] = ()
    effect: str | None = None
    shared_after: bool = False
    shared_before: bool = False
    is_rate: bool = False
    follows: bool = False

    @property
    def span(self) -> Span:
        """From the bound words to the noun."""
        end = max(self.quantity.end, self.noun.end) if self.noun else self.quantity.end
        return Span(self.quantity.start, end)


def read_figures(page: Page) -> Sequence[Figure]:
    """Return the figures of a clipping, each with its effect, attribution and time where the clause gives them."""
    text = running_text(page)
    lowered = plain(text)
    words = effect_words(page.tables)
    candidates = [_judged(each, lowered, words) for each in _candidates(page, text, words)]
    shared = _share_effects(candidates, lowered, words)
    return [_figure(each, page) for each in shared if _is_figure(each, words)]


def _candidates(page: Page, text: str, words: EffectWords) -> Iterator[Candidate]:
    nouns = CountedNouns(page, words)
    times = [timex.words.span for timex in page.timexes]
    lowered = plain(text)
    sentences = _sentences(text)
    quantities = find_quantities(text, page.tables, page.context.country)
    place = time_place = 0
    for quantity in quantities:
        number = Span(quantity.number_start, quantity.number_end)
        while sentences[place].end < number.end:
            place += 1
        while time_place < len(times) and times[time_place].end <= number.start:
            time_place += 1
        if (time_place < len(times) and times[time_place].overlaps(number)) or words.is_no_count(
            quantity, text, lowered
        ):
            continue
        is_rate = time_place < len(times) and times[time_place].start - quantity.end in (0, 1)
        noun = nouns.after(quantity)
        noun_words = tuple(noun.cut(lowered).split()) if noun else ()
        yield Candidate(quantity, noun, sentences[place], noun_words, is_rate=is_rate)


def _sentences(text: str) -> list[Span]:
    ends = [found.end() for found in SENTENCE_END.finditer(text)] + [len(text)]
    starts = [0, *ends]
    return [Span(start, end) for start, end in zip(starts, ends, strict=False)]


def _judged(candidate: Candidate, lowered: str, words: EffectWords) -> Candidate:
    quantity = candidate.quantity
    if quantity.is_share:
        return replace(candidate, effect="share")
    if quantity.unit:
        return replace(candidate, effect="money")
    sentence = candidate.sentence
    noun = candidate.noun.cut(lowered) if candidate.noun else ""
    own = words.noun_effect(noun)
    if own:
        return replace(candidate, effect=own)
    if words.not_followed.intersection(candidate.noun_words):
        return candidate  # nothing happens to "the two sides"
    if quantity.is_tally:
        has_vote = words.tally_cues.search(lowered, sentence.start, sentence.end) is not None
        return replace(candidate, effect="votes" if has_vote else None)
    before = words.effect_before(lowered[sentence.start : candidate.span.start])
    after = words.effect_after(lowered[candidate.span.end : sentence.end])
    if after and quantity.kind in (NumberKind.WEAK_ONE, NumberKind.NONE) and after.distance > WEAK_GAP:
        after = None
    if after and (before is None or after.distance <= before.distance):
        return replace(candidate, effect=after.effect, shared_after=True)
    if before:
        return replace(candidate, effect=before.effect, shared_before=True)
    return replace(candidate, effect=words.weak_noun_effect(noun))


def _share_effects(candidates: Sequence[Candidate], lowered: str, words: EffectWords) -> list[Candidate]:
    """Give an effect to those listed with others ("5 soldiers, 3 civilians and hundreds of rebels killed") and to a
    bare number whose noun the sentence has named before ("won 13 seats, the others 10")."""
    listed = list(candidates)
    for place in range(len(listed) - 2, -1, -1):
        this, following = listed[place], listed[place + 1]
        if following.shared_after and not _has_own(this) and _are_listed(this, following, lowered, words):
            listed[place] = replace(this, effect=following.effect, shared_after=True)
    for place in range(1, len(listed)):
        this, previous = listed[place], listed[place - 1]
        if this.sentence != previous.sentence or this.quantity.is_tally:
            continue
        if previous.shared_before and not _has_own(this) and _are_listed(previous, this, lowered, words):
            listed[place] = replace(this, effect=previous.effect, shared_before=True)
        elif this.effect is None and this.noun is None and previous.effect not in ("share", "money"):
            listed[place] = replace(this, effect=previous.effect, follows=_is_figure(previous, words))
    return listed


def _has_own(candidate: Candidate) -> bool:
    return candidate.shared_after or candidate.shared_before or candidate.effect in ("share", "money", *COUNTED_EFFECTS)


def _are_listed(first: Candidate, second: Candidate, lowered: str, words: EffectWords) -> bool:
    between = lowered[first.span.end : second.span.start].strip()
    return first.sentence == second.sentence and between in words.separators


def _is_figure(candidate: Candidate, words: EffectWords) -> bool:
    """Tell whether a quantity counts something: it has a noun, a unit, an effect, or is large or bounded; no score."""
    quantity, effect = candidate.quantity, candidate.effect
    has_cue = candidate.shared_after or candidate.shared_before
    if quantity.kind in (NumberKind.WEAK_ONE, NumberKind.NONE):
        return effect in COUNTED_EFFECTS and (has_cue or candidate.noun is not None)
    if quantity.is_tally or effect is not None:
        return effect is not None
    if candidate.noun is not None:
        return not words.not_followed.intersection(candidate.noun_words)
    return candidate.follows or candidate.is_rate or quantity.bound is not Bound.EXACT or quantity.low >= BARE_COUNT


def _figure(candidate: Candidate, page: Page) -> Figure:
    quantity, span = candidate.quantity, candidate.span
    words = page.words(span.start, span.end)
    attribution = page.attribution_at(words)
    return Figure(
        clipping=page.clipping.id,
        words=words,
        method=page.method,
        number=page.words(quantity.number_start, quantity.number_end),
        counted=page.words(candidate.noun.start, candidate.noun.end) if candidate.noun else None,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        effect=candidate.effect or "other",
        share=quantity.is_share,
        as_of=_as_of(candidate, page),
        attribution=attribution.id if attribution else None,
    )


def _as_of(candidate: Candidate, page: Page) -> str | None:
    """Return the only time of the sentence, else the one nearest before the figure in it, else the nearest after."""
    times = [each for each in page.timexes if candidate.sentence.contains(each.words) and _names_days(each)]
    before = [each for each in times if each.words.end <= candidate.span.start]
    after = [each for each in times if each.words.start >= candidate.span.end]
    nearest = before[-1:] or after[:1]
    return nearest[0].id if nearest else None


def _names_days(timex: Timex) -> bool:
    return timex.type in ("date", "time") and timex.reading == 0
