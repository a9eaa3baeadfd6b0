"""Who did it to whom: the roles of a trigger, bound inside its clause by the dependency parse.

In:  a page and a trigger.
Out: lists of words for actor, recipient, place and instrument; what is not bound stays empty.

English labels and Universal Dependencies are both known; direction is never guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.page import Page
from cuttings.read.reports.triggers import Trigger

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
OBJECT = frozenset({"dobj", "obj", "dative", "iobj"})
INHERITS = frozenset({"conj", "xcomp", "ccomp"})
RELATIVE = frozenset({"relcl", "acl:relcl"})
AGAINST = frozenset({"against", "on", "upon", "at", "with", "for", "toward", "towards", "contra"})
WITHIN = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "en"})
OF, BY = frozenset({"of", "de"}), frozenset({"by", "por"})
OBJECT_PREPOSITION = {
    "ASSAULT": frozenset({"on", "against", "at", "with"}),
    "PROTEST": frozenset({"against"}),
    "CONSULT": frozenset({"with", "to"}),
    "THREATEN": frozenset({"against", "to"}),
    "ACCUSE": frozenset({"of", "against", "into"}),
    "REQUEST": frozenset({"to", "on"}),
    "VOTE": frozenset({"for", "against"}),
    "COURT": frozenset({"against"}),
    "SUPPORT": frozenset({"for"}),
    "AID": frozenset({"to", "for"}),
}
LIGHT = frozenset(
    {
        "carry",
        "hold",
        "stage",
        "launch",
        "suffer",
        "make",
        "take",
        "give",
        "commit",
        "conduct",
        "organise",
        "organize",
        "begin",
        "lead",
        "call",
        "cast",
        "win",
        "lose",
        "sign",
        "reach",
        "face",
        "issue",
        "mount",
        "start",
        "announce",
    }
)
"""Verbs that lend their subject to an event noun which is their object ("staged a protest")."""
ACTIVE_NOUNS = frozenset(
    {"PROTEST", "OFFICE", "AGREE", "RETREAT", "REQUEST", "THREATEN", "CONCEDE", "ACCIDENT", "VOTE"}
)
"""Types whose nouns take their doer after "of" ("the march of the miners"); others take whom it is done to."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The words in each role, in text order."""

    actor: tuple[Words, ...] = ()
    recipient: tuple[Words, ...] = ()
    place: tuple[Words, ...] = ()


def bind_roles(page: Page, trigger: Trigger) -> Roles:
    """Return the roles of a trigger in a parsed page."""
    head = page.doc[trigger.head]
    actors, recipients = _noun_roles(head, trigger) if trigger.entry.is_noun else _verb_roles(head, trigger)
    places = tuple(_places(page, head))
    return Roles(_words(page, actors, places), _words(page, recipients, places), places)


