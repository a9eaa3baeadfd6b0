"""Chains: which mentions of one clipping are the same person, body, group, place or office.

In:  a page with its mentions.
Out: the same mentions, each with the first mention of its chain and the fullest name in it, or the reason why none.

Names are joined first, then offices to their holders, then pronouns: each step rests on what the one before has joined.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.read.chains.by_name import join_names
from cuttings.read.chains.marks import Groups, Mark, Sheaf, fullest, make_sheaf
from cuttings.read.chains.offices import Offices
from cuttings.read.chains.pronouns import make_resolver
from cuttings.read.names.words import NameWords, name_words
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ("chains", "names")


def link_chains(page: Page) -> Sequence[Mention]:
    """Return the mentions of a page with `chain` and `name` set, in the order given."""
    sheaf = make_sheaf(page)
    groups = Groups(len(sheaf.marks))
    genders = _genders(sheaf, name_words(page.tables))
    reasons = dict(join_names(sheaf, groups, genders))
    Offices(sheaf, groups).join()
    shared = _shared_genders(sheaf, groups, genders)
    reasons |= make_resolver(sheaf, groups, shared).resolve()
    return _linked(sheaf, groups, reasons)


def _genders(sheaf: Sheaf, words: NameWords) -> dict[int, str]:
    """Return the gender of persons and offices where a title, a first name or a noun tells it, by order of the mark."""
    found = ((mark.order, _gender(sheaf, mark, words)) for mark in sheaf.marks)
    return {order: gender for order, gender in found if gender}


def _gender(sheaf: Sheaf, mark: Mark, words: NameWords) -> str:
    phrase = " ".join(sheaf.lowers[mark.start : mark.end])
    if mark.mention.type is MentionType.OFFICE:
        return words.office_gender.get(phrase, "")
    if mark.mention.type is not MentionType.PERSON or mark.mention.form is MentionForm.PRONOUN:
        return ""
    if mark.mention.form is MentionForm.NOMINAL:
        return words.person_gender.get(phrase, "")
    before = sheaf.lowers[mark.start - 1] if mark.start else ""
    if before == "." and mark.start > 1:
        before = sheaf.lowers[mark.start - 2]
    told = words.honorifics.get(before) or words.office_gender.get(before, "")
    return told or (words.given.get(sheaf.lowers[mark.start], "") if len(mark.key) > 1 else "")


def _shared_genders(sheaf: Sheaf, groups: Groups, genders: Mapping[int, str]) -> dict[int, str]:
    """Return genders with each group's, the first one told, at its first mark."""
    shared = dict(genders)
    for mark in sheaf.marks:
        if gender := genders.get(mark.order):
            shared.setdefault(groups.first(mark.order), gender)
    return shared


def _linked(sheaf: Sheaf, groups: Groups, reasons: Mapping[int, str]) -> list[Mention]:
    members: dict[int, list[Mark]] = defaultdict(list)
    for mark in sheaf.marks:
        members[groups.first(mark.order)].append(mark)
    linked: dict[str, Mention] = {}
    for first, group in members.items():
        named = [mark for mark in group if mark.mention.form is MentionForm.NAME]
        name = fullest(named).mention.words.surface if named else None
        kind = named[0].mention.type if named else group[0].mention.type
        for mark in group:
            linked[mark.mention.id] = _link(mark, sheaf.marks[first].mention.id, name, kind, reasons.get(mark.order))
    return [linked.get(mention.id) or replace(mention, chain=mention.id) for mention in sheaf.page.mentions]


def _link(mark: Mark, chain: str, name: str | None, kind: MentionType, reason: str | None) -> Mention:
    """Return the mention in its chain; a pronoun takes the type of what it stands for."""
    is_pronoun = mark.mention.form is MentionForm.PRONOUN
    own = kind if is_pronoun else mark.mention.type
    why = (*mark.mention.reasons, ("chain", reason)) if reason else mark.mention.reasons
    return replace(mark.mention, chain=chain, name=name, type=own, reasons=why)
