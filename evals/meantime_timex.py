"""Score expressions of time and their values in news, English and Spanish.

In:  meantime-timex/*.jsonl: the first sentences of Wikinews articles, each expression with its type and TIMEX3 value,
     and the day of writing, which is the filing day.
Out: for each language
value_accuracy      DATE expressions of the gold: the value of ours that stands there (overlaps most) is equal
relative_accuracy   the same, over those whose year is not among their words: counted or filled in, not copied
value_f1            end to end, all types: the same words to the letter, and the same value
date_f1             the same, over DATE alone
span_f1, touch_f1   the same words, whatever the value; words that overlap

Source: github.com/NGEscribano/XTN-timexes, MEANTIME (CC BY 4.0). No score on this part is published; dateparser, given
the span and the day, has .777 (en) and .555 (es) of value_accuracy.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cuttings.model.finding import Timex
from cuttings.model.text import Span
from evals.harness import Data, Document, Measure, Miss, miss_at, misses_of
from evals.matching import Tally, match, share_in_common
from evals.reading import read_text

DATE = "DATE"
METRICS = ("value_accuracy", "relative_accuracy", "value_f1", "date_f1", "span_f1", "touch_f1")
HELD = frozenset({"value_accuracy", "value_f1"})
"""The others are parts of these, and told alone."""


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: where it stands, its words, its type and value as TIMEX3 writes them."""

    place: Span
    surface: str
    type: str
    value: str

    @property
    def is_relative(self) -> bool:
        """Whether the year of its value is not among its words."""
        return self.value[:4] not in self.surface

    def __str__(self) -> str:
        """Return it on one line."""
        return f"“{self.surface}” {self.type} {self.value}"


@dataclass(slots=True)
class Board:
    """Counts and misses of one language, gathered document by document."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def count(self, metric: str, tally: Tally) -> None:
        """Add to the counts of a metric."""
        self.tallies[metric] = self.tallies.get(metric, Tally()) + tally


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of each language, each document read once."""
    boards: dict[str, Board] = {}
    for document in data.documents():
        read = read_text(document["text"], document["lang"], date.fromisoformat(document["dct"]))
        board = boards.setdefault(document["lang"], Board())
        compare_document(document, found_times(read.findings), board)
    for language, board in sorted(boards.items()):
        yield from measures(board, language)


def found_times(findings: Iterable[object]) -> list[Time]:
    """Return our expressions, the first reading of each."""
    own = [each for each in findings if isinstance(each, Timex) and not each.reading]
    return [Time(each.words.span, each.words.surface, each.type.upper(), each.timex3) for each in own]


def gold_times(document: Document) -> list[Time]:
    """Return the gold of a document."""
    rows = document["timexes"]
    return [Time(Span(row["start"], row["end"]), row["surface"], row["type"], row["value"]) for row in rows]


def compare_document(document: Document, found: Sequence[Time], board: Board) -> None:
    """Add to the board what our expressions are worth against the gold of a document."""
    gold = gold_times(document)
    _compare_values(document, [each for each in gold if each.type == DATE], found, board)
    rules: dict[str, Callable[[Time, Time], bool]] = {
        "value_f1": lambda one, other: one.place == other.place and _same_value(one, other),
        "span_f1": lambda one, other: one.place == other.place,
        "touch_f1": lambda one, other: True,
    }
    for metric, agrees in rules.items():
        matching = match(gold, found, overlap=_overlap, agrees=agrees)
        board.count(metric, matching.tally)
        board.misses += misses_of(metric, matching, document)
    gold, found = ([each for each in times if each.type == DATE] for times in (gold, found))
    board.count("date_f1", match(gold, found, overlap=_overlap, agrees=rules["value_f1"]).tally)


def measures(board: Board, language: str) -> Iterable[Measure]:
    """Return the measures of a language."""
    for metric in METRICS:
        tally = board.tallies.get(metric, Tally())
        name = f"{metric}_{language}"
        misses = tuple(replace(miss, metric=name) for miss in board.misses if miss.metric == metric)
        share = tally.recall if metric.endswith("accuracy") else tally.f1
        yield Measure(name, share, tally.expected, misses, metric in HELD)


def _compare_values(document: Document, gold: Sequence[Time], found: Sequence[Time], board: Board) -> None:
    for each in gold:
        nearest = max(found, key=lambda other: _overlap(each, other), default=None)
        other = nearest if nearest and _overlap(each, nearest) else None
        is_right = other is not None and _same_value(each, other)
        for metric in ("value_accuracy", "relative_accuracy")[: 1 + each.is_relative]:
            board.count(metric, Tally(is_right, 1))
            board.misses += [] if is_right else [miss_at(metric, document, each, other)]


def _same_value(one: Time, other: Time) -> bool:
    return one.value.upper() == other.value.upper()


def _overlap(one: Time, other: Time) -> float:
    return share_in_common([one.place], [other.place])
