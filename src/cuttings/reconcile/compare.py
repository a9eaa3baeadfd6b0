"""Judge whether two names can be one person or body: evidence with a reason, never likeness alone.

In:  the names of two chains from different clippings, as written, and the offices held in each.
Out: a score in thousandths with its reason, or None. String distance is used only to see spelling variants.

"Same name" is evidence, not proof; a surname or first name alone is settled by scope (actors.py), not here.
"""

from functools import cache

from rapidfuzz.distance import Levenshtein

SAME_NAME = 950
FULLER_NAME = 850
SAME_ACRONYM = 800
VARIANT_WITH_OFFICE = 700
MIN_VARIANT_LENGTH = 5
"""Shorter words that differ by a letter are mostly different names (Rosa, Rossi; Luis, Ruis)."""


def judge_persons(a: str, b: str, *, share_office: bool) -> tuple[int, str] | None:
    """Return (score, reason) when two full names in normal form can be one person's; both have two words or more."""
    if a == b:
        return SAME_NAME, "same full name"
    short, long = sorted((a.split(), b.split()), key=len)
    if short[0] != long[0]:
        return None
    if _is_in_order(short, long):
        return FULLER_NAME, "one name is a fuller form of the other"
    if share_office and _is_in_order(short, long, variants=True):
        return VARIANT_WITH_OFFICE, "spelling variants of one name that hold the same office"
    return None


def judge_bodies(a: str, b: str) -> tuple[int, str] | None:
    """Return (score, reason) when two names in normal form can be one organization's or place's."""
    if a == b:
        return SAME_NAME, "same name"
    short, long = sorted((a, b), key=len)
    if " " not in short and len(short) >= 3 and short == acronym_of(long):
        return SAME_ACRONYM, "one is the acronym of the other"
    return None


@cache
def acronym_of(name: str) -> str:
    """Return the initials of a name's words of four letters or more, "" for a single word."""
    words = [word for word in name.split() if len(word) > 3]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_in_order(short: list[str], long: list[str], *, variants: bool = False) -> bool:
    remaining = iter(long)
    return all(any(_is_word(word, other, variants=variants) for other in remaining) for word in short)


def _is_word(a: str, b: str, *, variants: bool) -> bool:
    if a == b:
        return True
    is_long = min(len(a), len(b)) >= MIN_VARIANT_LENGTH
    return variants and is_long and Levenshtein.distance(a, b, score_cutoff=1) <= 1
