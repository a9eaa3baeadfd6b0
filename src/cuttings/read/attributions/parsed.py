"""Read by the parse what a cue reports.

In:  a sheet of speech and one of its cues.
Out: the tokens of the content, and the way the cue takes it (clause, infinitive, object, label, "for"); or None.

A content is the tokens below a clause or an object, less those of the cue and its subject; what the parse hangs on the
cue although it stands after the clause belongs to the clause.
"""

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.read.attributions.cue_words import is_among
from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.sources import source_in_agent
from cuttings.read.attributions.tree import (
    below,
    clause_around,
    first_related,
    is_passive,
    is_setting,
    prepositional,
    related,
)

ACTORS = frozenset({MentionType.PERSON, MentionType.GROUP, MentionType.ORGANIZATION, MentionType.OFFICE})


def content_of_verb(sheet: SpeechSheet, cue: Cue) -> tuple[set[int], str] | None:
    """Return the tokens that a verb reports and the way it takes them."""
    token = sheet.doc[cue.head]
    for way in (_by_label, _by_clause, _by_preposition, _by_object, _around):
        found = way(sheet, token, cue)
        if found is not None:
            return found[0] - _own(sheet, token, found[0]), found[1]
    return None


def _own(sheet: SpeechSheet, token: Token, content: set[int]) -> set[int]:
    """Return the tokens of the cue itself: the verb, its helpers, its subject, where they stand in the content."""
    own = {token.i, *(child.i for child in token.children if child.dep_ in sheet.relation("auxiliary"))}
    passive = sheet.relation("passive_subject")
    for subject in (each for each in related(sheet, token, "subject") if each.dep_ not in passive):
        inside = below(subject)
        if not inside >= content:
            own |= inside
    return own


