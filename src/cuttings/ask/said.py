"""Who said what: attributions with source, cue and content in their exact words.

In:  the dossier's attributions and copy families.
Out: a row for each act of speech or thought, with everywhere it is printed: one wire text in five papers is one act. A
     note's own speech is marked as standing in a note.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import days_text
from cuttings.model.clipping import ClippingKind
from cuttings.model.entry import CopyFamily
from cuttings.model.finding import Attribution
from cuttings.model.names import normal_name
from cuttings.store import facts


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where an act of speech is printed."""

    attribution: str
    clipping: str
    outlet: str | None
    published: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One act of speech: the speaker, the words that stand for the speaker, the cue and the content as printed.

    Where copies of one text print it, the cells are those of the first by id, `chain` opens with all their outlets,
    and `printings` has a line for each.
    """

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
    printings: tuple[Printing, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of source, cue and content, in their passage, of every printing."""
        return self.shelf.evidence(each.attribution for each in self.printings)


def said(shelf: Shelf, *, by: str | None, form: str | None, thoughts: bool) -> tuple[SaidRow, ...]:
    """Return what was said, by speaker, clipping and place; thoughts only when asked for."""
    acts: dict[tuple[str, ...], list[Attribution]] = {}
    family_of = {each: family.id for family in facts.entries(shelf.connection, CopyFamily) for each in family.clippings}
    for clipping in sorted(facts.clipping_ids(shelf.connection)):
        for finding in shelf.findings(clipping).values():
            if isinstance(finding, Attribution) and not shelf.is_rejected(finding.id):
                acts.setdefault(_act(finding, family_of, shelf), []).append(finding)
    rows = (_row(many, shelf) for many in acts.values())
    kept = [each for each in rows if _passes(each, by, form, thoughts=thoughts)]
    return tuple(
        sorted(kept, key=lambda each: (each.speaker.casefold(), each.clipping, each.evidence[0].start, each.id))
    )


def _act(said: Attribution, family_of: Mapping[str, str], shelf: Shelf) -> tuple[str, ...]:
    """Return what is equal for the printings of one act: the text they are copies of, the speaker and the words."""
    if said.clipping not in family_of:
        return (said.id,)
    content = " … ".join(normal_name(each.surface) for each in said.content)
    return family_of[said.clipping], normal_name(shelf.speaker(said)), content, said.form, said.polarity, said.act


def _row(many: Iterable[Attribution], shelf: Shelf) -> SaidRow:
    printed = sorted(many, key=lambda each: (each.clipping, each.words.start, each.id))
    first = printed[0]
    return SaidRow(
        id=first.id,
        speaker=shelf.speaker(first),
        source=first.source.surface if first.source else None,
        cue=first.cue.surface if first.cue else None,
        content=tuple(each.surface for each in first.content),
        form=first.form,
        act=first.act,
        polarity=first.polarity,
        chain=_chain(printed, shelf),
        published=days_text(shelf.published(first.clipping).interval),
        clipping=first.clipping,
        is_in_note=shelf.clipping(first.clipping).kind is ClippingKind.NOTE,
        printings=tuple(_printing(each, shelf) for each in printed),
        shelf=shelf,
    )


def _chain(printed: Iterable[Attribution], shelf: Shelf) -> tuple[str, ...]:
    """Return according to whom, with all outlets at its outer end; the fullest chain tells of agency and speakers."""
    chains = [shelf.chain(each) for each in printed]
    outlets = sorted({each[0] for each in chains})
    fullest = max(chains, key=lambda each: (len(each), each))
    return "; ".join(outlets), *fullest[1:]


def _printing(said: Attribution, shelf: Shelf) -> Printing:
    published = days_text(shelf.published(said.clipping).interval)
    return Printing(said.id, said.clipping, shelf.outlet(said.clipping), published)


def _passes(row: SaidRow, by: str | None, form: str | None, *, thoughts: bool) -> bool:
    is_by = by is None or normal_name(by) in normal_name(f"{row.speaker} {row.source or ''}")
    return is_by and (form is None or row.form == form) and (thoughts or row.act == "speech")
