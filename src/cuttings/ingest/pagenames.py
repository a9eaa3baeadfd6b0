"""What web pages call their parts and their particulars: the lists of resources/webpages.toml.

In:  the key of a list.
Out: its names in their order, best first, or as a set.
"""

from functools import cache

from cuttings.resources.tables import load_tables, table_languages


@cache
def ordered_names(key: str) -> tuple[str, ...]:
    """Return a list of names. The table is common to all languages: any of them leads to it."""
    return tuple(load_tables(table_languages()[0])["webpages"].get(key, ()))


@cache
def names(key: str) -> frozenset[str]:
    """Return a list of names as a set."""
    return frozenset(ordered_names(key))
