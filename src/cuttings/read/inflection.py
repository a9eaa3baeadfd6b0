"""Written forms of verbs and nouns from their dictionary form, by the endings that a language's table lists.

In:  a word and the table "inflections".
Out: its forms; regular ones from the longest ending that fits, irregular ones from the list.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """What form of a word is written."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    NOUN = "noun"


Table = Mapping[str, Any]


def verb_forms(verb: str, table: Table) -> Iterator[tuple[str, Shape]]:
    """Yield (form, shape) for every written form of a verb."""
    yield verb, Shape.INFINITIVE
    irregular = table.get("irregular", {}).get(verb)
    if irregular:
        for forms, shape in zip(irregular, (Shape.FINITE, Shape.GERUND, Shape.PARTICIPLE), strict=True):
            yield from ((form, shape) for form in forms)
        return
    stem, row = _row(verb, table)
    if verb in table.get("double", ()):
        yield from _doubled(verb)
        return
    for shape in (Shape.FINITE, Shape.GERUND, Shape.PARTICIPLE):
        yield from ((stem + ending, shape) for ending in row.get(shape, ()))


def noun_forms(noun: str, table: Table) -> Iterator[str]:
    """Yield a noun and its plurals, the last word of a compound changed."""
    yield noun
    for row in table.get("plurals", ()):
        if noun.endswith(row["ending"]):
            yield noun[: len(noun) - len(row["ending"])] + row["plural"]
            return


def _row(verb: str, table: Table) -> tuple[str, Table]:
    rows: Sequence[Table] = table.get("inflection", ())
    fitting = [row for row in rows if verb.endswith(row["ending"])]
    row = max(fitting, key=lambda row: len(row["ending"]), default={"ending": ""})
    return verb[: len(verb) - len(row["ending"])], row


def _doubled(verb: str) -> Iterator[tuple[str, Shape]]:
    yield from ((form, Shape.FINITE) for form in (f"{verb}s", f"{verb}{verb[-1]}ed"))
    yield f"{verb}{verb[-1]}ing", Shape.GERUND
    yield f"{verb}{verb[-1]}ed", Shape.PARTICIPLE
