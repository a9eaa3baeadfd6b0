"""What a word says of the clause or noun that it governs: "plans to march", "called off the vote", "no evidence of".

In:  the governing word, and what it governs.
Out: a modality or stance by the table, or None.
"""

from spacy.tokens import Token

from cuttings.read.reports.clauses import OBJECTS, SUBJECTS
from cuttings.read.reports.cue_words import Cue, CueWords
from cuttings.read.reports.negation import negations, nobody


def governing(governor: Token, words: CueWords, preposition: Token | None = None) -> str | None:
    """Return what a verb or noun says of what it governs: its particle counts, "call off" is not "call".

    A preposition counts where the table has it: "tried for" is not "tried". What is not denied is no denial,
    and what is not ruled out is open.
    What failed did not bring about what it was for: "talks on a truce failed", "a failed bid for the mayor's office".
    "No evidence of fraud" denies it.
    """
    if governor.pos_ == "NOUN" and governor.lemma_.lower() in words.proofs and any(nobody(governor, words)):
        return "denied"
    if governor.pos_ == "NOUN" and _has_failed(governor, words):
        return "negated"
    lemma = governor.lemma_.lower()
    particle = next((child.lower_ for child in governor.children if child.dep_ == "prt"), None)
    if particle:
        says = words.governors.get(f"{lemma} {particle}")
        return "unsure" if says == "negated" and any(negations(governor, words)) else says
    bound = words.governors.get(f"{lemma} {preposition.lower_}") if preposition else None
    says = bound or words.governors.get(lemma)
    return None if says == "denied" and any(negations(governor, words)) else says


def is_bound_to(preposition: Token, words: CueWords) -> bool:
    """Tell whether a preposition binds what follows to the word before: "accused of", "aimed at", but not "after"."""
    return (
        preposition.lower_ in words.binding
        or f"{preposition.head.lemma_.lower()} {preposition.lower_}" in words.governors
    )


def _has_failed(noun: Token, words: CueWords) -> bool:
    beside = [child for child in noun.children if child.dep_ == "amod"]
    told_of = [noun.head] if noun.dep_ in SUBJECTS else []
    return any(each.lemma_.lower() in words.failing or each.lower_ in words.failing for each in (*beside, *told_of))


def is_denied_tale(noun: Token, says: str | None, words: CueWords) -> bool:
    """Tell whether a claim or report is rejected: "dismissed as untrue a report that she had left"."""
    is_tale = says == "alleged" or noun.lemma_.lower() in words.tales
    is_false = noun.dep_ in SUBJECTS and any(child.lemma_.lower() in words.untrue for child in noun.head.children)
    return is_tale and (is_false or (noun.dep_ in OBJECTS and noun.head.lemma_.lower() in words.denying))


def called_before(verb: Token, governor: Token, words: CueWords) -> Cue | None:
    """Return what the noun before an infinitive says, where the parse hangs it on the verb: "faces calls to resign"."""
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    noun = to.nbor(-1) if to is not None and to.i > verb.sent.start else None
    if noun is None or noun.dep_ not in OBJECTS or governor not in (noun, noun.head):
        return None
    says = governing(noun, words)
    return Cue(says, noun) if says else None
