"""Tenures: who holds, gets or loses which office, as one sentence states it.

In:  a page with its mentions: persons and offices.
Out: one tenure for each person and office, at its first clear statement.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import Mention, MentionForm, MentionType, Qualifier, Tenure, TenureEvent, TimexType
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.read.tenures.links import MAX_APART, Link, body_of, link_of
from cuttings.read.tenures.spread import joined, shared
from cuttings.read.tenures.words import TABLES, OfficeWords, office_words

__all__ = ["TABLES", "read_tenures"]

LONG_AGO = 10
"""Years before the filing after which an office told of in passing is no longer held: "President Arce, in 1984"."""
_SHORT = r"[\s-]*(?:[\w’'-]+\s+|(?:[A-ZÁÉÍÓÚ][\w.’'-]*\s+){2,3})?"
"""Between a qualifier and its office: a word, or a few capitals ("former Marenza Senate leader")."""
_FOR = r"\s+(?:for|a)\s+(?:the\s+|la\s+)?"
_YEARS = re.compile(r"\s*\((?P<first>\d{4})\s*[–—-]\s*(?P<last>\d{4})?\)")


@dataclass(frozen=True, slots=True)
class _Holding:
    person: Mention
    office: Words
    body: Words | None
    event: TenureEvent
    qualifier: Qualifier | None


def read_tenures(page: Page) -> Sequence[Tenure]:
    """Return the tenures of a page, in text order."""
    people = [each for each in page.mentions if each.type is MentionType.PERSON]
    persons = [each for each in people if each.form is MentionForm.NAME]
    offices = [each for each in page.mentions if each.type is MentionType.OFFICE]
    words = office_words(page.tables)
    found: dict[tuple[str, str], list[Tenure]] = {}
    for holding in _holdings(page, offices, people, words):
        tenure = _tenure(page, holding)
        key = (holding.person.chain or holding.person.id, normal_name(holding.office.surface))
        known = found.setdefault(key, [])
        if all(_is_other_body(tenure, each) for each in known):
            known.append(tenure)
    stated = {chain for chain, _ in found}
    for office in offices:
        for person in _by_chain(office, persons):
            if person.chain not in stated:
                key = (person.chain or person.id, normal_name(office.words.surface))
                found.setdefault(key, [_tenure(page, _held(page, person, office, words))])
    return [tenure for many in found.values() for tenure in many]


def _holdings(
    page: Page, offices: Sequence[Mention], persons: Sequence[Mention], words: OfficeWords
) -> Iterator[_Holding]:
    """Yield who holds which office: stated, handed on along a list of offices, or of several people."""
    old = _old_sentences(page, words)
    stated = [_stated(page, office, persons, old, words) for office in offices]
    for place, office in enumerate(offices):
        holding = stated[place]
        if holding is None and place > 0 and joined(page, offices[place - 1], office, words):
            holding = stated[place] = _handed_on(page, stated[place - 1], office, words, after=True)
        if holding is None and place + 1 < len(offices) and joined(page, office, offices[place + 1], words):
            holding = _handed_on(page, stated[place + 1], office, words, after=False)
        if holding is not None:
            yield holding
    named = [each for each in persons if each.form is MentionForm.NAME]
    for person, plural in shared(page, named, words):
        is_old = _sentence_at(page, plural) in old
        yield _Holding(person, plural, None, TenureEvent.HOLDS, Qualifier.FORMER if is_old else None)


def _stated(
    page: Page, office: Mention, persons: Sequence[Mention], old: frozenset[int], words: OfficeWords
) -> _Holding | None:
    """Return who a text says holds an office: of several, the nearest."""
    near = [each for each in _around(persons, office) if each.form is MentionForm.NAME]
    links = [(link, each) for each in near if (link := link_of(page, office, each, words))]
    links = links or list(_by_pronoun(page, office, persons, words))
    if not links:
        return None
    link, person = min(links, key=lambda each: (each[0].rank, each[1].words.start))
    qualifier = _qualifier(page, office, words)
    is_old = link.rank == 0 and _sentence_at(page, office.words) in old
    if qualifier is None and (link.is_past or (is_old and link.event is TenureEvent.HOLDS)):
        qualifier = Qualifier.FORMER
    return _Holding(person, office.words, body_of(page, office, words), link.event, qualifier)


def _around(persons: Sequence[Mention], office: Mention) -> Sequence[Mention]:
    """Return the persons that stand near enough to an office to hold it."""
    first = bisect_left(persons, office.words.start - 3 * MAX_APART, key=lambda each: each.words.start)
    last = bisect_left(persons, office.words.end + MAX_APART + 1, key=lambda each: each.words.start)
    return persons[first:last]


def _by_pronoun(
    page: Page, office: Mention, persons: Sequence[Mention], words: OfficeWords
) -> Iterator[tuple[Link, Mention]]:
    """Yield who "she" is where "she was mayor": the nearest name before it in its chain."""
    for pronoun in _around(persons, office):
        is_before = pronoun.form is MentionForm.PRONOUN and pronoun.words.end <= office.words.start
        link = link_of(page, office, pronoun, words) if is_before else None
        if link:
            named = [each for each in persons if each.chain == pronoun.chain and each.form is MentionForm.NAME]
            before = [each for each in named if each.words.start < pronoun.words.start]
            yield from ((link, each) for each in before[-1:])


def _handed_on(
    page: Page, holding: _Holding | None, office: Mention, words: OfficeWords, *, after: bool
) -> _Holding | None:
    """Return the same holding of an office beside one that is held, the person on the far side of the latter."""
    if holding is None or (holding.person.words.start < holding.office.start) is not after:
        return None
    qualifier = _qualifier(page, office, words) or (holding.qualifier if after else None)
    return _Holding(holding.person, office.words, body_of(page, office, words), holding.event, qualifier)


def _held(page: Page, person: Mention, office: Mention, words: OfficeWords) -> _Holding:
    qualifier = _qualifier(page, office, words)
    return _Holding(person, office.words, body_of(page, office, words), TenureEvent.HOLDS, qualifier)


def _old_sentences(page: Page, words: OfficeWords) -> frozenset[int]:
    """Return the sentences, by their first token, that tell of days long before the filing; births aside."""
    filed = page.context.filed.earliest
    if filed is None:
        return frozenset()
    dates = [each for each in page.timexes if each.type is TimexType.DATE and each.latest is not None]
    old = {
        _sentence_at(page, each.words) for each in dates if each.latest and each.latest.year <= filed.year - LONG_AGO
    }
    return frozenset(start for start in old if not _has_word(page, start, words.undated))


def _has_word(page: Page, start: int, wanted: frozenset[str]) -> bool:
    return any(token.lower_ in wanted for token in page.doc[start].sent)


def _sentence_at(page: Page, place: Words) -> int:
    tokens = page.tokens_at(place)
    return int(page.doc[tokens.start].sent.start) if tokens else -1


def _is_other_body(tenure: Tenure, known: Tenure) -> bool:
    """Tell whether two statements of one office name two bodies: president of a congress, president of a country."""
    bodies = [each.organization or each.jurisdiction for each in (tenure, known)]
    named = {normal_name(body.surface) for body in bodies if body}
    return len(named) == 2


def _by_chain(office: Mention, persons: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the person that an office named alone stands for: "the president", three sentences after the name."""
    same = [each for each in persons if office.chain and each.chain == office.chain]
    nearest = min(same, key=lambda each: (abs(each.words.start - office.words.start), each.id), default=None)
    if nearest is not None:
        yield nearest


