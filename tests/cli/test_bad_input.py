"""Files that cannot be read: each is one line that says what, why and what to do; the rest is added and built."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from cuttings.cli.main import run
from tests.cli.conftest import OneLine
from tests.pipeline.story import STORY

GOOD = STORY["post-monday.md"]
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\n\t\n", "has no words"),
    "binary.txt": (bytes(range(256)) * 40, "is not text"),
    "utf-16.txt": (b"\xff\xfe\x00\xd8\x00", "UTF-8"),
    "shift-jis.txt": ("橋は閉鎖された。市長は水曜日に語った。".encode("shift_jis"), "UTF-8"),
    "huge.txt": (b"Port Vale. " * 4_800_000, "20 MB"),
    "front.md": (b"---\noutlet: [unclosed\n---\nText of an article in Port Vale.\n", "front matter"),
    "scan.pdf": (b"%PDF-1.7 Port Vale", "not read yet"),
}


def _dossier(folder: Path) -> str:
    assert run(["init", str(folder)]) == 0
    return str(folder)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line_and_the_rest_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    raw, reason = BAD[name]
    files = tmp_path / "files"
    files.mkdir()
    (files / name).write_bytes(raw)
    (files / "good.md").write_text(GOOD, encoding="utf-8")
    folder = _dossier(tmp_path / "dossier")
    assert run(["add", str(files), "-C", folder]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith(f"not read: {files / name}: ")
    assert reason in shown.err
    assert shown.err.count("\n") == 1
    assert "Added 1, 1 could not be read." in shown.out
    assert run(["build", "-C", folder]) == 1
    assert capsys.readouterr().err == shown.err, "a build lists what is still missing"
    assert run(["status", "-C", folder, "--json"]) == 1
    status = json.loads(capsys.readouterr().out)
    assert [Path(path).name for path, _ in status["problems"]] == [name]
    assert status["clippings"] == {"article": 1}


def test_a_file_that_was_mended_is_listed_no_more(tmp_path: Path) -> None:
    file, folder = tmp_path / "late.md", _dossier(tmp_path / "dossier")
    file.write_bytes(b"")
    assert run(["add", str(file), "-C", folder]) == 1
    file.write_text(GOOD, encoding="utf-8")
    assert run(["add", str(file), "-C", folder]) == 0
    assert run(["build", "-C", folder]) == 0


def test_a_file_that_stays_bad_can_be_let_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "empty.txt", _dossier(tmp_path / "dossier")
    file.write_bytes(b"")
    assert run(["add", str(file), "-C", folder]) == 1
    assert run(["build", "-C", folder]) == 1
    assert run(["remove", str(file), "-C", folder]) == 0
    assert run(["build", "-C", folder]) == 0
    assert run(["status", "-C", folder]) == 0
    capsys.readouterr()


def test_of_many_files_three_are_broken_and_all_others_are_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, broken = tmp_path / "many", {7: b"", 150: bytes(range(256)), 299: b"\xff\xfe\x00\xd8\x00"}
    for number in range(300):
        file = files / f"{number // 50}" / f"{number:03}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(broken.get(number, f"The harbour master of Marenza counted {number} boats.".encode()))
    folder = _dossier(tmp_path / "dossier")
    assert run(["add", str(files), "-C", folder]) == 1
    shown = capsys.readouterr()
    assert [line.split("/")[-1][:7] for line in shown.err.splitlines()] == ["007.md:", "150.md:", "299.md:"]
    assert "Added 297, 3 could not be read." in shown.out
    assert run(["add", str(files), "-C", folder]) == 1
    assert "Added 0, 297 known already, 3 could not be read." in capsys.readouterr().out


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names of files are Unicode there")
def test_a_name_that_is_not_utf_8_is_shown_with_its_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for name, raw in ((b"caf\xe9.md", GOOD.encode()), (b"ni\xf1o.md", b"")):
        (files / os.fsdecode(name)).write_bytes(raw)
    folder = _dossier(tmp_path / "dossier")
    assert run(["add", str(files), "-C", folder]) == 1
    shown = capsys.readouterr()
    assert r"ni\xf1o.md: the file is empty" in shown.err
    assert "Added 1, 1 could not be read." in shown.out
    assert run(["build", "-C", folder]) == 1
    assert run(["read", str(files), "--json"]) == 1
    assert r"ni\xf1o.md: the file is empty" in capsys.readouterr().err


HEADLESS = """Thousands of people blocked the bridge of Port Vale on Monday, police said.

At least four were hurt, the Brendan hospital said.

I think the mayor is wrong about this.
"""


def test_a_running_post_without_any_headline_is_kept_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "post.md", _dossier(tmp_path / "dossier")
    file.write_text(HEADLESS, encoding="utf-8")
    assert run(["add", str(file), "-C", folder]) == 0
    assert run(["build", "-C", folder]) == 0
    capsys.readouterr()
    for words in ("blocked", "Brendan", "mayor"):
        assert run(["search", words, "-C", folder, "--json"]) == 0
        assert capsys.readouterr().out.count("\n") == 1, words


def test_a_path_where_nothing_is_gives_one_line(made: Path, one_line: OneLine) -> None:
    assert run(["add", "nosuch.md", "-C", str(made)]) == 1
    assert one_line() == "not read: nosuch.md: there is no such file. Check its name."


@pytest.mark.parametrize("command", [["add", "-"], ["read", "-"]])
def test_an_empty_pipe_gives_one_line_and_other_paths_are_read(
    story: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch, one_line: OneLine, command: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    more = ["-C", str(dossier)] if command[0] == "add" else []
    assert run([*command, str(story / "radio-wednesday.md"), "--name", "clip.txt", *more]) == 1
    assert one_line().startswith("not read: clip.txt: the file is empty")


@pytest.mark.parametrize("command", ["add", "read"])
def test_a_date_that_is_none_is_wrong_use_and_nothing_is_read(
    story: Path, dossier: Path, one_line: OneLine, command: str
) -> None:
    more = ["-C", str(dossier)] if command == "add" else []
    assert run([command, str(story), "--date", "soon", *more]) == 2
    assert "“soon”" in one_line()
