"""A served dossier: a small story with a hostile text in it."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build
from cuttings.web.app import create_app
from cuttings.web.frame import Serving
from cuttings.web.security import Keys
from tests.pipeline.story import AT, fill

HOST = "127.0.0.1:8123"
KEYS = Keys("the launch token", "the session")
HOSTILE = """---
outlet: "<img src=x onerror=alert(1)>"
date: 2031-03-06
title: "</title><script>alert('title')</script> Mayor says \\u202Eevil"
url: "javascript:alert(1)"
---
Mayor Ines Quiroga said that “<script>alert(1)</script> nobody & nothing” was hurt in Port Vale on Monday.

<b onclick="alert(2)">Twelve people were injured</b>, police said.
"""


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built dossier that no test changes."""
    folder = tmp_path_factory.mktemp("web") / "story"
    fill(folder)
    add_bytes(folder, HOSTILE.encode(), "hostile.md", Given(), at=AT)
    build(folder, progress=Silent())
    return folder


@pytest.fixture
def folder(built_once: Path, tmp_path: Path) -> Path:
    """A copy of the dossier that a test may change."""
    return Path(shutil.copytree(built_once, tmp_path / "story"))


def client_of(folder: Path) -> TestClient:
    """A browser that has not opened the launch address yet."""
    serving = Serving(folder, HOST, KEYS, by="ana", now=lambda: "2031-03-20T09:00:00Z")
    return TestClient(create_app(serving), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def stranger(built_once: Path) -> TestClient:
    """A browser without the cookie."""
    return client_of(built_once)


def opened(folder: Path) -> TestClient:
    """A browser that has opened the launch address."""
    client = client_of(folder)
    assert client.get("/open", params={"token": KEYS.token}).status_code == 303
    return client


@pytest.fixture
def browser(built_once: Path) -> TestClient:
    """A browser that looks at the unchanging dossier."""
    return opened(built_once)
