"""Dataclasses to plain JSON values and back, by their field types.

Enums, decimals and days become strings; tuples become lists; absent stays None. Fields that a class computes itself
(`init=False`) are written, and left out when read; a key that is absent takes the field's default.
`from_plain(to_plain(x), type(x)) == x` for everything in the model.

How a type is written and read is worked out once for each type: a build passes millions of cells through here.
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]


def to_plain(value: object) -> Any:
    """Return the JSON-ready form of a value of the model."""
    kind: Any = type(value)
    write: Convert = _writer_of(kind)
    return write(value)


def from_plain(value: Any, hint: Any) -> Any:
    """Return the value of type `hint` that `to_plain` made this of."""
    return _reader_of(hint)(value)


@cache
def _writer_of(kind: Any) -> Convert:
    if issubclass(kind, tuple):
        return lambda many: [to_plain(each) for each in many]
    if issubclass(kind, Decimal | date | StrEnum):
        return str
    if is_dataclass(kind):
        cells = _cell_writers(kind)
        return lambda value: {name: write(getattr(value, name)) for name, write in cells}
    return lambda value: value


def _cell_writers(kind: Any) -> tuple[tuple[str, Convert], ...]:
    hints = get_type_hints(kind)
    return tuple((each.name, _cell_writer(hints[each.name])) for each in fields(kind))


def _cell_writer(hint: Any) -> Convert:
    """Return what writes a cell: a row of words or numbers, as most cells are, needs no look at each of them."""
    is_row = get_origin(hint) is tuple and get_args(hint)[0] in (str, int)
    return list if is_row else to_plain


@cache
def _reader_of(hint: Any) -> Convert:
    if get_origin(hint) in (Union, types.UnionType):
        return _reader_of(next(each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        read = _reader_of(kind)
        return lambda many: (
            None if many is None else tuple([each if type(each) is kind else read(each) for each in many])
        )
    if is_dataclass(hint):
        return lambda cells: None if cells is None else _build(cells, hint)
    convert: Convert = date.fromisoformat if hint is date else hint
    return lambda value: None if value is None else convert(value)


def _build(cells: dict[str, Any], kind: Any) -> Any:
    given: dict[str, Any] = {}
    for name, hint, read in _cell_readers(kind):
        if name in cells:
            cell = cells[name]
            given[name] = cell if type(cell) is hint else read(cell)  # most are words or numbers already
    return kind(**given)


@cache
def _cell_readers(kind: Any) -> tuple[tuple[str, Any, Convert], ...]:
    hints = get_type_hints(kind)
    return tuple((each.name, hints[each.name], _reader_of(hints[each.name])) for each in fields(kind) if each.init)
