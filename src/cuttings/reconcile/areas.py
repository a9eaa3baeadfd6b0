"""Which named places are areas, with towns in them: countries, regions, and wider.

In:  the cast, the gazetteer, and the words that tell what kind of place a name is.
Out: whether a place, by its key, is an area. What the gazetteer does not know is taken for a town, or a part of one.
"""

from functools import cache

from cuttings.model.entry import Precision
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.words import WordLists

AREAS = frozenset({Precision.COUNTRY, Precision.REGION})


class Areas:
    """Tells areas from towns."""

    def __init__(self, cast: Cast, gazetteer: Gazetteer, words: WordLists) -> None:
        """Keep the names of the cast by the key of each."""
        self.names = {each.id: normal_name(each.name) for each in cast.by_chain.values()}
        self.words = words
        self.is_area = cache(self._is_area)
        self._gazetteer = gazetteer

    def _is_area(self, key: str) -> bool:
        """Tell whether a place is an area; one that is both, as a town and its region, is one."""
        name = self.names.get(key, key)
        kinds = {self.words.place_kinds.get(word) for word in (*name.split()[:1], *name.split()[-1:])}
        if name in self.words.wide_areas or Precision.REGION in kinds:
            return True
        return any(each.precision in AREAS for each in self._gazetteer.readings(name))
