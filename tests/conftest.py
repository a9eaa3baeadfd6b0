"""Options of the whole suite."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Time says how busy the machine is, not whether a law holds: no example has a deadline, no strategy is "too slow".
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--screens`: where the tests that look at pages leave their pictures."""
    parser.addoption("--screens", type=Path, default=None, metavar="DIR", help="write pictures of the pages into DIR")
