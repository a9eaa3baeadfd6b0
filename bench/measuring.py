"""Measure one set of texts: adding, parsing, building in one process and in two, building again, adding one, pages.

In:  texts.
Out: seconds, memory and counts, as `Measured`.
"""

import json
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from bench.pages import PageTime, page_times
from bench.readers import reader_shares
from cuttings.ask import open_dossier
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, add_paths, build, create
from cuttings.pipeline.reading import parser_of

AT = "2031-01-01T00:00:00Z"
EXTRA = b"PORT VALE, 3 March 2031 - At least four people were hurt in Port Vale on Monday, police said.\n"
MOST_READ_AGAIN = 200
"""Texts that the cost of each reader is measured on: a share needs no more."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one set of documents took. Seconds are the processor's, which a shared machine disturbs least; only those of
    two processes are wall-clock. The bare parse is timed before the build and after it, and is the mean: the speed of a
    shared machine drifts by more than what the readers cost. Memory is the peak of a process, in MiB.

    `pages` has what each page takes, by name, `shares` the cost of each reader over that of the parse.
    """

    name: str
    documents: int
    words: int
    adding: float
    parsing: float
    building: float
    reading: float
    in_two: float
    reading_in_two: float
    rebuilding: float
    add_one: float
    database: float
    peak: float
    worker_peak: float
    parse_peak: float
    problems: int
    entries: int
    pages: Mapping[str, PageTime]
    shares: Mapping[str, float]


class Stages(Silent):
    """Notes how long each stage of a build takes, in seconds of a clock; the last one has no end."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.seconds: dict[str, float] = {}
        self._running: tuple[str, float] | None = None

    def start(self, stage: str, total: int | None) -> None:
        """A stage starts, and with it the one before has ended."""
        now = self.clock()
        if self._running:
            before, since = self._running
            self.seconds[before] = now - since
        self._running = stage, now


def documents(data: Path, pattern: str, count: int) -> list[str]:
    """Return so many texts; where there are fewer, the same again with the line that another outlet adds."""
    lines = (line for file in sorted(data.glob(pattern)) for line in file.read_text(encoding="utf-8").splitlines())
    texts = [str(json.loads(line)["text"]) for line in lines]
    again = [f"{text.rstrip()}\n\nThe Inland Gazette printed this as number {at}.\n" for at, text in enumerate(texts)]
    return [*texts, *again][:count]


def _timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    started = clock()
    work()
    return clock() - started


def _parse(nlp: Language, texts: list[str]) -> None:
    for text in texts:
        nlp(text)


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def measure(name: str, texts: list[str]) -> Measured:
    """Return what all steps took for these texts. To be run in a process of its own: a peak of memory never falls."""
    with tempfile.TemporaryDirectory(prefix="cuttings-bench-") as folder:
        return _measure(name, texts, Path(folder))


def _measure(name: str, texts: list[str], folder: Path) -> Measured:
    files, dossier, other = folder / "files", folder / "dossier", folder / "other"
    files.mkdir()
    for number, text in enumerate(texts):
        (files / f"{number:05}.txt").write_text(text, encoding="utf-8")
    nlp = parser_of("en", "auto").nlp
    parsing_before = _timed(lambda: _parse(nlp, texts))
    parse_peak = _peak(resource.RUSAGE_SELF)
    shares = reader_shares(texts[:MOST_READ_AGAIN])
    create(dossier)
    adding = _timed(lambda: add_paths(dossier, [files], Given(), at=AT, progress=Silent()))
    stages = Stages(time.process_time)
    building = _timed(lambda: build(dossier, progress=stages, processes=1))
    parsing_after = _timed(lambda: _parse(nlp, texts))
    rebuilding = _timed(lambda: build(dossier, progress=Silent(), processes=1))
    add_bytes(dossier, EXTRA, "one-more.txt", Given(), at=AT)
    add_one = _timed(lambda: build(dossier, progress=Silent(), processes=1))
    peak = _peak(resource.RUSAGE_SELF)
    pages = page_times(dossier, at=AT)
    create(other)
    add_paths(other, [files], Given(), at=AT, progress=Silent())
    stages_in_two = Stages(time.perf_counter)
    in_two = _timed(lambda: build(other, progress=stages_in_two, processes=2), time.perf_counter)
    with open_dossier(dossier) as opened:
        status = opened.status()
    return Measured(
        name=name,
        documents=len(texts),
        words=sum(len(text.split()) for text in texts),
        adding=adding,
        parsing=(parsing_before + parsing_after) / 2,
        building=building,
        reading=stages.seconds["reading"],
        in_two=in_two,
        reading_in_two=stages_in_two.seconds["reading"],
        rebuilding=rebuilding,
        add_one=add_one,
        database=(dossier / "dossier.sqlite").stat().st_size / 2**20,
        peak=peak,
        worker_peak=_peak(resource.RUSAGE_CHILDREN),
        parse_peak=parse_peak,
        problems=len(status.problems) + len(status.refused),
        entries=sum(status.entries.values()),
        pages=pages,
        shares=shares,
    )
