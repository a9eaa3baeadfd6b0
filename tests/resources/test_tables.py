"""Word tables: a language is a folder of them, and their content is part of every method."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuttings.errors import BadTable
from cuttings.ingest.days import is_day
from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Attribution, Kind
from cuttings.read.models import load_model, resolve_model
from cuttings.read.reader import read_clipping
from cuttings.read.sentences import Parser
from cuttings.resources import tables
from cuttings.resources.tables import load_tables, table_languages
from tests.factories import make_clipping

PORTUGUESE = """
[[verbs]]
polarity = "asserts"
takes = ["clause", "quote"]
words = ["dizer"]

[words]
that = ["que"]
articles = ["o", "a", "os", "as"]
"""
INFLECTIONS = """
[irregular]
dizer = [["diz", "disse", "disseram"], ["dizendo"], ["dito"]]
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables to which a language may be added; nothing loaded from it is kept."""
    copy = tmp_path / "resources"
    shutil.copytree(tables.ROOT, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    monkeypatch.setattr(tables, "ROOT", copy)
    load_tables.cache_clear()
    yield copy
    load_tables.cache_clear()


def test_a_folder_of_tables_is_a_language(root: Path) -> None:
    assert table_languages() == ("en", "es")
    (root / "pt").mkdir()
    (root / "pt" / "attributions.toml").write_text(PORTUGUESE, encoding="utf-8")
    (root / "pt" / "inflections.toml").write_text(INFLECTIONS, encoding="utf-8")
    assert table_languages() == ("en", "es", "pt")

    choice = resolve_model("pt")
    clipping = make_clipping("O prefeito disse que o porto fechou.", language="pt")
    context = ReadingContext(UNKNOWN, "undated", "pt")
    reading = read_clipping(clipping, context, Parser(load_model(choice), choice.key, choice.depth == "parsed"))
    (said,) = [each for each in reading.findings if isinstance(each, Attribution)]
    assert not reading.refused
    assert said.source is not None
    assert (said.source.surface, [each.surface for each in said.content]) == ("prefeito", ["o porto fechou"])
    assert {each.KIND for each in reading.findings} <= {Kind.ATTRIBUTION, Kind.MENTION, Kind.FIGURE, Kind.TIMEX}


def test_the_dates_of_a_language_that_is_added_are_read_at_once(root: Path) -> None:
    assert not is_day("5 de março de 2031")
    (root / "pt").mkdir()
    times = 'day_endings = "[.]?º"\ninside_dates = ["de"]\n[months]\n"março" = 3\n[weekdays]\nquarta = 3\n'
    (root / "pt" / "times.toml").write_text(times, encoding="utf-8")
    assert is_day("5 de março de 2031")
    assert is_day("Quarta, 5 de março")


def test_a_missing_table_is_empty() -> None:
    assert load_tables("en")["no such table"] == {}
    assert load_tables("en").words("figures", "no such key") == frozenset()


def test_tables_of_all_languages_stand_beside_those_of_one() -> None:
    assert load_tables("es")["plover"] == load_tables("en")["plover"] != {}
    assert load_tables("es")["figures"] != load_tables("en")["figures"]


def test_a_changed_word_changes_the_method_of_its_readers_alone(root: Path) -> None:
    before = load_tables("en")
    file = root / "en" / "ties.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"founded"', '"started"'), encoding="utf-8")
    load_tables.cache_clear()
    after = load_tables("en")
    assert after.hash_of(["ties"]) != before.hash_of(["ties"])
    assert after.hash_of(["figures", "numbers"]) == before.hash_of(["figures", "numbers"])
    assert after.hash_of(["numbers", "figures"]) == before.hash_of(["figures", "numbers"])


@pytest.mark.parametrize("raw", [b"words = [", b"words = '\xff'"])
def test_a_broken_table_is_named(root: Path, raw: bytes) -> None:
    (root / "en" / "ties.toml").write_bytes(raw)
    with pytest.raises(BadTable, match=r"ties\.toml cannot be read"):
        load_tables("en")


@pytest.mark.parametrize("language", table_languages())
def test_both_languages_have_every_table(language: str) -> None:
    names = {file.name for each in table_languages() for file in (tables.ROOT / each).glob("*.toml")}
    assert {file.name for file in (tables.ROOT / language).glob("*.toml")} == names
