"""A real browser and a real server for tests: Debian's Chromium, driven by Playwright, on a dossier of the example."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, Response, sync_playwright

from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_paths, build, create
from cuttings.web import Serving, create_app
from cuttings.web.security import Keys
from cuttings.web.serving import listening

CHROMIUM = shutil.which("chromium")
NO_CHROMIUM = "no chromium is installed: the browser tests are left out"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
NOT_FOUND = "Failed to load resource: the server responded"
EXAMPLE = Path(__file__).parents[2] / "examples" / "marenza"
WIDE, MIDDLE, NARROW = (1440, 900), (900, 1100), (390, 844)
"""Screens in CSS pixels: a desk, a tablet held upright, a telephone."""


def example_dossier(folder: Path) -> Path:
    """Return the folder of a built dossier of the example."""
    create(folder, "Marenza", settings=EXAMPLE.with_suffix(".toml").read_text(encoding="utf-8"))
    add_paths(folder, [EXAMPLE], Given(), at="2031-11-20T08:00:00Z", progress=Silent())
    build(folder, progress=Silent())
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a dossier; gives the launch address."""
    with listening(0) as socket:
        keys = Keys("token-of-the-browser", "session-of-the-browser")
        host = "{}:{}".format(*socket.getsockname())
        times = count(10)
        serving = Serving(folder, host, keys, by="ana", now=lambda: f"2031-11-20T09:00:{next(times)}.000000Z")
        config = uvicorn.Config(create_app(serving), http="h11", ws="none", lifespan="on", log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        try:
            yield f"http://{serving.host}/open?token={keys.token}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, and close it."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def settled(page: Page) -> None:
    """Wait until what is seen is drawn."""
    page.wait_for_load_state()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))")


def _is_lost(response: Response) -> bool:
    """Tell whether something that a page needs was not there; a page itself may say so in words."""
    return response.status >= 400 and response.request.resource_type != "document"


@contextmanager
def opened(browser: Browser, launch: str, size: tuple[int, int] = WIDE, **wishes: object) -> Iterator[Page]:
    """Open a window of our pages in a fresh profile.

    Fails when a page reports an error, opens a dialog, or asks any other place than this server for anything.
    """
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **wishes)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    home = launch.partition("/open")[0]
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda said: errors.append(said.text) if said.type == "error" and NOT_FOUND not in said.text else None,
    )
    page.on("response", lambda had: errors.append(f"{had.status}: {had.url}") if _is_lost(had) else None)
    page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: None if asked.url.startswith(home) else errors.append(f"request: {asked.url}"))
    page.goto(launch)
    yield page
    context.close()
    assert not errors, errors
