"""Read by the parse what a cue reports and who its source is.

In:  a sheet of speech and one of its cues.
Out: a `Frame`: the tokens of the source, the stretches of the content, and what the source does with it; or None.

The names of the relations come from the language's table, so that parses by ClearNLP's and by Universal Dependencies'
labels are read alike. A content is the tokens below a clause, less those of the cue and its subject.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.read.cue_words import Sense, Shape
from cuttings.read.cues import Cue, CueKind, SpeechSheet

MOST_CLIMB = 6
"""How many heads up a subject is looked for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its content as tokens, and the token that heads its source (None: the text names none)."""

    cue: Cue
    content: frozenset[int]
    source: int | None
    sense: Sense
    way: str


def related(sheet: SpeechSheet, token: Token, relation: str) -> Iterator[Token]:
    """Yield the children of a token that stand in a relation to it."""
    labels = sheet.relation(relation)
    return (child for child in token.children if child.dep_ in labels)


def first_related(sheet: SpeechSheet, token: Token, relation: str) -> Token | None:
    """Return the first child of a token that stands in a relation to it."""
    return next(related(sheet, token, relation), None)


def below(token: Token) -> set[int]:
    """Return a token and all below it."""
    return {each.i for each in token.subtree}


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
    for subject in related(sheet, token, "subject"):
        inside = below(subject)
        if not inside >= content:
            own |= inside
    return own


def _by_clause(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    clauses = [*related(sheet, token, "clause"), *related(sheet, token, "infinitive")]
    for clause in sorted(clauses, key=lambda each: (each.i < token.i, each.i)):
        way = _way_of_clause(sheet, clause)
        is_hearsay = way in ("infinitive", "gerund") and "clause" in cue.takes and is_passive(sheet, token)
        if way in cue.takes or is_hearsay or (way == "gerund" and "clause" in cue.takes):
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
        if is_verb or (is_phrase or is_clause) and not is_setting(sheet, child):
            found |= below(child)
    return found


def _is_bare_modal(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a joined verb is "may go" without a subject: it goes on with the clause, not with the cue."""
    auxiliaries = list(related(sheet, verb, "auxiliary"))
    return any(each.tag_ == "MD" for each in auxiliaries) and not any(related(sheet, verb, "subject"))


def is_setting(sheet: SpeechSheet, phrase: Token) -> bool:
    """Tell whether a phrase says where or in what something is said: "in a statement", "according to …"."""
    return any(sheet.small("settings", each.i) for each in phrase.subtree) or sheet.lowers[phrase.i] == "according"


def _way_of_clause(sheet: SpeechSheet, clause: Token) -> str:
    """Tell "to go" and "going" from "that they go"."""
    if any(child.lower_ == "to" and child.tag_ == "TO" for child in clause.children):
        return "infinitive"
    form = clause.morph.get("VerbForm")
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
    for preposition, inside in _prepositional(sheet, token, sheet.words.small.get("as", frozenset())):
        passive = first_related(sheet, token, "passive_subject")
        about = next(iter(_prepositional(sheet, token, sheet.words.small.get("parties", frozenset()))), None)
        named = below(target) if target else below(passive) if passive else about[1] if about else set()
        return (named - {preposition}) | inside, "label"
    predicate = first_related(sheet, token, "predicate")
    if predicate is not None and predicate.i > token.i and (target is not None or len(below(predicate)) > 1):
        return (below(target) if target is not None else set()) | below(predicate), "label"
    clause = next((each for each in related(sheet, token, "clause") if each.i > token.i), None)
    if clause is not None and "clause" not in cue.takes:
        return below(clause), "label"
    return None


