"""Who did it to whom, where and with what: the roles of a trigger, as words of the text.

In:  a page, a trigger, and the tokens that tell of events in it.
Out: `Roles`: lists of words; what is not bound stays empty, with the reason in words.

The parties come from the syntax (`parties.py`). An event does nothing: where one stands for who acted ("the strikes hit
the plant"), nobody is named; where it is acted on, its owner is meant ("rejected the miners' demand"). The place is
that of the clause; the dateline's only where the clause points to it ("here").
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.page import Page
from cuttings.read.reports.cue_words import cue_words
from cuttings.read.reports.doubts import doubt_of
from cuttings.read.reports.noun_parties import BEFORE
from cuttings.read.reports.parties import parties_of
from cuttings.read.reports.role_words import TABLES, RoleWords, role_words
from cuttings.read.reports.subjects import OBJECT, conjuncts, heads_of, is_party, prepositional
from cuttings.read.reports.triggers import Trigger, lines_above

__all__ = ["TABLES", "Roles", "bind_roles"]

NOBODY = "nobody is bound to it in its clause"
NO_PLACE = "its clause names no place"
DOUBTED = "who did it is told with doubt"


@dataclass(frozen=True, slots=True)
class Roles:
    """The words in each role, in text order, and why a role is empty or in doubt."""

    actor: tuple[Words, ...] = ()
    recipient: tuple[Words, ...] = ()
    place: tuple[Words, ...] = ()
    instrument: tuple[Words, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


def bind_roles(page: Page, trigger: Trigger, events: Mapping[int, Trigger]) -> Roles:
    """Return the roles of a trigger in a parsed page; `events` are its triggers by the tokens that head them."""
    head, words = page.doc[trigger.head], role_words(page.tables)
    parties = parties_of(page, trigger, events, words)
    actors, recipients = (heads_of(many, words.portions, words.of) for many in (parties.actors, parties.recipients))
    recipients = [each for each in recipients if each.lemma_.lower() not in words.moments]
    means = [each for each in recipients if each.lemma_.lower() in words.instruments]
    doing = [each for each in actors if each.i not in events and each.lemma_.lower() not in words.instruments]
    done_to = [other for each in recipients if each not in means for other in _meant(page, each, events, words)]
    places = tuple(_places(page, head, words))
    actor, recipient = (_words(page, many, places) for many in (doing, done_to))
    reasons = list(_reasons(actor, recipient, places, bool(actors) and not doing))
    doubt = doubt_of(trigger, doing, cue_words(page.tables))
    reasons += [("actor", f"{DOUBTED}: “{doubt.text}”")] if doubt else []
    return Roles(actor, recipient, places, _words(page, means, places), tuple(reasons))


def _reasons(
    actor: tuple[Words, ...], recipient: tuple[Words, ...], places: tuple[Words, ...], is_event: bool
) -> Iterator[tuple[str, str]]:
    if not actor:
        yield "actor", "an event or a thing stands for who did it" if is_event else NOBODY
    if not recipient:
        yield "recipient", NOBODY
    if not places:
        yield "place", NO_PLACE


def _meant(page: Page, token: Token, events: Mapping[int, Trigger], words: RoleWords) -> list[Token]:
    """Return who is meant where an event is acted on: its owner, else the event itself."""
    is_deed = token.i in events or token.lemma_.lower() in words.deeds
    if not is_deed or is_party(page, token):
        return [token]
    owners = [child for child in token.children if child.dep_ == "poss" or child.dep_ in BEFORE]
    owners += () if token.i in events else prepositional(token, words.of)
    named = [each for each in owners if each.pos_ != "PRON" and each.pos_ != "ADJ" and is_party(page, each)]
    return named or [token]


def _places(page: Page, head: Token, words: RoleWords) -> Iterator[Words]:
    above = head.head if head.pos_ != "VERB" and head.head.pos_ == "VERB" else head
    anchors = (head, above, *(child for child in above.children if child.dep_ in OBJECT))
    found = {
        mention.words.start: mention.words
        for anchor in anchors
        for token in prepositional(anchor, words.within)
        if (mention := page.mention_at(words_at(page.text, token.idx, token.idx + len(token))))
        and mention.type is MentionType.PLACE
    }
    yield from found.values() if found else _here(page, above, words)


def _here(page: Page, head: Token, words: RoleWords) -> Iterator[Words]:
    """Yield the place of the dateline where the clause points to it: "here", "in this city"."""
    dateline = page.clipping.dateline
    points = any(child.dep_ == "advmod" and child.lower_ in words.here for child in head.children)
    if dateline is None or not points:
        return
    named = [
        each for each in page.mentions if each.type is MentionType.PLACE and dateline.words.span.overlaps(each.words)
    ]
    yield from (each.words for each in named[:1])


def _words(page: Page, heads: Iterable[Token], places: tuple[Words, ...]) -> tuple[Words, ...]:
    found: dict[int, Words] = {}
    for head in heads:
        for token in (head, *conjuncts(head), *_past_dateline(page, head)):
            for words in _shortest(page, token):
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


def _owner(page: Page, mention: Mention | None, token: Token) -> Mention | None:
    """Return the name that an owner's pronoun stands for in its sentence: "Ruiz announced her departure"."""
    is_owner = token.dep_ == "poss" and token.pos_ == "PRON" and "Number=Sing" in str(token.morph)
    if mention is None or mention.chain is None or not is_owner:
        return mention
    first, last = token.sent.start_char, token.idx
    return next(
        (
            each
            for each in page.mentions
            if each.form is MentionForm.NAME and each.chain == mention.chain and first <= each.words.start < last
        ),
        mention,
    )


def _shortest(page: Page, head: Token) -> list[Words]:
    """Return the name that a phrase's head belongs to, the names it is set beside, else the head alone."""
    own = words_at(page.text, head.idx, head.idx + len(head))
    named = _owner(page, page.mention_at(own), head)
    if named and named.form is MentionForm.NAME:
        return [named.words]
    beside = [child for child in head.children if child.dep_ in ("appos", "compound", "flat") and child.pos_ == "PROPN"]
    people = [
        mention.words
        for child in beside
        for each in (child, *(conjuncts(child) if child.dep_ == "appos" else ()))
        if (mention := page.mention_at(words_at(page.text, each.idx, each.idx + len(each))))
        and mention.type is MentionType.PERSON
    ]
    if people and (len(people) > 1 or "Number=Plur" not in str(head.morph)):
        return people
    return [named.words] if named and named.type is not MentionType.OFFICE else [own]
