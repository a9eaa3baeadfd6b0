"""Figures of the challenge set: texts with the gold marked in them, and one figure as gold and reading are compared.

In:  a file `figures.LANGUAGE.toml` (challenge/README.md tells what its marks mean), or a reading of a text.
Out: items with their figures, each a `Counted`.

`[F1:…]` are the number words of figure 1, `[N1:…]` the noun it counts. A row of `says` gives number, effect, bound,
value, then "additional" or "part", then whose it is: "1 killed at_least 17 additional: Ana Ruiz".
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from cuttings.model.finding import Attribution, Bound, Figure, Scope
from cuttings.model.text import Span, Words
from evals.marked import KEYS, BadItem, Half, Mark, parse_marks
from evals.reading import ReadText

_ROW = re.compile(
    r"(?P<number>\d) (?P<effect>[a-z]+) (?P<bound>[a-z_]+) (?P<low>[\d.]+?)(?:\.\.(?P<high>[\d.]+))?"
    r"(?: (?P<scope>additional|part))?(?:: (?P<whose>.+))?"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure: where its number stands, its interval, what happened, of what, and whose it is."""

    number: Words
    low: Decimal
    high: Decimal | None
    bound: Bound
    effect: str
    counted: Words | None
    scope: Scope
    whose: str | None

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.number.span

    def __str__(self) -> str:
        """Return it on one line."""
        noun = self.counted.surface if self.counted else "–"
        interval = f"[{self.low}, {self.high}] {self.bound}"
        return f"{self.number.surface!r} {interval} {self.effect} | {noun} | {self.scope} | {self.whose or '–'}"


@dataclass(frozen=True, slots=True)
class CountedItem:
    """One text with its figures; none for a text that only looks as if somebody counted."""

    id: str
    language: str
    group: str
    half: Half
    why: str
    text: str
    counted: tuple[Counted, ...]


def load_counted(path: Path) -> list[CountedItem]:
    """Return the items of a file named `figures.LANGUAGE.toml`. Raises BadItem where one does not hold."""
    language = path.name.split(".")[-2]
    return [counted_item(row, language) for row in tomllib.loads(path.read_text(encoding="utf-8"))["item"]]


def counted_item(row: Mapping[str, Any], language: str) -> CountedItem:
    """Return one item of a file. Raises BadItem when its cells, marks and rows do not fit."""
    if set(row) != KEYS or not row["why"]:
        raise BadItem(f"{row.get('id')}: an item has exactly {', '.join(sorted(KEYS))}, and says why it is there.")
    text, marks = parse_marks(row["text"], row["id"])
    counted = tuple(_counted(row["id"], row["says"], marks, text))
    return CountedItem(row["id"], language, row["group"], Half(row["half"]), row["why"], text, counted)


def counted_in(read: ReadText) -> list[Counted]:
    """Return the figures of a reading."""
    speakers = {each.id: each.speaker_name for each in read.findings if isinstance(each, Attribution)}
    return [
        Counted(
            number=each.number,
            low=each.low,
            high=each.high,
            bound=each.bound,
            effect=each.effect or "other",
            counted=each.counted,
            scope=each.scope,
            whose=speakers.get(each.attribution or ""),
        )
        for each in read.findings
        if isinstance(each, Figure)
    ]


def _counted(id: str, rows: Sequence[str], marks: Sequence[Mark], text: str) -> Iterator[Counted]:
    numbers = {number for mark in marks for number in mark.numbers}
    if numbers != set(range(1, len(rows) + 1)):
        raise BadItem(f"{id}: the marks are numbered {sorted(numbers)}, and there are {len(rows)} rows.")
    for number, row in enumerate(rows, start=1):
        written = _ROW.fullmatch(row)
        if written is None or int(written["number"]) != number:
            raise BadItem(f"{id}: “{row}” is not number, effect, bound and value in the order of the numbers.")
        spans = {mark.role: mark.span for mark in marks if number in mark.numbers}
        if "F" not in spans:
            raise BadItem(f"{id}: figure {number} has no number words.")
        yield _one_counted(written, spans, text)


def _one_counted(written: re.Match[str], spans: Mapping[str, Span], text: str) -> Counted:
    words = {role: Words(span.start, span.end, span.cut(text)) for role, span in spans.items()}
    low, high = _interval(written)
    return Counted(
        number=words["F"],
        low=low,
        high=high,
        bound=Bound(written["bound"]),
        effect=written["effect"],
        counted=words.get("N"),
        scope=Scope(written["scope"] or Scope.TOTAL),
        whose=written["whose"],
    )


def _interval(written: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    value = Decimal(written["low"])
    if written["high"]:
        return value, Decimal(written["high"])
    opened = {"at_least": (value, None), "at_most": (Decimal(0), value)}
    return opened.get(written["bound"], (value, value))
