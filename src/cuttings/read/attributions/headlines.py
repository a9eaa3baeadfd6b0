"""Speech as headlines print it: "Minister: Harbour to close", "Harbour to close – minister".

In:  a sheet of speech.
Out: an act of speech without a cue for each headline that sets a speaker off from the words by a colon or a dash.
"""

import re
from collections.abc import Iterator

from cuttings.model.clipping import ClippingKind, Passage, PassageKind
from cuttings.model.finding import Form, MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cues import SpeechSheet
from cuttings.read.attributions.speech import ASSERTS, Speech

FRONT = re.compile(r"(?P<name>[^:–—]{2,60}):\s+(?P<words>\S.*\S)", re.DOTALL)
BACK = re.compile(r"(?P<words>\S.*\S)\s*(?::|[–—]|\s-)\s+(?P<name>[^:–—]{2,60})", re.DOTALL)
SPEAKERS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP, MentionType.OFFICE})
FEWEST_WORDS = 3
"""Words that a headline says beside its speaker: "Ruiz: a life" tells of nobody's speech."""
MARKS = "\"“”„«»‘’' "


def headline_speech(sheet: SpeechSheet) -> Iterator[Speech]:
    """Yield the speech of headlines that name the speaker without a verb."""
    for passage in sheet.page.clipping.passages:
        if passage.kind is PassageKind.HEADLINE or sheet.page.clipping.kind is ClippingKind.HEADLINE:
            found = _set_off(sheet, passage)
            if found is not None:
                yield found


def _set_off(sheet: SpeechSheet, passage: Passage) -> Speech | None:
    text = sheet.page.text[passage.start : passage.end]
    for pattern in (FRONT, BACK):
        match = pattern.fullmatch(text.strip())
        if match is None or len(match["words"].split()) < FEWEST_WORDS:
            continue
        offset = passage.start + len(text) - len(text.lstrip())
        name = _whole_name(sheet, pattern, Span(offset + match.start("name"), offset + match.end("name")))
        if name is not None:
            return _speech(sheet, name, Span(offset + match.start("words"), offset + match.end("words")))
    return None


def _whole_name(sheet: SpeechSheet, pattern: re.Pattern[str], span: Span) -> Span | None:
    """Return the speaker when a mention is all that stands there, an article aside."""
    mention = sheet.page.mention_at(span)
    if mention is None or mention.type not in SPEAKERS:
        return None
    if pattern is BACK and mention.form is MentionForm.NAME and mention.type is MentionType.ORGANIZATION:
        return None  # "Harbour to close – Port Vale Times" names the outlet
    beside = sheet.page.text[span.start : mention.words.start] + sheet.page.text[mention.words.end : span.end]
    articles = sheet.words.small.get("articles", frozenset())
    is_whole = span.contains(mention.words) and all(word.lower() in articles for word in beside.split())
    return mention.words.span if is_whole else None


def _speech(sheet: SpeechSheet, name: Span, words: Span) -> Speech:
    text = words.cut(sheet.page.text)
    start = words.start + len(text) - len(text.lstrip(MARKS))
    content = Span(start, words.end - (len(text) - len(text.rstrip(MARKS))))
    is_quoted = content.start > words.start and content.end < words.end
    speech = Speech(None, name, name, [content], ASSERTS, Form.DIRECT if is_quoted else Form.INDIRECT)
    speech.why_no_cue = "a headline sets the speaker beside the words"
    return speech
