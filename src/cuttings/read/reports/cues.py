"""What a parsed clause says of a trigger: planned, threatened, negated …

In:  the head of a trigger.
Out: `Cue`s: auxiliaries, negation, markers ("if"), and the verbs and nouns that govern it, from the inside out.

A verb takes what its own clause says, and the words that govern it. A noun takes what governs it directly ("plan a
strike", "threat of war"). What its clause says of the verb counts for the noun only when the clause tells of that
event: a noun without article or possessor ("may lead to clashes"), or the subject of a verb of occurring ("the vote
will take place"). "The police will not comment on the attack" leaves the attack as it was.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.read.reports.clauses import (
    AUXILIARY,
    OBJECTS,
    PARTS,
    SUBJECTS,
    first_conjunct,
    has_subject,
    has_to,
    is_finite,
    is_open,
    is_past,
    markers_of,
)
from cuttings.read.reports.cue_words import Cue, CueWords
from cuttings.read.reports.governors import called_before, governing, is_bound_to, is_denied_tale
from cuttings.read.reports.moods import conjecture_cues, due_cues, missed_cues, mood_cues, unknown_cues
from cuttings.read.reports.negation import negations, nobody

STANCES = frozenset({"alleged", "denied", "negated", "unsure"})
MAX_DEPTH = 3
"""Clauses above a trigger that are asked: a plan to try to win."""


def noun_cues(head: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what stands beside a noun, what governs it, and what its clause says where that tells of it."""
    yield from _beside(head, words)
    top = first_conjunct(head)
    yield from nobody(top, words)
    if top.dep_ in ("pobj", "pcomp"):
        yield from _prepositional_cues(top, words)
        yield from _stay_cues(top, words)
    elif top.dep_ in OBJECTS and _binds_nouns(top.head, words):
        yield from _from_governor(top.head, words)
    if contained := _contained(top, words):
        yield contained
    if top.dep_ in SUBJECTS:
        yield from _state_cues(top.head, words)
        yield from _coming_cues(top.head, words)
    verb = _verb_above(top, words)
    if verb is not None:
        yield from (cue for cue in clause_cues(verb, words) if _is_told(cue, top, verb, words))


def _coming_cues(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what is said of the taking place of a subject: "the talks are set to resume"."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.lemma_.lower() in words.occurring:
            yield from clause_cues(child, words)


def _stay_cues(noun: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what says that somebody is still in a state: "remain on strike", "is being held in custody"."""
    verb = noun.head.head
    is_state = noun.head.lower_ in words.within and not any(child.dep_ in ("det", "poss") for child in noun.children)
    if not is_state or verb.pos_ not in ("VERB", "AUX"):
        return
    if words.governors.get(verb.lemma_.lower()) == "ongoing":
        yield Cue("ongoing", verb)
    else:
        yield from (cue for cue in _own_cues(verb, words) if cue.says == "ongoing")


def _binds_nouns(verb: Token, words: CueWords) -> bool:
    """Tell whether what a verb says holds for a noun too; with its particle it does ("call off", but not "call")."""
    return verb.lemma_.lower() not in words.clause_only or any(child.dep_ == "prt" for child in verb.children)


def _contained(noun: Token, words: CueWords) -> Cue | None:
    """Return what a noun says of what it is said to hold: "their demands include a recount"."""
    verb = noun.head
    if verb.lemma_.lower() not in words.containing or noun.dep_ in SUBJECTS:
        return None
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    says = next((says for each in subjects if (says := words.governors.get(each.lemma_.lower()))), None)
    return Cue(says, subjects[0]) if says == "called_for" else None


def verb_cues(head: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what stands beside a verb, what its clause says, and what governs it."""
    yield from _beside(head, words)
    yield from clause_cues(head, words)


def is_definite(noun: Token, words: CueWords) -> bool:
    """Tell whether a noun points to something known: "the strike", "her resignation", "this vote"."""
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in words.definite) for child in noun.children
    )


