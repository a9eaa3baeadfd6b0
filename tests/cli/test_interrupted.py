"""Ctrl-C and kill -9 at any moment of adding and building: what was finished stays, and the same command goes on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cuttings.cli.main import run
from tests.pipeline.story import digest_of

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

KILLED_ADDING = """
import os, signal, sys
from cuttings.cli import main

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


def _script(source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", source, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


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
    assert stopped.stderr.strip() == "cuttings: Stopped. What was finished is kept; run the command again to go on."
    assert _go_on(story, folder) == whole


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


@pytest.mark.parametrize("statement", [2, 12, 60, 160, 300, 430])
def test_a_build_that_was_killed_goes_on(story: Path, tmp_path: Path, whole: str, statement: int) -> None:
    folder = tmp_path / "dossier"
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(story), "-C", str(folder)]) == 0
    killed = _script(KILLED_BUILDING, str(statement), "build", "-C", str(folder))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(["timeline", "-C", str(folder)]) == 2, "half a build is no answer"
    assert _go_on(story, folder) == whole
