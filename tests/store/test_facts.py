"""Derived rows: what is written comes back equal, words that do not stand there are refused, removal leaves nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.errors import SpanOutsideText
from cuttings.model.clipping import Clipping, ClippingKind, Dateline, Passage, PassageKind, Sighting
from cuttings.model.dates import UNDATED, Basis, Dated
from cuttings.model.entry import (
    Actor,
    CopyFamily,
    Decider,
    Difference,
    Dispute,
    DisputeKind,
    Drift,
    Entry,
    Event,
    Join,
    NameCount,
    Origins,
    Outlet,
    Quotation,
    Series,
    Side,
    Telling,
    Track,
    Wording,
)
from cuttings.model.envelope import pack
from cuttings.model.finding import Figure, Kind, Mention, MentionType, Status
from cuttings.model.text import OffsetMap, Stretch, Words, words_at
from cuttings.store import facts
from cuttings.store.database import connect, transaction
from tests.factories import make_clipping
from tests.model.findings import one_of_each, story, words

MARCH = Dated("2031-03", date(2031, 3, 1), date(2031, 3, 31), Basis.WRITTEN, "“in March”")
FOG = make_clipping("PORT VALE, 3 March — Fog.", headline="Niebla", language="es")
DATED_FOG = replace(FOG, dateline=Dateline(words_at(FOG.text, 8, 26), words_at(FOG.text, 8, 17), MARCH), filed=MARCH)


@pytest.fixture
def shelf(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A database that holds the story, read under the key "k1", and another clipping."""
    with transaction(connection):
        for each in (story(), DATED_FOG):
            facts.put_clipping(connection, each)
        facts.put_reading(connection, story(), "k1", map(pack, one_of_each()), ("one refused: “x”",))
    yield connection
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def seen(clipping: Clipping, item: str, *, position: int | None = None, published: Dated = UNDATED) -> Sighting:
    """A sighting of a clipping in an item."""
    origin = OffsetMap((Stretch(0, 7, 3),))
    return Sighting(clipping.id, item, f"{item}.md", position, "Harbour Post", None, None, "", None, published, origin)


def test_clippings_come_back_equal_and_by_id(shelf: sqlite3.Connection) -> None:
    both = sorted((story(), DATED_FOG), key=lambda each: each.id)
    assert list(facts.clippings(shelf)) == both
    assert [each.id for each in facts.clippings(shelf)] == sorted(facts.clipping_ids(shelf))
    assert list(facts.clippings(shelf, [both[1].id, "cl-none", both[1].id])) == [both[1]]
    assert list(facts.clippings(shelf, [])) == []  # none named is none, not all


def test_what_a_newer_rule_makes_of_a_text_replaces_what_an_older_one_made(shelf: sqlite3.Connection) -> None:
    """Other blocks, language and headline of the same text; the reading waits for the next build."""
    passage = Passage(0, 9, PassageKind.BYLINE, "made for a test")
    renewed = replace(DATED_FOG, passages=(passage,), headline=None, language="en")
    assert renewed.id == DATED_FOG.id
    facts.renew_clipping(shelf, renewed)
    assert list(facts.clippings(shelf, [DATED_FOG.id])) == [renewed]
    row = shelf.execute("SELECT language, text FROM clipping WHERE id = ?", (renewed.id,)).fetchone()
    assert row == ("en", DATED_FOG.text)
    assert facts.reading_keys(shelf) == {story().id: "k1"}, "a reading of another clipping stays"


def test_a_clipping_that_is_as_it_was_is_not_written_again(shelf: sqlite3.Connection) -> None:
    before = shelf.total_changes
    facts.renew_clipping(shelf, DATED_FOG)
    facts.renew_clipping(shelf, make_clipping("A text that is not there."))
    assert shelf.total_changes == before
    assert facts.clipping_ids(shelf) == {story().id, DATED_FOG.id}


@given(st.text(min_size=1, max_size=60), st.none() | st.text(max_size=5), st.sampled_from(ClippingKind))
def test_any_text_comes_back_character_by_character(
    tmp_path_factory: pytest.TempPathFactory, text: str, publisher: str | None, kind: ClippingKind
) -> None:
    clipping = Clipping(kind, text, publisher, "en", ())
    with closing(connect(tmp_path_factory.mktemp("dossier"), write=True)) as connection:
        facts.put_clipping(connection, clipping)
        (back,) = facts.clippings(connection)
    assert back == clipping
    assert back.id == clipping.id


