"""How alike the stories of two clippings are, by the words they share and how rare those are in the language.

In:  the text of a clipping and the table of rarity of its language; later the profiles of two clippings.
Out: a `Profile`: its telling words with weights; and a likeness in thousandths.

Rarity comes from a table that ships, never from the dossier, so that another clipping changes nothing elsewhere. Names
are rare words, so stories of different languages are alike by their names and numbers. A word counts by its beginning,
which its endings share; the likeness is the cosine of weights.
"""

from collections import Counter
from collections.abc import Mapping
from math import isqrt

from cuttings.model.names import normal_name

Profile = Mapping[str, int]
"""Weights in thousandths by beginning of a word, weightiest first; their squares sum to about a million."""

STEM = 6
"""Letters by which a word is known: "protest", "protesters" and "protestas" begin alike."""
MOST = 80
"""Words of a profile: the weightiest. A longer one says little more and takes more room."""
COMMON, RARE = 60, 22
"""Tenths of the Zipf scale: from the first on a word tells nothing; what no table lists is as rare as the second."""
LEAD = 300
"""Characters of a text that count twice: headline and first sentence tell what it is about."""


def profile_of(text: str, zipf_tenths: Mapping[str, int]) -> Profile:
    """Return the weightiest words of a text with their weights."""
    counts: Counter[str] = Counter()
    commonness: dict[str, int] = {}
    for part in (text, text[:LEAD]):
        for word in normal_name(part).split():
            if len(word) > 1:
                stem = word[:STEM]
                counts[stem] += 1
                commonness[stem] = max(commonness.get(stem, 0), zipf_tenths.get(word, RARE))
    rare = {stem: COMMON - tenth for stem, tenth in commonness.items() if tenth < COMMON}
    raw = {stem: weight * isqrt(10_000 * counts[stem]) for stem, weight in rare.items()}
    kept = sorted(raw.items(), key=lambda each: (-each[1], each[0]))[:MOST]
    norm = isqrt(sum(weight * weight for _, weight in kept)) or 1
    return {stem: 1000 * weight // norm for stem, weight in kept}


def likeness(a: Profile, b: Profile) -> int:
    """Return how alike two stories are, in thousandths."""
    return sum(a[stem] * b[stem] for stem in a.keys() & b.keys()) // 1000
