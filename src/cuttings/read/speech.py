"""Draft acts of speech: each cue with its source and content as characters of the text.

In:  a sheet of speech and its cues.
Out: `Speech`es in text order, before quotations that run on are added and ids are made.

Contents are cut to what they must be: no marks, stops or "that" at their ends; inside a quotation never beyond it; and
a quotation that a content reaches into is taken in whole, which makes it mixed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from cuttings.model.finding import Act, Form, MentionForm, MentionType, Polarity
from cuttings.model.text import Span
from cuttings.read import speech_parsed as parsed
from cuttings.read import speech_shallow as shallow
from cuttings.read.cue_words import Sense, Shape
from cuttings.read.cues import Cue, CueKind, SpeechSheet
from cuttings.read.quotations import Quotation
from cuttings.read.speech_quotes import quotations_of_cues

ASSERTS = Sense(Polarity.ASSERTS, Act.SPEECH)
ENDS = " \t\r\n\u00a0\u2009\u202f,.;:—–\"“”„«»‘’'`"
WORD = re.compile(r"\w")
EMPTY = frozenset({"this", "that", "it", "which", "there", "these"})
NAMEABLE = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP})


@dataclass(slots=True)
class Speech:
    """One act of speech in characters. `continues` is the place in the list of the one that it runs on from."""

    cue: Span | None
    source: Span | None
    head: Span | None
    content: list[Span]
    sense: Sense
    form: Form
    continues: int | None = None
    quotations: list[Quotation] = field(default_factory=list)
    why_no_source: str | None = None
    why_no_cue: str | None = None

    @property
    def end(self) -> int:
        """Where the last of its words end."""
        ends = [each.end for each in self.content] + [each.outer.end for each in self.quotations]
        ends += [self.cue.end] if self.cue else []
        return max(ends + ([self.source.end] if self.source and self.continues is None else []))


def draft_speech(sheet: SpeechSheet, cues: Sequence[Cue]) -> list[Speech]:
    """Return the acts of speech that have a cue."""
    owned = quotations_of_cues(sheet, cues)
    drafts: list[Speech] = []
    for order, cue in enumerate(cues):
        draft = _draft(sheet, cue, owned.get(order, ()))
        if draft is not None:
            _share_source(sheet, cue, draft, drafts)
            drafts.append(draft)
    return drafts


def _share_source(sheet: SpeechSheet, cue: Cue, draft: Speech, earlier: Sequence[Speech]) -> None:
    """Give a verb without a subject of its own the source of the one before it: "said … and added that …"."""
    if cue.kind is not CueKind.VERB or not earlier:
        return
    if sheet.page.is_parsed:
        _correct_participle(sheet, cue, draft, earlier[-1])
        return
    if draft.source is not None:
        return
    start = sheet.doc[shallow.bounds(sheet, cue.head).start].idx
    last = earlier[-1]
    if sheet.small("impersonals", cue.start - 1) or last.source is None:
        return
    is_joined = last.cue is not None and last.cue.start >= start
    if is_joined and sheet.small("coordinators", cue.start - 1):
        draft.source, draft.head = last.source, last.head


def _correct_participle(sheet: SpeechSheet, cue: Cue, draft: Speech, last: Speech) -> None:
    """Give "…, adding that" the source of the speech before it in the sentence where the parse finds a "this"."""
    token = sheet.doc[cue.head]
    is_empty = draft.source is None or sheet.page.text[draft.source.start : draft.source.end].lower() in EMPTY
    is_same = last.cue is not None and last.cue.start >= token.sent.start_char
    if token.tag_ == "VBG" and is_empty and is_same and parsed.first_related(sheet, token, "subject") is None:
        draft.source, draft.head = last.source, last.head


def _draft(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    if _is_denied(sheet, cue):
        return None
    if cue.kind is CueKind.VERB and "label" in cue.takes and quotations and sheet.page.is_parsed:
        return _of_verb(sheet, cue) or _of_quotations(sheet, cue, quotations)
    if cue.kind is CueKind.VERB:
        return _of_quotations(sheet, cue, quotations) if quotations else _of_verb(sheet, cue)
    if cue.kind is CueKind.NOUN:
        return _of_noun(sheet, cue, quotations)
    if cue.kind is CueKind.ACCORDING:
        return _according(sheet, cue)
    return _unsourced(sheet, cue)


def _is_denied(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether the text says that nothing was said: "did not say", "refused to comment"."""
    if sheet.small("negations", cue.start - 1) or sheet.small("negations", cue.start - 2) and not sheet.page.is_parsed:
        return True
    if not sheet.page.is_parsed:
        return False
    token = sheet.doc[cue.head]
    if any(sheet.small("negations", child.i) for child in token.children if child.i < token.i):
        return cue.kind is CueKind.VERB
    subject = parsed.first_related(sheet, token, "subject")
    if (
        cue.kind is CueKind.VERB
        and subject is not None
        and any(sheet.small("negations", c.i) for c in subject.children)
    ):
        return True
    return cue.kind is CueKind.VERB and token.dep_ == "xcomp" and sheet.small("refusals", token.head.i)


