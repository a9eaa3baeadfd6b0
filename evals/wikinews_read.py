"""Score news articles read sentence by sentence: who says what, how many, what happened, who holds which office.

In:  documents with gold attributions, figures, reports, tenures and labels; a kind that a document lacks is not scored.
Out: one F1 a kind, and two metrics of status. English metrics have no suffix; those of "es" end in "_es".

Gold and findings are brought to the same five record types, so that one set of rules compares them:

attribution_f1   content shares at least half of its characters (intersection over union), and the head of our source
                 lies inside the gold source; no source equals no source. An elided subject (gold without words that
                 names the speaker) is also met by our speaker's name. The head is the syntactic one where the text was
                 parsed, else the last word before the first preposition, relative or "and". Thought is not in the gold.
figure_f1        the numbers overlap; low, high (to two decimals), bound and effect are equal.
report_f1        the triggers overlap; the types are equal.
status_accuracy  over reports whose triggers overlap, whatever their types: equal status; unsure counts half.
status_f1_rest   over the same pairs: the mean of F1 over every status in the gold but happened; unsure is a miss.
tenure_f1        person and office overlap; the kinds are equal.
label_f1         the labels overlap, the head of our target lies inside the gold target, the voices are equal.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from cuttings.model.finding import Attribution, Figure, Label, Report, Tenure
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.matching import Matching, Tally, match, share_in_common
from evals.reading import ReadText, read_text

LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one."""
UNSURE = "unsure"
UNSURE_COUNTS = 0.5
MAP = Path(__file__).parent / "maps" / "wikinews.toml"


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution. `head` is where the head of the source stands; in the gold it is the source itself."""

    content: tuple[Words, ...]
    source: Words | None
    head: Span | None
    speaker: str | None
    cue: Words | None

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.content[0].span if self.content else (self.cue or self.source or NOWHERE).span

    def __str__(self) -> str:
        """Return it on one line."""
        said = " … ".join(_short(words.surface) for words in self.content)
        return f"{_surface(self.source)} ({self.speaker or '–'}) | {_surface(self.cue)} | {said}"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure."""

    words: Words
    number: Words
    low: Decimal | None
    high: Decimal | None
    bound: str
    effect: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.number.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.words.surface!r} [{self.low}, {self.high}] {self.bound} {self.effect}"


@dataclass(frozen=True, slots=True)
class Act:
    """A report."""

    trigger: Words
    type: str
    status: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.trigger.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.trigger.surface!r} {self.type} {self.status}"


@dataclass(frozen=True, slots=True)
class Holding:
    """A tenure."""

    person: Words
    office: Words
    kind: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.office.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.person.surface!r}@{self.person.start} {self.kind} {self.office.surface!r}"


@dataclass(frozen=True, slots=True)
class Naming:
    """A label. `head` is where the head of the target stands; in the gold it is the target itself."""

    label: Words
    target: Words
    head: Span
    voice: str

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.label.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.label.surface!r} of {self.target.surface!r} ({self.voice})"


NOWHERE = Words(0, 0, "")
Record = TypeVar("Record", Saying, Count, Act, Holding, Naming)


@dataclass(frozen=True, slots=True)
class Records:
    """All that is compared in one document; None for a kind that it was not read for."""

    sayings: Sequence[Saying] | None = None
    counts: Sequence[Count] | None = None
    acts: Sequence[Act] | None = None
    holdings: Sequence[Holding] | None = None
    namings: Sequence[Naming] | None = None


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Record]):
    """How one kind of record is compared, and the metric that comes of it."""

    metric: str
    pick: Callable[[Records], Sequence[Record] | None]
    overlap: Callable[[Record, Record], float]
    agrees: Callable[[Record, Record], bool]


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered document by document."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents, each read once."""
    board = Board()
    for document in data.documents():
        read = read_text(document["text"], document.get("lang") or "en", _day(document.get("date")))
        compare_document(document, records_of_findings(read), board)
        board.misses += [Miss("refused", document["id"], "refused", None, fault, "") for fault in read.refused]
    return measures(board)


