"""Score numbers, percentages, sums of money and ages on the specifications of Recognizers-Text, English and Spanish.

In:  cases: a text, a kind, and all that a recognizer of that kind finds in it, with value and unit.
Out: measures. A case is right when exactly the spans of the gold are found, each with its value (and currency, where the
     gold gives its code). No case of these kinds is left out.

number_accuracy                  over number, percent, currency and age
number_accuracy_KIND_LANGUAGE    over the cases of one kind and language; told, not held

Numbers are read by the number grammar, the other kinds by the grammar of quantities, both without a parse. What gives no
one value is not a number to the gold, nor are words for none: "dozens", "no", "nobody".
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from cuttings.model.text import Span
from cuttings.read.figures.numbers import NumberKind, find_numbers
from cuttings.read.figures.quantities import Quantity, find_quantities
from cuttings.resources.tables import Tables, load_tables
from evals.harness import Data, Document, Measure, Miss

KINDS = ("number", "percent", "currency", "age")
NO_VALUE = frozenset({NumberKind.VAGUE, NumberKind.ROUNDED, NumberKind.NONE})
DIGITS = 5
"""Significant digits in which two values are equal: fractions of the gold are cut off, not rounded."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value at its place; `unit` is a currency's code, or None where it is not compared."""

    span: Span
    value: str
    unit: str | None = None


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all cases of these kinds."""
    right: dict[tuple[str, str], list[bool]] = {}
    misses: list[Miss] = []
    for case in data.documents():
        if case["kind"] not in KINDS:
            continue
        gold, found = _gold(case), _found(case)
        is_right = _are_equal(gold, found)
        right.setdefault((case["kind"], case["lang"]), []).append(is_right)
        misses += [] if is_right else [_miss(case, gold, found)]
    every = [each for many in right.values() for each in many]
    yield Measure("number_accuracy", _share(every), len(every), tuple(misses))
    for (kind, language), many in sorted(right.items()):
        yield Measure(f"number_accuracy_{kind}_{language}", _share(many), len(many), is_held=False)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def _gold(case: Document) -> list[Value]:
    return [_gold_value(row) for row in case["results"]]


def _gold_value(row: Mapping[str, Any]) -> Value:
    resolution = row["resolution"] or {}
    written = str(resolution.get("value")).removesuffix("%").replace(",", ".")
    return Value(Span(row["start"], row["end"]), _plain(written), resolution.get("isoCurrency"))


def _plain(written: str) -> str:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    return f"{value:.{DIGITS}g}"


def _found(case: Document) -> list[Value]:
    tables = load_tables(case["lang"])
    if case["kind"] == "number":
        return _numbers(case["text"], tables)
    return [
        Value(Span(each.start, each.end), _plain(str(each.low)), each.unit)
        for each in find_quantities(case["text"], tables)
        if _is_of(case["kind"], each)
    ]
