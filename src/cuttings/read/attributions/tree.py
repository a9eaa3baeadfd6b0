"""Small questions to a parse about speech: who stands in which relation to whom.

In:  a sheet of speech and a token of its parse.
Out: the tokens that stand in a relation to it, those below it, those of a phrase; whether it is passive.

The names of the relations come from the language's table, so that parses by ClearNLP's and by Universal Dependencies'
labels are read alike.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from cuttings.read.attributions.cues import SpeechSheet

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


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


def prepositional(sheet: SpeechSheet, token: Token, words: Iterable[str]) -> Iterator[tuple[int, set[int]]]:
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


def is_passive(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb is passive: its subject is not who speaks."""
    if any(related(sheet, token, "passive_auxiliary")) or any(related(sheet, token, "passive_subject")):
        return True
    if _is_told_to_nobody(sheet, token) or _is_accused(sheet, token):
        return True
    if token.dep_ in sheet.relation("predicate"):
        return token.tag_ == "VBN"
    if token.dep_ in sheet.relation("coordination") and token.tag_ == "VBN" and not _has_helper(sheet, token):
        return is_passive(sheet, token.head)
    if token.dep_ not in sheet.relation("modifier") and token.dep_ not in sheet.relation("adverbial"):
        return False
    if token.head.dep_ == "ROOT" and first_related(sheet, token.head, "apposition") is not None:
        return False  # "Ana Ruiz, the mayor, committed to …", without its verb by the parse
    forms = token.morph.get("VerbForm", [])
    is_participle = token.tag_ == "VBN" or ("Part" in forms and token.tag_ not in ("VBD", "VBG"))
    has_auxiliary = any(related(sheet, token, "auxiliary"))
    return is_participle and not has_auxiliary and first_related(sheet, token, "subject") is None


def _is_told_to_nobody(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb lacks the one who is told, which it never does unless it is passive: "and told that …"."""
    if not sheet.small("telling", token.i) or not any(related(sheet, token, "clause")) or _has_helper(sheet, token):
        return False
    return not any(any(related(sheet, token, each)) for each in ("object", "addressee", "preposition"))


def _is_accused(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb lacks whom it accuses, as headlines have it: "Minister accused of lying"."""
    return sheet.small("accusing", token.i) and first_related(sheet, token, "object") is None


def _has_helper(sheet: SpeechSheet, token: Token) -> bool:
    return any(related(sheet, token, "auxiliary"))


def has_thing(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a verb has an object that is nobody who is told: "tell stories", "find themselves"."""
    target = first_related(sheet, verb, "object")
    if target is None:
        return False
    if target.pos_ == "PRON":
        return any(sheet.small(each, target.i) for each in ("reflexives", "empty_sources", "utterances"))
    return target.pos_ == "NOUN" and sheet.mention_at(target.i) is None


def is_finite(sheet: SpeechSheet, clause: Token) -> bool:
    """Tell whether a clause has a tense: "they go", not "them going"."""
    if clause.tag_ in FINITE_TAGS or "Fin" in clause.morph.get("VerbForm", []):
        return True
    helpers = [each for each in clause.children if each.dep_ in sheet.relation("auxiliary")]
    return any(each.tag_ in FINITE_TAGS or "Fin" in each.morph.get("VerbForm", []) for each in helpers)


def is_aim(sheet: SpeechSheet, token: Token) -> bool:
    """Tell whether a verb is what something is done for: "met to announce the plan"."""
    return any(each.tag_ == "TO" for each in token.children) and not sheet.small("speech_starters", token.head.i)


def is_turn_of_speaker(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether a verb of saying goes on with who speaks, though the parse joins it to what is said.

    "She admitted that it was late, but denied that …": after ", but" and without a subject.
    """
    clause = verb.head
    joint = next((each for each in clause.children if each.dep_ in sheet.relation("coordinator")), None)
    if verb.dep_ not in sheet.relation("coordination") or joint is None or joint.i != verb.i - 1:
        return False
    is_said = clause.dep_ in sheet.relation("clause") and sheet.lowers[clause.head.i] in sheet.words.verbs
    is_turn = sheet.small("clause_stops", joint.i) and sheet.doc[joint.i - 1].text == ","
    return (
        is_said and is_turn and sheet.lowers[verb.i] in sheet.words.verbs and not any(related(sheet, verb, "subject"))
    )


def is_setting(sheet: SpeechSheet, phrase: Token) -> bool:
    """Tell whether a phrase says where or in what something is said: "in a statement", "according to …"."""
    return any(sheet.small("settings", each.i) for each in phrase.subtree) or any(
        sheet.lowers[phrase.i : phrase.i + len(words)] == words for words in sheet.words.according
    )


def clause_around(sheet: SpeechSheet, token: Token) -> set[int]:
    """Return the tokens of the clause that a phrase is set into, less the phrase."""
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i and head.dep_ not in sheet.relation("modifier"):
        head = head.head
    if _is_beside_phrase(sheet, head, token):
        return below(head.head) - below(head)
    return below(head) - below(token)


def _is_beside_phrase(sheet: SpeechSheet, verb: Token, phrase: Token) -> bool:
    """Tell whether a participle belongs to the phrase that the parse puts under it: "according to a note pinned up"."""
    is_bare = not _has_helper(sheet, verb) and first_related(sheet, verb, "subject") is None
    return verb.tag_ == "VBN" and is_bare and verb.i == phrase.right_edge.i + 1 and verb.dep_ != "ROOT"
