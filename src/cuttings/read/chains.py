"""Chains: coreference inside one clipping."""

from collections.abc import Sequence

from cuttings.model.finding import Mention
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ()


def link_chains(page: Page) -> Sequence[Mention]:
    """Return the findings of this kind."""
    return page.mentions
