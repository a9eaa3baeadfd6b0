"""Names: persons, organizations, groups, places, offices."""

from collections.abc import Sequence

from cuttings.model.finding import Mention
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def read_names(page: Page) -> Sequence[Mention]:
    """Return the findings of this kind."""
    return []
