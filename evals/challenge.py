"""Score who says what, in which words, on the challenge set: form by form, each with its look-alikes.

In:  challenge/attributions.LANGUAGE.toml of this checkout: texts with the gold marked in them (marked.py).
Out: measures. Those of the held half bring no misses, so that nobody mends what they would show.

Of each language and half:
precision, recall, f1   contents share at least half of their characters, and the head of our source lies inside the
                        gold source; an elided source is also met by its speaker's name
speaker                 where the contents fit: the resolved name is right
quiet                   share of the look-alikes in which nothing is found

Of each language, over both halves, where the contents fit:
cue                     the cues overlap
content                 the contents share three characters in four
form, act, polarity     equal
parent                  both stand in the same content, or both in none

    python -m evals.challenge [--misses N] [--metric NAME] [--group NAME] [--language en|es] [--held]

prints a table of the groups, and misses of the open half; those of the held half only when they are asked for.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.table import Table

from cuttings.model.text import Span
from evals.harness import EXAMPLE, Data, Measure, Miss, context_of, find_data, tell
from evals.marked import Half, Item, load_items
from evals.matching import Matching, Tally, match
from evals.reading import read_text
from evals.told import (
    SAME_CONTENT,
    Told,
    content_in_common,
    is_same_content,
    is_same_cue,
    is_same_saying,
    is_same_speaker,
    told_in,
)

TASK = "challenge"

CELLS: Mapping[str, Callable[[Told, Told], bool]] = {
    "speaker": is_same_speaker,
    "cue": is_same_cue,
    "content": lambda gold, other: content_in_common(gold, other) >= SAME_CONTENT,
    "form": lambda gold, other: gold.form is other.form,
    "act": lambda gold, other: gold.act is other.act,
    "polarity": lambda gold, other: gold.polarity is other.polarity,
}
"""Cells that two attributions of one content are compared in; the parent needs the other pairs too."""
BOTH_HALVES = ("cue", "content", "form", "act", "polarity", "parent")
"""Cells that are right too often, or too seldom at stake, to be told by half."""


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered item by item."""

    tally: Tally = field(default_factory=Tally)
    right: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    items: int = 0
    look_alikes: int = 0
    quiet: int = 0

    def share(self, cell: str) -> float:
        """Return the share of a cell that is right; 0 where none was compared."""
        return _ratio(self.right[cell], self.compared[cell])