def _tenure(page: Page, holding: _Holding) -> Tenure:
    body = holding.body
    is_place = body is not None and _type_of(page, body) is MentionType.PLACE
    parts = [each for each in (holding.person.words, holding.office, body) if each]
    start, end = min(each.start for each in parts), max(each.end for each in parts)
    whole = page.words(start, end)
    years = _YEARS.match(page.text, end)
    attribution = page.attribution_at(whole)
    return Tenure(
        clipping=page.clipping.id,
        words=whole,
        method=page.method,
        person=holding.person.words,
        office=holding.office,
        organization=None if is_place else body,
        jurisdiction=body if is_place else None,
        event=holding.event,
        qualifier=holding.qualifier,
        begin=years["first"] if years else None,
        end=years["last"] if years else None,
        attribution=attribution.id if attribution else None,
        voice=page.voice_at(whole),
    )


def _type_of(page: Page, words: Words) -> MentionType | None:
    mention = page.mention_at(words)
    return mention.type if mention else None


def _qualifier(page: Page, office: Mention, words: OfficeWords) -> Qualifier | None:
    before = page.text[max(0, office.words.start - 50) : office.words.start].split("\n")[-1]
    after = page.text[office.words.end : office.words.end + 14].lower()
    own = office.words.surface.lower()
    for word, qualifier in words.qualifiers.items():
        stands, leads_in, follows = _expressions(word, qualifier)
        if leads_in.search(before) or stands.search(own) or follows.match(after):
            return qualifier
    return None


@cache
def _expressions(word: str, qualifier: Qualifier) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a qualifier within an office, before it and after it."""
    stands = rf"(?<!\w){re.escape(word)}" + ("" if word.endswith("-") else r"(?!\w)")
    between = _FOR if qualifier is Qualifier.CANDIDATE else _SHORT
    follows = rf"[\s-]?{re.escape(word.lstrip('-'))}(?!\w)"
    return re.compile(stands), re.compile(rf"(?i:{stands}){between}\Z"), re.compile(follows)
