"""Entries: what many findings say together, and where they disagree.

Every entry leads to the findings it rests on; nothing in it is averaged or refereed. Lists are sorted by stated keys,
ids are hashed from the smallest member, so an entry is the same whatever the order of the input.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Bound, MentionType, Status
from cuttings.model.text import Words


class Decider(StrEnum):
    """Who decided that two things are one."""

    MACHINE = "machine"
    PERSON = "person"


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """One judged pair inside an entry: the two members, the score in thousandths, and the reason in words."""

    a: str
    b: str
    score: int
    reason: str
    decider: Decider


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name as written and in how many clippings it stands."""

    name: str
    clippings: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts. `members` are chain ids, `mentions` all mention ids, `tenures` tenure ids."""

    id: str
    name: str
    type: MentionType
    names: tuple[NameCount, ...]
    members: tuple[str, ...]
    mentions: tuple[str, ...]
    tenures: tuple[str, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The arithmetic of independence: clippings, outlets, origins known to differ, and the most there could be."""

    clippings: int
    outlets: int
    known: int
    at_most: int


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """One version of an event: its status and whose it is (None: the outlet's own voice)."""

    status: Status
    whose: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class LocalTitle:
    """What an event is called in one language, in the words of a clipping; the language is an ISO 639-1 code."""

    language: str
    title: str


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one occurrence. Merging keeps every report; `tellings` groups them by status and source.

    `when` is an EDTF text or the words as printed; `earliest` and `latest` are the days they allow, known by `basis`.
    `titles` has the best title of each language that tells it, by language; `leads` are the clippings that tell it in
    their headline or first sentence; `scenes` are the reports that only set a scene with it. `part_of` is the event
    that tells this one in the same breath, and stands for it in the story.
    """

    id: str
    title: str
    type: str
    reports: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    when: str | None
    earliest: date | None
    latest: date | None
    tellings: tuple[Telling, ...]
    figures: tuple[str, ...]
    origins: Origins
    joins: tuple[Join, ...]
    basis: DayBasis | None = None
    titles: tuple[LocalTitle, ...] = ()
    leads: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in a series, with whose it is and the days it holds for.

    `corrected` is a count that its own text outdates or takes back: it stands beside the others and disputes none.
    """

    figure: str
    clipping: str
    whose: str | None
    low: Decimal
    high: Decimal | None
    bound: Bound
    earliest: date | None
    latest: date | None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """The points of one source, oldest first; a later one supersedes, it does not contradict."""

    whose: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures on one quantity of one event or vote: one track per source, never joined across sources.

    `events` are those that the figures are told with, the one that names most of them first. `is_whole` where all are
    counted: no part of them, no group, none beside those told before.
    """

    id: str
    title: str
    effect: str
    unit: str | None
    events: tuple[str, ...]
    tracks: tuple[Track, ...]
    origins: Origins
    is_whole: bool = True


class DisputeKind(StrEnum):
    """What a dispute is about."""

    FIGURES = "figures"
    STATUS = "status"
    OFFICE = "office"
    LABELS = "labels"
    DAY = "day"
    PLACE = "place"


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One side of a dispute: what it holds, who holds it, and the findings that say so."""

    holds: str
    whose: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Members that cannot all be true, or stand side by side. Shown, never refereed. `about` is an entry id, `reason`
    says in words why it is one."""

    id: str
    kind: DisputeKind
    title: str
    about: str | None
    sides: tuple[Side, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Clippings that are one text: wire copy, reprint, excerpt. `origin` is the credited agency, if any."""

    id: str
    clippings: tuple[str, ...]
    origin: str | None
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, under one name: `publishers` are its hosts and names as met, `clippings` those it printed.

    `credited` are the clippings of others that credit it; whom somebody credits, or a table knows as one, is an agency.
    """

    id: str
    name: str
    is_agency: bool
    publishers: tuple[str, ...]
    clippings: tuple[str, ...]
    credited: tuple[str, ...]


class Drift(StrEnum):
    """In what a wording departs from the fullest one: a number, a negation, other words, where it begins or ends."""

    NUMBER = "number"
    NEGATION = "negation"
    WORDS = "words"
    EXTENT = "extent"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One place where a wording departs from the fullest: its own words there (None: it leaves some out), and the
    fullest's (None: it has more)."""

    drift: Drift
    here: Words | None
    there: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which an act of speech is printed: the attributions that print it so, earliest published first.

    Places in `differences` are in the text of the first of them, in its order.
    """

    attributions: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One act of speech that stands in several places; `wordings` has the fullest first, then by day."""

    id: str
    speaker: str
    wordings: tuple[Wording, ...]
    origins: Origins
    joins: tuple[Join, ...]


LatLon = tuple[Decimal, Decimal]
"""Latitude and longitude, WGS 84 degrees."""


class Precision(StrEnum):
    """How exactly a place is known. A country has no point on a map."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a named place lies: `actor` is the entry of its name. Unplaced, all but the reason are None.

    `gazetteer` is a town's number in GeoNames, a country's ISO 3166 code, "country.region", or None for a point that
    the dossier's settings give; `latitude` and `longitude` are WGS 84 degrees, of a region the middle of its people.
    """

    id: str
    actor: str
    name: str
    gazetteer: str | None
    precision: Precision | None
    country: str | None
    region: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    reason: str


Entry = Actor | Event | Series | Dispute | CopyFamily | Outlet | Quotation | Place
