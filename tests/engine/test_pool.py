"""The pool: the same rows as in process, whoever worked on them; a lost process is one clear error."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pyarrow as pa
import pytest

from cuttings.engine.pool import Pool, available_processes
from cuttings.engine.rows import from_batches, to_batches
from cuttings.errors import WorkerLost

SCHEMA = pa.schema([("number", pa.int64())])


def squared(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the squares."""
    for batch in batches:
        yield from to_batches([(number * number,) for (number,) in from_batches([batch])], SCHEMA, size=9)


def killing(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Kill this process on the number 7."""
    for batch in batches:
        if (7,) in from_batches([batch]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield batch


def interrupting(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Press Ctrl-C on the number 7: here and in the parent."""
    for batch in batches:
        if (7,) in from_batches([batch]):
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getppid(), signal.SIGINT)
        yield batch


def failing(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Raise on the number 7."""
    for batch in batches:
        if (7,) in from_batches([batch]):
            raise ValueError("seven")
        yield batch


def numbers(count: int) -> Iterator[pa.RecordBatch]:
    """Yield numbers, two a batch."""
    yield from to_batches(((number,) for number in range(count)), SCHEMA, size=2)


def test_all_rows_come_back_whoever_worked_on_them() -> None:
    found = list(from_batches(Pool(2).map(squared, numbers(31))))
    assert sorted(found) == [(number * number,) for number in range(31)]


def test_nothing_in_gives_nothing_out() -> None:
    assert list(Pool(2).map(squared, numbers(0))) == []


def test_a_killed_process_is_one_clear_error() -> None:
    with pytest.raises(WorkerLost, match="What was finished is kept"):
        list(Pool(2).map(killing, numbers(20)))


def test_ctrl_c_stops_the_parent_and_with_it_the_processes() -> None:
    with pytest.raises(KeyboardInterrupt):
        list(Pool(2).map(interrupting, numbers(20)))
    assert multiprocessing.active_children() == []


def test_whoever_stops_asking_leaves_no_process() -> None:
    results = Pool(2).map(squared, numbers(20))
    assert next(results)
    assert len(multiprocessing.active_children()) == 2
    del results
    assert multiprocessing.active_children() == []


def test_no_more_processes_are_started_than_there_are_batches() -> None:
    results = Pool(9).map(squared, numbers(3))
    assert next(results)
    assert len(multiprocessing.active_children()) == 2
    assert len(list(results)) == 1


def test_an_error_in_a_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="seven"):
        list(Pool(2).map(failing, numbers(20)))


def test_rows_of_a_key_are_sorted_together() -> None:
    rows = Pool(2).map_sorted(squared, numbers(5), key="number", order=())
    assert list(from_batches(rows)) == [(0,), (1,), (4,), (9,), (16,)]


def test_at_least_one_process_is_available() -> None:
    assert available_processes() >= 1
