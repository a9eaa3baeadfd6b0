"""Rows and batches: every row travels, in order, in batches of a bounded size."""

from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.engine.rows import from_batches, to_batches

SCHEMA = pa.schema([("place", pa.string()), ("count", pa.int64())])
ROWS = st.lists(st.tuples(st.none() | st.text(), st.none() | st.integers(-(2**63), 2**63 - 1)), max_size=20)


@given(ROWS, st.integers(1, 8))
def test_rows_come_back_equal_from_batches_of_at_most_the_size(
    rows: list[tuple[str | None, int | None]], size: int
) -> None:
    batches = list(to_batches(rows, SCHEMA, size=size))
    assert list(from_batches(batches)) == rows
    assert [batch.num_rows for batch in batches] == [len(rows[at : at + size]) for at in range(0, len(rows), size)]
    assert all(batch.schema == SCHEMA for batch in batches)


def test_rows_are_taken_a_batch_at_a_time() -> None:
    """A dossier larger than memory is never gathered first."""
    taken: list[int] = []

    def rows() -> Iterator[tuple[str, int]]:
        for number in range(100):
            taken.append(number)
            yield "Port Vale", number

    next(to_batches(rows(), SCHEMA, size=3))
    assert taken == [0, 1, 2]


@pytest.mark.parametrize(
    "rows",
    [
        [("Port Vale",)],  # a cell short
        [("Port Vale", 1, 2)],
        [("Port Vale", 1), ("San Aurelio",)],  # the second row only
        [("Port Vale", "one")],  # a word for a number
    ],
)
def test_a_row_that_does_not_fit_is_refused_not_bent(rows: list[tuple[object, ...]]) -> None:
    with pytest.raises((ValueError, TypeError)):
        list(to_batches(rows, SCHEMA, size=10))
