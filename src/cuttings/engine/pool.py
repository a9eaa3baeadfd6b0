"""The engine for many clippings: batches are worked on in several processes, each with a language model of its own.

A batch goes out as a worker becomes free, and results come back in any order, so no more than a few stand in memory.
Nothing is kept between them: whoever collects the results stores each at once, and what is stored is not asked for
again, so a build that was killed goes on where it stopped. Sorting is done here, in process.

Each worker hangs on a pipe of its own, and nothing else is shared: whichever side dies, however it dies, the other sees
the pipe close. (ProcessPoolExecutor's workers outlive a killed parent, and one killed while it writes leaves the parent
waiting for ever, since all write into one pipe.)
"""

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import cast

import pyarrow as pa

from cuttings.engine.inprocess import InProcess
from cuttings.engine.verbs import BatchFunction
from cuttings.errors import WorkerLost

Outcome = list[pa.RecordBatch] | Exception


class Pool:
    """Runs `map` in a number of processes. They are started with the first batches and end with the last."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def map(self, fn: BatchFunction, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of each batch, as they are done. Raises WorkerLost when a process was killed."""
        remaining = iter(batches)
        with _workers() as workers:
            for batch in islice(remaining, self.processes):
                _send(_start(fn, workers), batch)
            busy = set(workers)
            while busy:
                for pipe in cast("list[Connection]", wait(list(busy))):
                    done = _receive(pipe)
                    batch = next(remaining, None)
                    if batch is None:
                        busy.remove(pipe)
                    else:
                        _send(pipe, batch)  # before the results are looked at: the worker need not wait for that
                    yield from done

    def map_sorted(
        self, fn: BatchFunction, batches: Iterable[pa.RecordBatch], *, key: str, order: Sequence[str]
    ) -> Iterator[pa.RecordBatch]:
        """Yield what `fn` makes of the rows sorted by `key`, then by `order`; in process."""
        yield from InProcess().map_sorted(fn, batches, key=key, order=order)


def available_processes() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _workers() -> Iterator[dict[Connection, SpawnProcess]]:
    """Give a place for processes by their pipes; end them however it is left: what they still do is wanted no more."""
    workers: dict[Connection, SpawnProcess] = {}
    try:
        yield workers
    finally:
        for process in workers.values():
            process.terminate()
        for pipe, process in workers.items():
            pipe.close()
            process.join()


def _start(fn: BatchFunction, workers: dict[Connection, SpawnProcess]) -> Connection:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, fn), daemon=True)
    with _interrupts_held():
        process.start()
        workers[ours] = process
    theirs.close()
    return ours


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it is born deaf to it, so that the parent alone stops."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(pipe: Connection, batch: pa.RecordBatch) -> None:
    with _loss_told():
        _write(pipe, batch)


def _receive(pipe: Connection) -> list[pa.RecordBatch]:
    with _loss_told():
        outcome: Outcome = pipe.recv()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _write(pipe: Connection, message: pa.RecordBatch | Outcome) -> None:
    """Send a message as bytes of ours: `Connection.send` writes from a buffer that complains when the pipe breaks."""
    pipe.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


@contextmanager
def _loss_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as error:  # OSError: it died in the middle of a message
        raise WorkerLost(
            "A reading process was killed, perhaps for want of memory. What was finished is kept; build again, "
            "with --processes 1 if it happens once more."
        ) from error


def _work(parent: Connection, fn: BatchFunction) -> None:
    """Work on one batch after another, until the parent closes its side of the pipe or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows, where a mask is not inherited
    with suppress(EOFError, OSError):
        while True:
            _write(parent, _outcome(fn, parent.recv()))


def _outcome(fn: BatchFunction, batch: pa.RecordBatch) -> Outcome:
    try:
        return list(fn(iter([batch])))
    except Exception as error:  # noqa: BLE001 - whatever went wrong is raised again by the parent
        return error
