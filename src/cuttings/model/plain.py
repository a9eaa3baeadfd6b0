"""Dataclasses to plain JSON values and back, by their field types.

Enums, decimals and days become strings; tuples become lists; absent stays None. Fields that a class computes itself
(`init=False`) are written, and left out when read; a key that is absent takes the field's default.
`from_plain(to_plain(x), type(x)) == x` for everything in the model.
"""

import types
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: object) -> Any:
    """Return the JSON-ready form of a value of the model."""
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, Decimal | date | StrEnum):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in _fields_of(type(value))}
    return value


def from_plain(value: Any, hint: Any) -> Any:
    """Return the value of type `hint` that `to_plain` made this of."""
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        return from_plain(value, next(each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is tuple:
        return tuple(from_plain(each, get_args(hint)[0]) for each in value)
    if is_dataclass(hint):
        return _build(value, hint)
    return date.fromisoformat(value) if hint is date else hint(value)


def _build(value: dict[str, Any], kind: Any) -> Any:
    hints = _hints_of(kind)
    keys = value.keys()
    named = [each.name for each in _fields_of(kind) if each.init and each.name in keys]
    cells = {name: from_plain(value[name], hints[name]) for name in named}
    return kind(**cells)


@cache
def _fields_of(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints_of(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
