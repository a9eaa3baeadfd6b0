"""Who "it" is beside a word of saying: the body whose clause leads up to it.

In:  a sheet of speech and the token of a pronoun that stands for one body ("it").
Out: the mention of that body, or None where the text leaves it open.

Only a parse tells. The subject of the nearest clause above it that comes before it is asked first ("the council denies
that it knew, as *it* puts it"); where there is none, that of what it says ("the pier is safe, *it* said"), then that of
the sentence before. Where persons are the subject, the one body named there is meant ("Ruiz left the league,
after *it* said …"), unless a document is named too. Any other subject leaves it open: a letter, a law.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.read.attributions.cues import SpeechSheet

BODIES = frozenset({MentionType.ORGANIZATION, MentionType.GROUP, MentionType.PLACE})
PEOPLE = frozenset({MentionType.PERSON, MentionType.OFFICE, MentionType.GROUP})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
LONGEST_TRAIN = 5
"""Sentences in a row that may each begin with the pronoun: "The ministry said …. It said …. It added …"."""


def body_meant(sheet: SpeechSheet, pronoun: Token, left: int = LONGEST_TRAIN) -> Mention | None:
    """Return the body that a pronoun beside a word of saying stands for, None where that is open."""
    for subject in _subjects_before(sheet, pronoun):
        is_again = sheet.small("impersonal", subject.i)
        found = body_meant(sheet, subject, left - 1) if is_again and left else _body_at(sheet, subject, pronoun)
        if found is not None:
            return found
    return None


def _subjects_before(sheet: SpeechSheet, pronoun: Token) -> Iterator[Token]:
    """Yield the subjects that may lead up to a pronoun, the surest first."""
    above = list(pronoun.ancestors)
    for verb in above:
        found = _subject_of(sheet, verb)
        if found is not None and found.i < pronoun.i and found not in above:
            yield found
            return
    said = (each for each in pronoun.head.lefts if each.dep_ in sheet.relation("clause"))
    yield from (each for verb in said if (each := _subject_of(sheet, verb)) is not None and not sheet.quoted[each.i])
    start = pronoun.sent.start
    before = _subject_of(sheet, sheet.doc[start - 1].sent.root) if start else None
    if before is not None:
        yield before


def _subject_of(sheet: SpeechSheet, verb: Token) -> Token | None:
    return next((each for each in verb.lefts if each.dep_ in sheet.relation("subject")), None)


def _body_at(sheet: SpeechSheet, subject: Token, pronoun: Token) -> Mention | None:
    named = sheet.mention_at(subject.i)
    is_several = subject.tag_ in PLURAL_TAGS
    if named is not None and named.type in BODIES and not is_several:
        return named
    if named is None or named.type not in PEOPLE:
        return None
    first, last = subject.sent.start, min(subject.sent.end, pronoun.i)
    if any(sheet.lowers[index] in sheet.words.documents for index in range(first, last)):
        return None
    bodies = {each.chain: each for each in _bodies(sheet, first, last)}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _bodies(sheet: SpeechSheet, first: int, last: int) -> Iterator[Mention]:
    """Yield the single bodies named or described between two tokens."""
    place = sheet.chars(first, last)
    for mention in sheet.page.mentions:
        is_body = mention.type is MentionType.ORGANIZATION and mention.form is not MentionForm.PRONOUN
        if is_body and place.contains(mention.words):
            yield mention
