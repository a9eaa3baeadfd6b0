"""One built dossier for all tests of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

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
