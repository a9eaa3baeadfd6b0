"""Who said what: attributions with source, cue and content in their exact words.

In:  the dossier's attributions.
Out: a row for each act of speech or thought; a note's own speech is marked as standing in a note.
"""

from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import days_text
from cuttings.model.clipping import ClippingKind
from cuttings.model.finding import Attribution
from cuttings.model.names import normal_name
from cuttings.store import facts


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One act of speech: the speaker, the words that stand for the speaker, the cue and the content as printed."""

    id: str
    speaker: str
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    form: str
    act: str
    polarity: str
    chain: tuple[str, ...]
    published: str
    clipping: str
    is_in_note: bool
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of source, cue and content, in their passage."""
        return self.shelf.evidence((self.id,))


def said(shelf: Shelf, *, by: str | None, form: str | None, thoughts: bool) -> tuple[SaidRow, ...]:
    """Return what was said, by speaker, clipping and place; thoughts only when asked for."""
    rows: list[SaidRow] = []
    for clipping in sorted(facts.clipping_ids(shelf.connection)):
        for finding in shelf.findings(clipping).values():
            if isinstance(finding, Attribution) and not _is_rejected(finding, shelf):
                rows.append(_row(finding, shelf))
    kept = [each for each in rows if _passes(each, by, form, thoughts=thoughts)]
    return tuple(
        sorted(kept, key=lambda each: (each.speaker.casefold(), each.clipping, each.evidence[0].start, each.id))
    )


def _is_rejected(finding: Attribution, shelf: Shelf) -> bool:
    judged = shelf.judged.get(finding.id)
    return judged is not None and judged.state == "rejected"


def _row(attribution: Attribution, shelf: Shelf) -> SaidRow:
    clipping = shelf.clipping(attribution.clipping)
    return SaidRow(
        id=attribution.id,
        speaker=shelf.speaker(attribution),
        source=attribution.source.surface if attribution.source else None,
        cue=attribution.cue.surface if attribution.cue else None,
        content=tuple(each.surface for each in attribution.content),
        form=attribution.form,
        act=attribution.act,
        polarity=attribution.polarity,
        chain=shelf.chain(attribution),
        published=days_text(shelf.published(clipping.id).interval),
        clipping=clipping.id,
        is_in_note=clipping.kind is ClippingKind.NOTE,
        shelf=shelf,
    )


def _passes(row: SaidRow, by: str | None, form: str | None, *, thoughts: bool) -> bool:
    is_by = by is None or normal_name(by) in normal_name(f"{row.speaker} {row.source or ''}")
    return is_by and (form is None or row.form == form) and (thoughts or row.act == "speech")
