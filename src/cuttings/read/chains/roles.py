"""Roles of phrases and subjects of clauses, asked of the parse.

In:  a token.
Out: its role in its clause; the phrase it is joined to; the verb of its clause; the subject of a verb, own or shared.
"""

from spacy.tokens import Token

SUBJECT_ROLES = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT_ROLES = frozenset({"dobj", "dative", "iobj", "obj"})
VERBS = frozenset({"VERB", "AUX"})
NOMINALS = frozenset({"PROPN", "NOUN", "PRON"})
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl"})
"""How a verb without a subject of its own hangs on the verb whose subject it shares."""
BOUND = frozenset({"conj", "xcomp"})
"""Those of them whose subject is sure enough to rule it out as their object."""
MAX_CLIMB = 12
"""Steps up the tree, against loops of a bad parse."""


def role_of(token: Token) -> str:
    """Return the role of a phrase by its head: subject, object, owner, agent, oblique, attribute, other."""
    dep = token.dep_
    if dep in SUBJECT_ROLES:
        return "subject"
    if dep in OBJECT_ROLES:
        return "object"
    if dep == "pobj":
        return "agent" if token.head.dep_ == "agent" else "oblique"
    return {"poss": "owner", "attr": "attribute", "oprd": "attribute"}.get(dep, "other")


def anchor_of(token: Token) -> Token:
    """Return the phrase that another is joined to or stands beside: "Ana" for "Bruno" in "Ana and Bruno"."""
    for _ in range(MAX_CLIMB):
        if token.dep_ not in ("conj", "appos") or token.head.pos_ not in NOMINALS:
            return token
        token = token.head
    return token


def clause_of(token: Token) -> Token | None:
    """Return the verb of the clause that a token stands in."""
    return next((each for each in token.ancestors if each.pos_ in VERBS), None)


def subject_of(verb: Token | None, shared: frozenset[str] = SHARED) -> Token | None:
    """Return the subject of a verb, its own or the one it shares: "Ana rose and *spoke*", "asked Bruno to *speak*"."""
    for _ in range(MAX_CLIMB):
        if verb is None:
            return None
        own = next((each for each in verb.children if each.dep_ in SUBJECT_ROLES), None)
        if own is not None:
            return own
        if verb.dep_ not in shared:
            return None
        if verb.dep_ == "acl" and verb.head.pos_ not in VERBS:
            return verb.head
        moved = next((each for each in verb.head.children if each.dep_ in ("dobj", "dative")), None)
        if verb.dep_ == "xcomp" and moved is not None:
            return moved
        verb = verb.head if verb.head.pos_ in VERBS else clause_of(verb)
    return None
