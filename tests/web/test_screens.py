"""Every screen as it is drawn: nothing wider than the window, no fault against WCAG 2.2 AA that a machine can see, a
print without what only a screen needs. With `--screens DIR`, pictures of them for the documentation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import MIDDLE, NARROW, WIDE, opened, served, settled
from tests.web.site import site

SCREENS = (
    *(
        "/",
        "/timeline",
        "/timeline?all=yes",
        "/ahead",
        "/desk",
        "/clippings",
        "/actors",
        "/quotations",
        "/figures",
        "/places",
        "/disputes",
        "/decisions",
        "/help",
    ),
    *("/search", "/search?q=tribunal", "/timeline?status=planned", "/timeline?since=soon", "/nowhere"),
)
LISTS = (
    "/",
    "/ahead",
    "/timeline",
    "/quotations",
    "/figures",
    "/places",
    "/disputes",
    "/clippings?kind=article",
    "/actors",
)
"""Where a click on a row opens a drawer, a text or a person."""
ROW = ":is(li, section, td, h3) [data-row]:not(.key)"
LOOKS: dict[str, tuple[tuple[int, int], dict[str, object]]] = {
    "wide": (WIDE, {}),
    "wide dark": (WIDE, {"color_scheme": "dark"}),
    "middle": (MIDDLE, {}),
    "narrow": (NARROW, {"has_touch": True}),
    "narrow dark": (NARROW, {"color_scheme": "dark"}),
}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture(scope="module")
def launch(example: Path) -> Iterator[str]:
    """The launch address of the example."""
    with served(example) as launch:
        yield launch


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The launch address of a small dossier with a hostile clipping."""
    folder = tmp_path_factory.mktemp("small") / "story"
    site(folder)
    with served(folder) as launch:
        yield launch


def _visit(page: Page) -> Iterator[str]:
    """Go to every screen, and yield what it is called."""
    home = page.url.rstrip("/")
    for address in SCREENS:
        page.goto(home + address)
        yield address
    for address in LISTS:
        page.goto(home + address)
        for row in page.locator(ROW).all()[:1]:
            link = row.get_attribute("href") or ""
            page.goto(home + link)
            yield link


def _faults(page: Page, where: str) -> set[str]:
    """Return the rules of access that a page breaks, each with the first place where it does."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    return {f"{each['id']} on {where}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]}


@pytest.mark.parametrize("look", ["wide", "middle", "narrow"])
def test_no_screen_is_wider_than_its_window(browser: Browser, launch: str, look: str) -> None:
    size, wishes = LOOKS[look]
    with opened(browser, launch, size, **wishes) as page:
        assert [address for address in _visit(page) if page.evaluate(TOO_WIDE)] == []


@pytest.mark.parametrize("look", ["wide", "narrow dark"])
def test_no_screen_breaks_a_rule_of_access(browser: Browser, small: str, look: str) -> None:
    size, wishes = LOOKS[look]
    faults: set[str] = set()
    with opened(browser, small, size, **wishes) as page:
        for address in _visit(page):
            faults |= _faults(page, address)
    assert sorted(faults) == []


@pytest.mark.parametrize(("look", "is_stacked"), [("wide", False), ("middle", False), ("narrow dark", True)])
def test_wordings_stand_side_by_side_where_there_is_room(
    browser: Browser, launch: str, look: str, is_stacked: bool
) -> None:
    size, wishes = LOOKS[look]
    with opened(browser, launch, size, **wishes) as page:
        page.goto(f"{page.url}quotations?by=pavel")
        one, other = page.locator("li.quote .wording").all()
        box, beside = one.bounding_box(), other.bounding_box()
        assert box
        assert beside
        assert (beside["y"] >= box["y"] + box["height"]) is is_stacked
        assert (beside["x"] > box["x"]) is not is_stacked
        expect(other.locator("mark")).to_have_text("Fourteen")
        expect(other).to_contain_text("a number: “Fourteen” for “Forty”")
        page.locator("[data-row]", has_text="differ in a number").click()
        expect(page.locator("#drawer .wording mark")).to_have_text("Fourteen")
        assert not page.evaluate(TOO_WIDE)
        assert _faults(page, "a quotation") == set()


def test_print_leaves_out_what_only_a_screen_needs(browser: Browser, launch: str) -> None:
    with opened(browser, launch) as page:
        page.goto(f"{page.url}timeline")
        page.emulate_media(media="print")
        for hidden in ("nav", ".filters", ".find", "button"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.locator("li.event").first).to_be_visible()


def test_fingers_have_room(browser: Browser, launch: str) -> None:
    with opened(browser, launch, NARROW, has_touch=True) as page:
        home = page.url.rstrip("/")
        page.goto(f"{home}/timeline")
        page.goto(home + (page.locator(ROW).first.get_attribute("href") or ""))
        for each in page.locator("button:visible, select:visible, summary:visible, nav a:visible").all():
            box = each.bounding_box()
            assert box
            assert box["height"] >= 44, each.inner_text()


PICTURES = {
    "story": ("/", None, "wide"),
    "story-narrow": ("/", None, "narrow"),
    "timeline": ("/timeline", "li.event [data-row]:has-text('ballot warehouse')", "wide"),
    "clipping": ("/clippings?kind=article", "[data-row]:has-text('One dead as rioters')", "wide"),
    "figures": ("/figures", None, "wide"),
    "places": ("/places", None, "wide"),
    "disputes": ("/disputes", None, "wide dark"),
    "actor": ("/actors", "[data-row]", "middle"),
    "quotations": ("/quotations?by=dulane", "[data-row]:has-text('differ in a number')", "middle"),
    "timeline-narrow": ("/timeline", None, "narrow"),
    "clipping-narrow": ("/clippings?kind=article", "[data-row]:has-text('One dead as rioters')", "narrow dark"),
}
"""What the documentation shows: the list, what is opened in it, and in which window."""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_for_the_documentation(
    browser: Browser, launch: str, name: str, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    address, row, look = PICTURES[name]
    size, wishes = LOOKS[look]
    folder: Path = pytestconfig.getoption("screens") or tmp_path
    with opened(browser, launch, size, **wishes) as page:
        page.goto(page.url.rstrip("/") + address)
        if row:
            page.locator(row).first.click()
            page.wait_for_url("**?show=**" if "timeline" in address else "**")
        settled(page)
        page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000


def test_a_print_for_the_documentation(
    browser: Browser, launch: str, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    folder: Path = pytestconfig.getoption("screens") or tmp_path
    with opened(browser, launch, (794, 1123)) as page:
        page.goto(f"{page.url}timeline")
        page.emulate_media(media="print")
        settled(page)
        page.screenshot(path=folder / "timeline-print.png")
        assert page.pdf(format="A4").startswith(b"%PDF-")
