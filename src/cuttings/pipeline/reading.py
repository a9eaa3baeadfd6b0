"""Reading: every clipping that is new, or whose context or methods have changed, passes through the readers once.

In:  clippings with their reading contexts.
Out: readings, through the engine as record batches, stored a batch at a time, so that a crash loses no finished one.
"""

import gc
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa

from cuttings.config import Settings
from cuttings.engine.rows import from_batches, to_batches
from cuttings.engine.verbs import Engine
from cuttings.errors import CuttingsError, Unreadable
from cuttings.ingest import extract, read_file, walk
from cuttings.model.clipping import Clipping, Given, ReadingContext, Sighting
from cuttings.model.dates import UNKNOWN, Basis, Dated
from cuttings.model.envelope import from_row, pack, to_row
from cuttings.model.ids import canonical_json, content_hash
from cuttings.model.plain import from_plain, to_plain
from cuttings.pipeline.intake import path_text, publication
from cuttings.pipeline.progress import Progress
from cuttings.store import facts
from cuttings.store.database import transaction

if TYPE_CHECKING:  # the readers are loaded late, with spaCy: most commands have answered before it is there
    from spacy.tokens import Doc

    from cuttings.read.models import ModelChoice
    from cuttings.read.reader import Reading
    from cuttings.read.sentences import Parser

Model = TypeVar("Model", Clipping, ReadingContext)

BATCH = 16
"""Clippings stored in one transaction: what a crash can cost, against the price of a commit."""
PAGES = pa.schema([("clipping", pa.string()), ("context", pa.string())])
READINGS = pa.schema(
    [("clipping", pa.string()), ("findings", pa.string()), ("refused", pa.string()), ("failed", pa.string())]
)
COUNTRY_OF_SUFFIX = {"uk": "GB"}
"""Country-code domains that differ from ISO 3166."""


def reading_context(clipping: Clipping, sightings: Sequence[Sighting]) -> ReadingContext:
    """Return what a reading of this clipping may know: a filing day that only bounds say is not known."""
    published = publication(clipping, sightings)
    is_known = published.basis not in (Basis.ORDER, Basis.UNDATED)
    days = published.interval if is_known else UNKNOWN
    return ReadingContext(days, published.basis, clipping.language, _country(clipping.publisher))


def _country(publisher: str | None) -> str | None:
    suffix = (publisher or "").rpartition(".")[2]
    is_host = "." in (publisher or "")
    return COUNTRY_OF_SUFFIX.get(suffix, suffix.upper()) if is_host and len(suffix) == 2 else None


@cache
def choose_model(language: str, setting: str) -> "ModelChoice":
    """Return the model that a dossier's setting ("auto", "none" or a package) gives for a language."""
    from cuttings.read.models import resolve_model

    requested = None if setting in ("auto", "none") else setting
    return resolve_model(language, requested=requested, shallow=setting == "none")


@cache
def parser_of(language: str, setting: str) -> "Parser":
    """Return the loaded parser, once for each process."""
    from cuttings.read.models import Depth, load_model
    from cuttings.read.sentences import Parser

    choice = choose_model(language, setting)
    parser = Parser(load_model(choice), choice.key, choice.depth is Depth.PARSED)
    gc.freeze()  # a model lives as long as the process: the collector need not walk it again and again
    return parser


def reading_key(clipping: Clipping, context: ReadingContext, settings: Settings) -> str:
    """Return the key under which a reading is kept: text, blocks, context, methods and model."""
    from cuttings.read.reader import methods_key

    choice = choose_model(context.language, settings.model_of(context.language))
    blocks = [to_plain(passage) for passage in clipping.passages]
    return content_hash(clipping.id, blocks, context.key, methods_key(context.language, choice.key))


