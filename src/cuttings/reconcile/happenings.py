"""Which happening a word tells of: words of one family tell of one occurrence, whatever the outlet and the language.

In:  the tables "happenings" of all languages, and the word stock.
Out: `Happenings`: the family of a trigger, and which families are generic.

"Ousted", "impeached" and "destituido" are one family, "protests" a generic one: two reports of it need more in common
than the word. What no table lists has the family of the verb it is derived from, else is one by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cuttings.resources.tables import Tables

TABLE = "happenings"
KINDS = ("v", "n")
PIVOT = "en"
"""The word stock names families by English words (WordNet's), which the English table may put together."""

Stock = Mapping[tuple[str, str], str]
"""The family of each word of a language by (dictionary form, "v" or "n")."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """Families by language and word, those bound to a type by (language, word, type); which are generic, what one
    crisis sees again and again, what another happening came to (deaths), and what happens once to a person.

    `names` are those of all families: a word that none lists is not taken for one because it is called alike.
    """

    listed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    bound: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    stock: Mapping[str, Stock] = field(default_factory=dict)
    generic: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def family(self, lemma: str, type: str, language: str) -> str:
        """Return the family of a trigger in its dictionary form, read as a type of event."""
        found = self.bound.get((language, lemma, type)) or self.listed.get((language, lemma))
        if found:
            return found
        stock = self.stock.get(language, {})
        behind = next((stock[lemma, kind] for kind in KINDS if (lemma, kind) in stock), lemma)
        is_called_alike = behind in self.names
        return self.listed.get((PIVOT, behind)) or (f"the word {behind}" if is_called_alike else behind)


def happenings_of(tables: Sequence[Tables], stock: Mapping[str, Stock]) -> Happenings:
    """Return the families of all languages together."""
    listed: dict[tuple[str, str], str] = {}
    bound: dict[tuple[str, str, str], str] = {}
    for each in tables:
        for family, words in each[TABLE].get("families", {}).items():
            for word in words:
                lemma, _, type = word.partition("@")
                if type:
                    bound[each.language, lemma, type] = family
                else:
                    listed[each.language, lemma] = family
    kinds = {kind: _union(tables, kind) for kind in ("generic", "recurring", "tolls", "once")}
    return Happenings(listed, bound, stock, **kinds, names=frozenset((*listed.values(), *bound.values())))


def _union(tables: Sequence[Tables], key: str) -> frozenset[str]:
    return frozenset(family for each in tables for family in each[TABLE].get(key, ()))
