"""The evidence drawer: everything behind one id, and the forms to decide on it.

In:  the id that the address shows.
Out: words, outlet, dates with their basis, chain, copies; joins with their reasons; decisions, notes, and what can be
     done. None where the id is no longer there, as after a rejection.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from cuttings.ask.evidence import Evidence
from cuttings.ask.said import SaidRow
from cuttings.ask.why import Why
from cuttings.errors import UnknownId
from cuttings.model.entry import Actor, Event, Join
from cuttings.model.finding import FINDING_TYPES, Kind
from cuttings.model.judgement import Judgement, Verb
from cuttings.model.names import normal_name
from cuttings.web.frame import Asked

SHOWN = 10
"""Passages in the drawer; the page of an id shows all."""
MOST_OTHERS = 200
"""Entries of the kind that the drawer offers as the same; the likeliest come first, `cuttings judge` takes any id."""
FIXES: dict[str, tuple[str, ...]] = {
    Kind.MENTION: ("type", "name"),
    Kind.TIMEX: ("edtf", "earliest", "latest"),
    Kind.FIGURE: ("low", "high", "bound", "unit", "effect", "as_of"),
    Kind.ATTRIBUTION: ("speaker_name", "form", "act", "polarity"),
    Kind.REPORT: ("type", "status", "modality", "negated"),
    Kind.TENURE: ("event", "qualifier", "begin", "end"),
    Kind.LABEL: ("voice",),
    Kind.TIE: ("relation", "status"),
    "actor": ("name",),
    "clipping": ("outlet", "published"),
}
"""The cells that the drawer offers to correct; `cuttings judge fix` knows all."""
PAIRED = {"actor", "event"}
SPEECH = {Kind.ATTRIBUTION, "quotation"}
REJECTABLE = {*Kind, "actor", "event", "dispute"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A cell that can be corrected: its present value, and the values to choose from (none: anything)."""

    field: str
    value: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: whether it is of the words that tell, and the part it plays in what is read there."""

    text: str
    is_hit: bool
    role: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the words that tell, all according to one and the same: `chain` ends with the speaker, `whose`
    says the same in a sentence.

    `pieces` are the paragraph cut where those words begin and end; `readings` are what was read there, the first
    giving outlet and date; `copies` counts other clippings of the same text.
    """

    readings: tuple[Evidence, ...]
    pieces: tuple[Piece, ...]
    chain: tuple[str, ...]
    whose: str
    language: str
    copies: int
    is_note: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Another entry of the kind, which may be the same."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """What the drawer shows. `hidden` counts passages that are left to the id's own page; `act` is the act of speech
    that stands in several places, of a quotation or of one of its printings."""

    id: str
    kind: str
    label: str
    state: str | None
    passages: tuple[Passage, ...]
    hidden: int
    joins: tuple[Join, ...]
    entries: tuple[Other, ...]
    decisions: tuple[Judgement, ...]
    notes: tuple[Judgement, ...]
    fixes: tuple[Fix, ...]
    others: tuple[Other, ...]
    can_reject: bool
    act: SaidRow | None


def drawer(
    asked: Asked, id: str | None = None, *, shown: int | None = SHOWN, others: Sequence[Other] = ()
) -> Drawer | None:
    """Return the drawer on an id, or on the one that the address shows; None for no id or one that is gone.

    `others` are acts of speech that may be the same; actors and events are looked up here.
    """
    wanted = id or asked.show
    if not wanted or wanted.startswith("jd-"):
        return None
    try:
        found = asked.dossier.why(wanted)
    except UnknownId:
        return None
    return _drawer(asked, found, shown, tuple(others))


def _drawer(asked: Asked, found: Why, shown: int | None, others: tuple[Other, ...]) -> Drawer:
    live = {each.id for each in asked.live}
    about = [each for each in found.decisions if each.id in live]
    passages = list(_passages(asked, found.evidence[:shown]))
    return Drawer(
        id=found.id,
        kind=found.kind,
        label=found.label,
        state=found.evidence[0].decided if found.kind in set(Kind) and found.evidence else None,
        passages=tuple(passages),
        hidden=len(found.evidence) - sum(len(each.readings) for each in passages),
        joins=_reasons(found.joins),
        entries=tuple(_entries(asked, found.entries)),
        decisions=tuple(each for each in about if each.verb is not Verb.NOTE),
        notes=tuple(each for each in about if each.verb is Verb.NOTE),
        fixes=tuple(_fixes(asked, found)),
        others=tuple(_others(asked, found)) if found.kind in PAIRED else others,
        can_reject=found.kind in REJECTABLE,
        act=asked.dossier.quotation(found.id) if found.kind in SPEECH else None,
    )


def _passages(asked: Asked, evidence: Iterable[Evidence]) -> Iterator[Passage]:
    """Yield paragraphs in order; readings of one paragraph with one chain come together."""
    together: dict[tuple[str, int, tuple[str, ...]], list[Evidence]] = {}
    for each in evidence:
        speaker = (asked.dossier.speaker(each.finding),) if each.kind == Kind.ATTRIBUTION else ()
        place = (each.clipping, each.start - len(each.before), (*each.chain, *speaker))
        together.setdefault(place, []).append(each)
    for (clipping, _, chain), readings in together.items():
        row = asked.dossier.clipping_row(clipping)
        whose = asked.dossier.whose_words(readings[0].finding)
        yield Passage(tuple(readings), _pieces(readings), chain, whose, row.language, row.copies, row.kind == "note")


def _pieces(readings: Sequence[Evidence]) -> tuple[Piece, ...]:
    """Return the paragraph cut where the readings' words, and the words in them that play a part, begin and end."""
    longest = max(readings, key=lambda each: each.end)
    text, at = longest.before + longest.surface + longest.after, longest.start - len(longest.before)
    hits = [(each.start - at, each.end - at) for each in readings]
    roles = [(role.words.start - at, role.words.end - at, role.role) for each in readings for role in each.roles]
    parts = [(start, end, role) for start, end, role in roles if start >= 0 and end <= len(text)]
    edges = sorted({0, len(text), *(edge for start, end in hits for edge in (start, end)), *_edges(parts)})
    return tuple(
        Piece(text[start:end], any(_holds(span, start, end) for span in hits), _role(parts, start, end))
        for start, end in pairwise(edges)
    )


