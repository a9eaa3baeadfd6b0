"""One clipping for reading: its text with every finding in it, rejected ones marked as such.

In:  the id of a clipping.
Out: a row with the text, where it was met, its copies, and its findings with what people did to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cuttings.ask.evidence import Shelf
from cuttings.model.clipping import Clipping, Sighting
from cuttings.model.day_words import days_text
from cuttings.model.finding import Finding


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A clipping with outlet, date and basis; `copies` are ids of clippings that are the same text.

    `decided` has, by finding, what a person did: confirmed, rejected, fixed or added.
    """

    clipping: Clipping
    outlet: str | None
    headline: str | None
    published: str
    basis: str
    sightings: tuple[Sighting, ...]
    copies: tuple[str, ...]
    findings: tuple[Finding, ...]
    decided: Mapping[str, str]


def reader_row(shelf: Shelf, id: str) -> ReaderRow:
    """Return a clipping with its findings by place. Raises UnknownId."""
    clipping, published = shelf.clipping(id), shelf.published(id)
    findings = shelf.findings(id).values()
    family = shelf.family_by_clipping.get(id)
    return ReaderRow(
        clipping=clipping,
        outlet=shelf.outlet(id),
        headline=shelf.headline(id),
        published=days_text(published.interval),
        basis=published.reason,
        sightings=shelf.sightings(id),
        copies=tuple(sorted({*family.clippings} - {id})) if family else (),
        findings=tuple(sorted(findings, key=lambda each: (each.words, each.KIND, each.id))),
        decided={each.id: shelf.judged[each.id].state for each in findings if each.id in shelf.judged},
    )
