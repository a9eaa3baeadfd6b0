"""Outlets: hosts and printed names that are one paper, so that meeting it twice makes no second source.

In:  the summaries of all clippings, the table of outlets and agencies that ships, and the one of the dossier.
Out: the summaries, each with the one name of its outlet and of the agency it credits; an entry for each outlet.

A table says what no page does: that two hosts are one house, that "AP" is the Associated Press. Beyond it, a printed
name and a host are one outlet when some clipping has both, unless that name is met with several hosts: a "Herald" of
two cities leaves a third one open. What an agency prints itself has its origin there, as has a text that credits it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cuttings.model.entry import Outlet
from cuttings.model.ids import content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.summary import Summary
from cuttings.resources.tables import Tables

TABLE = "outlets"
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}")


@dataclass(frozen=True, slots=True)
class KnownOutlets:
    """What tables say: the outlet of a host and of a name in comparable form, and which outlets are agencies."""

    by_host: Mapping[str, str]
    by_name: Mapping[str, str]
    agencies: frozenset[str]
    articles: frozenset[str]

    def of_host(self, host: str) -> str | None:
        """Return the outlet of a host or of the nearest one that it lies under."""
        labels = host.split(".")
        over = (".".join(labels[place:]) for place in range(len(labels) - 1))
        return next((self.by_host[each] for each in over if each in self.by_host), None)

    def comparable(self, name: str) -> str:
        """Return a name for comparison, without a leading article: "The Gale Post", "GALE POST"."""
        return _comparable(name, self.articles)


def known_outlets(
    tables: Sequence[Tables], own: Iterable[tuple[str, tuple[str, ...]]], articles: frozenset[str]
) -> KnownOutlets:
    """Return what the shipped table says (it is common to all languages), and over it what a person says."""
    shipped = tables[0][TABLE] if tables else {}
    agencies = shipped.get("agencies", {})
    by_host: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for name, aliases in (*shipped.get("outlets", {}).items(), *agencies.items(), *own):
        for alias in (name, *aliases):
            if is_host(alias):
                by_host[alias.lower().removeprefix("www.")] = name
            else:
                by_name[_comparable(alias, articles)] = name
    return KnownOutlets(by_host, by_name, frozenset(agencies), articles)


def with_outlets(summaries: Sequence[Summary], known: KnownOutlets) -> list[Summary]:
    """Return summaries with the one name of each outlet and agency."""
    named = _Naming(summaries, known)
    credited = {named.of(each.agency) for each in summaries if each.agency} | known.agencies
    return [_named(each, named, credited) for each in summaries]


def find_outlets(printed: Iterable[Summary], named: Iterable[Summary]) -> tuple[Outlet, ...]:
    """Return the outlets of press clippings, by name, from summaries as printed and, in the same order, as named."""
    met: dict[str, list[tuple[Summary, Summary]]] = {}
    for pair in zip(printed, named, strict=True):
        for name in {pair[1].publisher, pair[1].agency}:
            if name and not pair[0].is_note:
                met.setdefault(name, []).append(pair)
    return tuple(_outlet(name, many) for name, many in sorted(met.items()))


def _outlet(name: str, met: Sequence[tuple[Summary, Summary]]) -> Outlet:
    by_it = [(each, of) for each, of in met if of.publisher == name]
    credited = [(each, of) for each, of in met if of.agency == name and of.publisher != name]
    publishers = {each.publisher for each, _ in by_it} | {each.agency for each, _ in credited}
    return Outlet(
        id=content_id("outlet", name),
        name=name,
        is_agency=any(of.agency == name for _, of in met),
        publishers=tuple(sorted(each for each in publishers if each)),
        clippings=tuple(sorted(each.clipping for each, _ in by_it)),
        credited=tuple(sorted(each.clipping for each, _ in credited)),
    )


def is_host(publisher: str) -> bool:
    """Tell whether a publisher is known by its host, not by a printed name."""
    return _HOST.fullmatch(publisher) is not None


def _named(summary: Summary, named: "_Naming", agencies: set[str]) -> Summary:
    publisher = named.of(summary.publisher) if summary.publisher else None
    printed = named.of(summary.agency) if summary.agency else None
    return replace(summary, publisher=publisher, agency=printed or (publisher if publisher in agencies else None))


class _Naming:
    """The names of outlets in one set of clippings."""

    def __init__(self, summaries: Iterable[Summary], known: KnownOutlets) -> None:
        self.known = known
        self.hosts: dict[str, set[str]] = {}
        self.spellings: dict[str, set[str]] = {}
        for each in summaries:
            for name in (each.publisher, each.agency):
                if name and not is_host(name):
                    self.spellings.setdefault(known.comparable(name), set()).add(name)
            if each.publisher and is_host(each.publisher):
                for name in each.outlets:
                    self.hosts.setdefault(known.comparable(name), set()).add(self._of_host(each.publisher))

    def of(self, publisher: str) -> str:
        """Return the one name of an outlet: that of a table, else its host, else the first of its spellings."""
        if is_host(publisher):
            return self._of_host(publisher)
        name = self.known.comparable(publisher)
        hosts = self.hosts.get(name, set())
        if name in self.known.by_name:
            return self.known.by_name[name]
        return min(hosts) if len(hosts) == 1 else min(self.spellings[name])

    def _of_host(self, host: str) -> str:
        return self.known.of_host(host) or host


def _comparable(name: str, articles: frozenset[str]) -> str:
    first, _, rest = normal_name(name).partition(" ")
    return rest if first in articles and rest else f"{first} {rest}".strip()
