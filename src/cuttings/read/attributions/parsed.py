"""Read by the parse what a cue reports.

In:  a sheet of speech and one of its cues.
Out: the tokens of the content, and the way the cue takes it (clause, infinitive, object, label, "for"); or None.

A content is the tokens below a clause or an object, less those of the cue and its subject; what the parse hangs on the
cue although it stands after the clause belongs to the clause.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.model.finding import Act, MentionType, Polarity
from cuttings.read.attributions.cue_words import Sense, is_among
from cuttings.read.attributions.cues import Cue, CueKind, SpeechSheet
from cuttings.read.attributions.extents import (
    leading,
    own_tokens,
    trailing,
    with_antecedent,
    with_next_that,
    without_aside,
    without_other_speech,
)
from cuttings.read.attributions.sources import source_in_agent, subject_of
from cuttings.read.attributions.speakers import may_speak
from cuttings.read.attributions.tree import (
    below,
    clause_around,
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
ACTORS = frozenset({MentionType.PERSON, MentionType.GROUP, MentionType.ORGANIZATION, MentionType.OFFICE})


def content_of_verb(sheet: SpeechSheet, cue: Cue) -> tuple[set[int], str] | None:
    """Return the tokens that a verb reports and the way it takes them."""
    token = sheet.doc[cue.head]
    for way in (_by_label, _by_clause, _by_setting, _by_preposition, _by_measure, _by_object, _around):
        found = way(sheet, token, cue)
        if found is not None:
            tokens = without_aside(sheet, found[0] - own_tokens(sheet, token, found[0]))
            return with_antecedent(sheet, token, tokens), found[1]
    return None


def _by_clause(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    clauses = list(_clauses(sheet, token, cue))
    for clause in sorted(clauses, key=lambda each: (each.i < token.i, each.i)):
        way = _way_of_clause(sheet, clause)
        if way == "clause" and "tensed" in cue.takes and is_finite(sheet, clause):
            way = "tensed"
        if way == "infinitive" and _is_for_thing(sheet, token, clause, cue):
            continue
        if _is_of_object(sheet, token, clause):
            continue
        is_hearsay = way == "infinitive" and "clause" in cue.takes and is_passive(sheet, token)
        is_gerund = way == "gerund" and "clause" in cue.takes and not is_passive(sheet, token)
        if way in cue.takes or is_hearsay or is_gerund:
            raised = set() if sheet.small("addressing", token.i) else _raised(sheet, token, clause)
            around = trailing(sheet, token, clause) | leading(sheet, token, clause)
            more = set().union(
                *(below(each) for each in clauses if way != "infinitive" and each.i > clause.i > token.i)
            )
            found = without_other_speech(sheet, clause, cue) | raised | around | more
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
            if not cue.start <= clause.i < cue.end and (part is token or _is_content_clause(sheet, clause)):
                yield clause


def _clause_of_addressee(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return the clause that the parse hangs on who is told: "warned the crews that the harbour would close"."""
    objects = (*related(sheet, token, "object"), *related(sheet, token, "addressee"))
    to = prepositional(sheet, token, sheet.words.small.get("parties", frozenset()))
    for told in (*objects, *(sheet.doc[i] for _, inside in to for i in sorted(inside))):
        for clause in related(sheet, told, "modifier"):
            marker = first_related(sheet, clause, "marker")
            is_that = marker is not None and sheet.small("that", marker.i)
            is_opened = sheet.small("that", clause.left_edge.i) or _is_content_clause(sheet, clause)
            is_bare = sheet.small("warning", token.i) and is_opened
            is_told = told not in objects or sheet.small("warning", token.i) or _is_actor(sheet, told)
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
                if is_finite(sheet, clause) and _is_content_clause(sheet, clause):
                    return below(clause), "clause"
    return None


def is_in_setting(sheet: SpeechSheet, noun: Token) -> bool:
    """Tell whether a noun says in what a verb of saying is said: "told us in a statement"."""
    preposition = noun.head
    if noun.dep_ not in sheet.relation("preposition_object") or not sheet.small("settings", noun.i):
        return False
    verb = sheet.words.verbs.get(sheet.lowers[preposition.head.i])
    return verb is not None and "clause" in verb.takes and preposition.head.pos_ == "VERB"


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
    of_noun = [each for each in related(sheet, target, "modifier") if _is_content_clause(sheet, each)]
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
    """Return the clause that the cue is set into: "the road, police said, is closed", "it was late, I think"."""
    way = next((each for each in ("clause", "tensed") if each in cue.takes), None)
    is_after = _is_afterthought(sheet, token)
    if way is None or not (is_after or _is_set_into(sheet, token)):
        return None
    is_led = _is_led_into(sheet, token)
    if way == "tensed" and cue.takes[way].act is Act.THOUGHT and not (is_after or is_led):
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


def informant_of(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of whom a verb cites for what is said beside it; None for "cited Ruiz as saying"."""
    target = first_related(sheet, sheet.doc[cue.head], "object")
    if target is None or not sheet.small("citing", cue.head) or not _is_actor(sheet, target):
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
            is_own = clause.i > token.i and not _is_of_other(sheet, token, clause)
            if way in cue.takes and is_own and _is_content_clause(sheet, clause):
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
    is_infinitive = _way_of_clause(sheet, clause) == "infinitive"
    return (is_quoting and sheet.quoted[clause.i] != sheet.quoted[noun.i]) or (is_doer and is_infinitive)


def _is_light_object(sheet: SpeechSheet, noun: Token) -> bool:
    return noun.dep_ in sheet.relation("object") and sheet.small("light_verbs", noun.head.i)


def is_taken_back(sheet: SpeechSheet, noun: Token) -> bool:
    """Tell whether a statement is what somebody takes back: the taking back is told, not the statement."""
    verb = sheet.words.verbs.get(sheet.lowers[noun.head.i])
    sense = verb.takes.get("object") if verb is not None else None
    return noun.dep_ in sheet.relation("object") and sense is not None and sense.polarity is Polarity.RETRACTS


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


def _is_content_clause(sheet: SpeechSheet, clause: Token) -> bool:
    """Tell "claims that he fled" from "claims that he made": a relative stands for the noun itself."""
    if clause.tag_ in ("VBG", "VBN") and not any(related(sheet, clause, "subject")):
        return False
    if clause.dep_ in sheet.relation("relative_clause"):
        return not any(sheet.small("relatives", each.i) for each in clause.subtree) and any(
            child.dep_ in sheet.relation(each) for each in ("object", "clause") for child in clause.children
        )
    return True
