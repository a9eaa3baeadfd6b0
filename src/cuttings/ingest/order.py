"""What the order of a running post says of dates: undated items lie between their dated neighbours.

In:  the items of a post in their order, with the dates written over them.
Out: their dates; those of undated items are bounds, marked as such.

The direction (newest or oldest first) is read off the items that are dated; when they do not agree on one, or fewer
than two are dated, the order says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cuttings.model.dates import Basis, Dated, Interval, edtf_of


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """An item of a post: its date as written over it, if any.

    An item that stands apart bounds nothing but itself: a note, or a headline whose own line gives its day.
    """

    dated: Dated
    is_apart: bool


def bound_by_order(items: Sequence[OrderedItem]) -> list[Dated]:
    """Return the date of each item, bounded by its neighbours where it has none of its own."""
    known = [each.dated if each.dated.earliest and not each.is_apart else None for each in items]
    newest_first = _direction([each for each in known if each])
    if newest_first is None:
        return [each.dated for each in items]
    return [
        each.dated if each.dated.earliest or each.is_apart else _between(known, place, newest_first)
        for place, each in enumerate(items)
    ]


def _direction(dates: Sequence[Dated]) -> bool | None:
    pairs = [(a.earliest, b.earliest) for a, b in pairwise(dates) if a.earliest and b.earliest]
    falls = any(a > b for a, b in pairs)
    rises = any(a < b for a, b in pairs)
    return falls if falls != rises else None


def _between(known: Sequence[Dated | None], place: int, newest_first: bool) -> Dated:
    above = next((each for each in reversed(known[:place]) if each), None)
    below = next((each for each in known[place + 1 :] if each), None)
    earlier, later = (below, above) if newest_first else (above, below)
    first: date | None = earlier.earliest if earlier else None
    last: date | None = later.latest if later else None
    reason = "bounded by its place between dated items of the post"
    return Dated(edtf_of(Interval(first, last)), first, last, Basis.ORDER, reason)
