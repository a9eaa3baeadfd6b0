"""Built dossiers that tests share: the small one with a hostile clipping, and the example; and one browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from tests.web.browser import CHROMIUM, NO_CHROMIUM, chromium, example_dossier
from tests.web.site import site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the module's dossier."""
    return tmp_path_factory.mktemp("site") / "story"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    """A browser that was let in."""
    with site(folder) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed."""
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built dossier of the example, to look at."""
    return example_dossier(tmp_path_factory.mktemp("example") / "marenza")


@pytest.fixture
def own_example(example: Path, tmp_path: Path) -> Path:
    """A copy of the example's dossier, to decide in."""
    return Path(shutil.copytree(example, tmp_path / "marenza"))