def compare_document(document: Document, found: Records, board: Board) -> None:
    """Add to the board what the records found in a document are worth against its gold."""
    gold = records_of_gold(document)
    _compare(SAYINGS, gold, found, document, board)
    _compare(COUNTS, gold, found, document, board)
    _compare(ACTS, gold, found, document, board)
    _compare(HOLDINGS, gold, found, document, board)
    _compare(NAMINGS, gold, found, document, board)
    _compare_statuses(gold, found, document, board)


def measures(board: Board) -> list[Measure]:
    """Return the measures of a board; a metric without gold is left out."""
    values = {metric: (tally.f1, tally.expected) for metric, tally in board.tallies.items()}
    if "report_f1" in values:
        values["status_accuracy"] = (_status_accuracy(board.statuses), board.statuses.total())
        rest = {pair: count for pair, count in board.statuses.items() if pair[0] != "happened"}
        values["status_f1_rest"] = (_status_f1_rest(board.statuses), sum(rest.values()))
    by_metric = {metric: tuple(miss for miss in board.misses if miss.metric == metric) for metric in values}
    refused = tuple(miss for miss in board.misses if miss.metric == "refused")
    made = [Measure(metric, value, n, by_metric[metric]) for metric, (value, n) in values.items() if n]
    return [*made, Measure("refused_share", float(bool(refused)), len(refused), refused)] if refused else made


def records_of_gold(document: Document) -> Records:
    """Return the gold of a document as records."""

    def each(kind: str, make: Callable[[Mapping[str, Any]], Any]) -> list[Any] | None:
        return [make(row) for row in document[kind]] if kind in document else None

    return Records(
        sayings=each("attributions", _gold_saying),
        counts=each("figures", _gold_count),
        acts=each("reports", lambda row: Act(_words(row["trigger"]), row["type"], row["status"])),
        holdings=each("tenures", lambda row: Holding(_words(row["person"]), _words(row["office"]), row["kind"])),
        namings=each("labels", _gold_naming),
    )


def records_of_findings(read: ReadText) -> Records:
    """Return the findings of a reading as records, in the words of the gold (maps/wikinews.toml)."""
    ends = frozenset(_map()["head"]["ends"])
    acts = _map()["attribution"]["acts"]
    found = read.findings
    return Records(
        sayings=[_saying(each, read, ends) for each in found if isinstance(each, Attribution) and each.act in acts],
        counts=[_count(each) for each in found if isinstance(each, Figure)],
        acts=[_act(each) for each in found if isinstance(each, Report)],
        holdings=[_holding(each) for each in found if isinstance(each, Tenure)],
        namings=[
            Naming(each.label, each.target, read.head_of(each.target, ends), str(each.voice))
            for each in found
            if isinstance(each, Label)
        ],
    )


def _gold_saying(row: Mapping[str, Any]) -> Saying:
    source = _words(row["source"]) if row["source"] else None
    cue = _words(row["cue"]) if row["cue"] else None
    content = tuple(_words(words) for words in row["content"])
    return Saying(content, source, source.span if source else None, row["source_is"], cue)


def _saying(found: Attribution, read: ReadText, ends: frozenset[str]) -> Saying:
    head = read.head_of(found.source, ends) if found.source else None
    return Saying(found.content, found.source, head, found.speaker_name, found.cue)


def _gold_count(row: Mapping[str, Any]) -> Count:
    low, high = _number(row["low"]), _number(row["high"])
    return Count(_words(row["span"]), _words(row["number"]), low, high, row["bound"], row["effect"])


def _count(found: Figure) -> Count:
    low, high = _number(found.low), _number(found.high)
    return Count(found.words, found.number, low, high, str(found.bound), found.effect or "other")


def _act(found: Report) -> Act:
    status = str(found.status)
    return Act(found.trigger, found.type, _map()["status"].get(status, status))


def _holding(found: Tenure) -> Holding:
    kind = _map()["tenure_kind"].get(str(found.qualifier), str(found.event))
    return Holding(found.person, found.office, kind)


def _gold_naming(row: Mapping[str, Any]) -> Naming:
    target = _words(row["target"])
    return Naming(_words(row["label"]), target, target.span, row["voice"])


def _same_saying(gold: Saying, found: Saying) -> bool:
    return _content(gold, found) >= LEAST_CONTENT and _same_source(gold, found)


def _same_source(gold: Saying, found: Saying) -> bool:
    if gold.source is None:
        return found.source is None or (gold.speaker is not None and gold.speaker == found.speaker)
    return found.head is not None and gold.source.span.contains(found.head)


