"""Summarising: what each clipping brings to reconciliation, made once for all that it follows from, and kept.

In:  the clippings with their sightings, the keys of their readings, people's decisions.
Out: a summary of each, from the database where nothing that it follows from has changed.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from cuttings.config import RULES
from cuttings.ingest import page_of
from cuttings.model.clipping import Clipping, Sighting
from cuttings.model.ids import bytes_hash, canonical_json, content_hash
from cuttings.model.judgement import Judgement
from cuttings.model.plain import to_plain
from cuttings.pipeline.intake import Intake, publication
from cuttings.pipeline.progress import Progress
from cuttings.reconcile.gather import Met, Summary, SummaryWords, summarise
from cuttings.reconcile.title_words import title_words
from cuttings.reconcile.words import TABLE
from cuttings.resources.tables import load_tables
from cuttings.resources.wordstock import wordstock_hash, zipf_tenths
from cuttings.store import facts
from cuttings.store.database import transaction


def summarise_all(
    connection: sqlite3.Connection,
    intake: Intake,
    keys: Mapping[str, str],
    decided: Mapping[str, Sequence[Judgement]],
    progress: Progress,
) -> list[Summary]:
    """Return the summaries of all clippings; `keys` are those of their readings, `decided` is by clipping."""
    progress.start("summarising", len(intake.clippings))
    stored = {id: (key, body) for id, key, body in connection.execute("SELECT clipping, key, body FROM summary")}
    sightings = sightings_by_clipping(intake)
    summaries: list[Summary] = []
    with transaction(connection):
        for id, clipping in intake.clippings.items():
            met = _met(clipping, sightings.get(id, []))
            key = _key(clipping, keys[id], met, decided.get(id, ()))
            if id in stored and stored[id][0] == key:
                summaries.append(facts.from_body(stored[id][1], Summary))
            else:
                summaries.append(_made(connection, clipping, met, key))
            progress.advance()
    return summaries


def sightings_by_clipping(intake: Intake) -> dict[str, list[Sighting]]:
    """Return the sightings of each clipping."""
    by_clipping: dict[str, list[Sighting]] = {}
    for sighting in intake.sightings:
        by_clipping.setdefault(sighting.clipping, []).append(sighting)
    return by_clipping


@cache
def reconciling_code() -> str:
    """Return a hash of reconciliation's code and word stock: a change to them shows even where RULES was forgotten."""
    modules = resources.files("cuttings.reconcile").iterdir()
    code = sorted((each.name, bytes_hash(each.read_bytes())) for each in modules if each.is_file())
    return content_hash(code, wordstock_hash())


def _met(clipping: Clipping, seen: Sequence[Sighting]) -> Met:
    return Met(
        published=publication(clipping, seen).interval,
        near=tuple(sorted({(each.item, each.position) for each in seen if each.position is not None})),
        outlets=tuple(sorted({each.outlet for each in seen if each.outlet})),
        pages=tuple(sorted({page for each in seen if each.url and (page := page_of(each.url))})),
    )


def _key(clipping: Clipping, reading: str, met: Met, decided: Sequence[Judgement]) -> str:
    """Return the key of all that a summary follows from."""
    judged = [each.id for each in decided]
    words = load_tables(clipping.language).hash_of([TABLE])
    return content_hash(reading, to_plain(met), judged, words, RULES, reconciling_code())


def _made(connection: sqlite3.Connection, clipping: Clipping, met: Met, key: str) -> Summary:
    words = SummaryWords(zipf_tenths(clipping.language), title_words(load_tables(clipping.language)))
    summary = summarise(clipping, facts.findings_of(connection, clipping.id), met, words)
    row = (clipping.id, key, canonical_json(to_plain(summary)))
    connection.execute("INSERT OR REPLACE INTO summary VALUES (?, ?, ?)", row)
    return summary
