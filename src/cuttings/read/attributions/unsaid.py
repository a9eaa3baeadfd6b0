"""Tell where a reporting word tells of nothing that was said: "did not say", "whether you believe it", "called Rust".

In:  a sheet of speech and a cue.
Out: yes or no.
"""

from cuttings.model.finding import Act
from cuttings.read.attributions.cues import Cue, CueKind, SpeechSheet
from cuttings.read.attributions.sources import source_in_agent
from cuttings.read.attributions.tree import first_related, is_passive


def is_denied(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether the text says that nothing was said: "did not say", "refused to comment"."""
    if sheet.small("negations", cue.start - 1):
        return True
    if not sheet.page.is_parsed:
        return sheet.small("negations", cue.start - 2)
    if cue.kind is not CueKind.VERB:
        return False
    token = sheet.doc[cue.head]
    subject = first_related(sheet, token, "subject")
    beside = [child.i for child in token.children if child.i < token.i]
    beside += [child.i for child in subject.children] if subject is not None else []
    if any(sheet.small("negations", index) for index in beside):
        return True
    return token.dep_ in sheet.relation("infinitive") and sheet.small("refusals", token.head.i)


def is_supposed(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether a thought is nobody's yet: "if you think that it holds", "whether they believe it or not"."""
    if not sheet.page.is_parsed or cue.kind is not CueKind.VERB:
        return False
    marker = first_related(sheet, sheet.doc[cue.head], "marker")
    is_thought = all(sense.act is Act.THOUGHT for sense in cue.takes.values())
    return is_thought and marker is not None and sheet.small("suppositions", marker.i)


def only_names(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether a verb says what something is named, by nobody in particular: "a band called Rust"."""
    if not sheet.page.is_parsed or not sheet.small("naming", cue.head):
        return False
    token = sheet.doc[cue.head]
    is_loose = token.dep_ in sheet.relation("modifier") and first_related(sheet, token, "subject") is None
    return (is_loose or is_passive(sheet, token)) and source_in_agent(sheet, token) is None
