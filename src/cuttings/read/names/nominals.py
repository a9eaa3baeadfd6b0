"""Find descriptions and pronouns that stand for actors: offices, groups, bodies, persons, "she".

In:  a sheet and the tokens that names cover already.
Out: `Described` tokens with what they describe, in text order, none overlapping a name or another description.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.names.runs import Sheet
from cuttings.read.names.words import Phrases

MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Described:
    """Tokens from `start` to `end` (not included) that describe, or stand for, an actor."""

    start: int
    end: int
    type: MentionType
    form: MentionForm


def find_nominals(sheet: Sheet, covered: set[int]) -> Iterator[Described]:
    """Yield descriptions and pronouns outside the covered tokens."""
    index, end = 0, len(sheet.doc)
    while index < end:
        found = None if index in covered else _at(sheet, index, covered)
        if found is not None:
            yield found
        index = found.end if found is not None else index + 1


def _at(sheet: Sheet, index: int, covered: set[int]) -> Described | None:
    if sheet.lowers[index] in sheet.words.pronouns:
        is_plural = sheet.words.pronouns[sheet.lowers[index]][1] == "plural"
        kind = MentionType.GROUP if is_plural else MentionType.PERSON
        return Described(index, index + 1, kind, MentionForm.PRONOUN)
    front = sheet.words.demonyms.length_at(sheet.lowers, index)
    if front and sheet.capitals[index] and index + front < len(sheet.doc):
        return _national(_longest(sheet, index + front, covered), index)
    best = _longest(sheet, index, covered)
    is_followed = best is not None and best.end < len(sheet.doc) and not sheet.capitals[best.end]
    if best is not None and is_followed and sheet.words.demonyms.length_at(sheet.lowers, best.end) == 1:
        return _national(best, index, best.end + 1) or best
    return best


def _longest(sheet: Sheet, index: int, covered: set[int]) -> Described | None:
    best: Described | None = None
    for phrases, kind in _kinds(sheet):
        found = _phrase_at(sheet, index, phrases, kind)
        if found is not None and not covered.intersection(range(found.start, found.end)):
            best = found if best is None or found.end > best.end else best
    return best


def _national(found: Described | None, start: int, end: int | None = None) -> Described | None:
    """Return a group or body with its nationality; a body is named by it: "the Marenzan government"."""
    if found is None or found.type not in (MentionType.GROUP, MentionType.ORGANIZATION):
        return None
    form = MentionForm.NAME if found.type is MentionType.ORGANIZATION else found.form
    return Described(start, end or found.end, found.type, form)


def _kinds(sheet: Sheet) -> tuple[tuple[Phrases, MentionType], ...]:
    words = sheet.words
    return (
        (words.offices, MentionType.OFFICE),
        (words.groups, MentionType.GROUP),
        (words.bodies, MentionType.ORGANIZATION),
        (words.persons, MentionType.PERSON),
    )


def _phrase_at(sheet: Sheet, index: int, phrases: Phrases, kind: MentionType) -> Described | None:
    length = phrases.length_at(sheet.lowers, index)
    if not length:
        return None
    end = index + length
    fits = {
        MentionType.OFFICE: _is_office,
        MentionType.GROUP: _is_head,
        MentionType.ORGANIZATION: _is_body,
        MentionType.PERSON: _is_head,
    }[kind]
    return Described(index, end, kind, MentionForm.NOMINAL) if fits(sheet, index, end) else None


def _is_office(sheet: Sheet, start: int, end: int) -> bool:
    is_weak = end - start == 1 and sheet.lowers[start] in sheet.words.weak_offices
    if is_weak and not _has_office_context(sheet, start, end):
        return False
    return _is_noun(sheet, end - 1) and not _modifies_common_noun(sheet, end - 1)


def _has_office_context(sheet: Sheet, start: int, end: int) -> bool:
    before = sheet.lowers[start - 1] if start else ""
    after = sheet.lowers[end] if end < len(sheet.doc) else ""
    is_title = end < len(sheet.doc) and sheet.capitals[end]
    return (
        is_title or before in sheet.words.before_bodies or after in sheet.words.body_particles or sheet.capitals[start]
    )


def _is_noun(sheet: Sheet, index: int) -> bool:
    return not sheet.is_parsed or sheet.doc[index].pos_ in ("NOUN", "PROPN")


def _modifies_common_noun(sheet: Sheet, index: int) -> bool:
    """Tell whether the word only qualifies another noun: "the police station", "a leaders' summit"."""
    token = sheet.doc[index]
    if not sheet.is_parsed or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    return token.head.i > index and token.head.pos_ == "NOUN" and not sheet.capitals[token.head.i]


def _is_head(sheet: Sheet, start: int, end: int) -> bool:
    return _is_noun(sheet, end - 1) and not _modifies_common_noun(sheet, end - 1)


def _is_body(sheet: Sheet, start: int, end: int) -> bool:
    before = sheet.lowers[start - 1] if start else ""
    has_front = before in sheet.words.before_bodies or (start > 0 and sheet.capitals[start - 1])
    return has_front and _is_head(sheet, start, end)
