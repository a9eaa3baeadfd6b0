"""What all commands share: which dossier, how to print, the time, who decides, and a progress bar.

Settings of a run are gathered here once and passed on; no other module looks at the clock or the environment.
"""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cuttings.model.plain import to_plain

PIPED_WIDTH = 110
"""Columns where the output goes to a file or a pipe, which has no width of its own."""

Command = Callable[..., Any]


def in_dossier(command: Command) -> Command:
    """Give a command `-C DIR`, the dossier that it works on; the folder one is in, when nothing is said."""
    return click.option(
        "-C",
        "--dossier",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        envvar="CUTTINGS_DOSSIER",
        help="The dossier's folder.  [default: the current folder]",
    )(command)


def with_json(command: Command) -> Command:
    """Give a command `--json`: one JSON object a line instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")(command)


def now() -> str:
    """Return the time of a decision or sighting: ISO 8601, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def decider(by: str | None) -> str:
    """Return who decides: as said, else the log-in name, else nobody (names are optional, for safety)."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def console(*, stderr: bool = False) -> Console:
    """Return a console as wide as the terminal, or PIPED_WIDTH where there is none."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(stderr=stderr, width=width, highlight=False)


def print_json(rows: Iterable[Any]) -> None:
    """Print one JSON object a line; a row's evidence comes with it."""
    for row in rows:
        click.echo(json.dumps(row_json(row), ensure_ascii=False))


def row_json(row: Any) -> Any:
    """Return a row as JSON: its cells, and the words behind it as `evidence`."""
    if not is_dataclass(row) or isinstance(row, type):
        return row
    cells = {each.name: to_plain(getattr(row, each.name)) for each in fields(row) if each.name != "shelf"}
    if "evidence" not in cells and hasattr(row, "evidence"):
        cells["evidence"] = to_plain(row.evidence)
    return cells


class Bar(AbstractContextManager["Bar"]):
    """A progress bar on standard error: stage, bar, steps, time left. Silent where nobody watches."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away; what it showed last stays."""
        self._progress.stop()

    def start(self, stage: str, total: int | None) -> None:
        """A stage starts."""
        self._task = self._progress.add_task(stage, total=total if total != 0 else 1, completed=0 if total != 0 else 1)

    def advance(self, steps: int = 1) -> None:
        """Some steps of the stage are done."""
        if self._task is not None:
            self._progress.advance(self._task, steps)
