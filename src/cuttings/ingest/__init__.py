"""From bytes to clippings: decode, tell what kind of text it is, cut it up, and say how each date is known."""

from cuttings.ingest.extraction import INGEST_VERSION, Block, Extraction, extract
from cuttings.ingest.plaintext import clipping_of
from cuttings.ingest.sources import walk

__all__ = ["INGEST_VERSION", "Block", "Extraction", "clipping_of", "extract", "walk"]
