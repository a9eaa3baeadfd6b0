"""Negation in a parsed clause: "not", "without anybody", "none of them", and what only looks like one.

In:  a verb or noun.
Out: `Cue`s.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.read.reports.clauses import SUBJECTS
from cuttings.read.reports.cue_words import Cue, CueWords


def negations(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what denies a verb: a particle, or that its subject or object is nobody."""
    for child in verb.children:
        is_negation = child.dep_ == "neg" or (child.dep_ in ("advmod", "det") and child.lower_ in words.negators)
        if is_negation and not _is_elsewhere(child, verb, words):
            yield Cue("negated", child)
        if child.dep_ in SUBJECTS or child.dep_ in ("dobj", "obj"):
            yield from nobody(child, words)


def nobody(noun: Token, words: CueWords) -> Iterator[Cue]:
    """Yield a negation where a noun is nobody: "none of them", "no protester"."""
    if noun.lower_ in words.nobody:
        yield Cue("negated", noun)
    yield from (
        Cue("negated", child)
        for child in noun.children
        if child.dep_ in ("det", "neg", "advmod") and child.lower_ in words.negators
    )


def _is_elsewhere(negation: Token, verb: Token, words: CueWords) -> bool:
    """Tell whether a negation is of something beside the verb: "not only", "not for stealing but for singing"."""
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else negation
    if following.lower_ in words.only:
        return True
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ == "prep"]
    return any(
        token.lower_ in words.contrasts and token.dep_ == "cc" for child in behind for token in (*child.children, child)
    ) or any(
        token.lower_ in words.contrasts and token.dep_ == "cc" and token.nbor().dep_ in ("prep", "conj")
        for token in verb.children
        if behind and token.i > verb.i and token.i + 1 < len(token.doc) and token.nbor().pos_ == "ADP"
    )
