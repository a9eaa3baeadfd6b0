"""Read by the parse what somebody reports with somebody else's words: "The Gazette, citing two pilots, said that …".

In:  a sheet of speech and a verb that cites.
Out: who is cited, and the tokens of what is said with their words.
"""

from cuttings.read.attributions.clauses import is_actor
from cuttings.read.attributions.cues import Cue, CueKind, SpeechSheet
from cuttings.read.attributions.parsed import content_of_verb
from cuttings.read.attributions.tree import below, clause_around, first_related, prepositional


def informant_of(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of whom a verb cites for what is said beside it; None for "cited Ruiz as saying"."""
    target = first_related(sheet, sheet.doc[cue.head], "object")
    if target is None or not sheet.small("citing", cue.head) or not is_actor(sheet, target):
        return None
    is_as = any(prepositional(sheet, sheet.doc[cue.head], sheet.words.small.get("as", frozenset())))
    return None if is_as else target.i


def content_of_citing(sheet: SpeechSheet, cue: Cue) -> set[int]:
    """Return what is said with somebody else's words: by the verb that the citing hangs on, or "according to" it."""
    token = sheet.doc[cue.head]
    over = token.head
    verb = sheet.words.verbs.get(sheet.lowers[over.i])
    if verb is not None and over.pos_ == "VERB" and token.dep_ not in sheet.relation("relative_clause"):
        found = content_of_verb(sheet, Cue(over.i, over.i + 1, over.i, CueKind.VERB, verb.takes, verb.shapes))
        return (found[0] if found is not None else set()) - below(token)
    phrase = next(
        (each for each in over.ancestors if any(sheet.lowers[each.i] == p[0] for p in sheet.words.according)), None
    )
    return clause_around(sheet, phrase) if phrase is not None else set()