def _of_quotations(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    content = [piece for quotation in quotations for piece in quotation.pieces]
    sense = cue.takes.get("quote", ASSERTS)
    is_before = quotations[0].outer.start < sheet.doc[cue.head].idx
    source = _source_of_verb(sheet, cue, is_inverted=is_before)
    speech = _speech(sheet, cue, source, content, sense, Form.DIRECT)
    if speech is not None:
        speech.quotations = list(quotations)
    return speech


def _of_verb(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    if sheet.page.is_parsed:
        found = parsed.content_of_verb(sheet, cue)
        if found is None:
            return _by_word_order(sheet, cue)
        tokens, way = found
        content = _spans(sheet, tokens)
    else:
        after = shallow.content_after(sheet, cue)
        before = shallow.content_before(sheet, cue) if after is None and "clause" in cue.takes else None
        if after is None and before is None:
            return None
        span, way = after if after is not None else (before, "clause")
        content = _cut(sheet, [sheet.chars(span.start, span.end)]) if span and span.start < span.end else []
    sense = cue.takes.get(way) or cue.takes.get("clause") or ASSERTS
    is_inverted = not sheet.page.is_parsed and after is None
    source = _source_of_verb(sheet, cue, is_inverted=is_inverted)
    if source is None and way not in ("clause", "infinitive", "gerund", "quote"):
        return None
    return _speech(sheet, cue, source, content, sense, None)


def _by_word_order(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return the speech of a finite verb whose clause the parse does not hang on it."""
    token = sheet.doc[cue.head]
    if "clause" not in cue.takes or token.tag_ in ("VBG", "VB", "VBN") or parsed.is_passive(sheet, token):
        return None
    after = shallow.content_after(sheet, cue)
    if after is None or after[1] != "clause":
        return None
    verbs = [i for i in range(after[0].start, after[0].end) if sheet.doc[i].pos_ in ("VERB", "AUX")]
    if not verbs or not _opens_clause(sheet, sheet.doc[after[0].start]):
        return None
    source = _source_of_verb(sheet, cue, is_inverted=False)
    content = _cut(sheet, [sheet.chars(after[0].start, after[0].end)])
    return _speech(sheet, cue, source, content, cue.takes["clause"], None) if source is not None else None


def _opens_clause(sheet: SpeechSheet, first: Token) -> bool:
    """Tell whether a token is the first of a clause's subject."""
    return any(each.dep_ in sheet.relation("subject") for each in (first, *first.ancestors) if each.i >= first.i)


def _of_noun(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    if sheet.page.is_parsed:
        found = parsed.content_of_noun(sheet, cue)
        head = parsed.source_of_noun(sheet, cue, found[1] if found else "")
        source = shallow.Group(head, head + 1) if head is not None else None
    else:
        after = shallow.content_after(sheet, cue)
        found = (set(range(after[0].start, after[0].end)), after[1]) if after else None
        source = None
    if found is None:
        return None
    sense = cue.takes.get(found[1], ASSERTS)
    return _speech(sheet, cue, source, _spans(sheet, found[0]), sense, None)


def _according(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    source: shallow.Group | None
    if sheet.page.is_parsed:
        head = parsed.source_of_phrase(sheet, cue)
        source = shallow.Group(head, head + 1) if head is not None else shallow.source_after(sheet, cue.end)
        tokens = parsed.clause_around(sheet, sheet.doc[cue.start])
        content = _spans(sheet, tokens)
    else:
        source = shallow.source_after(sheet, cue.end)
        content = _cut(
            sheet,
            [sheet.chars(s.start, s.end) for s in shallow.content_around(sheet, cue.start, cue.end) if s.start < s.end],
        )
    return _speech(sheet, cue, source, content, ASSERTS, None)


def _unsourced(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    token = sheet.doc[cue.head]
    if cue.kind is CueKind.ADJECTIVE:
        if not sheet.page.is_parsed or _is_of_person(sheet, token.head.i):
            return None
        tokens = parsed.below(token.head) - parsed.below(token)
        tokens = {i for i in tokens if i > token.i}
        return _speech(sheet, cue, None, _spans(sheet, tokens), ASSERTS, None)
    if sheet.page.is_parsed:
        head = token.head
        tokens = parsed.below(head) - parsed.below(token)
        return _speech(sheet, cue, None, _spans(sheet, tokens), ASSERTS, None)
    span = shallow.bounds(sheet, cue.head)
    return _speech(
        sheet,
        cue,
        None,
        _spans(sheet, {i for i in range(span.start, span.end) if not cue.start <= i < cue.end}),
        ASSERTS,
        None,
    )


def _is_of_person(sheet: SpeechSheet, index: int) -> bool:
    token = sheet.doc[index]
    mention = sheet.page.mention_at(Span(token.idx, token.idx + len(token)))
    return mention is not None and mention.type in (MentionType.PERSON, MentionType.GROUP)


def _source_of_verb(sheet: SpeechSheet, cue: Cue, *, is_inverted: bool) -> shallow.Group | None:
    if sheet.page.is_parsed:
        head = parsed.source_of_verb(sheet, cue)
        if head is not None:
            return shallow.Group(head, head + 1)
        is_open = Shape.FINITE in cue.shapes and not parsed.is_passive(sheet, sheet.doc[cue.head])
        return shallow.source_before(sheet, cue) if is_open else None
    if is_inverted:
        return shallow.source_before(sheet, cue) or shallow.source_after(sheet, cue.end)
    return shallow.source_before(sheet, cue)


def _speech(
    sheet: SpeechSheet, cue: Cue, source: shallow.Group | None, content: list[Span], sense: Sense, form: Form | None
) -> Speech | None:
    if not content:
        return None
    place, head = _source_place(sheet, source, cue) if source is not None else (None, None)
    cue_place = sheet.chars(cue.start, cue.end)
    if form is None:
        form = _form(sheet, content)
    return Speech(cue_place, place, head, content, sense, form)


def _form(sheet: SpeechSheet, content: Sequence[Span]) -> Form:
    """Return mixed when a quotation stands in the content, else indirect."""
    for quotation in sheet.quotations:
        if any(
            piece.overlaps(quotation.outer) and not quotation.outer.contains(piece) or _fills(piece, quotation)
            for piece in content
        ):
            return Form.MIXED
    return Form.INDIRECT


def _fills(piece: Span, quotation: Quotation) -> bool:
    return piece.start <= quotation.start and quotation.end <= piece.end


def _source_place(sheet: SpeechSheet, source: shallow.Group, cue: Cue) -> tuple[Span, Span]:
    """Return the shortest words that name a source: a name, else its nouns; and the word that heads it."""
    head = sheet.chars(source.end - 1, source.end)
    if not sheet.page.is_parsed:
        return sheet.chars(source.start, source.end), head
    if source.end - source.start > 1:
        head_token = sheet.doc[source.start : source.end].root
        source = shallow.Group(head_token.i, head_token.i + 1)
        head = sheet.chars(source.start, source.end)
    mention = sheet.page.mention_at(head)
    if mention is not None and mention.form is MentionForm.NAME and mention.type is not MentionType.OFFICE:
        return mention.words.span, head
    named = _named_beside(sheet, sheet.doc[source.end - 1], cue)
    if named is not None:
        return named
    start = source.start
    inside = sheet.relation("inside_name")
    while (
        start > 0
        and sheet.doc[start - 1].dep_ in inside
        and sheet.doc[start - 1].head.i <= source.end - 1
        and sheet.doc[start - 1].head.i >= start - 1
    ):
        start -= 1
    return sheet.chars(start, source.end), head


def _named_beside(sheet: SpeechSheet, head: Token, cue: Cue) -> tuple[Span, Span] | None:
    """Return the name set beside a role: "the mayor of Port Vale, Ana Ruiz,", "a student named Vega"."""
    if head.pos_ == "PRON":
        return None
    for child in parsed.related(sheet, head, "apposition"):
        place = sheet.chars(child.i, child.i + 1)
        mention = sheet.page.mention_at(place)
        if mention is not None and mention.form is MentionForm.NAME and mention.type in NAMEABLE:
            return mention.words.span, place
    for index in range(head.i + 2, cue.start):
        is_set_off = sheet.doc[index - 1].text in {",", ")"} or sheet.small("named", index - 1)
        mention = sheet.page.mention_at(sheet.chars(index, index + 1)) if is_set_off else None
        if mention is not None and mention.form is MentionForm.NAME and mention.type is MentionType.PERSON:
            return mention.words.span, mention.words.span
    return None


def _spans(sheet: SpeechSheet, tokens: Iterable[int]) -> list[Span]:
    """Return runs of tokens as characters, cut; runs that only punctuation parts are one."""
    kept = sorted(i for i in tokens)
    runs: list[list[int]] = []
    for index in kept:
        if runs and all(_is_light(sheet, i) for i in range(runs[-1][1], index)):
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return _cut(sheet, [sheet.chars(start, end) for start, end in runs])


def _is_light(sheet: SpeechSheet, index: int) -> bool:
    token = sheet.doc[index]
    return token.is_punct or token.is_space or token.is_quote


def _cut(sheet: SpeechSheet, spans: Iterable[Span]) -> list[Span]:
    cut = [
        each for span in spans for piece in _with_quotations(sheet, span) if (each := _bare(sheet, piece)) is not None
    ]
    return sorted(set(cut))


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
    """Return a content without marks, stops, "that" and joining words at its ends; None when no word is left."""
    text = sheet.page.text
    start, end = span.start, span.end
    while start < end and text[start] in ENDS:
        start += 1
    while start < end and text[end - 1] in ENDS:
        end -= 1
    if start >= end or not WORD.search(text, start, end):
        return None
    first = re.match(r"[^\W\d_]+", text[start:end])
    leading = (
        sheet.words.small.get("that", frozenset())
        | sheet.words.small.get("relatives", frozenset())
        | sheet.words.small.get("coordinators", frozenset())
    )
    if first and first.group().lower() in leading:
        if first.end() == end - start:
            return None
        if text[start + first.end()] == " " and first.group()[0].islower():
            return _bare(sheet, Span(start + first.end(), end))
    return Span(start, end)
