"""Names and words in comparable form: what is equal for a reader although printed differently."""

import unicodedata
from functools import cache


@cache
def normal_name(name: str) -> str:
    """Return a name for comparison: case and accents folded, punctuation gone, one space between words."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("’s", "").replace("'s", ""))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
