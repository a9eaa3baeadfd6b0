"""What the tests of the command line share: a story in files, a dossier of it, and what a person sees of an error."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cuttings.cli.main import run
from tests.pipeline.story import STORY, digest_of

OneLine = Callable[[], str]


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story's files."""
    folder = tmp_path_factory.mktemp("story")
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def made(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built dossier of the story. For looking only: change a copy."""
    folder = tmp_path_factory.mktemp("made")
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(story), "-C", str(folder)]) == 0
    assert run(["build", "-C", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def whole(made: Path) -> str:
    """The digest of the story's dossier, made without any trouble."""
    return digest_of(made)


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Path:
    """A built dossier of the story, of the test's own."""
    return shutil.copytree(made, tmp_path / "dossier")


@pytest.fixture
def one_line(capsys: pytest.CaptureFixture[str]) -> OneLine:
    """Give what stands on standard error since the last look: one line, and no traceback."""
    capsys.readouterr()

    def look() -> str:
        shown = capsys.readouterr().err
        assert shown.count("\n") == 1, shown
        assert "Traceback" not in shown
        return shown.strip()

    return look
