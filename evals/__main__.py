"""Score the readers, and write the page of scores.

python -m evals run [NAME…] --data DIR     score, show misses, hold against floors
python -m evals report FILE                write docs/evaluation.md from the JSON of a run
"""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from evals.floors import FILE as FLOORS
from evals.floors import LoweringNeedsReason, load_floors, model_key, raised, save_floors, scores_of
from evals.harness import SCORERS, Data, Measure, Miss, Score, find_data, scorer_of, spread
from evals.report import PAGE, report_page

BESIDE = Path("../shared/bench")
"""Where labelled data lies by custom: beside the checkout."""


@click.group()
def evals() -> None:
    """Measure how well the readers read."""


@evals.command()
@click.argument("names", nargs=-1)
@click.option("--data", "folder", type=click.Path(path_type=Path), default=BESIDE, help="Folder of labelled data.")
@click.option("--files", "pattern", help="Score these files of a task instead of *.jsonl.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the scores here.")
@click.option("--misses", type=int, default=0, help="Show so many misses of each metric.")
@click.option("--seed", type=int, help="Draw the shown misses with this seed, not evenly from all documents.")
@click.option("--metric", "metrics", multiple=True, help="Show and dump misses of this metric only.")
@click.option("--how", type=click.Choice(["missed", "differs", "extra"]), help="Show and dump these misses only.")
@click.option("--dump", type=click.Path(path_type=Path), help="Write all misses here, a line each.")
@click.option("--check", is_flag=True, help="Exit with 1 when a score lies under its floor.")
@click.option("--set-floors", is_flag=True, help="Write the floors anew, a little under these scores.")
@click.option("--reason", help="Why a floor may be lowered.")
def run(
    names: Sequence[str],
    folder: Path,
    pattern: str | None,
    json_file: Path | None,
    misses: int,
    seed: int | None,
    metrics: Sequence[str],
    how: str | None,
    dump: Path | None,
    check: bool,
    set_floors: bool,
    reason: str | None,
) -> None:
    """Score the tasks NAME…, or every task whose data is in the folder."""
    runs = [(data, list(scorer_of(data.task)(data))) for data in _present(names, folder, pattern)]
    floors = load_floors(FLOORS)
    scores = [score for data, measures in runs for score in scores_of(data, measures, floors)]
    wanted = [miss for miss in _all_misses(runs) if _is_wanted(miss, metrics, how)]
    _show_misses(wanted, misses, seed)
    if runs:
        Console().print(_table(scores))
    _say_what_floors_are_for([data.task for data, _ in runs if not floors.is_for(data)])
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps([score.to_json() for score in scores], indent=1) + "\n", encoding="utf-8")
    if dump:
        lines = (json.dumps(asdict(miss), ensure_ascii=False) for miss in wanted)
        dump.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if set_floors:
        _set_floors(runs, reason)
    below = [score for score in scores if score.is_below]
    for score in below:
        click.echo(f"{score.task} {score.metric} is {score.score:.3f}, under its floor {score.floor:.3f}.", err=True)
    sys.exit(1 if check and below else 0)


@evals.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "page", type=click.Path(path_type=Path), default=PAGE, help="The page to write.")
def report(file: Path, page: Path) -> None:
    """Write the page of scores from the JSON of a run."""
    scores = [Score(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
    page.write_text(report_page(scores), encoding="utf-8")
    click.echo(f"{page} holds {len(scores)} scores.", err=True)


def _present(names: Sequence[str], folder: Path, pattern: str | None) -> Iterable[Data]:
    unknown = [name for name in names if name not in SCORERS]
    if unknown:
        raise click.UsageError(f"No scorer is named {', '.join(unknown)}. There are: {', '.join(SCORERS)}.")
    absent: list[str] = []
    for name in names or SCORERS:
        data = find_data(name, folder, pattern)
        if data is None:
            absent.append(name)
        else:
            yield data
    if absent:
        click.echo(f"No labelled data in {folder} for {', '.join(absent)}: skipped.", err=True)


def _all_misses(runs: Iterable[tuple[Data, Iterable[Measure]]]) -> Iterable[Miss]:
    for _, measures in runs:
        for measure in measures:
            yield from measure.misses


def _is_wanted(miss: Miss, metrics: Sequence[str], how: str | None) -> bool:
    return (not metrics or miss.metric in metrics) and (how is None or miss.how == how)


def _show_misses(misses: Iterable[Miss], most: int, seed: int | None) -> None:
    by_metric: dict[str, list[Miss]] = {}
    for miss in misses:
        by_metric.setdefault(miss.metric, []).append(miss)
    for metric, all_of_it in by_metric.items():
        shown = spread(all_of_it, most) if seed is None else _drawn(all_of_it, most, seed)
        if shown:
            click.echo(f"\n{metric}: {len(shown)} of {len(all_of_it)} misses")
        for miss in shown:
            _show_miss(miss)


def _drawn(misses: Sequence[Miss], most: int, seed: int) -> list[Miss]:
    """Return so many misses, each as likely as another; the same ones for the same seed, in the order of the text."""
    places = sorted(random.Random(seed).sample(range(len(misses)), min(most, len(misses))))
    return [misses[place] for place in places]


def _show_miss(miss: Miss) -> None:
    click.echo(f"{miss.how:<8} {miss.document}")
    for name, words in (("gold", miss.gold), ("found", miss.found), ("in", miss.context)):
        if words:
            click.echo(f"  {name:<6} {words}")


def _table(scores: Iterable[Score]) -> Table:
    table = Table("task", "metric", "floor", "score", "n")
    for column in table.columns[2:]:
        column.justify = "right"
    for each in scores:
        floor = "–" if each.floor is None else f"{each.floor:.3f}"
        score = f"[red]{each.score:.3f} below[/red]" if each.is_below else f"{each.score:.3f}"
        table.add_row(each.task, each.metric, floor, score, str(each.n))
    return table


def _say_what_floors_are_for(tasks: Sequence[str]) -> None:
    if tasks:
        click.echo(f"Other data or another model than the floors were set with: no floors for {', '.join(tasks)}.")
    click.echo(f"Models: {model_key()}")


def _set_floors(runs: Iterable[tuple[Data, Iterable[Measure]]], reason: str | None) -> None:
    try:
        save_floors(raised(load_floors(FLOORS), runs, reason=reason), FLOORS)
    except LoweringNeedsReason as error:
        raise click.UsageError(str(error)) from error


if __name__ == "__main__":
    evals(prog_name="python -m evals")
