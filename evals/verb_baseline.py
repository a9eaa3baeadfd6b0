"""A baseline for attributions: thirty verbs of saying and thinking, and what the parse hangs on them.

In:  a parsed text.
Out: a saying for each of the verbs that has a clause as its complement: "She *said* that …", "…, *said* the mayor".

Its source is the verb's subject, its content the clause without what belongs to the verb. It resolves nothing and
knows no quotation marks. Whoever changes the readers sees beside each score what such a list alone is worth.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from cuttings.model.text import Span, Words, words_at
from evals.records import Saying

SAYING = """say tell state claim announce report add note explain write declare argue suggest insist admit confirm
deny warn reply ask reveal agree"""
THINKING = "think believe know feel hope expect estimate predict"
VERBS = frozenset(f"{SAYING} {THINKING}".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def sayings_of_verbs(doc: Doc) -> list[Saying]:
    """Return what the baseline finds, in text order."""
    return [_saying(verb, clause) for verb in doc if verb.lemma_ in VERBS for clause in _clauses(verb)]


def _clauses(verb: Token) -> Iterator[Token]:
    yield from (child for child in verb.children if child.dep_ == "ccomp")


def _saying(verb: Token, clause: Token) -> Saying:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    cue = words_at(verb.doc.text, verb.idx, verb.idx + len(verb))
    head = Span(subject.idx, subject.idx + len(subject)) if subject else None
    source = _words(list(subject.subtree)) if subject else None
    return Saying((_words(list(clause.subtree)),), source, head, None, cue)


def _words(tokens: list[Token]) -> Words:
    first, last = tokens[0], tokens[-1]
    return words_at(first.doc.text, first.idx, last.idx + len(last))
