"""Questions, orders and what nobody knows: clauses that tell of an event without saying that it took place.

In:  a verb of a parsed sentence.
Out: `Cue`s: "unsure" for a yes-or-no question, for what is guessed and for what is said not to be known, "called_for"
     for an order.

"Who shot the bishop?" tells that somebody did; "was the bishop shot?" does not. "It is not known whether he fled"
leaves it open; "she did not know that he had fled" does not.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.read.reports.clauses import AUXILIARY, FINITE, SUBJECTS, has_to, is_past
from cuttings.read.reports.cue_words import Cue, CueWords

QUESTION_WORDS = frozenset({"WP", "WP$", "WRB", "WDT"})
FIRST_PLACES = 2
"""Tokens of a clause before an order that may be a mark or a name: "Free them!"."""


def mood_cues(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what the mood of a clause says: a yes-or-no question, an order."""
    yield from _open_cues(verb, words)
    if guessed := _guessed(verb, words):
        yield Cue("unsure", guessed)
    elif _is_asked(verb):
        yield Cue("unsure", verb.sent[-1])
    elif _is_order(verb):
        yield Cue("called_for", verb)
    elif verb.tag_ in ("VBZ", "VBP") and (habit := _habit(verb, words)):
        yield Cue("ongoing", habit)


def unknown_cues(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield the word that says that it is not known whether a clause came true, or that it is not true."""
    opener = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ in words.whether), None)
    if has_to(verb):
        return
    for each in _with_predicate(governor):
        lemma = each.lemma_.lower()
        if lemma in words.true and _is_denied(each, words):
            yield Cue("denied", each)
        is_open = lemma in words.unknown and (opener or _opens_with_that(verb))
        is_denied = lemma in words.knowing and _is_denied(each, words) and (opener or lemma not in words.factive)
        if is_open or is_denied:
            yield Cue("unsure", each)
        elif opener and lemma in words.knowing:
            yield Cue("unsure", opener)


def _with_predicate(governor: Token) -> tuple[Token, ...]:
    """Return a word and the adjective that it says of its subject: "it is *unclear* whether"."""
    return (governor, *(child for child in governor.children if child.dep_ == "acomp"))


def conjecture_cues(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield the word that makes a guess or hearsay of a clause: "it is possible that he fled", "is said to have"."""
    is_over = is_past(verb) or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    for each in _with_predicate(governor):
        lemma = each.lemma_.lower()
        is_passive = any(child.dep_ == "auxpass" for child in each.children)
        is_supposed = lemma in words.supposing and is_passive
        if is_over and is_passive and lemma in words.hearsay_passive and has_to(verb):
            yield Cue("alleged", each)
        elif lemma in words.conjectures and verb.tag_ in ("VBP", "VBZ"):
            yield Cue("hypothetical", each)
        elif is_over and (lemma in words.conjectures or lemma in words.seeming or is_supposed):
            yield Cue("unsure", each)


def missed_cues(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield the word that says that an infinitive has not come true: "has yet to rule", "was to have been deported"."""
    if governor.lemma_ not in ("be", "have") or not has_to(verb):
        return
    yield from (Cue("negated", child) for child in governor.children if child.lower_ in words.yet)
    if governor.lemma_ == "be" and is_past(governor) and any(child.lower_ == "have" for child in verb.children):
        yield Cue("negated", governor)


def _open_cues(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what leaves open who does it, or a headline's infinitive: "anyone who protests", "Mayor to resign"."""
    if verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP") and verb.head.lower_ in words.anyone:
        yield Cue("hypothetical", verb.head)
    is_title = verb.head == verb or verb.head.head == verb.head
    if is_title and has_to(verb) and verb.sent[0].pos_ in ("NOUN", "PROPN") and not _has_finite(verb):
        yield Cue("planned", verb)


def _has_finite(verb: Token) -> bool:
    return any(each.tag_ in FINITE for each in verb.sent)


def due_cues(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield the word that calls for what a clause tells: "it is time for her to go", "wants him jailed"."""
    is_due = governor.lemma_.lower() in words.due and governor.dep_ == "attr" and has_to(verb)
    is_bare = verb.tag_ == "VBN" and not any(child.dep_ in AUXILIARY for child in verb.children)
    is_wished = governor.lemma_.lower() in words.wishes and is_bare and verb.dep_ == "ccomp"
    if is_due or is_wished:
        yield Cue("called_for", governor)


def _guessed(verb: Token, words: CueWords) -> Token | None:
    """Return the modal of a guess at what took place: "may have been shot", "must have left"."""
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARY]
    is_perfect = verb.tag_ == "VBN" and any(child.lower_ == "have" for child in auxiliaries)
    return next((child for child in auxiliaries if child.lower_ in words.guesses), None) if is_perfect else None


def _opens_with_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def _is_denied(governor: Token, words: CueWords) -> bool:
    around = (governor, governor.head) if governor.pos_ in ("ADJ", "NOUN") else (governor,)
    return any(
        child.dep_ == "neg" or child.lower_ in words.negators or child.lower_ in words.nobody
        for each in around
        for child in each.children
    )


def _is_asked(verb: Token) -> bool:
    """Tell whether a verb heads a yes-or-no question: an auxiliary before its subject, and no question word."""
    if verb.dep_ != "ROOT" or verb.sent[-1].text not in ("?", "?”", "?!"):
        return False
    subjects = [child.i for child in verb.children if child.dep_ in SUBJECTS]
    auxiliaries = [child.i for child in verb.children if child.dep_ in AUXILIARY]
    is_inverted = bool(subjects and auxiliaries) and min(auxiliaries) < min(subjects)
    return is_inverted and not any(token.tag_ in QUESTION_WORDS for token in verb.sent if token.i < verb.i)


def _is_order(verb: Token) -> bool:
    """Tell whether a verb gives an order: bare, at the head of its sentence, with nobody as its subject."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp") or has_to(verb):
        return False
    is_bare = not any(child.dep_ in AUXILIARY or child.dep_ in SUBJECTS for child in verb.children)
    return is_bare and not any(token.is_alpha for token in verb.doc[verb.sent.start : verb.i][-FIRST_PLACES:])


def _habit(verb: Token, words: CueWords) -> Token | None:
    """Return the word that makes a present tense a habit: "every week", "often"."""
    near = (each for child in verb.children for each in (child, *child.children))
    return next((each for each in near if each.lower_ in words.habits), None)
