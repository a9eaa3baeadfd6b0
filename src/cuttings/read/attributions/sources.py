"""Find by the parse who says it: the source of a verb, of a noun, of "according to".

In:  a sheet of speech and one of its cues.
Out: the token that heads the source, or None where the words name none.

A verb without a subject shares that of the verb it hangs on or is joined to; "who" stands for its antecedent; whoever
made a document speaks in it ("the minister's statement says").
"""

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.read.attributions.cues import Cue, CueKind, SpeechSheet
from cuttings.read.attributions.tree import first_related, is_passive, is_turn_of_speaker, prepositional, related
from cuttings.read.inflection import Shape

TIMES = frozenset({"DATE", "TIME"})
OWNED_WAYS = frozenset({"around", "clause", "infinitive"})
OWNERS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP, MentionType.OFFICE})
MOST_CLIMB = 6
"""How many heads up a subject is looked for."""


def source_of_verb(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of who says it: the subject, that of the verb it is joined to, or "by …" of a passive."""
    token = sheet.doc[cue.head]
    if is_passive(sheet, token):
        return source_in_agent(sheet, token) or _quoted(sheet, token)
    for _ in range(MOST_CLIMB):
        subject = subject_of(sheet, token) or _doer_beside(sheet, token)
        if token.i != cue.head and is_passive(sheet, token):
            return source_in_agent(sheet, token) or (_named(sheet, subject) if subject is not None else None)
        if subject is not None and not _is_medium(sheet, token, subject):
            return _named(sheet, subject)
        if token.dep_ in sheet.relation("preposition_object") and sheet.small("as", token.head.i):
            quoted = first_related(sheet, token.head.head, "object")
            return _named(sheet, quoted) if quoted is not None else None
        above = token.head.head if is_turn_of_speaker(sheet, token) else _above(sheet, token)
        if above is None:
            return None
        is_noun = above.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in sheet.relation("modifier")
        is_noun = is_noun or (sheet.lowers[above.i] in sheet.words.documents and token.tag_ == "VBG")
        if is_noun and not _is_loose(sheet, token, above):
            return _named(sheet, above)
        token = _verb_over(above) if is_noun else above
    return None


def _doer_beside(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return who stands by "and" right before a participle: "with Ruiz calling it late and Hale calling it wrong"."""
    before = sheet.doc[token.i - 1]
    earlier = (each for each in token.sent if each.i < token.i and each.tag_ == "VBG")
    if token.tag_ != "VBG" or not any(first_related(sheet, each, "subject") for each in earlier):
        return None
    for doer in (before, *before.ancestors):
        if (
            doer.right_edge.i == before.i
            and sheet.small("coordinators", doer.left_edge.i - 1)
            and _is_person(sheet, doer)
        ):
            return doer
    return None


def _is_person(sheet: SpeechSheet, token: Token) -> bool:
    mention = sheet.mention_at(token.i)
    return mention is not None and mention.type is MentionType.PERSON


def source_behind(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the head of who is named right behind a verb whose content stands before it: "…, argued the lawyer"."""
    object_ = first_related(sheet, sheet.doc[cue.head], "object")
    if object_ is None or object_.i < cue.end or not sheet.doc[cue.start - 1].is_punct:
        return None
    if any(sheet.small("prepositions", i) for i in range(cue.end, object_.i)):
        return None
    return _named(sheet, object_)


def _quoted(sheet: SpeechSheet, token: Token) -> int | None:
    """Return the head of who "was quoted as saying" something, whoever quotes them."""
    is_as = any(prepositional(sheet, token, sheet.words.small.get("as", frozenset())))
    quoted = first_related(sheet, token, "passive_subject") if sheet.small("citing", token.i) and is_as else None
    return _named(sheet, quoted) if quoted is not None else None


def _is_medium(sheet: SpeechSheet, token: Token, subject: Token) -> bool:
    """Tell whether a participle is hung on where it was said: "a message on the web blaming …"."""
    return token.tag_ == "VBG" and sheet.small("settings", subject.i)


def subject_of(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return who does it: of two subjects the nearer one, and never a gerund."""
    subjects = [each for each in related(sheet, token, "subject") if each.tag_ != "VBG"]
    outside = [each for each in subjects if sheet.quoted[each.i] == sheet.quoted[token.i]]
    subjects = outside or subjects
    before = [each for each in subjects if each.i < token.i]
    if before and subjects[-1].i > token.i and sheet.doc[token.i - 1].text == ",":
        return subjects[-1]  # "The tenants, said Hale, must leave"
    return before[-1] if before else subjects[0] if subjects else None


def _above(sheet: SpeechSheet, token: Token) -> Token | None:
    """Return the verb or noun whose subject, or which itself, a verb without subject shares."""
    shares = ("coordination", "adverbial", "modifier", "infinitive", "clause", "apposition", "predicate")
    if token.dep_ in sheet.relation("preposition_object"):
        return token.head.head
    return token.head if any(token.dep_ in sheet.relation(each) for each in shares) else None


def _is_loose(sheet: SpeechSheet, token: Token, noun: Token) -> bool:
    """Tell whether a participle belongs to the sentence: after a comma, or behind where it is said ("on the web")."""
    is_medium = sheet.small("settings", noun.i) and sheet.lowers[noun.i] not in sheet.words.documents
    if is_medium and noun.dep_ in sheet.relation("preposition_object") and token.tag_ == "VBG":
        return True
    is_object = noun.dep_ in sheet.relation("preposition_object") or noun.dep_ in sheet.relation("object")
    return is_object and token.i > 0 and sheet.doc[token.i - 1].text == "," and token.tag_ == "VBG"


def _verb_over(noun: Token) -> Token:
    """Return the verb that a noun stands under."""
    return next((each for each in noun.ancestors if each.pos_ in ("VERB", "AUX")), noun.head)


def _named(sheet: SpeechSheet, subject: Token) -> int:
    """Return the head that names the source: the antecedent of "who", the maker of a "statement"."""
    if sheet.small("relatives", subject.i) and subject.head.dep_ in sheet.relation("modifier"):
        subject = subject.head.head
    if sheet.lowers[subject.i] in sheet.words.documents:
        return maker(sheet, subject) or _document_in(sheet, subject) or _issuer(sheet, subject) or subject.i
    return subject.i


def _issuer(sheet: SpeechSheet, noun: Token) -> int | None:
    """Return who issued a document: the subject in "the ministry released a statement saying …"."""
    if noun.dep_ in sheet.relation("object") and sheet.small("light_verbs", noun.head.i):
        subject = subject_of(sheet, noun.head)
        return subject.i if subject is not None else None
    return None


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


def source_of_noun(sheet: SpeechSheet, cue: Cue, way: str) -> int | None:
    """Return whose claim it is: "her claim", "a claim by …", "they made the claim"."""
    token = sheet.doc[cue.head]
    made_by = maker(sheet, token)
    if made_by is None and way in OWNED_WAYS:
        made_by = _owner(sheet, token, way)
    if made_by is not None:
        return made_by
    verb = token.head
    if token.dep_ in sheet.relation("object") and sheet.small("light_verbs", verb.i):
        return source_of_verb(sheet, Cue(verb.i, verb.i + 1, verb.i, CueKind.VERB, {}, frozenset({Shape.FINITE})))
    return None


def _owner(sheet: SpeechSheet, noun: Token, way: str) -> int | None:
    """Return whose it is by "of": "at the request of Ruiz", "the request of the mayor to close the road"."""
    head = _head_after(sheet, noun, sheet.words.small.get("of", frozenset()))
    if head is None or way == "around":
        return head
    mention = sheet.mention_at(head)
    return head if mention is not None and mention.type in OWNERS else None


def maker(sheet: SpeechSheet, noun: Token) -> int | None:
    """Return the head of who made an utterance: "the minister's statement", "a report by police"."""
    for part in (noun, *(each for each in noun.lefts if sheet.doc[each.i + 1].is_punct or each.is_punct)):
        possessor = first_related(sheet, part, "possessor")
        if possessor is not None:
            return possessor.i
    made_by = _head_after(sheet, noun, sheet.words.of_source)
    if made_by is not None:
        return made_by
    passives = (each for each in related(sheet, noun, "modifier") if is_passive(sheet, each))
    return next((found for each in passives if (found := source_in_agent(sheet, each)) is not None), None)


def source_in_agent(sheet: SpeechSheet, token: Token) -> int | None:
    """Return the head of "by …"."""
    for child in related(sheet, token, "agent"):
        inner = next((each for each in child.children if each.dep_ in sheet.relation("preposition_object")), child)
        if not _is_time(sheet, inner.i):
            return inner.i
    return _head_after(sheet, token, sheet.words.of_source)


def _head_after(sheet: SpeechSheet, token: Token, prepositions: frozenset[str]) -> int | None:
    """Return the head of what stands after "by …" or "from …"."""
    for _, inside in prepositional(sheet, token, prepositions):
        head = next(i for i in sorted(inside) if sheet.doc[i].head.i not in inside or sheet.doc[i].head.i == i)
        if not _is_time(sheet, head):
            return head
    return None


def _is_time(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token says when: "by midnight", "from Monday"."""
    place = sheet.chars(index, index + 1)
    return sheet.doc[index].ent_type_ in TIMES or any(each.words.span.overlaps(place) for each in sheet.page.timexes)