def clause_cues(verb: Token, words: CueWords, depth: int = 0) -> Iterator[Cue]:
    """Yield what auxiliaries, markers and governing verbs say of a verb, from the inside out."""
    yield from _own_cues(verb, words)
    if depth >= MAX_DEPTH:
        return
    governor = verb.head
    if verb.dep_ == "conj":
        yield from (cue for cue in clause_cues(governor, words, depth + 1) if _is_shared(cue, verb))
    elif verb.dep_ == "pcomp":
        yield from unknown_cues(verb, governor.head, words)
        yield from _after_preposition(verb, words, depth)
    elif verb.dep_ in ("xcomp", "ccomp", "acl", "relcl", "acomp"):
        yield from unknown_cues(verb, governor, words)
        yield from conjecture_cues(verb, governor, words)
        yield from due_cues(verb, governor, words)
        yield from missed_cues(verb, governor, words)
        yield from _governed(verb, governor, words)
        if verb.dep_ == "xcomp":
            yield from _above(governor, words, depth)
        elif governor.dep_ == "advcl":
            yield from _markers(governor, words)
    elif verb.dep_ == "advcl":
        yield from _open_clause(verb, governor, words)
        if not is_finite(verb):
            yield from _above(governor, words, depth)


def _own_cues(verb: Token, words: CueWords) -> Iterator[Cue]:
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARY]
    denials = list(negations(verb, words))
    yield from denials
    for child in auxiliaries:
        says = words.auxiliaries.get(child.lower_)
        if says and not (denials and child.lower_ in words.abilities):
            is_planned = _is_reported_future(child, verb, words) or _is_purpose(verb, words)
            yield Cue("planned" if is_planned else says, child)
    yield from _adverbs(verb, auxiliaries, words)
    is_going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children)
    if is_going:
        yield Cue("planned", verb)
    elif _is_progressive(verb, auxiliaries, words) or _is_since(verb, auxiliaries, words):
        yield Cue("ongoing", verb)
    yield from mood_cues(verb, words)
    yield from _markers(verb, words)
    if not is_past(verb):
        yield from _conditions(verb, words)


def _adverbs(verb: Token, auxiliaries: list[Token], words: CueWords) -> Iterator[Cue]:
    """Yield what adverbs say: "allegedly", "next Friday", "no longer", which ends a plan where a future is told."""
    beside = [child for child in verb.children if child.dep_ in ("advmod", "npadvmod")]
    for child in beside:
        days = [each for each in child.children if words.adverbs.get(each.lower_) == "planned"]
        if child.lower_ in words.adverbs:
            yield Cue(words.adverbs[child.lower_], child)
        elif days and verb.tag_ in ("VBZ", "VBP", "VBG"):
            yield Cue("planned", days[0])
        elif child.lower_ in words.longer and any(each.lower_ in words.negators for each in child.children):
            is_future = any(words.auxiliaries.get(each.lower_) == "planned" for each in auxiliaries)
            yield Cue("cancelled" if is_future else "negated", child)


