"""Findings: what one passage says, with its exact words; the atoms of the dossier.

Every kind is a frozen dataclass that starts with the same four fields: `clipping`, `words`, `method`, `reading` (the
number of the reading when one place is read in several ways). Fields that hold `Words` are its role spans; a reference
to another finding is that finding's id. The id hashes clipping, kind, role spans and reading, never the other cells.
`reasons` says why a cell stays empty or unsure: pairs of cell and reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import ClassVar

from cuttings.model.counting import Period, Vote
from cuttings.model.dates import DayBasis
from cuttings.model.ids import content_id
from cuttings.model.text import Span, Words


class Kind(StrEnum):
    """The kinds of finding, in the order in which they are read."""

    MENTION = "mention"
    TIMEX = "timex"
    FIGURE = "figure"
    ATTRIBUTION = "attribution"
    REPORT = "report"
    TENURE = "tenure"
    LABEL = "label"
    TIE = "tie"


class MentionType(StrEnum):
    """What a mention refers to."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    OFFICE = "office"
    EVENT_NAME = "event_name"


class MentionForm(StrEnum):
    """How a mention refers: by name, by a description, by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class TimexType(StrEnum):
    """The four kinds of time expression of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Anchor(StrEnum):
    """What a time expression is counted from."""

    FILED = "filed"
    PUBLISHED = "published"
    TEXT = "text"
    NONE = "none"


class Bound(StrEnum):
    """How a figure limits its quantity."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    RANGE = "range"


class Scope(StrEnum):
    """Whether a figure gives all that are counted, some beside those told before, or a part of them."""

    TOTAL = "total"
    ADDITIONAL = "additional"
    PART = "part"


class Form(StrEnum):
    """How speech is rendered: in its own words, in the writer's, or a frame with quoted parts."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """Said or written, as against thought."""

    SPEECH = "speech"
    THOUGHT = "thought"


class Polarity(StrEnum):
    """What a source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    RETRACTS = "retracts"
    DOUBTS = "doubts"
    ASKS = "asks"
    ORDERS = "orders"


class Standing(StrEnum):
    """How a trigger stands in its sentence: it heads it, has a clause of its own, or only sets a scene ("amid …")."""

    HEAD = "head"
    CLAUSE = "clause"
    SCENE = "scene"


class Voice(StrEnum):
    """Whose words they are: the outlet's, somebody quoted, or the writer of the notes."""

    OWN = "own"
    QUOTED = "quoted"
    COMPILER = "compiler"


class Modality(StrEnum):
    """Whether a reported act is told as having taken place, judged in its clause."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    REPEATED = "repeated"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    ATTEMPTED = "attempted"
    CANCELLED = "cancelled"
    UNSURE = "unsure"


class Status(StrEnum):
    """What a report amounts to: derived from modality, negation and stance by one table."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    THREATENED = "threatened"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    ATTEMPTED = "attempted"
    CANCELLED = "cancelled"
    UNSURE = "unsure"


class TenureEvent(StrEnum):
    """Whether a sentence tells that an office is taken, left or held."""

    BEGINS = "begins"
    ENDS = "ends"
    HOLDS = "holds"