Readings = Sequence[tuple[Item, Sequence[Told]]]
"""Items, each with what was read in it."""


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all items, each read once."""
    return measures(readings_of(data))


def readings_of(data: Data) -> Readings:
    """Return the items of all files with what is read in them."""
    items = [item for path in data.files for item in load_items(path)]
    tell(f"{data.task}: {len(items)} items")
    return [(item, _read(item)) for item in items]


def _read(item: Item) -> Sequence[Told]:
    read = read_text(item.text, item.language, None)
    for fault in read.refused:
        tell(f"{item.id}: {fault}")
    return told_in(read)


def measures(readings: Readings) -> list[Measure]:
    """Return the measures of each language: of the open half, of the held half, and of the cells that both share."""
    listed: list[Measure] = []
    for language in sorted({item.language for item, _ in readings}):
        own = [(item, found) for item, found in readings if item.language == language]
        for half in Half:
            listed += _of_half(board_of(own, half), f"{language}_{half}", is_shown=half is Half.OPEN)
        both, shown = board_of(own), board_of(own, Half.OPEN).misses
        listed += [
            Measure(f"{cell}_{language}", both.share(cell), both.compared[cell], _of(cell, shown))
            for cell in BOTH_HALVES
        ]
    return listed


def _of_half(board: Board, suffix: str, *, is_shown: bool) -> list[Measure]:
    tally = board.tally
    found = tally.right + tally.wrong
    values = {
        "precision": (_ratio(tally.right, found), found),
        "recall": (_ratio(tally.right, tally.expected), tally.expected),
        "f1": (tally.f1, tally.expected),
        "speaker": (board.share("speaker"), board.compared["speaker"]),
        "quiet": (_ratio(board.quiet, board.look_alikes), board.look_alikes),
    }
    misses = board.misses if is_shown else []
    return [Measure(f"{name}_{suffix}", *value, _of(name, misses)) for name, value in values.items()]


def _of(metric: str, misses: Iterable[Miss]) -> tuple[Miss, ...]:
    return tuple(miss for miss in misses if miss.metric == metric)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def board_of(readings: Readings, half: Half | None = None) -> Board:
    """Return what the items of a half, or all, come to."""
    board = Board()
    for item, found in readings:
        if half in (None, item.half):
            compare_item(item, found, board)
    return board


def compare_item(item: Item, found: Sequence[Told], board: Board) -> None:
    """Add to the board what the attributions found in an item are worth against its gold."""
    sayings = match(item.told, found, overlap=content_in_common, agrees=is_same_saying)
    board.tally += sayings.tally
    board.misses += [_miss("f1", item, gold, other) for gold, other in sayings.near]
    board.misses += [_miss("f1", item, gold, None) for gold in sayings.missed]
    board.misses += [_miss("f1", item, None, other) for other in sayings.extra]
    board.items += 1
    if not item.told:
        board.look_alikes += 1
        board.quiet += not found
        board.misses += [_miss("quiet", item, None, other) for other in found]
    _compare_cells(item, found, board)


def _compare_cells(item: Item, found: Sequence[Told], board: Board) -> None:
    contents = match(item.told, found, overlap=content_in_common, agrees=is_same_content)
    for gold, other in contents.pairs:
        cells = {cell: is_same(gold, other) for cell, is_same in CELLS.items()}
        cells["parent"] = _parent_of(gold, item.told) == _expected_parent(other, found, contents)
        for cell, is_right in cells.items():
            board.compared[cell] += 1
            board.right[cell] += is_right
            board.misses += [] if is_right else [_miss(cell, item, gold, other)]


def _parent_of(told: Told, among: Sequence[Told]) -> Told | None:
    return None if told.parent is None else among[told.parent]


def _expected_parent(other: Told, found: Sequence[Told], contents: Matching[Told]) -> Told | None:
    """Return the gold that the parent of a finding is paired with; the parent itself where it is paired with none."""
    parent = _parent_of(other, found)
    return next((gold for gold, pair in contents.pairs if pair is parent), parent)


def _miss(metric: str, item: Item, gold: Told | None, other: Told | None) -> Miss:
    how = "differs" if gold and other else "missed" if gold else "extra"
    context = context_of(item.text, Span(0, len(item.text)))
    return Miss(metric, item.id, how, str(gold) if gold else None, str(other) if other else None, context)


@click.command()
@click.option("--misses", type=int, default=0, help="Show so many misses of the open half.")
@click.option("--metric", default="f1", show_default=True, help="Show misses of this metric: f1, speaker, cue, …")
@click.option("--group", help="Show this group only.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Show this language only.")
@click.option("--held", is_flag=True, help="Show misses of the held half: when the work on the readers is done.")
def challenge(misses: int, metric: str, group: str | None, language: str | None, held: bool) -> None:
    """Score the challenge set group by group, and show misses."""
    data = find_data(TASK, EXAMPLE)
    readings = [
        (item, found)
        for item, found in (readings_of(data) if data else ())
        if group in (None, item.group) and language in (None, item.language)
    ]
    shown = _of(metric, board_of(readings, Half.HELD if held else Half.OPEN).misses)
    for miss in shown[:misses]:
        click.echo(f"{miss.how:<8} {miss.document}\n  in     {miss.context}")
        click.echo(f"  gold   {miss.gold or '–'}\n  found  {miss.found or '–'}")
    Console().print(_table(readings))


def _table(readings: Readings) -> Table:
    table = Table("group", "items", "gold", "f1 open", "f1 held", "speaker", "quiet", title="Both languages")
    for column in table.columns[1:]:
        column.justify = "right"
    for group in dict.fromkeys(item.group for item, _ in readings):
        table.add_row(group, *_row([(item, found) for item, found in readings if item.group == group]))
    table.add_section()
    table.add_row("all", *_row(readings))
    return table


def _row(readings: Readings) -> list[str]:
    both, *halves = (board_of(readings, half) for half in (None, *Half))
    f1s = [f"{half.tally.f1:.3f}" if half.tally.expected else "–" for half in halves]
    speakers = f"{both.right['speaker']}/{both.compared['speaker']}"
    return [str(both.items), str(both.tally.expected), *f1s, speakers, f"{both.quiet}/{both.look_alikes}"]


if __name__ == "__main__":
    challenge(prog_name="python -m evals.challenge")
