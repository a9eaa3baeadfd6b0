"""A real browser: the pages as Chromium shows them, by the address that `cuttings serve` prints."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SERVE = "import sys; from cuttings.cli.main import main; main(['serve', '-C', sys.argv[1]])"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: pages were not seen in a browser.")


@pytest.fixture(scope="module")
def address(built_once: Path) -> Iterator[str]:
    """The launch address of a running server."""
    command = [sys.executable, "-u", "-c", SERVE, str(built_once)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield next(line.strip() for line in server.stdout if "token=" in line)
        finally:
            server.terminate()


def shown(address: str, to: str, profile: Path) -> str:
    """Return the page as the browser has it when it is loaded."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", f"{address}&to={to}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_the_browser_gets_in_by_the_launch_address_and_the_script_runs(address: str, tmp_path: Path) -> None:
    page = shown(address, "/help", tmp_path)
    assert "<h1>Help</h1>" in page
    assert re.search(r'<button[^>]*id="keys-switch"[^>]*>Switch keys off</button>', page)
    assert "hidden" not in re.findall(r'<button[^>]*id="keys-switch"[^>]*>', page)[0]


def test_hostile_words_run_nothing_in_a_browser(address: str, tmp_path: Path) -> None:
    page = shown(address, "/search%3Fq%3Dnobody", tmp_path)
    assert "&lt;script&gt;alert" in page
    assert page.count("<script") == 1
