"""Turn tokens into the words that are shown: contents without their marks, sources by their shortest name.

In:  a sheet of speech, and tokens that the grammars found.
Out: spans of the text.

Contents are cut to what they must be: no marks, stops or "that" at their ends; inside a quotation never beyond it; and
a quotation that a content reaches into is taken in whole, which makes it mixed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from cuttings.model.finding import Form, MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cues import VERB_TAGS, Cue, SpeechSheet
from cuttings.read.attributions.groups import Group
from cuttings.read.attributions.quotations import Quotation
from cuttings.read.attributions.tree import related

ENDS = " \t\r\n\u00a0\u2009\u202f,.;:—–\"“”„«»‘’'`"
LEADING = ("that", "coordinators")
"""Small words that open a reported clause and are no part of it."""
MOST_STOPS = 3
"""Characters from the last word to the mark that closes a quotation: a stop, a mark."""
WORD = re.compile(r"\w")
COMMA = re.compile(r"\.?, ")
"""What parts a role from the name after it; an abbreviation may end the role: "la jefa de Barcos S.A., Ana Ruiz"."""
APPOSITION_ENDS = frozenset({"", ",", ".", ";", ":", "\n"})
BODIES = frozenset({MentionType.ORGANIZATION, MentionType.PLACE})
NAMEABLE = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP})


def spans_of(sheet: SpeechSheet, tokens: Iterable[int]) -> list[Span]:
    """Return runs of tokens as characters, cut; runs that only punctuation parts are one."""
    kept = sorted(i for i in tokens)
    runs: list[list[int]] = []
    for index in kept:
        if runs and all(_is_light(sheet, i) for i in range(runs[-1][1], index)):
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return cut_spans(sheet, [sheet.chars(start, end) for start, end in runs])


def cut_spans(sheet: SpeechSheet, spans: Iterable[Span]) -> list[Span]:
    """Return spans cut to what a content is, in text order; those without a word are dropped."""
    cut = [
        each for span in spans for piece in _with_quotations(sheet, span) if (each := _bare(sheet, piece)) is not None
    ]
    return sorted(set(cut))


def _is_light(sheet: SpeechSheet, index: int) -> bool:
    token = sheet.doc[index]
    return token.is_punct or token.is_space or token.is_quote


def _with_quotations(sheet: SpeechSheet, span: Span) -> Iterator[Span]:
    """Yield a content cut to the quotation that it lies in, or widened over one that it reaches into."""
    start, end = span.start, span.end
    for quotation in sheet.quotations:
        if quotation.is_single or not quotation.outer.overlaps(span):
            continue
        if quotation.outer.start <= start and end <= quotation.outer.end:
            start, end = max(start, quotation.start), min(end, quotation.end)
        elif quotation.outer.start > start:
            end = max(end, quotation.pieces[0].end) if len(quotation.pieces) == 1 else quotation.pieces[0].end
    if start < end:
        yield Span(start, end)


def _bare(sheet: SpeechSheet, span: Span) -> Span | None:
    """Return a content without the dateline, and without marks, stops, "that" and joining words at its ends; None when
    no word is left."""
    text, dateline = sheet.page.text, sheet.page.clipping.dateline
    start, end = span.start, span.end
    if dateline is not None and start < dateline.words.end and dateline.words.start <= start:
        start = dateline.words.end
    while start < end and text[start] in ENDS:
        start += 1
    while start < end and text[end - 1] in ENDS:
        end -= 1
    end = _with_closing_mark(sheet, start, end)
    if start >= end or not WORD.search(text, start, end):
        return None
    first = re.match(r"[^\W\d_]+", text[start:end])
    if first is None or not any(first.group().lower() in sheet.words.small.get(each, ()) for each in LEADING):
        return Span(start, end)
    if first.end() == end - start:
        return None
    is_joint = text[start + first.end()] in " ,\n" and first.group()[0].islower()
    return _bare(sheet, Span(start + first.end(), end)) if is_joint else Span(start, end)


def _with_closing_mark(sheet: SpeechSheet, start: int, end: int) -> int:
    """Return the end of a content after the mark that closes a quotation which begins inside it."""
    closed = (
        each.outer.end
        for each in sheet.quotations
        if each.is_closed and start < each.outer.start and each.end <= end < each.outer.end <= end + MOST_STOPS
    )
    return max(closed, default=end)


def form_of(sheet: SpeechSheet, content: Sequence[Span]) -> Form:
    """Return mixed when a quotation stands in the content, else indirect."""
    is_mixed = any(_holds_words_of(piece, quotation) for quotation in sheet.quotations for piece in content)
    return Form.MIXED if is_mixed else Form.INDIRECT


def _holds_words_of(piece: Span, quotation: Quotation) -> bool:
    """Tell whether a content has quoted words beside others: those of a quotation that it lies in do not count."""
    is_filled = piece.start <= quotation.start and quotation.end <= piece.end
    return is_filled or (piece.overlaps(quotation.outer) and not quotation.outer.contains(piece))


def source_place(sheet: SpeechSheet, source: Group, cue: Cue) -> tuple[Span, Span]:
    """Return the shortest words that name a source: a name, else its nouns; and the word that heads it."""
    last = source.end - 1 if source.head is None else source.head
    head = sheet.chars(last, last + 1)
    if not sheet.page.is_parsed:
        named = _named_behind_body(sheet, source) or _named_after_comma(sheet, source)
        return named or (sheet.chars(source.start, source.end), head)
    if source.end - source.start > 1:
        head_token = sheet.doc[source.start : source.end].root
        source = Group(head_token.i, head_token.i + 1)
        head = sheet.chars(source.start, source.end)
    mention = sheet.page.mention_at(head)
    if mention is not None and mention.form is MentionForm.NAME and mention.type is not MentionType.OFFICE:
        return mention.words.span, head
    role = sheet.doc[source.end - 1]
    named = _named_at_end(sheet, role, cue) or _named_beside(sheet, role, cue)
    if named is not None:
        return named
    return sheet.chars(_noun_start(sheet, source.end - 1), source.end), head


def whole_role(sheet: SpeechSheet, source: Span, head: Span | None) -> tuple[int, int]:
    """Return where a role begins and ends with whose it is and what it is of: "the teachers' league"."""
    start, end = source.start, source.end
    if head is None or not sheet.page.is_parsed:
        return start, end
    token = sheet.doc[sheet.token_at(head.start)]
    for owner in related(sheet, token, "possessor"):
        if owner.pos_ in ("NOUN", "PROPN") and owner.idx < start:
            start = min(start, next((each.idx for each in owner.subtree if not sheet.small("articles", each.i)), start))
    after = sheet.token_at(end)
    for child in related(sheet, token, "preposition"):
        inside = list(takewhile(lambda each: not _ends_role(sheet, each), child.subtree))
        if child.i == after and sheet.small("role_links", child.i) and len(inside) > 1:
            end = inside[-1].idx + len(inside[-1])
    return start, end


def _ends_role(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a description of somebody goes on with what they do: "a reporter of the Courier *who counted*"."""
    return token.pos_ in VERB_TAGS or token.is_punct or sheet.small("relatives", token.i)


