"""Options of the whole suite."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--screens`: where the tests that look at pages leave their pictures."""
    parser.addoption("--screens", type=Path, default=None, metavar="DIR", help="write pictures of the pages into DIR")
