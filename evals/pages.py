"""Saved pages that lie beside their labels, gzipped."""

import gzip

from evals.harness import Data, Document


def page_bytes(row: Document, data: Data) -> bytes:
    """Return the bytes of the page that a row names, relative to the file of the row."""
    return gzip.decompress((data.files[0].parent / row["html"]).read_bytes())
