"""Decide which quotations are speech, and which cue each belongs to.

In:  a sheet of speech and its cues.
Out: the quotations of each cue, by its place in the list; those without a cue are left over.

A quotation belongs to a cue that leads into it ("said on Monday: …") or that follows it at once ("…, the minister
said"). Words in marks that stand inside somebody's clause are no speech of their own: a title, or a scare quote.
"""

import re
from collections.abc import Mapping, Sequence

from cuttings.read.attributions.cues import VERB_TAGS, Cue, CueKind, SpeechSheet
from cuttings.read.attributions.quotations import Quotation
from cuttings.read.inflection import Shape

MOST_LEAD_IN = 25
MOST_BETWEEN = 30
"""Tokens that may stand between a cue and its quotation; before the cue they are its subject with its apposition."""
FEWEST_WORDS = 4
"""A quotation of fewer words that does not start like a sentence is a fragment."""
STOPS = frozenset(".!?;…")
LIGHT = frozenset({",", ":", "—", "–", "-", "--"})
SENTENCE_END = re.compile(r"[.!?…]$")


def quotations_of_cues(sheet: SpeechSheet, cues: Sequence[Cue]) -> Mapping[int, tuple[Quotation, ...]]:
    """Return the quotations that belong to each cue, by the order of the cue."""
    owned: dict[int, list[Quotation]] = {}
    for quotation in sheet.quotations:
        owner = _owner(sheet, quotation, cues, owned)
        if owner is not None:
            owned.setdefault(owner, []).append(quotation)
    return {owner: tuple(quotations) for owner, quotations in owned.items()}


def is_sentence(sheet: SpeechSheet, quotation: Quotation, fewest: int = FEWEST_WORDS) -> bool:
    """Tell whether a quotation starts like a sentence and is longer than a name."""
    first = sheet.page.text[quotation.start]
    words = sheet.page.text[quotation.start : quotation.end].split()
    return (first.isupper() or not first.isalpha()) and len(words) >= fewest


def _owner(
    sheet: SpeechSheet,
    quotation: Quotation,
    cues: Sequence[Cue],
    owned: Mapping[int, Sequence[Quotation]],
) -> int | None:
    start, end = sheet.token_at(quotation.outer.start), sheet.token_at(quotation.outer.end)
    outer = sheet.quoted[start - 1] if start and start < len(sheet.doc) else None
    inset = next((order for order, cue in enumerate(cues) if _is_in_inset(sheet, cue, quotation)), None)
    if inset is not None:
        return inset
    may_own = [
        order
        for order, cue in enumerate(cues)
        if "quote" in cue.takes
        and _may_quote(sheet, cue)
        and not start <= cue.head < end
        and _is_level(sheet, cue, quotation, outer)
    ]
    earlier = [order for order in reversed(may_own) if cues[order].end <= start][:2]
    for before in sorted(earlier, key=lambda order: (cues[order].kind is not CueKind.VERB, -order)):
        if _leads_in(sheet, cues[before], start, end, quotation, owned.get(before, ())):
            return before
    after = next((order for order in may_own if cues[order].start >= end), None)
    if after is not None and _follows(sheet, cues[after], start, end, quotation):
        return after
    return None


def _is_in_inset(sheet: SpeechSheet, cue: Cue, quotation: Quotation) -> bool:
    """Tell whether a cue stands between dashes in a quotation."""
    place = sheet.doc[cue.head].idx
    return "quote" in cue.takes and any(inset.start <= place < inset.end for inset in quotation.insets)


