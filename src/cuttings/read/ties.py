"""Ties."""

from collections.abc import Sequence

from cuttings.model.finding import Tie
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_ties(page: Page) -> Sequence[Tie]:
    """Return the findings of this kind."""
    return []
