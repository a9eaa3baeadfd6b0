"""Score whether an event took place on a challenge set: every status, each with its look-alikes.

In:  challenge/status.LANGUAGE.toml of this checkout: `[status]` tables of rows (why, text), half of them open.
Out: measures. Those of the held half bring no misses, so that nobody mends what they would show.

Of each language and half:
accuracy        share of the marked events that are found and have the marked status
found           share of the marked events that are found
macro_f1        the mean of F1 over all statuses; an event that is not found is missed

    python -m evals.challenge_status [--misses N] [--group NAME] [--language en|es] [--held]

prints a table of the statuses, the confusions, and misses of the open half; those of the held half only on request.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from cuttings.model.finding import Report, Status
from cuttings.model.text import Span
from evals.harness import EXAMPLE, Data, Measure, Miss, context_of, find_data, tell
from evals.marked import BadItem, Half
from evals.matching import Tally, share_in_common
from evals.reading import read_text

TASK = "challenge-status"
ABSENT = "not found"
"""What is shown where no trigger was found."""
WIDE = 150
"""Columns of a terminal that hold the table of confusions."""

_MARK = re.compile(r"\[(?P<status>[a-z_]+):(?P<words>[^]]+)]")


@dataclass(frozen=True, slots=True)
class Item:
    """One text, where its event stands, and the status it is told with."""

    id: str
    language: str
    group: str
    half: Half
    text: str
    trigger: Span
    status: Status


@dataclass(frozen=True, slots=True)
class Answer:
    """An item, and the status that was read: None where no trigger was found."""

    item: Item
    status: str | None

    @property
    def is_right(self) -> bool:
        """Whether the status is the marked one."""
        return self.status == self.item.status


def load_items(path: Path) -> list[Item]:
    """Return the items of a file named `status.LANGUAGE.toml`. Raises BadItem where one does not hold."""
    language = path.name.split(".")[-2]
    return list(_items(tomllib.loads(path.read_text(encoding="utf-8")), language))


def _items(groups: Mapping[str, Any], language: str) -> Iterator[Item]:
    for group, halves in groups.items():
        for half in Half:
            for number, (_, marked) in enumerate(halves[half], start=1):
                yield item_of(marked, id=f"{language}-{group}-{half}-{number}", group=group, half=half)


def item_of(marked: str, *, id: str, group: str, half: Half) -> Item:
    """Return one item from its marked text. Raises BadItem unless exactly one event is marked, with a status."""
    marks = list(_MARK.finditer(marked))
    if len(marks) != 1 or marks[0]["status"] not in set(Status):
        raise BadItem(f"{id}: exactly one event is marked, as [status:words], with one of our statuses.")
    mark = marks[0]
    text = marked[: mark.start()] + mark["words"] + marked[mark.end() :]
    trigger = Span(mark.start(), mark.start() + len(mark["words"]))
    return Item(id, id.split("-")[0], group, half, text, trigger, Status(mark["status"]))


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all items, each read once."""
    return measures(answers_of(data))


def answers_of(data: Data) -> list[Answer]:
    """Return the items of all files with the status that is read in them."""
    items = [item for path in data.files for item in load_items(path)]
    tell(f"{data.task}: {len(items)} items")
    return [Answer(item, _read(item)) for item in items]


def _read(item: Item) -> str | None:
    found = [each for each in read_text(item.text, item.language, None).findings if isinstance(each, Report)]
    over = {each: share_in_common([item.trigger], [each.trigger.span]) for each in found}
    best = max(over, key=lambda each: over[each], default=None)
    return str(best.status) if best and over[best] else None


def measures(answers: Sequence[Answer]) -> list[Measure]:
    """Return the measures of each language and half."""
    listed: list[Measure] = []
    for language in sorted({each.item.language for each in answers}):
        for half in Half:
            own = [each for each in answers if (each.item.language, each.item.half) == (language, half)]
            listed += _of_half(own, f"{language}_{half}", is_shown=half is Half.OPEN)
    return listed


