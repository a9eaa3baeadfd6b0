"""Read by the parse what a verb reports.

In:  a sheet of speech and a verb that reports.
Out: the tokens of the content, and the way the cue takes it (clause, infinitive, object, label, "for"); or None.

A content is the tokens below a clause or an object, less those of the cue and its subject; what the parse hangs on the
cue although it stands after the clause belongs to the clause.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.model.finding import Act, Polarity
from cuttings.read.attributions.clauses import is_actor, is_content_clause, is_in_setting, way_of_clause
from cuttings.read.attributions.cue_words import Sense, is_among
from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.extents import (
    leading,
    own_tokens,
    trailing,
    with_antecedent,
    with_next_that,
    without_aside,
    without_other_speech,
)
from cuttings.read.attributions.interrupting import around
from cuttings.read.attributions.sources import source_in_agent
from cuttings.read.attributions.speakers import may_speak
from cuttings.read.attributions.tree import (
    below,
    first_related,
    has_thing,
    is_aim,
    is_finite,
    is_passive,
    is_setting,
    prepositional,
    related,
)

ASSERTING = Sense(Polarity.ASSERTS, Act.SPEECH)
ADDRESSING = frozenset({Polarity.ASKS, Polarity.ORDERS})
"""Where the object of a verb is who is asked, and no part of what: "asked Ruiz to leave"."""
AMOUNTS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})


def content_of_verb(sheet: SpeechSheet, cue: Cue) -> tuple[set[int], str] | None:
    """Return the tokens that a verb reports and the way it takes them."""
    token = sheet.doc[cue.head]
    for way in (_by_label, _by_clause, _by_setting, _by_preposition, _by_measure, _by_object, around):
        found = way(sheet, token, cue)
        if found is not None:
            tokens = without_aside(sheet, found[0] - own_tokens(sheet, token, found[0]))
            return with_antecedent(sheet, token, tokens), found[1]
    return None


def _by_clause(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    clauses = list(_clauses(sheet, token, cue))
    for clause in sorted(clauses, key=lambda each: (each.i < token.i, each.i)):
        way = way_of_clause(sheet, clause)
        if way == "clause" and "tensed" in cue.takes and is_finite(sheet, clause):
            way = "tensed"
        if way == "infinitive" and _is_for_thing(sheet, token, clause, cue):
            continue
        if _is_of_object(sheet, token, clause):
            continue
        is_told = ("clause" in cue.takes or sheet.small("hearsay", token.i)) and is_passive(sheet, token)
        is_hearsay = way == "infinitive" and way not in cue.takes and is_told
        is_gerund = way == "gerund" and "clause" in cue.takes and not is_passive(sheet, token)
        if way in cue.takes or is_hearsay or is_gerund:
            raised = set() if sheet.small("addressing", token.i) else _raised(sheet, token, clause)
            if is_hearsay:
                raised |= _told_of(sheet, token)
            beside = trailing(sheet, token, clause) | leading(sheet, token, clause)
            more = set().union(
                *(below(each) for each in clauses if way != "infinitive" and each.i > clause.i > token.i)
            )
            found = without_other_speech(sheet, clause, cue) | raised | beside | more
            return found | with_next_that(sheet, found, clause), way
    told = _clause_of_addressee(sheet, token) if "clause" in cue.takes else None
    if told is not None:
        return below(told), "clause"
    if "clause" in cue.takes or "quote" in cue.takes:
        for clause in related(sheet, token, "parataxis"):
            return below(clause), "clause" if "clause" in cue.takes else "quote"
    return None


def _clauses(sheet: SpeechSheet, token: Token, cue: Cue) -> Iterator[Token]:
    """Yield the clauses that hang on a verb, or on the words that it reports with: "came to the view that …".

    A clause that the parse joins to the verb although nothing joins them is what it reports.
    """
    if first_related(sheet, token, "coordinator") is None:
        joined = (each for each in related(sheet, token, "coordination") if is_finite(sheet, each))
        yield from (each for each in joined if any(related(sheet, each, "subject")) and each.i > token.i)
    for part in (token, *(sheet.doc[i] for i in range(token.i + 1, cue.end))):
        kinds = ("clause", "infinitive") if part is token or part.pos_ != "NOUN" else ("clause", "modifier")
        for clause in (each for kind in kinds for each in related(sheet, part, kind)):
            is_outside = not (cue.start <= clause.i < cue.end or _is_heading(sheet, clause, token))
            if is_outside and (part is token or is_content_clause(sheet, clause)):
                yield clause


def _is_heading(sheet: SpeechSheet, clause: Token, verb: Token) -> bool:
    """Tell whether a clause before a colon is a heading, not what a verb reports: "Note to self: Ruiz told me …"."""
    after = clause.right_edge.i + 1
    return after < verb.i and sheet.doc[after].text == ":" and not sheet.quoted[clause.i]


def _clause_of_addressee(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return the clause that the parse hangs on who is told: "warned the crews that the harbour would close"."""
    objects = (*related(sheet, token, "object"), *related(sheet, token, "addressee"))
    to = prepositional(sheet, token, sheet.words.small.get("parties", frozenset()))
    for told in (*objects, *(sheet.doc[i] for _, inside in to for i in sorted(inside))):
        for clause in related(sheet, told, "modifier"):
            marker = first_related(sheet, clause, "marker")
            is_that = marker is not None and sheet.small("that", marker.i)
            is_opened = sheet.small("that", clause.left_edge.i) or is_content_clause(sheet, clause)
            is_bare = sheet.small("warning", token.i) and is_opened
            is_told = told not in objects or sheet.small("warning", token.i) or is_actor(sheet, told)
            if (is_that or is_bare) and any(related(sheet, clause, "subject")) and is_told:
                return clause
    return None


