"""News: what was added since the last look, what it alone tells, and what it changes; asking records nothing."""

from pathlib import Path

from cuttings.pipeline import mark_seen
from tests.ask.made import article, dossier_of

MONDAY, TUESDAY, WEDNESDAY = "2031-03-10T08:00:00Z", "2031-03-11T08:00:00Z", "2031-03-12T08:00:00Z"
FIRST = article(
    "Harbour Post",
    "2031-03-10",
    "Blast kills 31 at the grain dock",
    "A blast killed 31 people at the grain dock of Port Vale on Monday, Civil Defence said.",
)
SECOND = article(
    "Radio Marea",
    "2031-03-11",
    "Union calls a strike in Port Vale",
    "The dockers' union will strike in Port Vale on Friday 14 March 2031.",
)


def test_before_anybody_has_looked_all_is_new(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY) as dossier:
        news = dossier.news()
        assert (news.since, len(news.clippings), news.values, news.plans) == (None, 1, (), ())


def test_after_a_look_only_what_was_added_since_is_new(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY):
        mark_seen(tmp_path, at="2031-03-10T20:00:00Z")
    with dossier_of(tmp_path, {}) as dossier:
        assert dossier.news().clippings == ()
    with dossier_of(tmp_path, {"a.md": FIRST, "b.md": SECOND}, at=TUESDAY) as dossier:
        news = dossier.news()
        assert [each.outlet for each in news.clippings] == ["Radio Marea"], "the first is added again, and is not new"
        assert news.since == "2031-03-10T20:00:00Z"
        assert all({item.outlet for item in each.evidence} == {"Radio Marea"} for each in news.events)


def test_a_day_can_be_asked_about_without_any_look(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY):
        pass
    with dossier_of(tmp_path, {"b.md": SECOND}, at=TUESDAY) as dossier:
        assert [each.outlet for each in dossier.news(since="2031-03-11").clippings] == ["Radio Marea"]
        assert len(dossier.news(since="2031-03-10").clippings) == 2
        assert dossier.news(since="2031-03-12").clippings == ()


def test_asking_writes_nothing(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY) as dossier:
        ledger = (tmp_path / "sources.jsonl").read_bytes()
        dossier.news()
        dossier.front()
        assert (tmp_path / "sources.jsonl").read_bytes() == ledger


def test_a_look_changes_no_answer(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY) as dossier:
        before = dossier.digest()
    mark_seen(tmp_path, at=TUESDAY)
    with dossier_of(tmp_path, {}, at=WEDNESDAY) as dossier:
        assert dossier.digest() == before


def test_a_counter_that_says_more_now_is_told_with_what_it_said_before(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"a.md": FIRST}, at=MONDAY):
        mark_seen(tmp_path, at="2031-03-10T20:00:00Z")
    later = article(
        "Harbour Post",
        "2031-03-11",
        "Blast kills 33 at the grain dock",
        "A blast killed 33 people at the grain dock of Port Vale on Monday, Civil Defence said.",
    )
    with dossier_of(tmp_path, {"c.md": later}, at=TUESDAY) as dossier:
        values = {(each.after.whose, each.before.value, each.after.value) for each in dossier.news().values}
    assert ("Civil Defence", "31", "33") in values
    assert all(before != after for _, before, after in values), "what says the same is no news"
