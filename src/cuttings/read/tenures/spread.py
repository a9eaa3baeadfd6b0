"""Offices that a list hands on: to a second office of one person, or to several people of one office.

In:  a page, its offices, and who was found to hold which.
Out: further pairs of a person and an office.

"Ana Ruiz, president and chairwoman" holds both; "Senators Ana Ruiz of Port Vale and Tomás Arce" are one each.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from cuttings.model.finding import Mention, MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.page import Page
from cuttings.read.tenures.links import BODIES, MAX_APART
from cuttings.read.tenures.words import OfficeWords, words_of

BEFORE_LIST = 8
"""Words between an office of several people and their names, after a colon or without a verb."""
BETWEEN_NAMES = 5
"""Words between two names of a list: "of Port Vale, and"."""


def joined(page: Page, office: Mention, other: Mention, words: OfficeWords) -> bool:
    """Tell whether two offices are joined in a list: "president and chairman", "mayor of Port Vale, and member"."""
    first, last = sorted((office.words, other.words), key=lambda each: each.start)
    between = page.text[first.end : last.start]
    if len(between) > MAX_APART or "\n" in between:
        return False
    bodies = {
        word
        for each in page.mentions
        if each.type in BODIES and first.end <= each.words.start and each.words.end <= last.start
        for word in words_of(each.words.surface)
    }
    tokens = words_of(between)
    known = words.joining | words.fillers | words.of | bodies
    told = zip(["", *tokens], tokens, strict=False)
    return any(token in words.joining for token in tokens) and all(
        token in known or before in words.of for before, token in told
    )


def shared(page: Page, persons: Sequence[Mention], words: OfficeWords) -> Iterator[tuple[Mention, Words]]:
    """Yield (person, office) for each name in a list after an office of several people."""
    for token in page.doc:
        if token.lower_ in words.plurals:
            office = words_at(page.text, token.idx, token.idx + len(token))
            yield from ((person, office) for person in _listed(page, token, persons, words))


def _listed(page: Page, token: Token, persons: Sequence[Mention], words: OfficeWords) -> Iterator[Mention]:
    end, is_first = token.idx + len(token), True
    for person in persons:
        if person.words.start < end:
            continue
        between = page.doc.char_span(end, person.words.start, alignment_mode="contract")
        is_near = page.text[end : person.words.start].count("\n") == 0 and person.words.start - end <= MAX_APART
        tokens = list(between) if between is not None else []
        if not is_near or not (_opens(page, tokens) if is_first else _continues(page, tokens, words)):
            return
        yield person
        end, is_first = person.words.end, False


def _opens(page: Page, tokens: list[Token]) -> bool:
    if len(tokens) <= 1:
        return all(token.text in (",", ":") for token in tokens)
    if len(tokens) > BEFORE_LIST or not page.is_parsed:
        return False
    if tokens[-1].text == ":":
        return True
    return tokens[-1].text == "," and all(token.pos_ in ("ADP", "DET", "NOUN", "PROPN", "PUNCT") for token in tokens)


def _continues(page: Page, tokens: list[Token], words: OfficeWords) -> bool:
    def is_light(token: Token) -> bool:
        mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
        is_place = mention is not None and mention.type is MentionType.PLACE
        return is_place or token.like_num or token.lower_ in words.joining | words.of

    return bool(tokens) and len(tokens) <= BETWEEN_NAMES and all(is_light(token) for token in tokens)
