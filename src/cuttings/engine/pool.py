"""The engine for many clippings: batches are worked on in several processes, each with a language model of its own.

Batches go out as workers become free and come back in any order, so no more than a few stand in memory. Nothing is kept
between them: whoever collects the results stores each at once, and what is stored is not asked for again, so a build
that was killed goes on where it stopped. Sorting is done here, in process.
"""

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

import pyarrow as pa

from cuttings.engine.inprocess import InProcess
from cuttings.engine.verbs import BatchFunction
from cuttings.errors import WorkerLost

AHEAD = 2
"""Batches handed out for each process: one that it works on and one that waits."""

Batches = list[pa.RecordBatch]


class Pool:
    """Runs `map` in a number of processes. They are started with the first batch and end with the last."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def map(self, fn: BatchFunction, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of each batch, as they are done. Raises WorkerLost when a process was killed."""
        remaining = iter(batches)
        executor = ProcessPoolExecutor(
            self.processes, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_parent
        )
        pending = {executor.submit(_run, fn, each) for each in islice(remaining, AHEAD * self.processes)}
        try:
            while pending:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                pending |= {executor.submit(_run, fn, each) for each in islice(remaining, len(done))}
                yield from _results(done)
        except BrokenProcessPool as error:
            raise WorkerLost(
                "A reading process was killed, perhaps for want of memory. What was finished is kept; build again, "
                "with --processes 1 if it happens once more."
            ) from error
        finally:
            executor.shutdown(cancel_futures=True)

    def map_sorted(
        self, fn: BatchFunction, batches: Iterable[pa.RecordBatch], *, key: str, order: Sequence[str]
    ) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the rows sorted by `key`, then by `order`; in process."""
        yield from InProcess().map_sorted(fn, batches, key=key, order=order)


def available_processes() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(fn: BatchFunction, batch: pa.RecordBatch) -> Batches:
    return list(fn(iter([batch])))


def _results(done: Iterable["Future[Batches]"]) -> Iterator[pa.RecordBatch]:
    for each in done:
        yield from each.result()


def _leave_interrupts_to_parent() -> None:
    """Let Ctrl-C stop the parent alone: it lets what is being read be finished and stored."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
