"""Tellings: the reports of an event in the order in which they were published.

In:  an event, and the shelf with the clippings that tell it.
Out: a `Told` for each report: its status, whose it is, and the day of its publication as far as it is known.

Of one day, texts of one running post stand in the order of time: a post that sets its newest first is read backwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cuttings.ask.evidence import Shelf
from cuttings.model.entry import Event
from cuttings.model.finding import Kind, Status


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event: as what, by whom (None: the outlet itself), in which clipping, published on which day."""

    report: str
    status: Status
    whose: str | None
    clipping: str
    day: date | None


def in_order(event: Event, shelf: Shelf) -> tuple[Told, ...]:
    """Return the reports of an event as they were told, those without a day last."""
    homes = shelf.homes(Kind.REPORT)
    told = [
        Told(report, telling.status, telling.whose, homes[report], day_told(homes[report], shelf))
        for telling in event.tellings
        for report in telling.reports
        if report in homes
    ]
    return tuple(sorted(told, key=lambda each: _by_telling(each, shelf)))


def clippings_of(reports: Iterable[str], shelf: Shelf) -> set[str]:
    """Return the clippings in which reports stand."""
    homes = shelf.homes(Kind.REPORT)
    return {homes[each] for each in reports if each in homes}


def day_told(clipping: str, shelf: Shelf) -> date | None:
    """Return the first possible day of a clipping's publication, None where nothing is known."""
    published = shelf.published(clipping)
    return published.earliest or published.latest


def place_in_post(clipping: str, shelf: Shelf) -> tuple[str, int] | None:
    """Return where a clipping stands in a running post, later ones higher; None for one that stands in none.

    A post whose days fall from text to text has its newest first; one without days is taken in the order it has.
    """
    posts = sorted(
        (each.path, each.item, each.position) for each in shelf.sightings(clipping) if each.position is not None
    )
    for path, item, position in posts[:1]:
        return path, -position if _is_newest_first(shelf.post_days(item)) else position
    return None


def _is_newest_first(days: Iterable[date | None]) -> bool:
    known = [each for each in days if each]
    return any(a > b for a, b in pairwise(known)) and not any(a < b for a, b in pairwise(known))


def _by_telling(told: Told, shelf: Shelf) -> tuple[date, str, int, str, str]:
    post, place = place_in_post(told.clipping, shelf) or ("", 0)
    return told.day or date.max, post, place, told.clipping, told.report
