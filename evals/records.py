"""The records in which gold and findings are compared, and how each side becomes them.

In:  a labelled document, or a reading of its text.
Out: `Records`: attributions, figures, reports, tenures and labels in the same five types, in the words of the gold
     (maps/wikinews.toml).
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.finding import Attribution, Figure, Label, Report, Tenure
from cuttings.model.text import Span, Words
from evals.harness import Document
from evals.reading import ReadText

MAP = Path(__file__).parent / "maps" / "wikinews.toml"
SHOWN = 60
"""Characters that are shown of the start of a long content, and a few of its end."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution. `head` is where the head of the source stands; in the gold it is the source itself."""

    content: tuple[Words, ...]
    source: Words | None
    head: Span | None
    speaker: str | None
    cue: Words | None

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.content[0].span if self.content else (self.cue or self.source or NOWHERE).span

    def __str__(self) -> str:
        """Return it on one line."""
        said = " … ".join(_short(words.surface) for words in self.content)
        return f"{_surface(self.source)} ({self.speaker or '–'}) | {_surface(self.cue)} | {said}"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure. `whose` is who gives it, None for the outlet."""

    words: Words
    number: Words
    low: Decimal | None
    high: Decimal | None
    bound: str
    effect: str
    whose: str | None = None

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.number.span

    def __str__(self) -> str:
        """Return it on one line."""
        whose = f" ({self.whose})" if self.whose else ""
        return f"{self.words.surface!r} [{self.low}, {self.high}] {self.bound} {self.effect}{whose}"


@dataclass(frozen=True, slots=True)
class Act:
    """A report. The parties of a finding are the heads of its roles."""

    trigger: Words
    type: str
    status: str
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.trigger.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.trigger.surface!r} {self.type} {self.status}"


@dataclass(frozen=True, slots=True)
class Holding:
    """A tenure."""

    person: Words
    office: Words
    kind: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.office.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.person.surface!r}@{self.person.start} {self.kind} {self.office.surface!r}"


@dataclass(frozen=True, slots=True)
class Naming:
    """A label. `head` is where the head of the target stands; in the gold it is the target itself."""

    label: Words
    target: Words
    head: Span
    voice: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.label.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.label.surface!r} of {self.target.surface!r} ({self.voice})"


NOWHERE = Words(0, 0, "")


@dataclass(frozen=True, slots=True)
class Records:
    """All that is compared in one document; None for a kind that it was not read for."""

    sayings: Sequence[Saying] | None = None
    counts: Sequence[Count] | None = None
    acts: Sequence[Act] | None = None
    holdings: Sequence[Holding] | None = None
    namings: Sequence[Naming] | None = None


def records_of_gold(document: Document) -> Records:
    """Return the gold of a document as records."""

    def each(kind: str, make: Callable[[Mapping[str, Any]], Any]) -> list[Any] | None:
        return [make(row) for row in document[kind]] if kind in document else None

    return Records(
        sayings=each("attributions", _gold_saying),
        counts=each("figures", _gold_count),
        acts=each("reports", _gold_act),
        holdings=each("tenures", lambda row: Holding(_words(row["person"]), _words(row["office"]), row["kind"])),
        namings=each("labels", _gold_naming),
    )


def records_of_findings(read: ReadText) -> Records:
    """Return the findings of a reading as records, in the words of the gold (maps/wikinews.toml)."""
    ends = head_ends()
    acts = _map()["attribution"]["acts"]
    found = read.findings
    speakers = {each.id: each.speaker_name for each in found if isinstance(each, Attribution)}
    return Records(
        sayings=[saying_of(each, read) for each in found if isinstance(each, Attribution) and each.act in acts],
        counts=[_count(each, speakers) for each in found if isinstance(each, Figure)],
        acts=[_act(each, read) for each in found if isinstance(each, Report)],
        holdings=[_holding(each) for each in found if isinstance(each, Tenure)],
        namings=[
            Naming(each.label, each.target, read.head_of(each.target, ends), str(each.voice))
            for each in found
            if isinstance(each, Label)
        ],
    )


def head_ends() -> frozenset[str]:
    """Return the words after which the head of a phrase has passed, where no parse tells it."""
    return frozenset(_map()["head"]["ends"])


def _gold_saying(row: Mapping[str, Any]) -> Saying:
    source = _words(row["source"]) if row["source"] else None
    cue = _words(row["cue"]) if row["cue"] else None
    content = tuple(_words(words) for words in row["content"])
    return Saying(content, source, source.span if source else None, row["source_is"], cue)


def saying_of(found: Attribution, read: ReadText) -> Saying:
    """Return an attribution as a record, with the head of its source."""
    ends = frozenset(_map()["head"]["ends"])
    head = read.head_of(found.source, ends) if found.source else None
    return Saying(found.content, found.source, head, found.speaker_name, found.cue)


def _gold_count(row: Mapping[str, Any]) -> Count:
    low, high = _number(row["low"]), _number(row["high"])
    return Count(_words(row["span"]), _words(row["number"]), low, high, row["bound"], row["effect"], row["whose"])


def _count(found: Figure, speakers: Mapping[str, str | None]) -> Count:
    low, high = _number(found.low), _number(found.high)
    whose = speakers.get(found.attribution or "")
    return Count(found.words, found.number, low, high, str(found.bound), found.effect or "other", whose)


def _gold_act(row: Mapping[str, Any]) -> Act:
    actors, recipients = (tuple(_words(words).span for words in row.get(role) or ()) for role in ("actor", "recipient"))
    return Act(_words(row["trigger"]), row["type"], row["status"], actors, recipients)


def _act(found: Report, read: ReadText) -> Act:
    status, ends = str(found.status), head_ends()
    actors, recipients = (tuple(read.head_of(words, ends) for words in many) for many in (found.actor, found.recipient))
    return Act(found.trigger, found.type, _map()["status"].get(status, status), actors, recipients)


def _holding(found: Tenure) -> Holding:
    kind = _map()["tenure_kind"].get(str(found.qualifier), str(found.event))
    return Holding(found.person, found.office, kind)


def _gold_naming(row: Mapping[str, Any]) -> Naming:
    target = _words(row["target"])
    return Naming(_words(row["label"]), target, target.span, row["voice"])


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _surface(words: Words | None) -> str:
    return words.surface if words else "–"


def _short(surface: str) -> str:
    return surface if len(surface) <= SHOWN + 30 else f"{surface[:SHOWN]}…{surface[-25:]}"


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