class Qualifier(StrEnum):
    """What is said of the title to an office."""

    DE_FACTO = "de_facto"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"
    CANDIDATE = "candidate"


Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that refers to something. `chain` is the id of the first mention of the same thing in the clipping;
    `name` the fullest name in the chain, as written, or None when the chain has none."""

    KIND: ClassVar[Kind] = Kind.MENTION
    clipping: str
    words: Words
    method: str
    reading: int = 0
    type: MentionType
    form: MentionForm = MentionForm.NAME
    chain: str | None = None
    name: str | None = None
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression. `edtf` None: no calendar date follows from the words; `earliest`, `latest` both included."""

    KIND: ClassVar[Kind] = Kind.TIMEX
    clipping: str
    words: Words
    method: str
    reading: int = 0
    type: TimexType
    timex3: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    anchor: Anchor
    basis: str
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count or measure as an interval. `high` None is open; percents are the number before the sign, `share` true.

    `words` runs from the bound words to the counted noun where they adjoin, `number` is the number, `whole` what a part
    is a part of. Its clause tells `period` and `place` (a mention); its text outdates or takes back a `former` one.
    """

    KIND: ClassVar[Kind] = Kind.FIGURE
    clipping: str
    words: Words
    method: str
    reading: int = 0
    number: Words
    counted: Words | None
    low: Decimal
    high: Decimal | None
    bound: Bound
    unit: str | None
    effect: str | None
    share: bool
    scope: Scope = Scope.TOTAL
    whole: str | None = None
    as_of: str | None = None
    attribution: str | None = None
    period: Period | None = None
    place: str | None = None
    former: bool = False
    vote: Vote | None = None
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content of one act of speech or thought.

    `speaker` is the id of the mention that stands for the source, `speaker_name` its resolved name, else the role as
    written. `parent` is the attribution whose content holds this one (it points outwards); `continues` the one that
    this quotation runs on from.
    """

    KIND: ClassVar[Kind] = Kind.ATTRIBUTION
    clipping: str
    words: Words
    method: str
    reading: int = 0
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    speaker: str | None
    speaker_name: str | None
    form: Form
    act: Act
    polarity: Polarity
    parent: str | None = None
    continues: str | None = None
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An act or happening told by one trigger. Roles are lists of words bound in its clause, never dyads.

    `type`, `mode`, `context` are PLOVER codes (and OFFICE, VOTE, COURT, ACCIDENT, OTHER); `when` is a timex id that is
    known to be its time by `when_basis`; `figures` are figure ids, `attribution` the innermost that holds the trigger.
    The words `status_cue` decided the modality. `refers` is the report above it whose event this one only names again
    ("arrested ten … the arrests"). `lemma` is the trigger's dictionary form, `standing` how it is in its `sentence`.
    """

    KIND: ClassVar[Kind] = Kind.REPORT
    clipping: str
    words: Words
    method: str
    reading: int = 0
    trigger: Words
    actor: tuple[Words, ...] = ()
    recipient: tuple[Words, ...] = ()
    place: tuple[Words, ...] = ()
    instrument: tuple[Words, ...] = ()
    status_cue: Words | None = None
    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    modality: Modality
    negated: bool
    status: Status
    status_rule: str
    when: str | None = None
    when_basis: DayBasis | None = None
    figures: tuple[str, ...] = ()
    refers: str | None = None
    lemma: str = ""
    sentence: Span | None = None
    standing: Standing = Standing.CLAUSE
    attribution: str | None = None
    voice: Voice
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who holds, gets or loses which office; `begin` and `end` are EDTF texts when the words say them."""

    KIND: ClassVar[Kind] = Kind.TENURE
    clipping: str
    words: Words
    method: str
    reading: int = 0
    person: Words
    office: Words
    organization: Words | None = None
    jurisdiction: Words | None = None
    event: TenureEvent
    qualifier: Qualifier | None = None
    begin: str | None = None
    end: str | None = None
    attribution: str | None = None
    voice: Voice
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that categorise or judge a target, where others could be chosen; `refers` to a mention or report."""

    KIND: ClassVar[Kind] = Kind.LABEL
    clipping: str
    words: Words
    method: str
    reading: int = 0
    target: Words
    label: Words
    refers: str | None = None
    voice: Voice
    attribution: str | None = None
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A stated relation of two actors: member_of, leads, founded, funded_by, related_to, allied_with, opposes."""

    KIND: ClassVar[Kind] = Kind.TIE
    clipping: str
    words: Words
    method: str
    reading: int = 0
    subject: Words
    object: Words
    relation: str
    status: Status
    when: str | None = None
    attribution: str | None = None
    voice: Voice
    reasons: Reasons = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the id from the content."""
        object.__setattr__(self, "id", finding_id(self))


Finding = Mention | Timex | Figure | Attribution | Report | Tenure | Label | Tie
FINDING_TYPES: dict[Kind, type[Finding]] = {
    Kind.MENTION: Mention,
    Kind.TIMEX: Timex,
    Kind.FIGURE: Figure,
    Kind.ATTRIBUTION: Attribution,
    Kind.REPORT: Report,
    Kind.TENURE: Tenure,
    Kind.LABEL: Label,
    Kind.TIE: Tie,
}


@cache
def role_names(kind: Kind) -> tuple[str, ...]:
    """Return the names of the fields of a kind that may hold words, in field order."""
    return tuple(each.name for each in fields(FINDING_TYPES[kind]) if "Words" in str(each.type))


def words_by_role(finding: Finding) -> Iterator[tuple[str, int, Words]]:
    """Yield all words of a finding, `words` first, in field order: the role, the place among several, the words."""
    for role in role_names(finding.KIND):
        value = getattr(finding, role)
        for order, words in enumerate((value,) if isinstance(value, Words) else value or ()):
            yield role, order, words


def finding_id(finding: Finding) -> str:
    """Return the id: clipping, kind, ordered role spans and number of the reading, hashed."""
    spans = [(role, order, words.start, words.end) for role, order, words in words_by_role(finding)]
    return content_id(finding.KIND, finding.clipping, spans, finding.reading)
