"""Quotations that follow speech without a cue of their own, and speakers named before a colon.

In:  the drafted acts of speech, and the quotations that no cue took.
Out: the acts of speech in text order: a quotation in the next sentence is one more content of the last; one that makes
up the next passage continues it; "Name: “…”" and "“…” – Name" are direct speech without a cue.
"""

import re
from collections.abc import Sequence

from cuttings.model.finding import Form
from cuttings.read.attributions.cues import SpeechSheet
from cuttings.read.attributions.groups import Group, group_at, name_over
from cuttings.read.attributions.quotations import Quotation
from cuttings.read.attributions.quotes import is_sentence
from cuttings.read.attributions.speech import ASSERTS, Speech

REST_OF_SENTENCE = re.compile(r"[^.!?\n]{0,90}(?:[.!?…][\"”’»')\]]*)?[ \t]*\n?[ \t]*")
PASSAGE_BREAK = re.compile(r"[.!?…]?[\"”’»')\]]*\s*\n\s*")
FEWEST_WORDS = 2
"""Words of a quotation that runs on from another; one beside other speech must be longer, it may be a title."""
DASH = re.compile(r"\s*[—–-]{1,2}\s*(?=[^\W\d_])")
LONGEST_TAIL = 80
"""Characters of "– Ana Ruiz, mayor" after a quotation."""
LONGEST_NAME_LINE = 14
"""Tokens of "Name, what he is:" before a quotation."""


def run_on(sheet: SpeechSheet, speeches: Sequence[Speech]) -> list[Speech]:
    """Return the acts of speech with those that quotations without a cue add."""
    taken = {quotation for speech in speeches for quotation in speech.quotations}
    found = sorted(speeches, key=_place)
    for quotation in sheet.quotations:
        if quotation in taken or not is_sentence(sheet, quotation, FEWEST_WORDS) or _is_inside(quotation, sheet, found):
            continue
        _place_quotation(sheet, quotation, found)
    return _in_order(found)


def _place(speech: Speech) -> tuple[int, int]:
    first = min([each.start for each in speech.content] + ([speech.cue.start] if speech.cue else []))
    return first, -speech.end


def _is_inside(quotation: Quotation, sheet: SpeechSheet, speeches: Sequence[Speech]) -> bool:
    """Tell whether a quotation is part of another, or of a content."""
    if any(other != quotation and other.outer.contains(quotation.outer) for other in sheet.quotations):
        return True
    return any(
        each.start <= quotation.start and quotation.end <= each.end for speech in speeches for each in speech.content
    )


def _place_quotation(sheet: SpeechSheet, quotation: Quotation, found: list[Speech]) -> None:
    named = _named_speech(sheet, quotation)
    if named is not None:
        found.append(named)
        return
    before = [speech for speech in found if speech.end <= quotation.outer.start]
    last = max(before, key=lambda speech: (speech.end, -_place(speech)[0]), default=None)
    if last is None:
        return
    between = sheet.page.text[last.end : quotation.outer.start]
    is_long = is_sentence(sheet, quotation)
    if "\n\n" not in between and (is_long or last.quotations) and REST_OF_SENTENCE.fullmatch(between):
        if last.form is Form.INDIRECT:
            found.append(_continued(last, quotation, found))
        else:
            last.content.extend(quotation.pieces)
            last.quotations.append(quotation)
    elif last.quotations and PASSAGE_BREAK.fullmatch(between) and _is_whole_passage(sheet, quotation):
        found.append(_continued(last, quotation, found))


def _continued(last: Speech, quotation: Quotation, found: Sequence[Speech]) -> Speech:
    return Speech(
        cue=None,
        source=last.source,
        head=last.head,
        content=list(quotation.pieces),
        sense=ASSERTS,
        form=Form.DIRECT,
        continues=found.index(last),
        quotations=[quotation],
    )


def _is_whole_passage(sheet: SpeechSheet, quotation: Quotation) -> bool:
    passage = sheet.page.passage_at(quotation.outer.start)
    if passage is None:
        return False
    around = sheet.page.text[passage.start : quotation.outer.start] + sheet.page.text[quotation.outer.end : passage.end]
    return not re.search(r"\w", around)


def _named_speech(sheet: SpeechSheet, quotation: Quotation) -> Speech | None:
    """Return the speech of "Ana Ruiz, the mayor: “…”" and of "“…” – Ana Ruiz"."""
    group = _name_before(sheet, quotation) or _name_after(sheet, quotation)
    if group is None or name_over(sheet, group.start) is None:
        return None
    place = sheet.chars(group.start, group.end)
    speech = Speech(None, place, place, list(quotation.pieces), ASSERTS, Form.DIRECT, quotations=[quotation])
    speech.why_no_cue = "the speaker is set beside the words"
    return speech


def _name_before(sheet: SpeechSheet, quotation: Quotation) -> Group | None:
    if not sheet.page.text[max(quotation.outer.start - 3, 0) : quotation.outer.start].rstrip().endswith(":"):
        return None
    start = sheet.token_at(quotation.outer.start)
    first = _line_start(sheet, start)
    return group_at(sheet, first, start) if first is not None else None


def _name_after(sheet: SpeechSheet, quotation: Quotation) -> Group | None:
    tail = DASH.match(sheet.page.text, quotation.outer.end)
    passage = sheet.page.passage_at(quotation.outer.start)
    if tail is None or passage is None or passage.end - tail.end() > LONGEST_TAIL or not _is_first(sheet, quotation):
        return None
    return group_at(sheet, sheet.token_at(tail.end()), sheet.token_at(passage.end))


def _is_first(sheet: SpeechSheet, quotation: Quotation) -> bool:
    passage = sheet.page.passage_at(quotation.outer.start)
    return passage is not None and not sheet.page.text[passage.start : quotation.outer.start].strip()


def _line_start(sheet: SpeechSheet, start: int) -> int | None:
    """Return where the line before a quotation starts, when it may be a name with what its bearer is."""
    first = start
    while first > 0 and not _ends_line(sheet, first - 1) and start - first <= LONGEST_NAME_LINE + 1:
        first -= 1
    while first < start and not sheet.doc[first].is_alpha:
        first += 1
    if start - first > LONGEST_NAME_LINE:
        return None
    verbs = [i for i in range(first, start) if sheet.page.is_parsed and sheet.doc[i].pos_ == "VERB"]
    return None if verbs else first


def _ends_line(sheet: SpeechSheet, index: int) -> bool:
    token = sheet.doc[index]
    return (
        token.text in ".!?"
        or "\n" in token.text_with_ws
        or sheet.page.text[token.idx : token.idx + len(token) + 1].endswith("\n")
    )


def _in_order(found: list[Speech]) -> list[Speech]:
    """Return the speeches in text order, `continues` pointing to the new places."""
    ordered = sorted(range(len(found)), key=lambda order: (_place(found[order]), order))
    place_by_order = {order: place for place, order in enumerate(ordered)}
    for speech in found:
        if speech.continues is not None:
            speech.continues = place_by_order[speech.continues]
    return [found[order] for order in ordered]
