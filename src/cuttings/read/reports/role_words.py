"""The small words that bind parties to a trigger, compiled from the table "roles".

In:  the tables of a language.
Out: `RoleWords`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from cuttings.resources.tables import Tables

TABLES = ("roles",)


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists of the table "roles"; its comments tell what each is for. `toward`, `source` by PLOVER type."""

    within: frozenset[str]
    here: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    between: frozenset[str]
    light: frozenset[str]
    engaged: frozenset[str]
    undergoing: frozenset[str]
    during: frozenset[str]
    crimes: frozenset[str]
    bearers: frozenset[str]
    bidding: frozenset[str]
    suspects: frozenset[str]
    targets: frozenset[str]
    blame: frozenset[str]
    claiming: frozenset[str]
    instruments: frozenset[str]
    portions: frozenset[str]
    bodies: frozenset[str]
    object_control: frozenset[str]
    controlling: frozenset[str]
    asking: frozenset[str]
    personal: frozenset[str]
    impersonal: frozenset[str]
    deeds: frozenset[str]
    moments: frozenset[str]
    toward: Mapping[str, frozenset[str]]
    source: Mapping[str, frozenset[str]]


@cache
def role_words(tables: Tables) -> RoleWords:
    """Return the compiled table "roles" of a language."""

    def by_type(key: str) -> dict[str, frozenset[str]]:
        return {kind: frozenset(words) for kind, words in tables["roles"].get(key, {}).items()}

    lists = [each.name for each in fields(RoleWords) if each.name not in ("toward", "source")]
    listed = {name: tables.words("roles", name) for name in lists}
    return RoleWords(**listed, toward=by_type("toward"), source=by_type("source"))
