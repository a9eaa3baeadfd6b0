"""Labelled documents in one dossier, gathered and joined by the path that users take: add, then build.

In:  documents, each with its text and what a user would say of it (language, day); no label, and no name that tells
     its topic: the files are called doc-0001.txt and so on.
Out: an open dossier, and the place in a labelled document of whatever stands in a clipping.

A dossier is kept under `.evals/` and built again in the next run, which reads only what changed: what is built is a
function of texts and code alone. It is made anew where the documents or the code that reads them are others.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import cuttings
from cuttings.ask.dossier import Dossier, open_dossier
from cuttings.model.clipping import Given, Sighting
from cuttings.model.entry import Event
from cuttings.model.finding import Report
from cuttings.model.ids import bytes_hash, content_hash
from cuttings.model.plain import to_plain
from cuttings.model.text import Span
from cuttings.pipeline import Silent, add_bytes, build, create, remove
from evals.story import AT

KEPT = Path(__file__).parents[1] / ".evals" / "dossiers"
"""Where dossiers are kept between runs; `make clean` removes them."""
PAST_READING = frozenset({"reconcile", "ask", "export", "web", "cli"})
"""Rooms of the program that no reading depends on."""


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled document as a user would add it."""

    id: str
    text: str
    given: Given


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a labelled document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class ToldAt:
    """A report of ours: where its trigger stands in a labelled document, and its event (its own id: it has none)."""

    place: Place
    report: str
    event: str


@dataclass(frozen=True)
class Joined:
    """An open dossier over labelled documents; `ids` are theirs, by the name of the file that each was added as."""

    dossier: Dossier
    ids: Mapping[str, str]

    def places(self, clipping: str, span: Span) -> Iterator[Place]:
        """Yield where some characters of a clipping stand: in two documents where both have one text."""
        for sighting in self._sightings.get(clipping, ()):
            there = sighting.origin.to_origin(span)
            if there and sighting.path in self.ids:
                yield Place(self.ids[sighting.path], there)

    def documents(self, clipping: str) -> frozenset[str]:
        """Return the documents that a clipping was cut out of."""
        paths = (each.path for each in self._sightings.get(clipping, ()))
        return frozenset(self.ids[path] for path in paths if path in self.ids)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """All reports, by id."""
        return {each.id: each for each in self.dossier.findings() if isinstance(each, Report)}

    @cached_property
    def events(self) -> Sequence[Event]:
        """All events, by id."""
        return tuple(self.dossier.entries(Event))

    def told(self) -> Iterator[ToldAt]:
        """Yield every report, at each of its places."""
        event = {id: each.id for each in self.events for id in each.reports}
        for id, report in self.reports.items():
            for place in self.places(report.clipping, report.trigger.span):
                yield ToldAt(place, id, event.get(id, id))

    @cached_property
    def _sightings(self) -> Mapping[str, Sequence[Sighting]]:
        by_clipping: dict[str, list[Sighting]] = {}
        for each in self.dossier.sightings():
            by_clipping.setdefault(each.clipping, []).append(each)
        return by_clipping


@dataclass(frozen=True, slots=True)
class Gathered:
    """A built dossier over labelled documents, kept in a folder; `ids` are theirs, by the name of the file."""

    folder: Path
    ids: Mapping[str, str]

    @contextmanager
    def opened(self) -> Iterator[Joined]:
        """Open the dossier for the time of the block."""
        with open_dossier(self.folder) as dossier:
            yield Joined(dossier, self.ids)

    @contextmanager
    def part(self, documents: Iterable[str]) -> Iterator[Joined]:
        """Open, for the time of the block, what the dossier is when all other documents are removed from it."""
        wanted = set(documents)
        ids = {name: id for name, id in self.ids.items() if id in wanted}
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "dossier"
            shutil.copytree(self.folder, folder)
            for item in self._items_outside(ids):
                remove(folder, item, at=AT)
            build(folder, progress=Silent())
            with open_dossier(folder) as dossier:
                yield Joined(dossier, ids)

    def _items_outside(self, names: Mapping[str, str]) -> list[str]:
        with open_dossier(self.folder) as dossier:
            sightings = list(dossier.sightings())
        wanted = {each.item for each in sightings if each.path in names}
        return sorted({each.item for each in sightings} - wanted)


def gather(name: str, texts: Sequence[Text]) -> Gathered:
    """Return the dossier of some documents, built with the program as it stands."""
    folder = KEPT / f"{name}-{_key(texts)[:16]}"
    names = {f"doc-{number:04}.txt": each for number, each in enumerate(texts, start=1)}
    if not folder.exists():
        for old in KEPT.glob(f"{name}-{'?' * 16}"):
            shutil.rmtree(old)
        _fill(folder, names)
    build(folder, progress=Silent(), processes=None)
    return Gathered(folder, {path: each.id for path, each in names.items()})


def _fill(folder: Path, texts: Mapping[str, Text]) -> None:
    """Make a dossier of some texts, under its name only when all of them are in it."""
    started = folder.with_suffix(".part")
    shutil.rmtree(started, ignore_errors=True)
    create(started, "Labelled documents")
    for path, each in texts.items():
        add_bytes(started, each.text.encode(), path, each.given, at=AT)
    started.rename(folder)


def _key(texts: Iterable[Text]) -> str:
    return content_hash([[each.id, each.text, to_plain(each.given)] for each in texts], _reading_code())


@cache
def _reading_code() -> str:
    """Return a hash of all files of the program that a reading can depend on."""
    root = Path(cuttings.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    read = [path for path in files if path.relative_to(root).parts[0] not in PAST_READING]
    return content_hash([[path.relative_to(root).as_posix(), bytes_hash(path.read_bytes())] for path in read])
