"""Read by the parse what a noun reports: "the claim that …", "a call for …", "their demands include …".

In:  a sheet of speech and a noun that reports.
Out: the tokens of the content and the way the noun takes it; or None.
"""

from spacy.tokens import Token

from cuttings.model.finding import Polarity
from cuttings.read.attributions.clauses import is_content_clause, way_of_clause
from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.tree import below, clause_around, prepositional, related


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
            way = way_of_clause(sheet, clause)
            is_own = clause.i > token.i and not _is_of_other(sheet, token, clause)
            if way in cue.takes and is_own and is_content_clause(sheet, clause):
                return below(clause), way
    over = token.head if _is_light_object(sheet, token) else token
    for preposition, inside in (*prepositional(sheet, token, cue.takes), *prepositional(sheet, over, cue.takes)):
        if preposition > token.i:
            return inside, sheet.lowers[preposition]
    for child in related(sheet, token, "compound") if "compound" in cue.takes else ():
        return below(child), "compound"
    return None


def _is_of_other(sheet: SpeechSheet, noun: Token, clause: Token) -> bool:
    """Tell whether a verb quotes a clause ("the note says, “…”"), or the noun is to do it ("for a plan to fail")."""
    verb = sheet.words.verbs.get(sheet.lowers[noun.head.i])
    is_quoting = noun.dep_ in sheet.relation("subject") and verb is not None and "quote" in verb.takes
    is_doer = noun.dep_ in sheet.relation("preposition_object") and sheet.small("for", noun.head.i)
    is_infinitive = way_of_clause(sheet, clause) == "infinitive"
    return (is_quoting and sheet.quoted[clause.i] != sheet.quoted[noun.i]) or (is_doer and is_infinitive)


def _is_light_object(sheet: SpeechSheet, noun: Token) -> bool:
    return noun.dep_ in sheet.relation("object") and sheet.small("light_verbs", noun.head.i)


def is_taken_back(sheet: SpeechSheet, noun: Token) -> bool:
    """Tell whether a statement is what somebody takes back: the taking back is told, not the statement."""
    word = sheet.lowers[noun.head.i]
    verb = sheet.words.verbs.get(word)
    senses = [verb.takes.get("object") if verb is not None else None]
    for rest, phrase in sheet.words.locutions.get(word, ()):
        is_whole = sheet.lowers[noun.head.i + 1 : noun.head.i + 1 + len(rest)] == rest
        senses.append(phrase.takes.get("object") if is_whole else None)
    is_back = any(sense is not None and sense.polarity is Polarity.RETRACTS for sense in senses)
    return noun.dep_ in sheet.relation("object") and is_back


def _listed(sheet: SpeechSheet, noun: Token) -> set[int]:
    """Return what a noun is said to be or to include: "their demands include …", "his argument was that …"."""
    verb = noun.head
    if noun.dep_ not in sheet.relation("subject") or not sheet.small("list_verbs", verb.i):
        return set()
    if sheet.small("be", verb.i) and not any(related(sheet, verb, "clause")):
        return set()
    kinds = ("object", "clause", "infinitive", "preposition", "predicate", "adverbial")
    after = [
        child for child in verb.children if child.i > verb.i and any(child.dep_ in sheet.relation(k) for k in kinds)
    ]
    return {i for child in after for i in below(child)}


def _done_at(sheet: SpeechSheet, noun: Token) -> set[int] | None:
    """Return what is done "at the request of …"."""
    preposition = noun.head
    if noun.dep_ in sheet.relation("preposition_object") and sheet.small("at", preposition.i):
        over = preposition.head
        return below(over) - below(preposition) if over.pos_ == "NOUN" else clause_around(sheet, preposition)
    return None
