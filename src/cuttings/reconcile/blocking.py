"""Choose candidates: only rows that share a key are compared, whatever the size of the dossier.

In:  candidates, each with a body that is all that the comparison needs; they pass through the engine as rows.
Out: judged pairs (a, b, score, reason), a < b, each once with its best score.

A large block is never dropped: its members are compared with the next `WINDOW` in sorted order.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from cuttings.engine.rows import from_batches, to_batches
from cuttings.engine.verbs import Engine
from cuttings.model.entry import Decider, Join
from cuttings.model.ids import canonical_json

WINDOW = 40
"""Comparisons per member of a block: a block of 500 costs 20,000 pairs rather than 125,000."""
ROWS = 2048
CANDIDATES = pa.schema([("key", pa.string()), ("member", pa.string()), ("body", pa.string()), ("free", pa.bool_())])
MEMBERS = pa.schema([("key", pa.string()), ("member", pa.string())])
PLACED = pa.schema([("key", pa.string()), ("place", pa.int64()), ("member", pa.string())])
NEIGHBOURS = pa.schema([("a", pa.string()), ("b", pa.string())])
MEETINGS = pa.schema([("a", pa.string()), ("b", pa.string()), ("times", pa.int64())])
PAIRS = pa.schema([("a", pa.string()), ("b", pa.string()), ("score", pa.int32()), ("reason", pa.string())])

Judge = Callable[[Any, Any], tuple[int, str] | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member, its body, and the keys under which it meets others; `is_free` where nothing must stay apart from it."""

    member: str
    body: Any
    keys: Iterable[str]
    is_free: bool = False


def judge_blocks(engine: Engine, candidates: Iterable[Candidate], judge: Judge) -> list[Join]:
    """Return the joins that `judge` makes of members that share a key, each pair once with its best score.

    Free members of one body are joined with the first of them in reach: the others are then one with it already.
    """
    batches = to_batches(_rows(candidates), CANDIDATES, size=ROWS)
    judged = engine.map_sorted(partial(pair_blocks, judge), batches, key="key", order=("member",))
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for a, b, score, reason in from_batches(judged):
        best[a, b] = max((score, reason), best.get((a, b), (0, "")))
    return [Join(a, b, score, reason, Decider.MACHINE) for (a, b), (score, reason) in best.items()]


def _rows(candidates: Iterable[Candidate]) -> Iterator[tuple[str, str, str, bool]]:
    for each in candidates:
        written = canonical_json(each.body)
        yield from ((key, each.member, written, each.is_free) for key in each.keys)


def count_meetings(engine: Engine, keys: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Return in how many keys each pair of members (a < b) meets; `keys` are (key, member)."""
    batches = to_batches(keys, MEMBERS, size=ROWS)
    met = engine.map_sorted(meet_in_blocks, batches, key="key", order=("member",))
    counts: Counter[tuple[str, str]] = Counter()
    for a, b, times in from_batches(met):
        counts[a, b] += times
    return counts


def meeting_pairs(engine: Engine, keys: Iterable[tuple[str, int, str]]) -> list[tuple[str, str]]:
    """Return the pairs of members (a < b) that share a key, sorted; `keys` are (key, place in its block, member)."""
    every = list(keys)
    many = Counter(key for key, _, _ in every)
    batches = to_batches((each for each in every if many[each[0]] > 1), PLACED, size=ROWS)
    met = engine.map_sorted(neighbours_in_blocks, batches, key="key", order=("place", "member"))
    return sorted({(a, b) for a, b in from_batches(met)})


def neighbours_in_blocks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the members that are near each other in a block; rows of a key must be contiguous and sorted by place."""
    yield from to_batches(sorted(_neighbours(from_batches(batches))), NEIGHBOURS, size=ROWS)


def _neighbours(rows: Iterable[tuple[str, int, str]]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for block in _blocks(rows):
        near = _near([member for _, _, member in block])
        pairs.update((a, b) if a < b else (b, a) for a, b in near)
    return pairs


def _near(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different members that stand within `WINDOW` of each other, in the order of the block."""
    for place, a in enumerate(members):
        yield from ((a, b) for b in members[place + 1 : place + 1 + WINDOW] if a != b)


def meet_in_blocks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield how often two members share a key; rows of a key must be contiguous and sorted by member."""
    counts: Counter[tuple[str, str]] = Counter()
    for block in _blocks(from_batches(batches)):
        counts.update(_near([member for _, member in block]))
    yield from to_batches(((a, b, times) for (a, b), times in sorted(counts.items())), MEETINGS, size=ROWS)


def pair_blocks(judge: Judge, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield judged pairs of the rows of each key; rows of a key must be contiguous and sorted by member."""
    yield from to_batches(_judged(judge, from_batches(batches)), PAIRS, size=ROWS)


def _judged(judge: Judge, rows: Iterable[tuple[str, str, str, bool]]) -> Iterator[tuple[str, str, int, str]]:
    for block in _blocks(rows):
        verdict = _remembering(judge, {body for _, _, body, _ in block})
        for (_, a, body_a, _), (_, b, body_b, _) in _pairs(block):
            found = verdict(body_a, body_b) if a != b else None
            if found:
                yield (a, b, *found)


def _pairs(block: list[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    for place, other in enumerate(block):
        alike = False
        for one in block[max(0, place - WINDOW) : place]:
            is_repeated = one[2:] == other[2:] and other[3]
            if not (is_repeated and alike):
                yield one, other
            alike = alike or is_repeated


def _remembering(judge: Judge, bodies: Iterable[str]) -> Judge:
    """Return the judge of written bodies, each pair judged once: those who share a key mostly share a body too."""
    read = {body: json.loads(body) for body in bodies}
    return cache(lambda a, b: judge(read[a], read[b]))


def _blocks(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of each key that more than one has."""
    blocks = (list(block) for _, block in groupby(rows, key=itemgetter(0)))
    return (block for block in blocks if len(block) > 1)