def _by_clause(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    clauses = [*related(sheet, token, "clause"), *related(sheet, token, "infinitive")]
    for clause in sorted(clauses, key=lambda each: (each.i < token.i, each.i)):
        way = _way_of_clause(sheet, clause)
        is_hearsay = way == "infinitive" and "clause" in cue.takes and is_passive(sheet, token)
        is_gerund = way == "gerund" and "clause" in cue.takes and not is_passive(sheet, token)
        if way in cue.takes or is_hearsay or is_gerund:
            is_object = "object" in cue.takes or way == "infinitive"
            raised = _raised(sheet, token, clause) if is_object else set()
            return _without_other_speech(sheet, clause, cue) | raised | _trailing(sheet, token, clause), way
    if "clause" in cue.takes or "quote" in cue.takes:
        for clause in related(sheet, token, "parataxis"):
            return below(clause), "clause" if "clause" in cue.takes else "quote"
    return None


def _without_other_speech(sheet: SpeechSheet, clause: Token, cue: Cue) -> set[int]:
    """Return the tokens of a clause without what somebody else says beside it: "that it is shut and others said …"."""
    tokens = below(clause)
    for joined in related(sheet, clause, "coordination"):
        is_cue = sheet.lowers[joined.i] in sheet.words.verbs and any(related(sheet, joined, "clause"))
        if is_cue and any(related(sheet, joined, "subject")) and joined.i > cue.head and clause.i > cue.head:
            tokens -= below(joined)
    return tokens


def _trailing(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return what the parse hangs on the cue although it stands after the clause, and so belongs to it."""
    found: set[int] = set()
    if clause.i < token.i:
        return found
    for child in token.children:
        if child.i <= clause.i or child.dep_ in sheet.relation("clause"):
            continue
        is_phrase = child.dep_ in sheet.relation("preposition") or child.dep_ in sheet.relation("oblique")
        is_clause = child.dep_ in sheet.relation("adverbial") and child.lower_ not in sheet.words.verbs
        is_verb = child.dep_ in sheet.relation("coordination") and _is_bare_modal(sheet, child)
        if is_verb or ((is_phrase or is_clause) and not is_setting(sheet, child)):
            found |= below(child)
    return found


def _is_bare_modal(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a joined verb is "may go" without a subject: it goes on with the clause, not with the cue."""
    auxiliaries = list(related(sheet, verb, "auxiliary"))
    return any(each.tag_ == "MD" for each in auxiliaries) and not any(related(sheet, verb, "subject"))


def _way_of_clause(sheet: SpeechSheet, clause: Token) -> str:
    """Tell "to go" and "going" from "that they go"."""
    if any(child.tag_ == "TO" for child in clause.children):
        return "infinitive"
    form = clause.morph.get("VerbForm", [])
    has_subject = first_related(sheet, clause, "subject") is not None
    if "Inf" in form and not has_subject and not any(related(sheet, clause, "auxiliary")):
        return "infinitive"
    if clause.tag_ == "VBG" and not has_subject and not any(related(sheet, clause, "auxiliary")):
        return "gerund"
    return "clause"


def _raised(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return the object that is the subject of an infinitive: "urged members to vote"."""
    found: set[int] = set()
    if _way_of_clause(sheet, clause) == "infinitive":
        for each in (*related(sheet, token, "object"), *related(sheet, token, "addressee")):
            if each.i < clause.i:
                found |= below(each)
    return found


def _by_label(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    """Return what is called something, and what it is called."""
    if "label" not in cue.takes:
        return None
    target = first_related(sheet, token, "object")
    for preposition, inside in prepositional(sheet, token, sheet.words.small.get("as", frozenset())):
        passive = first_related(sheet, token, "passive_subject")
        about = next(iter(prepositional(sheet, token, sheet.words.small.get("parties", frozenset()))), None)
        named = below(target) if target else below(passive) if passive else about[1] if about else set()
        return (named - {preposition}) | inside, "label"
    predicate = first_related(sheet, token, "predicate")
    if predicate is not None and _way_of_clause(sheet, predicate) == "infinitive":
        return None
    if predicate is not None and predicate.i > token.i and (target is not None or len(below(predicate)) > 1):
        return (below(target) if target is not None else set()) | below(predicate), "label"
    return None


def _by_preposition(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    for child in token.children:
        marker = first_related(sheet, child, "marker") if child.i > token.i else None
        if marker is not None and sheet.lowers[marker.i] in cue.takes and _way_of_clause(sheet, child) == "infinitive":
            return below(child) - {marker.i}, sheet.lowers[marker.i]
    for preposition, inside in prepositional(sheet, token, cue.takes):
        way = sheet.lowers[preposition]
        target = first_related(sheet, token, "object")
        if "object_of" in cue.takes and target is not None:
            return below(target) | inside | {preposition}, way
        if target is None or target.i > preposition:
            return inside, way
    target = first_related(sheet, token, "object")
    if "object_of" in cue.takes and target is not None:
        ways = [sheet.lowers[i] for i in sorted(below(target)) if sheet.lowers[i] in cue.takes]
        return (below(target), ways[0]) if ways else None
    return None


def _by_object(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    if "object" not in cue.takes:
        return None
    target = first_related(sheet, token, "object")
    if target is None and is_passive(sheet, token):
        target = first_related(sheet, token, "passive_subject")
        if target is None and token.dep_ in sheet.relation("modifier") and source_in_agent(sheet, token) is not None:
            return below(token.head) - below(token), "object"
    if target is None or not _is_reported(sheet, token, target):
        return None
    return {i for i in below(target) if not _in_setting(sheet, i, target)}, "object"


def _is_reported(sheet: SpeechSheet, verb: Token, target: Token) -> bool:
    """Tell whether an object is something that can be said, where the verb also takes other objects."""
    objects = sheet.words.objects.get(verb.lemma_.lower())
    if objects is not None:
        return is_among(sheet.lowers[target.i], objects)
    return not sheet.small("cites", verb.i) or not _is_actor(sheet, target)


def _is_actor(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether somebody is named or described here: "citing sources" reports nothing."""
    mention = sheet.page.mention_at(sheet.chars(token.i, token.i + 1))
    return (mention is not None and mention.type in ACTORS) or sheet.small("informants", token.i)


def _in_setting(sheet: SpeechSheet, index: int, target: Token) -> bool:
    """Tell whether a token belongs to "in a letter" at the end of an object."""
    for child in target.children:
        if child.dep_ in sheet.relation("preposition") and is_setting(sheet, child) and index in below(child):
            return True
    return False


def _around(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    """Return the clause that the cue is set into: "the road, police said, is closed"."""
    if "clause" not in cue.takes:
        return None
    is_as = token.dep_ in sheet.relation("adverbial") and any(sheet.small("as", each.i) for each in token.children)
    if token.dep_ not in sheet.relation("parataxis") and not is_as:
        return None
    return below(token.head) - below(token), "clause"


def content_of_noun(sheet: SpeechSheet, cue: Cue) -> tuple[set[int], str] | None:
    """Return the tokens that a noun reports: what it is "of", "for", or the clause that hangs on it."""
    token = sheet.doc[cue.head]
    listed = _listed(sheet, token)
    if listed:
        return listed, "clause"
    around = _done_at(sheet, token) if "around" in cue.takes else None
    if around:
        return around, "around"
    if "clause" in cue.takes or "infinitive" in cue.takes:
        for clause in (*related(sheet, token, "modifier"), *related(sheet, token, "clause")):
            way = _way_of_clause(sheet, clause)
            if way in cue.takes and clause.i > token.i and _is_content_clause(sheet, clause):
                return below(clause), way
    for preposition, inside in prepositional(sheet, token, cue.takes):
        return inside, sheet.lowers[preposition]
    return None


def _listed(sheet: SpeechSheet, noun: Token) -> set[int]:
    """Return what a noun is said to be or to include: "their demands include …", "his argument was that …"."""
    verb = noun.head
    if noun.dep_ not in sheet.relation("subject") or not sheet.small("list_verbs", verb.i):
        return set()
    if sheet.small("be", verb.i) and not any(related(sheet, verb, "clause")):
        return set()
    kinds = ("object", "clause", "infinitive", "preposition", "predicate")
    after = [
        child for child in verb.children if child.i > verb.i and any(child.dep_ in sheet.relation(k) for k in kinds)
    ]
    return {i for child in after for i in below(child)}


def _done_at(sheet: SpeechSheet, noun: Token) -> set[int] | None:
    """Return what is done "at the request of …"."""
    preposition = noun.head
    if noun.dep_ in sheet.relation("preposition_object") and sheet.small("at", preposition.i):
        return clause_around(sheet, preposition)
    return None


def _is_content_clause(sheet: SpeechSheet, clause: Token) -> bool:
    """Tell "claims that he fled" from "claims that he made": a relative stands for the noun itself."""
    if clause.tag_ in ("VBG", "VBN") and not any(related(sheet, clause, "subject")):
        return False
    if clause.dep_ in sheet.relation("relative_clause"):
        return not any(sheet.small("relatives", each.i) for each in clause.subtree) and any(
            related(sheet, clause, "object")
        )
    return True
