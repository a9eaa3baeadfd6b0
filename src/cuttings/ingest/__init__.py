"""From bytes to clippings: decode, tell what kind of text it is, cut it up, and say how each date is known."""

from cuttings.ingest.addresses import page_of
from cuttings.ingest.extraction import INGEST_VERSION, Block, Extraction, extract
from cuttings.ingest.frontmatter import checked
from cuttings.ingest.plaintext import clipping_of
from cuttings.ingest.sources import read_file, walk

__all__ = ["INGEST_VERSION", "Block", "Extraction", "checked", "clipping_of", "extract", "page_of", "read_file", "walk"]
