"""The two verbs that every engine implements; all heavy work of a dossier goes through them.

`map` runs a function over batches of rows that do not depend on each other. `map_sorted` first brings the rows of one
key together and in order, so that the function sees each key's rows contiguously. An engine may cut the rows into
partitions as it likes, never through a key; results come back in any order, so whoever collects them sorts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import pyarrow as pa

BatchFunction = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]
"""Takes the batches of one partition and yields batches; pure, and it must survive being pickled by name."""


class Engine(Protocol):
    """Runs batch functions: in process, in a pool, or on a cluster."""

    def map(self, fn: BatchFunction, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the batches."""
        ...

    def map_sorted(
        self, fn: BatchFunction, batches: Iterable[pa.RecordBatch], *, key: str, order: Sequence[str]
    ) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the rows sorted by `key`, then by `order`, both ascending."""
        ...
