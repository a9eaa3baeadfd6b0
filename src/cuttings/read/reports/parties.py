"""The parties of a trigger, as tokens: who the syntax says did it, and to whom it was done.

In:  a page, a trigger, and the small words of the language.
Out: `Parties`: heads of phrases, those of the actors and those of the recipients.

A verb takes its subject, active or passive, its objects, and who stands behind the prepositions of its type; a noun is
asked in `noun_parties.py`. Direction is never guessed: what the syntax does not bind stays out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.read.page import Page
from cuttings.read.reports.noun_parties import NOTHING, noun_parties
from cuttings.read.reports.role_words import RoleWords
from cuttings.read.reports.subjects import (
    OBJECT,
    PASSIVE,
    RELATIVE,
    SUBJECT,
    agents_of,
    conjuncts,
    is_party,
    is_reflexive,
    is_relative_pronoun,
    prepositional,
    subjects_of,
)
from cuttings.read.reports.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Parties:
    """The heads of those who act, and of those to whom it is done."""

    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()


def parties_of(page: Page, trigger: Trigger, known: Mapping[int, Trigger], words: RoleWords) -> Parties:
    """Return who acts and to whom it is done; both sides stand on both sides of what they do to each other."""
    head = page.doc[trigger.head]
    if trigger.entry.is_noun:
        actors, recipients = noun_parties(page, head, trigger, known, words)
    else:
        bind = _of_state if trigger.entry.is_state else _of_verb
        actors, recipients = bind(page, head, trigger, words)
    if trigger.entry.type in words.personal and trigger.entry.mode not in words.impersonal:
        recipients = [each for each in recipients if is_party(page, each)]
    is_several = len(actors) > 1 or any(conjuncts(each) for each in actors)
    if trigger.entry.is_mutual and is_several and not any(is_party(page, each) for each in recipients):
        recipients = actors
    return Parties(tuple(actors), tuple(recipients))


def _of_verb(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    subjects, patients = subjects_of(head, words)
    if head.dep_ == "amod" and head.tag_ == "VBN":
        patients.append(head.head)
    is_beside = head.dep_ == "acl" and (head.tag_ == "VBG" or (head.tag_ == "VBN" and not trigger.entry.needs))
    if is_beside and not subjects and not patients:
        (patients if head.tag_ == "VBN" else subjects).append(head.head)
    agents = list(agents_of(head, words.by))
    if trigger.entry.undergoes:
        return agents, [*subjects, *patients]
    objects = list(_objects(page, head, trigger, words))
    recipients = [*patients, *objects] or list(_controlled(page, head, trigger, words))
    return [*subjects, *agents] if not patients else agents, recipients


def _objects(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> Iterator[Token]:
    """Yield the objects of a verb; where they are things, those to, with or against whom it is done instead."""
    direct = [child for child in head.children if child.dep_ in OBJECT and child.pos_ != "ADP"]
    direct += [each for child in head.children if _is_small(child) for each in child.children if each.dep_ in SUBJECT]
    direct = [each for each in direct if not trigger.start <= each.i < trigger.end]
    direct = [_antecedent(each) for each in direct if not is_reflexive(each)]
    parties = [each for each in direct if is_party(page, each)]
    if parties:
        yield from parties
        return
    inside = [page.doc[place] for place in range(trigger.start, trigger.end)]
    behind_own = [each for token in inside if token.pos_ == "ADP" for each in token.children if each.dep_ == "pobj"]
    yield from (each for each in behind_own if not trigger.start <= each.i < trigger.end)
    toward = words.toward.get(trigger.entry.type, NOTHING)
    behind = [each for anchor in (head, *direct) for each in prepositional(anchor, toward)]
    bound = [each for anchor in (head, *direct) for each in prepositional(anchor, toward & trigger.entry.needs)]
    aimed = bound or [each for each in behind if is_party(page, each)]
    is_means = bool(direct) and all(each.lemma_.lower() in words.instruments for each in direct)
    is_bare = not direct and not any(child.dep_ in PASSIVE for child in head.children)
    yield from (each for each in direct if is_means or not aimed)
    yield from aimed or (behind if is_means or is_bare else ())


def _antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for: "the party which Ruiz left"."""
    return token.head.head if token.head.dep_ in RELATIVE and is_relative_pronoun(token) else token


def _is_small(clause: Token) -> bool:
    """Tell whether a clause is an adjective said of the object: "held them responsible"."""
    return clause.dep_ == "ccomp" and clause.pos_ == "ADJ" and not any(child.dep_ == "aux" for child in clause.children)


def _controlled(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> Iterator[Token]:
    """Yield who is meant in the clause that a verb opens: "threatened to ban Ruiz", "demanded that Marenza pay"."""
    for clause in head.children:
        if clause.dep_ not in ("xcomp", "ccomp"):
            continue
        if trigger.entry.type in words.asking:
            yield from (each for each in clause.children if each.dep_ in SUBJECT and is_party(page, each))
        elif trigger.entry.type in words.controlling and clause.dep_ == "xcomp":
            yield from _meant_in(page, clause, words)


def _meant_in(page: Page, clause: Token, words: RoleWords) -> list[Token]:
    """Return the parties of a clause but its subject: its objects, else who stands behind them or beside them."""
    direct = [child for child in clause.children if child.dep_ in OBJECT and child.pos_ != "ADP"]
    behind = [each for anchor in (clause, *direct) for each in prepositional(anchor, words.toward["any"])]
    parties = [each for each in direct if is_party(page, each)]
    return parties or [each for each in behind if is_party(page, each)]


def _of_state(page: Page, head: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    """Return nobody as actor, and who is said to be so: the subject, or the object of "left" and "found"."""
    own = [child for child in head.children if child.dep_ in SUBJECT | PASSIVE or child.dep_ == "npadvmod"]
    objects = [child for child in head.head.children if child.dep_ in OBJECT]
    return [], own or objects or [each for some in subjects_of(head.head, words) for each in some]