def _by_preposition(sheet: SpeechSheet, token: Token, cue: Cue) -> tuple[set[int], str] | None:
    for child in token.children:
        marker = first_related(sheet, child, "marker") if child.i > token.i else None
        if marker is not None and sheet.lowers[marker.i] in cue.takes and _way_of_clause(sheet, child) == "infinitive":
            return below(child) - {marker.i}, sheet.lowers[marker.i]
    for preposition, inside in _prepositional(sheet, token, cue.takes):
        way = sheet.lowers[preposition]
        target = first_related(sheet, token, "object")
        if "object_of" in cue.takes and target is not None:
            return below(target) | inside | {preposition}, way
        if target is None or target.i > preposition:
            return inside, way
    target = first_related(sheet, token, "object")
    if "object_of" in cue.takes and target is not None:
        way = next((sheet.lowers[i] for i in sorted(below(target)) if sheet.lowers[i] in cue.takes), None)
        return (below(target), way) if way is not None else None
    return None


def _prepositional(sheet: SpeechSheet, token: Token, words: Iterable[str]) -> Iterator[tuple[int, set[int]]]:
    """Yield the prepositions of these words that hang on a token, each with the tokens of its object."""
    wanted = frozenset(words)
    for child in token.children:
        if child.dep_ in sheet.relation("preposition") and sheet.lowers[child.i] in wanted:
            inside = below(child) - {child.i}
            if inside:
                yield child.i, inside
        elif child.dep_ in sheet.relation("oblique"):
            for case in related(sheet, child, "case"):
                if sheet.lowers[case.i] in wanted:
                    yield case.i, below(child) - {case.i}


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
    return objects is None or sheet.lowers[target.i] in objects


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


