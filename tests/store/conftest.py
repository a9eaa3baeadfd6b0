"""Real SQLite files in a folder of each test's own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cuttings.store.database import connect


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A new database, open for writing."""
    with closing(connect(tmp_path, write=True)) as connection:
        yield connection
