"""Rows of plain columns to record batches and back.

In:  tuples in the order of a schema's columns.
Out: Arrow record batches of a bounded number of rows; or the tuples again.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa


def to_batches(rows: Iterable[tuple[Any, ...]], schema: pa.Schema, *, size: int) -> Iterator[pa.RecordBatch]:
    """Yield batches of at most `size` rows."""
    remaining = iter(rows)
    while chunk := list(islice(remaining, size)):
        columns = [pa.array(column, field.type) for column, field in zip(zip(*chunk, strict=True), schema, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def from_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of batches as tuples."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