def _edges(parts: Iterable[tuple[int, int, str]]) -> Iterator[int]:
    for start, end, _ in parts:
        yield from (start, end)


def _holds(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]


def _role(parts: Iterable[tuple[int, int, str]], start: int, end: int) -> str | None:
    """Return the part that a stretch plays: of several, that of the fewest words ("cue" inside "content")."""
    playing = [(last - first, role) for first, last, role in parts if _holds((first, last), start, end)]
    return min(playing)[1] if playing else None


def _reasons(joins: Iterable[Join]) -> tuple[Join, ...]:
    """Return one join for each reason and decider, people's first: the drawer says why, not between which."""
    by_reason: dict[tuple[bool, str], Join] = {}
    for join in joins:
        by_reason.setdefault((join.decider != "person", join.reason), join)
    return tuple(by_reason[each] for each in sorted(by_reason))


def _entries(asked: Asked, ids: Iterable[str]) -> Iterator[Other]:
    for id in ids:
        entry = asked.dossier.why(id)
        yield Other(id, f"{entry.kind}: {entry.label}")


def _fixes(asked: Asked, found: Why) -> Iterator[Fix]:
    for field in FIXES.get(found.kind, ()):
        yield Fix(field, _value(asked, found, field), _choices(found.kind, field))


def _value(asked: Asked, found: Why, field: str) -> str:
    if found.kind == "actor":
        return found.label
    if found.kind == "clipping":
        return (asked.dossier.clipping_row(found.id).outlet or "") if field == "outlet" else ""
    value: Any = found.cells.get(field)
    return "" if value is None else str(value)


def _choices(kind: str, field: str) -> tuple[str, ...]:
    if kind not in set(Kind):
        return ()
    hint = get_type_hints(FINDING_TYPES[Kind(kind)])[field]
    types = [each for each in (hint, *get_args(hint)) if isinstance(each, type)]
    if bool in types:
        return ("true", "false")
    return next((tuple(str(value) for value in each) for each in types if issubclass(each, StrEnum)), ())


def _others(asked: Asked, found: Why) -> Iterator[Other]:
    """Yield entries that could be the same: those that share a word of the name or title come first."""
    every: Sequence[Actor | Event] = tuple(asked.dossier.entries(Actor if found.kind == "actor" else Event))
    labels = ((each.id, _label(each)) for each in every if each.id != found.id and each.type == found.cells["type"])
    words = set(normal_name(found.label).split())
    rows = ((words.isdisjoint(normal_name(label).split()), label, id) for id, label in labels)
    for _, label, id in nsmallest(MOST_OTHERS, rows):
        yield Other(id, label)


def _label(entry: Actor | Event) -> str:
    return entry.name if isinstance(entry, Actor) else _event_words(entry)


def _event_words(event: Event) -> str:
    day = event.earliest or event.latest
    return f"{event.title} ({day.isoformat() if day else 'undated'})"
