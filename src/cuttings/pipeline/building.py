"""Building: bring everything derived in line with the ledgers: intake, reading, judgements, entries.

In:  a dossier's folder.
Out: a database that is a pure function of raw bytes, ledger and judgements; and what was done to get there.

Every step is kept under a key of its inputs, so a second build does nothing, and one after a crash resumes.
"""

import gc
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cuttings.config import RULES, Settings
from cuttings.engine.inprocess import InProcess
from cuttings.engine.pool import Pool, available_processes
from cuttings.engine.verbs import Engine
from cuttings.errors import BadJudgement
from cuttings.model.clipping import Clipping, ReadingContext
from cuttings.model.finding import Finding
from cuttings.model.ids import canonical_json, content_hash
from cuttings.model.judgement import Judgement
from cuttings.model.plain import to_plain
from cuttings.pipeline.intake import Intake, take_apart
from cuttings.pipeline.progress import Progress
from cuttings.pipeline.reading import choose_model, read_missing, reading_context
from cuttings.pipeline.rulings import rulings_of
from cuttings.pipeline.summarising import reconciling_code, sightings_by_clipping, summarise_all
from cuttings.pipeline.writing import writing
from cuttings.reconcile.cascade import Rulings, reconcile, with_evidence
from cuttings.reconcile.gather import Summary
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.judged import apply_judgements
from cuttings.resources.places import place_hash, place_lines
from cuttings.resources.tables import Tables, load_tables, table_languages
from cuttings.resources.wordstock import happenings
from cuttings.store import facts
from cuttings.store.database import BUILT, connect, transaction
from cuttings.store.decisions import DecisionFile, live_judgements
from cuttings.store.sources import SourceLedger

ENTRIES_OF = "entries of"
"""The key in `meta` of what the stored entries were made of: while that is the same, so are they."""
WORDS_A_PROCESS = 20_000
"""Words to read for each process: it takes as long to start, with its model, as to read some ten thousand."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: clippings there, read anew, entries changed, problems and orphaned judgements."""

    clippings: int
    read: int
    changed: int
    problems: tuple[tuple[str, str], ...]
    orphans: tuple[tuple[str, str], ...]


def build(folder: Path, *, progress: Progress, engine: Engine | None = None, processes: int | None = 1) -> BuildReport:
    """Bring a dossier up to date, reading with an engine, else in so many processes (None: as many as pay).

    A script that asks for several must guard its own work with `if __name__ == "__main__"`: each imports it again.
    Raises DossierBusy, DossierDamaged, CannotWrite, ModelRefused, WorkerLost; what is done stays.
    """
    with writing(folder) as settings, closing(connect(folder, write=True)) as connection:
        live = live_judgements(DecisionFile(folder).read())
        intake = take_apart(connection, SourceLedger(folder), live, progress)
        contexts = _contexts(intake)
        runner = engine or InProcess()
        keys, read, failures = read_missing(
            connection, lambda words: engine or _reading_engine(words, processes), contexts, settings, progress
        )
        orphans = _judge(connection, intake, live)
        summaries = summarise_all(connection, intake, keys, _on_clipping(live), progress)
        changed = _entries(connection, runner, summaries, live, settings, progress)
        _store_meta(connection, settings, contexts)
        return BuildReport(len(intake.clippings), read, changed, intake.problems + failures, orphans)


def _reading_engine(words: int, processes: int | None) -> Engine:
    """Return the engine for reading so many words: several processes where that is longer than they take to start."""
    paying = words // WORDS_A_PROCESS or 1
    chosen = min(available_processes(), paying) if processes is None else processes
    return Pool(chosen) if chosen > 1 else InProcess()


def _contexts(intake: Intake) -> dict[str, tuple[Clipping, ReadingContext]]:
    sightings = sightings_by_clipping(intake)
    return {id: (each, reading_context(each, sightings.get(id, []))) for id, each in intake.clippings.items()}


