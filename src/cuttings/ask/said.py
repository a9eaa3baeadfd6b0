"""Who said what: attributions with source, cue and content in their exact words.

In:  the dossier's attributions and quotations.
Out: a row for each act of speech or thought, with everywhere it is printed and every wording: one quotation in five
     papers is one act, and what differs is marked. A note's own speech is marked as standing in a note.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cuttings.ask.about import Spoken, spoken_of
from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.wording import difference_text
from cuttings.model.clipping import ClippingKind
from cuttings.model.day_words import days_text
from cuttings.model.entry import Difference, Origins, Quotation
from cuttings.model.finding import Attribution, Kind
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.store import facts


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where an act of speech is printed."""

    attribution: str
    clipping: str
    outlet: str | None
    published: str
    form: str


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a wording departs from the fullest: in what, its words and their place (None: left out), the fullest's
    words (None: it has more), and all that in a phrase."""

    drift: str
    here: Words | None
    there: str | None
    told: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One way in which an act is worded, as the first of its printings has it, earliest first.

    `pieces` are the content's parts, each cut where it departs from the fullest wording: words, and whether they do.
    """

    content: tuple[str, ...]
    pieces: tuple[tuple[tuple[str, bool], ...], ...]
    departures: tuple[Departure, ...]
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One act of speech: the speaker, the words that stand for the speaker, the cue and the content as printed.

    Where several print it, the cells are those of its fullest wording, `chain` opens with all their outlets, and
    `wordings` has the fullest first; the id is then the quotation's, else the attribution's. `drifts` are the ways in
    which wordings depart from each other: number, negation, words, extent.
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
    wordings: tuple[WordingRow, ...]
    drifts: tuple[str, ...]
    origins: Origins | None
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of source, cue and content, in their passage, of every printing."""
        return self.shelf.evidence(each.attribution for each in self.printings)


@dataclass(frozen=True, slots=True)
class _Wording:
    printed: tuple[Attribution, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Act:
    id: str
    origins: Origins | None
    wordings: tuple[_Wording, ...]

    @property
    def first(self) -> Attribution:
        return self.wordings[0].printed[0]

    @property
    def printed(self) -> tuple[Attribution, ...]:
        return tuple(each for wording in self.wordings for each in wording.printed)


def said(shelf: Shelf, *, by: str | None, about: str | None, form: str | None, thoughts: bool) -> tuple[SaidRow, ...]:
    """Return what was said, by speaker, clipping and place; thoughts only when asked for."""
    spoken = spoken_of(shelf, about) if about else None
    acts = [
        act
        for act in _acts(shelf)
        if any(_passes(each, shelf, by, form, spoken, thoughts=thoughts) for each in act.printed)
    ]
    return tuple(_row(act, shelf) for act in sorted(acts, key=lambda each: _by_speaker(each.first, shelf)))


def quotation_row(shelf: Shelf, quotation: Quotation) -> SaidRow | None:
    """Return the row of a quotation that stands in several places, None when none of them is left."""
    printed = (shelf.finding(each) for each in _members(quotation) if not shelf.is_rejected(each))
    act = _act(quotation, {each.id: each for each in printed if isinstance(each, Attribution)})
    return _row(act, shelf) if act else None


def quoted(shelf: Shelf, id: str) -> SaidRow | None:
    """Return the row of the quotation with this id, or of the one that an attribution prints; None for another id."""
    entries = (facts.entry(shelf.connection, each) for each in (id, *facts.entries_of_finding(shelf.connection, id)))
    found = next((each for each in entries if isinstance(each, Quotation)), None)
    return quotation_row(shelf, found) if found else None


def _members(quotation: Quotation) -> Iterator[str]:
    return (each for wording in quotation.wordings for each in wording.attributions)


def _acts(shelf: Shelf) -> Iterator[_Act]:
    by_id = {each.id: each for each in shelf.of_kind(Kind.ATTRIBUTION) if isinstance(each, Attribution)}
    quotations = shelf.entries(Quotation)
    yield from (act for each in quotations if (act := _act(each, by_id)))
    together = {member for each in quotations for member in _members(each)}
    yield from (_Act(id, None, (_Wording((each,), ()),)) for id, each in by_id.items() if id not in together)


def _act(quotation: Quotation, by_id: Mapping[str, Attribution]) -> _Act | None:
    """Return a quotation with its attributions, as far as they are there: one may have been rejected since."""
    worded = ((tuple(by_id[id] for id in each.attributions if id in by_id), each) for each in quotation.wordings)
    wordings = tuple(_Wording(printed, each.differences) for printed, each in worded if printed)
    return _Act(quotation.id, quotation.origins, wordings) if wordings else None


def _by_speaker(said: Attribution, shelf: Shelf) -> tuple[str, str, int, str]:
    return shelf.speaker(said).casefold(), said.clipping, said.words.start, said.id


def _row(act: _Act, shelf: Shelf) -> SaidRow:
    first = act.first
    return SaidRow(
        id=act.id,
        speaker=shelf.speaker(first),
        source=first.source.surface if first.source else None,
        cue=first.cue.surface if first.cue else None,
        content=tuple(each.surface for each in first.content),
        form=first.form,
        act=first.act,
        polarity=first.polarity,
        chain=_chain(act.printed, shelf),
        published=days_text(shelf.published(first.clipping).interval),
        clipping=first.clipping,
        is_in_note=shelf.clipping(first.clipping).kind is ClippingKind.NOTE,
        printings=tuple(_printing(each, shelf) for each in act.printed),
        wordings=tuple(_wording_row(each, shelf) for each in act.wordings),
        drifts=tuple(sorted({str(one.drift) for each in act.wordings for one in each.differences})),
        origins=act.origins,
        shelf=shelf,
    )


def _wording_row(wording: _Wording, shelf: Shelf) -> WordingRow:
    first = wording.printed[0]
    departing = [each.here for each in wording.differences if each.here]
    return WordingRow(
        content=tuple(each.surface for each in first.content),
        pieces=tuple(_pieces(each, departing) for each in first.content),
        departures=tuple(_departure(each) for each in wording.differences),
        printings=tuple(_printing(each, shelf) for each in wording.printed),
    )


def _departure(difference: Difference) -> Departure:
    return Departure(difference.drift, difference.here, difference.there, difference_text(difference))


def _pieces(part: Words, departing: Sequence[Words]) -> tuple[tuple[str, bool], ...]:
    """Return a part of the content cut where words that depart begin and end."""
    inside = [each for each in departing if part.start <= each.start and each.end <= part.end]
    edges = sorted({part.start, part.end, *(edge for each in inside for edge in (each.start, each.end))})
    return tuple(
        (part.surface[start - part.start : end - part.start], any(each.start <= start < each.end for each in inside))
        for start, end in pairwise(edges)
    )


def _chain(printed: Iterable[Attribution], shelf: Shelf) -> tuple[str, ...]:
    """Return according to whom, with all outlets at its outer end.

    Of copies of one text, the fullest chain tells of agency and speakers; other printings share what all of them say.
    """
    families = {family.id if (family := shelf.family_by_clipping.get(each.clipping)) else each.id for each in printed}
    chains = [shelf.chain(each) for each in printed]
    outlets = sorted({each[0] for each in chains})
    fullest = max(chains, key=lambda each: (len(each), each))
    inner = [link for link in fullest[1:] if len(families) == 1 or all(link in each for each in chains)]
    return "; ".join(outlets), *inner


def _printing(said: Attribution, shelf: Shelf) -> Printing:
    published = days_text(shelf.published(said.clipping).interval)
    return Printing(said.id, said.clipping, shelf.outlet(said.clipping), published, said.form)


def _passes(
    said: Attribution, shelf: Shelf, by: str | None, form: str | None, spoken: Spoken | None, *, thoughts: bool
) -> bool:
    if (form is not None and said.form != form) or not (thoughts or said.act == "speech"):
        return False
    source = said.source.surface if said.source else ""
    is_by = by is None or normal_name(by) in normal_name(f"{shelf.speaker(said)} {source}")
    return is_by and (spoken is None or spoken.is_in(said))
