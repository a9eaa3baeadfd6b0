"""What speaks for a mention being whom a pronoun means, and against it: clues by name, each with its points.

In:  a pronoun's mark and the mark of somebody named before it, on a sheaf.
Out: names of clues; `POINTS` says what each is worth.

Clues are of place (how near), of role (subject, object, owner), of structure (whose clause the pronoun stands in, whose
relative clause) and of salience (how often named). Without a parse, those of structure are silent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Mark, Sheaf

SUBJECT_ROLES = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT_ROLES = frozenset({"dobj", "dative", "iobj", "obj"})
CLAUSES = frozenset({"VERB", "AUX"})
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl"})
"""How a verb without a subject of its own hangs on the verb whose subject it shares."""
FAR = 3
MAX_CLIMB = 12
"""Steps up the tree, against loops of a bad parse."""

POINTS: dict[str, int] = {"after by": -1, "after for": 3, "after from": -2, "after in": -5, "after of": -5, "after to": -4, "agent before": -5, "agent here": -1, "ahead": 3, "apposed": -6, "attribute here": 1, "between 0": 10, "between 1": 2, "between 2": -5, "between 3": -8, "first name of the other gender": -13, "first name of this gender": 14, "first of its sentence before": 6, "first of its sentence here": -2, "full name": -4, "gender told": 3, "joined": -16, "later from agent": -5, "later from attribute": 1, "later from oblique": -4, "later from other": -5, "later from owner": 1, "later from subject": 3, "main subject before": 11, "modifies": -6, "named 1": -4, "named 2": -3, "named 3": 6, "named 4": 1, "nominal": -4, "nominal of nobody named": -22, "object above owner": 3, "object above subject": 3, "object before": -2, "object from object here": 2, "object from oblique before": 2, "object from oblique here": -1, "object from owner before": -1, "object from owner here": 4, "object from subject before": -4, "object from subject here": -2, "object here": 6, "oblique above owner": 2, "oblique above subject": -3, "oblique before": -12, "oblique from oblique before": -1, "oblique from subject before": -1, "oblique from subject here": -1, "oblique here": -2, "office": -4, "opening from object": 2, "opening from oblique": -3, "opening from other": 1, "opening from owner": -2, "opening from subject": 13, "other before": -6, "other here": 4, "own subject of owner": 12, "owner before": -5, "owner from agent before": -4, "owner from agent here": 2, "owner from attribute before": 2, "owner from object before": -1, "owner from object here": 3, "owner from oblique before": -6, "owner from oblique here": 3, "owner from other before": -3, "owner from owner before": 2, "owner from owner here": 3, "owner from subject before": -2, "owner from subject here": 3, "owner here": 3, "owner of the subject above": 6, "pronoun": -15, "pronoun of nobody named": -23, "same pronoun": -4, "sentences 0": 22, "sentences 1": 2, "sentences 2": -14, "sentences 3": -14, "subject above advcl": 4, "subject above ccomp": -7, "subject above conj": 1, "subject above dobj": 1, "subject above other": -1, "subject above prep": 3, "subject before": 4, "subject from agent before": -1, "subject from attribute before": -2, "subject from object before": -1, "subject from object here": 1, "subject from oblique before": -6, "subject from oblique here": -5, "subject from other before": -2, "subject from other here": 3, "subject from owner before": -6, "subject from owner here": -3, "subject from subject before": 9, "subject from subject here": 13, "subject here": 13, "tokens -2": 2, "tokens -3": 2, "tokens 0": 4, "tokens 1": 5, "tokens 2": 3, "tokens 3": 1, "tokens 4": -1, "tokens 5": -2, "tokens 6": 2, "tokens 7": -3, "tokens 8": -13, "typed organization": -4, "typed place": -13, "within appos": 2, "within clause": 5, "within conj": 6}


def role_of(token: Token) -> str:
    """Return the role of a phrase in its clause, by its head: subject, object, owner, agent, oblique, other."""
    dep = token.dep_
    if dep in SUBJECT_ROLES:
        return "subject"
    if dep in OBJECT_ROLES:
        return "object"
    if dep == "poss":
        return "owner"
    if dep == "pobj":
        return "agent" if token.head.dep_ == "agent" else "oblique"
    return "attribute" if dep in ("attr", "oprd") else "other"


def anchor_of(token: Token) -> Token:
    """Return the phrase that another is joined to or stands beside: "Bruno" for "Ana" in "Bruno and Ana"."""
    for _ in range(MAX_CLIMB):
        if token.dep_ not in ("conj", "appos") or token.head.pos_ not in ("PROPN", "NOUN", "PRON"):
            return token
        token = token.head
    return token


def clause_of(token: Token) -> Token | None:
    """Return the verb of the clause that a token stands in."""
    return next((each for each in token.ancestors if each.pos_ in CLAUSES), None)


def subject_of(verb: Token | None) -> Token | None:
    """Return the subject of a verb, its own or the one it shares: "Ana rose and *spoke*", "asked Bruno to *speak*"."""
    for _ in range(MAX_CLIMB):
        if verb is None:
            return None
        own = next((each for each in verb.children if each.dep_ in SUBJECT_ROLES), None)
        if own is not None:
            return own
        if verb.dep_ not in SHARED:
            return None
        if verb.dep_ == "acl" and verb.head.pos_ not in CLAUSES:
            return verb.head
        if verb.dep_ == "xcomp":
            moved = next((each for each in verb.head.children if each.dep_ in ("dobj", "dative")), None)
            if moved is not None:
                return moved
        verb = verb.head if verb.head.pos_ in CLAUSES else clause_of(verb)
    return None


@dataclass(slots=True)
class Seat:
    """Where a pronoun stands: its token, role, the words above it, the subject of its clause."""

    mark: Mark
    token: Token
    role: str
    above: list[Token]
    subject: Token | None
    above_set: frozenset[int] = field(default_factory=frozenset)
    opens: bool = False


def seat_of(sheaf: Sheaf, mark: Mark) -> Seat:
    token = sheaf.root(mark)
    above = list(token.ancestors)
    return Seat(mark, token, role_of(token), above, subject_of(clause_of(token)), frozenset(each.i for each in above), token.i - token.sent.start <= 3 and (token.dep_ == "nsubj" or token.head.dep_ == "nsubj"))


def clues_of(sheaf: Sheaf, seat: Seat, other: Mark, *, between: int, named: int, knows_gender: bool, is_named: bool) -> Iterator[str]:
    mark = seat.mark
    apart = min(max(mark.sentence - other.sentence, 0), FAR)
    yield f"sentences {apart}"
    yield f"between {min(between, FAR)}"
    yield f"named {min(named, 4)}"
    steps = (mark.start - other.end) // 4
    yield f"tokens {min(steps, 8)}"
    if knows_gender:
        yield "gender told"
    if other.mention.form is MentionForm.PRONOUN:
        yield "pronoun" if is_named else "pronoun of nobody named"
        if sheaf.lowers[other.start] == sheaf.lowers[mark.start] and not apart:
            yield "same pronoun"
    elif other.mention.form is MentionForm.NOMINAL:
        yield "nominal" if is_named else "nominal of nobody named"
        if other.mention.type is MentionType.OFFICE:
            yield "office"
    elif other.end - other.start > 1:
        yield "full name"
    if other.mention.type not in (MentionType.PERSON, MentionType.OFFICE):
        yield f"typed {other.mention.type.value}"
    if sheaf.quoted[other.start] and sheaf.quoted[other.start] != sheaf.quoted[mark.start]:
        yield "in other quotation"
    if sheaf.page.is_parsed:
        yield from _structure(sheaf, seat, other, apart)
    elif sheaf.is_subject(other):
        yield "opens its sentence"


def _structure(sheaf: Sheaf, seat: Seat, other: Mark, apart: int) -> Iterator[str]:
    root = sheaf.root(other)
    anchor = anchor_of(root)
    role = role_of(anchor)
    near = "here" if not apart else "before"
    yield f"{role} {near}"
    yield f"{seat.role} from {role} {near}"
    if root.dep_ == "conj":
        yield "joined"
    if root.dep_ == "appos":
        yield "apposed"
    if root.dep_ in ("compound", "nmod", "amod"):
        yield "modifies"
    if role == "subject" and anchor.head.dep_ == "ROOT":
        yield f"main subject {near}"
    if apart == 1 and seat.opens:
        yield f"opening from {role}"
    elif apart == 1:
        yield f"later from {role}"
    if not any(each.sentence == other.sentence and each.mention.type is MentionType.PERSON for each in sheaf.marks[max(other.order - 6, 0) : other.order]):
        yield f"first of its sentence {near}"
    if role == "oblique":
        yield f"after {anchor.head.lower_}" if anchor.head.lower_ in ("of", "with", "by", "for", "to", "in", "from") else "after other"
    if not apart:
        yield from _inside(seat, root, anchor, role)


def _inside(seat: Seat, root: Token, anchor: Token, role: str) -> Iterator[str]:
    if seat.subject is not None and anchor == seat.subject:
        yield f"own subject of {seat.role}"
    elif role == "subject" and anchor.head.i in seat.above_set:
        below = next((each for each in (seat.token, *seat.above) if each.head == anchor.head), None)
        yield f"subject above {below.dep_ if below is not None and below.dep_ in ('ccomp', 'advcl', 'xcomp', 'relcl', 'conj', 'prep', 'dobj', 'parataxis') else 'other'}"
    if role == "object" and anchor.head.i in seat.above_set:
        yield f"object above {seat.role}"
    if role == "oblique" and anchor.head.head.i in seat.above_set:
        yield f"oblique above {seat.role}"
    if root.i in seat.above_set or anchor.i in seat.above_set:
        within = next((each.dep_ for each in (seat.token, *seat.above) if each.head in (root, anchor)), "")
        yield f"within {'clause' if within in ('relcl', 'acl') else within if within in ('prep', 'appos', 'conj') else 'other'}"
    if role == "owner" and anchor.head.i in seat.above_set:
        yield "owner above"
    if role == "owner" and anchor.head.dep_ in SUBJECT_ROLES and anchor.head.head.i in seat.above_set:
        yield "owner of the subject above"
