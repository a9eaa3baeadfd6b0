"""What happened to those a quantity counts, and whether it is a figure at all.

In:  candidates: the quantities of a page with the nouns they count.
Out: the candidates that are figures, each with its effect.

What happened ("effect") is judged inside the clause: the counted noun itself ("votes"), what the parse says governs it,
the nearest cue before or after ("killing at least 17", "17 people were killed"), then the figure it is listed with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cuttings.model.finding import Bound, Scope
from cuttings.model.text import Span
from cuttings.read.figures.effects import WEAK_GAP, Cue, EffectWords
from cuttings.read.figures.number_words import NumberKind
from cuttings.read.figures.quantities import Quantity
from cuttings.read.figures.roles import ParsedRoles

BARE_COUNT = 1000
"""From here on a number with nothing around it is taken for a count: years are known as times by then."""

NOT_TAKEN_OVER = frozenset({"share", "money"})
"""Effects that the next figure of a sentence does not take over."""

TWENTY = 20
"""From here on a bounded number in words counts something without a noun; "more than two" is of what was named."""

COUNTED_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced", "votes", "seats", "cases"})
"""Effects that make a figure of words for one or none: "one person was killed", "no seats"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity, the noun it counts, and the sentence it stands in.

    `has_cue_before`, `has_cue_after` tell on which side its effect was told, so that those listed with it may share it.
    """

    quantity: Quantity
    noun: Span | None
    sentence: Span
    number_words: str = ""
    noun_words: tuple[str, ...] = ()
    scope: Scope = Scope.TOTAL
    effect: str | None = None
    has_cue_after: bool = False
    has_cue_before: bool = False
    is_rate: bool = False
    follows: bool = False

    @property
    def span(self) -> Span:
        """From the bound words to the noun."""
        end = max(self.quantity.end, self.noun.end) if self.noun else self.quantity.end
        return Span(self.quantity.start, end)

    @property
    def number(self) -> Span:
        """The number words alone."""
        return Span(self.quantity.number_start, self.quantity.number_end)


def judge(
    candidates: Sequence[Candidate], lowered: str, words: EffectWords, roles: ParsedRoles | None
) -> list[Candidate]:
    """Return the candidates that are figures, with their effects; `roles` is None where there is no parse."""
    judged = [_judged(each, lowered, words, roles) for each in candidates]
    return [each for each in _share_effects(judged, lowered, words) if _is_figure(each, words)]


def _judged(candidate: Candidate, lowered: str, words: EffectWords, roles: ParsedRoles | None) -> Candidate:
    quantity = candidate.quantity
    if quantity.is_share:
        return replace(candidate, effect="share")
    if quantity.unit:
        return replace(candidate, effect="money")
    sentence = candidate.sentence
    noun = candidate.noun.cut(lowered) if candidate.noun else ""
    own = words.noun_effect(noun)
    if own:
        is_undone = words.is_undone(own, lowered[candidate.span.end : sentence.end])
        return replace(candidate, effect=None if is_undone else own)
    if words.not_followed.intersection(candidate.noun_words):
        return candidate  # nothing happens to "the two sides"
    if quantity.is_tally:
        has_vote = words.tally_cues.search(lowered, sentence.start, sentence.end) is not None
        return replace(candidate, effect="votes" if has_vote else None)
    cue = _cue(candidate, noun, lowered, words, roles)
    if cue is None:
        is_named = not noun and words.is_total_of(lowered[sentence.start : candidate.span.start])
        return replace(candidate, effect=words.weak_noun_effect(noun), follows=is_named)
    return replace(candidate, effect=cue.effect, has_cue_before=cue.is_before, has_cue_after=not cue.is_before)


def _cue(candidate: Candidate, noun: str, lowered: str, words: EffectWords, roles: ParsedRoles | None) -> Cue | None:
    """Return the cue that governs a figure in the parse, else the nearest of those before and after it."""
    sentence = candidate.sentence
    parsed = roles.cue(candidate.number, candidate.noun) if roles else None
    before = words.effect_before(lowered[sentence.start : candidate.span.start])
    after = words.effect_after(lowered[candidate.span.end : sentence.end])
    if after and candidate.quantity.kind in (NumberKind.WEAK_ONE, NumberKind.NONE) and after.distance > WEAK_GAP:
        after = None
    near = [cue for cue in (parsed, after, before) if cue and words.happens_to(cue, noun)]
    return min(near, key=lambda cue: cue.distance, default=None)


def _share_effects(candidates: Sequence[Candidate], lowered: str, words: EffectWords) -> list[Candidate]:
    """Give an effect to those listed with others ("5 soldiers, 3 civilians and hundreds of rebels killed") and to a
    bare number whose noun the sentence has named before ("won 13 seats, the others 10")."""
    listed = list(candidates)
    for place in range(len(listed) - 2, -1, -1):
        this, following = listed[place], listed[place + 1]
        if not following.has_cue_after or _has_own(this):
            continue
        if _are_listed(this, following, lowered, words):
            listed[place] = replace(this, effect=following.effect, has_cue_after=True)
        elif _is_nested(this, following, lowered, words):
            listed[place] = replace(this, effect=following.effect, has_cue_after=True)
            listed[place + 1] = replace(following, effect=None, has_cue_after=False)
    for place in range(1, len(listed)):
        listed[place] = _after_previous(listed[place - 1], listed[place], lowered, words)
    return listed


def _after_previous(previous: Candidate, this: Candidate, lowered: str, words: EffectWords) -> Candidate:
    """Return a candidate with the effect it takes over from the one before it in the sentence, if any."""
    if this.sentence != previous.sentence or this.quantity.is_tally:
        return this
    if previous.has_cue_before and not _has_own(this) and _are_listed(previous, this, lowered, words):
        return replace(this, effect=previous.effect, has_cue_before=True)
    is_part = this.scope is Scope.PART and not this.quantity.is_of_whole
    if is_part and previous.effect and not _has_own(this) and previous.effect not in NOT_TAKEN_OVER:
        return replace(this, effect=previous.effect)
    if this.quantity.kind is NumberKind.WEAK_ONE and _are_listed(previous, this, lowered, words):
        return replace(this, follows=previous.noun is not None and _is_figure(previous, words))
    if this.effect is None and this.noun is None and previous.effect not in NOT_TAKEN_OVER:
        return replace(this, effect=previous.effect, follows=_is_figure(previous, words))
    return this


def _has_own(candidate: Candidate) -> bool:
    return (
        candidate.has_cue_after or candidate.has_cue_before or candidate.effect in ("share", "money", *COUNTED_EFFECTS)
    )


def _are_listed(first: Candidate, second: Candidate, lowered: str, words: EffectWords) -> bool:
    between = lowered[first.span.end : second.span.start].strip()
    return first.sentence == second.sentence and between in words.separators


def _is_nested(outer: Candidate, inner: Candidate, lowered: str, words: EffectWords) -> bool:
    """Tell whether a count only describes another: "14,000 workers of four plants"."""
    between = lowered[outer.span.end : inner.span.start].split()
    is_near = outer.sentence == inner.sentence and outer.noun is not None and 0 < len(between) <= 2
    return is_near and words.is_link(between[0]) and (len(between) == 1 or between[1] in words.determiners)


def _is_figure(candidate: Candidate, words: EffectWords) -> bool:
    """Tell whether a quantity counts something: it has a noun, a unit, an effect, or is large or bounded; no score."""
    quantity, effect = candidate.quantity, candidate.effect
    if quantity.kind is NumberKind.NONE and candidate.scope is Scope.ADDITIONAL:
        return False  # "no more deaths" says nothing of how many there were
    has_cue = candidate.has_cue_after or candidate.has_cue_before
    if quantity.kind in (NumberKind.WEAK_ONE, NumberKind.NONE):
        is_stressed = candidate.follows or words.is_stressed_none(candidate.number_words)
        is_told = effect in COUNTED_EFFECTS
        return (candidate.noun is not None and (is_stressed or is_told)) or (is_told and has_cue)
    if quantity.is_tally or effect is not None:
        return effect is not None
    if candidate.noun is not None:
        return not words.not_followed.intersection(candidate.noun_words)
    is_bounded = quantity.bound is not Bound.EXACT and (quantity.kind is not NumberKind.WORDS or quantity.low >= TWENTY)
    return candidate.follows or candidate.is_rate or is_bounded or quantity.low >= BARE_COUNT
