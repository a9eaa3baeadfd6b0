"""Score who did what to whom on the PLOVER gold standard records: sentences with one coded event each.

In:  plover-gsr/*.jsonl: a sentence, its event class, its sources and targets, and the same sentence with the words of
     the event and of the parties marked. maps/plover-gsr.toml brings classes and types to the sixteen types of today.
Out: measures over all records.

type_macro_f1   of each record the first of our reports that touches the marked words of the event; its type, brought
                to today's codes by its status (a promised visit is an agreement), is compared. Mean of F1 over the
                types of the gold; no report there is a miss.
actor_f1        of the same report: sources against our actors, targets against our recipients, pooled. One of ours
                meets one of the gold whose words touch its noun phrase; a pronoun stands for its chain. Parties marked
                as both stand in both lists. A record without a report there finds nobody.
source_f1, target_f1   the two halves of actor_f1.
context_f1      of the same report: what it is about, over pairs of a record and a context. Only contexts that the gold
                uses anywhere count, and only records that have one.
swapped_share   of the records of one direction in which we bind anybody: an actor of ours is a target and no source, or
                a recipient is a source and no target.

Conventions of the gold: one event a sentence, though others are told in it; a place can be a target; classes are those
of 2016. Its authors call the codings ideal, and expect no system to get all of them. No score is published.

Source: openeventdata/PLOVER, gold standard records of the CAMEO codebook; CC BY-SA 4.0.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.finding import Attribution, Report, Status
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.matching import Tally, match
from evals.reading import ReadText, read_text

MAP = Path(__file__).parent / "maps" / "plover-gsr.toml"
OPENING = re.compile(r"\((?P<role>[A-Z]+(?:/[A-Z]+)*):\s*")
CLOSERS = ")}"
EVENT = "EVT"


@dataclass(frozen=True, slots=True)
class Coding:
    """What a record or our reading says: a type of today, or None; who acts; to whom."""

    type: str | None
    sources: tuple[Words, ...]
    targets: tuple[Words, ...]

    def __str__(self) -> str:
        """Return it on one line."""
        sources, targets = (" + ".join(each.surface for each in many) or "–" for many in (self.sources, self.targets))
        return f"{self.type}: {sources} → {targets}"


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered record by record."""

    types: dict[str, Tally] = field(default_factory=dict)
    sources: Tally = field(default_factory=Tally)
    targets: Tally = field(default_factory=Tally)
    contexts: Tally = field(default_factory=Tally)
    directed: int = 0
    swapped: int = 0
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all records."""
    board = Board()
    for document in data.documents():
        compare_record(document, read_text(document["text"], document["lang"], None), board)
    return measures(board)


def measures(board: Board) -> list[Measure]:
    """Return the measures of a board."""
    types = {name: tally for name, tally in board.types.items() if tally.expected}
    macro = sum(tally.f1 for tally in types.values()) / len(types) if types else 0.0
    actors = board.sources + board.targets
    swapped = board.swapped / board.directed if board.directed else 0.0
    return [
        Measure("type_macro_f1", macro, sum(tally.expected for tally in types.values()), _of("type_macro_f1", board)),
        Measure("actor_f1", actors.f1, actors.expected, _of("actor_f1", board)),
        Measure("source_f1", board.sources.f1, board.sources.expected),
        Measure("target_f1", board.targets.f1, board.targets.expected),
        Measure("context_f1", board.contexts.f1, board.contexts.expected, _of("context_f1", board)),
        Measure("swapped_share", swapped, board.directed, _of("swapped_share", board)),
    ]


def _of(metric: str, board: Board) -> tuple[Miss, ...]:
    return tuple(miss for miss in board.misses if miss.metric == metric)


def compare_record(document: Document, read: ReadText, board: Board) -> None:
    """Add to the board what our reading of a record is worth."""
    gold, report = coding_of(document), report_at(marks_of(document), read)
    found = coding_of_report(report, read) if report else Coding(None, (), ())
    kind = gold.type or ""
    is_right = kind == found.type
    board.types[kind] = board.types.get(kind, Tally()) + Tally(int(is_right), 1, 0)
    if found.type and not is_right:
        board.types[found.type] = board.types.get(found.type, Tally()) + Tally(0, 0, 1)
    _compare_parties(gold, found, read, board)
    _compare_contexts(document, report, board)
    shown = report.trigger.span if report else Span(0, 1)
    sides = (gold.sources, found.sources), (gold.targets, found.targets)
    wrong = {
        "type_macro_f1": not is_right,
        "actor_f1": any(_tally(one, other, read).f1 < 1 and (one or other) for one, other in sides),
        "swapped_share": _is_swapped(gold, found, read),
    }
    for metric in (metric for metric, is_wrong in wrong.items() if is_wrong):
        how = "differs" if report else "missed"
        context = context_of(document["text"], shown)
        board.misses.append(Miss(metric, document["id"], how, str(gold), str(found), context))


def _compare_parties(gold: Coding, found: Coding, read: ReadText, board: Board) -> None:
    board.sources += _tally(gold.sources, found.sources, read)
    board.targets += _tally(gold.targets, found.targets, read)
    if gold.sources != gold.targets and gold.sources and gold.targets and (found.sources or found.targets):
        board.directed += 1
        board.swapped += _is_swapped(gold, found, read)


def _compare_contexts(document: Document, report: Report | None, board: Board) -> None:
    names: Mapping[str, str] = _map()["contexts"]
    gold = {names[each] for each in re.split(r",\s*", document.get("context") or "") if each in names}
    if not gold:
        return
    found = set(report.context) & set(names.values()) if report else set()
    board.contexts += Tally(len(gold & found), len(gold), len(found - gold))
    if gold != found:
        shown = report.trigger.span if report else Span(0, 1)
        wanted, told = (", ".join(sorted(many)) or "–" for many in (gold, found))
        how, context = "differs" if report else "missed", context_of(document["text"], shown)
        board.misses.append(Miss("context_f1", document["id"], how, wanted, told, context))


def _tally(gold: Sequence[Words], found: Sequence[Words], read: ReadText) -> Tally:
    return match(gold, found, overlap=lambda one, other: _touch(one, other, read), agrees=lambda one, other: True).tally


def _touch(gold: Words, found: Words, read: ReadText) -> float:
    """Return how many characters a party of the gold shares with the noun phrases that one of ours stands for."""
    shared = (min(gold.end, each.end) - max(gold.start, each.start) for each in read.phrases_of(found))
    return float(max(0, *shared))


def _is_swapped(gold: Coding, found: Coding, read: ReadText) -> bool:
    def is_among(words: Words, parties: Sequence[Words]) -> bool:
        return any(_touch(each, words, read) for each in parties)

    return any(is_among(each, gold.targets) and not is_among(each, gold.sources) for each in found.sources) or any(
        is_among(each, gold.sources) and not is_among(each, gold.targets) for each in found.targets
    )


def coding_of(document: Document) -> Coding:
    """Return the gold of a record; parties marked as source and target in one are both."""
    kind = _map()["today"].get(document["event"], document["event"])
    sources, targets = (_parties(document[role]) for role in ("source", "target"))
    is_mutual = "SRC/TAR" in document["markup"] and not targets
    return Coding(kind, sources, sources if is_mutual else targets)


def _parties(rows: Sequence[Mapping[str, Any]]) -> tuple[Words, ...]:
    return tuple(Words(row["start"], row["end"], row["surface"]) for row in rows if row.get("surface"))


def report_at(marks: Sequence[Span], read: ReadText) -> Report | None:
    """Return the first report whose trigger touches one of the marked places."""
    reports = [each for each in read.findings if isinstance(each, Report)]
    touching = [each for each in reports if any(each.trigger.span.overlaps(mark) for mark in marks)]
    return min(touching, key=lambda each: each.trigger.start, default=None)


def coding_of_report(report: Report, read: ReadText) -> Coding:
    """Return a report in today's codes: what is called for is a request of who calls for it to who should act."""
    kind = type_today(report.type, report.status)
    if report.status is Status.CALLED_FOR and kind != report.type:
        asking = [each for each in read.findings if isinstance(each, Attribution) and each.id == report.attribution]
        return Coding(kind, tuple(each.source for each in asking if each.source), report.actor)
    return Coding(kind, report.actor, report.recipient)


def type_today(kind: str, status: str) -> str:
    """Return the type that PLOVER gives to an act of ours with a status."""
    by_type = _map()["status"].get(str(status), {})
    coded = by_type.get(kind, by_type.get("*", kind))
    return str(_map()["nearest"].get(coded, coded))


def marks_of(document: Document) -> list[Span]:
    """Return where the words marked as the event stand in the text.

    The markup is walked beside the text: what stands in it alone opens or closes a mark.
    """
    text, markup = document["text"], document["markup"]
    marks: list[Span] = []
    opened: list[tuple[str, int]] = []
    here = place = 0
    while place < len(markup):
        opening = OPENING.match(markup, place)
        if opening:
            opened.append((opening["role"], here))
            place = opening.end()
        elif here < len(text) and markup[place] == text[here]:
            here, place = here + 1, place + 1
        elif markup[place] in CLOSERS and opened:
            role, start = opened.pop()
            marks += [Span(start, here)] if role == EVENT and start < here else []
            place += 1
        elif here < len(text) and text[here].isspace():
            here += 1
        else:
            place += 1
    return marks


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
