"""What speaks for a mention being whom a pronoun means, and what against it: clues by name.

In:  the seat of a pronoun, and the mark of somebody named before it.
Out: names of clues; resources/clues.toml says what each is worth.

Clues are of place (how near), of naming (a full name, a pronoun, how often), of role (subject, object, owner, oblique)
and of structure (whose clause the pronoun stands in). Without a parse, those of role and structure are silent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Mark, Sheaf
from cuttings.read.chains.roles import anchor_of, clause_of, role_of, subject_of
from cuttings.resources.tables import Tables

FEW_WORDS, MANY_WORDS = 12, 32
FAR = 3
OFTEN = 4
OPENING = 3
"""Tokens from the start of a sentence in which a subject counts as opening it."""
PREPOSITIONS = frozenset({"of", "to", "in"})
"""Those that say something about who stands behind them; the others say nothing."""
HANGING = frozenset({"ccomp", "advcl", "prep"})
TAKEN_FOR: Mapping[MentionType, str] = {
    MentionType.ORGANIZATION: "taken for an organization",
    MentionType.GROUP: "taken for a group",
    MentionType.PLACE: "taken for a place",
}


@cache
def clue_points(tables: Tables) -> Mapping[str, int]:
    """Return what each clue is worth."""
    return {clue: points for part in tables["clues"].values() for clue, points in part.items()}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a pronoun stands: its token and role, the tokens above it in the tree, the subject of its clause."""

    mark: Mark
    token: Token
    role: str
    above: tuple[Token, ...]
    above_places: frozenset[int]
    subject: Token | None
    is_opening: bool


def seat_of(sheaf: Sheaf, mark: Mark) -> Seat:
    """Return the seat of a pronoun."""
    token = sheaf.root(mark)
    above = tuple(token.ancestors) if sheaf.page.is_parsed else ()
    is_subject = token.dep_ == "nsubj" or (token.dep_ == "poss" and token.head.dep_ == "nsubj")
    is_opening = is_subject and token.i - token.sent.start <= OPENING
    subject = subject_of(clause_of(token)) if above else None
    return Seat(mark, token, role_of(token), above, frozenset(each.i for each in above), subject, is_opening)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the one named stands in the text so far: others named since, times named, whether by name, its gender."""

    between: int
    times: int
    has_name: bool
    has_gender: bool
    hint: str


def clues_of(sheaf: Sheaf, seat: Seat, other: Mark, standing: Standing) -> Iterator[str]:
    """Yield the clues for and against one mark that the pronoun may take up."""
    apart = min(max(seat.mark.sentence - other.sentence, 0), FAR)
    yield f"sentences {apart}"
    yield from _clues_of_place(seat, other, standing)
    yield from _clues_of_naming(sheaf, seat, other, standing)
    if sheaf.quoted[other.start] and sheaf.quoted[other.start] != sheaf.quoted[seat.mark.start]:
        yield "in another quotation"
    if sheaf.page.is_parsed:
        yield from _clues_of_role(sheaf, seat, other, apart)
    elif sheaf.is_subject(other):
        yield "opens its sentence"


def _clues_of_place(seat: Seat, other: Mark, standing: Standing) -> Iterator[str]:
    yield f"between {min(standing.between, FAR)}"
    words = seat.mark.start - other.end
    if words < FEW_WORDS:
        yield "a few words apart"
    elif words >= MANY_WORDS:
        yield "many words apart"


def _clues_of_naming(sheaf: Sheaf, seat: Seat, other: Mark, standing: Standing) -> Iterator[str]:
    yield f"named {min(standing.times, OFTEN)}"
    form = other.mention.form
    if form is MentionForm.NAME:
        if other.end - other.start > 1:
            yield "full name"
    else:
        kind = "pronoun" if form is MentionForm.PRONOUN else "nominal"
        yield kind if standing.has_name else f"{kind} of nobody named"
    if form is MentionForm.PRONOUN and other.sentence == seat.mark.sentence and _is_same_word(sheaf, seat, other):
        yield "same pronoun"
    if form is MentionForm.NAME and other.mention.type in TAKEN_FOR:
        yield TAKEN_FOR[other.mention.type]
    if standing.has_gender:
        yield "gender told"
    if standing.hint:
        yield standing.hint


def _is_same_word(sheaf: Sheaf, seat: Seat, other: Mark) -> bool:
    return sheaf.lowers[other.start] == sheaf.lowers[seat.mark.start]


def _clues_of_role(sheaf: Sheaf, seat: Seat, other: Mark, apart: int) -> Iterator[str]:
    root = sheaf.root(other)
    anchor = anchor_of(root)
    role = role_of(anchor)
    near = "before" if apart else "here"
    yield f"{role} {near}"
    yield f"{seat.role} from {role} {near}"
    if root.dep_ in JOINED:
        yield JOINED[root.dep_]
    if role == "subject" and anchor.head.dep_ == "ROOT":
        yield f"main subject {near}"
    if apart == 1:
        yield f"{'opening' if seat.is_opening else 'later'} from {role}"
    if _is_first_person(sheaf, other):
        yield f"first of its sentence {near}"
    if role == "oblique" and anchor.head.lower_ in PREPOSITIONS:
        yield f"after {anchor.head.lower_}"
    if not apart:
        yield from _clues_of_structure(seat, root, anchor, role)


JOINED: Mapping[str, str] = {
    "conj": "joined",
    "appos": "apposed",
    "compound": "modifies",
    "nmod": "modifies",
    "amod": "modifies",
}


def _is_first_person(sheaf: Sheaf, other: Mark) -> bool:
    before = sheaf.marks[max(other.order - 6, 0) : other.order]
    return not any(each.sentence == other.sentence and each.mention.type is MentionType.PERSON for each in before)


def _clues_of_structure(seat: Seat, root: Token, anchor: Token, role: str) -> Iterator[str]:
    """Yield clues of one sentence: "*Ana* took her coat" (own subject), "*Ana*, who lost her coat" (within clause)."""
    is_above = anchor.head.i in seat.above_places
    if seat.subject is not None and anchor == seat.subject:
        yield f"own subject of {seat.role}"
    elif role == "subject" and is_above:
        yield f"subject above {_hanging(seat, anchor.head)}"
    elif role == "object" and is_above:
        yield f"object above {seat.role}"
    elif role == "oblique" and anchor.head.head.i in seat.above_places:
        yield f"oblique above {seat.role}"
    elif role == "owner" and role_of(anchor.head) == "subject" and anchor.head.head.i in seat.above_places:
        yield "owner of the subject above"
    if root.i in seat.above_places or anchor.i in seat.above_places:
        yield f"within {_within(seat, root, anchor)}"


def _hanging(seat: Seat, verb: Token) -> str:
    """Return how the branch with the pronoun hangs on a verb."""
    branch = next((each for each in (seat.token, *seat.above) if each.head == verb), None)
    return branch.dep_ if branch is not None and branch.dep_ in HANGING else "other"


def _within(seat: Seat, root: Token, anchor: Token) -> str:
    branch = next((each for each in (seat.token, *seat.above) if each.head in (root, anchor)), None)
    if branch is None:
        return "other"
    return "clause" if branch.dep_ in ("relcl", "acl") else branch.dep_
