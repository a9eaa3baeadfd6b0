"""What was meant: the name that is most like what somebody typed.

In:  what was typed, and the names that there are.
Out: one of them, or None when none is like it. Names that share most letters in their order are like each other.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from cuttings.model.names import normal_name

NEAR = 0.7
"""How like what was typed a name must be: one letter in four may be wrong."""


def likeliest(typed: str, names: Iterable[str]) -> str | None:
    """Return the name that was most likely meant, whole or by one of its words; None when none is like it."""
    by_word = {normal_name(part): name for name in sorted(names, reverse=True) for part in (*name.split(), name)}
    found = get_close_matches(normal_name(typed), sorted(by_word), n=1, cutoff=NEAR)
    return by_word[found[0]] if found else None
