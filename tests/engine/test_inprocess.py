"""The two verbs: however rows are cut into batches and ordered, a function sees the same, each key's rows together."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.engine.inprocess import SORTED_BATCH_ROWS, InProcess
from cuttings.engine.rows import from_batches, to_batches
from cuttings.engine.verbs import Engine

SCHEMA = pa.schema([("outlet", pa.string()), ("day", pa.int64()), ("word", pa.string())])
ENGINE: Engine = InProcess()
Row = tuple[str | None, int, str]
ROWS = st.lists(st.tuples(st.sampled_from("abñ🌊"), st.integers(0, 3), st.sampled_from("xyz")), max_size=30)


def unchanged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the batches as they come."""
    yield from batches


def runs(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield a row for each unbroken run of one key: the key, the length, and the words in their order."""
    for key, rows in groupby(from_batches(batches), key=lambda row: row[0]):
        words = [word for _, _, word in rows]
        yield from to_batches([(key, len(words), "".join(words))], SCHEMA, size=1)


def counted(batches: Iterator[pa.RecordBatch], sizes: list[int]) -> Iterator[pa.RecordBatch]:
    """Yield the batches, and note how many rows each has."""
    for batch in batches:
        sizes.append(batch.num_rows)
        yield batch


def sorted_by(rows: Sequence[Row], order: Sequence[str], *, size: int) -> list[Row]:
    """The rows as a function sees them, when they come in batches of a size."""
    batches = to_batches(rows, SCHEMA, size=size)
    return list(from_batches(ENGINE.map_sorted(unchanged, batches, key="outlet", order=order)))


@given(ROWS, st.integers(1, 7), st.integers(1, 7), st.randoms(use_true_random=False))
def test_order_and_batches_of_the_input_do_not_show(rows: list[Row], one: int, other: int, chance: Random) -> None:
    shuffled = chance.sample(rows, len(rows))
    seen = sorted_by(rows, ["day", "word"], size=one)
    assert seen == sorted_by(shuffled, ["day", "word"], size=other) == sorted(rows)


@given(ROWS, st.integers(1, 7))
def test_the_rows_of_a_key_are_seen_in_one_run(rows: list[Row], size: int) -> None:
    batches = to_batches(rows, SCHEMA, size=size)
    told = list(from_batches(ENGINE.map_sorted(runs, batches, key="outlet", order=["day", "word"])))
    keys = {row[0] for row in rows}
    assert sorted(key for key, *_ in told) == sorted(keys)  # type: ignore[type-var]
    assert sum(length for _, length, _ in told) == len(rows)


def test_a_key_with_more_rows_than_a_batch_stays_in_one_run() -> None:
    count = SORTED_BATCH_ROWS * 2 + 1
    rows = [("b", day, "x") for day in range(count)] + [("a", 0, "y")]
    sizes: list[int] = []

    def watched(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from runs(counted(batches, sizes))

    batches = to_batches(rows, SCHEMA, size=1000)
    told = list(from_batches(ENGINE.map_sorted(watched, batches, key="outlet", order=["day"])))
    assert [(key, length) for key, length, _ in told] == [("a", 1), ("b", count)]
    assert max(sizes) <= SORTED_BATCH_ROWS


@pytest.mark.parametrize(
    ("rows", "order", "expected"),
    [
        ([("a", 10, "x"), ("a", 9, "y")], ["day"], "yx"),  # numbers as numbers: 9 before 10
        ([("a", 1, "z"), ("a", 1, "é"), ("a", 1, "Z")], ["word"], "Zzé"),  # words by code point, whatever the locale
        ([("a", 2, "x"), ("a", 1, "z"), ("a", 1, "y")], ["day", "word"], "yzx"),  # the second only breaks ties
        ([("b", 1, "x"), ("a", 2, "y")], ["day"], "yx"),  # the key comes first
        ([(None, 1, "x"), ("a", 2, "y")], ["day"], "yx"),  # no key is a key, and the last one
    ],
)
def test_rows_are_sorted_by_key_then_by_order(rows: list[Row], order: list[str], expected: str) -> None:
    for size in (1, 10):
        assert "".join(word for _, _, word in sorted_by(rows, order, size=size)) == expected


def test_mapping_keeps_order_and_takes_a_batch_only_when_it_is_asked() -> None:
    """What came before a crash is finished: a batch is yielded before the next one is taken."""
    asked: list[int] = []

    def batches() -> Iterator[pa.RecordBatch]:
        for day in range(5):
            asked.append(day)
            yield from to_batches([("a", day, "x")], SCHEMA, size=1)

    results = ENGINE.map(unchanged, batches())
    assert [row[1] for row in from_batches([next(results), next(results)])] == [0, 1]
    assert asked == [0, 1]
    assert [row[1] for row in from_batches(results)] == [2, 3, 4]


@pytest.mark.parametrize(
    "batches",
    [[], list(to_batches([("a", 1, "x")], SCHEMA, size=1))[0:0], [pa.RecordBatch.from_pylist([], schema=SCHEMA)]],
    ids=["none", "an empty list", "a batch without rows"],
)
def test_nothing_in_is_nothing_out(batches: list[pa.RecordBatch]) -> None:
    assert list(from_batches(ENGINE.map_sorted(runs, batches, key="outlet", order=["day"]))) == []
    assert list(from_batches(ENGINE.map(runs, batches))) == []


@pytest.mark.parametrize("verb", ["map", "map_sorted"])
def test_a_function_that_fails_is_heard(verb: str) -> None:
    def failing(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield next(batches)
        raise ZeroDivisionError

    batches = to_batches([("a", 1, "x")], SCHEMA, size=1)
    results = (
        ENGINE.map(failing, batches) if verb == "map" else ENGINE.map_sorted(failing, batches, key="day", order=[])
    )
    assert next(results).num_rows == 1
    with pytest.raises(ZeroDivisionError):
        next(results)
