"""Tenures."""

from collections.abc import Sequence

from cuttings.model.finding import Tenure
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_tenures(page: Page) -> Sequence[Tenure]:
    """Return the findings of this kind."""
    return []