def test_findings_come_back_equal_and_by_kind_and_place(shelf: sqlite3.Connection) -> None:
    """Written in reverse, with a second mention that stands before the first."""
    (mention, *others) = one_of_each()
    early = Mention(clipping=story().id, words=words("mayor"), method="test@1", type=MentionType.OFFICE)
    facts.put_reading(shelf, story(), "k2", map(pack, [*reversed(others), mention, early]), ())
    assert facts.machine_findings(shelf, story().id) == [early, mention, *others]
    assert facts.machine_findings(shelf, DATED_FOG.id) == []


def test_a_finding_comes_back_alone_with_its_kind_and_with_its_clipping(shelf: sqlite3.Connection) -> None:
    for each in one_of_each():
        assert facts.machine_finding(shelf, each.id) == each
        assert list(facts.machine_findings_of_kind(shelf, each.KIND)) == [each]
        assert facts.clippings_of_kind(shelf, each.KIND) == {each.id: story().id}
    assert facts.machine_finding(shelf, "mn-none") is None


def test_what_people_add_has_a_clipping_too(shelf: sqlite3.Connection) -> None:
    added = Mention(clipping=story().id, words=words("mayor"), method="person", type=MentionType.OFFICE)
    facts.put_judged(shelf, story().id, [facts.JudgedRow(added, "added", "jd-1", False)])
    assert facts.clippings_of_kind(shelf, Kind.MENTION)[added.id] == story().id
    assert added.id not in facts.clippings_of_kind(shelf, Kind.REPORT)


def test_a_new_reading_replaces_the_old_one_whole(shelf: sqlite3.Connection) -> None:
    assert list(facts.refusals(shelf)) == [(story().id, "one refused: “x”")]
    facts.put_reading(shelf, story(), "k2", map(pack, one_of_each()[:1]), ())
    assert facts.machine_findings(shelf, story().id) == list(one_of_each()[:1])
    assert facts.reading_keys(shelf) == {story().id: "k2"}
    assert list(facts.refusals(shelf)) == []
    assert shelf.execute(
        "SELECT count(*) FROM finding_span WHERE finding NOT IN (SELECT id FROM finding)"
    ).fetchone() == (0,)


@pytest.mark.parametrize(
    "wrong",
    [
        Words(2, 8, "acting"),  # another case
        Words(3, 9, "Acting"),  # one late
        Words(2, 999, "Acting"),  # ends behind the text
        Words(2, 8, ""),
    ],
)
def test_a_reading_with_words_that_are_not_there_is_refused_and_the_old_one_stays(
    shelf: sqlite3.Connection, wrong: Words
) -> None:
    ungrounded = Mention(clipping=story().id, words=wrong, method="test@2", type=MentionType.PERSON)
    with pytest.raises(SpanOutsideText), transaction(shelf):
        facts.put_reading(shelf, story(), "k2", map(pack, [one_of_each()[0], ungrounded]), ())
    assert facts.machine_findings(shelf, story().id) == list(one_of_each())
    assert facts.reading_keys(shelf) == {story().id: "k1"}  # so the next build tries again


def test_only_a_reading_that_was_stored_has_a_key_to_be_skipped_by(shelf: sqlite3.Connection) -> None:
    assert facts.reading_keys(shelf) == {story().id: "k1"}
    facts.put_reading(shelf, DATED_FOG, "k1", (), ())  # nothing found is a reading too
    assert facts.reading_keys(shelf) == {story().id: "k1", DATED_FOG.id: "k1"}


