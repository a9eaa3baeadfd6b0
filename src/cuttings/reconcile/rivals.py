"""Which two numbers can be rivals: of one count, told as a number, and neither a part of the other.

In:  the figures of all clippings as counts are compared by (counts.py), and the words that tell nothing.
Out: for two of them whether one can deny the other.

In a series stand all figures that can be of one count, and one text tells of more than one thing: what an officer says
of another fire, the one town of many, some of the dead. So two voices in one text are rivals only where something says
that they count the same: an event, a place, a total, one paragraph. "Thousands came" and "more than 40" beside 40 say
no other number, and whoever gives both numbers denies neither. A smaller number that a speaker gives elsewhere in a
text that knows the number itself is a part of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from cuttings.model.counting import Period
from cuttings.model.finding import Bound
from cuttings.reconcile.counts import OUTLET, TOTALS, PlacedFigure, is_below
from cuttings.reconcile.words import WordLists

UNIT = 1
"""By how much "more than 40" is above 40."""


class Rivals:
    """Tells which figures can deny each other."""

    def __init__(self, placed: Iterable[PlacedFigure], words: WordLists) -> None:
        """Index the numbers of each source in each text, and find the parts."""
        every = list(placed)
        self.words = words
        self.parts = frozenset(_parts(every))
        self.told: dict[tuple[str, str, str], set[Decimal]] = {}
        for each in every:
            if not each.figure.is_former:
                self.told.setdefault(_source(each), set()).add(each.figure.low)

    def are_rivals(self, a: PlacedFigure, b: PlacedFigure) -> bool:
        """Tell whether two figures that exclude each other are two answers to one question."""
        if Bound.ORDER_OF_MAGNITUDE in (a.figure.bound, b.figure.bound) or _are_rounded(a, b):
            return False
        if not self.parts.isdisjoint((a.figure.id, b.figure.id)):
            return False
        if self._tells_both(a, b) or self._tells_both(b, a) or self._count_different(a, b):
            return False
        return a.summary.clipping != b.summary.clipping or (_are_of_one(a, b) and not self._has_part(a, b))

    def _tells_both(self, teller: PlacedFigure, other: PlacedFigure) -> bool:
        return other.figure.low in self.told[_source(teller)]

    def _count_different(self, a: PlacedFigure, b: PlacedFigure) -> bool:
        """Tell whether both say in one language what they count, with no word in common: fishermen, pirates."""
        one, other = (self.words.telling(each.figure.counted) for each in (a, b))
        return a.summary.language == b.summary.language and bool(one) and bool(other) and one.isdisjoint(other)

    def _has_part(self, a: PlacedFigure, b: PlacedFigure) -> bool:
        """Tell whether the smaller of two figures in one text is of one place, of some by their name ("five passengers"
        of 14 people), or what the outlet adds to a total."""
        small, large = sorted((a, b), key=lambda each: each.figure.low)
        is_of_place = (bool(small.towns) and not large.towns) or (bool(small.places) and not large.places)
        named, every = (self.words.telling(each.figure.counted) for each in (small, large))
        is_beside = _is_own(small) and small.figure.period not in TOTALS and large.figure.period in TOTALS
        return is_of_place or is_beside or (bool(named) and not every)


def _are_rounded(a: PlacedFigure, b: PlacedFigure) -> bool:
    """Tell whether one is the other's number from which on is counted: "more than 40", 40."""
    low, high = sorted((a.figure, b.figure), key=lambda each: each.low)
    return high.bound is Bound.AT_LEAST and high.low - low.low <= UNIT and high.low > UNIT


def _source(placed: PlacedFigure) -> tuple[str, str, str]:
    return placed.summary.clipping, placed.source, placed.quantity.key


def _are_of_one(a: PlacedFigure, b: PlacedFigure) -> bool:
    """Tell whether something in one text says that two of its figures count the same."""
    is_one_event = not set(a.events).isdisjoint(b.events)
    are_totals = a.figure.period in TOTALS and b.figure.period in TOTALS
    return is_one_event or _share_place(a, b) or are_totals or a.figure.paragraph == b.figure.paragraph


def _parts(placed: Sequence[PlacedFigure]) -> Iterator[str]:
    """Yield the figures that speakers give beside a larger one that the outlet has exactly, in its own words."""
    by_count: dict[tuple[str, str], list[PlacedFigure]] = {}
    for each in placed:
        by_count.setdefault((each.summary.clipping, each.quantity.key), []).append(each)
    pairs = (pair for many in by_count.values() for pair in product(many, many))
    yield from (part.figure.id for part, whole in pairs if _is_part_of(part, whole))


def _is_part_of(part: PlacedFigure, whole: PlacedFigure) -> bool:
    is_known = _is_own(whole) and whole.figure.bound is Bound.EXACT and not whole.figure.is_former
    is_wide = whole.figure.period is not Period.DAY and (not whole.places or _share_place(part, whole))
    is_elsewhere = not _is_own(part) and part.figure.paragraph != whole.figure.paragraph
    is_smaller = is_below(part.figure, whole.figure) and _are_of_one(part, whole)
    return is_known and is_wide and is_elsewhere and is_smaller


def _share_place(a: PlacedFigure, b: PlacedFigure) -> bool:
    return not set(a.places).isdisjoint(b.places)


def _is_own(placed: PlacedFigure) -> bool:
    return placed.source.startswith(OUTLET)
