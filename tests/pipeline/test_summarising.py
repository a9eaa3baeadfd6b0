"""Summaries are made once for all they follow from, and what a newer rule makes of a text reaches all that follows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cuttings.ask import open_dossier
from cuttings.ingest import Extraction, extract
from cuttings.model.clipping import Clipping, PassageKind, Sighting
from cuttings.model.dates import UNDATED
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.text import OffsetMap, Stretch
from cuttings.pipeline import Silent, build, intake, summarising
from cuttings.pipeline.intake import Intake
from cuttings.pipeline.summarising import sightings_by_clipping, summarise_all
from cuttings.reconcile.gather import summarise
from cuttings.reconcile.summary import Summary
from cuttings.store import facts
from cuttings.store.database import connect
from tests.factories import make_clipping
from tests.pipeline.story import RELATO, fill

FOG = make_clipping("Fog closed the dock of Port Vale.", headline="Fog in Port Vale")
FLOOD = make_clipping("The Sennick burst its banks.", publisher="gale post")
KEYS = {each.id: "read once" for each in (FOG, FLOOD)}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A new database that holds both clippings, without findings."""
    with closing(connect(tmp_path, write=True)) as connection:
        for each in (FOG, FLOOD):
            facts.put_clipping(connection, each)
        yield connection


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the clippings of which a summary was made, not taken from the database."""
    ids: list[str] = []

    def noted(clipping: Clipping, *others: Any) -> Summary:
        ids.append(clipping.id)
        return summarise(clipping, *others)

    monkeypatch.setattr("cuttings.pipeline.summarising.summarise", noted)
    return ids


def _seen(clipping: Clipping, outlet: str) -> Sighting:
    origin = OffsetMap((Stretch(0, 0, len(clipping.text)),))
    return Sighting(clipping.id, "an item", "a.md", None, outlet, None, None, "", None, UNDATED, origin)


def _intake(*sightings: Sighting) -> Intake:
    return Intake({each.id: each for each in (FOG, FLOOD)}, sightings, ())


def _all(
    connection: sqlite3.Connection,
    met: Intake,
    keys: dict[str, str] = KEYS,
    decided: dict[str, list[Judgement]] | None = None,
) -> list[Summary]:
    return summarise_all(connection, met, keys, decided or {}, Silent())


def test_a_summary_is_made_once_and_comes_back_equal(connection: sqlite3.Connection, made: list[str]) -> None:
    first = _all(connection, _intake(_seen(FOG, "Harbour Post")))
    assert made == [each.clipping for each in first] == [FOG.id, FLOOD.id]
    assert _all(connection, _intake(_seen(FOG, "Harbour Post"))) == first
    assert len(made) == 2
    assert "vale" in first[0].words, "with the words of its story"
    assert first[0].outlets == ("Harbour Post",)


def test_what_a_summary_follows_from_makes_it_anew(connection: sqlite3.Connection, made: list[str]) -> None:
    met = _intake(_seen(FOG, "Harbour Post"))
    _all(connection, met)
    made.clear()
    _all(connection, met, {**KEYS, FOG.id: "read again"})
    assert made == [FOG.id], "another reading"
    _all(connection, met)
    made.clear()
    _all(connection, _intake(_seen(FOG, "Harbour Post"), _seen(FLOOD, "Gale Post")))
    assert made == [FLOOD.id], "met once more"
    _all(connection, met)
    made.clear()
    decided = Judgement("2031-03-20T08:00:00Z", "ana", Verb.CONFIRM, (Target("report", "rp-1", FOG.id),))
    _all(connection, met, decided={FOG.id: [decided]})
    assert made == [FOG.id], "a decision on its words"


def test_another_word_stock_or_rule_makes_all_anew(
    connection: sqlite3.Connection, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _all(connection, _intake())
    made.clear()
    monkeypatch.setattr(summarising, "reconciling_code", lambda: "another code or word stock")
    _all(connection, _intake())
    assert made == [FOG.id, FLOOD.id]


def test_the_code_s_hash_covers_the_word_stock(monkeypatch: pytest.MonkeyPatch) -> None:
    before = summarising.reconciling_code()
    summarising.reconciling_code.cache_clear()
    monkeypatch.setattr(summarising, "wordstock_hash", lambda: "another word stock")
    assert summarising.reconciling_code() != before
    summarising.reconciling_code.cache_clear()


def test_sightings_are_grouped_by_clipping() -> None:
    twice = [_seen(FOG, "Harbour Post"), _seen(FOG, "Gale Post")]
    assert sightings_by_clipping(_intake(*twice)) == {FOG.id: twice}


def test_a_newer_rule_that_makes_other_blocks_of_a_text_reaches_the_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a rule learns that a line is a byline: the text and its id stay, all that follows is made anew."""
    fill(tmp_path, RELATO)
    build(tmp_path, progress=Silent())

    def newer(*given: Any) -> Extraction:
        made = extract(*given)
        return replace(made, clippings=tuple(map(_bylined, made.clippings)))

    monkeypatch.setattr(intake, "INGEST_VERSION", "one later")
    monkeypatch.setattr(intake, "extract", newer)
    report = build(tmp_path, progress=Silent())
    assert report.read == len(RELATO)
    with open_dossier(tmp_path) as dossier:
        assert {each.passages[0].kind for each in dossier.clippings()} == {PassageKind.BYLINE}
    assert build(tmp_path, progress=Silent()).read == 0


def _bylined(clipping: Clipping) -> Clipping:
    first, *others = clipping.passages
    return replace(clipping, passages=(replace(first, kind=PassageKind.BYLINE), *others), headline=None)
