"""Attributions."""

from collections.abc import Sequence

from cuttings.model.finding import Attribution
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_attributions(page: Page) -> Sequence[Attribution]:
    """Return the findings of this kind."""
    return []
