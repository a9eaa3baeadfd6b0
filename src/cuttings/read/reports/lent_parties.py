"""The parties that the words above an event noun lend it: "survived the attack", "charged with murder".

In:  the head of a noun that tells of an event, its trigger, the triggers of the page by their heads, the small words.
Out: `Lent`: those who act and those to whom it is done, where the words above tell it; else nobody.

A verb lends its subject as who acts ("staged a protest") or as who bears it ("faced trial"); a verb of violence or of
accusation lends those to whom it is done: they bear the attack in which they died, and did what they are charged with.
Where somebody is only blamed for it, nobody is bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.read.reports.role_words import RoleWords
from cuttings.read.reports.subjects import OBJECT, PASSIVE, agents_of, subjects_of
from cuttings.read.reports.triggers import Trigger

JUDGING = frozenset({"ACCUSE", "COURT", "COERCE"})
VIOLENT = "ASSAULT"
COPULA = "be"


@dataclass(frozen=True, slots=True)
class Lent:
    """The heads of those who are said above the noun to act, and to bear it."""

    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a noun stands: the word above it, and the preposition between them, "" for an object."""

    above: Token
    preposition: str


def lent_parties(head: Token, trigger: Trigger, known: Mapping[int, Trigger], words: RoleWords) -> Lent:
    """Return who acts and who bears it, as the words above an event noun tell."""
    if doers := _done_by(head, words):
        return Lent(actors=doers)
    place = _place(head, words.bearers)
    if place is None:
        return Lent()
    if place.above.pos_ in ("VERB", "AUX"):
        return _by_verb(head, place, trigger, known, words)
    return _by_noun(place, words)


def _place(head: Token, bearers: frozenset[str]) -> _Place | None:
    """Return where a noun stands; nouns that only carry it are passed ("on charges of murder", "a series of raids")."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in OBJECT:
        return _Place(head.head, "")
    if head.dep_ != "pobj":
        return None
    above = head.head.head
    if above.lemma_.lower() in bearers and head.head.lower_ == "of":
        return _place(above, bearers)
    return _Place(above, head.head.lower_)


def _done_by(head: Token, words: RoleWords) -> tuple[Token, ...]:
    """Return those by whom an event was done or is claimed: "the raid was carried out by Ruiz", "a raid claimed by"."""
    beside = [child for child in head.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    above = [head.head] if head.dep_ in PASSIVE else []
    verbs = [each for each in (*beside, *above) if each.lemma_.lower() in words.light | words.claiming]
    return tuple(agent for each in verbs for agent in agents_of(each, words.by))


def _by_verb(head: Token, place: _Place, trigger: Trigger, known: Mapping[int, Trigger], words: RoleWords) -> Lent:
    verb, between = place.above, place.preposition
    lemma = verb.lemma_.lower()
    active, passive = subjects_of(verb, words)
    is_violent = trigger.entry.type == VIOLENT and not trigger.entry.is_mutual
    if lemma in words.undergoing and (not between or (is_violent and between in words.during)):
        return Lent(recipients=tuple(active))
    if lemma in words.light and (not between or between in words.engaged):
        return Lent(actors=tuple(_doers(verb, active)))
    above = known.get(verb.i)
    borne = tuple(_borne_by(verb, active, passive, above)) if above else ()
    if above and is_violent and above.entry.type == VIOLENT and between in words.during:
        return Lent(recipients=borne)
    if above and above.entry.type in JUDGING and between in words.crimes and not _is_blame(above, between):
        return Lent(actors=borne)
    if trigger.entry.type in words.asking and between in words.bidding:
        return Lent(recipients=tuple(active) or tuple(agents_of(verb, words.by)))
    if between in words.engaged and not any(child.dep_ in ("det", "amod", "poss") for child in head.children):
        return Lent(recipients=tuple(active or passive)) if trigger.entry.undergoes else Lent(actors=tuple(active))
    return Lent()


def _doers(verb: Token, active: list[Token]) -> list[Token]:
    """Return who acts where a verb is light; nobody where it judges its object ("called the vote a fraud")."""
    return [] if any(child.dep_ in ("oprd", "xcomp", "ccomp") for child in verb.children) else active


def _borne_by(verb: Token, active: list[Token], passive: list[Token], trigger: Trigger) -> list[Token]:
    """Return those to whom a verb is done, or whom its noun names ("the men arrested for the murder")."""
    if trigger.entry.undergoes or passive:
        return [*active, *passive] if trigger.entry.undergoes else passive
    objects = [child for child in verb.children if child.dep_ in OBJECT and child.pos_ != "ADP"]
    is_beside = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return objects or ([verb.head] if is_beside else [])


def _is_blame(above: Trigger, preposition: str) -> bool:
    """Tell whether a word only blames: "accused of" tells what is charged, "blamed for" what came of it."""
    return above.entry.type == "ACCUSE" and preposition in ("for", "por")


def _by_noun(place: _Place, words: RoleWords) -> Lent:
    noun, lemma = place.above, place.above.lemma_.lower()
    if lemma in words.suspects:
        return Lent(actors=tuple(_named_by(noun)))
    if lemma in words.targets and place.preposition in words.of:
        return Lent(recipients=tuple(_named_by(noun)))
    is_claimed = lemma in words.blame and noun.dep_ in OBJECT and noun.head.lemma_.lower() in words.claiming
    return Lent(actors=tuple(subjects_of(noun.head, words)[0])) if is_claimed else Lent()


def _named_by(noun: Token) -> list[Token]:
    """Return who is meant by a noun: the subject of the clause that says so ("Vale was the target of"), else it."""
    if noun.dep_ == "attr" and noun.head.lemma_ == COPULA:
        return [child for child in noun.head.children if child.dep_ == "nsubj"]
    return [noun]