def read_missing(
    connection: sqlite3.Connection,
    engine_for: Callable[[int], Engine],
    contexts: Mapping[str, tuple[Clipping, ReadingContext]],
    settings: Settings,
    progress: Progress,
) -> tuple[dict[str, str], int, tuple[tuple[str, str], ...]]:
    """Read what has no reading under its key; return the key of every clipping, how many were read, and the failures.

    `engine_for` gives the engine for so many words. A clipping on which a reader failed is (id, reason): it stays
    without findings, under a key of its own, so that the next build tries again.
    """
    kept = facts.reading_keys(connection)
    keys = {id: reading_key(*pair, settings) for id, pair in contexts.items()}
    missing = [contexts[id] for id in sorted(keys) if kept.get(id) != keys[id]]
    progress.start("reading", len(missing))
    pages = ((canonical_json(to_plain(each)), canonical_json(to_plain(context))) for each, context in missing)
    batches = to_batches(pages, PAGES, size=BATCH)
    engine = engine_for(sum(len(each.text.split()) for each, _ in missing))
    failures: dict[str, str] = {}
    for batch in engine.map(partial(read_batches, settings.models), batches):
        with transaction(connection):
            for id, findings, refused, failed in from_batches([batch]):
                clipping = contexts[id][0]
                if failed:
                    failures[id] = failed
                    keys[id] = content_hash(keys[id], failed)
                envelopes = [from_row(each) for each in json.loads(findings)]
                facts.put_reading(connection, clipping, keys[id], envelopes, json.loads(refused))
                progress.words(len(clipping.text.split()))
        progress.advance(batch.num_rows)
    return keys, len(missing) - len(failures), tuple(sorted(failures.items()))


def read_batches(models: tuple[tuple[str, str], ...], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the readings of batches of pages; the function that the engine runs."""
    for batch in batches:
        pages = [(_model(clipping, Clipping), _model(context, ReadingContext)) for clipping, context in _rows(batch)]
        yield from to_batches(_read_pages(pages, dict(models)), READINGS, size=BATCH)


def _rows(batch: pa.RecordBatch) -> Iterator[tuple[str, str]]:
    return from_batches([batch])


def _model(text: str, kind: type[Model]) -> Model:
    value: Model = from_plain(json.loads(text), kind)
    return value


def _read_pages(
    pages: Iterable[tuple[Clipping, ReadingContext]], models: Mapping[str, str]
) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield the reading of each page; pages of one language that follow each other are parsed together."""
    from cuttings.read.sentences import in_batches

    for language, many in groupby(pages, key=lambda page: page[1].language):
        parser = parser_of(language, models.get(language, "auto"))
        page_by_clipping = {clipping.id: (clipping, context) for clipping, context in many}
        for together in in_batches(clipping for clipping, _ in page_by_clipping.values()):
            for clipping, doc in zip(together, _parses(together, language, parser), strict=True):
                yield _read_page(*page_by_clipping[clipping.id], parser, doc)


def _parses(clippings: "Sequence[Clipping]", language: str, parser: "Parser") -> "Sequence[Doc | None]":
    """Return the parses of clippings; none where one of them cannot be parsed: each is then told by itself."""
    from cuttings.read.sentences import parse_clippings
    from cuttings.resources.tables import load_tables

    try:
        return parse_clippings(clippings, parser, load_tables(language))
    except CuttingsError:
        raise  # a word table or a model: no clipping is at fault
    except Exception:  # noqa: BLE001 - told when the clipping is read
        return [None] * len(clippings)


def _read_page(
    clipping: Clipping, context: ReadingContext, parser: "Parser", doc: "Doc | None"
) -> tuple[str, str, str, str | None]:
    from cuttings.read.reader import read_clipping

    try:
        reading = read_clipping(clipping, context, parser, doc=doc)
    except CuttingsError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a reader does wrong costs this clipping, not the build
        reason = f"{clipping.id} was not read: a reader failed ({error!r}). Please report it; the rest was read."
        return clipping.id, "[]", canonical_json([reason]), reason
    findings = canonical_json([to_row(pack(each)) for each in reading.findings])
    return clipping.id, findings, canonical_json(list(reading.refused)), None


def read_paths(
    paths: Iterable[Path], given: Given, settings: Settings
) -> "Iterator[tuple[Clipping, Dated, Reading] | tuple[Path, str]]":
    """Yield the reading of every clipping in files and folders, without a dossier; or a path and why it failed."""
    for path in walk(paths):
        try:
            yield from read_text(read_file(path), path_text(path), given, settings)
        except Unreadable as error:
            yield path, str(error)


def read_text(raw: bytes, path: str, given: Given, settings: Settings) -> "Iterator[tuple[Clipping, Dated, Reading]]":
    """Yield the reading of every clipping in some bytes. Raises Unreadable."""
    from cuttings.read.reader import read_clipping

    extraction = extract(raw, path, given, {})
    for clipping in extraction.clippings:
        sightings = [each for each in extraction.sightings if each.clipping == clipping.id]
        context = reading_context(clipping, sightings)
        parser = parser_of(context.language, settings.model_of(context.language))
        yield clipping, publication(clipping, sightings), read_clipping(clipping, context, parser)
