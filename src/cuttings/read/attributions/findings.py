"""Read who says what: source, cue and content of each act of speech or thought, direct and indirect.

In:  a page with its mentions, named by their chains.
Out: an Attribution for each; nested speech points outwards, a quotation that runs on points back.

Quotations go to their cues first (speech_quotes); the other cues take a clause or an object, found by the parse
(speech_parsed) or by word order (speech_shallow). A quotation that follows without a cue is the last speaker's.
"""

from collections.abc import Sequence
from dataclasses import replace

from cuttings.model.finding import Attribution, Form, Mention, MentionForm, MentionType
from cuttings.model.text import Words
from cuttings.read.attributions.cues import SpeechSheet, find_cues, make_speech_sheet
from cuttings.read.attributions.groups import bounds
from cuttings.read.attributions.headlines import headline_speech
from cuttings.read.attributions.impersonal import body_meant
from cuttings.read.attributions.places import NAMEABLE, whole_role
from cuttings.read.attributions.run_on import run_on
from cuttings.read.attributions.speech import Speech, draft_speech
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ("attributions", "inflections")
NEAR = 300
"""Characters from one act of speech to the next whose subject is left out: about two sentences."""


def read_attributions(page: Page) -> Sequence[Attribution]:
    """Return the attributions of a page in text order."""
    sheet = make_speech_sheet(page.by_surer_way("attributions"))
    cued = draft_speech(sheet, tuple(find_cues(sheet)))
    speeches = run_on(sheet, [*cued, *headline_speech(sheet, cued)])
    made: dict[int, Attribution] = {}
    for order, speech in enumerate(speeches):
        earlier = made.get(speech.continues) if speech.continues is not None else None
        found = _attribution(sheet, speech, earlier)
        made[order] = _with_subject(sheet, found, made.get(order - 1)) if speech.is_elided else found
    return _with_own_speakers(sheet, _nested(list(made.values())))


def _attribution(sheet: SpeechSheet, speech: Speech, earlier: Attribution | None) -> Attribution:
    page = sheet.page
    content = tuple(page.words(each.start, each.end) for each in speech.content)
    source = page.words(speech.source.start, speech.source.end) if speech.source else None
    speaker = _speaker(sheet, source, speech)
    role = _role(sheet, source, speech, speaker)
    name, why = _speaker_name(speaker, role, earlier)
    cover = [*speech.content, *([speech.cue] if speech.cue else []), *([speech.source] if speech.source else [])]
    if earlier is not None:
        cover = list(speech.content)
    return Attribution(
        clipping=page.clipping.id,
        words=page.words(min(each.start for each in cover), max(each.end for each in cover)),
        method=page.method,
        source=source,
        cue=page.words(speech.cue.start, speech.cue.end) if speech.cue else None,
        content=content,
        speaker=speaker.id if speaker else earlier.speaker if earlier else None,
        speaker_name=name,
        form=speech.form,
        act=speech.sense.act,
        polarity=speech.sense.polarity,
        continues=earlier.id if earlier else None,
        reasons=tuple(_reasons(speech, source, why)),
    )


def _role(sheet: SpeechSheet, source: Words | None, speech: Speech, speaker: Mention | None) -> Words | None:
    """Return whoever speaks as described in the text; for a pronoun, by the description that it takes up."""
    if source is None:
        return None
    if source.surface.lower() not in sheet.words.small.get("pronouns", frozenset()):
        return sheet.page.words(*whole_role(sheet, source.span, speech.head))
    if speaker is None or speaker.form is not MentionForm.NOMINAL:
        return None
    last = sheet.page.tokens_at(speaker.words)[-1]
    return sheet.page.words(*whole_role(sheet, speaker.words.span, sheet.chars(last, last + 1)))


def _with_subject(sheet: SpeechSheet, found: Attribution, last: Attribution | None) -> Attribution:
    """Return speech whose subject is left out with the person that the sentence before began with, else as before."""
    subject = _last_subject(sheet, last.words.end if last else 0, found.words.start)
    if subject is None or found.words.start - subject.words.end > NEAR:
        return _as_before(found, last)
    why = ("speaker_name", "the subject is left out; the speaker is whom the sentence before is about")
    kept = tuple(each for each in found.reasons if each[0] != "speaker_name")
    return replace(found, speaker=subject.id, speaker_name=subject.name, reasons=(*kept, why))


def _last_subject(sheet: SpeechSheet, start: int, end: int) -> Mention | None:
    """Return who is named last between two offsets with nothing but a role and articles before in the sentence."""
    found = None
    for mention in sheet.page.mentions:
        is_actor = mention.type in NAMEABLE and mention.form is MentionForm.NAME
        if start <= mention.words.start < end and is_actor and mention.name and _opens_sentence(sheet, mention):
            found = mention
    return found