def is_passive(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb is passive: its subject is not who speaks."""
    if any(related(sheet, token, "passive_auxiliary")) or any(related(sheet, token, "passive_subject")):
        return True
    if token.dep_ in sheet.relation("predicate"):
        return token.tag_ == "VBN"
    if token.dep_ not in sheet.relation("modifier") and token.dep_ not in sheet.relation("adverbial"):
        return False
    is_participle = token.tag_ == "VBN" or "Part" in token.morph.get("VerbForm") and token.tag_ not in ("VBD", "VBG")
    has_auxiliary = any(related(sheet, token, "auxiliary"))
    return is_participle and not has_auxiliary and first_related(sheet, token, "subject") is None


def source_in_agent(sheet: SpeechSheet, token: Token) -> int | None:
    """Return the head of "by …"."""
    for child in related(sheet, token, "agent"):
        inner = next((each for each in child.children if each.dep_ in sheet.relation("preposition_object")), None)
        return (inner or child).i
    return _maker_after(sheet, token)


def _maker_after(sheet: SpeechSheet, token: Token) -> int | None:
    for child in token.children:
        if child.dep_ in sheet.relation("preposition") and sheet.lowers[child.i] in sheet.words.of_source:
            return next((each.i for each in child.children if each.dep_ in sheet.relation("preposition_object")), None)
        if child.dep_ in sheet.relation("oblique"):
            if any(sheet.lowers[case.i] in sheet.words.of_source for case in related(sheet, child, "case")):
                return child.i
    return None


def source_of_verb(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of who says it: the subject, that of the verb it is joined to, or "by …" of a passive."""
    token = sheet.doc[cue.head]
    if is_passive(sheet, token):
        return source_in_agent(sheet, token)
    for _ in range(MOST_CLIMB):
        subject = _subject(sheet, token)
        if token.i != cue.head and is_passive(sheet, token):
            return source_in_agent(sheet, token) or (_named(sheet, subject) if subject is not None else None)
        if subject is not None:
            return _named(sheet, subject)
        if token.dep_ == "pcomp" and sheet.small("as", token.head.i):
            quoted = first_related(sheet, token.head.head, "object")
            return _named(sheet, quoted) if quoted is not None else None
        above = _above(sheet, token)
        if above is None:
            return None
        is_noun = above.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in sheet.relation("modifier")
        if is_noun and not _is_loose(sheet, token, above):
            return _named(sheet, above)
        token = _verb_over(above) if is_noun else above
    return None


def _subject(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return who does it: of two subjects the nearer one, and never a gerund."""
    subjects = [each for each in related(sheet, token, "subject") if each.tag_ != "VBG"]
    before = [each for each in subjects if each.i < token.i]
    return before[-1] if before else subjects[0] if subjects else None


def _is_loose(sheet: SpeechSheet, token: Token, noun: Token) -> bool:
    """Tell whether a participle after a comma belongs to the sentence: "spoke on the radio, blaming …"."""
    is_object = noun.dep_ in sheet.relation("preposition_object") or noun.dep_ in sheet.relation("object")
    return is_object and token.i > 0 and sheet.doc[token.i - 1].text == "," and token.tag_ == "VBG"


def _verb_over(noun: Token) -> Token:
    """Return the verb that a noun stands under."""
    return next((each for each in noun.ancestors if each.pos_ in ("VERB", "AUX")), noun.head)


def _above(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return the verb or noun whose subject, or which itself, a verb without subject shares."""
    shares = ("coordination", "adverbial", "modifier", "infinitive", "clause", "apposition")
    if token.dep_ == "pcomp" or any(token.dep_ in sheet.relation(each) for each in shares):
        return token.head.head if token.dep_ == "pcomp" else token.head
    return None


def _named(sheet: SpeechSheet, subject: Token) -> int:
    """Return the head that names the source: the antecedent of "who", the maker of a "statement"."""
    if sheet.small("relatives", subject.i) and subject.head.dep_ in sheet.relation("modifier"):
        subject = subject.head.head
    if sheet.lowers[subject.i] in sheet.words.documents:
        return maker(sheet, subject) or _document_in(sheet, subject) or subject.i
    return subject.i


def _document_in(sheet: SpeechSheet, noun: Token) -> int | None:
    """Return the source of the document that a noun is a part of: "part of the minister's statement"."""
    for child in noun.subtree:
        if child.i > noun.i and sheet.lowers[child.i] in sheet.words.documents:
            return maker(sheet, child)
    return None


def source_of_phrase(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of the object of "according to", or of the maker of the document that it names."""
    last = sheet.doc[cue.end - 1]
    inner = next((each for each in last.children if each.dep_ in sheet.relation("preposition_object")), None)
    if inner is None and last.dep_ in sheet.relation("case"):
        inner = last.head
    return _named(sheet, inner) if inner is not None else None


def maker(sheet: SpeechSheet, noun: Token) -> int | None:
    """Return the head of who made an utterance: "the minister's statement", "a report by police"."""
    possessor = first_related(sheet, noun, "possessor")
    if possessor is not None:
        return possessor.i
    return _maker_after(sheet, noun)


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
    for preposition, inside in _prepositional(sheet, token, cue.takes):
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
    if clause.tag_ in ("VBG", "VBN"):
        return False
    if clause.dep_ in ("relcl", "acl:relcl"):
        return not any(sheet.small("relatives", each.i) for each in clause.subtree) and any(
            related(sheet, clause, "object")
        )
    return True


def source_of_noun(sheet: SpeechSheet, cue: Cue, way: str) -> int | None:
    """Return whose claim it is: "her claim", "a claim by …", "they made the claim"."""
    token = sheet.doc[cue.head]
    made_by = maker(sheet, token)
    if made_by is None and way == "around":
        made_by = next(
            (
                max(inside, key=lambda i: -len(list(sheet.doc[i].ancestors)))
                for _, inside in _prepositional(sheet, token, sheet.words.small.get("of", ()))
            ),
            None,
        )
    if made_by is not None:
        return made_by
    verb = token.head
    if token.dep_ in sheet.relation("object") and sheet.small("light_verbs", verb.i):
        return source_of_verb(sheet, Cue(verb.i, verb.i + 1, verb.i, CueKind.VERB, {}, frozenset({Shape.FINITE})))
    return None


def clause_around(sheet: SpeechSheet, token: Token) -> set[int]:
    """Return the tokens of the clause that a phrase is set into, less the phrase."""
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i and head.dep_ not in sheet.relation("modifier"):
        head = head.head
    return below(head) - below(token)
