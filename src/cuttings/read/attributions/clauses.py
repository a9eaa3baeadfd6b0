"""Small questions about clauses that may be reported: of what sort they are, whether they are a content.

In:  a sheet of speech and the verb that heads a clause, or a noun.
Out: the way in which a cue takes the clause; yes or no.
"""

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.read.attributions.cues import SpeechSheet
from cuttings.read.attributions.tree import first_related, related

ACTORS = frozenset({MentionType.PERSON, MentionType.GROUP, MentionType.ORGANIZATION, MentionType.OFFICE})


def way_of_clause(sheet: SpeechSheet, clause: Token) -> str:
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


def is_content_clause(sheet: SpeechSheet, clause: Token) -> bool:
    """Tell "claims that he fled" from "claims that he made": a relative stands for the noun itself."""
    if clause.tag_ in ("VBG", "VBN") and not any(related(sheet, clause, "subject")):
        return False
    if clause.dep_ in sheet.relation("relative_clause"):
        return not any(sheet.small("relatives", each.i) for each in clause.subtree) and any(
            child.dep_ in sheet.relation(each) for each in ("object", "clause") for child in clause.children
        )
    return True


def is_in_setting(sheet: SpeechSheet, noun: Token) -> bool:
    """Tell whether a noun says in what a verb of saying is said: "told us in a statement"."""
    preposition = noun.head
    if noun.dep_ not in sheet.relation("preposition_object") or not sheet.small("settings", noun.i):
        return False
    verb = sheet.words.verbs.get(sheet.lowers[preposition.head.i])
    return verb is not None and "clause" in verb.takes and preposition.head.pos_ == "VERB"


def is_actor(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether somebody is named or described here: "citing sources" reports nothing."""
    mention = sheet.mention_at(token.i)
    return (mention is not None and mention.type in ACTORS) or sheet.small("informants", token.i)
