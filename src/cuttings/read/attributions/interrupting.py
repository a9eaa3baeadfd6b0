"""Read by the parse the clause that a cue is set into or stands behind: "the road, police said, is closed".

In:  a sheet of speech, a verb that reports and its cue.
Out: the tokens of the clause and the way the cue takes it; or None.
"""

from spacy.tokens import Token

from cuttings.model.finding import Act
from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.sources import source_in_agent, subject_of
from cuttings.read.attributions.tree import (
    below,
    clause_around,
    first_related,
    has_thing,
    is_aim,
    is_passive,
    related,
)


def around(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    """Return the clause that the cue is set into: "the road, police said, is closed", "it was late, I think"."""
    way = next((each for each in ("clause", "tensed") if each in cue.takes), None)
    is_after = _is_afterthought(sheet, token)
    if way is None or not (is_after or _is_set_into(sheet, token)):
        return None
    is_led = _is_led_into(sheet, token)
    is_as = any(sheet.small("as", each.i) for each in token.children)
    if way == "tensed" and cue.takes[way].act is Act.THOUGHT and is_as and not (is_after or is_led):
        return None  # "as you know"
    if has_thing(sheet, token) or is_aim(sheet, token):
        return None
    if is_passive(sheet, token) and source_in_agent(sheet, token) is None:
        return None  # "as predicted"
    speaker = subject_of(sheet, token)
    others = (each for each in related(sheet, token, "subject") if speaker is not None and each.i < token.i < speaker.i)
    clause = below(token.head) - below(token)
    if token.dep_ in sheet.relation("relative_clause"):
        clause = clause_around(sheet, token)
    return clause.union(*(below(each) for each in others)), way


def _is_led_into(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether the clause that the parse puts over a verb follows it with "that": "I know, as you do, that …"."""
    marker = first_related(sheet, token.head, "marker")
    return token.head.i > token.i and marker is not None and sheet.small("that", marker.i) and marker.i > token.i


def _is_set_into(sheet: SpeechSheet, token: Token) -> bool:
    is_as = token.dep_ in sheet.relation("adverbial") and any(sheet.small("as", each.i) for each in token.children)
    if is_as and any(sheet.small("as", each.i) and each.i < token.left_edge.i for each in token.head.subtree):
        return False  # "as much as she asked for"
    return is_as or token.dep_ in sheet.relation("parataxis") or _is_between_commas(sheet, token)


def _is_between_commas(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb with its subject interrupts a clause, though the parse takes it for a relative one."""
    if token.dep_ not in sheet.relation("relative_clause") or first_related(sheet, token, "subject") is None:
        return False
    first, last = token.left_edge.i, token.right_edge.i
    edges = {sheet.doc[i].text for i in (first - 1, last + 1) if 0 <= i < len(sheet.doc)}
    return edges == {","} and not any(
        sheet.small("relatives", i) or sheet.small("places", i) for i in range(first, token.i)
    )


def _is_afterthought(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb with its subject ends the clause that it reports: "It was late, I think"."""
    head = token.head
    subject = first_related(sheet, token, "subject")
    if token.dep_ not in sheet.relation("clause") or subject is None or head.i > subject.i:
        return False
    if sheet.lowers[head.i] in sheet.words.verbs or any(related(sheet, token, "marker")):
        return False
    rest = range(token.i + 1, sheet.sentence(token.i).end)
    return head.i < subject.i and subject.i == token.i - 1 and all(sheet.doc[i].is_punct for i in rest)
