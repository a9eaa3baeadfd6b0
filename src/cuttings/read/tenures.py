"""Tenures: who holds, gets or loses which office, as one sentence states it.

In:  a page with its mentions: persons and offices.
Out: one tenure for each person and office, at its first clear statement.

An office belongs to a person when it stands right before the name ("Mayor Ana Ruiz"), right beside it between commas,
or is linked to it by words that a table lists ("was sworn in as", "as"). The body or place that adjoins the office goes
with it: the president of a union is another office than the president.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import Mention, MentionForm, MentionType, Qualifier, Tenure, TenureEvent
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("offices",)
MAX_LINK = 8
"""Words between a person and an office; more of them tell another story."""
BEFORE = 5
"""Words before the pair in which a word such as "appointment" says what happens."""
BODIES = frozenset({MentionType.ORGANIZATION, MentionType.GROUP, MentionType.PLACE})
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*-?|[^\w\s]")
_YEARS = re.compile(r"\s*\((?P<first>\d{4})\s*[–—-]\s*(?P<last>\d{4})?\)")


@dataclass(frozen=True, slots=True)
class _OfficeWords:
    of: frozenset[str]
    links: frozenset[str]
    fillers: frozenset[str]
    qualifiers: dict[str, Qualifier]
    qualifier_phrases: re.Pattern[str]
    events: dict[str, TenureEvent]


@dataclass(frozen=True, slots=True)
class _Link:
    event: TenureEvent
    rank: int


def read_tenures(page: Page) -> Sequence[Tenure]:
    """Return the tenures of a page, in text order."""
    persons = [each for each in page.mentions if each.type is MentionType.PERSON and each.form is MentionForm.NAME]
    offices = [each for each in page.mentions if each.type is MentionType.OFFICE]
    words = _office_words(page.tables)
    found: dict[tuple[str, str], list[Tenure]] = {}
    for office in offices:
        for person, event in _holders(page, office, persons, words):
            tenure = _tenure(page, person, office, event, words)
            known = found.setdefault((person.chain or person.id, normal_name(office.words.surface)), [])
            if all(_is_other_body(tenure, each) for each in known):
                known.append(tenure)
    stated = {chain for chain, _ in found}
    for office in offices:
        for person, event in _by_chain(office, persons):
            if person.chain not in stated:
                key = (person.chain or person.id, normal_name(office.words.surface))
                found.setdefault(key, [_tenure(page, person, office, event, words)])
    return [tenure for many in found.values() for tenure in many]


def _is_other_body(tenure: Tenure, known: Tenure) -> bool:
    """Tell whether two statements of one office name two bodies: president of a congress, president of a country."""
    bodies = [each.organization or each.jurisdiction for each in (tenure, known)]
    named = {normal_name(body.surface) for body in bodies if body}
    return len(named) == 2


def _by_chain(office: Mention, persons: Sequence[Mention]) -> Iterator[tuple[Mention, TenureEvent]]:
    """Yield the person that an office named alone stands for: "the president", three sentences after the name."""
    same = [each for each in persons if office.chain and each.chain == office.chain]
    nearest = min(same, key=lambda each: (abs(each.words.start - office.words.start), each.id), default=None)
    if nearest is not None:
        yield nearest, TenureEvent.HOLDS


def _holders(
    page: Page, office: Mention, persons: Sequence[Mention], words: _OfficeWords
) -> Iterator[tuple[Mention, TenureEvent]]:
    linked = [
        (link.rank, each.words.start, each, link.event)
        for each in persons
        if (link := _link(page, office, each, words))
    ]
    if linked:
        _, _, person, event = min(linked, key=lambda each: each[:2])
        yield person, event


def _link(page: Page, office: Mention, person: Mention, words: _OfficeWords) -> _Link | None:
    is_before = office.words.end <= person.words.start
    first, last = (office, person) if is_before else (person, office)
    if first.words.end > last.words.start or last.words.start - first.words.end > 90:
        return None
    between = page.text[first.words.end : last.words.start]
    if "\n\n" in between or re.search(r"[.!?;:]\s+[A-ZÁÉÍÓÚÑ“]", between):
        return None
    plain = words.qualifier_phrases.sub(" ", between.lower())
    tokens = _WORD.findall(plain)
    if is_before:
        return _before(page, office, person, tokens, words)
    return _after(page, person, office, tokens, words)


def _before(page: Page, office: Mention, person: Mention, tokens: list[str], words: _OfficeWords) -> _Link | None:
    """Link an office to the name after it: directly, or past the body it belongs to and a comma.

    In "the appointment of Mayor Ruiz as governor" it is the office after the name that begins.
    """
    following = _WORD.findall(page.text[person.words.end : person.words.end + 6].lower())[:1]
    is_other = bool(following) and following[0] in words.links
    event = (None if is_other else _event_near(page, office.words.start, words)) or TenureEvent.HOLDS
    if not tokens or all(token in words.qualifiers for token in tokens):
        return _Link(event, 0)
    end = _body_end(page, office, words)
    rest = [token.lower() for token in _WORD.findall(page.text[end : end + 3])]
    is_past_body = end > office.words.end and len(tokens) <= MAX_LINK
    if is_past_body and tokens[-1] == "," and rest[:1] == [","] and tokens.count(",") == 1:
        return _Link(event, 2)
    return _Link(event, 1) if tokens == [","] else None


def _after(page: Page, person: Mention, office: Mention, tokens: list[str], words: _OfficeWords) -> _Link | None:
    """Link an office to the name before it: between commas, or by listed words."""
    if len(tokens) > MAX_LINK or not tokens:
        return None
    said = [token for token in tokens if token not in words.fillers and token not in words.qualifiers and token != ","]
    names = _inside(page, person.words.end, office.words.start)
    events = [words.events[token] for token in tokens if token in words.events]
    unknown = [token for token in said if token not in words.events and token not in words.links and token not in names]
    if tokens[0] == "," and not events and not unknown:
        return _Link(_event_near(page, person.words.start, words) or TenureEvent.HOLDS, 1)
    is_linked = any(token in words.links for token in tokens)
    if (events or is_linked) and len(unknown) <= (1 if is_linked and events else 0):
        strongest = next((each for each in events if each is not TenureEvent.HOLDS), None)
        near = _event_near(page, person.words.start, words) if is_linked and not strongest else None
        return _Link(strongest or near or TenureEvent.HOLDS, 2)
    return None


def _inside(page: Page, start: int, end: int) -> set[str]:
    """Return the words of bodies and places that stand between a person and an office ("the union's leader")."""
    bodies = [
        each for each in page.mentions if each.type in BODIES and start <= each.words.start and each.words.end <= end
    ]
    return {word.lower() for each in bodies for word in _WORD.findall(each.words.surface)}


def _event_near(page: Page, start: int, words: _OfficeWords) -> TenureEvent | None:
    """Return what the few words before a name or office say of it, such as "the appointment of"."""
    opening = page.text[max(0, start - 60) : start]
    opening = re.split(r"[.!?;:,]\s|\n", opening)[-1]
    tokens = [token.lower() for token in _WORD.findall(opening)][-BEFORE:]
    events = [words.events[token] for token in tokens if token in words.events]
    return next((each for each in reversed(events) if each is not TenureEvent.HOLDS), None)


def _body_end(page: Page, office: Mention, words: _OfficeWords) -> int:
    body = _body(page, office, words)
    return body.end if body and body.start >= office.words.end else office.words.end


def _body(page: Page, office: Mention, words: _OfficeWords) -> Words | None:
    """Return the body or place that adjoins an office: after "of", or right before it."""
    for mention in page.mentions:
        if mention.type not in BODIES:
            continue
        if mention.words.start >= office.words.end:
            link = page.text[office.words.end : mention.words.start]
            tokens = [token.lower() for token in _WORD.findall(link)]
            if (
                len(link) < 20
                and tokens
                and tokens[0] in words.of
                and all(each in words.of | words.fillers for each in tokens)
            ):
                return mention.words
        elif mention.words.end <= office.words.start:
            link = page.text[mention.words.end : office.words.start].strip()
            if link in ("", "'s", "’s", "'", "’") and "\n" not in page.text[mention.words.end : office.words.start]:
                return mention.words
    return None


def _tenure(page: Page, person: Mention, office: Mention, event: TenureEvent, words: _OfficeWords) -> Tenure:
    body = _body(page, office, words)
    is_place = body is not None and _type_of(page, body) is MentionType.PLACE
    parts = [each for each in (person.words, office.words, body) if each]
    start, end = min(each.start for each in parts), max(each.end for each in parts)
    whole = page.words(start, end)
    years = _YEARS.match(page.text, end)
    attribution = page.attribution_at(whole)
    return Tenure(
        clipping=page.clipping.id,
        words=whole,
        method=page.method,
        person=person.words,
        office=office.words,
        organization=None if is_place else body,
        jurisdiction=body if is_place else None,
        event=event,
        qualifier=_qualifier(page, office, words),
        begin=years["first"] if years else None,
        end=years["last"] if years else None,
        attribution=attribution.id if attribution else None,
        voice=page.voice_at(whole),
    )


def _type_of(page: Page, words: Words) -> MentionType | None:
    mention = page.mention_at(words)
    return mention.type if mention else None


def _qualifier(page: Page, office: Mention, words: _OfficeWords) -> Qualifier | None:
    before = page.text[max(0, office.words.start - 40) : office.words.start].lower().split("\n")[-1]
    after = page.text[office.words.end : office.words.end + 14].lower()
    own = office.words.surface.lower()
    for word, qualifier in words.qualifiers.items():
        stands = rf"(?<!\w){re.escape(word)}"
        if re.search(rf"{stands}[\s-]*(?:[\w’'-]+\s+)?\Z", before) or re.search(rf"{stands}(?!\w)", own):
            return qualifier
        if re.match(rf"[\s-]?{re.escape(word.lstrip('-'))}(?!\w)", after):
            return qualifier
    return None


@cache
def _office_words(tables: Tables) -> _OfficeWords:
    table = tables["offices"]
    qualifiers = {word: Qualifier(name) for name, many in table.get("qualifiers", {}).items() for word in many}
    events = {word: TenureEvent(name) for name, many in table.get("events", {}).items() for word in many}
    return _OfficeWords(
        of=frozenset(table.get("of", ())),
        links=frozenset(table.get("as", ())),
        fillers=frozenset(table.get("fillers", ())),
        qualifiers=dict(sorted(qualifiers.items(), key=lambda each: (-len(each[0]), each[0]))),
        qualifier_phrases=re.compile(
            "|".join(rf"\b{re.escape(word)}\b" for word in qualifiers if " " in word) or "(?!)"
        ),
        events=events,
    )
