"""A dossier is a function of the set of its clippings: order, batches, removal, crashes and copies do not show."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cuttings.ask import open_dossier
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build, remove, restore
from tests.pipeline.story import AT, RELATO, STORY, built, digest_of, fill


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the story, added in its order and built once."""
    return built(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def relato(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the story in Spanish."""
    return built(tmp_path_factory.mktemp("relato"), RELATO)


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_order_of_adding_does_not_show(tmp_path: Path, whole: str, order: tuple[int, ...]) -> None:
    names = list(STORY)
    assert built(tmp_path, [names[place] for place in order]) == whole


def test_two_batches_equal_one(tmp_path: Path, whole: str) -> None:
    names = list(STORY)
    built(tmp_path, names[:2])
    assert built(tmp_path, names[2:]) == whole


def test_adding_then_removing_leaves_no_trace(tmp_path: Path, whole: str) -> None:
    fill(tmp_path)
    stray = b"Snow fell in San Aurelio on Thursday, and Mayor Ines Quiroga closed the schools."
    source = add_bytes(tmp_path, stray, "stray.txt", Given(), at=AT)
    assert source.kept == 1
    build(tmp_path, progress=Silent())
    assert digest_of(tmp_path) != whole
    with open_dossier(tmp_path) as dossier:
        stray_id = next(each.id for each in dossier.clippings() if "Snow fell" in each.text)
    remove(tmp_path, stray_id, at=AT)
    build(tmp_path, progress=Silent())
    assert digest_of(tmp_path) == whole
    restore(tmp_path, stray_id, at=AT)
    build(tmp_path, progress=Silent())
    assert digest_of(tmp_path) != whole


def test_reading_in_several_processes_does_not_show(tmp_path: Path, relato: str) -> None:
    fill(tmp_path, RELATO)
    assert build(tmp_path, progress=Silent(), processes=2).read == len(RELATO)
    assert digest_of(tmp_path) == relato


def test_a_second_build_reads_nothing_and_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    first = build(tmp_path, progress=Silent())
    second = build(tmp_path, progress=Silent())
    assert first.read == len(STORY)
    assert (second.read, second.changed) == (0, 0)


def test_adding_one_reads_one(tmp_path: Path) -> None:
    names = list(STORY)
    built(tmp_path, names[:-1])
    fill(tmp_path, names[-1:])
    assert build(tmp_path, progress=Silent()).read == 1


def test_the_database_can_be_deleted_and_made_again(tmp_path: Path, whole: str) -> None:
    built(tmp_path)
    for derived in tmp_path.glob("dossier.sqlite*"):
        derived.unlink()
    build(tmp_path, progress=Silent())
    assert digest_of(tmp_path) == whole


def test_the_folder_can_be_copied_elsewhere(tmp_path: Path, whole: str) -> None:
    built(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    build(tmp_path / "there", progress=Silent())
    assert digest_of(tmp_path / "there") == whole


KILLED = """
import os, signal, sys
from pathlib import Path
from cuttings.pipeline import Silent, build, reading

class Fatal(Silent):
    steps = 0
    def start(self, stage, total):
        self.stage = stage
        if stage == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)
    def advance(self, steps=1):
        if f"{self.stage} step" == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)

reading.BATCH = 1
build(Path(sys.argv[1]), progress=Fatal())
"""


@pytest.mark.parametrize("stage", ["taking apart step", "reading", "reading step", "summarising", "reconciling events"])
def test_a_build_killed_at_any_stage_is_finished_by_the_next(tmp_path: Path, relato: str, stage: str) -> None:
    fill(tmp_path, RELATO)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), stage], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    report = build(tmp_path, progress=Silent())
    assert digest_of(tmp_path) == relato
    if stage == "reading step":
        assert report.read < len(RELATO), "what was finished before the crash is not read again"


def test_readers_ask_while_a_build_goes_on(tmp_path: Path, whole: str) -> None:
    built(tmp_path)

    class Asking(Silent):
        def start(self, stage: str, total: int | None) -> None:
            assert digest_of(tmp_path)

    build(tmp_path, progress=Asking())
    assert digest_of(tmp_path) == whole


FAILING = """
import sys
from pathlib import Path
from cuttings.pipeline import Silent, build, reading
from cuttings.read import reader

real = reader.read_clipping
def read_clipping(clipping, context, parser, doc=None):
    if "cifra" in (clipping.headline.surface if clipping.headline else ""):
        raise ZeroDivisionError("a slip")
    return real(clipping, context, parser, doc=doc)

reader.read_clipping = read_clipping
if __name__ in ("__main__", "__mp_main__"):
    reading.BATCH = 2
if __name__ == "__main__":
    report = build(Path(sys.argv[1]), progress=Silent(), processes=int(sys.argv[2]))
    print(report.read, *report.problems)
"""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_reader_that_fails_costs_its_clipping_alone_until_it_is_mended(
    tmp_path: Path, relato: str, processes: str
) -> None:
    fill(tmp_path / "story", RELATO)
    script = tmp_path / "failing.py"
    script.write_text(FAILING, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "story"), processes]
    told = subprocess.run(command, env=os.environ, check=True, capture_output=True, text=True).stdout
    assert told.startswith(f"{len(RELATO) - 1} ('cl-")
    assert "a slip" in told
    report = build(tmp_path / "story", progress=Silent())
    assert (report.read, report.problems) == (1, ())
    assert digest_of(tmp_path / "story") == relato


POOLED = """
import os, signal, sys
from pathlib import Path
from cuttings.pipeline import Silent, build, reading

class Fatal(Silent):
    def start(self, stage, total):
        self.stage = stage
    def advance(self, steps=1):
        if self.stage == "reading":
            os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    reading.BATCH = 1
    build(Path(sys.argv[1]), progress=Fatal(), processes=2)
"""


def test_a_pooled_build_that_was_killed_goes_on_where_it_stopped(tmp_path: Path, relato: str) -> None:
    fill(tmp_path / "story", RELATO)
    script = tmp_path / "pooled.py"
    script.write_text(POOLED, encoding="utf-8")
    killed = subprocess.run([sys.executable, str(script), str(tmp_path / "story")], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert build(tmp_path / "story", progress=Silent(), processes=2).read < len(RELATO)
    assert digest_of(tmp_path / "story") == relato


def test_what_nothing_has_changed_is_not_reconciled_again(tmp_path: Path) -> None:
    built(tmp_path)
    stages: list[str] = []

    class Noting(Silent):
        def start(self, stage: str, total: int | None) -> None:
            stages.append(stage)

    build(tmp_path, progress=Noting())
    assert not [stage for stage in stages if stage.startswith("reconciling")]
    add_bytes(tmp_path, b"Snow fell in San Aurelio on Thursday.", "stray.txt", Given(), at=AT)
    build(tmp_path, progress=Noting())
    assert "reconciling events" in stages
