"""Speech as headlines print it: "Minister: Harbour to close", "Harbour to close – minister", "Ferry shut, judge rules".

In:  a sheet of speech, and the speech that the grammars have read already.
Out: an act of speech for each headline that sets a speaker off from the words by a colon, a dash, or a comma with a
     verb beside the speaker, where none is read yet: headlines leave out what a parse needs.
"""

import re
from collections.abc import Iterator, Sequence

from cuttings.model.clipping import ClippingKind, Passage, PassageKind
from cuttings.model.finding import Form, Mention, MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cues import SpeechSheet
from cuttings.read.attributions.speech import ASSERTS, Speech
from cuttings.read.inflection import Shape

FRONT = re.compile(r"(?P<name>[^:–—]{2,60}):\s+(?P<words>\S.*\S)", re.DOTALL)
BACK = re.compile(r"(?P<words>\S.*\S)\s*(?::|[–—]|\s-)\s+(?P<name>[^:–—]{2,60})", re.DOTALL)
SPEAKERS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP, MentionType.OFFICE})
FEWEST_WORDS = 3
"""Words that a headline says beside its speaker: "Ruiz: a life" tells of nobody's speech."""
MOST_IN_TAIL = 6
"""Tokens behind the comma: the verb and who says it."""
MARKS = "\"“”„«»‘’' "


def headline_speech(sheet: SpeechSheet, read: Sequence[Speech]) -> Iterator[Speech]:
    """Yield the speech of headlines that is not read yet."""
    for passage in sheet.page.clipping.passages:
        if passage.kind is PassageKind.HEADLINE or sheet.page.clipping.kind is ClippingKind.HEADLINE:
            found = _behind_comma(sheet, passage, read) or _set_off(sheet, passage)
            if found is not None and not any(_is_same(found, each) for each in read):
                yield found


def _is_same(found: Speech, other: Speech) -> bool:
    """Tell whether a speech that is read already says what stands in a headline: "Marenza: 'No deal', says Ruiz"."""
    pieces = [piece for piece in other.content if any(each.overlaps(piece) for each in found.content)]
    own = sum(each.end - each.start for each in found.content)
    return 2 * sum(each.end - each.start for each in pieces) > own


def _behind_comma(sheet: SpeechSheet, passage: Passage, read: Sequence[Speech]) -> Speech | None:
    """Return the speech of "Ferry unsafe, judge rules" and "Tunnel to open, says minister"."""
    tokens = [i for i in sheet.page.tokens_at(Span(passage.start, passage.end)) if not sheet.doc[i].is_space]
    comma = next((i for i in reversed(tokens) if sheet.doc[i].text == "," and sheet.quoted[i] is None), None)
    if comma is None or any(each.cue is not None and each.cue.start > sheet.doc[comma].idx for each in read):
        return None
    tail = [i for i in tokens if i > comma]
    verb = next((i for i in (*tail[-1:], *tail[:1]) if _leads(sheet, i)), None)
    if verb is None or not 2 <= len(tail) <= MOST_IN_TAIL:
        return None
    source = [i for i in tail if i != verb and not sheet.small("articles", i)]
    words = Span(sheet.doc[tokens[0]].idx, sheet.doc[comma].idx)
    if not source or " " not in words.cut(sheet.page.text) or any(not sheet.doc[i].is_alpha for i in source):
        return None
    head, cue = sheet.chars(source[-1], source[-1] + 1), sheet.chars(verb, verb + 1)
    mention = sheet.page.mention_at(head)
    is_named = mention is not None and mention.form is MentionForm.NAME and mention.type in SPEAKERS
    place = mention.words.span if mention is not None and is_named else sheet.chars(source[0], source[-1] + 1)
    return _speech(sheet, place, words, head=head, cue=cue)


def _leads(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token may be a finite verb of saying beside who says it: not "told", as in "union told"."""
    verb = sheet.words.verbs.get(sheet.lowers[index])
    is_saying = verb is not None and Shape.FINITE in verb.shapes and not {"clause", "tensed"}.isdisjoint(verb.takes)
    return is_saying and not sheet.small("telling", index)


def _set_off(sheet: SpeechSheet, passage: Passage) -> Speech | None:
    text = sheet.page.text[passage.start : passage.end]
    for pattern in (FRONT, BACK):
        match = pattern.fullmatch(text.strip())
        if match is None or len(match["words"].split()) < FEWEST_WORDS:
            continue
        offset = passage.start + len(text) - len(text.lstrip())
        name = _whole_name(sheet, pattern, Span(offset + match.start("name"), offset + match.end("name")))
        if name is not None:
            words = Span(offset + match.start("words"), offset + match.end("words"))
            first = sheet.page.tokens_at(name).start
            return _speech(sheet, name, words, head=sheet.chars(first, first + 1))
    return None


def _whole_name(sheet: SpeechSheet, pattern: re.Pattern[str], span: Span) -> Span | None:
    """Return the speaker when a mention is all that stands there, an article aside."""
    mention = sheet.page.mention_at(span)
    if mention is not None and mention.type is MentionType.PLACE:
        return _office_of(sheet, span, mention)
    if mention is None or mention.type not in SPEAKERS:
        return None
    if pattern is BACK and mention.form is MentionForm.NAME and mention.type is MentionType.ORGANIZATION:
        return None  # "Harbour to close – Port Vale Times" names the outlet
    beside = sheet.page.text[span.start : mention.words.start] + sheet.page.text[mention.words.end : span.end]
    articles = sheet.words.small.get("articles", frozenset())
    is_whole = span.contains(mention.words) and all(word.lower() in articles for word in beside.split())
    return mention.words.span if is_whole else None


def _office_of(sheet: SpeechSheet, span: Span, place: Mention) -> Span | None:
    """Return "Mayor of Port Vale" when nothing else stands there."""
    first = sheet.page.tokens_at(Span(span.start, span.start + 1)).start
    office = sheet.mention_at(first)
    is_office = office is not None and office.type is MentionType.OFFICE and office.words.start == span.start
    is_all = place.words.end == span.end and sheet.small("of", sheet.token_at(place.words.start) - 1)
    return span if is_office and is_all else None


def _speech(
    sheet: SpeechSheet, name: Span, words: Span, *, head: Span | None = None, cue: Span | None = None
) -> Speech:
    text = words.cut(sheet.page.text)
    start = words.start + len(text) - len(text.lstrip(MARKS))
    content = Span(start, words.end - (len(text) - len(text.rstrip(MARKS))))
    is_quoted = content.start > words.start and content.end < words.end
    form = Form.DIRECT if is_quoted else Form.INDIRECT
    speech = Speech(cue, name, head or name, [content], ASSERTS, form)
    speech.why_no_cue = "a headline sets the speaker beside the words"
    return speech
