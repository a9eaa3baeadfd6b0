"""Where a reported clause begins and ends: what the parse puts beside it although it belongs to it, and the reverse.

In:  a sheet of speech, a verb that reports, and the clause that it reports.
Out: tokens to add to the content, or the content without tokens that are the writer's, the cue's or another speaker's.
"""

from spacy.tokens import Token

from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.tree import below, first_related, is_setting, related

MOST_TO_SUBJECT = 4
"""Tokens from "but" to the subject of its clause."""


def own_tokens(sheet: SpeechSheet, token: Token, content: set[int]) -> set[int]:
    """Return the tokens of the cue itself: the verb, its helpers, its subject, where they stand in the content."""
    own = {token.i, *(child.i for child in token.children if child.dep_ in sheet.relation("auxiliary"))}
    passive = sheet.relation("passive_subject")
    for subject in (each for each in related(sheet, token, "subject") if each.dep_ not in passive):
        inside = below(subject)
        if not inside >= content:
            own |= inside
    return own


def without_aside(sheet: SpeechSheet, content: set[int]) -> set[int]:
    """Return a content without what the writer adds at its end: ", which opened in May", ", but few believe it"."""
    last = max((i for i in content if not sheet.doc[i].is_punct), default=-1)
    for index in sorted(content):
        token = sheet.doc[index]
        inside = below(token)
        first = min(inside)
        if last not in inside or first - 1 not in content or sheet.doc[first - 1].text != "," or sheet.quoted[index]:
            continue
        opener = next((i for i in sorted(inside) if sheet.doc[i].is_alpha), first)
        is_clause = any(token.dep_ in sheet.relation(each) for each in ("relative_clause", "adverbial"))
        if is_clause and sheet.small("loose_relatives", opener):
            return content - inside - {first - 1}
    return _without_turn(sheet, content, last)


def _without_turn(sheet: SpeechSheet, content: set[int], last: int) -> set[int]:
    """Return a content up to ", but" with a clause of its own at its end."""
    for index in sorted(content):
        is_turn = sheet.small("clause_stops", index) and sheet.doc[index].dep_ in sheet.relation("coordinator")
        if not is_turn or sheet.quoted[index] or sheet.doc[index - 1].text != ",":
            continue
        rest = {i for i in content if i >= index - 1}
        subjects = [i for i in rest if sheet.doc[i].dep_ in sheet.relation("subject")]
        if last in rest and any(i <= index + MOST_TO_SUBJECT for i in subjects):
            return content - rest
    return content


def without_other_speech(sheet: SpeechSheet, clause: Token, cue: Cue) -> set[int]:
    """Return the tokens of a clause without what somebody else says beside it: "that it is shut and others said …"."""
    tokens = below(clause)
    for joined in related(sheet, clause, "coordination"):
        is_cue = sheet.lowers[joined.i] in sheet.words.verbs and any(related(sheet, joined, "clause"))
        if is_cue and any(related(sheet, joined, "subject")) and joined.i > cue.head and clause.i > cue.head:
            tokens -= below(joined)
    return tokens


def trailing(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return what the parse hangs on the cue although it stands after the clause, and so belongs to it."""
    found: set[int] = set()
    if clause.i < token.i:
        return found
    for child in token.children:
        if child.i <= clause.i or child.dep_ in sheet.relation("clause"):
            continue
        is_phrase = child.dep_ in sheet.relation("preposition") or child.dep_ in sheet.relation("oblique")
        is_clause = child.dep_ in sheet.relation("adverbial") and child.lower_ not in sheet.words.verbs
        is_verb = child.dep_ in sheet.relation("coordination") and _goes_on(sheet, child)
        if is_verb or ((is_phrase or is_clause) and not is_setting(sheet, child)):
            found |= below(child)
    return found


def leading(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return the condition that stands before who says it: "If it rains, she said, the road will close"."""
    found: set[int] = set()
    for child in related(sheet, token, "adverbial") if clause.i > token.i else ():
        marker = first_related(sheet, child, "marker")
        if child.i < token.i and marker is not None and sheet.small("conditions", marker.i):
            found |= below(child)
    return found


def _goes_on(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a verb joined to the cue goes on with what is said: "said it was late and the road was shut"."""
    if _is_bare_modal(sheet, verb):
        return True
    start = verb.left_edge.i
    joint = next((i for i in (start - 1, start) if sheet.small("coordinators", i)), None)
    is_close = joint is not None and not sheet.small("clause_stops", joint) and not sheet.doc[joint - 1].is_punct
    is_other = sheet.lowers[verb.i] in sheet.words.verbs
    return is_close and not is_other and any(related(sheet, verb, "subject"))


def _is_bare_modal(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a joined verb is "may go" without a subject: it goes on with the clause, not with the cue."""
    auxiliaries = list(related(sheet, verb, "auxiliary"))
    return any(each.tag_ == "MD" for each in auxiliaries) and not any(related(sheet, verb, "subject"))
