"""Reports."""

from collections.abc import Sequence

from cuttings.model.finding import Report
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_reports(page: Page) -> Sequence[Report]:
    """Return the findings of this kind."""
    return []
