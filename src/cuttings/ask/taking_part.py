"""Who takes part in the story: the people and bodies a reader must know, few, by name and office.

In:  the actors, the lines of the story, the outlets, and the disputes over offices.
Out: at most eight; those who take part in most lines first.

A place, a people, an outlet and a lone name that nobody gives an office to are nobody to know: a person is named in
full or holds an office, and acts, is acted on or tells; a body acts or tells. Whose name is a piece of one shown is not
shown again.
"""

from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cuttings.ask.disputed import DisputeRow
from cuttings.ask.evidence import Shelf
from cuttings.ask.timeline import TimelineRow
from cuttings.ask.who import ActorRow, OfficeRow
from cuttings.model.entry import Outlet
from cuttings.model.finding import MentionType, TenureEvent
from cuttings.model.names import normal_name

MOST = 8
"""Actors on the first page; the screen of actors has all."""

NameWords = frozenset[str]


@dataclass(frozen=True, slots=True)
class FrontActor:
    """Somebody of the story, with the office that most clippings state, None where none does."""

    row: ActorRow
    office: str | None
    is_disputed: bool


def who_takes_part(
    shelf: Shelf, actors: Sequence[ActorRow], lines: Iterable[TimelineRow], disputes: Iterable[DisputeRow]
) -> tuple[FrontActor, ...]:
    """Return who takes part in most events first, then who tells most, then who is named in most clippings."""
    parts = _Parts(list(lines))
    nobody = _no_actors(shelf, actors)
    fit = [each for each in actors if _is_somebody(each, parts) and not _is_piece_of_any(each, nobody)]
    about = {each.about for each in disputes if each.kind == "office"}
    ranked = _apart(sorted(fit, key=parts.rank))[:MOST]
    return tuple(FrontActor(each, _office(each.offices), each.id in about) for each in ranked)


class _Parts:
    """In how many events each name acts, takes part, and tells."""

    def __init__(self, events: Sequence[TimelineRow]) -> None:
        self.acts = Tally(name for each in events for name in set(each.actors))
        self.parts = Tally(name for each in events for name in {*each.actors, *each.recipients})
        self.tells = Tally(name for each in events for name in _tellers(each))

    def rank(self, row: ActorRow) -> tuple[int, int, int, str, str]:
        return -self.parts[row.name], -self.tells[row.name], -row.clippings, row.name, row.id


def _tellers(row: TimelineRow) -> set[str]:
    return {name for version in row.versions for name in version.tellers}


def _is_somebody(row: ActorRow, parts: _Parts) -> bool:
    match row.type:
        case MentionType.PERSON:
            is_in_full = len(_words(row)) > 1 or _office(row.offices) is not None
            return is_in_full and parts.parts[row.name] + parts.tells[row.name] > 0
        case MentionType.ORGANIZATION:
            return parts.acts[row.name] + parts.tells[row.name] > 0
        case _:
            return False


def _no_actors(shelf: Shelf, actors: Iterable[ActorRow]) -> list[NameWords]:
    """Return the names of outlets and of places: whoever is called so was misread, or only prints."""
    outlets = shelf.entries(Outlet)
    printing = {*shelf.outlets(clipping for each in outlets for clipping in each.clippings[:1])}
    printing |= {name for each in outlets for name in (each.name, *each.publishers)}
    places = [each.name for each in actors if each.type == MentionType.PLACE]
    return [frozenset(normal_name(each).split()) for each in (*printing, *places)]


def _is_piece_of_any(row: ActorRow, names: Iterable[NameWords]) -> bool:
    return any(_words(row) <= each for each in names)


def _apart(ranked: Iterable[ActorRow]) -> list[ActorRow]:
    """Return the actors without those whose name is a piece of one before, or holds it."""
    kept: list[ActorRow] = []
    for row in ranked:
        if not any(_words(row) <= _words(other) or _words(other) <= _words(row) for other in kept):
            kept.append(row)
    return kept


def _words(row: ActorRow) -> NameWords:
    return frozenset(normal_name(row.name).split())


def _office(offices: Iterable[OfficeRow]) -> str | None:
    """Return the office that most clippings state somebody to hold, of equals the longest; None for none."""
    held = Tally(each.office for each in offices if each.event != TenureEvent.ENDS)
    return max(held, key=lambda each: (held[each], len(each), each), default=None)
