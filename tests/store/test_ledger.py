"""Append-only files: a line is kept whole and for good, or not at all; what a crash tore is set aside, never lost."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import CannotWrite, LedgerDamaged
from cuttings.store.ledger import append_line, mend, read_lines

FIRST, SECOND = {"place": "Port Vale"}, {"place": "San Aurelio"}
RECORDS = st.lists(st.dictionaries(st.text(), st.none() | st.integers() | st.text(), max_size=3), max_size=5)


@given(RECORDS)
def test_records_come_back_in_the_order_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    file = tmp_path_factory.mktemp("ledger") / "sources.jsonl"
    for record in records:
        append_line(file, record)
    assert list(read_lines(file, dict)) == records


def test_appending_leaves_every_earlier_byte(tmp_path: Path) -> None:
    file = tmp_path / "sources.jsonl"
    file.write_bytes(b'{"by": "hand"  }\r\n\n{"a":1}\n')
    before = file.read_bytes()
    append_line(file, FIRST)
    assert file.read_bytes() == before + b'{"place":"Port Vale"}\n'
    assert list(read_lines(file, dict)) == [{"by": "hand"}, {"a": 1}, FIRST]  # an empty line says nothing


def test_a_line_is_on_the_disk_before_it_counts_as_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, synced = tmp_path / "sources.jsonl", []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size))
    append_line(file, FIRST)
    append_line(file, SECOND)
    assert synced == [22, 46]  # each time the whole file, its last newline included
    assert file.stat().st_size == 46


def test_a_torn_last_line_is_passed_over_then_set_aside(tmp_path: Path) -> None:
    """Cut at every byte, as a crash may: the first record stays, and nothing of the second is lost."""
    whole = b'{"place":"Port Vale"}\n', b'{"place":"San Aurelio \xc3\xb1"}'
    for cut in range(1, len(whole[1])):
        file = tmp_path / f"{cut}.jsonl"
        file.write_bytes(whole[0] + whole[1][:cut])
        assert list(read_lines(file, dict)) == [FIRST]
        assert file.read_bytes() == whole[0] + whole[1][:cut]  # reading repairs nothing
        append_line(file, SECOND)
        assert list(read_lines(file, dict)) == [FIRST, SECOND]
        assert file.with_suffix(".jsonl.torn").read_bytes() == whole[1][:cut] + b"\n"


def test_a_last_line_that_lacks_only_its_newline_is_kept(tmp_path: Path) -> None:
    """A crash right before the newline, or an editor that leaves none: the record is whole."""
    file = tmp_path / "sources.jsonl"
    file.write_bytes(b'{"a":1}\n{"b":2}')
    assert list(read_lines(file, dict)) == [{"a": 1}, {"b": 2}]
    append_line(file, FIRST)
    assert list(read_lines(file, dict)) == [{"a": 1}, {"b": 2}, FIRST]
    assert not file.with_suffix(".jsonl.torn").exists()


@pytest.mark.parametrize("torn", [b'{"a', b"\x00\x00\x00", b"17", b"\xff", b"[" * 100_000])
def test_setting_half_a_line_aside_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture, torn: bytes) -> None:
    file = tmp_path / "sources.jsonl"
    file.write_bytes(b'{"a":1}\n' + torn)
    mend(file)
    mend(file)
    assert [record.getMessage() for record in caplog.records] == [
        f"The last line of {file} was cut off by a crash; it is set aside in {file}.torn. All whole lines stay."
    ]
    assert file.read_bytes() == b'{"a":1}\n'


def test_nothing_to_mend_is_no_news(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "sources.jsonl"
    mend(file)
    append_line(file, FIRST)
    mend(file)
    assert not caplog.records
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("problem", "line"),
    [("has no 'where'", b"{}"), ("cannot be understood .*Port Vale", b'{"where":"Port Vale"}')],
)
def test_a_record_that_cannot_be_taken_is_named_by_its_line(tmp_path: Path, problem: str, line: bytes) -> None:
    file = tmp_path / "sources.jsonl"
    file.write_bytes(b'{"where":"1"}\n\n' + line + b"\n")
    with pytest.raises(LedgerDamaged, match=f"^Line 3 of .*sources.jsonl {problem}"):
        list(read_lines(file, lambda record: int(record["where"])))


def test_a_second_tear_is_kept_beside_the_first(tmp_path: Path) -> None:
    file = tmp_path / "sources.jsonl"
    for torn in (b'{"a', b'{"b'):
        with file.open("ab") as ledger:
            ledger.write(torn)
        append_line(file, FIRST)
    assert list(read_lines(file, dict)) == [FIRST, FIRST]
    assert (tmp_path / "sources.jsonl.torn").read_bytes() == b'{"a\n{"b\n'


@pytest.mark.parametrize(
    "line",
    [
        b'{"place": "Port V',  # torn, but others follow: no crash of ours does that
        b"[1]",  # JSON, and no record
        b"null",
        b'{"a":1}{"b":2}',  # two joined by hand without a newline
        b'{"a":1}\r{"b":2}',  # the line ends of an old editor
        b'{"a":"\xff"}',  # not UTF-8
        b"\x00\x00\x00",  # what a lost block looks like
    ],
)
def test_a_line_that_is_no_record_is_named_and_never_skipped(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "sources.jsonl"
    file.write_bytes(b'{"a":1}\n' + line + b'\n{"a":2}\n')
    with pytest.raises(LedgerDamaged, match=r"^Line 2 of .*sources\.jsonl is not a record"):
        list(read_lines(file, dict))


@pytest.mark.parametrize("kept", [0, 5], ids=["nothing fits", "a part fits"])
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    file, write = tmp_path / "sources.jsonl", os.write
    append_line(file, FIRST)
    before = file.read_bytes()
    monkeypatch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[:kept]))
    with pytest.raises(CannotWrite, match="No space left"):
        append_line(file, SECOND)
    assert file.read_bytes() == before


def test_a_disk_that_cannot_hold_the_line_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    file = tmp_path / "sources.jsonl"
    append_line(file, FIRST)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match="Nothing was recorded"):
        append_line(file, SECOND)
    assert list(read_lines(file, dict)) == [FIRST]


def test_no_file_is_no_record(tmp_path: Path) -> None:
    assert list(read_lines(tmp_path / "sources.jsonl", dict)) == []
