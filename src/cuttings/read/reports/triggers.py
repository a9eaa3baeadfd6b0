"""Find the words that tell of events.

In:  a page and the tables "triggers" and "inflections" of its language.
Out: `Trigger`s in text order, none inside another; where tags are there, they must fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from cuttings.model.clipping import ABOVE, Clipping
from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.inflection import Shape
from cuttings.read.page import Page
from cuttings.read.reports.lexicon import TABLES, Entry, TriggerWords, trigger_words

__all__ = ["TABLES", "Trigger", "find_triggers", "lines_above"]

VERB_TAGS = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass", "attr", "dative", "iobj"})
SUBJECTS = frozenset({"nsubj", "csubj"})
AGENTS = frozenset({"agent", "obl:agent", "obl:agt"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "dobj", "obj", "pobj"})
PREDICATED = frozenset({"acomp", "oprd", "ccomp", "xcomp", "conj", "ROOT"})
NAMED = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE})
"""Names of these are no events, whatever words they are made of ("Election Commission")."""
SUFFERED = frozenset({"ASSAULT", "COERCE"})
"""Types whose participle before a noun tells what befell somebody: "the murdered priest", but not "a retired judge"."""
NEAR = 6
"""Triggers before and after a death that are asked what it came of."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at tokens `start` to `end` (not included); `head` is the token that carries its syntax."""

    start: int
    end: int
    head: int
    entry: Entry


def find_triggers(page: Page) -> list[Trigger]:
    """Return the triggers of a page."""
    words = trigger_words(page.tables)
    lowers = [token.lower_ for token in page.doc]
    blocked = blocked_tokens(page) | _taken_tokens(page)
    found: list[Trigger] = []
    place = 0
    while place < len(lowers):
        trigger = None if place in blocked else _at(page, lowers, place, words)
        if trigger:
            found.append(trigger)
        place = trigger.end if trigger else place + 1
    return _lent(page, found)


def _at(page: Page, lowers: list[str], place: int, words: TriggerWords) -> Trigger | None:
    for run, entry in words.by_first.get(lowers[place], ()):
        if tuple(lowers[place : place + len(run)]) == run:
            trigger = Trigger(place, place + len(run), _head(page.doc, place, len(run), entry, words.carriers), entry)
            if _fits(page, trigger) if page.is_parsed else not entry.is_bound:
                return trigger
    return None