def _is_for_thing(sheet: SpeechSheet, token: Token, clause: Token, cue: Cue) -> bool:
    """Tell whether an infinitive says what something is asked for, and not what is asked: "asked for time to reply"."""
    return any(token.i < place < clause.i for place, _ in prepositional(sheet, token, cue.takes))


def _is_of_object(sheet: SpeechSheet, token: Token, clause: Token) -> bool:
    """Tell whether a verb has an object that leaves it no clause: "It was late; they found themselves in the dark"."""
    target = first_related(sheet, token, "object")
    if target is None or sheet.quoted[target.i] != sheet.quoted[token.i]:
        return False
    if clause.pos_ == "ADJ" and not any(related(sheet, clause, "subject")):
        return target.i < clause.i  # "announced her retirement effective in May"
    if clause.i < token.i:
        return target.pos_ == "PRON" and has_thing(sheet, token)
    is_between = token.i < target.i < clause.left_edge.i and not any(related(sheet, clause, "marker"))
    return is_between and target.pos_ == "NOUN" and is_finite(sheet, clause) and not may_speak(sheet, target.i)


def _raised(sheet: SpeechSheet, token: Token, clause: Token) -> set[int]:
    """Return the object that is the subject of an infinitive: "urged members to vote"."""
    found: set[int] = set()
    if way_of_clause(sheet, clause) == "infinitive":
        for each in (*related(sheet, token, "object"), *related(sheet, token, "addressee")):
            if each.i < clause.i:
                found |= below(each)
    return found


def _told_of(sheet: SpeechSheet, token: Token) -> set[int]:
    """Return of whom something is told: "*the clerk* is said to have left"."""
    subject = first_related(sheet, token, "passive_subject")
    if subject is None or sheet.small("empty_sources", subject.i) or sheet.small("relatives", subject.i):
        return set()
    return below(subject)


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
    if predicate is not None and way_of_clause(sheet, predicate) == "infinitive":
        return None
    if predicate is not None and predicate.i > token.i and (target is not None or len(below(predicate)) > 1):
        return (below(target) if target is not None else set()) | below(predicate), "label"
    if target is not None and sheet.small("naming", token.i) and _is_named_beside(target):
        return below(target), "label"
    return None


def _is_named_beside(target: Token) -> bool:
    """Tell whether the parse sets beside a name what it is called: "called Ruiz a traitor" has no comma."""
    beside = [child for child in target.children if child.dep_ == "appos" and child.pos_ == "NOUN"]
    return any(
        target.doc[each.left_edge.i - 1] == target and each.left_edge.tag_ == "DT" and each.left_edge != each
        for each in beside
    )


