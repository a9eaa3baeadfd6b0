"""Doubt about who did what took place: "was shot, apparently by guards", "suspected members of the Front".

In:  a trigger, the heads of those who act, the cue words of the language.
Out: the word that tells the doubt, or None.

The event is as sure as its status says; this is about the actor alone.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from cuttings.read.reports.cue_words import CueWords
from cuttings.read.reports.cues import clause_cues
from cuttings.read.reports.triggers import Trigger

DOUBTS = frozenset({"unsure", "alleged", "hypothetical"})
BESIDE = frozenset({"amod", "advmod", "compound"})


def doubt_of(trigger: Trigger, actors: Sequence[Token], words: CueWords) -> Token | None:
    """Return the word that leaves open whether these did it."""
    return next((word for actor in actors for word in _doubts(trigger, actor, words)), None)


def _doubts(trigger: Trigger, actor: Token, words: CueWords) -> Iterator[Token]:
    preposition = actor.head if actor.dep_ == "pobj" else None
    for each in (actor, preposition):
        yield from (child for child in each.children if _is_hedge(child, words)) if each is not None else ()
    before = preposition.nbor(-1) if preposition is not None and preposition.i else None
    if before is not None and before.pos_ == "ADV" and words.adverbs.get(before.lower_) in DOUBTS:
        yield before
    verb = preposition.head if preposition is not None else actor.head
    if trigger.entry.is_noun and verb.pos_ == "VERB" and verb.i != trigger.head:
        yield from (cue.token for cue in clause_cues(verb, words) if cue.says in DOUBTS)


def _is_hedge(word: Token, words: CueWords) -> bool:
    return word.dep_ in BESIDE and words.adverbs.get(word.lower_) in DOUBTS
