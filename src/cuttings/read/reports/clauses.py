"""What the parse tells of a clause: its subjects and objects, its tense, what opens it.

In:  a verb, or another word of a parsed sentence.
Out: answers; English labels and Universal Dependencies are both known.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass", "oprd"})
PARTS = SUBJECTS | OBJECTS | {"attr", "pobj"}
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
AUXILIARY = frozenset({"aux", "auxpass", "aux:pass"})


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Tell whether a verb carries tense or a modal."""
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARY]
    return any(each.tag_ in FINITE for each in (verb, *auxiliaries))


def is_past(verb: Token) -> bool:
    """Tell whether a verb or its auxiliary stands in the past tense."""
    return any(each.tag_ == "VBD" for each in (verb, *(child for child in verb.children if child.dep_ in AUXILIARY)))


def is_open(verb: Token) -> bool:
    """Tell whether a clause leaves open whether it came true: "to march", "leaving", "that it be dropped"."""
    if is_finite(verb):
        return False
    return verb.tag_ in ("VB", "VBG") or any(child.tag_ == "VB" for child in verb.children if child.dep_ in AUXILIARY)


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def markers_of(verb: Token) -> Iterator[Token]:
    """Yield the words that open a clause, but for "that"."""
    yield from (child for child in verb.children if child.dep_ == "mark" and child.lower_ != "that")


def first_conjunct(token: Token) -> Token:
    """Return the first of words joined by "and", itself where it is not joined."""
    while token.dep_ == "conj":
        token = token.head
    return token
