"""Score dates on their challenge set: sentences written for one difficulty each, and look-alikes that hold no date.

In:  challenge/dates.LANGUAGE.toml of this checkout (challenge/README.md tells how a text is marked).
Out: measures. Those of the held half bring no misses, so that nobody mends what they would show.

Of each language and half:
f1      one to one: the words share half of their characters, and the value is right
quiet   share of the look-alikes in which no expression of time is found
Of each language, over both halves:
anchor  where words and value fit: counted from the filing day, from a date of the text, or from none
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cuttings.model.dates import Interval, parse_edtf
from cuttings.model.finding import Anchor, Timex
from cuttings.model.text import Span
from evals.harness import Data, Document, Measure, Miss, miss_at, misses_of, tell
from evals.marked import BadItem, Half, parse_marks
from evals.matching import Tally, match, share_in_common
from evals.reading import read_text

KEYS = frozenset({"id", "group", "half", "why", "text", "dates"})
MORE_KEYS = frozenset({"filed", "country"})
UNKNOWN_DAYS = "?"
LEAST_SHARED = 0.5
ANCHORS: Mapping[str | None, frozenset[Anchor]] = {
    None: frozenset({Anchor.NONE}),
    "filed": frozenset({Anchor.FILED, Anchor.PUBLISHED}),
    "text": frozenset({Anchor.TEXT}),
}
_ROW = re.compile(r"(?P<number>\d)(?: (?P<anchor>filed|text))?: (?P<value>\S.*)")
_PART = re.compile(r"(?P<part>early|mid|late) (?P<whole>\S+)")


@dataclass(frozen=True, slots=True)
class Trap:
    """One sentence with its dates; none for a sentence that only looks as if it had one."""

    id: str
    language: str
    group: str
    half: Half
    text: str
    filed: date | None
    country: str | None
    dates: tuple["Written", ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A marked date: where it stands, its value as the file writes it, and what it is counted from."""

    place: Span
    surface: str
    value: str
    anchor: str | None

    def __str__(self) -> str:
        """Return it on one line."""
        return f"“{self.surface}” {self.value}"


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of ours, with all its readings."""

    readings: tuple[Timex, ...]

    @property
    def place(self) -> Span:
        """Where it stands."""
        return self.readings[0].words.span

    def __str__(self) -> str:
        """Return it on one line."""
        days = (f"{each.timex3} {each.earliest}..{each.latest} {each.anchor}" for each in self.readings)
        return f"“{self.readings[0].words.surface}” {' or '.join(days)}"


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered sentence by sentence."""

    tally: Tally = field(default_factory=Tally)
    anchors: list[bool] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all sentences, each read once."""
    traps = [trap for path in data.files for trap in load_traps(path)]
    tell(f"{data.task}: {len(traps)} sentences")
    return measures([(trap, read_trap(trap)) for trap in traps])


def load_traps(path: Path) -> list[Trap]:
    """Return the sentences of a file named `dates.LANGUAGE.toml`. Raises BadItem where one does not hold."""
    language = path.name.split(".")[-2]
    return [trap_of(row, language) for row in tomllib.loads(path.read_text(encoding="utf-8"))["item"]]


def trap_of(row: Mapping[str, Any], language: str) -> Trap:
    """Return one sentence of a file. Raises BadItem when its cells, marks and rows do not fit."""
    if not KEYS <= set(row) <= KEYS | MORE_KEYS or not row["why"]:
        raise BadItem(f"{row.get('id')}: a sentence has {', '.join(sorted(KEYS))}, and says why it is there.")
    text, marks = parse_marks(row["text"], row["id"])
    spans = {number: mark.span for mark in marks for number in mark.numbers if mark.role == "T"}
    rows = [_ROW.fullmatch(written) for written in row["dates"]]
    numbers = [int(written["number"]) if written else 0 for written in rows]
    if sorted(spans) != numbers or len(spans) != len(marks):
        raise BadItem(f"{row['id']}: the marks are numbered {sorted(spans)}, the rows {numbers}.")
    dates = tuple(_written(spans[int(each["number"])], each, text) for each in rows if each)
    filed = date.fromisoformat(row["filed"]) if "filed" in row else None
    return Trap(row["id"], language, row["group"], Half(row["half"]), text, filed, row.get("country"), dates)


def read_trap(trap: Trap) -> list[Found]:
    """Return the expressions of time that we read in a sentence."""
    read = read_text(trap.text, trap.language, trap.filed, country=trap.country)
    by_place: dict[Span, list[Timex]] = {}
    for each in read.findings:
        if isinstance(each, Timex):
            by_place.setdefault(each.words.span, []).append(each)
    return [Found(tuple(sorted(readings, key=lambda each: each.reading))) for readings in by_place.values()]


def measures(readings: Sequence[tuple[Trap, Sequence[Found]]]) -> list[Measure]:
    """Return the measures of each language: of the open half, of the held half, and of the anchors of both."""
    listed: list[Measure] = []
    for language in sorted({trap.language for trap, _ in readings}):
        own = [(trap, found) for trap, found in readings if trap.language == language]
        for half in Half:
            listed += _of_half([each for each in own if each[0].half is half], f"{language}_{half}", half)
        anchors = board_of(own).anchors
        listed.append(Measure(f"anchor_{language}", _share(anchors), len(anchors)))
    return listed


def board_of(readings: Iterable[tuple[Trap, Sequence[Found]]]) -> Board:
    """Return what these sentences come to."""
    board = Board()
    for trap, found in readings:
        compare_trap(trap, found, board)
    return board


def compare_trap(trap: Trap, found: Sequence[Found], board: Board) -> None:
    """Add to the board what the expressions found in a sentence are worth against its gold."""
    document: Document = {"id": trap.id, "text": trap.text}
    matching = match(list[Any](trap.dates), list[Any](found), overlap=_overlap, agrees=is_right)
    board.tally += matching.tally
    board.misses += misses_of("f1", matching, document)
    board.anchors += [other.readings[0].anchor in ANCHORS[one.anchor] for one, other in matching.pairs]
    if not trap.dates:
        board.quiet.append(not found)
        board.misses += [miss_at("quiet", document, None, each) for each in found]


def is_right(gold: Written, found: Found) -> bool:
    """Tell whether the words share half of their characters, and the readings are those written, in any order."""
    values = gold.value.split(" or ")
    is_near = _overlap(gold, found) >= LEAST_SHARED and len(values) == len(found.readings)
    return is_near and all(any(has_value(each, value) for each in found.readings) for value in values)


def has_value(timex: Timex, value: str) -> bool:
    """Tell whether an expression has a value as the file writes it: days, a part of a stretch, "?" or TIMEX3."""
    days = Interval(timex.earliest, timex.latest)
    part = _PART.fullmatch(value)
    if value == UNKNOWN_DAYS:
        return days == Interval(None, None)
    if part:
        return _is_part(days, parse_edtf(part["whole"]), part["part"])
    written = parse_edtf(value)
    return days == written if written else timex.timex3 == value


def _is_part(days: Interval, whole: Interval | None, part: str) -> bool:
    """Tell whether days lie in a stretch, and at its beginning, inside it or at its end."""
    if None in (days.earliest, days.latest) or whole is None:
        return False
    at_start, at_end = days.earliest == whole.earliest, days.latest == whole.latest
    is_inside = whole.overlaps(days) and edges_lie_inside(days, whole)
    return is_inside and (at_start, at_end) == (part == "early", part == "late")


def edges_lie_inside(days: Interval, whole: Interval) -> bool:
    """Tell whether first and last of some days lie in a stretch."""
    edges = (days.earliest, days.latest)
    return all(edge and whole.overlaps(Interval(edge, edge)) for edge in edges)


def _of_half(readings: Sequence[tuple[Trap, Sequence[Found]]], suffix: str, half: Half) -> list[Measure]:
    board = board_of(readings)
    shown = board.misses if half is Half.OPEN else []
    by_metric = {metric: tuple(miss for miss in shown if miss.metric == metric) for metric in ("f1", "quiet")}
    return [
        Measure(f"f1_{suffix}", board.tally.f1, board.tally.expected, by_metric["f1"]),
        Measure(f"quiet_{suffix}", _share(board.quiet), len(board.quiet), by_metric["quiet"]),
    ]


def _written(span: Span, row: re.Match[str], text: str) -> Written:
    return Written(span, span.cut(text), row["value"], row["anchor"])


def _overlap(one: Written, other: Found) -> float:
    return share_in_common([one.place], [other.place])


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / len(rights) if rights else 0.0
