"""What each language has of the word stock: which words tell of happenings, and how rare words are.

In:  a language code.
Out: families of happenings by word, derived from WordNet 3.0 and the MCR 3.0; rarity by word, derived from wordfreq
     (CC BY-SA 4.0); both by `tools/wordstock.py`. A language without a file has none.
"""

import gzip
from collections.abc import Mapping
from functools import cache

from cuttings.model.ids import bytes_hash, content_hash
from cuttings.resources.tables import ROOT, table_languages

HAPPENINGS, RARITY = "happenings.tsv.gz", "rarity.tsv.gz"


@cache
def happenings(language: str) -> Mapping[tuple[str, str], str]:
    """Return the family of each word that tells of an act or event, by (dictionary form, "v" or "n")."""
    rows = (line.split("\t") for line in _lines(language, HAPPENINGS))
    return {(word, kind): family for word, kind, family in rows}


@cache
def zipf_tenths(language: str) -> Mapping[str, int]:
    """Return how common words are, in tenths of the Zipf scale, by comparable form; words not listed are rare."""
    rows = (line.split("\t") for line in _lines(language, RARITY))
    return {word: int(tenth) for tenth, words in rows for word in words.split(" ")}


@cache
def wordstock_hash() -> str:
    """Return a hash of all files, for the keys of what was made with them."""
    files = [ROOT / each / name for each in table_languages() for name in (HAPPENINGS, RARITY)]
    return content_hash([bytes_hash(file.read_bytes()) for file in files if file.is_file()])


def _lines(language: str, name: str) -> list[str]:
    file = ROOT / language / name
    return gzip.decompress(file.read_bytes()).decode().splitlines() if file.is_file() else []
