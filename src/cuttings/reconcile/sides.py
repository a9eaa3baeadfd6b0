"""The sides of a dispute: what each holds, who holds it, and by which words.

In:  findings with their voices.
Out: sides in order, and the dispute they make, with the reason why it is one.

A voice is a speaker, else the outlet; an outlet that nobody knows has no name, and two of them are two voices.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cuttings.model.entry import Dispute, DisputeKind, Side
from cuttings.model.ids import content_id
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.summary import UNNAMED, Party, Summary

NEWS_DAYS = 10
"""Texts published further apart than this speak of different things, as far as anybody can see."""


@dataclass(frozen=True, slots=True, order=True)
class Voiced:
    """A finding, a key of whose words it is, and the name of that voice if known."""

    finding: str
    voice: str
    name: str | None


def voiced(finding: str, whose: Party | None, summary: Summary, cast: Cast) -> Voiced:
    """Return a finding with its voice."""
    if whose is None:
        return Voiced(finding, f"outlet {summary.publisher or summary.clipping}", summary.publisher)
    is_unnamed = cast.actor(whose) is None and whose.surface == UNNAMED
    key = f"speaker in {summary.clipping}" if is_unnamed else f"speaker {cast.key(whose)}"
    return Voiced(finding, key, cast.name(whose))


def known_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names that are known, sorted, each once."""
    return tuple(sorted({name for name in names if name}))


def side_of(holds: str, many: Iterable[Voiced]) -> Side:
    """Return a side from the findings that hold one thing."""
    members = sorted(many)
    return Side(holds, known_names(each.name for each in members), tuple(each.finding for each in members))


def sides_of(by_holding: Mapping[str, Iterable[Voiced]]) -> list[Side]:
    """Return a side for each thing that is held."""
    return [side_of(holds, many) for holds, many in by_holding.items()]


def dispute_of(kind: DisputeKind, title: str, about: str | None, sides: Iterable[Side], *, reason: str) -> Dispute:
    """Return a dispute, its sides in order."""
    ordered = tuple(sorted(sides))
    members = sorted(finding for side in ordered for finding in side.findings)
    return Dispute(content_id("dispute", kind, members), kind, title, about, ordered, reason)


def listed(names: Iterable[str | None], unknown: str) -> str:
    """Return the names in a phrase, or what stands for those that nobody knows: "A, B and C"."""
    every = list(known_names(names)) or [unknown]
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
