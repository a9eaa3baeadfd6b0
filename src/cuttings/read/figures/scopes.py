"""Whether a figure gives all that are counted, some beside those told before, or a part of them.

In:  a quantity and the sentence it stands in, in lower case.
Out: its Scope: "two more" is additional, "of whom three", "seven of the nineteen", "Of the crew, four" are parts.
"""

import re
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import Scope
from cuttings.model.text import Span
from cuttings.read.figures.number_words import any_of
from cuttings.read.figures.quantities import Quantity
from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """The words around a figure that tell its scope, compiled."""

    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    opening_whole: re.Pattern[str]
    part_manner: re.Pattern[str]
    additional_before: re.Pattern[str]
    additional_after: re.Pattern[str]

    def scope_of(self, quantity: Quantity, sentence: Span, lowered: str) -> Scope:
        """Return the scope of a quantity; without words that tell it counts all."""
        before, after = lowered[sentence.start : quantity.start], lowered[quantity.end : sentence.end]
        is_named = self.part_before.search(before) or self.part_after.match(after) or self.opening_whole.search(before)
        is_part = is_named or (before.endswith(", ") and self.part_manner.match(after))
        if quantity.is_of_whole or is_part:
            return Scope.PART
        is_more = self.additional_before.search(before) or self.additional_after.match(after)
        return Scope.ADDITIONAL if is_more else Scope.TOTAL


@cache
def scope_words(tables: Tables) -> ScopeWords:
    """Return the compiled scope words of a language."""
    table = tables["figures"].get("scopes", {})
    words = tables["figures"].get("words", {})
    of, determiners = any_of(words.get("of", ())), any_of(words.get("determiners", ()))
    return ScopeWords(
        part_before=re.compile(rf"(?<!\w)(?:{any_of(table.get('part_before', ()))})[,:]? $"),
        part_after=re.compile(rf" (?:{any_of(table.get('part_after', ()))})(?!\w)"),
        part_manner=re.compile(rf" (?:{any_of(table.get('part_manner', ()))})(?=[ ]*(?:[.,;:]|$))"),
        opening_whole=re.compile(rf"(?:^|[.;:] )\W?(?:{of}) (?:{determiners}) (?:\w+ ){{0,4}}\w+, $"),
        additional_before=re.compile(rf"(?<!\w)(?:{any_of(table.get('additional_before', ()))}) $"),
        additional_after=re.compile(rf" (?:{any_of(table.get('additional_after', ()))})(?!\w)"),
    )