def _of_half(answers: Sequence[Answer], suffix: str, *, is_shown: bool) -> list[Measure]:
    misses = tuple(misses_of(answers, f"accuracy_{suffix}")) if is_shown else ()
    found = sum(each.status is not None for each in answers)
    return [
        Measure(f"accuracy_{suffix}", accuracy(answers), len(answers), misses),
        Measure(f"found_{suffix}", found / len(answers) if answers else 0.0, len(answers)),
        Measure(f"macro_f1_{suffix}", macro_f1(answers), len(answers)),
    ]


def accuracy(answers: Sequence[Answer]) -> float:
    """Return the share of items that have their status; 0 where there are none."""
    return sum(each.is_right for each in answers) / len(answers) if answers else 0.0


def macro_f1(answers: Sequence[Answer]) -> float:
    """Return the mean over the marked statuses of F1."""
    statuses = sorted({each.item.status for each in answers})
    tallies = [_tally(answers, status) for status in statuses]
    return sum(tally.f1 for tally in tallies) / len(tallies) if tallies else 0.0


def _tally(answers: Sequence[Answer], status: Status) -> Tally:
    expected = [each for each in answers if each.item.status is status]
    right = sum(each.is_right for each in expected)
    wrong = sum(each.status == status and not each.is_right for each in answers)
    return Tally(right, len(expected), wrong)


def misses_of(answers: Iterable[Answer], metric: str) -> Iterator[Miss]:
    """Yield the items whose status is another, or that are not found."""
    for each in answers:
        if not each.is_right:
            item = each.item
            how = "differs" if each.status else "missed"
            yield Miss(metric, item.id, how, item.status, each.status, context_of(item.text, item.trigger))


@click.command()
@click.option("--misses", type=int, default=0, help="Show so many misses of the open half.")
@click.option("--group", help="Show this table only.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Show this language only.")
@click.option("--held", is_flag=True, help="Show misses of the held half: when the work on the readers is done.")
def challenge_status(misses: int, group: str | None, language: str | None, held: bool) -> None:
    """Score the challenge set of statuses, and show misses."""
    data = find_data(TASK, EXAMPLE)
    answers = [
        each
        for each in (answers_of(data) if data else ())
        if group in (None, each.item.group) and language in (None, each.item.language)
    ]
    half = Half.HELD if held else Half.OPEN
    for miss in list(misses_of((each for each in answers if each.item.half is half), "accuracy"))[:misses]:
        click.echo(f"{miss.document}\n  in     {miss.context}\n  gold   {miss.gold}\n  found  {miss.found or ABSENT}")
    Console().print(_table(answers))
    Console(width=WIDE).print(confusions((each.item.status, each.status) for each in answers))


def _table(answers: Sequence[Answer]) -> Table:
    table = Table("group", "items", "found", "open", "held")
    for column in table.columns[1:]:
        column.justify = "right"
    for group in dict.fromkeys(each.item.group for each in answers):
        table.add_row(group, *_row([each for each in answers if each.item.group == group]))
    table.add_section()
    table.add_row("all", *_row(answers))
    return table


def _row(answers: Sequence[Answer]) -> list[str]:
    halves = [[each for each in answers if each.item.half is half] for half in Half]
    found = sum(each.status is not None for each in answers)
    return [str(len(answers)), str(found), *(f"{accuracy(half):.3f}" for half in halves)]


def confusions(pairs: Iterable[tuple[str, str | None]]) -> Table:
    """Return a table of statuses: gold in rows, what was read in columns."""
    counts = Counter((gold, found or ABSENT) for gold, found in pairs)
    columns = sorted({found for _, found in counts})
    table = Table("gold", *columns, title="Statuses")
    for gold in sorted({gold for gold, _ in counts}):
        table.add_row(gold, *(str(counts[(gold, found)] or "·") for found in columns))
    return table


if __name__ == "__main__":
    challenge_status(prog_name="python -m evals.challenge_status")
