"""Whether a text says of a person that an office is theirs, and what it says of it.

In:  a page, an office and a person, both mentioned.
Out: a `Link`: what happens to the office, and how close the two stand; None when nothing ties them.

An office belongs to a person when it stands right before the name ("Mayor Ana Ruiz"), right beside it between commas,
or is linked to it by words that a table lists ("was sworn in as", "as"). The body or place that adjoins the office goes
with it: the president of a union is another office than the president.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cuttings.model.finding import Mention, MentionType, TenureEvent
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.read.tenures.owners import owner_before
from cuttings.read.tenures.words import OfficeWords, words_of

MAX_LINK = 8
"""Words between a person and an office; more of them tell another story."""
MAX_APART = 90
"""The same in characters."""
BEFORE = 5
"""Words before the pair in which a word such as "appointment" says what happens."""
AHEAD = 5
"""Words after the pair in which it says that the office is left: "announced his resignation"."""
BODIES = frozenset({MentionType.ORGANIZATION, MentionType.GROUP, MentionType.PLACE})
_STOP = re.compile(r"[.!?;:]\s+[A-ZÁÉÍÓÚÑ“]")


@dataclass(frozen=True, slots=True)
class Link:
    """What happens to the office, how far it stands from the person (0 is nearest), and whether it is over."""

    event: TenureEvent
    rank: int
    is_past: bool = False


def link_of(page: Page, office: Mention, person: Mention, words: OfficeWords) -> Link | None:
    """Return how an office and a person are linked, if they are."""
    is_before = office.words.end <= person.words.start
    first, last = (office, person) if is_before else (person, office)
    if first.words.end > last.words.start or last.words.start - first.words.end > MAX_APART:
        return None
    between = page.text[first.words.end : last.words.start]
    if "\n\n" in between or _STOP.search(between):
        return None
    tokens = words_of(words.qualifier_phrases.sub(" ", between.lower()))
    link = (_before if is_before else _after)(page, office, person, tokens, words)
    if link is None or link.event is not TenureEvent.HOLDS:
        return link
    end = max(last.words.end, body_end(page, office, words))
    return replace(link, event=TenureEvent.ENDS) if _is_left(page, end, words) else link


def _before(page: Page, office: Mention, person: Mention, tokens: list[str], words: OfficeWords) -> Link | None:
    """Link an office to the name after it: directly, or past the body it belongs to.

    In "the appointment of Mayor Ruiz as governor" it is the office after the name that begins.
    """
    following = words_of(page.text[person.words.end : person.words.end + 6])[:1]
    is_other = bool(following) and following[0] in words.links
    event = (None if is_other else _event_near(page, office.words.start, words)) or TenureEvent.HOLDS
    if not tokens or all(token in words.qualifiers or token == "-" for token in tokens):
        return Link(event, 0)
    end = body_end(page, office, words)
    if end > office.words.end and not words_of(page.text[end : person.words.start]):
        return Link(event, 1)
    rest = words_of(page.text[end : end + 3])
    is_past_body = end > office.words.end and len(tokens) <= MAX_LINK
    if is_past_body and tokens[-1] == "," and rest[:1] == [","] and tokens.count(",") == 1:
        return Link(event, 2)
    return Link(event, 1) if tokens == [","] else None


def _after(page: Page, office: Mention, person: Mention, tokens: list[str], words: OfficeWords) -> Link | None:
    """Link an office to the name before it: between commas, or by listed words."""
    if len(tokens) > MAX_LINK or not tokens:
        return None
    known = words.fillers | words.qualifiers.keys() | words.links | {",", "“", "”", '"'}
    names = _inside(page, person.words.end, office.words.start)
    events = [words.events[token] for token in tokens if token in words.events]
    unknown = [token for token in tokens if token not in known | words.events.keys() | names]
    if tokens[0] == "," and not events and (not unknown or _is_apposed(page, person, office)):
        return None if _has_own_verb(page, office) else Link(TenureEvent.HOLDS, 1)
    is_linked = any(token in words.links for token in tokens)
    if (events or is_linked) and len(unknown) <= (1 if is_linked and events else 0):
        strongest = next((each for each in events if each is not TenureEvent.HOLDS), None)
        near = _event_near(page, person.words.start, words) if is_linked and not strongest else None
        event = strongest or near or TenureEvent.HOLDS
        return Link(event, 2, is_past=event is TenureEvent.HOLDS and any(token in words.past for token in tokens))
    return None


def _is_apposed(page: Page, person: Mention, office: Mention) -> bool:
    """Tell whether the parse sets an office beside a name: "Ana Ruiz, the longest-serving mayor"."""
    if not page.is_parsed:
        return False
    tokens = page.tokens_at(office.words)
    root = page.doc[tokens.start : tokens.stop].root
    while root.dep_ == "conj":
        root = root.head
    return root.dep_ == "appos" and root.head.i in page.tokens_at(person.words)


def _has_own_verb(page: Page, office: Mention) -> bool:
    """Tell whether an office after a name and a comma opens a clause: "Asked by Ana Ruiz, the queen resigned"."""
    tokens = page.tokens_at(office.words)
    return page.is_parsed and page.doc[tokens.start : tokens.stop].root.dep_ in ("nsubj", "nsubjpass")


def _is_left(page: Page, end: int, words: OfficeWords) -> bool:
    """Tell whether the words right after a name with its office say that they left it: "…, resigned on Monday"."""
    following = page.text[end : end + 60].split("\n")[0]
    for token in words_of(re.split(r"[.!?;:]", following)[0])[:AHEAD]:
        if token in words.leaving:
            return True
        if token not in words.ahead:
            return False
    return False


def _inside(page: Page, start: int, end: int) -> set[str]:
    """Return the words of bodies and places that stand between a person and an office ("the union's leader")."""
    bodies = [
        each for each in page.mentions if each.type in BODIES and start <= each.words.start and each.words.end <= end
    ]
    return {word for each in bodies for word in words_of(each.words.surface)}


def _event_near(page: Page, start: int, words: OfficeWords) -> TenureEvent | None:
    """Return what the few words before a name or office say of it, such as "the appointment of"."""
    opening = re.split(r"[.!?;:,][\"”’]?\s|\n", page.text[max(0, start - 60) : start])[-1]
    events = [words.events[token] for token in words_of(opening)[-BEFORE:] if token in words.events]
    return next((each for each in reversed(events) if each is not TenureEvent.HOLDS), None)


def body_end(page: Page, office: Mention, words: OfficeWords) -> int:
    """Return where an office ends, the body or place after it included."""
    body = body_of(page, office, words)
    return body.end if body and body.start >= office.words.end else office.words.end


def body_of(page: Page, office: Mention, words: OfficeWords) -> Words | None:
    """Return the body or place that adjoins an office, after "of" or right before it; or that "its" before it means."""
    for mention in _near(page.mentions, office):
        if mention.type not in BODIES:
            continue
        if mention.words.start >= office.words.end:
            link = page.text[office.words.end : mention.words.start]
            tokens = words_of(link)
            is_of = bool(tokens) and tokens[0] in words.of
            if len(link) < 20 and is_of and all(each in words.of | words.fillers for each in tokens):
                return mention.words
        elif mention.words.end <= office.words.start:
            link = page.text[mention.words.end : office.words.start].strip()
            if link in ("", "'s", "’s", "'", "’") and "\n" not in page.text[mention.words.end : office.words.start]:
                return mention.words
    return owner_before(page, office, words)


def _near(mentions: Sequence[Mention], office: Mention) -> list[Mention]:
    return [
        each
        for each in mentions
        if each.words.end >= office.words.start - MAX_APART and each.words.start <= office.words.end + MAX_APART
    ]