def _lent(page: Page, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers, those that borrow their type with the type of the nearest lender in their passage.

    A death is an assault beside an attack, an accident beside a flood, else neither.
    """
    lent: list[Trigger] = []
    for place, trigger in enumerate(triggers):
        lender = _lender(page, triggers, place) if trigger.entry.borrows else None
        lent.append(_borrowing(trigger, lender) if trigger.entry.borrows else trigger)
    return lent


def _borrowing(trigger: Trigger, lender: str | None) -> Trigger:
    """Return a death as what befell somebody where an event brought it; else as what they did last: they died."""
    entry = replace(trigger.entry, type=lender or trigger.entry.type, undergoes=lender is not None, of_actor=True)
    return replace(trigger, entry=entry)


def _lender(page: Page, triggers: list[Trigger], place: int) -> str | None:
    own = triggers[place]
    passage = page.passage_at(page.doc[own.head].idx)
    before, after = triggers[max(0, place - NEAR) : place], triggers[place + 1 : place + 1 + NEAR]
    near = [each for each in (*before, *after) if each.entry.type in own.entry.borrows and not each.entry.borrows]
    inside = [each for each in near if page.passage_at(page.doc[each.head].idx) == passage]
    nearest = min(inside, key=lambda each: abs(each.head - own.head), default=None)
    return nearest.entry.type if nearest else None


def _head(doc: Doc, place: int, length: int, entry: Entry, carriers: frozenset[str]) -> int:
    """Return the token that carries the syntax: the last of a compound, or what it stands before ("rescue mission")."""
    if not entry.is_noun:
        return place
    last = doc[place + length - 1]
    if last.dep_ == "compound" and last.head.lemma_.lower() in carriers:
        return int(last.head.i)
    return place + length - 1 if length > 1 and last.pos_ in NOUN_TAGS else place


def _fits(page: Page, trigger: Trigger) -> bool:
    head, entry = page.doc[trigger.head], trigger.entry
    if entry.is_state:
        return head.pos_ in ("ADJ", "NOUN", "VERB") and head.dep_ in PREDICATED
    if entry.is_noun:
        is_noun = head.pos_ in NOUN_TAGS and head.dep_ not in ("compound", "npadvmod")
        return is_noun and not (entry.is_uncounted and _is_counted(head)) and _has_subject(page, head, entry)
    is_verb = head.pos_ in VERB_TAGS or (head.pos_ == "ADJ" and Shape.PARTICIPLE in entry.shapes)
    is_name = _is_named_by(head) or (head.dep_ == "amod" and entry.type not in SUFFERED)
    return is_verb and not is_name and (not entry.is_bound or _has_beside(page, head, entry))


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" or child.like_num for child in noun.children)


def _is_named_by(verb: Token) -> bool:
    """Tell whether a participle stands for who it is said of, or describes them: "the accused", "a retired judge"."""
    return verb.dep_ in NOMINAL and any(child.dep_ == "det" for child in verb.children)


def _has_beside(page: Page, head: Token, entry: Entry) -> bool:
    objects = [child for child in head.children if child.dep_ in OBJECTS]
    sorts = {sort for each in objects for sort in _sorts(page, each)} if objects else {"none"}
    if any(child.pos_ == "ADJ" and child.dep_ in ("oprd", "acomp", "ccomp") for child in head.children):
        sorts.add("state")
    if head.dep_ == "acl" and head.tag_ == "VBN":
        objects.append(head.head)
    return (
        (not entry.objects or any({each.lemma_.lower(), each.lower_} & entry.objects for each in objects))
        and (not entry.object_types or bool(sorts & entry.object_types))
        and not sorts & entry.spares
        and (not entry.needs or bool(_complements(head) & entry.needs))
        and _has_subject(page, head, entry)
    )


def _has_subject(page: Page, head: Token, entry: Entry) -> bool:
    """Tell whether one of the wanted words does it: the subject of a verb, the owner of a noun ("the court order")."""
    if not entry.subjects and not entry.subject_types:
        return True
    doers = list(_doers(head))
    sorts = {sort for each in doers for sort in _sorts(page, each)} if entry.subject_types else set()
    return bool(sorts & entry.subject_types) or any(each.lemma_.lower() in entry.subjects for each in doers)


def _doers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in SUBJECTS or child.dep_ in ("poss", "compound"):
            yield child
        if child.dep_ in AGENTS or (child.dep_ == "prep" and child.lower_ in ("of", "by")):
            yield from (each for each in child.children if each.dep_ == "pobj")
    own = [child for child in head.children if child.dep_ in SUBJECTS]
    if not own and head.pos_ in VERB_TAGS and head.dep_ in ("conj", "advcl", "xcomp") and head.head.pos_ in VERB_TAGS:
        yield from (child for child in head.head.children if child.dep_ in SUBJECTS)
    if head.dep_ in ("relcl", "acl"):
        yield head.head


def _sorts(page: Page, noun: Token) -> Iterator[str]:
    """Yield what sort of thing an object is: a type of mention, "person" for pronouns, "quantity" when counted."""
    mention = page.mention_at(words_at(page.text, noun.idx, noun.idx + len(noun)))
    if mention is not None:
        yield mention.type
    if noun.pos_ == "PRON" and noun.lower_ not in ("it", "that", "this", "which"):
        yield "person"
    if noun.like_num or any(child.dep_ == "nummod" for child in noun.children):
        yield "quantity"


def _complements(head: Token) -> set[str]:
    """Return what follows a verb: the prepositions and adjectives on it, "clause" and "infinitive"."""
    found = {child.lower_ for child in head.children if child.dep_ in ("prep", "prt", "oprd", "acomp")}
    found |= {child.lower_ for child in head.children if child.dep_ == "ccomp" and child.pos_ == "ADJ"}
    clauses = [child for child in head.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    if any(child.dep_ == "ccomp" for child in clauses):
        found.add("clause")
    if any(child.tag_ == "VB" and any(each.lower_ == "to" for each in child.children) for child in clauses):
        found.add("infinitive")
    return found


def _taken_tokens(page: Page) -> set[int]:
    """Return the tokens in which nothing is told: times, names, and the lines above a story."""
    places = [each.words for each in page.timexes]
    places += [each.words for each in page.mentions if each.form is MentionForm.NAME and each.type in NAMED]
    places += lines_above(page.clipping)
    return {index for each in places for index in page.tokens_at(each)}


def lines_above(clipping: Clipping) -> list[Words]:
    """Return the words of a clipping that stand above its story: byline, dateline, credits, days and addresses."""
    places = [each for each in (clipping.byline, clipping.dateline and clipping.dateline.words) if each]
    above = (each for each in clipping.passages if each.kind in ABOVE)
    return [*places, *clipping.credits, *(words_at(clipping.text, each.start, each.end) for each in above)]


def blocked_tokens(page: Page) -> set[int]:
    """Return the tokens of runs of words in which nothing is told: "fighting for their lives"."""
    words = trigger_words(page.tables)
    lowers = [token.lower_ for token in page.doc]
    blocked: set[int] = set()
    for place, word in enumerate(lowers):
        for run in words.blocked.get(word, ()):
            if tuple(lowers[place : place + len(run)]) == run:
                blocked.update(range(place, place + len(run)))
    return blocked
