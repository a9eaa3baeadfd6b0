"""Labels."""

from collections.abc import Sequence

from cuttings.model.finding import Label
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_labels(page: Page) -> Sequence[Label]:
    """Return the findings of this kind."""
    return []