def _conditions(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield the "if" of a clause beside a verb: "if the gap narrows, the law asks for a recount"."""
    for clause in verb.children:
        if clause.dep_ == "advcl":
            yield from (
                Cue("hypothetical", child)
                for child in clause.children
                if child.dep_ == "mark" and (child.lower_ in words.conditions or _is_requirement(child, clause))
            )


def _is_requirement(marker: Token, clause: Token) -> bool:
    """Tell whether a clause says what its neighbour is needed for: "for the law to pass, it must be signed"."""
    return marker.lower_ == "for" and has_to(clause) and clause.i < clause.head.i


def _is_purpose(verb: Token, words: CueWords) -> bool:
    """Tell whether a clause is what something is done for: "so that she could return"."""
    return verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in words.purposes for child in verb.children
    )


def _is_reported_future(auxiliary: Token, verb: Token, words: CueWords) -> bool:
    """Tell whether "would" is a "will" that somebody said: "she announced that she would resign"."""
    if auxiliary.lower_ not in words.reported_future or verb.head == verb:
        return False
    has_condition = any(each.dep_ == "mark" and each.lower_ in words.conditions for each in verb.subtree)
    is_perfect = any(child.lower_ == "have" for child in verb.children if child.dep_ == "aux")
    top = first_conjunct(verb)
    return top.dep_ == "ccomp" and top.head.lemma_.lower() in words.tellers and not has_condition and not is_perfect


def _is_progressive(verb: Token, auxiliaries: list[Token], words: CueWords) -> bool:
    if verb.tag_ == "VBG":
        return any(child.lower_ in words.ongoing_be for child in auxiliaries)
    return bool(auxiliaries) and auxiliaries[-1].lower_ == "being" and is_finite(verb)


def _is_since(verb: Token, auxiliaries: list[Token], words: CueWords) -> bool:
    has_have = any(child.lower_ in ("have", "has", "'ve", "’ve") for child in auxiliaries)
    is_passive = any(child.dep_ == "auxpass" for child in auxiliaries)
    return (
        has_have
        and not is_passive
        and any(child.lower_ in words.since for child in verb.children if child.dep_ in ("prep", "mark"))
    )


def _markers(verb: Token, words: CueWords) -> Iterator[Cue]:
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in words.markers:
            is_asked = child.lower_ in words.whether and child.lower_ not in words.conditions and is_past(verb)
            says = "unsure" if is_asked else words.markers[child.lower_]
            if not (child.lower_ in words.past_markers and is_past(verb)):
                yield Cue(says, child)


def _governed(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what the word above says of a clause that leaves it open: "plans to march", "accused of looting"."""
    says = governing(governor, words)
    if called := called_before(verb, governor, words):
        yield called
        yield from nobody(called.token, words)
        return
    if is_denied_tale(governor, says, words):
        yield Cue("denied", governor.head)
    elif says and verb.dep_ != "relcl" and (says in STANCES or verb.dep_ == "acomp" or _may_come(verb, says, words)):
        is_asked = says == "planned" and governor.lemma_.lower() in words.wishes and has_subject(verb)
        yield Cue("called_for" if is_asked else says, governor)
    if verb.dep_ == "acl" and governor.dep_ in PARTS:
        yield from nobody(governor, words)
    is_to = governor.lemma_ == "be" and verb.dep_ == "xcomp" and has_to(verb)
    if is_to and not any(missed_cues(verb, governor, words)):
        yield Cue("planned", governor)


def _may_come(verb: Token, says: str, words: CueWords) -> bool:
    """Tell whether a clause leaves open whether it came true: "threatened that he will", "announced she was going"."""
    is_warned = says == "threatened" and any(child.lower_ in words.auxiliaries for child in verb.children)
    is_announced = says == "planned" and verb.tag_ == "VBG" and is_past(verb)
    return is_open(verb) or is_warned or is_announced


def _open_clause(verb: Token, governor: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what an infinitive beside a clause says: a purpose, a condition ("for the law to pass, ..."), a request."""
    if not has_to(verb):
        return
    if called := called_before(verb, governor, words):
        yield called
        yield from nobody(called.token, words)
        return
    has_marker = bool(list(markers_of(verb)))
    if has_marker and (says := governing(governor, words)):
        yield Cue(says, governor)
    else:
        yield Cue("hypothetical" if has_marker else "planned", verb)


def _after_preposition(verb: Token, words: CueWords, depth: int) -> Iterator[Cue]:
    """Yield what the words before a gerund say: "without asking", "plans on leaving", "accused of looting"."""
    preposition = verb.head
    for each in (preposition, *(child for child in preposition.children if child.dep_ == "advmod")):
        if says := words.prepositions.get(each.lower_):
            yield Cue(says, each)
    if is_bound_to(preposition, words) and (says := governing(preposition.head, words, preposition)):
        is_denied = says == "alleged" and preposition.head.head.lemma_.lower() in words.denying
        yield Cue("denied" if is_denied else says, preposition.head)
        yield from nobody(preposition.head, words)
        yield from _above(preposition.head, words, depth)


def _above(governor: Token, words: CueWords, depth: int) -> Iterator[Cue]:
    if governor.pos_ in ("VERB", "AUX"):
        yield from (cue for cue in clause_cues(governor, words, depth + 1) if cue.says != "ongoing")
    elif governor.head.pos_ in ("VERB", "AUX") and governor.dep_ == "acomp":
        yield from _own_cues(governor.head, words)


def _prepositional_cues(noun: Token, words: CueWords, depth: int = 0) -> Iterator[Cue]:
    """Yield what is said by the preposition before a noun, and by the word that it binds the noun to."""
    preposition = noun.head
    if says := words.prepositions.get(preposition.lower_):
        is_either = preposition.dep_ == "conj"
        yield Cue("hypothetical" if is_either else says, preposition)
    governor = preposition.head
    if not is_bound_to(preposition, words) or governor == preposition:
        return
    yield from _from_governor(governor, words, preposition)
    if governor.dep_ in OBJECTS and _denies(governor, words):
        yield Cue("denied", governor.head)
    if governor.dep_ in OBJECTS | SUBJECTS and governing(governor.head, words) == "cancelled":
        yield Cue("cancelled", governor.head)
    if governor.lemma_.lower() in words.portions and depth < MAX_DEPTH:
        if governor.dep_ == "pobj":
            yield from _prepositional_cues(governor, words, depth + 1)
        elif governor.dep_ in OBJECTS:
            yield from _from_governor(governor.head, words)


def _denies(noun: Token, words: CueWords) -> bool:
    """Tell whether a verb denies what its object is about: "denied any part in the raid", "rejected claims of it"."""
    return is_denied_tale(noun, governing(noun, words), words) or governing(noun.head, words) == "denied"


def _from_governor(governor: Token, words: CueWords, preposition: Token | None = None) -> Iterator[Cue]:
    says = governing(governor, words, preposition)
    if says and (says != "ongoing" or any(child.like_num for child in governor.children)):
        yield Cue(says, governor)


def _state_cues(verb: Token, words: CueWords) -> Iterator[Cue]:
    """Yield what is said of a subject by a verb or adjective of state: "the talks continue", "is under way"."""
    for each in (verb, *(child for child in verb.children if child.dep_ in ("acomp", "attr", "prep", "advmod"))):
        if says := words.states.get(each.lemma_.lower()) or words.states.get(each.lower_):
            yield Cue(says, each)


def _verb_above(noun: Token, words: CueWords) -> Token | None:
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in words.binding:
        above = above.head
    return above if noun.dep_ in PARTS and above.pos_ in ("VERB", "AUX") else None


def _is_told(cue: Cue, noun: Token, verb: Token, words: CueWords) -> bool:
    """Tell whether what a clause says of its verb holds for an event that a noun in it names.

    A condition holds for what it would bring: "if he leaves with the victory" tells of none yet.
    """
    if cue.says == "negated" and noun.dep_ in SUBJECTS and _is_object(cue.token):
        return False
    if noun.dep_ in SUBJECTS | OBJECTS and _occurs(verb, words):
        return True
    if not is_definite(noun, words):
        return True
    if cue.token.dep_ in ("mark", "advmod") and noun.dep_ not in SUBJECTS:
        return True
    return noun.dep_ in SUBJECTS and verb.lemma_ == "be" and cue.says != "negated"


def _is_object(negation: Token) -> bool:
    """Tell whether it is an object that a negation denies: "the raid left no victims"."""
    return negation.dep_ in ("dobj", "obj") or (negation.dep_ == "det" and negation.head.dep_ in ("dobj", "obj"))


def _occurs(verb: Token, words: CueWords) -> bool:
    if verb.lemma_.lower() in words.occurring:
        return True
    return any(child.dep_ == "xcomp" and child.lemma_.lower() in words.occurring for child in verb.children)


def _beside(head: Token, words: CueWords) -> Iterator[Cue]:
    for child in head.children:
        if child.dep_ in ("amod", "advmod", "nmod", "compound") and child.lower_ in words.adverbs:
            yield Cue(words.adverbs[child.lower_], child)
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ in words.adverbs:
            yield Cue(words.adverbs[child.lower_], child)
        if child.dep_ in ("neg", "det", "advmod") and child.lower_ in words.negators:
            yield Cue("negated", child)
        if child.dep_ == "prep" and child.lower_ in words.since and head.pos_ == "NOUN":
            yield Cue("ongoing", child)


def _is_shared(cue: Cue, verb: Token) -> bool:
    """Tell whether what is said of a verb holds for one joined to it: "may go and sing", not "may go but stayed"."""
    is_own_clause = has_subject(verb) or is_finite(verb)
    if cue.token.dep_ in AUXILIARY or cue.token.dep_ in ("neg", "advmod"):
        is_contrast = any(child.dep_ == "cc" and child.lower_ == "but" for child in verb.head.children)
        return not is_own_clause and not is_contrast
    return not is_own_clause or cue.says == "alleged"
