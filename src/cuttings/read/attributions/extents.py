"""Where a reported clause begins and ends: what the parse puts beside it although it belongs to it, and the reverse.

In:  a sheet of speech, a verb that reports, and the clause that it reports.
Out: tokens to add to the content, or the content without tokens that are the writer's, the cue's or another speaker's.
"""

from spacy.tokens import Token

from cuttings.read.attributions.cues import VERB_TAGS, Cue, SpeechSheet
from cuttings.read.attributions.sources import subject_of
from cuttings.read.attributions.tree import below, first_related, is_setting, is_turn_of_speaker, related

MOST_TO_SUBJECT = 4
"""Tokens from "but" to the subject of its clause."""


def own_tokens(sheet: SpeechSheet, token: Token, content: set[int]) -> set[int]:
    """Return the tokens of the cue itself: the verb, its helpers, its subject, where they stand in the content."""
    own = {token.i, *(child.i for child in token.children if child.dep_ in sheet.relation("auxiliary"))}
    passive = sheet.relation("passive_subject")
    subject = subject_of(sheet, token)
    if subject is not None and subject.dep_ not in passive:
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
    return without_turn(sheet, content)


def without_turn(sheet: SpeechSheet, content: set[int]) -> set[int]:
    """Return a content up to ", but" with a clause of its own at its end."""
    last = max((i for i in content if not sheet.doc[i].is_punct), default=-1)
    for index in sorted(content):
        is_turn = sheet.small("clause_stops", index) and sheet.doc[index].dep_ in sheet.relation("coordinator")
        if not is_turn or sheet.quoted[index] or sheet.doc[index - 1].text != ",":
            continue
        rest = {i for i in content if i >= index - 1}
        subjects = [i for i in rest if sheet.doc[i].dep_ in sheet.relation("subject")]
        if last in rest and any(i <= index + MOST_TO_SUBJECT for i in subjects):
            return content - rest
    return content


def with_antecedent(sheet: SpeechSheet, verb: Token, content: set[int]) -> set[int]:
    """Return a content with what its "which" stands for: "two fires, which police said were set"."""
    if verb.dep_ not in sheet.relation("relative_clause"):
        return content
    pronoun = next((i for i in sorted(content) if i < verb.i and sheet.small("thing_relatives", i)), None)
    if pronoun is None:
        return content
    antecedent = _agreeing(sheet, verb.head, sheet.doc[pronoun].head)
    between = range(antecedent.left_edge.i, pronoun)
    is_whole = all(sheet.doc[i].pos_ not in VERB_TAGS for i in between)
    return (content - {pronoun}) | (set(between) if is_whole else {i for i in below(antecedent) if i < pronoun})


def _agreeing(sheet: SpeechSheet, noun: Token, verb: Token) -> Token:
    """Return the noun that a relative stands for: of those that hang on each other the first that fits its verb."""
    helpers = [each.lower_ for each in verb.children if each.dep_ in sheet.relation("auxiliary")]
    forms = {verb.lower_, *helpers}
    is_plural, is_single = (
        not forms.isdisjoint(sheet.words.small.get(each, ())) for each in ("plural_be", "single_be")
    )
    while is_plural != is_single and ("Plur" in noun.morph.get("Number", [])) is not is_plural:
        over = _noun_over(sheet, noun)
        if over is None:
            break
        noun = over
    return noun


def _noun_over(sheet: SpeechSheet, noun: Token) -> Token | None:
    """Return the noun that another one is joined to or hangs on; where it hangs on the verb, its object or subject."""
    if noun.dep_ in sheet.relation("coordination"):
        return noun.head
    if noun.dep_ not in sheet.relation("preposition_object"):
        return None
    over = noun.head.head
    if over.pos_ in ("NOUN", "PROPN"):
        return over
    return first_related(sheet, over, "object") or first_related(sheet, over, "subject")


def with_next_that(sheet: SpeechSheet, content: set[int], clause: Token) -> set[int]:
    """Return the clause behind a "that …" which begins with "that" too: "promised that …; that …"."""
    marker = first_related(sheet, clause, "marker")
    if marker is None or not sheet.small("that", marker.i):
        return set()
    last, end = max(content), sheet.sentence(clause.i).end
    index = last + 1
    while index < end and (sheet.doc[index].is_punct or sheet.small("coordinators", index)):
        index += 1
    is_next = last < index < end and sheet.small("that", index) and sheet.doc[index].dep_ in sheet.relation("marker")
    if not is_next or sheet.quoted[index] != sheet.quoted[clause.i]:
        return set()
    return {i for i in below(sheet.doc[index].head) if i >= index and sheet.quoted[i] == sheet.quoted[index]}


def without_other_speech(sheet: SpeechSheet, clause: Token, cue: Cue) -> set[int]:
    """Return the tokens of a clause without what somebody else says beside it: "that it is shut and others said …"."""
    tokens = below(clause)
    for joined in related(sheet, clause, "coordination"):
        if is_turn_of_speaker(sheet, joined):
            tokens -= below(joined)
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
        is_clause = child.dep_ in sheet.relation("adverbial") and _is_reason(sheet, child)
        is_verb = child.dep_ in sheet.relation("coordination") and _goes_on(sheet, child)
        if is_verb or ((is_phrase or is_clause) and not is_setting(sheet, child)):
            found |= below(child)
    return found


def _is_reason(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a clause goes on with what is said, and tells of no other speech: "…, because it says so"."""
    is_marked = any(related(sheet, verb, "marker")) and any(related(sheet, verb, "subject"))
    return is_marked or verb.lower_ not in sheet.words.verbs


def leading(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return the condition that stands before who says it: "If it rains, she said, the road will close"."""
    found: set[int] = set()
    for child in related(sheet, token, "adverbial") if clause.i > token.i else ():
        if child.i < token.i and _is_condition(sheet, child):
            found |= below(child)
    return found


def _is_condition(sheet: SpeechSheet, clause: Token) -> bool:
    """Tell "if it rains" and "had it rained" from other clauses."""
    marker = first_related(sheet, clause, "marker")
    first = next((each for each in clause.subtree if each.is_alpha), clause)
    is_turned = first.dep_ in sheet.relation("auxiliary") and any(
        each.i > first.i for each in related(sheet, clause, "subject")
    )
    return is_turned or (marker is not None and sheet.small("conditions", marker.i))


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
