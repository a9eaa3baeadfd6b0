"""The verdict on what something rests on: how many printings of how many texts, and so how many origins.

In:  press clippings with their copy families, outlets and agencies, and the origins counted from them.
Out: one sentence from a fixed grammar, with its arithmetic.

A printing is an outlet that prints a text: several clippings of one outlet are one printing, each of an unknown outlet
is one of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cuttings.ask.wording import Sources, sources_text
from cuttings.model.entry import CopyFamily, Origins


@dataclass(frozen=True, slots=True)
class _Text:
    """One text: the agency it credits, the outlets that print it, and its clippings, also those of no known outlet."""

    agency: str | None
    outlets: frozenset[str]
    clippings: int
    unknown: int

    @property
    def printings(self) -> int:
        return len(self.outlets) + self.unknown


def verdict(
    clippings: Iterable[str],
    origins: Origins,
    *,
    families: Mapping[str, CopyFamily],
    outlets: Mapping[str, str],
    agencies: Mapping[str, str],
) -> str:
    """Return the sentence: "Three printings of one agency text and one other outlet: 2 independent origins."

    `clippings` are those of the press, without notes; `outlets` and `agencies` have the names known of each.
    """
    by_text: dict[str, list[str]] = {}
    for clipping in sorted(set(clippings)):
        family = families.get(clipping)
        by_text.setdefault(family.id if family else clipping, []).append(clipping)
    texts = [_text(many, families.get(many[0]), outlets, agencies) for _, many in sorted(by_text.items())]
    return sources_text(_sources(texts), origins)


def _text(
    clippings: Iterable[str], family: CopyFamily | None, outlets: Mapping[str, str], agencies: Mapping[str, str]
) -> _Text:
    many = list(clippings)
    credited = sorted(agencies[each] for each in many if each in agencies)
    agency = (family.origin if family else None) or next(iter(credited), None)
    known = [outlets[each] for each in many if each in outlets]
    return _Text(agency, frozenset(known), len(many), len(many) - len(known))


def _sources(texts: Iterable[_Text]) -> Sources:
    credited = [each for each in texts if each.agency]
    own = [each for each in texts if not each.agency]
    shared = [each for each in own if each.printings > 1]
    alone = [each for each in own if each.printings == 1 and not each.unknown]
    lone = frozenset(outlet for each in alone for outlet in each.outlets)
    elsewhere = frozenset(outlet for each in (*credited, *shared) for outlet in each.outlets)
    return Sources(
        agencies=len({each.agency for each in credited}),
        agency_texts=len(credited),
        agency_printings=sum(each.printings for each in credited),
        shared_texts=len(shared),
        shared_printings=sum(each.printings for each in shared),
        lone=len(lone),
        lone_clippings=sum(each.clippings for each in alone),
        again=len(lone & elsewhere),
        unknown=sum(each.printings == 1 and each.unknown == 1 for each in own),
    )
