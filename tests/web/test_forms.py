"""Decisions by form: recorded, built, shown as a person's, kept, and undone."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cuttings.ask import open_dossier
from tests.web.conftest import HOST, KEYS, opened

ORIGIN = {"origin": f"http://{HOST}"}


def send(client: TestClient, path: str, **fields: object) -> str:
    """Send a form and return where the browser is sent on to."""
    answer = client.post(path, data={"mark": KEYS.form_mark, **fields}, headers=ORIGIN)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def names(folder: Path) -> set[str]:
    """The names of the actors."""
    with open_dossier(folder) as dossier:
        return {row.name for row in dossier.who()}


def actor(folder: Path, name: str) -> str:
    """The id of an actor."""
    with open_dossier(folder) as dossier:
        return next(row.id for row in dossier.who() if row.name == name)


def test_from_line_to_words_to_a_correction_that_stays(folder: Path) -> None:
    browser = opened(folder)
    quiroga = actor(folder, "Ines Quiroga")
    page = browser.get(f"/actors/{quiroga}").text
    assert 'name="field" value="name"' in page
    assert 'value="Ines Quiroga"' in page
    back = send(
        browser, "/decide", verb="fix", on=quiroga, field="name", to="Inés Quiroga Sanz", back=f"/actors/{quiroga}"
    )
    after = browser.get(back).text
    assert "<h1>Inés Quiroga Sanz</h1>" in after
    assert "Decided by you" in after
    send(browser, "/build", back="/")
    assert "Inés Quiroga Sanz" in names(folder)
    decision = re.search(r'name="decision" value="(jd-[0-9a-f]+)"', after)
    assert decision is not None
    send(browser, "/undo", decision=decision.group(1), back="/decisions")
    assert "Inés Quiroga Sanz" not in names(folder)
    assert "taken back" in browser.get("/decisions").text


def test_two_actors_are_joined_and_parted(folder: Path) -> None:
    browser = opened(folder)
    one, other = actor(folder, "Ines Quiroga"), actor(folder, "Tomas Arce")
    send(browser, "/decide", verb="same", on=[one, other], back=f"/actors/{other}")
    assert len({"Ines Quiroga", "Tomas Arce"} & names(folder)) == 1
    send(browser, "/undo", decision="last", back="/")
    assert {"Ines Quiroga", "Tomas Arce"} <= names(folder)


def test_a_rejected_finding_leaves_the_answers_and_a_note_changes_nothing(folder: Path) -> None:
    browser = opened(folder)
    with open_dossier(folder) as dossier:
        digest, nine = (
            dossier.digest(),
            next(point.figure for row in dossier.figures() for point in row.points if point.value == "9"),
        )
    send(browser, "/decide", verb="note", on=nine, note="called the hospital twice", back="/")
    assert "called the hospital twice" in browser.get(f"/figures?show={nine}").text
    with open_dossier(folder) as dossier:
        assert dossier.digest() == digest
    send(browser, "/decide", verb="reject", on=nine, back="/figures")
    assert f"row-{nine}" not in browser.get("/figures").text


@pytest.mark.parametrize(
    "fields",
    [
        {"verb": "add", "on": "x"},
        {"verb": "note", "on": "x", "note": " "},
        {"verb": "reject"},
        {"verb": "reject", "on": "rp-0000"},
        {"verb": "fix", "on": "cl-0000", "field": "outlet", "to": "x"},
    ],
)
def test_what_makes_no_sense_is_refused_and_not_recorded(folder: Path, fields: dict[str, str]) -> None:
    answer = opened(folder).post("/decide", data={"mark": KEYS.form_mark, "back": "/", **fields}, headers=ORIGIN)
    assert answer.status_code in (400, 404)
    assert not (folder / "judgements.jsonl").exists()
