"""Which files are read, and how bytes become text: what is no text is refused with what, why and what to do."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuttings.errors import Unreadable
from cuttings.ingest.sources import MAX_BYTES, decode, read_file, walk, without_controls

WORDS = "Señora Núñez closed the dock of Port Vale — “for good”, she said."


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (WORDS.encode(), "UTF-8"),
        (WORDS.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (WORDS.encode("utf-16"), "UTF-16, as Notepad saves “Unicode”"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "UTF-16 the other way round"),
        (WORDS.encode("utf-32"), "UTF-32: its mark begins as that of UTF-16 does"),
        (WORDS.encode("cp1252"), "Windows-1252, with its quotation marks and dash"),
    ],
)
def test_the_same_words_come_out_of_every_encoding(raw: bytes, why: str) -> None:
    assert decode(raw, "a.txt") == WORDS, why


def test_latin_1_keeps_its_accents() -> None:
    assert decode("Núñez cerró el muelle de Áspera".encode("latin-1"), "a.txt") == "Núñez cerró el muelle de Áspera"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f"])
def test_line_ends_of_every_system_become_newlines(end: str) -> None:
    assert decode(f"Port Vale{end}{end}is closed.{end}".encode(), "a.txt") == "Port Vale\n\nis closed.\n"


@pytest.mark.parametrize("text", ["Port\u00a0Vale", "cafe\u0301", "café", "e\u0301\u200bx"])
def test_characters_inside_are_left_as_they_are(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),  # a mark and nothing else
        (" \u00a0\t\r\n\u200b".encode(), "empty"),  # nothing that shows
        (b"* * *\n---\n", "no words"),
        (b"\x00Port\x00\x00Vale", "binary data"),  # more than one in five
        (WORDS.encode() + bytes(4) + WORDS.encode(), "binary data"),  # zeros that fill a gap
        (WORDS.encode("utf-16-le"), "binary data"),  # UTF-16 without its mark
        ("Port\x00\x01\x02Vale".encode("utf-16"), "control characters"),
        (b"\xff\xfePor", "no text in UTF-8 or UTF-16"),  # half a character at its end
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)), "no text in UTF-8"),
        (bytes(range(0xA0, 0x100)) * 9, "encoding cannot be told"),
        ("Señora Núñez cerró".encode() + b"\xe2\x80", "byte 22 of it is damaged"),  # cut off inside a character
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        decode(raw, "named.txt")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "<htmlish> is no tag, said Núñez",  # only looks like a page
        "Núñez",  # few plain letters, but UTF-8
        "7",
        "Порт Вале закрыт.",  # no plain letters, but UTF-8
    ],
)
def test_what_only_looks_broken_is_read(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The dock \x00is closed.", "The dock is closed."),
        ("The \x07dock\x7f is\x1f closed.", "The dock is closed."),
        ("The dock\x92 is\x85 closed.", "The dock is closed."),  # the upper half, as a wrong decoding leaves them
        ("The \ufeffdock is closed.\ufeff", "The dock is closed."),  # marks of files that were joined
        ("The dock\tis\nclosed.", "The dock\tis\nclosed."),
        ("The dock\u200b is \u202aclosed\u202c.", "The dock\u200b is \u202aclosed\u202c."),  # hidden, yet no controls
    ],
)
def test_control_characters_are_no_part_of_a_text(text: str, shown: str) -> None:
    assert without_controls(decode(text.encode(), "a.txt")) == shown


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "a.docx", "a.json", "a.csv", "a.zip"])
def test_other_formats_are_named_with_what_to_do(name: str) -> None:
    with pytest.raises(Unreadable, match=rf"^\{Path(name).suffix.lower()} files are not read yet\. .+ and add that\.$"):
        decode(WORDS.encode(), name)


@pytest.mark.parametrize("name", ["notes", "notes.old", "post.2031", "pdf", "a.pdf.txt"])
def test_an_unknown_suffix_is_judged_by_its_bytes(name: str) -> None:
    assert decode(WORDS.encode(), name) == WORDS


def test_a_file_over_the_limit_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as sparse:
        sparse.truncate(3 * MAX_BYTES)
    raw = read_file(file)
    assert len(raw) == MAX_BYTES + 1, "no more than is needed to see that it is too much"
    with pytest.raises(Unreadable, match=r"more than 20 MB\. Cut it into parts"):
        decode(raw, file.name)


def _files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(WORDS, encoding="utf-8")


def _walked(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk([folder])]


def test_a_folder_gives_all_its_files_sorted_and_no_hidden_ones(tmp_path: Path) -> None:
    _files(tmp_path, "b.txt", "a.md", "z/c.txt", "e/d.json", ".hidden.txt", ".git/e.txt")
    assert _walked(tmp_path) == ["a.md", "b.txt", "e/d.json", "z/c.txt"]


def test_a_file_that_is_named_is_taken_even_when_hidden(tmp_path: Path) -> None:
    assert list(walk([tmp_path / ".hidden.txt"])) == [tmp_path / ".hidden.txt"]


def test_a_dossier_is_never_added_to_itself(tmp_path: Path) -> None:
    kept = f"clippings/ab/{'ab' * 32}"
    _files(tmp_path, "cuttings.toml", "sources.jsonl", "judgements.jsonl", "dossier.sqlite", "dossier.sqlite-wal", kept)
    _files(tmp_path, "mine.txt", "clippings/mine.md", "older/cuttings.toml", "older/sources.jsonl")
    assert _walked(tmp_path) == ["mine.txt", "clippings/mine.md"]


def test_elsewhere_such_names_are_files_like_others(tmp_path: Path) -> None:
    _files(tmp_path, "sources.jsonl", "ab" * 32)
    assert _walked(tmp_path) == ["ab" * 32, "sources.jsonl"]


def test_a_folder_that_cannot_be_entered_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, "closed/a.txt", "open/b.txt")
    scandir = os.scandir

    def guarded(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert _walked(tmp_path) == ["open/b.txt", "closed"]
    with pytest.raises(Unreadable, match="folder cannot be entered"):
        read_file(tmp_path / "closed")


def test_a_link_to_a_folder_is_not_followed_but_told(tmp_path: Path) -> None:
    _files(tmp_path, "texts/a.txt")
    (tmp_path / "texts" / "again").symlink_to(tmp_path / "texts", target_is_directory=True)
    assert _walked(tmp_path) == ["texts/again", "texts/a.txt"]


def test_a_link_to_nothing_and_a_pipe_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    with pytest.raises(Unreadable, match="cannot be opened: No such file"):
        read_file(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="cuttings add -"):  # opening it would wait for ever
        read_file(tmp_path / "pipe")
