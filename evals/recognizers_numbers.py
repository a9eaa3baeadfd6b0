"""Score numbers, percentages, sums of money and ages on the specifications of Recognizers-Text, English and Spanish.

In:  cases: a text, a kind, and all that a recognizer of that kind finds in it, with value and unit.
Out: measures. A case is right when exactly the spans of the gold are found, each with its value (and currency, where
     the gold gives its code). No case of these kinds is left out.

number_accuracy                  over number, percent, currency and age
number_accuracy_KIND_LANGUAGE    over the cases of one kind and language; told, not held

Numbers are read by the number grammar, the other kinds by the grammar of amounts, both without a parse and without the
bounds of figures. What gives no one value ("dozens") and what counts nothing ("nobody") are no numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from cuttings.model.text import Span
from cuttings.read.figures.amounts import PERCENT, Amount, find_amounts
from cuttings.read.figures.composed import find_numbers
from cuttings.read.figures.number_words import NumberKind
from cuttings.resources.tables import Tables, load_tables
from evals.harness import Data, Document, Measure, Miss

KINDS = ("number", "percent", "currency", "age")
NO_VALUE = frozenset({NumberKind.VAGUE, NumberKind.ROUNDED})
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
    text, tables = case["text"], load_tables(case["lang"])
    if case["kind"] == "number":
        numbers = [
            each for each in find_numbers(text, tables) if _has_value(each.kind, text[each.start : each.end], tables)
        ]
        return [Value(Span(each.start, each.end), _plain(str(each.low))) for each in numbers]
    amounts = [each for each in find_amounts(text, tables) if _kind_of(each, tables) == case["kind"]]
    return [Value(Span(each.start, each.end), _plain(str(each.low)), each.unit) for each in amounts]


def _has_value(kind: NumberKind, surface: str, tables: Tables) -> bool:
    is_named = surface.lower() in tables["numbers"]["values"]
    return is_named if kind is NumberKind.NONE else kind not in NO_VALUE


def _kind_of(amount: Amount, tables: Tables) -> str:
    if amount.unit is None:
        return "number"
    if amount.unit == PERCENT:
        return "percent"
    return "age" if amount.unit in tables["figures"]["ages"].values() else "currency"


def _are_equal(gold: Sequence[Value], found: Sequence[Value]) -> bool:
    return len(gold) == len(found) and all(_is_equal(*pair) for pair in zip(gold, found, strict=True))


def _is_equal(gold: Value, found: Value) -> bool:
    return (gold.span, gold.value) == (found.span, found.value) and gold.unit in (None, found.unit)


def _miss(case: Document, gold: Sequence[Value], found: Sequence[Value]) -> Miss:
    how = "differs" if gold and found else "missed" if gold else "extra"
    shown = _shown(case, gold), _shown(case, found)
    return Miss("number_accuracy", case["id"], how, shown[0], shown[1], case["text"])


def _shown(case: Document, values: Sequence[Value]) -> str | None:
    return " ".join(f"{each.span.cut(case['text'])!r}={each.value}" for each in values) or None
