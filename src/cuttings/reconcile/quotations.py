"""Quotations: attributions that print one act of speech, with its wordings side by side and where they depart.

In:  summaries, the cast, copy families, word lists, people's decisions on attributions.
Out: quotations that stand in two places or more, each with its wordings, the fullest first.

Copies of one text that print the same words are one act, however it is told. Elsewhere two attributions are one when
they have one speaker (an actor, or a role in the same words in clippings that name somebody in common: there are many
spokesmen) and quote nearly the same words, or ten in a row. A number or a negation that differs does not part them,
for that is what a reader must see; but then they must be printed within a day of each other, since a later statement
may well differ. Translations share no words, and stay two.
The thresholds are measured: docs/decisions/quotations-that-drift.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from cuttings.engine.verbs import Engine
from cuttings.model.entry import CopyFamily, Decider, Difference, Drift, Join, Quotation, Wording
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.reconcile.blocking import count_meetings
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.components import Component, decided_joins, form_components
from cuttings.reconcile.copies import count_origins
from cuttings.reconcile.days import Days, are_apart, numbered
from cuttings.reconcile.drift import Change, changes, longest_run, shared_words
from cuttings.reconcile.quoted import SpokenWords, Token, Word, tokens_of
from cuttings.reconcile.summary import UNNAMED, LocalSpeech, Party, Summary
from cuttings.reconcile.words import WordLists

KEY = 2
"""Words in a row by which two quotations of one speaker meet: of words shared in runs, a run of n holds n - 1 such."""
MIN_WORDS = 4
"""Words that two quotations share at least: titles and terms ("state of siege") are shorter, and are used again and
again. What hyphens join is one word of a quotation that is to be compared ("a door-to-door count")."""
MIN_ALIKE = 750
"""Thousandths of the shorter one's words that stand in the other in runs."""
NOT_EQUAL = 990
"""The highest score of two that are not equal: when a person parts two wordings, equal ones stay together."""
LONG_RUN = 10
"""Words in a row that nobody says twice: two outlets may each quote another end of one statement."""
NEWS_DAYS, SAME_NEWS_DAYS = 10, 1
"""A shorter quotation printed further apart may be a slogan; one with another number or a negation, a later word."""
COPIED = "the same words in copies of one text"
MARKED = (Drift.NUMBER, Drift.NEGATION)


@dataclass(frozen=True, slots=True)
class Said:
    """An act of speech with the clipping that prints it, and its quoted words.

    `speaker` is an actor's id, or a role in comparable form, None for nobody that could be known again; `circle` are
    the actors whom the clipping names.
    """

    speech: LocalSpeech
    summary: Summary
    tokens: tuple[Token, ...]
    speaker: str | None
    circle: frozenset[str]

    @property
    def words(self) -> tuple[Word, ...]:
        """What is quoted, in comparable form."""
        return tuple(each.word for each in self.tokens)

    @property
    def published(self) -> Days:
        """The days on which it may have been printed."""
        return numbered(self.summary.earliest, self.summary.latest)

    @property
    def is_long(self) -> bool:
        """Tell whether enough is quoted to be compared."""
        return sum(len(each.surface.split()) for each in self.speech.quoted) >= MIN_WORDS

    @property
    def by_day(self) -> tuple[date, str, int, str]:
        """Order by when and where it is printed."""
        start = self.speech.quoted[0].start if self.speech.quoted else 0
        return self.summary.earliest or date.max, self.summary.clipping, start, self.speech.id


def find_quotations(
    engine: Engine,
    summaries: Sequence[Summary],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    words: WordLists,
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Quotation, ...]:
    """Return the acts of speech that clippings which are not notes print more than once, sorted by id."""
    sources = {each.clipping: each for each in summaries if not each.is_note}
    said = {each.speech.id: each for summary in sources.values() for each in _said(summary, cast, words)}
    met = count_meetings(engine, _keys(said.values()))
    joins = [*_copied(said.values(), cast, families), *_alike(met, said), *decided_joins(same)]
    components = form_components(said, joins, apart=apart)
    printed = (each for each in components if len(each.members) > 1)
    found = (_quotation(each, said, cast, families, sources) for each in printed)
    return tuple(sorted(found, key=lambda each: each.id))


def _alike(met: Mapping[tuple[str, str], int], said: Mapping[str, Said]) -> Iterator[Join]:
    for (a, b), times in sorted(met.items()):
        join = judge_speech(said[a], said[b]) if _may_be_one(said[a], said[b], times) else None
        if join:
            yield join


