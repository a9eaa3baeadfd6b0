"""Subjects, and nouns that stand together: what the parse tells of who a verb or noun is about.

In:  a word of a parsed sentence.
Out: tokens: the subjects of a verb, its own or lent by the verb that controls it; nouns joined by "and"; nouns behind
     prepositions; and whether a noun stands for somebody who can act.

English labels and Universal Dependencies are both known.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.model.text import words_at
from cuttings.read.page import Page
from cuttings.read.reports.role_words import RoleWords

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
OBJECT = frozenset({"dobj", "obj", "iobj", "dative"})
INHERITS = frozenset({"conj", "xcomp", "ccomp"})
RELATIVE = frozenset({"relcl", "acl:relcl"})
PREPOSITION = frozenset({"prep", "dative", "agent"})
PARTY = frozenset(
    {MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP, MentionType.PLACE, MentionType.OFFICE}
)
MAX_DEPTH = 4
"""Verbs that may lend a subject one to the next: "was said to have tried to leave"."""


def subjects_of(head: Token, words: RoleWords, depth: int = 0) -> tuple[list[Token], list[Token]]:
    """Return the (active, passive) subjects of a verb, lent by the verb that controls it where it has none."""
    active = [child for child in head.children if child.dep_ in SUBJECT]
    passive = [child for child in head.children if child.dep_ in PASSIVE]
    if active and _is_bare_participle(head):
        active, passive = [], active
    if active or passive:
        return _antecedents(active, head), _antecedents(passive, head)
    if head.dep_ in RELATIVE and any(child.tag_ == "TO" for child in head.children):
        return ([], [head.head]) if _is_passive(head) else ([head.head], [])
    lender = _lender(head)
    if lender is None or depth >= MAX_DEPTH:
        return [], []
    objects = [child for child in lender.children if child.dep_ in OBJECT and child.pos_ != "ADP"]
    is_object = head.dep_ == "xcomp" or (head.dep_ == "pcomp" and head.head.lower_ in words.object_control)
    lent = objects if is_object else []
    if not lent:
        above, above_passive = subjects_of(lender, words, depth + 1)
        lent = above or above_passive
    return ([], lent) if _is_passive(head) or (head.dep_ == "advcl" and head.tag_ == "VBN") else (lent, [])


def _is_passive(head: Token) -> bool:
    return any(child.dep_ in ("auxpass", "aux:pass") for child in head.children)


def _is_bare_participle(head: Token) -> bool:
    """Tell whether a participle with a subject lacks its "were": "with five others injured"."""
    is_marked = any(child.dep_ in ("aux", *OBJECT) for child in head.children)
    return head.tag_ == "VBN" and head.dep_ in ("advcl", "pcomp", "ccomp") and not is_marked


def _lender(head: Token) -> Token | None:
    """Return the verb that lends a verb its subject: what it is joined to or hangs on, without a subject of its own.

    A participle beside a clause has the subject of the clause ("left, vowing to return"), and so has a gerund behind a
    preposition ("after resigning", "accused of stealing").
    """
    above = head.head
    if head.dep_ == "acomp" or (head.dep_ == "xcomp" and above.dep_ == "acomp"):
        return above.head if above.dep_ == "acomp" else above
    if head.dep_ in INHERITS and above != head:
        return above
    if head.dep_ == "advcl" and head.tag_ in ("VBG", "VBN"):
        return above
    if head.dep_ == "pcomp" and head.tag_ in ("VBG", "VBN") and above.head.pos_ in ("VERB", "AUX"):
        return above.head
    return None


def _antecedents(subjects: list[Token], head: Token) -> list[Token]:
    is_relative = head.dep_ in RELATIVE and all(is_relative_pronoun(each) for each in subjects)
    return [head.head] if subjects and is_relative else subjects


def is_relative_pronoun(token: Token) -> bool:
    """Tell whether a word stands for what its clause is about: "who", "which", "que"."""
    return token.tag_ in ("WP", "WDT") or "PronType=Rel" in str(token.morph)


def is_reflexive(token: Token) -> bool:
    """Tell whether a word points back at the subject: "themselves"."""
    return "Reflex=Yes" in str(token.morph)


def agents_of(head: Token, by: frozenset[str]) -> Iterator[Token]:
    """Yield who does it where the verb is passive or a noun: those behind "by", but not "by themselves"."""
    for child in head.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in by):
            yield from (each for each in child.children if each.dep_ == "pobj" and not is_reflexive(each))
        if child.dep_ in ("obl:agent", "obl:agt"):
            yield child


def conjuncts(head: Token) -> list[Token]:
    """Return the nouns that are joined to one by "and" or a comma; names of a list may be parsed as set beside it."""
    joined = [child for child in head.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON")]
    if head.pos_ == "PROPN" and not joined:
        beside = [child for child in head.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        joined = [each for each in beside if _is_listed(each)]
    return [each for child in joined for each in (child, *conjuncts(child))]


def _is_listed(beside: Token) -> bool:
    """Tell whether a name beside a name goes on with names alone, not with offices ("Ruiz, clerk and mayor")."""
    joined = [child for child in beside.children if child.dep_ == "conj"]
    return bool(joined) and all(each.pos_ == "PROPN" for each in joined)


def prepositional(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns that hang on a word behind one of these prepositions."""
    for child in head.children:
        if child.dep_ in PREPOSITION and child.lower_ in prepositions:
            yield from (each for each in child.children if each.dep_ == "pobj")
        if child.dep_ in ("obl", "nmod") and any(
            each.dep_ == "case" and each.lower_ in prepositions for each in child.children
        ):
            yield child


def heads_of(tokens: Sequence[Token], portions: frozenset[str], of: frozenset[str]) -> list[Token]:
    """Return those of whom a part is told: the clerks in "two of the clerks", the people in "hundreds of people"."""
    return [
        next(prepositional(each, of), each) if each.like_num or each.lemma_.lower() in portions else each
        for each in tokens
    ]


def is_party(page: Page, token: Token) -> bool:
    """Tell whether a noun stands for somebody who can act: a mention of one, or a pronoun for people."""
    if token.pos_ == "PRON":
        return not is_reflexive(token) and token.lower_ not in ("it", "that", "this", "which", "what")
    mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
    return mention is not None and mention.type in PARTY
