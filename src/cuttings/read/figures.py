"""Figures."""

from collections.abc import Sequence

from cuttings.model.finding import Figure
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_figures(page: Page) -> Sequence[Figure]:
    """Return the findings of this kind."""
    return []
