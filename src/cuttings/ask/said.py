"""Who said what: attributions with source, cue and content in their exact words.

In:  the dossier's attributions and copy families.
Out: a row for each act of speech or thought, with everywhere it is printed: one wire text in five papers is one act. A
     note's own speech is marked as standing in a note.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import days_text
from cuttings.model.clipping import ClippingKind
from cuttings.model.finding import Attribution, Kind
from cuttings.model.names import normal_name


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
    for finding in shelf.of_kind(Kind.ATTRIBUTION):
        assert isinstance(finding, Attribution)
        acts.setdefault(_act(finding, shelf), []).append(finding)
    printed = (sorted(many, key=lambda each: (each.clipping, each.words.start, each.id)) for many in acts.values())
    kept = [many for many in printed if _passes(many[0], shelf, by, form, thoughts=thoughts)]
    in_order = sorted(kept, key=lambda many: _by_speaker(many[0], shelf))
    return tuple(_row(many, shelf) for many in in_order)


def _by_speaker(said: Attribution, shelf: Shelf) -> tuple[str, str, int, str]:
    return shelf.speaker(said).casefold(), said.clipping, said.words.start, said.id


def _act(said: Attribution, shelf: Shelf) -> tuple[str, ...]:
    """Return what is equal for the printings of one act: the text they are copies of, the speaker and the words."""
    family = shelf.family_by_clipping.get(said.clipping)
    if family is None:
        return (said.id,)
    content = " … ".join(normal_name(each.surface) for each in said.content)
    return family.id, normal_name(shelf.speaker(said)), content, said.form, said.polarity, said.act


def _row(printed: Sequence[Attribution], shelf: Shelf) -> SaidRow:
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


def _passes(said: Attribution, shelf: Shelf, by: str | None, form: str | None, *, thoughts: bool) -> bool:
    if (form is not None and said.form != form) or not (thoughts or said.act == "speech"):
        return False
    source = said.source.surface if said.source else ""
    return by is None or normal_name(by) in normal_name(f"{shelf.speaker(said)} {source}")
