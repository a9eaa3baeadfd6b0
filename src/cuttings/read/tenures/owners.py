"""Whose "its" is before an office: "The tribunal met. *Its* president resigned."

In:  a page and the mention of an office.
Out: the words of the body or place that the possessive takes up, None where there is none or the text leaves it open.

No parse is needed: it is the body that opens the sentence, or the only one before it there; where its sentence names
nothing before it, that of the sentence before. Where the word may be a person's too ("su"), persons count among them.
"""

from collections.abc import Sequence

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.read.tenures.words import OfficeWords

OWNERS = frozenset({MentionType.ORGANIZATION, MentionType.PLACE})
ALL_OWNERS = OWNERS | {MentionType.PERSON}
OPENING = 3
"""Tokens before what opens a sentence: "On Monday, the tribunal …" has more."""
BEFORE = 2
"""Tokens before an office among which its possessive stands: "its first president"."""


def owner_before(page: Page, office: Mention, words: OfficeWords) -> Words | None:
    """Return whose the possessive before an office is."""
    first = page.tokens_at(office.words).start
    place = next((i for i in range(first - 1, max(first - 1 - BEFORE, -1), -1) if _is_own(page, i, words)), None)
    if place is None:
        return None
    sentence = page.doc[place].sent
    kinds = ALL_OWNERS if page.doc[place].lower_ in words.personal else OWNERS
    here = _named(page, sentence.start, place, kinds)
    if here or not sentence.start:
        return _owner(page, here, sentence.start)
    before = page.doc[sentence.start - 1].sent
    return _owner(page, _named(page, before.start, before.end, kinds), before.start)


def _is_own(page: Page, index: int, words: OfficeWords) -> bool:
    return page.doc[index].lower_ in words.own


def _named(page: Page, first: int, last: int, kinds: frozenset[MentionType]) -> list[Mention]:
    """Return who and what of some kinds is named between two tokens, pronouns aside."""
    if first >= last:
        return []
    start, end = page.doc[first].idx, page.doc[last - 1].idx + len(page.doc[last - 1])
    return [
        each
        for each in page.mentions
        if start <= each.words.start < end and each.type in kinds and each.form is not MentionForm.PRONOUN
    ]


def _owner(page: Page, named: Sequence[Mention], start: int) -> Words | None:
    is_sure = len({each.chain for each in named}) == 1
    is_opening = bool(named) and page.tokens_at(named[0].words).start - start <= OPENING
    found = named[0] if is_sure or is_opening else None
    return found.words if found and found.type in OWNERS else None
