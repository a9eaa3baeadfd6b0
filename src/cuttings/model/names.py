"""Names and words in comparable form: what is equal for a reader although printed differently."""

import re
import unicodedata
from functools import cache

_POSSESSIVE = re.compile(r"[’']s\b")
_ASCII_GAP = re.compile(r"[^0-9a-z]+")


@cache
def normal_name(name: str) -> str:
    """Return a name for comparison: case and accents folded, punctuation gone, one space between words."""
    if name.isascii():  # nothing to decompose: the short way to the same
        return _ASCII_GAP.sub(" ", _POSSESSIVE.sub("", name.lower())).strip()
    # Decomposed before the case is folded: mathematical letters ("𝐏𝐨𝐫𝐭") have no lower case of their own.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(char for char in _POSSESSIVE.sub("", folded) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