def _named_behind_body(sheet: SpeechSheet, source: Group) -> tuple[Span, Span] | None:
    """Return the name that a role with its body runs into: "el director de Barcos del Sur Ana Ruiz dijo"."""
    mention = sheet.page.mention_at(sheet.chars(source.end - 1, source.end))
    if mention is None or mention.type is not MentionType.PERSON or mention.form is not MentionForm.NAME:
        return None
    before = sheet.token_at(mention.words.start) - 1
    joints = [i for i in range(source.start, before) if sheet.small("of", i)]
    is_body = bool(joints) and sheet.doc[before].text[0].isupper() and sheet.mention_at(before)
    return (mention.words.span, mention.words.span) if is_body else None


def _named_after_comma(sheet: SpeechSheet, source: Group) -> tuple[Span, Span] | None:
    """Return the person's name that stands between commas after a role: "su directora, Ana Ruiz, dijo"."""
    place = sheet.chars(source.start, source.end)
    mention, text = sheet.page.mention_at(place), sheet.page.text
    is_person = mention is not None and mention.type is MentionType.PERSON and mention.form is MentionForm.NAME
    comma = COMMA.match(text, place.end)
    if is_person or comma is None:
        return None
    beside = sheet.page.mention_at(Span(comma.end(), comma.end() + 1))
    is_named = beside is not None and beside.type is MentionType.PERSON and beside.form is MentionForm.NAME
    if beside is None or not is_named or text[beside.words.end : beside.words.end + 1] not in APPOSITION_ENDS:
        return None
    return beside.words.span, beside.words.span


def _named_at_end(sheet: SpeechSheet, role: Token, cue: Cue) -> tuple[Span, Span] | None:
    """Return the name that a role with its body runs into: "the director of Clean Seas Ana Ruiz said"."""
    last = role.right_edge
    between = range(last.i + 1, cue.start)
    if role.pos_ == "PRON" or last.i <= role.i or any(sheet.doc[i].pos_ != "ADV" for i in between):
        return None
    place = sheet.chars(last.i, last.i + 1)
    mention = sheet.page.mention_at(place)
    if mention is None or mention.type is not MentionType.PERSON or mention.form is not MentionForm.NAME:
        return None
    before = sheet.token_at(mention.words.start) - 1
    led_by = sheet.mention_at(before) if before >= last.left_edge.i else None
    if last.dep_ in sheet.relation("coordination"):
        is_title = led_by is not None and led_by.type is MentionType.OFFICE
        fits = is_title and not any(sheet.small("articles", each.i) for each in role.lefts)
    else:
        fits = led_by is not None and led_by.type in BODIES
    return (mention.words.span, place) if fits else None


def _noun_start(sheet: SpeechSheet, head: int) -> int:
    """Return where the nouns and adjectives right before a head start, which belong to it."""
    start = head
    inside = sheet.relation("inside_name")
    while start > 0 and sheet.doc[start - 1].dep_ in inside and start - 1 <= sheet.doc[start - 1].head.i <= head:
        start -= 1
    return start


def _named_beside(sheet: SpeechSheet, head: Token, cue: Cue) -> tuple[Span, Span] | None:
    """Return the name set beside a role: "the mayor of Port Vale, Ana Ruiz,", "a student named Vega"."""
    if head.pos_ == "PRON":
        return None
    for child in related(sheet, head, "apposition"):
        place = sheet.chars(child.i, child.i + 1)
        mention = sheet.page.mention_at(place)
        if mention is not None and mention.form is MentionForm.NAME and mention.type in NAMEABLE:
            return mention.words.span, place
        if mention is None and child.pos_ == "PROPN":
            return sheet.chars(child.left_edge.i, child.i + 1), place
    for index in range(head.i + 2, cue.start):
        is_set_off = sheet.doc[index - 1].text in {",", ")"} or sheet.small("named", index - 1)
        mention = sheet.mention_at(index) if is_set_off else None
        if mention is not None and mention.form is MentionForm.NAME and mention.type is MentionType.PERSON:
            return mention.words.span, mention.words.span
    return None
