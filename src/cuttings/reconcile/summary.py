"""What one clipping brings to reconciliation, as plain data: parties, reports, figures, tenures, labels, speech,
runs of words.

In:  nothing; these are the types that `gather` fills and all other modules here read.
Out: a `Summary` for each clipping. It refers to findings by id.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cuttings.model.counting import Period, Vote
from cuttings.model.dates import DayBasis
from cuttings.model.finding import (
    Bound,
    MentionType,
    Qualifier,
    Scope,
    Standing,
    Status,
    TenureEvent,
    Voice,
)
from cuttings.model.text import Words

UNNAMED = "unnamed source"
"""What a speaker is called whom nobody names: two of them are never one source."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role: the chain that the words belong to, if any, and the words."""

    chain: str | None
    surface: str


@dataclass(frozen=True, slots=True)
class LocalActor:
    """A chain of mentions inside one clipping; `names` as written, fullest first; `offices` held in it."""

    chain: str
    type: MentionType
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    offices: tuple[str, ...]


class Position(StrEnum):
    """Where in its clipping a report stands: in the headline, in the first sentence, or later."""

    HEADLINE = "headline"
    FIRST = "first"
    LATER = "later"


class TitleForm(StrEnum):
    """How well a title stands alone, the best first.

    It is a whole headline or sentence, a whole clause, one that leaves open who or what it tells of ("He resigned"),
    one cut between words, or hardly a word or two.
    """

    WHOLE = "whole"
    CLAUSE = "clause"
    LOOSE = "loose"
    CUT = "cut"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class LocalReport:
    """A report with its parties and the days it allows; `refers` is the one that told of the event it names again.

    `basis` tells how its days are known, `position` where in the clipping it stands, `sentence` at which code point its
    sentence begins, and `standing` how it stands in that. One report of a sentence is its main one. `title_form` tells
    how well its title stands alone. Where nobody is bound to it, `near` has the names of its
    sentence.
    """

    id: str
    trigger: str
    type: str
    status: Status
    whose: Party | None
    voice: Voice
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Party, ...]
    when: str | None
    earliest: date | None
    latest: date | None
    figures: tuple[str, ...]
    title: str
    means: tuple[Party, ...] = ()
    refers: str | None = None
    lemma: str = ""
    basis: DayBasis | None = None
    position: Position = Position.LATER
    standing: Standing = Standing.CLAUSE
    sentence: int = 0
    is_main: bool = False
    near: tuple[Party, ...] = ()
    title_form: TitleForm = TitleForm.WHOLE

    @property
    def leads(self) -> bool:
        """Whether its clipping leads with it: it is the main one of the headline or of the first sentence."""
        return self.is_main and self.position is not Position.LATER


@dataclass(frozen=True, slots=True)
class LocalFigure:
    """A figure with whose it is, and the days its as-of expression allows when it has one.

    `before` are the few words right before it, in comparable form: they tell a lead ("ahead by 3,000 votes"). `period`
    and `place` are told by its own clause; `is_former` is what its text outdates or takes back; `paragraph` is where
    its passage begins, so that counts told side by side are known.
    """

    id: str
    effect: str
    unit: str | None
    counted: str
    low: Decimal
    high: Decimal | None
    bound: Bound
    whose: Party | None
    earliest: date | None
    latest: date | None
    reports: tuple[str, ...]
    scope: Scope
    before: str
    period: Period | None = None
    place: Party | None = None
    is_former: bool = False
    paragraph: int = 0
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class LocalTenure:
    """A tenure: the person, the office in comparable form, and the body as written; `is_place` when it is a place."""

    id: str
    person: Party
    office: str
    body: Party | None
    is_place: bool
    event: TenureEvent
    qualifier: Qualifier | None
    whose: Party | None


@dataclass(frozen=True, slots=True)
class LocalLabel:
    """A label with its target: a party, and the report its target words are the trigger of, if any."""

    id: str
    target: Party
    report: str | None
    label: str
    whose: Party | None


@dataclass(frozen=True, slots=True)
class Number:
    """The value of a figure inside quoted words, and where its number stands."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class LocalSpeech:
    """An act of speech or thought: whose it is, and a hash of form, act, polarity and all words of its content.

    `quoted` are the words of speech that stand between quotation marks, none where it is told in the outlet's words.
    """

    id: str
    whose: Party
    wording: str
    quoted: tuple[Words, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that one clipping brings. `near` names the posts it stands in, with its position there.

    By `wording` (a hash of all its words) and `runs` (hashes of runs of them, sorted) it is known as a copy. `words`
    are the telling words of its story, weightiest first, with their `weights` (likeness.py). `outlets` are the names of
    its outlet and `pages` the addresses, as it was met; `publisher` and `agency` are first as in the text alone, then
    the names of outlets that `outlets.py` gives to all clippings of one.
    """

    clipping: str
    is_note: bool
    publisher: str | None
    agency: str | None
    earliest: date | None
    latest: date | None
    near: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    actors: tuple[LocalActor, ...]
    reports: tuple[LocalReport, ...]
    figures: tuple[LocalFigure, ...]
    tenures: tuple[LocalTenure, ...]
    labels: tuple[LocalLabel, ...]
    speech: tuple[LocalSpeech, ...]
    language: str
    wording: str
    runs: tuple[int, ...]
    headline: str | None = None
    words: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    outlets: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
