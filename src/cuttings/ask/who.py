"""Who is who: actors with their names as written, their offices, and why several names are one actor.

In:  the dossier's actors.
Out: a row for each; the row of one actor names its joins, the labels used for it and by whom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cuttings.ask.evidence import Evidence, Shelf
from cuttings.ask.likeliest import likeliest
from cuttings.errors import UnknownId
from cuttings.model.entry import Actor, Join, NameCount
from cuttings.model.finding import Kind, Label, Tenure
from cuttings.model.names import normal_name


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office as one clipping states it."""

    office: str
    event: str
    qualifier: str | None
    chain: tuple[str, ...]
    finding: str


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label used for an actor, and whose it is."""

    label: str
    chain: tuple[str, ...]
    finding: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor: names with the number of clippings, mentions, offices, labels, and the joins that made it one."""

    id: str
    name: str
    type: str
    names: tuple[NameCount, ...]
    clippings: int
    offices: tuple[OfficeRow, ...]
    labels: tuple[LabelRow, ...]
    joins: tuple[Join, ...]
    mentions: tuple[str, ...]
    shelf: Shelf = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every mention of this actor."""
        return self.shelf.evidence(self.mentions)


def who(shelf: Shelf, name: str | None, rejected: frozenset[str]) -> tuple[ActorRow, ...]:
    """Return the actors, most mentioned first; or those that bear a name or id. Raises UnknownId when none does."""
    actors = [each for each in shelf.entries(Actor) if each.id not in rejected]
    if name is not None:
        actors = _named(actors, name)
    in_order = sorted(actors, key=lambda each: (-len(each.mentions), each.name, each.id))
    return tuple(_row(each, shelf, is_full=name is not None) for each in in_order)


def _named(actors: Sequence[Actor], name: str) -> list[Actor]:
    wanted = normal_name(name)
    found = [each for each in actors if each.id.startswith(name) or wanted in _names_of(each)]
    found = found or [each for each in actors if any(wanted in full for full in _names_of(each))]
    if not found:
        meant = likeliest(name, (full.name for each in actors for full in each.names))
        hint = f" Did you mean “{meant}”?" if meant else ""
        raise UnknownId(f"Nobody here is called “{name}”.{hint} List the names: cuttings who")
    return found


def _names_of(actor: Actor) -> set[str]:
    return {normal_name(each.name) for each in actor.names} | {normal_name(actor.name)}


def _row(actor: Actor, shelf: Shelf, *, is_full: bool) -> ActorRow:
    homes = shelf.homes(Kind.MENTION)
    return ActorRow(
        id=actor.id,
        name=actor.name,
        type=actor.type,
        names=actor.names,
        clippings=len({homes[each] for each in actor.mentions if each in homes}),
        offices=tuple(_office(each, shelf) for each in actor.tenures),
        labels=tuple(_labels(actor, shelf)) if is_full else (),
        joins=actor.joins,
        mentions=actor.mentions,
        shelf=shelf,
    )


def _office(id: str, shelf: Shelf) -> OfficeRow:
    tenure = shelf.finding(id)
    assert isinstance(tenure, Tenure)
    body = tenure.organization or tenure.jurisdiction
    office = f"{tenure.office.surface} ({body.surface})" if body else tenure.office.surface
    return OfficeRow(office, tenure.event, tenure.qualifier, shelf.chain(tenure), id)


def _labels(actor: Actor, shelf: Shelf) -> list[LabelRow]:
    homes = shelf.homes(Kind.MENTION)
    by_clipping: dict[str, list[str]] = {}
    for mention in actor.mentions:
        by_clipping.setdefault(homes.get(mention, ""), []).append(mention)
    labels = [each for each in shelf.of_kind(Kind.LABEL) if isinstance(each, Label)]
    named = (each for each in labels if _is_on(each, by_clipping.get(each.clipping, ()), shelf))
    rows = (LabelRow(each.label.surface, shelf.chain(each), each.id) for each in named)
    return sorted(rows, key=lambda each: (each.label, each.finding))


def _is_on(label: Label, mentions: Iterable[str], shelf: Shelf) -> bool:
    there = (shelf.finding(each).words for each in mentions if not shelf.is_rejected(each))
    return any(each.start < label.target.end and label.target.start < each.end for each in there)