def _may_be_one(a: Said, b: Said, meetings: int) -> bool:
    """Tell whether two quotations that meet so often can share enough words, at most twice as many, in one story."""
    if a.circle.isdisjoint(b.circle) or _is_within(a, b):
        return False
    wanted = max(MIN_WORDS, MIN_ALIKE * min(len(a.tokens), len(b.tokens)) // 1000)
    return 2 * meetings >= wanted or meetings >= LONG_RUN - 1


def _is_within(a: Said, b: Said) -> bool:
    """Tell whether two stand in the same words: somebody quotes in a quotation what they have said themselves."""
    pairs = product(a.speech.quoted, b.speech.quoted)
    return a.summary.clipping == b.summary.clipping and any(one.span.overlaps(other) for one, other in pairs)


def judge_speech(a: Said, b: Said) -> Join | None:
    """Return the join of two quotations of one speaker that are one act of speech, None when they are not."""
    fuller, other = _fuller_first(a.words, b.words)
    shared, run = shared_words(fuller, other), longest_run(fuller, other)
    share = 1000 * shared // len(other)
    if run < LONG_RUN and (shared < MIN_WORDS or share < MIN_ALIKE):
        return None
    marked = {each.drift for each in changes(fuller, other)}.intersection(MARKED)
    days = SAME_NEWS_DAYS if marked else None if run >= LONG_RUN else NEWS_DAYS
    if days is not None and are_apart(a.published, b.published, more_than=days):
        return None
    first, second = sorted((a.speech.id, b.speech.id))
    score = 1000 if share == 1000 and len(fuller) == len(other) else min(max(share, MIN_ALIKE), NOT_EQUAL)
    return Join(first, second, score, _reason(share, run, marked), Decider.MACHINE)


def _reason(share: int, run: int, marked: Iterable[Drift]) -> str:
    alike = (
        "the same quoted words"
        if share == 1000
        else f"{share // 10} % of the shorter quotation’s words stand in the other"
        if share >= MIN_ALIKE
        else f"{run} quoted words in a row are the same"
    )
    differing = "".join(f", but for a {each}" for each in sorted(marked))
    return f"same speaker, {alike}{differing}"


def _said(summary: Summary, cast: Cast, words: WordLists) -> Iterator[Said]:
    spoken = words.spoken.get(summary.language, SpokenWords())
    named = (cast.by_chain.get(each.chain) for each in summary.actors)
    circle = frozenset(each.id for each in named if each)
    for speech in summary.speech:
        tokens = tokens_of(speech.quoted, speech.numbers, spoken)
        yield Said(speech, summary, tokens, _speaker(speech.whose, cast, words), circle)


def _speaker(whose: Party, cast: Cast, words: WordLists) -> str | None:
    actor = cast.actor(whose)
    if actor:
        return actor.id
    return None if whose.surface == UNNAMED else words.role(normal_name(whose.surface))


def _fuller_first(a: Sequence[Word], b: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    first, second = sorted((a, b), key=lambda each: (-len(each), [word.form for word in each]))
    return first, second


def _keys(every: Iterable[Said]) -> Iterator[tuple[str, str]]:
    """Yield (key, id) for each key that more than one quotation has: most runs of words are never said again."""
    keys = {each.speech.id: set(_runs(each)) for each in every if each.speaker and each.is_long}
    bearers = Counter(key for own in keys.values() for key in own)
    for id, own in keys.items():
        yield from ((key, id) for key in sorted(own) if bearers[key] > 1)


def _runs(said: Said) -> Iterator[str]:
    forms = [each.form for each in said.words]
    for place in range(len(forms) - KEY + 1):
        yield f"{said.summary.language} {said.speaker} {' '.join(forms[place : place + KEY])}"


def _copied(every: Iterable[Said], cast: Cast, families: Mapping[str, CopyFamily]) -> Iterator[Join]:
    """Yield the joins of what copies of one text print in the same words."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for said in every:
        family = families.get(said.summary.clipping)
        if family:
            told = (family.id, cast.key(said.speech.whose), said.speech.wording)
            alike.setdefault(told, []).append(said.speech.id)
    for many in alike.values():
        yield from (Join(a, b, 1000, COPIED, Decider.MACHINE) for a, b in pairwise(sorted(many)))


def _quotation(
    component: Component,
    said: Mapping[str, Said],
    cast: Cast,
    families: Mapping[str, CopyFamily],
    sources: Mapping[str, Summary],
) -> Quotation:
    printed = sorted((said[each] for each in component.members), key=lambda each: each.by_day)
    by_words: dict[tuple[str, ...], list[Said]] = {}
    for each in printed:
        by_words.setdefault(_words_of(each), []).append(each)
    fullest, *others = sorted(by_words.values(), key=lambda many: -len(many[0].tokens))
    in_order = [fullest, *sorted(others, key=lambda many: many[0].by_day)]
    clippings = (each.summary.clipping for each in printed)
    return Quotation(
        id=content_id("quotation", component.members[0]),
        speaker=cast.name(fullest[0].speech.whose) or UNNAMED,
        wordings=tuple(_wording(many, fullest[0]) for many in in_order),
        origins=count_origins(clippings, families, sources),
        joins=component.joins,
    )


def _words_of(said: Said) -> tuple[str, ...]:
    """Return what is equal for printings of one wording: the quoted words, else the words in which it is told."""
    return tuple(each.form for each in said.words) or (said.speech.wording,)


def _wording(many: Sequence[Said], fullest: Said) -> Wording:
    differences = _differences(fullest, many[0]) if shared_words(fullest.words, many[0].words) else ()
    return Wording(tuple(each.speech.id for each in many), tuple(differences))


def _differences(fullest: Said, said: Said) -> Iterator[Difference]:
    for change in changes(fullest.words, said.words):
        there = _printed(fullest.speech.quoted, fullest.tokens[change.start : change.end])
        here = _printed(said.speech.quoted, said.tokens[change.here : change.to])
        yield from _difference(change, here, " … ".join(each.surface for each in there) or None)


def _difference(change: Change, here: Sequence[Words], there: str | None) -> Iterator[Difference]:
    """Yield one difference, or one for each stretch in which its words are printed."""
    for place, words in enumerate(here or [None]):
        yield Difference(change.drift, words, there if place == 0 else None)


def _printed(quoted: Sequence[Words], tokens: Sequence[Token]) -> list[Words]:
    """Return tokens as printed: a stretch for each of the quoted parts that they stand in."""
    found: list[Words] = []
    for part in quoted:
        inside = [each for each in tokens if part.start <= each.start < part.end]
        if inside:
            start, end = inside[0].start, inside[-1].end
            found.append(Words(start, end, part.surface[start - part.start : end - part.start]))
    return found