def _by_preposition(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    for child in token.children:
        marker = first_related(sheet, child, "marker") if child.i > token.i else None
        if marker is not None and sheet.lowers[marker.i] in cue.takes and way_of_clause(sheet, child) == "infinitive":
            return below(child) - {marker.i}, sheet.lowers[marker.i]
    for preposition, inside in prepositional(sheet, token, cue.takes):
        way = sheet.lowers[preposition]
        target = first_related(sheet, token, "object")
        if "object_of" in cue.takes and target is not None:
            return below(target) | inside | {preposition}, way
        is_told = cue.takes[way].polarity in ADDRESSING
        if target is None or target.i > preposition or is_told:
            return inside, way
    target = first_related(sheet, token, "object")
    if "object_of" in cue.takes and target is not None:
        ways = [sheet.lowers[i] for i in sorted(below(target)) if sheet.lowers[i] in cue.takes]
        return (below(target), ways[0]) if ways else None
    return None


def _by_setting(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    """Return the clause that the parse hangs on where it is said: "told us in a statement that …"."""
    if "clause" not in cue.takes:
        return None
    for child in token.children:
        for noun in related(sheet, child, "preposition_object"):
            for clause in related(sheet, noun, "modifier") if is_in_setting(sheet, noun) else ():
                if is_finite(sheet, clause) and is_content_clause(sheet, clause):
                    return below(clause), "clause"
    return None


def _by_measure(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    """Return what somebody puts at how many: "put the crowd at nine hundred"."""
    target = first_related(sheet, token, "object")
    if "measure" not in cue.takes or target is None or is_passive(sheet, token):
        return None
    for preposition, inside in prepositional(sheet, token, sheet.words.small.get("measures", frozenset())):
        if preposition > target.i and any(_is_amount(sheet.doc[i]) for i in inside):
            return below(target) | {preposition} | inside, "measure"
    return None


def _is_amount(token: Token) -> bool:
    return token.like_num or token.ent_type_ in AMOUNTS


def _by_object(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    if "object" not in cue.takes or is_aim(sheet, token):
        return None
    target = first_related(sheet, token, "object")
    if target is None and is_passive(sheet, token):
        target = first_related(sheet, token, "passive_subject")
        if target is None and token.dep_ in sheet.relation("modifier") and source_in_agent(sheet, token) is not None:
            return below(token.head) - below(token), "object"
    if target is None or not _is_reported(sheet, token, target):
        return None
    if cue.takes["object"].polarity is Polarity.RETRACTS:
        return _taken_back(sheet, token, target), "object"
    return {i for i in _with_state(sheet, token, target) if not _in_setting(sheet, i, target)}, "object"


def _with_state(sheet: SpeechSheet, verb: Token, target: Token) -> set[int]:
    """Return an object with the adjective behind it: "announced his retirement effective in May"."""
    beside = (*related(sheet, verb, "predicate"), *related(sheet, verb, "clause"))
    states = [each for each in beside if each.left_edge.i == target.right_edge.i + 1]
    return below(target).union(*(below(each) for each in states if each.pos_ == "ADJ"))


def _taken_back(sheet: SpeechSheet, verb: Token, target: Token) -> set[int]:
    """Return what a statement that is withdrawn said; the statement itself where that is not told."""
    of_noun = [each for each in related(sheet, target, "modifier") if is_content_clause(sheet, each)]
    of_verb = [each for each in related(sheet, verb, "adverbial") if each.i > target.i]
    for clause in (*of_noun, *of_verb):
        marker = first_related(sheet, clause, "marker")
        if clause in of_noun or (marker is not None and sheet.small("that", marker.i)):
            return below(clause)
    return below(target)


def _is_reported(sheet: SpeechSheet, verb: Token, target: Token) -> bool:
    """Tell whether an object is something that can be said, where the verb also takes other objects."""
    if sheet.small("reflexives", target.i):
        return False
    if any(sheet.small("any", each.i) for each in target.children):
        return True
    objects = sheet.words.objects.get(verb.lemma_.lower())
    if objects is not None:
        return is_among(sheet.lowers[target.i], objects)
    return not sheet.small("cites", verb.i) or not is_actor(sheet, target)


def _in_setting(sheet: SpeechSheet, index: int, target: Token) -> bool:
    """Tell whether a token belongs to "in a letter" at the end of an object."""
    for child in target.children:
        if child.dep_ in sheet.relation("preposition") and is_setting(sheet, child) and index in below(child):
            return True
    return False