def test_a_dropped_clipping_leaves_no_row_behind(shelf: sqlite3.Connection) -> None:
    facts.put_sightings(shelf, [seen(story(), "a")])
    facts.put_judged(shelf, story().id, [facts.JudgedRow(one_of_each()[0], "confirmed", "jd-1", False)])
    facts.drop_clipping(shelf, story().id)
    assert facts.clipping_ids(shelf) == {DATED_FOG.id}
    for table in ("sighting", "reading", "finding", "finding_span", "judged", "summary"):
        assert shelf.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_sightings_come_back_equal_in_order_and_replace_all_others(shelf: sqlite3.Connection) -> None:
    made = [
        seen(story(), "b"),
        seen(story(), "a", position=10),
        seen(story(), "a", position=9),
        seen(DATED_FOG, "a", published=MARCH),
    ]
    facts.put_sightings(shelf, made)
    facts.put_sightings(shelf, made)  # a second build
    assert list(facts.sightings(shelf, story().id)) == [made[2], made[1], made[0]]  # 9 before 10
    assert list(facts.sightings(shelf, DATED_FOG.id)) == [made[3]]
    assert sorted(map(str, facts.sightings(shelf))) == sorted(map(str, made))
    assert shelf.execute("SELECT earliest, latest FROM sighting WHERE earliest NOT NULL").fetchall() == [
        ("2031-03-01", "2031-03-31")
    ]


def fixed() -> Figure:
    """The figure, as a person corrected it."""
    figure = next(each for each in one_of_each() if isinstance(each, Figure))
    return replace(figure, effect="killed")


def test_what_people_decided_lies_over_what_the_machine_read(shelf: sqlite3.Connection) -> None:
    mention, day, figure, *others = one_of_each()
    added = Mention(clipping=story().id, words=words("Port Vale"), method="person", type=MentionType.PLACE)
    rows = [
        facts.JudgedRow(day, "rejected", "jd-1", False),
        facts.JudgedRow(fixed(), "fixed", "jd-2", True),
        facts.JudgedRow(added, "added", "jd-3", False),
    ]
    facts.put_judged(shelf, story().id, rows)
    assert facts.judged_rows(shelf) == facts.judged_rows(shelf, story().id) == {each.finding.id: each for each in rows}
    assert facts.judged_rows(shelf, DATED_FOG.id) == {}
    assert facts.findings_of(shelf, story().id) == [mention, added, fixed(), *others]
    assert day in facts.findings_of(shelf, story().id, rejected=True)
    assert facts.machine_findings(shelf, story().id) == [mention, day, figure, *others]  # untouched below
    facts.put_judged(shelf, story().id, [])
    assert facts.findings_of(shelf, story().id) == list(one_of_each())


def test_the_clipping_of_any_finding_is_known(shelf: sqlite3.Connection) -> None:
    added = Mention(clipping=story().id, words=words("Port Vale"), method="person", type=MentionType.PLACE)
    facts.put_judged(shelf, story().id, [facts.JudgedRow(added, "added", "jd-3", False)])
    assert facts.clipping_of_finding(shelf, one_of_each()[0].id) == story().id
    assert facts.clipping_of_finding(shelf, added.id) == story().id
    assert facts.clipping_of_finding(shelf, story().id) is None  # an id, but no finding's


@pytest.mark.parametrize(
    ("surface", "is_said"),
    [("robbed", True), ("beaten", True), ("police", False), ("“beaten” and “robbed”", False)],  # no part holds both
)
def test_words_lie_in_the_speech_that_holds_them(shelf: sqlite3.Connection, surface: str, is_said: bool) -> None:
    (said,) = [each.id for each in one_of_each() if each.KIND is Kind.ATTRIBUTION]
    found = facts.attributions_holding(shelf, story().id, words(surface))
    assert found == ((said,) if is_said else ())
    assert facts.attributions_holding(shelf, DATED_FOG.id, words(surface)) == ()


