"""Score figures on the challenge set: bounds, effects, parts and whose they are, each with its look-alikes.

In:  challenge/figures.LANGUAGE.toml of this checkout: texts with the gold marked in them (counted.py).
Out: measures. Those of the held half bring no misses, so that nobody mends what they would show.

Of each language and half:
figure_f1   the number words overlap; low, high (to two decimals), bound and effect are equal
quiet       share of the look-alikes in which nothing is found

Of each language, over both halves, where the number words overlap:
value, effect, counted, scope, whose   equal; counted overlaps, and whose holds one name within the other

    python -m evals.challenge_figures [--misses N] [--held]

prints a table of the groups, and misses of the open half; those of the held half only when they are asked for.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.table import Table

from evals.counted import Counted, CountedItem, counted_in, load_counted
from evals.harness import EXAMPLE, Data, Measure, Miss, find_data, misses_of, tell
from evals.marked import Half
from evals.matching import Tally, match, share_in_common
from evals.reading import read_text
from evals.wikinews_read import is_same_voice

TASK = "challenge-figures"

CELLS: Mapping[str, Callable[[Counted, Counted], bool]] = {
    "value": lambda gold, other: _same_value(gold, other),
    "effect": lambda gold, other: gold.effect == other.effect,
    "counted": lambda gold, other: _same_noun(gold, other),
    "scope": lambda gold, other: gold.scope is other.scope,
    "whose": lambda gold, other: is_same_voice(gold.whose, other.whose),
}

Readings = Sequence[tuple[CountedItem, Sequence[Counted]]]
"""Items, each with what was read in it."""


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered item by item."""

    tally: Tally = field(default_factory=Tally)
    right: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    misses: list[Miss] = field(default_factory=list)
    look_alikes: int = 0
    quiet: int = 0


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all items, each read once."""
    return measures(readings_of(data))


def readings_of(data: Data) -> Readings:
    """Return the items of all files with what is read in them."""
    items = [item for path in data.files for item in load_counted(path)]
    tell(f"{data.task}: {len(items)} items")
    return [(item, counted_in(read_text(item.text, item.language, None))) for item in items]


def measures(readings: Readings) -> list[Measure]:
    """Return the measures of each language: of the open half, of the held half, and of the cells that both share."""
    listed: list[Measure] = []
    for language in sorted({item.language for item, _ in readings}):
        own = [(item, found) for item, found in readings if item.language == language]
        for half in Half:
            board = board_of(own, half)
            misses = board.misses if half is Half.OPEN else []
            listed += [
                Measure(f"figure_f1_{language}_{half}", board.tally.f1, board.tally.expected, _of("figure_f1", misses)),
                Measure(f"quiet_{language}_{half}", _ratio(board.quiet, board.look_alikes), board.look_alikes),
            ]
        both, shown = board_of(own), board_of(own, Half.OPEN).misses
        listed += [
            Measure(f"{cell}_{language}", _ratio(both.right[cell], both.compared), both.compared, _of(cell, shown))
            for cell in CELLS
        ]
    return listed


def board_of(readings: Readings, half: Half | None = None) -> Board:
    """Return what the items of a half, or all, come to."""
    board = Board()
    for item, found in readings:
        if half in (None, item.half):
            _compare(item, found, board)
    return board


def _compare(item: CountedItem, found: Sequence[Counted], board: Board) -> None:
    document = {"id": item.id, "text": item.text}
    figures = match(item.counted, found, overlap=_in_place, agrees=_same_figure)
    board.tally += figures.tally
    board.misses += misses_of("figure_f1", figures, document)
    if not item.counted:
        board.look_alikes += 1
        board.quiet += not found
    places = match(item.counted, found, overlap=_in_place, agrees=lambda gold, other: True)
    board.compared += len(places.pairs)
    for gold, other in places.pairs:
        for cell, is_same in CELLS.items():
            board.right[cell] += is_same(gold, other)
            if not is_same(gold, other):
                board.misses.append(Miss(cell, item.id, "differs", str(gold), str(other), item.text))


def _in_place(gold: Counted, other: Counted) -> float:
    return share_in_common([gold.number.span], [other.number.span])


def _same_value(gold: Counted, other: Counted) -> bool:
    values = ((each.low, each.high, each.bound) for each in (gold, other))
    one, two = ((round(low, 2), high and round(high, 2), bound) for low, high, bound in values)
    return one == two


def _same_figure(gold: Counted, other: Counted) -> bool:
    return _same_value(gold, other) and gold.effect == other.effect


def _same_noun(gold: Counted, other: Counted) -> bool:
    if gold.counted is None or other.counted is None:
        return gold.counted is other.counted
    return gold.counted.span.overlaps(other.counted)


def _of(metric: str, misses: Iterable[Miss]) -> tuple[Miss, ...]:
    return tuple(miss for miss in misses if miss.metric == metric)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@click.command()
@click.option("--misses", type=int, default=0, help="Show so many misses of the open half.")
@click.option("--metric", default="figure_f1", show_default=True, help="Show misses of this: figure_f1, effect, …")
@click.option("--held", is_flag=True, help="Show misses of the held half: when the work on the readers is done.")
def challenge_figures(misses: int, metric: str, held: bool) -> None:
    """Score the challenge set of figures group by group, and show misses."""
    data = find_data(TASK, EXAMPLE)
    readings = readings_of(data) if data else ()
    for miss in _of(metric, board_of(readings, Half.HELD if held else Half.OPEN).misses)[:misses]:
        click.echo(f"{miss.how:<8} {miss.document}\n  in     {miss.context}")
        click.echo(f"  gold   {miss.gold or '–'}\n  found  {miss.found or '–'}")
    Console().print(_table(readings))


def _table(readings: Readings) -> Table:
    table = Table("group", "items", "f1 open", "f1 held", "quiet", title="Both languages")
    for group in dict.fromkeys(item.group for item, _ in readings):
        own = [(item, found) for item, found in readings if item.group == group]
        both, *halves = (board_of(own, half) for half in (None, *Half))
        f1s = [f"{half.tally.f1:.3f}" if half.tally.expected else "–" for half in halves]
        table.add_row(group, str(len(own)), *f1s, f"{both.quiet}/{both.look_alikes}")
    return table


if __name__ == "__main__":
    challenge_figures(prog_name="python -m evals.challenge_figures")