def _verb_roles(head: Token, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    subjects, patients = _subjects(head)
    objects = [child for child in head.children if child.dep_ in OBJECT]
    if not objects:
        objects = list(_prepositional(head, OBJECT_PREPOSITION.get(trigger.entry.type, frozenset())))
    if head.dep_ == "acl" and not subjects and not patients:
        (patients if head.tag_ == "VBN" else subjects).append(head.head)
    agents = list(_agents(head))
    if trigger.entry.undergoes:
        return agents, [*subjects, *patients]
    return [*subjects, *agents] if not patients else agents, [*patients, *objects]


def _subjects(head: Token, depth: int = 0) -> tuple[list[Token], list[Token]]:
    """Return the (active, passive) subjects of a verb, lent by the verb it hangs on where it has none of its own."""
    active = [child for child in head.children if child.dep_ in SUBJECT]
    passive = [child for child in head.children if child.dep_ in PASSIVE]
    if active or passive:
        return _antecedents(active, head), _antecedents(passive, head)
    is_passive = any(child.dep_ in ("auxpass", "aux:pass") for child in head.children)
    if head.dep_ in INHERITS and depth < 4:
        governor = head.head
        objects = [child for child in governor.children if child.dep_ in OBJECT]
        lent = objects if head.dep_ == "xcomp" and objects else None
        if lent is None:
            above, above_passive = _subjects(governor, depth + 1)
            lent = above or above_passive
        return ([], lent) if is_passive else (lent, [])
    return [], []


def _antecedents(subjects: list[Token], head: Token) -> list[Token]:
    is_relative = head.dep_ in RELATIVE and all(each.tag_ in ("WP", "WDT") or each.pos_ == "PRON" for each in subjects)
    return [head.head] if subjects and is_relative else subjects


def _agents(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in BY):
            yield from (each for each in child.children if each.dep_ == "pobj")
        if child.dep_ in ("obl:agent", "obl:agt"):
            yield child


def _prepositional(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (each for each in child.children if each.dep_ == "pobj")
        if child.dep_ in ("obl", "nmod") and any(
            each.dep_ == "case" and each.lower_ in prepositions for each in child.children
        ):
            yield child


def _noun_roles(head: Token, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    kind = trigger.entry.type
    actors = [child for child in head.children if child.dep_ == "poss"]
    actors += _agents(head)
    of = list(_prepositional(head, OF))
    recipients = list(
        _prepositional(head, AGAINST if kind == "ASSAULT" else OBJECT_PREPOSITION.get(kind, frozenset()) - OF)
    )
    if trigger.entry.undergoes:
        return [], [*actors, *of]
    is_done_by = kind in ACTIVE_NOUNS and not (kind == "OFFICE" and trigger.entry.shapes and _is_given(head))
    if of and is_done_by:
        actors += of
    else:
        recipients = [*of, *recipients]
    if kind == "OFFICE" and _is_given(head) and not of and actors:
        actors, recipients = [], actors
    if not actors:
        actors = _lent(head)
    return actors, recipients


def _is_given(head: Token) -> bool:
    """Tell whether an office noun is done to somebody: a removal, an appointment; not a resignation."""
    return (
        head.lemma_.lower().endswith(("ment", "val", "ster", "ation", "sal", "throw")) and "resign" not in head.lower_
    )


def _lent(head: Token) -> list[Token]:
    governor = head.head
    if head.dep_ in OBJECT and governor.lemma_.lower() in LIGHT:
        active, _ = _subjects(governor)
        return active
    return []


def _places(page: Page, head: Token) -> Iterator[Words]:
    seen: set[int] = set()
    for anchor in (head, head.head if head.pos_ != "VERB" and head.head.pos_ == "VERB" else head):
        for token in _prepositional(anchor, WITHIN):
            mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
            if mention and mention.type is MentionType.PLACE and mention.words.start not in seen:
                seen.add(mention.words.start)
                yield mention.words


def _words(page: Page, heads: Iterable[Token], places: tuple[Words, ...]) -> tuple[Words, ...]:
    found: dict[int, Words] = {}
    for head in heads:
        for token in (head, *_conjuncts(head)):
            words = _shortest(page, token)
            if words not in places:
                found.setdefault(words.start, words)
    return tuple(found[start] for start in sorted(found))


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield child
            yield from _conjuncts(child)


def _shortest(page: Page, head: Token) -> Words:
    """Return the name that a phrase's head belongs to or is set beside, else the head alone, with its compounds."""
    own = words_at(page.text, head.idx, head.idx + len(head))
    named = page.mention_at(own)
    if named and (named.form is MentionForm.NAME or named.type is not MentionType.OFFICE):
        return named.words
    beside = [child for child in head.children if child.dep_ in ("appos", "compound", "flat") and child.pos_ == "PROPN"]
    for each in beside:
        mention = page.mention_at(words_at(page.text, each.idx, each.idx + len(each)))
        if mention and mention.type is MentionType.PERSON:
            return mention.words
    return own
