"""Who did it to whom: the roles of a trigger, bound inside its clause by the dependency parse.

In:  a page and a trigger.
Out: lists of words for actor, recipient, place and instrument; what is not bound stays empty.

English labels and Universal Dependencies are both known; direction is never guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.page import Page
from cuttings.read.reports.triggers import Trigger, lines_above
from cuttings.resources.tables import Tables

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
OBJECT = frozenset({"dobj", "obj", "dative", "iobj"})
INHERITS = frozenset({"conj", "xcomp", "ccomp"})
RELATIVE = frozenset({"relcl", "acl:relcl"})
NOTHING: frozenset[str] = frozenset()
TABLES = ("roles",)


@dataclass(frozen=True, slots=True)
class Roles:
    """The words in each role, in text order."""

    actor: tuple[Words, ...] = ()
    recipient: tuple[Words, ...] = ()
    place: tuple[Words, ...] = ()
    instrument: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The small words of a language that bind parties to a trigger; `toward` by PLOVER type."""

    within: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    light: frozenset[str]
    instruments: frozenset[str]
    portions: frozenset[str]
    toward: Mapping[str, frozenset[str]]


@cache
def role_words(tables: Tables) -> RoleWords:
    """Return the compiled table "roles" of a language."""
    toward = {kind: frozenset(words) for kind, words in tables["roles"].get("toward", {}).items()}
    within, of, by, light = (tables.words("roles", key) for key in ("within", "of", "by", "light"))
    instruments, portions = (tables.words("roles", key) for key in ("instruments", "portions"))
    return RoleWords(within, of, by, light, instruments, portions, toward)


def bind_roles(page: Page, trigger: Trigger) -> Roles:
    """Return the roles of a trigger in a parsed page."""
    head, words = page.doc[trigger.head], role_words(page.tables)
    bound = _noun_roles if trigger.entry.is_noun else _state_roles if trigger.entry.is_state else _verb_roles
    actors, recipients = bound(head, trigger, words)
    places = tuple(_places(page, head, words.within))
    means = [each for each in recipients if each.lemma_.lower() in words.instruments]
    recipients = [each for each in recipients if each not in means]
    doers, done_to = ([_whole(each, words) for each in many] for many in (actors, recipients))
    return Roles(_words(page, doers, places), _words(page, done_to, places), places, _words(page, means, places))


def _whole(token: Token, words: RoleWords) -> Token:
    """Return those of whom a part is told: the clerks in "two of the clerks", the people in "hundreds of people"."""
    is_part = token.like_num or token.lemma_.lower() in words.portions
    return next(_prepositional(token, words.of), token) if is_part else token


def _verb_roles(head: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    subjects, patients = _subjects(head)
    objects = [child for child in head.children if child.dep_ in OBJECT]
    if all(each.lemma_.lower() in words.instruments for each in objects):
        objects += _prepositional(head, words.toward.get(trigger.entry.type, NOTHING))
    if head.dep_ == "amod" and head.tag_ == "VBN":
        patients.append(head.head)
    if head.dep_ == "acl" and not subjects and not patients:
        (patients if head.tag_ == "VBN" else subjects).append(head.head)
    agents = list(_agents(head, words.by))
    if trigger.entry.undergoes:
        return agents, [*subjects, *patients]
    return [*subjects, *agents] if not patients else agents, [*patients, *objects]


def _state_roles(head: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    """Return nobody as actor, and who is said to be so: the subject, or the object of "left" and "found"."""
    own = [child for child in head.children if child.dep_ in SUBJECT | PASSIVE or child.dep_ == "npadvmod"]
    objects = [child for child in head.head.children if child.dep_ in OBJECT]
    return [], own or objects or [each for some in _subjects(head.head) for each in some]


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


def _agents(head: Token, by: frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in by):
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


def _noun_roles(head: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    owners = [child for child in head.children if child.dep_ == "poss"]
    agents = list(_agents(head, words.by))
    of = list(_prepositional(head, words.of))
    if trigger.entry.undergoes:
        return agents, [*owners, *of]
    toward = list(_prepositional(head, words.toward.get(trigger.entry.type, NOTHING)))
    if head.dep_ in OBJECT and head.head.lemma_.lower() in words.light:
        toward += _prepositional(head.head, words.toward.get(trigger.entry.type, NOTHING))
    actors = [*owners, *agents, *(of if trigger.entry.of_actor else ())]
    return actors or _lent(head, words.light), [*(() if trigger.entry.of_actor else of), *toward]


def _lent(head: Token, light: frozenset[str]) -> list[Token]:
    governor = head.head
    if head.dep_ in OBJECT and governor.lemma_.lower() in light:
        active, _ = _subjects(governor)
        return active
    return []


def _places(page: Page, head: Token, within: frozenset[str]) -> Iterator[Words]:
    seen: set[int] = set()
    for anchor in (head, head.head if head.pos_ != "VERB" and head.head.pos_ == "VERB" else head):
        for token in _prepositional(anchor, within):
            mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
            if mention and mention.type is MentionType.PLACE and mention.words.start not in seen:
                seen.add(mention.words.start)
                yield mention.words


def _words(page: Page, heads: Iterable[Token], places: tuple[Words, ...]) -> tuple[Words, ...]:
    found: dict[int, Words] = {}
    for head in heads:
        for token in (head, *_conjuncts(head), *_past_dateline(page, head)):
            words = _shortest(page, token)
            is_time = any(each.words.span.overlaps(words) for each in page.timexes)
            if words not in places and not is_time and not _is_above(page, words):
                found.setdefault(words.start, words)
    return tuple(found[start] for start in sorted(found))


def _is_above(page: Page, words: Words) -> bool:
    return any(line.span.overlaps(words) for line in lines_above(page.clipping))


def _past_dateline(page: Page, head: Token) -> list[Token]:
    """Return what a dateline that was parsed as a subject is set beside: the name after its dash."""
    if not _is_above(page, words_at(page.text, head.idx, head.idx + len(head))):
        return []
    return [child for child in head.children if child.dep_ == "appos"]


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
