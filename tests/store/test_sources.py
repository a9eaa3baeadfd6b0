"""Sources: bytes are kept under their hash, and what is in the dossier now follows from the lines alone."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import CannotWrite, LedgerDamaged, Unreadable
from cuttings.model.clipping import Given
from cuttings.model.ids import bytes_hash
from cuttings.store.sources import Look, SourceLedger, parsed, replay, source_of

AT = "2031-03-20T08:00:00Z"
FOG = b"Fog closed the harbour of Port Vale.\r\n\xff"
NOTHING = Given()
POST = Given(outlet="Harbour Post")
KEY = bytes_hash(FOG)


@given(st.binary(max_size=64))
def test_bytes_come_back_by_their_hash(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("dossier")
    source = SourceLedger(folder).add(raw, "a.txt", NOTHING, at=AT)
    again = SourceLedger(folder)  # as the next command opens it
    assert again.bytes_of(source.item) == raw
    assert bytes_hash(raw) == source.item
    assert again.read().items == (source,)


def test_the_same_bytes_are_kept_once_and_both_sightings_remembered(tmp_path: Path) -> None:
    ledger = SourceLedger(tmp_path)
    added = [ledger.add(FOG, path, NOTHING, at=AT) for path in ("a.txt", "b.txt")]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()].count(added[0].item) == 1
    assert {each.path for each in ledger.read().items} == {"a.txt", "b.txt"}


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (source_of(FOG, "a.txt", POST), True),  # told again: the same source
        (source_of(FOG, "b.txt", POST), False),
        (source_of(FOG, "a.txt", NOTHING), False),  # the outlet is part of what was said
        (source_of(FOG[:-1], "a.txt", POST), False),
    ],
)
def test_a_source_is_bytes_path_and_what_was_said(other: object, is_same: bool) -> None:
    ours = source_of(FOG, "a.txt", POST)
    assert (getattr(other, "key", None) == ours.key) is is_same


def sighted(path: str = "a.txt", item: str = KEY) -> dict[str, object]:
    """The line of an adding."""
    return {"at": AT, "do": "sighting", "item": item, "path": path, "given": {}}


def done(do: str, what: str = KEY) -> dict[str, object]:
    """The line of a removal or restoral."""
    return {"at": AT, "do": do, "what": what}


LOOKED = {"at": AT, "do": "look", "path": "a.txt", "reason": "empty"}


@pytest.mark.parametrize(
    ("lines", "paths", "looks"),
    [
        ([sighted(), sighted()], ["a.txt"], 0),  # added twice: there once
        ([sighted(), sighted("b.txt")], ["a.txt", "b.txt"], 0),
        ([sighted(), sighted("b.txt"), done("removal")], [], 0),  # the item goes wherever it was met
        ([sighted(), done("removal"), done("restoral")], ["a.txt"], 0),
        ([sighted(), done("removal"), sighted()], ["a.txt"], 0),  # added again: wanted again
        ([done("removal"), sighted()], ["a.txt"], 0),  # the later line wins
        ([sighted(), done("removal", "0" * 64)], ["a.txt"], 0),  # look-alike: another item
        ([LOOKED, LOOKED], [], 1),
        ([LOOKED, sighted()], ["a.txt"], 0),  # it could be read at last
        ([sighted(), LOOKED], ["a.txt"], 1),  # it cannot be read any more; what was kept stays
        ([LOOKED, sighted("b.txt")], ["b.txt"], 1),
        ([LOOKED, done("removal", "a.txt")], [], 0),  # let go of: it is not listed any more
        ([LOOKED, done("removal", "a.txt"), LOOKED], [], 1),  # and looked at again
    ],
)
def test_the_lines_say_what_is_there(lines: list[dict[str, object]], paths: list[str], looks: int) -> None:
    sources = replay(map(parsed, lines))
    assert sorted(each.path for each in sources.items) == paths
    assert sources.looks == (Look("a.txt", "empty"),) * looks


def test_a_removed_clipping_stays_removed_when_its_item_is_added_again(tmp_path: Path) -> None:
    ledger = SourceLedger(tmp_path)
    ledger.add(FOG, "a.txt", NOTHING, at=AT)
    ledger.remove("cl-1", at=AT)
    ledger.add(FOG, "later.txt", NOTHING, at=AT)
    assert ledger.read().removed == {"cl-1"}
    ledger.restore("cl-1", at=AT)
    assert not ledger.read().removed


@given(st.permutations([sighted(path, item) for path in ("a", "b") for item in ("0" * 64, "1" * 64)]))
def test_the_order_of_adding_does_not_show(lines: list[dict[str, object]]) -> None:
    assert replay(map(parsed, lines)) == replay(map(parsed, sorted(lines, key=str)))


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"do":"sighting","item":"0"}',  # says neither path nor metadata
        b'{"do":"sighting","item":"0","path":"a","given":"Harbour Post"}',
        b'{"do":"sighting","item":"../../etc/passwd","path":"a","given":{}}',  # no hash: it would name another file
        b'{"do":"vanish","what":"0"}',  # nothing that we know how to do: passing over it would be silent
    ],
)
def test_a_record_that_says_nothing_is_damage(tmp_path: Path, line: bytes) -> None:
    ledger = SourceLedger(tmp_path)
    ledger.add(FOG, "a.txt", NOTHING, at=AT)
    with ledger.file.open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(LedgerDamaged, match=r"^Line 2 of "):
        ledger.read()


def test_bytes_that_are_gone_are_missed_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=f"{KEY[:12]}.*Add the file again"):
        SourceLedger(tmp_path).bytes_of(KEY)


def test_bytes_that_changed_are_not_taken_for_those_that_were_added(tmp_path: Path) -> None:
    ledger = SourceLedger(tmp_path)
    ledger.add(FOG, "a.txt", NOTHING, at=AT)
    (ledger.raw / KEY[:2] / KEY).write_bytes(FOG.replace(b"Fog", b"Dog"))
    with pytest.raises(Unreadable, match="have changed"):
        ledger.bytes_of(KEY)
    ledger.keep(KEY, FOG)
    assert ledger.bytes_of(KEY) == FOG


def test_bytes_that_could_not_be_kept_are_not_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    ledger = SourceLedger(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(CannotWrite, match="was not added"):
            ledger.add(FOG, "a.txt", NOTHING, at=AT)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert ledger.add(FOG, "a.txt", NOTHING, at=AT).item == KEY  # and it works once there is space
    assert ledger.bytes_of(KEY) == FOG


@pytest.mark.parametrize("left", [FOG[:7], b""], ids=["half", "empty"])
def test_half_written_bytes_are_written_again(tmp_path: Path, left: bytes) -> None:
    ledger = SourceLedger(tmp_path)
    place = ledger.raw / KEY[:2] / KEY
    place.parent.mkdir(parents=True)
    place.write_bytes(left)
    ledger.add(FOG, "a.txt", NOTHING, at=AT)
    assert ledger.bytes_of(KEY) == FOG
