"""The gate: who is let in, what may change something, and that stored words stay words."""

import re
import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cuttings.web.forms import safe_path
from cuttings.web.frame import web_address
from cuttings.web.serving import listening
from tests.web.site import HOST, KEYS, ORIGIN, send, stranger

PAGES = (
    "/",
    "/timeline",
    "/clippings",
    "/actors",
    "/quotations",
    "/figures",
    "/places",
    "/disputes",
    "/search?q=dock",
    "/help",
)


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "127.0.0.1:9", "evil.example", f"{HOST}.evil.example"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/timeline", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("page", [*PAGES, "/static/style.css"])
def test_nothing_is_shown_without_the_cookie(client: TestClient, folder: Path, page: str) -> None:
    answer = stranger(folder).get(page)
    assert answer.status_code == 403
    assert "Quiroga" not in answer.text


def test_the_launch_address_gives_a_cookie_that_scripts_and_other_sites_do_not_get(folder: Path) -> None:
    answer = stranger(folder).get(f"/open?token={KEYS.token}")
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert KEYS.token not in cookie


@pytest.mark.parametrize("token", ["", "launch-toke", "launch-token2", "é"])
def test_a_wrong_token_opens_nothing(folder: Path, token: str) -> None:
    answer = stranger(folder).get("/open", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


FOREIGN = [
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"origin": f"{ORIGIN}.evil.example"}, 403),
    ({"origin": "http://localhost:8765"}, 403),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),  # another port of this computer
    ({"content-type": "text/plain"}, 415),
    ({"content-type": "application/json"}, 415),
    ({"content-length": "99999999"}, 413),
]


@pytest.mark.parametrize(("headers", "status"), FOREIGN, ids=[str(each[0]) for each in FOREIGN])
def test_a_form_of_another_page_changes_nothing(
    client: TestClient, folder: Path, headers: dict[str, str], status: int
) -> None:
    before = (folder / "judgements.jsonl").read_bytes() if (folder / "judgements.jsonl").exists() else b""
    assert send(client, "/decide", {"verb": "note", "on": "Quiroga", "note": "x"}, **headers).status == status
    after = (folder / "judgements.jsonl").read_bytes() if (folder / "judgements.jsonl").exists() else b""
    assert after == before


def test_a_form_without_origin_or_mark_changes_nothing(client: TestClient) -> None:
    assert client.post("/build", data={"mark": KEYS.form_mark}).status_code == 403
    assert send(client, "/build", {"mark": "wrong"}).status == 400


@pytest.mark.parametrize("address", ["/decide", "/undo", "/build"])
def test_looking_at_a_form_address_changes_nothing(client: TestClient, address: str) -> None:
    assert client.get(f"{address}?verb=reject&on=Quiroga").status_code in (404, 405)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/timeline").status_code == 405


@pytest.mark.parametrize("page", [*PAGES, "/static/keys.js", "/nowhere", "/why/xx-1"])
def test_every_answer_forbids_what_a_page_does_not_need(client: TestClient, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("page", PAGES)
def test_pages_carry_no_inline_script_or_style(client: TestClient, page: str) -> None:
    text = client.get(page).text
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/keys.js" defer>']
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", text.replace("<img src=x onerror", ""))
    assert "<style" not in text


def test_a_hostile_clipping_is_shown_as_words(client: TestClient) -> None:
    address = re.findall(r'href="(/clippings/cl-\w+)" lang="\w+" dir="auto">&lt;/title', client.get("/clippings").text)
    text = client.get(address[0]).text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text
    assert "<img" not in text
    assert "<svg onload" not in text
    assert 'href="javascript:' not in text
    assert "{{ 7 * 7 }}" in text  # no template is made of stored words
    assert "<bdi>javascript:alert(2)</bdi>" in text
    assert "⟨U+202E⟩evil⟨U+202C⟩" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("page", [*PAGES, "/actors", "/search?q=alert", "/search?q=%3Cscript%3Ealert(9)%3C/script%3E"])
def test_no_page_lets_stored_or_typed_words_become_markup(client: TestClient, page: str) -> None:
    text = client.get(page).text
    for bad in ("<script>", "<img", "<svg onload", 'javascript:alert(2)"'):
        assert bad not in text


@pytest.mark.parametrize("name", ["../frame.py", "..%2fframe.py", "judgements.jsonl", "%2e%2e/app.py"])
def test_only_two_files_are_ever_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    ("back", "path"),
    [
        ("/timeline?show=ev-1#row-ev-1", "/timeline?show=ev-1#row-ev-1"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_a_form_leads_back_to_this_server_only(back: str, path: str) -> None:
    assert safe_path(back) == path


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://post.example/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[", False),
    ],
)
def test_only_web_addresses_become_links(url: str, is_link: bool) -> None:
    assert (web_address(url) is not None) is is_link


def test_the_server_listens_on_this_computer_alone() -> None:
    with listening(0) as opened:
        assert opened.getsockname()[0] == "127.0.0.1"
        assert opened.family is socket.AF_INET