def _on_clipping(live: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    by_clipping: dict[str, list[Judgement]] = {}
    for judgement in live:
        for clipping in sorted({target.clipping for target in judgement.on if target.clipping}):
            by_clipping.setdefault(clipping, []).append(judgement)
    return by_clipping


def _judge(connection: sqlite3.Connection, intake: Intake, live: Sequence[Judgement]) -> tuple[tuple[str, str], ...]:
    placed: set[str] = set()
    unfit: dict[str, str] = {}
    with transaction(connection):
        connection.execute("DELETE FROM judged")
        for clipping, judgements in sorted(_on_clipping(live).items()):
            if clipping not in intake.clippings:
                continue
            findings, text = facts.machine_findings(connection, clipping), intake.clippings[clipping].text
            unfit |= _unfit(findings, text, judgements)
            judged = apply_judgements(findings, text, [each for each in judgements if each.id not in unfit])
            placed |= judged.placed
            rows = [
                facts.JudgedRow(each.finding, each.state, each.judgement, each.check_again) for each in judged.touched
            ]
            facts.put_judged(connection, clipping, rows)
        orphans = tuple(_orphans(live, placed, unfit, intake))
        connection.execute("DELETE FROM orphan")
        connection.executemany("INSERT INTO orphan VALUES (?, ?)", orphans)
    return orphans


def _unfit(findings: Sequence[Finding], text: str, judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return why decisions cannot be applied: made by another version, or edited by hand. The build goes on."""
    unfit: dict[str, str] = {}
    for judgement in judgements:
        try:
            apply_judgements(findings, text, [judgement])
        except (BadJudgement, ValueError) as error:
            unfit[judgement.id] = f"it cannot be applied: {error}"
    return unfit


def _orphans(
    live: Iterable[Judgement], placed: set[str], unfit: Mapping[str, str], intake: Intake
) -> Iterable[tuple[str, str]]:
    for judgement in live:
        on_words = [target for target in judgement.on if target.clipping and target.quote]
        if any(target.clipping not in intake.clippings for target in judgement.on if target.clipping):
            yield judgement.id, "its clipping is not in the dossier now"
        elif judgement.id in unfit:
            yield judgement.id, unfit[judgement.id]
        elif on_words and judgement.id not in placed:
            yield judgement.id, "its words are no longer found as a finding of that kind"


def _entries(
    connection: sqlite3.Connection,
    engine: Engine,
    summaries: Sequence[Summary],
    live: Sequence[Judgement],
    settings: Settings,
    progress: Progress,
) -> int:
    tables = [load_tables(language) for language in table_languages()]
    rulings = rulings_of(connection, summaries, live)
    key = _entries_key(connection, rulings, tables, settings)
    if connection.execute("SELECT 1 FROM meta WHERE key = ? AND value = ?", (ENTRIES_OF, key)).fetchone():
        return 0
    gc.freeze()  # the summaries stay to the end: the collector need not walk them again and again
    found = reconcile(
        engine,
        summaries,
        rulings,
        tables,
        {each: happenings(each) for each in table_languages()},
        Gazetteer(place_lines()),
        points=dict(settings.places),
        outlets=settings.outlets,
        rivals=dict(settings.rivals),
        progress=lambda stage: progress.start(f"reconciling {stage}", None),
    )
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (ENTRIES_OF, key))
        return facts.put_entries(connection, with_evidence(found))


def _entries_key(connection: sqlite3.Connection, rulings: Rulings, tables: Iterable[Tables], settings: Settings) -> str:
    """Return the key of all that entries follow from: summaries by their keys, rulings, tables, settings, the code."""
    summaries = connection.execute("SELECT clipping, key FROM summary ORDER BY clipping").fetchall()
    words = [sorted(each.hash_by_name.items()) for each in tables]
    places = place_hash(), [(name, str(latitude), str(longitude)) for name, (latitude, longitude) in settings.places]
    own = [(name, *aliases) for name, aliases in settings.outlets]
    return content_hash(summaries, to_plain(rulings), words, places, own, settings.rivals, RULES, reconciling_code())


def _store_meta(
    connection: sqlite3.Connection, settings: Settings, contexts: Mapping[str, tuple[Clipping, ReadingContext]]
) -> None:
    languages = sorted({context.language for _, context in contexts.values()})
    choices = [choose_model(language, settings.model_of(language)) for language in languages]
    models = [
        {
            "language": each.language,
            "package": each.package,
            "name": each.name,
            "version": each.version,
            "licence": each.licence,
            "sha256": each.sha256,
            "depth": str(each.depth),
            "reason": each.reason,
        }
        for each in choices
    ]
    rows = {"title": settings.title, "rules": RULES, "models": canonical_json(models), BUILT: "yes"}
    with transaction(connection):
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(rows.items()))
