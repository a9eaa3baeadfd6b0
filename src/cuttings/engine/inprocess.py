"""The default engine: one process, rows streamed through `map`, sorted in memory for `map_sorted`."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from cuttings.engine.verbs import BatchFunction

SORTED_BATCH_ROWS = 4096
"""Rows a batch handed to a sorted function: large enough that batch overhead is lost in the work on the rows."""


class InProcess:
    """Runs everything here and now."""

    def map(self, fn: BatchFunction, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the batches, in their order."""
        yield from fn(iter(batches))

    def map_sorted(
        self, fn: BatchFunction, batches: Iterable[pa.RecordBatch], *, key: str, order: Sequence[str]
    ) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the rows sorted by `key`, then by `order`, both ascending."""
        gathered = list(batches)
        if not gathered:
            return
        table = pa.Table.from_batches(gathered).sort_by([(name, "ascending") for name in (key, *order)])
        yield from fn(iter(table.to_batches(max_chunksize=SORTED_BATCH_ROWS)))
