"""Load the gazetteer's lines: names of places, derived from GeoNames (CC BY 4.0) and the CLDR by `tools/gazetteer.py`.

In:  nothing.
Out: the lines, sorted by name, and a hash of them; `reconcile.gazetteer` reads them.
"""

import gzip
from functools import cache

from cuttings.model.ids import bytes_hash
from cuttings.resources.tables import ROOT

FILE = "places.tsv.gz"


@cache
def place_lines() -> bytes:
    """Return all lines, each with its end."""
    return gzip.decompress((ROOT / FILE).read_bytes())


@cache
def place_hash() -> str:
    """Return a hash of the file, for the keys of what was made with it."""
    return bytes_hash((ROOT / FILE).read_bytes())