def _opens_sentence(sheet: SpeechSheet, mention: Mention) -> bool:
    index = sheet.token_at(mention.words.start) - 1
    first = bounds(sheet, index + 1).start
    while index >= first and (
        sheet.small("articles", index) or not sheet.doc[index].is_alpha or _is_office(sheet, index)
    ):
        index -= 1
    return index < first


def _is_office(sheet: SpeechSheet, index: int) -> bool:
    mention = sheet.mention_at(index)
    return mention is not None and mention.type is MentionType.OFFICE


def _as_before(found: Attribution, last: Attribution | None) -> Attribution:
    """Return speech whose subject is left out with the speaker of the speech before it, when that is near."""
    if last is None or last.speaker_name is None or found.words.start - last.words.end > NEAR:
        return found
    why = ("speaker_name", "the subject is left out; the speaker is that of the speech before")
    kept = tuple(each for each in found.reasons if each[0] != "speaker_name")
    return replace(found, speaker=last.speaker, speaker_name=last.speaker_name, reasons=(*kept, why))


def _speaker(sheet: SpeechSheet, source: Words | None, speech: Speech) -> Mention | None:
    """Return the mention over the head of the source; "the latter" is whom the text named last."""
    page = sheet.page
    if source is None:
        return None
    if source.surface.lower() in sheet.words.small.get("latter", ()):
        return _last_actor(page, source.start)
    pronoun = sheet.token_at(source.start)
    if page.is_parsed and sheet.small("impersonal", pronoun):
        return body_meant(sheet, sheet.doc[pronoun])
    over_head = page.mention_at(speech.head) if speech.head else None
    if over_head is not None or not page.is_parsed:
        return over_head
    return page.mention_at(source)


def _last_actor(page: Page, end: int) -> Mention | None:
    """Return the person or body named last before an offset."""
    before = [each for each in page.mentions if each.words.end <= end and each.form is MentionForm.NAME]
    return next((each for each in reversed(before) if each.type in NAMEABLE), None)


def _speaker_name(speaker: Mention | None, source: Words | None, earlier: Attribution | None) -> tuple[str | None, str]:
    """Return the speaker's fullest name, else the role as written, with the reason when there is none."""
    if speaker is not None and speaker.name is not None:
        return speaker.name, ""
    if speaker is not None and speaker.form is MentionForm.PRONOUN:
        return None, dict(speaker.reasons).get("chain", "nobody named is found for the pronoun")
    if source is None:
        return (earlier.speaker_name, "") if earlier else (None, "nobody is named there")
    return source.surface, ""


def _reasons(speech: Speech, source: Words | None, why: str) -> list[tuple[str, str]]:
    reasons: list[tuple[str, str]] = []
    if source is None:
        reasons.append(("source", "the words name no source"))
    if speech.cue is None:
        reasons.append(("cue", speech.why_no_cue or "the quotation runs on without one"))
    if why:
        reasons.append(("speaker_name", why))
    return reasons


def _nested(attributions: list[Attribution]) -> list[Attribution]:
    """Return the attributions, each with the smallest other one whose content holds its cue and content."""
    return [replace(each, parent=_parent(each, attributions)) for each in attributions]


def _with_own_speakers(sheet: SpeechSheet, attributions: list[Attribution]) -> list[Attribution]:
    """Return the attributions, "I" and "we" inside a quotation being whoever is quoted."""
    by_id = {each.id: each for each in attributions}
    return [_as_quoted(sheet, each, by_id.get(each.parent or "")) for each in attributions]


def _as_quoted(sheet: SpeechSheet, inner: Attribution, outer: Attribution | None) -> Attribution:
    is_own = inner.source is not None and inner.source.surface.lower() in sheet.words.small.get("first_person", ())
    if not is_own or outer is None or outer.form is Form.INDIRECT or outer.speaker_name is None:
        return inner
    why = ("speaker_name", "the one who is quoted speaks of themselves, alone or with others")
    kept = tuple(each for each in inner.reasons if each[0] != "speaker_name")
    return replace(inner, speaker=outer.speaker, speaker_name=outer.speaker_name, reasons=(*kept, why))


def _parent(inner: Attribution, attributions: list[Attribution]) -> str | None:
    parts = [*inner.content, *([inner.cue] if inner.cue else [])]
    holding = [
        (_size(outer), outer.id)
        for outer in attributions
        if outer is not inner and _size(outer) > _size(inner) and all(_holds(outer, part) for part in parts)
    ]
    return min(holding)[1] if holding else None


def _holds(outer: Attribution, part: Words) -> bool:
    if outer.form is Form.DIRECT or len(outer.content) < 3:
        return any(each.start <= part.start and part.end <= each.end for each in outer.content)
    return outer.content[0].start <= part.start and part.end <= outer.content[-1].end


def _size(attribution: Attribution) -> int:
    return sum(each.end - each.start for each in attribution.content)