def _same_count(gold: Count, found: Count) -> bool:
    return (gold.low, gold.high, gold.bound, gold.effect) == (found.low, found.high, found.bound, found.effect)


def _same_naming(gold: Naming, found: Naming) -> bool:
    return gold.target.span.contains(found.head) and gold.voice == found.voice


def _content(one: Saying, other: Saying) -> float:
    return share_in_common([words.span for words in one.content], [words.span for words in other.content])


def _both_overlap(one: Holding, other: Holding) -> float:
    person = share_in_common([one.person.span], [other.person.span])
    office = share_in_common([one.office.span], [other.office.span])
    return person + office if person and office else 0.0


def _in_place(one: Record, other: Record) -> float:
    return share_in_common([one.place], [other.place])


SAYINGS: Comparison[Saying] = Comparison("attribution_f1", lambda records: records.sayings, _content, _same_saying)
COUNTS: Comparison[Count] = Comparison("figure_f1", lambda records: records.counts, _in_place, _same_count)
ACTS: Comparison[Act] = Comparison("report_f1", lambda records: records.acts, _in_place, lambda a, b: a.type == b.type)
HOLDINGS: Comparison[Holding] = Comparison(
    "tenure_f1", lambda records: records.holdings, _both_overlap, lambda a, b: a.kind == b.kind
)
NAMINGS: Comparison[Naming] = Comparison("label_f1", lambda records: records.namings, _in_place, _same_naming)


def _compare(rule: Comparison[Record], gold: Records, found: Records, document: Document, board: Board) -> None:
    expected = rule.pick(gold)
    if expected is None:
        return
    matching = match(expected, rule.pick(found) or (), overlap=rule.overlap, agrees=rule.agrees)
    metric = rule.metric + _suffix(document)
    board.tallies[metric] = board.tallies.get(metric, Tally()) + matching.tally
    board.misses += _misses(metric, matching, document)


def _compare_statuses(gold: Records, found: Records, document: Document, board: Board) -> None:
    if gold.acts is None or _suffix(document):
        return
    matching = match(gold.acts, found.acts or (), overlap=_in_place, agrees=lambda a, b: True)
    for one, other in matching.pairs:
        board.statuses[(one.status, other.status)] += 1
        if one.status != other.status:
            miss = ("status_accuracy", "status_f1_rest") if one.status != "happened" else ("status_accuracy",)
            board.misses += [_miss(metric, document, one, other) for metric in miss]


def _status_accuracy(statuses: Counter[tuple[str, str]]) -> float:
    right = sum(count for (gold, found), count in statuses.items() if gold == found)
    unsure = sum(count for (_, found), count in statuses.items() if found == UNSURE)
    return (right + UNSURE_COUNTS * unsure) / statuses.total() if statuses else 0.0


def _status_f1_rest(statuses: Counter[tuple[str, str]]) -> float:
    rest = sorted({gold for gold, _ in statuses} - {"happened"})
    tallies = [
        Tally(
            right=statuses[(status, status)],
            expected=sum(count for (gold, _), count in statuses.items() if gold == status),
            wrong=sum(count for (gold, found), count in statuses.items() if found == status != gold),
        )
        for status in rest
    ]
    return sum(tally.f1 for tally in tallies) / len(tallies) if tallies else 0.0


def _misses(metric: str, matching: Matching[Record], document: Document) -> Iterator[Miss]:
    yield from (_miss(metric, document, gold, found) for gold, found in matching.near)
    yield from (_miss(metric, document, gold, None) for gold in matching.missed)
    yield from (_miss(metric, document, None, found) for found in matching.extra)


def _miss(metric: str, document: Document, gold: Record | None, found: Record | None) -> Miss:
    place = gold or found
    how = "differs" if gold and found else "missed" if gold else "extra"
    context = context_of(document["text"], place.place) if place else ""
    return Miss(metric, document["id"], how, str(gold) if gold else None, str(found) if found else None, context)


def _suffix(document: Document) -> str:
    language = document.get("lang") or "en"
    return "" if language == "en" else f"_{language}"


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _surface(words: Words | None) -> str:
    return words.surface if words else "–"


def _short(surface: str) -> str:
    return surface if len(surface) <= 90 else f"{surface[:60]}…{surface[-25:]}"


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
