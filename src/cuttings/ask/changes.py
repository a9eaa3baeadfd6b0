"""Changes: what a build reads otherwise than the one before, as after a word was added to a table.

In:  what was read before, and the dossier as it is read now.
Out: a row for each stretch of words that is read anew, no longer, or otherwise.

Findings are compared by what they say, words and cells, not by ids: another id alone is no change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cuttings.model.envelope import to_json
from cuttings.model.finding import Finding
from cuttings.model.ids import PREFIXES

UNTOLD = frozenset({"id", "kind", "clipping", "start", "end", "surface", "method", "reading", "reasons"})
ID = re.compile(rf"(?:{'|'.join(sorted(PREFIXES.values()))})-[0-9a-f]{{8,}}")

Place = tuple[str, int, int, str]
"""Clipping, start, end and kind: where findings are compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is read at one place: the words, and what each finding there says of them, sorted."""

    surface: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are read otherwise than before: what was read of them, and what is now; () for nothing."""

    clipping: str
    kind: str
    start: int
    surface: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def said_at(findings: Iterable[Finding]) -> dict[Place, Said]:
    """Return what findings say, by place."""
    at: dict[Place, list[str]] = {}
    surfaces: dict[Place, str] = {}
    for each in findings:
        place = (each.clipping, each.words.start, each.words.end, str(each.KIND))
        at.setdefault(place, []).append(_told(each))
        surfaces[place] = each.words.surface
    return {place: Said(surfaces[place], tuple(sorted(told))) for place, told in at.items()}


def changes(before: Mapping[Place, Said], after: Mapping[Place, Said]) -> tuple[Change, ...]:
    """Return where two readings differ, by clipping and place."""
    return tuple(_changes(before, after))


def _changes(before: Mapping[Place, Said], after: Mapping[Place, Said]) -> Iterator[Change]:
    for place in sorted({*before, *after}):
        was, now = before.get(place), after.get(place)
        said = was or now
        if was != now and said:
            clipping, start, _, kind = place
            yield Change(clipping, kind, start, said.surface, was.told if was else (), now.told if now else ())


def _told(finding: Finding) -> str:
    """Return what a finding says, its ids left out: "type ASSAULT, status happened, actor police"."""
    cells = ((name, _plain(value)) for name, value in to_json(finding).items() if name not in UNTOLD)
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in cells if value)


def _plain(value: Any) -> str:
    match value:
        case {"surface": str() as surface}:
            return " ".join(surface.split())
        case list():
            return "; ".join(each for each in map(_plain, value) if each)
        case None | False | dict():
            return ""
        case _:
            return "" if ID.fullmatch(str(value)) else str(value)
