"""The parties of an event noun: its owner, what stands before it, and what follows "by", "of", "from", "between".

In:  a page, the head of a noun that tells of an event, its trigger, and the small words of the language.
Out: the heads of those who act, and of those to whom it is done.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.model.text import words_at
from cuttings.read.page import Page
from cuttings.read.reports.lent_parties import lent_parties
from cuttings.read.reports.role_words import RoleWords
from cuttings.read.reports.subjects import OBJECT, PARTY, SUBJECT, agents_of, is_party, prepositional
from cuttings.read.reports.triggers import Trigger

BEFORE = frozenset({"compound", "amod", "nmod"})
NOTHING: frozenset[str] = frozenset()
PEOPLE = "NORP"
"""The label for peoples and parties where a model has one (OntoNotes): "Marenzan aid"."""


def noun_parties(
    page: Page, head: Token, trigger: Trigger, known: Mapping[int, Trigger], words: RoleWords
) -> tuple[list[Token], list[Token]]:
    """Return (actors, recipients) of an event noun: what stands beside it, else what the words above lend it."""
    lent = lent_parties(head, trigger, known, words)
    between = list(prepositional(head, words.between))
    if between and trigger.entry.is_mutual:
        return between, between
    if trigger.entry.undergoes:
        return list(agents_of(head, words.by)) or list(lent.actors), _undergone(page, head, trigger, words) or list(
            lent.recipients
        )
    doers, patients = _beside(page, head, trigger, known, words)
    if all(each.pos_ == "PRON" for each in doers):
        doers = list(lent.actors) or doers
    is_bound = any(is_party(page, each) for each in patients)
    return doers, [*patients, *between] if is_bound or not lent.recipients else list(lent.recipients)


def _undergone(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> list[Token]:
    owners = [child for child in head.children if child.dep_ == "poss"]
    return [*owners, *prepositional(head, words.of), *_before(page, head, trigger, words)]


def _before(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> list[Token]:
    return [child for child in head.children if child.dep_ in BEFORE and _names_a_party(page, child, trigger, words)]


def _beside(
    page: Page, head: Token, trigger: Trigger, known: Mapping[int, Trigger], words: RoleWords
) -> tuple[list[Token], list[Token]]:
    """Return what stands beside a noun; a thing that owns it is acted on ("the bill's withdrawal").

    Behind "on" after what somebody blames stand those whom he blames: "blamed the violence on strangers".
    """
    kind, entry = trigger.entry.type, trigger.entry
    owners = [child for child in head.children if child.dep_ == "poss"]
    of = list(prepositional(head, words.of))
    above = known.get(head.head.i)
    is_blamed = above is not None and above.entry.type == "ACCUSE" and head.dep_ in OBJECT
    toward = [] if is_blamed else list(prepositional(head, words.toward.get(kind, NOTHING)))
    if head.dep_ in OBJECT and head.head.lemma_.lower() in words.light:
        toward += prepositional(head.head, words.toward.get(kind, NOTHING))
    things = [each for each in owners if entry.of_actor and each.pos_ == "NOUN" and not is_party(page, each)]
    owners = [each for each in owners if each not in things]
    doers = [*owners, *_before(page, head, trigger, words), *agents_of(head, words.by)]
    doers += prepositional(head, words.source.get(kind, NOTHING))
    if entry.of_actor and not things:
        doers, of = [*doers, *of], []
    return doers, [*things, *of, *toward, *_asked(page, head, kind, words)]


def _asked(page: Page, head: Token, kind: str, words: RoleWords) -> Iterator[Token]:
    """Yield who is to do what a noun asks for: "the demand that Marenza pay"."""
    if kind in words.asking:
        clauses = [child for child in head.children if child.dep_ == "acl"]
        yield from (each for one in clauses for each in one.children if each.dep_ in SUBJECT and is_party(page, each))


def _names_a_party(page: Page, token: Token, trigger: Trigger, words: RoleWords) -> bool:
    """Tell whether a word before an event noun names who acts: "police violence", "Marenzan aid", but not a place."""
    if trigger.start <= token.i < trigger.end or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if token.lemma_.lower() in words.bodies or token.ent_type_ == PEOPLE:
        return True
    mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
    if mention is None or mention.type not in PARTY or mention.words.end > token.idx + len(token):
        return False
    return token.pos_ == "ADJ" or mention.type is not MentionType.PLACE
