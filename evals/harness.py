"""Run scorers over a folder of labelled data, and keep their misses for people to read.

In:  a folder laid out like `bench/`: one folder a task, documents as lines of JSON.
Out: measures, each with its misses, and scores: measures held against floors.

A scorer is a module with one function `score(data: Data) -> Iterable[Measure]`. To add one, name it in `SCORERS`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click
from rich.console import Console
from rich.progress import track

from cuttings.model.ids import bytes_hash, digest
from cuttings.model.text import Span
from evals.matching import Matching

SCORERS: Mapping[str, str | tuple[str, ...]] = {
    "article-extraction": "evals.article_extraction",
    "challenge": "evals.challenge",
    "challenge-dates": "evals.challenge_dates",
    "challenge-figures": "evals.challenge_figures",
    "challenge-status": "evals.challenge_status",
    "copies": "evals.copies",
    "crossner-politics": "evals.name_spans",
    "de-wikinews-quotes": "evals.german_quotes",
    "ecbplus": ("evals.ecbplus", "evals.ecbplus_stories"),
    "example": "evals.example",
    "gap": "evals.gap",
    "geovirus": "evals.geovirus",
    "gum": "evals.gum",
    "htmldate-mediacloud": "evals.htmldate_mediacloud",
    "meantime": ("evals.meantime", "evals.meantime_joining"),
    "meantime-timex": "evals.meantime_timex",
    "muc4": ("evals.muc4", "evals.muc4_events", "evals.muc4_figures"),
    "petrarch-unit": "evals.petrarch_unit",
    "plover-gsr": "evals.plover_gsr",
    "re3d": "evals.name_spans",
    "recognizers-specs": ("evals.recognizers_specs", "evals.recognizers_numbers"),
    "seed": "evals.seed",
    "stories": "evals.stories",
    "wikinews-read": "evals.wikinews_read",
}
"""The module of each task, or several that each give some of its measures. They are imported when the task runs, so
that one scorer needs nothing of another."""

EXAMPLE = Path(__file__).parents[1] / "examples" / "marenza"
"""The example that every checkout holds; its truth file lies beside it."""

STORIES = Path(__file__).parent / "stories"
"""Invented stories, each a folder with its truth file beside it; every checkout holds them."""

CHALLENGE = Path(__file__).parent / "challenge"
"""The challenge sets, which every checkout holds too."""
CHALLENGES: Mapping[str, str] = {
    "challenge": "attributions.*.toml",
    "challenge-dates": "dates.*.toml",
    "challenge-figures": "figures.*.toml",
    "challenge-status": "status.*.toml",
}
"""The files of each challenge set: who says what; which days; how many; whether it took place."""

NOT_SCORED = ("train", "instances")
"""Beginnings of file names that hold training data or lists of instances, not documents to score."""

FAULTS = frozenset(
    {
        "wrong_share",
        "swapped_share",
        "false_merge_share",
        "cross_topic_share",
        "false_family_share",
        "bridged_share",
        "forbidden_share",
        "disputes_false_open",
        "disputes_false_held",
    }
)
"""Metrics that count what is wrong: the lower the better, and their floors are ceilings."""

CONTEXT = 200
"""Characters shown on each side of a miss at most, where its sentence is longer."""
SENTENCE_EDGE = re.compile(r"[.!?][\"”’“»)\]]*\s|\n\s*\n")

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Data:
    """The files that one task is scored on. `is_chosen`: somebody named them, so that all of them is wanted."""

    task: str
    files: tuple[Path, ...]
    is_chosen: bool = False

    @property
    def key(self) -> str:
        """One SHA-256 over the names and contents of the files."""
        return digest(f"{bytes_hash(path.read_bytes())}  {path.name}" for path in self.files)

    def documents(self, most: int | None = None) -> Iterator[Document]:
        """Yield the documents of all JSONL files, showing progress on the error stream.

        Where a task is long, `most` keeps so many of them, spread evenly; all where the files were chosen by name.
        """
        lines = [line for path in self.files for line in _lines(path)]
        rows = [json.loads(line) for line in (lines if most is None or self.is_chosen else spread(lines, most))]
        tell(f"{self.task}: {len(rows)} of {len(lines)} documents")
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
    """One metric of a task: its score from 0 to 1, over how many gold items, and all misses.

    Where `is_held` is false it is told and gets no floor: a baseline is not ours to keep, and a ratio or a precision
    may sink because something got better.
    """

    metric: str
    score: float
    n: int
    misses: tuple[Miss, ...] = ()
    is_held: bool = True


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


class HasPlace(Protocol):
    """A record that is shown at one place of the text, on one line."""

    @property
    def place(self) -> Span:
        """Where it is shown."""


Placed = TypeVar("Placed", bound=HasPlace)
Item = TypeVar("Item")
Scorer = Callable[[Data], Iterable[Measure]]


def find_data(task: str, folder: Path, pattern: str | None = None) -> Data | None:
    """Return the files of a task in a folder laid out like `bench/`, or None when there are none.

    `pattern` chooses other files than `*.jsonl`. The seed's folder may also stand beside the data folder; the example,
    the stories and the challenge sets are this checkout's own.
    """
    if task in CHALLENGES:
        return Data(task, tuple(sorted(CHALLENGE.glob(CHALLENGES[task]))))
    if task == "example":
        return _find_example()
    if task == "stories":
        return _find_stories()
    if task == "seed":
        return _find_seed(folder)
    if task == "copies":
        return _find_copies(folder)
    paths = sorted((folder / task).glob(pattern or "*.jsonl"))
    kept = [path for path in paths if pattern or not path.name.startswith(NOT_SCORED)]
    return Data(task, tuple(kept), pattern is not None) if kept else None


def _find_example() -> Data:
    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file())
    return Data("example", (EXAMPLE.with_suffix(".truth.json"), *files))


def _find_stories() -> Data:
    files = sorted(path for path in STORIES.glob("*/**/*") if path.is_file())
    return Data("stories", (*sorted(STORIES.glob("*.truth.toml")), *files))


def _find_seed(folder: Path) -> Data | None:
    for place in (folder / "seed", folder.resolve().parent / "seed"):
        files = (place / "expected.json", place / "running-post.txt")
        if all(path.is_file() for path in files):
            return Data("seed", files)
    return None


def _find_copies(folder: Path) -> Data | None:
    files = (*sorted((folder / "wikinews").glob("*.jsonl")), *sorted((folder / "ecbplus").glob("dev*.jsonl")))
    return Data("copies", files) if files else None


def scorer_of(task: str) -> Scorer:
    """Return the scorer of a task named in `SCORERS`: the measures of all its modules, in their order."""
    named = SCORERS[task]
    scorers: list[Scorer] = [import_module(each).score for each in ([named] if isinstance(named, str) else named)]
    return lambda data: [measure for scorer in scorers for measure in scorer(data)]


def context_of(text: str, place: Span) -> str:
    """Return the sentence of a place on one line, the place marked; where the sentence is long, what stands around."""
    first, last = max(0, place.start - CONTEXT), min(len(text), place.end + CONTEXT)
    edges = [edge.end() for edge in SENTENCE_EDGE.finditer(text, first, place.start)]
    start = edges[-1] if edges else first
    edge = SENTENCE_EDGE.search(text, max(place.start, place.end - 1), last)
    end = max(place.end, edge.end() if edge else last)
    return " ".join(f"…{text[start : place.start]}⟦{place.cut(text)}⟧{text[place.end : end]}…".split())


def misses_of(metric: str, matching: Matching[Placed], document: Document) -> Iterator[Miss]:
    """Yield the misses of a matching: what only overlaps, what was not found, and what was not expected."""
    yield from (miss_at(metric, document, gold, found) for gold, found in matching.near)
    yield from (miss_at(metric, document, gold, None) for gold in matching.missed)
    yield from (miss_at(metric, document, None, found) for found in matching.extra)


def miss_at(metric: str, document: Document, gold: HasPlace | None, found: HasPlace | None) -> Miss:
    """Return one place where gold and reading part, shown where the gold stands, else where ours does."""
    how = "differs" if gold and found else "missed" if gold else "extra"
    shown = gold or found
    context = context_of(document["text"], shown.place) if shown else ""
    return Miss(metric, document["id"], how, str(gold) if gold else None, str(found) if found else None, context)


def spread(items: Sequence[Item], most: int) -> list[Item]:
    """Return so many items from all over a list, not the first ones alone."""
    count = min(most, len(items))
    return [items[place * len(items) // count] for place in range(count)]


def tell(line: str) -> None:
    """Say something about the run on the error stream."""
    click.echo(line, err=True)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())
