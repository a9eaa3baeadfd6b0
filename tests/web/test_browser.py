"""What a person does, in a real browser: the five steps by mouse and by keyboard, with and without JavaScript; the
keys; and that a hostile clipping stays words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cuttings.web.frame import SCREENS
from tests.web.browser import opened, served
from tests.web.site import site

OLD, NEW = "Odile Fennimar", "Odile Fennimar-Roux"
"""A name of the example, and what a reporter corrects it to."""
FARTHEST = 400
"""Presses of Tab after which a link counts as out of reach."""


@pytest.fixture
def home(own_example: Path) -> Iterator[str]:
    """The launch address of a copy of the example."""
    with served(own_example) as launch:
        yield launch


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def page(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[Page]:
    """A window on the example."""
    with opened(browser, home, java_script_enabled=request.param) as page:
        yield page


@pytest.fixture
def keyed(browser: Browser, home: str) -> Iterator[Page]:
    """A window on the example in which keys work."""
    with opened(browser, home) as page:
        yield page


def _focused(page: Page, selector: str) -> bool:
    return page.locator(f":is({selector}):focus").count() == 1


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if _focused(page, selector):
            return
    raise AssertionError(f"Tab does not reach {selector} on {page.url}")


def _drawer_tells_all(page: Page) -> None:
    drawer = page.locator("#drawer")
    expect(drawer.locator("mark").first).to_be_visible()
    for fact in ("according to", "published", "read as"):
        expect(drawer.locator("dt", has_text=fact).first).to_be_visible()


def test_the_five_steps_by_mouse(page: Page) -> None:
    page.get_by_role("link", name="Timeline").click()
    page.locator("[data-row]", has_text="ballot warehouse").first.click()
    _drawer_tells_all(page)
    page.locator("#drawer dd a").first.click()
    expect(page.locator("#here")).to_be_in_viewport()
    page.get_by_role("link", name="Actors", exact=True).click()
    page.locator("[data-row]", has_text=OLD).click()
    page.get_by_label("name", exact=True).fill(NEW)
    page.locator("form.fix button").click()
    expect(page.locator(".done")).to_contain_text("Decided by you")
    expect(page.locator("h1")).to_contain_text(NEW)
    page.get_by_role("link", name="Desk").click()
    page.get_by_role("button", name="Build the dossier again").click()
    page.get_by_role("link", name="Actors", exact=True).click()
    expect(page.locator("[data-row]", has_text=NEW)).to_be_visible()
    page.locator("[data-row]", has_text=NEW).click()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".done")).to_contain_text("Taken back")
    expect(page.locator("h1")).not_to_contain_text(NEW)


def test_the_five_steps_by_tab_and_enter(page: Page) -> None:
    _tab_to(page, "nav a[href='/timeline']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline")
    _tab_to(page, "[data-row]")
    page.keyboard.press("Enter")
    page.wait_for_url("**show=ev-*")
    _drawer_tells_all(page)
    _tab_to(page, "#drawer dd a[href^='/clippings/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clippings/**")
    expect(page.locator("#here")).to_be_in_viewport()
    _tab_to(page, "#drawer a[href^='/why/']")  # straight from the words to what can be decided on them
    page.goto(f"{page.url.partition('/clippings')[0]}/actors")
    _tab_to(page, f"[data-row]:text-is('{OLD}')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/**")
    _tab_to(page, "form.fix input[name=to]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(NEW)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(NEW)
    _tab_to(page, "nav a[href='/desk']")
    page.keyboard.press("Enter")
    _tab_to(page, "form[action='/build'] button")
    page.keyboard.press("Enter")
    _tab_to(page, "nav a[href='/actors']")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]", has_text=NEW)).to_be_visible()


def test_the_five_steps_by_the_keys_of_the_help_page(keyed: Page) -> None:
    press = keyed.keyboard.press
    press("g")
    press("t")
    keyed.wait_for_url("**/timeline")
    press("j")
    press("j")
    press("k")
    first = keyed.locator("[data-row]").first
    expect(first).to_be_focused()
    press("Enter")
    keyed.wait_for_url("**show=ev-*")
    _drawer_tells_all(keyed)
    press("o")
    keyed.wait_for_url("**/clippings/**")
    expect(keyed.locator("#here")).to_be_in_viewport()
    press("g")
    press("a")
    keyed.wait_for_url("**/actors")
    press("/")
    expect(keyed.locator("#find")).to_be_focused()
    keyed.keyboard.type(OLD)
    press("Enter")
    keyed.wait_for_url("**/search**")
    press("j")
    press("Enter")
    keyed.wait_for_url("**/actors/**")
    press("e")
    press("ControlOrMeta+a")
    keyed.keyboard.type(NEW)
    press("Enter")
    keyed.wait_for_url("**done=**")
    expect(keyed.locator("h1")).to_contain_text(NEW)
    press("z")
    expect(keyed.get_by_role("button", name="Undo").first).to_be_focused()
    press("Enter")
    expect(keyed.locator("h1")).not_to_contain_text(NEW)


def test_every_letter_after_g_goes_to_its_screen(keyed: Page) -> None:
    keyed.goto(f"{keyed.url}help")
    for address, _, letter in SCREENS:
        keyed.keyboard.press("g")
        keyed.keyboard.press(letter)
        keyed.wait_for_url(f"**{address}")
        expect(keyed.locator("nav a[aria-current]")).to_have_attribute("href", address)


def test_keys_open_what_can_be_decided_and_decide_nothing(keyed: Page, own_example: Path) -> None:
    keyed.goto(f"{keyed.url}timeline?all=yes")
    keyed.locator("[data-row]").nth(3).click()
    keyed.wait_for_url("**show=**")
    drawer = keyed.locator("#drawer")
    for key, field in (
        ("y", drawer.get_by_role("button", name="Confirm")),
        ("n", drawer.get_by_role("button", name="Reject")),
        ("m", drawer.get_by_label("This event and")),
        ("u", drawer.get_by_role("button", name="cannot be told")),
        ("w", drawer.get_by_label(re.compile("Your note"))),
    ):
        keyed.keyboard.press(key)
        expect(field).to_be_focused()
        keyed.keyboard.press("Escape") if key in "mw" else None
    keyed.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    judgements = own_example / "judgements.jsonl"
    assert not judgements.exists() or judgements.read_text() == ""


def test_a_key_in_a_field_is_a_letter(keyed: Page) -> None:
    keyed.keyboard.press("/")
    keyed.keyboard.type("jury?")
    expect(keyed.locator("#find")).to_have_value("jury?")
    keyed.keyboard.press("Escape")
    expect(keyed.locator("#find")).not_to_be_focused()
    keyed.keyboard.press("?")
    keyed.wait_for_url("**/help")


def test_the_keys_can_be_switched_off_and_on(keyed: Page) -> None:
    keyed.keyboard.press("?")
    keyed.wait_for_url("**/help")
    keyed.get_by_role("button", name="Switch the keys off").click()
    keyed.keyboard.press("/")
    expect(keyed.locator("#find")).not_to_be_focused()
    keyed.get_by_role("button", name="Switch the keys on").click()
    keyed.keyboard.press("/")
    expect(keyed.locator("#find")).to_be_focused()


def test_n_goes_from_mark_to_mark(keyed: Page) -> None:
    keyed.goto(f"{keyed.url}clippings?kind=article")
    keyed.locator("[data-row]").first.click()
    keyed.wait_for_url("**/clippings/**")
    keyed.keyboard.press("n")
    keyed.wait_for_url("**show=**")
    first = keyed.url
    expect(keyed.locator("#here")).to_be_in_viewport()
    keyed.locator("a.next").click()
    keyed.wait_for_url(lambda address: address != first)
    expect(keyed.locator("#here")).to_be_in_viewport()


def test_what_a_hostile_clipping_brings_does_nothing(browser: Browser, tmp_path: Path) -> None:
    site(tmp_path / "story")
    with served(tmp_path / "story") as launch, opened(browser, launch) as page:
        home = page.url
        for name in (
            "",
            "timeline",
            "clippings",
            "actors",
            "quotations",
            "figures",
            "places",
            "disputes",
            "search?q=alert",
        ):
            page.goto(f"{home}{name}")
            for address in {each.get_attribute("href") or "" for each in page.locator("a[data-row]").all()}:
                page.goto(home + address.lstrip("/"))
                expect(page.locator("h1")).to_have_count(1)
                assert page.locator("script:not([src='/static/keys.js']), iframe, img, object, embed").count() == 0
