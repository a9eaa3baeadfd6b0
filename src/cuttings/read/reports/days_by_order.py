"""Which time dates which trigger, told by the order of words where there is no parse.

In:  a page, its triggers with how they stand, and the times that may date an event.
Out: for a trigger its time and how it is known: by its own clause, or by its sentence.

A time right beside a noun is its own ("la protesta del lunes", "Monday's march"). Words that open a clause part what
stands behind them from what stands before, up to the next comma. Inside one part the nearest pair of trigger and time
goes together first; the only time of a sentence is shared by all that its part tells. What only sets a scene has the
time beside it or none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Standing, Timex
from cuttings.read.page import Page
from cuttings.read.reports.cue_words import cue_words
from cuttings.read.reports.triggers import Trigger
from cuttings.read.times import DatingWords, dating_words

Placed = tuple[range, Timex]
"""A time with the indices of its tokens."""

CLOSING = frozenset({",", ";", ")", "—", "–"})
"""What ends a part of a sentence that a word has opened."""
BESIDE, POSSESSED, GOING_ALONG = 3, 2, 3
"""Words between a noun and the time that is its own; between "Monday's" and its noun; before such a noun, in which one
of `during` may stand ("en los choques del lunes")."""
BEHIND = 2
"""Words that a time before a trigger counts as further off: "a docker hurt on Sunday died on Tuesday"."""
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The triggers and times of one sentence, and to which part of it each token belongs, from the first token on."""

    doc: Doc
    triggers: Sequence[Trigger]
    times: Sequence[Placed]
    first: int
    parts: Sequence[int]
    words: DatingWords
    definite: frozenset[str]

    def is_one_part(self, trigger: Trigger, time: Placed) -> bool:
        """Tell whether a trigger and a time stand in one part."""
        return self.parts[trigger.start - self.first] == self.parts[time[0].start - self.first]

    def basis(self, trigger: Trigger, time: Placed) -> DayBasis:
        """Return how a time is known for a trigger: by its clause, unless a joining word stands between."""
        between = self.doc[min(trigger.end, time[0].stop) : max(trigger.start, time[0].start)]
        is_parted = any(token.lower_ in self.words.joining for token in between)
        return DayBasis.SENTENCE if is_parted else DayBasis.CLAUSE


def times_by_order(
    page: Page, triggers: Sequence[Trigger], times: Sequence[Timex], standing: Mapping[Trigger, Standing]
) -> Mapping[Trigger, tuple[Timex, DayBasis]]:
    """Return the time of each trigger that has one."""
    placed = [(page.tokens_at(each.words), each) for each in times if each.reading == 0]
    found: dict[Trigger, tuple[Timex, DayBasis]] = {}
    for start, many in groupby(triggers, key=lambda each: int(page.doc[each.head].sent.start)):
        end = page.doc[start].sent.end
        inside = [each for each in placed if start <= each[0].start < end]
        if inside:
            found |= _in_sentence(page, tuple(many), inside, standing)
    return found


def _in_sentence(
    page: Page, triggers: Sequence[Trigger], times: Sequence[Placed], standing: Mapping[Trigger, Standing]
) -> dict[Trigger, tuple[Timex, DayBasis]]:
    scenes = {each for each in triggers if standing[each] is Standing.SCENE and each.entry.is_noun}
    sentence = _sentence(page, triggers, times, scenes)
    beside = _beside(sentence)
    alone = [each for each in triggers if each not in beside and each not in scenes]
    nearest = _nearest(sentence, alone, [each for each in times if each not in beside.values()])
    found = {each: (time[1], sentence.basis(each, time)) for each, time in (beside | nearest).items()}
    if len(times) == 1:
        lent = not beside or _goes_along(sentence, next(iter(beside)))
        sharing = [each for each in alone if lent and sentence.is_one_part(each, times[0])]
        given = {each: DayBasis.SENTENCE if beside else sentence.basis(each, times[0]) for each in sharing}
        found |= {each: (times[0][1], basis) for each, basis in given.items()}
    return found


def _sentence(
    page: Page, triggers: Sequence[Trigger], times: Sequence[Placed], scenes: Collection[Trigger]
) -> Sentence:
    span, words = page.doc[triggers[0].head].sent, dating_words(page.tables)
    first_of_scenes = {each.start for each in scenes}
    inside = {place for tokens, _ in times for place in tokens}
    parts, part, opened = [], 0, 0
    for token in span:
        is_opening = token.lower_ in words.opening and inside.isdisjoint((token.i, token.i + 1))
        if is_opening or token.i in first_of_scenes:
            opened += 1
            part = opened
        elif token.text in CLOSING:
            part = 0
        parts.append(part)
    return Sentence(page.doc, triggers, times, span.start, parts, words, cue_words(page.tables).definite)


def _beside(sentence: Sentence) -> dict[Trigger, Placed]:
    """Return the nouns that have a time right beside them."""
    found: dict[Trigger, Placed] = {}
    for trigger in sentence.triggers:
        own = [each for each in sentence.times if _is_beside(sentence, trigger, each[0])]
        if own:
            found[trigger] = own[0]
    return found


def _is_beside(sentence: Sentence, trigger: Trigger, time: range) -> bool:
    doc = sentence.doc
    if trigger.end <= time.start:
        between = [token.lower_ for token in doc[trigger.end : time.start]]
        is_noun = trigger.entry.is_noun or doc[max(0, trigger.start - 1)].lower_ in sentence.definite
        return is_noun and len(between) <= BESIDE and sentence.words.links.issuperset(between)
    is_owned = any(token.lower_.endswith(POSSESSIVE) for token in doc[time.stop - 1 : time.stop + 1])
    return is_owned and time.stop <= trigger.start <= time.stop + POSSESSED + 1


def _nearest(sentence: Sentence, triggers: Sequence[Trigger], times: Sequence[Placed]) -> dict[Trigger, Placed]:
    """Return the pairs of a part that stand nearest to each other, each trigger and each time in one."""
    pairs = [(each, time) for each in triggers for time in times if sentence.is_one_part(each, time)]
    found: dict[Trigger, Placed] = {}
    for trigger, time in sorted(pairs, key=lambda pair: (_gap(pair[0], pair[1][0]), pair[0].start, pair[1][0].start)):
        if trigger not in found and time not in found.values():
            found[trigger] = time
    return found


def _gap(trigger: Trigger, time: range) -> int:
    return time.start - trigger.end if trigger.end <= time.start else trigger.start - time.stop + BEHIND


def _goes_along(sentence: Sentence, owner: Trigger) -> bool:
    """Tell whether a noun with a time of its own names what went on meanwhile: "died in Monday's clashes"."""
    before = sentence.doc[max(sentence.first, owner.start - GOING_ALONG) : owner.start]
    return any(token.lower_ in sentence.words.during for token in before)
