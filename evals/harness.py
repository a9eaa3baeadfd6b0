"""Run scorers over a folder of labelled data, and keep their misses for people to read.

In:  a folder laid out like `bench/`: one folder a task, documents as lines of JSON.
Out: measures, each with its misses, and scores: measures held against floors.

A scorer is a module with one function `score(data: Data) -> Iterable[Measure]`. To add one, name it in `SCORERS`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from cuttings.model.ids import bytes_hash, digest
from cuttings.model.text import Span

SCORERS: Mapping[str, str] = {
    "article-extraction": "evals.article_extraction",
    "challenge": "evals.challenge",
    "example": "evals.example",
    "htmldate-mediacloud": "evals.htmldate_mediacloud",
    "seed": "evals.seed",
    "wikinews-read": "evals.wikinews_read",
}
"""The module of each task. It is imported when its task runs, so that one scorer needs nothing of another."""

EXAMPLE = Path(__file__).parents[1] / "examples" / "marenza"
"""The example that every checkout holds; its truth file lies beside it."""

CHALLENGE = Path(__file__).parent / "challenge"
"""The challenge set, which every checkout holds too."""

NOT_SCORED = ("train", "instances")
"""Beginnings of file names that hold training data or lists of instances, not documents to score."""

FAULTS = frozenset({"wrong_share", "swapped_share", "false_merge_share"})
"""Metrics that count what is wrong: the lower the better, and their floors are ceilings."""

CONTEXT = 70
"""Characters shown on each side of a miss."""

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Data:
    """The files that one task is scored on."""

    task: str
    files: tuple[Path, ...]

    @property
    def key(self) -> str:
        """One SHA-256 over the names and contents of the files."""
        return digest(f"{bytes_hash(path.read_bytes())}  {path.name}" for path in self.files)

    def documents(self) -> Iterator[Document]:
        """Yield the documents of all JSONL files, showing progress on the error stream."""
        rows = [json.loads(line) for path in self.files for line in _lines(path)]
        tell(f"{self.task}: {len(rows)} documents")
        yield from track(rows, description=self.task, console=Console(stderr=True), transient=True)


@dataclass(frozen=True, slots=True)
class Miss:
    """One place where reading and gold part: "missed" (nothing found), "differs", or "extra" (nothing expected)."""

    metric: str
    document: str
    how: str
    gold: str | None
    found: str | None
    context: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric of a task: its score from 0 to 1, over how many gold items, and all misses."""

    metric: str
    score: float
    n: int
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A measure held against its floor: None where no floor applies."""

    task: str
    metric: str
    score: float
    floor: float | None
    n: int

    @property
    def is_below(self) -> bool:
        """Whether the score is worse than its floor allows."""
        if self.floor is None:
            return False
        return self.score > self.floor if self.metric in FAULTS else self.score < self.floor

    def to_json(self) -> dict[str, Any]:
        """Return the plain object that `--json` writes."""
        return asdict(self)


Scorer = Callable[[Data], Iterable[Measure]]


def find_data(task: str, folder: Path, pattern: str | None = None) -> Data | None:
    """Return the files of a task in a folder laid out like `bench/`, or None when there are none.

    `pattern` chooses other files than `*.jsonl`. The seed's folder may also stand beside the data folder; the example
    and the challenge set are this checkout's own.
    """
    if task == "challenge":
        return Data("challenge", tuple(sorted(CHALLENGE.glob("*.toml"))))
    if task == "example":
        return _find_example()
    if task == "seed":
        return _find_seed(folder)
    paths = sorted((folder / task).glob(pattern or "*.jsonl"))
    kept = [path for path in paths if pattern or not path.name.startswith(NOT_SCORED)]
    return Data(task, tuple(kept)) if kept else None


def _find_example() -> Data:
    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file())
    return Data("example", (EXAMPLE.with_suffix(".truth.json"), *files))


def _find_seed(folder: Path) -> Data | None:
    for place in (folder / "seed", folder.resolve().parent / "seed"):
        files = (place / "expected.json", place / "running-post.txt")
        if all(path.is_file() for path in files):
            return Data("seed", files)
    return None


def scorer_of(task: str) -> Scorer:
    """Return the scorer of a task named in `SCORERS`."""
    scorer: Scorer = import_module(SCORERS[task]).score
    return scorer


def context_of(text: str, place: Span) -> str:
    """Return the words of a place, marked, with what stands around them, on one line."""
    before = text[max(0, place.start - CONTEXT) : place.start]
    after = text[place.end : place.end + CONTEXT]
    return " ".join(f"…{before}⟦{place.cut(text)}⟧{after}…".split())


def tell(line: str) -> None:
    """Say something about the run on the error stream."""
    click.echo(line, err=True)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())
