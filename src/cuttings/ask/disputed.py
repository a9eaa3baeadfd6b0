"""Disputes: what cannot all be true, or stands side by side; every side with its words, no verdict.

In:  the dossier's disputes.
Out: a row for each.
"""

from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.model.entry import Dispute, Side


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side: what it holds, who holds it (speakers, or outlets in their own words), and its findings."""

    holds: str
    whose: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute over figures, a status, an office, labels, a day or a place, and why it is one."""

    id: str
    kind: str
    title: str
    about: str | None
    sides: tuple[SideRow, ...]
    reason: str
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every side."""
        return self.shelf.evidence(finding for side in self.sides for finding in side.findings)


def disputes(shelf: Shelf, *, kind: str | None, rejected: frozenset[str]) -> tuple[DisputeRow, ...]:
    """Return the disputes, by kind and title; those that a person rejected, or whose entry, are left out."""
    found = [each for each in shelf.entries(Dispute) if kind in (None, each.kind)]
    rows = [_row(each, shelf) for each in found if rejected.isdisjoint((each.id, each.about))]
    return tuple(sorted(rows, key=lambda each: (each.kind, each.title, each.id)))


def _row(dispute: Dispute, shelf: Shelf) -> DisputeRow:
    sides = tuple(SideRow(each.holds, _whose(each, shelf), each.findings) for each in dispute.sides)
    return DisputeRow(dispute.id, dispute.kind, dispute.title, dispute.about, sides, dispute.reason, shelf)


def _whose(side: Side, shelf: Shelf) -> tuple[str, ...]:
    return tuple(sorted({shelf.voice(each) for each in side.findings}))
