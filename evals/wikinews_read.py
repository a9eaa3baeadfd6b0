"""Score news articles read sentence by sentence: who says what, how many, what happened, who holds which office.

In:  documents with gold attributions, figures, reports, tenures and labels; a kind that a document lacks is not scored.
Out: one F1 a kind, and two metrics of status. English metrics have no suffix; those of "es" end in "_es".

Gold and findings are brought to the same five record types, so that one set of rules compares them:

attribution_f1   content shares at least half of its characters (intersection over union), and the head of our source
                 lies inside the gold source; no source equals no source. An elided subject (gold without words that
                 names the speaker) is also met by our speaker's name. The head is the syntactic one where the text was
                 parsed, else the last word before the first preposition, relative or "and". Thought is not in the gold.
figure_f1        the numbers overlap; low, high (to two decimals), bound and effect are equal.
figure_whose     over figures whose numbers overlap: both are the outlet's own, or one speaker's name holds the other's.
report_f1        the triggers overlap; the types are equal.
false_alarms_a_word  reports that no gold report overlaps, over the words of the texts; told, the lower the better.
status_accuracy  over reports whose triggers overlap, whatever their types: equal status; unsure counts half.
status_f1_rest   over the same pairs: the mean of F1 over every status in the gold but happened; unsure is a miss.
actor_f1, recipient_f1   over the same pairs: one of our heads lies inside one of the gold parties of that role.
tenure_f1        person and office overlap; the kinds are equal.
label_f1         the labels overlap, the head of our target lies inside the gold target, the voices are equal.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from cuttings.model.names import normal_name
from cuttings.model.text import Span
from evals.harness import Data, Document, Measure, Miss, context_of, miss_at, misses_of, tell
from evals.matching import Tally, match, share_in_common
from evals.reading import read_text
from evals.records import Act, Count, Holding, Naming, Records, Saying, records_of_findings, records_of_gold

ALARMS = "false_alarms_a_word"
METRICS = (
    "attribution_f1",
    "figure_f1",
    "figure_whose",
    "report_f1",
    ALARMS,
    "status_accuracy",
    "status_f1_rest",
    "actor_f1",
    "recipient_f1",
    "tenure_f1",
    "label_f1",
)
LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one."""
UNSURE = "unsure"
UNSURE_COUNTS = 0.5


Record = TypeVar("Record", Saying, Count, Act, Holding, Naming)


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
    voices: dict[str, Tally] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents, each read once."""
    board = Board()
    for document in data.documents():
        read = read_text(document["text"], document.get("lang") or "en", _day(document.get("date")))
        compare_document(document, records_of_findings(read), board)
        for fault in read.refused:
            tell(f"{document['id']}: {fault}")
    return measures(board)


def compare_document(document: Document, found: Records, board: Board) -> None:
    """Add to the board what the records found in a document are worth against its gold."""
    gold = records_of_gold(document)
    if gold.acts is not None:
        board.words[_suffix(document)] += len(document["text"].split())
    _compare(SAYINGS, gold, found, document, board)
    _compare(COUNTS, gold, found, document, board)
    _compare(ACTS, gold, found, document, board)
    _compare(HOLDINGS, gold, found, document, board)
    _compare(NAMINGS, gold, found, document, board)
    _compare_statuses(gold, found, document, board)
    _compare_voices(gold, found, document, board)


def measures(board: Board) -> list[Measure]:
    """Return the measures of a board; a kind without gold is left out."""
    values = {metric: (tally.f1, tally.expected) for metric, tally in board.tallies.items() if tally.expected}
    if "report_f1" in values:
        rest = sum(count for (gold, _), count in board.statuses.items() if gold != "happened")
        values["status_accuracy"] = (_status_accuracy(board.statuses), board.statuses.total())
        values["status_f1_rest"] = (_status_f1_rest(board.statuses), rest)
    values |= {metric: (tally.recall, tally.expected) for metric, tally in board.voices.items()}
    told = [Measure(metric, *values[metric], _of(metric, board.misses)) for metric in values]
    for suffix, words in board.words.items():
        extra = sum(miss.how == "extra" for miss in _of(f"report_f1{suffix}", board.misses))
        told.append(Measure(f"{ALARMS}{suffix}", extra / words, words, is_held=False))
    return sorted(told, key=lambda measure: _rank(measure.metric))


def _rank(metric: str) -> tuple[str, int]:
    base = next(each for each in METRICS if metric.startswith(each))
    return metric.removeprefix(base), METRICS.index(base)


def _of(metric: str, misses: Iterable[Miss]) -> tuple[Miss, ...]:
    return tuple(miss for miss in misses if miss.metric == metric)


def _same_saying(gold: Saying, found: Saying) -> bool:
    return _content(gold, found) >= LEAST_CONTENT and _same_source(gold, found)


def _same_source(gold: Saying, found: Saying) -> bool:
    if gold.source is None:
        return found.source is None or _is_same_name(gold.speaker, found.speaker)
    return found.head is not None and gold.source.span.contains(found.head)


def _is_same_name(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and normal_name(one) == normal_name(other)


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
    board.misses += misses_of(metric, matching, document)


def _compare_statuses(gold: Records, found: Records, document: Document, board: Board) -> None:
    if gold.acts is None or _suffix(document):
        return
    matching = match(gold.acts, found.acts or (), overlap=_in_place, agrees=lambda a, b: True)
    for one, other in matching.pairs:
        _compare_parties(one, other, document, board)
        board.statuses[(one.status, other.status)] += 1
        if one.status != other.status:
            miss = ("status_accuracy", "status_f1_rest") if one.status != "happened" else ("status_accuracy",)
            board.misses += [miss_at(metric, document, one, other) for metric in miss]


def _compare_voices(gold: Records, found: Records, document: Document, board: Board) -> None:
    if gold.counts is None:
        return
    metric = f"figure_whose{_suffix(document)}"
    for one, other in match(gold.counts, found.counts or (), overlap=_in_place, agrees=lambda a, b: True).pairs:
        is_same = is_same_voice(one.whose, other.whose)
        board.voices[metric] = board.voices.get(metric, Tally()) + Tally(int(is_same), 1, int(not is_same))
        board.misses += [] if is_same else [miss_at(metric, document, one, other)]


def is_same_voice(gold: str | None, found: str | None) -> bool:
    """Tell whether two name one source: one is found in the other, in whole words; nobody is nobody."""
    if gold is None or found is None:
        return gold is found
    one, other = (f" {normal_name(name)} " for name in (gold, found))
    return one in other or other in one


def _compare_parties(gold: Act, found: Act, document: Document, board: Board) -> None:
    sides = {"actor_f1": (gold.actors, found.actors), "recipient_f1": (gold.recipients, found.recipients)}
    for metric, (expected, ours) in sides.items():
        matching = match(expected, ours, overlap=_holds, agrees=lambda one, other: True)
        board.tallies[metric] = board.tallies.get(metric, Tally()) + matching.tally
        if matching.missed or matching.extra:
            wanted, told = (", ".join(span.cut(document["text"]) for span in spans) for spans in (expected, ours))
            how = "differs" if expected and ours else "missed" if expected else "extra"
            context = context_of(document["text"], gold.trigger.span)
            board.misses.append(Miss(metric, document["id"], how, wanted or None, told or None, context))


def _holds(gold: Span, head: Span) -> float:
    return float(gold.contains(head))


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


def _suffix(document: Document) -> str:
    language = document.get("lang") or "en"
    return "" if language == "en" else f"_{language}"


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
