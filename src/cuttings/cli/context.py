"""What all commands share: which dossier, how to print, the time, who decides, and a progress bar.

Settings of a run are gathered here once and passed on; no other module looks at the clock or the environment.
"""

import getpass
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, cast

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from cuttings.model.plain import to_plain
from cuttings.store.database import DATABASE, explained

PIPED_WIDTH = 110
"""Columns where the output goes to a file or a pipe, which has no width of its own."""
BLANKS = re.compile(r"[ \t]+\n")
"""Blanks before the end of a line."""

Command = Callable[..., Any]


class Folder(click.Path):
    """A folder's name; an empty one, most often a variable that is not set, is no folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """Return the path."""
        if value == "":
            self.fail("an empty name is no folder; the current one is “.”.", parameter, context)
        return super().convert(value, parameter, context)


class Words(click.types.StringParamType):
    """A name, an id or words to look for; nothing at all would match everything."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> str:
        """Return the words."""
        words = str(value)
        if not words.strip():
            self.fail("it is empty and would match everything; give a name or an id.", parameter, context)
        return words


def in_dossier(command: Command) -> Command:
    """Give a command `-C DIR`, the dossier that it works on; the folder one is in, when nothing is said.

    What SQLite says of a dossier that is damaged or cannot be read becomes one of our errors, with its folder.
    """

    @wraps(command)
    def explaining(*arguments: Any, folder: Path, **options: Any) -> Any:
        try:
            return command(*arguments, folder=folder, **options)
        except sqlite3.DatabaseError as error:
            raise explained(error, folder / DATABASE) from error

    return click.option(
        "-C",
        "--dossier",
        "folder",
        type=Folder(),
        default=_said_before,
        help="The dossier's folder.  [default: the current folder]",
    )(explaining)


def _said_before() -> Path:
    """Return the folder that was given before the command (`cuttings -C DIR build`), else the current one."""
    return click.get_current_context().find_object(Path) or Path()


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


class _Trimmed:
    """A stream without the blanks that fill up a line: nobody sees them, and files keep them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding

    def write(self, text: str) -> int:
        """Write text, its lines ending in their last word."""
        return self._stream.write(BLANKS.sub("\n", text))

    def flush(self) -> None:
        """Hand on what was written."""
        self._stream.flush()


def console(*, stderr: bool = False) -> Console:
    """Return a console as wide as the terminal, or PIPED_WIDTH where there is none."""
    stream = sys.stderr if stderr else sys.stdout
    if stream.isatty():
        return Console(stderr=stderr, highlight=False)
    width = None if "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=cast(TextIO, _Trimmed(stream)), width=width, highlight=False)


def print_json(rows: Iterable[Any]) -> None:
    """Print one JSON object a line; a row's evidence comes with it. What the terminal cannot show is escaped."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    for row in rows:
        click.echo(json.dumps(row_json(row), ensure_ascii=not is_unicode))


def row_json(row: Any) -> Any:
    """Return a row as JSON: its cells, and the words behind it as `evidence`."""
    if not is_dataclass(row) or isinstance(row, type):
        return row
    cells = {each.name: to_plain(getattr(row, each.name)) for each in fields(row) if each.name != "shelf"}
    if "evidence" not in cells and hasattr(row, "evidence"):
        cells["evidence"] = to_plain(row.evidence)
    return cells


class SpeedColumn(TextColumn):
    """How many words are read in a second, where the stage reads words."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        """Return the speed, or nothing."""
        words, seconds = task.fields.get("words", 0), task.finished_time or task.elapsed
        return Text(f"{round(words / seconds):,} words/s" if words and seconds else "")


class Bar(AbstractContextManager["Bar"]):
    """A progress bar on standard error: stage, bar, steps, time left, words a second. Silent where nobody watches."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            SpeedColumn(),
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
        if error is None:
            self._end_stage()
        self._progress.stop()

    def start(self, stage: str, total: int | None) -> None:
        """A stage starts, and with it the one before has ended."""
        self._end_stage()
        self._task = self._progress.add_task(stage, total=total if total != 0 else 1, completed=0 if total != 0 else 1)

    def advance(self, steps: int = 1) -> None:
        """Some steps of the stage are done."""
        if self._task is not None:
            self._progress.advance(self._task, steps)

    def words(self, count: int) -> None:
        """Some words were read."""
        if self._task is not None:
            task = self._running()
            self._progress.update(task.id, words=task.fields.get("words", 0) + count)

    def _end_stage(self) -> None:
        if self._task is not None and self._running().total is None:  # nobody counted its steps
            self._progress.update(self._task, total=1, completed=1)

    def _running(self) -> Task:
        return next(each for each in self._progress.tasks if each.id == self._task)