ORIGINS = Origins(2, 2, 1, 2)
JOIN = Join("mn-1", "mn-2", 870, "same name", Decider.MACHINE)
ACTOR = Actor("ac-1", "Inés Quiroga", MentionType.PERSON, (NameCount("Quiroga", 2),), ("mn-1",), ("mn-1",), (), (JOIN,))
ENTRIES: tuple[Entry, ...] = (
    ACTOR,
    CopyFamily("cf-1", ("cl-1", "cl-2"), None, ()),
    Outlet("ou-1", "The Gale Post", False, ("gale post", "galepost.example"), ("cl-1",), ("cl-2",)),
    Dispute("di-1", DisputeKind.STATUS, "was it?", "ev-1", (Side("denied", ("police",), ("rp-1",)),), "denied"),
    Event(
        "ev-1", "Beaten", "ASSAULT", ("rp-1",), (), (), (), None, None, date(2031, 3, 3),
        (Telling(Status.DENIED, None, ("rp-1",)),), (), ORIGINS, ()
    ),
    Quotation(
        "qu-1", "Quiroga",
        (Wording(("at-1",), ()), Wording(("at-2",), (Difference(Drift.NUMBER, Words(4, 6, "14"), "40"),))),
        ORIGINS, (JOIN,)
    ),
    Series("se-1", "hurt", "injured", None, ("ev-1",), (Track("police", ()),), ORIGINS),
)  # fmt: skip
GIVEN = {each.id: ("label", each, frozenset({"rp-1", f"mn-{each.id}"})) for each in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: type(each).__name__)
def test_entries_come_back_equal_and_lead_to_their_findings(connection: sqlite3.Connection, entry: Entry) -> None:
    facts.put_entries(connection, GIVEN)
    assert facts.entry(connection, entry.id) == entry
    assert list(facts.entries(connection, type(entry))) == [entry]
    assert facts.entry_findings(connection, entry.id) == tuple(sorted(GIVEN[entry.id][2]))
    assert facts.entries_of_finding(connection, f"mn-{entry.id}") == (entry.id,)
    assert facts.entries_of_finding(connection, "rp-1") == tuple(sorted(GIVEN))


def test_only_entries_that_differ_count_as_changed(connection: sqlite3.Connection) -> None:
    assert facts.put_entries(connection, GIVEN) == len(GIVEN)
    assert facts.put_entries(connection, dict(reversed(GIVEN.items()))) == 0
    actor = replace(ACTOR, name="Quiroga", mentions=("mn-1", "mn-9"))
    renamed = GIVEN | {"ac-1": ("Quiroga", actor, frozenset({"mn-1", "mn-9"}))}
    assert facts.put_entries(connection, renamed) == 1
    assert facts.entry(connection, "ac-1") == actor
    assert facts.entry_findings(connection, "ac-1") == ("mn-1", "mn-9")
    del renamed["se-1"]
    assert facts.put_entries(connection, renamed) == 1  # one that is gone is a change
    assert facts.entry(connection, "se-1") is None
    assert facts.entries_of_finding(connection, "mn-se-1") == ()


def test_ids_are_found_by_their_beginning(shelf: sqlite3.Connection) -> None:
    facts.put_entries(shelf, GIVEN)
    id = story().id
    assert facts.ids_starting(shelf, id[:8]) == (id,)
    assert facts.ids_starting(shelf, id) == (id,)
    assert facts.ids_starting(shelf, "ac-") == ("ac-1",)
    assert facts.ids_starting(shelf, "mn-") == (one_of_each()[0].id,)
    assert facts.ids_starting(shelf, "cl-%") == ()  # look-alikes of a pattern
    assert facts.ids_starting(shelf, "c_-") == ()


def test_a_rebuilt_database_says_the_same(tmp_path: Path) -> None:
    """Made anew from the same things in another order, every table holds the same rows."""
    dumps = []
    for name, turn in (("one", 1), ("two", -1)):
        (tmp_path / name).mkdir()
        with closing(connect(tmp_path / name, write=True)) as connection, transaction(connection):
            for clipping in (story(), DATED_FOG)[::turn]:
                facts.put_clipping(connection, clipping)
            facts.put_reading(connection, story(), "k1", map(pack, one_of_each()[::turn]), ())
            facts.put_sightings(connection, [seen(story(), "a"), seen(story(), "b")][::turn])
            facts.put_entries(connection, dict(list(GIVEN.items())[::turn]))
            dumps.append(
                (
                    list(facts.clippings(connection)),
                    facts.machine_findings(connection, story().id),
                    list(facts.sightings(connection)),
                    [facts.entry(connection, id) for id in sorted(GIVEN)],
                    facts.ids_starting(connection, ""),
                )
            )
    assert dumps[0] == dumps[1]
