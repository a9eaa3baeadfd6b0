"""The story in a terminal: it fits the width there is, says in words what signs say, and is there for programs."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from cuttings.ask import Dossier, open_dossier
from cuttings.ask.density import density
from cuttings.ask.timeline import Filters
from cuttings.cli.hints import show_hints
from cuttings.cli.main import run
from cuttings.cli.show_story import show_front, show_timeline
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build, create
from tests.pipeline.story import AT


@pytest.fixture
def dossier(made: Path) -> Iterator[Dossier]:
    """The story's dossier, open."""
    with open_dossier(made) as dossier:
        yield dossier


def _printed(dossier: Dossier, width: int) -> list[str]:
    out = StringIO()
    show_front(Console(file=out, width=width), dossier.front())
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 110])
def test_the_first_page_fits_the_width_that_is_there(dossier: Dossier, width: int) -> None:
    assert max(len(line.rstrip()) for line in _printed(dossier, width)) <= width


def test_the_head_counts_clippings_outlets_and_origins(dossier: Dossier) -> None:
    _, counts, *_ = _printed(dossier, 110)
    assert counts == "3 – 5 Mar 2031 · 4 clippings · 3 outlets · at least 3 independent origins"


def test_a_line_tells_day_title_status_whose_origins_and_why_it_is_one(dossier: Dossier) -> None:
    text = " ".join(" ".join(_printed(dossier, 200)).split())
    for line in dossier.front().lines:
        row = line.story.row
        assert row.title in text
        assert line.reasons[0] in text
        assert all(f"— {row.versions[0].whose}"[:12] in text for _ in row.versions)


def test_json_gives_one_object_a_line_of_the_story(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story", "--json", "-C", str(made)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    for line in lines:
        assert set(line) == {
            "event",
            "title",
            "days",
            "basis",
            "status",
            "tellings",
            "origins",
            "reasons",
            "disputes",
        }
        assert line["tellings"]
        assert line["reasons"][0].startswith("leads ")
        assert len(line["days"]) == 2


def test_main_events_are_shown_and_the_rest_is_counted(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "-C", str(made)]) == 0
    shown = capsys.readouterr().out
    with open_dossier(made) as dossier:
        rows = dossier.timeline()
        hidden = [row for row in rows if not row.is_main]
    assert f"{len(hidden)} more rows: --all" in shown
    assert run(["timeline", "--all", "-C", str(made)]) == 0
    assert "more rows" not in capsys.readouterr().out


def test_under_a_main_event_stand_the_outlets_that_also_mention_it(dossier: Dossier) -> None:
    for row in dossier.timeline(Filters(is_main=True)):
        out = StringIO()
        show_timeline(Console(file=out, width=200), [row], density([row], dossier.published()))
        assert ("also mentioned in" in out.getvalue()) is bool(row.also)


def test_nothing_ends_in_blanks_where_nobody_sees_them(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story", "-C", str(made)]) == 0
    assert not [line for line in capsys.readouterr().out.splitlines() if line != line.rstrip()]


def test_an_empty_dossier_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create(tmp_path, "The dam")
    build(tmp_path, progress=Silent())
    assert run(["story", "-C", str(tmp_path)]) == 0
    assert "No clippings yet. Begin with: cuttings add PATH…" in capsys.readouterr().out


def test_days_come_first_where_many_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create(tmp_path, "The dam")
    for number in range(4):
        add_bytes(tmp_path, f"The dam of Oxlade broke in district {number}.".encode(), f"{number}.txt", Given(), at=AT)
    build(tmp_path, progress=Silent())
    assert run(["story", "-C", str(tmp_path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "4 of 4 clippings have no day" in shown
    assert run(["clippings", "--undated", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("cl-") == 4


def test_a_look_is_recorded_only_when_it_is_said(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = made / "sources.jsonl"
    before = ledger.read_bytes()
    assert run(["news", "-C", str(made)]) == 0
    assert "cuttings news --seen" in capsys.readouterr().out
    assert ledger.read_bytes() == before


def _hints(dossier: Dossier, typed: str) -> str:
    out = StringIO()
    show_hints(Console(file=out, width=200), dossier, [(typed, ["Ines Quiroga"])])
    return out.getvalue()


def test_a_build_is_advised_only_when_one_is_due(dossier: Dossier, tmp_path: Path) -> None:
    assert _hints(dossier, "zebra") == ""
    assert _hints(dossier, "Quiroga") == "", "she is there; something else is asked too much"
    create(tmp_path, "The dam")
    build(tmp_path, progress=Silent())
    add_bytes(tmp_path, b"The dam of Oxlade broke.", "a.txt", Given(), at=AT)
    with open_dossier(tmp_path) as waiting:
        assert "1 source waits for a build" in _hints(waiting, "zebra")
