"""Chains: which mentions of one clipping are the same person, body, group, place or office.

In:  a page with its mentions.
Out: the same mentions, each with the first mention of its chain and the fullest name in it, or the reason why none.

Names are joined first, then offices to their holders, then pronouns: each step rests on what the one before has joined.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.read.chains.appositions import join_appositions
from cuttings.read.chains.by_name import join_names
from cuttings.read.chains.doubtful import DOUBTFUL_TYPES
from cuttings.read.chains.genders import share_genders, told_genders
from cuttings.read.chains.marks import Groups, Mark, Sheaf, fullest, make_sheaf
from cuttings.read.chains.offices import Offices
from cuttings.read.chains.pronouns import make_resolver
from cuttings.read.names.words import name_words
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ("chains", "names", "genders", "clues")


def link_chains(page: Page) -> Sequence[Mention]:
    """Return the mentions of a page with `chain` and `name` set, in the order given."""
    sheaf = make_sheaf(page)
    groups = Groups(len(sheaf.marks))
    told = told_genders(sheaf)
    reasons = dict(join_names(sheaf, groups, told))
    join_appositions(sheaf, groups)
    Offices(sheaf, groups).join()
    reasons |= make_resolver(sheaf, groups, share_genders(sheaf, groups, told)).resolve()
    return _linked(sheaf, groups, reasons)


def _linked(sheaf: Sheaf, groups: Groups, reasons: Mapping[int, str]) -> list[Mention]:
    members: dict[int, list[Mark]] = defaultdict(list)
    for mark in sheaf.marks:
        members[groups.first(mark.order)].append(mark)
    linked: dict[str, Mention] = {}
    for first, group in members.items():
        named = [mark for mark in group if mark.mention.form is MentionForm.NAME]
        name = fullest(named).mention.words.surface if named else None
        kind = _kind(sheaf, group, named)
        for mark in group:
            linked[mark.mention.id] = _link(mark, sheaf.marks[first].mention.id, name, kind, reasons.get(mark.order))
    return [linked.get(mention.id) or replace(mention, chain=mention.id) for mention in sheaf.page.mentions]


def _kind(sheaf: Sheaf, group: Sequence[Mark], named: Sequence[Mark]) -> MentionType:
    """Return what a chain is of: what its first name names, a person where "he" or "she" takes up a doubtful name."""
    kind = (named or group)[0].mention.type
    pronouns = name_words(sheaf.page.tables).pronouns
    is_someone = any(pronouns.get(sheaf.lowers[mark.start], ("", ""))[0] for mark in group if _is_pronoun(mark))
    return MentionType.PERSON if is_someone and kind in DOUBTFUL_TYPES else kind


def _is_pronoun(mark: Mark) -> bool:
    return mark.mention.form is MentionForm.PRONOUN


def _link(mark: Mark, chain: str, name: str | None, kind: MentionType, reason: str | None) -> Mention:
    """Return the mention in its chain; a pronoun takes the type of what it stands for, a doubtful name its chain's."""
    is_doubtful = mark.mention.form is MentionForm.NAME and kind is MentionType.PERSON
    own = kind if _is_pronoun(mark) or is_doubtful else mark.mention.type
    why = (*mark.mention.reasons, ("chain", reason)) if reason else mark.mention.reasons
    return replace(mark.mention, chain=chain, name=name, type=own, reasons=why)
