"""The gate: who may ask, who may change, and what every answer forbids the browser."""

import pytest
from starlette.testclient import TestClient

from cuttings.web.forms import safe_path
from cuttings.web.security import Keys
from tests.web.conftest import HOST, KEYS

ORIGIN = {"origin": f"http://{HOST}"}


def test_without_the_cookie_nothing_is_shown(stranger: TestClient) -> None:
    answer = stranger.get("/timeline")
    assert answer.status_code == 403
    assert "Quiroga" not in answer.text


def test_the_launch_address_gives_the_cookie_and_goes_on_without_the_token(stranger: TestClient) -> None:
    answer = stranger.get("/open", params={"token": KEYS.token, "to": "/timeline"})
    cookie = answer.headers["set-cookie"].lower()
    assert answer.headers["location"] == "/timeline"
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert KEYS.token not in cookie
    assert stranger.get("/timeline").status_code == 200


@pytest.mark.parametrize("token", ["", "the launch toke", "the session", "é"])
def test_another_token_gives_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/open", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["localhost:8123", "127.0.0.1", "127.0.0.1:9999", "evil.example", "127.0.0.1:8123.evil.example"]
)
def test_only_the_exact_host_is_answered(browser: TestClient, host: str) -> None:
    assert browser.get("/timeline", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8123"},
        {**ORIGIN, "sec-fetch-site": "cross-site"},
    ],
)
def test_a_change_must_come_from_our_own_pages(browser: TestClient, headers: dict[str, str]) -> None:
    answer = browser.post("/build", data={"mark": KEYS.form_mark}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("mark", ["", "0" * 64, KEYS.session])
def test_a_form_without_our_mark_changes_nothing(browser: TestClient, mark: str) -> None:
    answer = browser.post("/decide", data={"mark": mark, "verb": "note", "on": "x", "note": "y"}, headers=ORIGIN)
    assert answer.status_code == 400
    assert "earlier run" in answer.text


@pytest.mark.parametrize("path", ["/decide", "/undo", "/build"])
def test_no_address_changes_anything_by_being_looked_at(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in (404, 405)
    assert browser.put(path, headers=ORIGIN).status_code == 405


def test_other_bodies_and_long_forms_are_refused(browser: TestClient) -> None:
    assert browser.post("/build", json={}, headers=ORIGIN).status_code == 415
    assert browser.post("/build", data={"note": "x" * 70_000}, headers=ORIGIN).status_code == 413


@pytest.mark.parametrize("path", ["/", "/static/keys.js", "/nowhere", "/open?token=wrong"])
def test_every_answer_carries_the_headers(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("back", "path"),
    [
        ("/timeline?show=ev-1#row", "/timeline?show=ev-1#row"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
        ("/a\nb", "/"),
        ("", "/"),
    ],
)
def test_a_way_back_stays_here(back: str, path: str) -> None:
    assert safe_path(back) == path


def test_the_secrets_of_two_runs_differ() -> None:
    other = Keys("a", "b")
    assert other.form_mark != KEYS.form_mark
    assert not other.opens(KEYS.token)
