"""A real browser, where one is installed: the launch address lets it in, and the page is drawn."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from cuttings.web import Serving, create_app
from cuttings.web.security import Keys
from cuttings.web.serving import _listening
from tests.web.site import site

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"),
    *("--disable-background-networking", "--disable-sync", "--virtual-time-budget=4000"),
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed: the browser tests are left out")


@pytest.fixture(scope="module")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The launch address of a running server."""
    folder = tmp_path_factory.mktemp("browser") / "story"
    site(folder)
    listening = _listening(0)
    keys = Keys("token-of-the-browser", "session-of-the-browser")
    serving = Serving(
        folder, f"127.0.0.1:{listening.getsockname()[1]}", keys, by="ana", now=lambda: "2031-03-21T00:00:00Z"
    )
    config = uvicorn.Config(create_app(serving), http="h11", ws="none", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://{serving.host}/open?token={keys.token}"
    server.should_exit = True
    thread.join(timeout=20)
    listening.close()


def _seen(address: str, profile: Path) -> str:
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_the_launch_address_opens_the_desk(launch: str, tmp_path: Path) -> None:
    assert "Waits for you" in _seen(launch, tmp_path)
