"""One dossier, walked through as a person would: from the first file to a correction that is kept, and taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from cuttings.cli.main import run
from tests.pipeline.story import STORY

TOMORROW = """---
outlet: Harbour Post
date: 2031-03-06
title: Mayor to meet the union
---
Mayor Ines Quiroga said on Thursday that she would meet the dockers' union in San Aurelio.
"""


def _flat(shown: str) -> str:
    return " ".join(shown.split())


def test_from_the_first_file_to_a_correction_that_is_kept_and_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, clippings = tmp_path / "port-vale", tmp_path / "clippings"
    clippings.mkdir()
    for name, text in STORY.items():
        (clippings / name).write_text(text, encoding="utf-8")

    def say(*arguments: str) -> str:
        assert run([*arguments, "-C", str(folder)]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    def rows(*arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in say(*arguments, "--json").splitlines()]

    def names() -> set[str]:
        return {row["name"] for row in rows("who")}

    assert run(["init", str(folder), "--title", "The grain dock"]) == 0
    assert f"cuttings add -C {folder}" in capsys.readouterr().out
    assert f"Added 4, 0 could not be read. Next: cuttings build -C {folder}" in say("add", str(clippings))
    assert "Built: 4 clippings, 4 read now" in say("build")
    assert "grain dock" in _flat(say("timeline", "--all"))

    event = next(row for row in rows("timeline", "--all") if "blocked" in row["title"])
    why = _flat(say("why", event["id"][:11]))
    assert "Thousands of people blocked the grain dock of Port Vale on Monday" in why
    assert "Harbour Post" in why
    assert "Inland Gazette" in why

    clipping = event["evidence"][0]["clipping"]
    whole = _flat(say("why", clipping))
    assert "Mon 3 Mar 2031 (metadata: the file’s front matter)" in whole
    assert event["evidence"][0]["surface"] in whole

    assert "smugglers" in _flat(say("search", "gift", "smugglers"))

    assert "Ines Quiroga" in names()
    assert "Recorded jd-" in say("judge", "fix", "Ines Quiroga", "name", "Inés Quiroga", "--note", "her office")
    assert "Ines Quiroga" in names(), "a decision is applied by the next build"
    say("build")
    assert {"Inés Quiroga"} <= names()
    assert "Ines Quiroga" not in names()
    (decision,) = rows("judge", "list")
    assert decision["verb"] == "fix"

    (clippings / "post-thursday.md").write_text(TOMORROW, encoding="utf-8")
    assert "Added 1, 4 known already, 0 could not be read." in say("add", str(clippings))
    assert "5 clippings, 1 read now" in say("build")
    assert "Inés Quiroga" in names()
    assert "Ines Quiroga" not in names()
    (mayor,) = rows("who", "Inés Quiroga")
    assert any(each["headline"] == "Mayor to meet the union" for each in mayor["evidence"])

    say("judge", "undo", "last")
    say("build")
    assert "Ines Quiroga" in names()
    assert "Inés Quiroga" not in names()
    assert run(["judge", "undo", "last", "-C", str(folder)]) == 2, "nothing is left to take back"
    assert "no decision left" in capsys.readouterr().err
