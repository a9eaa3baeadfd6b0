"""Load the outline of the land: coasts from Natural Earth (public domain), made by `tools/gazetteer.py`; no borders.

In:  nothing.
Out: rings of points, longitude and latitude in degrees.
"""

import gzip
from functools import cache

from cuttings.resources.tables import ROOT

FILE = "land.txt.gz"
Ring = tuple[tuple[float, float], ...]


@cache
def land_rings() -> tuple[Ring, ...]:
    """Return the coasts, a closed ring each; the first point is not repeated at the end."""
    lines = gzip.decompress((ROOT / FILE).read_bytes()).decode().splitlines()
    return tuple(tuple(_point(each) for each in line.split()) for line in lines)


def _point(written: str) -> tuple[float, float]:
    longitude, latitude = written.split(",")
    return int(longitude) / 100, int(latitude) / 100
