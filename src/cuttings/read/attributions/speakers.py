"""Who can be said to speak: a person, a body, a document; not the work that demands patience.

In:  a sheet of speech and a token that heads a source.
Out: whether it can do what a cue says.
"""

from cuttings.model.finding import MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cues import Cue, SpeechSheet

THING_WAYS = frozenset({"object", "measure", "of", "for", "on", "with", "about", "against"})
"""Ways of taking a thing: "demands patience" reports nothing unless somebody does it."""


def may_mean(sheet: SpeechSheet, cue: Cue, source: int, way: str) -> bool:
    """Tell whether a source can do what a cue says: "this means" is no thought, and no patience is asked by work."""
    subjects = sheet.words.subjects.get(sheet.lowers[cue.head])
    if subjects is not None and sheet.lowers[source] not in subjects:
        return False
    is_deed = sheet.doc[cue.head].lemma_.lower() in sheet.words.small.get("deeds", ())
    return way not in THING_WAYS or is_deed or may_speak(sheet, source)


def may_speak(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a noun can stand for somebody who speaks: an actor, a document, a person by its ending, a name."""
    token = sheet.doc[index]
    if not sheet.page.is_parsed or token.pos_ != "NOUN" or sheet.lowers[index] in sheet.words.documents:
        return True
    if sheet.page.mention_at(Span(token.idx, token.idx + len(token))) is not None:
        return True
    endings = tuple(sheet.words.small.get("person_endings", ()))
    is_listed = sheet.small("informants", index) or sheet.small("collectives", index)
    return is_listed or sheet.lowers[index].endswith(endings)


def is_of_person(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token names or describes a person or a group: "the alleged thief" tells of no claim."""
    token = sheet.doc[index]
    mention = sheet.page.mention_at(Span(token.idx, token.idx + len(token)))
    return mention is not None and mention.type in (MentionType.PERSON, MentionType.GROUP)