def _may_quote(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether a verb can lead into a quotation: not "to add …", nor "written by …"."""
    if not sheet.page.is_parsed:
        return True
    token = sheet.doc[cue.head]
    if cue.kind is not CueKind.VERB:
        verb = sheet.words.verbs.get(sheet.lowers[token.head.i])
        return token.dep_ not in sheet.relation("subject") or verb is None or "quote" not in verb.takes
    has_helper = any(each.dep_ in sheet.relation("auxiliary") for each in token.children)
    if token.tag_ == "VB" and not sheet.small("speech_starters", token.head.i):
        return any(each.tag_ == "MD" for each in token.children)
    return token.tag_ != "VBN" or has_helper or token.dep_ not in sheet.relation("modifier")


def _is_level(sheet: SpeechSheet, cue: Cue, quotation: Quotation, outer: Quotation | None) -> bool:
    """Tell whether cue and quotation stand in the same words: both inside one quotation, or both outside all."""
    around = sheet.quoted[cue.head]
    if around is None or around == quotation:
        return outer is None or not outer.outer.contains(quotation.outer)
    return around.outer.contains(quotation.outer) and around != quotation


def _leads_in(
    sheet: SpeechSheet, cue: Cue, start: int, end: int, quotation: Quotation, owned: Sequence[Quotation]
) -> bool:
    gap = range(cue.end, start)
    if owned:
        last = owned[-1].outer.end
        gap = range(next((i for i in gap if sheet.doc[i].idx >= last), start), start)
        if any(sheet.doc[i].is_alpha and not sheet.small("coordinators", i) for i in gap) and owned[-1].start > 0:
            return _is_open_gap(sheet, cue, range(cue.end, start), owned[-1]) and _stands_alone(sheet, end, quotation)
        return not any(sheet.doc[i].text in STOPS - {";"} for i in gap) and _stands_alone(sheet, end, quotation)
    return _is_open_gap(sheet, cue, gap, None) and _fits(sheet, gap, quotation) and _stands_alone(sheet, end, quotation)


def _is_open_gap(sheet: SpeechSheet, cue: Cue, gap: range, skip: Quotation | None) -> bool:
    """Tell whether only who, to whom, when and where stands between a cue and what follows it."""
    kept = [i for i in gap if skip is None or not skip.outer.start <= sheet.doc[i].idx < skip.outer.end]
    if len(kept) > MOST_LEAD_IN or any(_is_stop(sheet, i) for i in kept):
        return False
    has_lead = bool(kept) and sheet.doc[kept[-1]].text in {":", ","}
    head = sheet.doc[cue.head]
    verbs = [i for i in kept if sheet.page.is_parsed and sheet.doc[i].pos_ in VERB_TAGS]
    if any(head not in sheet.doc[i].ancestors for i in verbs):
        return False
    that = [
        i for i in kept[:-1] if sheet.small("that", i) and (not sheet.page.is_parsed or sheet.doc[i].pos_ == "SCONJ")
    ]
    return not that and (not verbs or has_lead)


def _is_stop(sheet: SpeechSheet, index: int) -> bool:
    token = sheet.doc[index]
    is_last = sheet.page.text.startswith("\n\n", token.idx + len(token))
    return token.text in STOPS or is_last or (token.is_space and "\n" in token.text)


def _fits(sheet: SpeechSheet, gap: range, quotation: Quotation) -> bool:
    if not gap or sheet.doc[gap[-1]].text in LIGHT or sheet.small("that", gap[-1]):
        return True
    if sheet.small("as", gap[-1]):
        return True
    return is_sentence(sheet, quotation)


def _stands_alone(sheet: SpeechSheet, end: int, quotation: Quotation) -> bool:
    """Tell whether the clause does not go on after a quotation as if its words were part of it."""
    inside = sheet.page.text[quotation.start : quotation.outer.end].rstrip("\"”’'»")
    if end >= len(sheet.doc) or inside[-1:] in ".!?,;…" or is_sentence(sheet, quotation):
        return True
    following = sheet.doc[end]
    if not following.is_alpha or sheet.small("coordinators", end) or sheet.small("prepositions", end):
        return True
    return sheet.page.is_parsed and following.tag_ == "VBG"


def _follows(sheet: SpeechSheet, cue: Cue, start: int, end: int, quotation: Quotation) -> bool:
    """Tell whether a cue with its subject comes right after a quotation that is set off by a comma or a stop."""
    gap = range(end, cue.start)
    text = sheet.page.text
    tail = text[quotation.end : quotation.outer.end] + text[quotation.outer.end : quotation.outer.end + 2].lstrip()[:1]
    is_set_off = text[quotation.end - 1] in "?!…" or any(char in ",;—–-" for char in tail)
    is_at_once = not gap and Shape.FINITE in cue.shapes and not sheet.page.is_parsed and is_sentence(sheet, quotation)
    if not (is_set_off or is_at_once) or len(gap) > MOST_BETWEEN or any(_is_stop(sheet, i) for i in gap):
        return False
    words = [i for i in gap if sheet.doc[i].is_alpha]
    if words and sheet.small("coordinators", words[0]):
        return False
    return _starts_clause(sheet, start) and not _has_other_verb(sheet, cue, gap)


def _starts_clause(sheet: SpeechSheet, start: int) -> bool:
    if start == 0 or sheet.doc[start].is_sent_start:
        return True
    before = sheet.doc[start - 1]
    return before.is_punct or before.is_space or sheet.small("openers", start - 1)


def _has_other_verb(sheet: SpeechSheet, cue: Cue, gap: range) -> bool:
    if not sheet.page.is_parsed:
        return False
    head = sheet.doc[cue.head]
    own = {head.i, *(child.i for child in head.children if child.dep_ in sheet.relation("auxiliary"))}
    for child in head.children:
        if child.dep_ in sheet.relation("subject"):
            own |= {each.i for each in child.subtree}
    return any(sheet.doc[i].pos_ in VERB_TAGS and i not in own for i in gap)
