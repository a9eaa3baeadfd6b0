"""Every page: it answers, leads to words, and shows the words of clippings as words."""

import re

import pytest
from starlette.testclient import TestClient

from cuttings.web.frame import SCREENS

PAGES = [address for address, *_ in SCREENS] + ["/help", "/search", "/search?q=rubber+bullets"]


@pytest.mark.parametrize("address", PAGES)
def test_every_screen_answers_with_one_heading_and_its_place_in_the_menu(browser: TestClient, address: str) -> None:
    page = browser.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.count("<h1>") == 1
    assert ('aria-current="page"' in page.text) is not address.startswith("/search")


def first(browser: TestClient, address: str, pattern: str) -> str:
    """Return the first match on a page."""
    found = re.search(pattern, browser.get(address).text)
    assert found is not None
    return found.group(1)


def test_a_line_of_the_timeline_opens_its_words(browser: TestClient) -> None:
    event = first(browser, "/timeline?status=denied", r"data-open>|show=(ev-[0-9a-f]+)")
    page = browser.get(f"/timeline?status=denied&show={event}").text
    assert 'class="drawer"' in page
    assert "<mark>fired</mark>" in page
    assert "Harbour Post ← Coast Wire ← Ines Quiroga" in page
    assert "read by the machine" in page


def test_the_reader_shows_the_text_whole_with_its_marks(browser: TestClient) -> None:
    clipping = first(browser, "/search?q=dead+nine", r"/clippings/(cl-[0-9a-f]+)")
    page = browser.get(f"/clippings/{clipping}").text
    text = re.sub(r"<[^>]+>", "", page[page.index("<article") : page.index("</article>")])
    assert "One person was killed and nine were injured in Monday&#39;s clashes" in text
    assert 'class="m-figure' in page
    without = browser.get(f"/clippings/{clipping}?hide=figure").text
    assert 'class="m-figure"' not in without[without.index("<article") :]


def test_an_actor_has_a_page(browser: TestClient) -> None:
    actor = first(browser, "/actors?name=Quiroga", r"/actors/(ac-[0-9a-f]+)")
    page = browser.get(f"/actors/{actor}").text
    assert "<h1>Ines Quiroga</h1>" in page
    assert "Names as written" in page


def test_a_chart_has_its_table(browser: TestClient) -> None:
    page = browser.get("/figures?of=injured").text
    assert "<svg" in page
    assert re.search(r'aria-labelledby="(table-se-[0-9a-f]+)-title', page)
    assert "at least 4" in page


@pytest.mark.parametrize("address", ["/nowhere", "/clippings/cl-00", "/actors/ac-00", "/why/zz", "/clippings/ev-1"])
def test_what_is_not_there_says_so(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_a_day_that_is_none_is_told_and_left_out(browser: TestClient) -> None:
    page = browser.get("/timeline?since=soon")
    assert page.status_code == 400
    assert "“soon” is not a day" in page.text


@pytest.mark.parametrize(
    "address", ["/timeline", "/clippings", "/quotations", "/figures", "/disputes", "/search?q=nobody"]
)
def test_hostile_words_are_shown_as_words(browser: TestClient, address: str) -> None:
    page = browser.get(address).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b onclick" not in page


def test_a_hostile_clipping_is_shown_as_text_and_its_address_is_no_link(browser: TestClient) -> None:
    clipping = first(browser, "/search?q=nobody", r"/clippings/(cl-[0-9a-f]+)")
    page = browser.get(f"/clippings/{clipping}").text
    assert "&lt;script&gt;alert" in page
    assert 'href="javascript:' not in page
    assert "<script>alert" not in page
    assert page.count("<script") == 1, "the one script is our own file"


def test_pages_have_no_script_or_style_of_their_own(browser: TestClient) -> None:
    for address in PAGES:
        page = browser.get(address).text
        assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/keys.js" defer>']
        assert not re.search(r"<[^>]*\s(?:on\w+|style)=", page), address
        assert not re.search(r'(?:src|action|data)="https?:', page), address


@pytest.mark.parametrize(("name", "kind"), [("style.css", "text/css"), ("keys.js", "text/javascript")])
def test_our_own_files_are_served(browser: TestClient, name: str, kind: str) -> None:
    found = browser.get(f"/static/{name}")
    assert (found.status_code, found.headers["content-type"].partition(";")[0]) == (200, kind)


@pytest.mark.parametrize("name", ["app.py", "../app.py", "%2e%2e/app.py", "..%2fapp.py", "dossier.sqlite"])
def test_nothing_else_is_served(browser: TestClient, name: str) -> None:
    assert browser.get(f"/static/{name}").status_code == 404
