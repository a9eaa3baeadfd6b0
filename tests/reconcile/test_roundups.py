"""What many texts carry is no copy, and containment is not transitive: round-ups, notices, bulletins, excerpts."""

from collections.abc import Iterable
from hashlib import sha256

import pytest

from cuttings.reconcile.copies import find_copies
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import ENGINE, march, summary


def _text(name: str, words: int) -> str:
    """Return words that no other text has."""
    return " ".join(f"{name}{sha256(f'{name} {number}'.encode()).hexdigest()[:6]}" for number in range(words))


QUAY, PASS, MILL = _text("quay", 120), _text("pass", 150), _text("mill", 100)
NOTICE = _text("notice", 110)


def _families(texts: Iterable[tuple[str, str | None, str]]) -> list[set[str]]:
    return _found(summary(id, publisher=outlet, text=text) for id, outlet, text in texts)


def _found(summaries: Iterable[Summary]) -> list[set[str]]:
    return [set(each.clippings) for each in find_copies(ENGINE, sorted(summaries, key=lambda each: each.clipping))]


def _first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def _last(text: str, words: int) -> str:
    return " ".join(text.split()[-words:])


def _retouched(text: str, *, each: int) -> str:
    words = text.split()
    return " ".join("other" + word if place % each == 0 else word for place, word in enumerate(words))


@pytest.mark.parametrize(
    ("texts", "families"),
    [
        ({"a": QUAY, "b": PASS, "r": f"{QUAY} {PASS}"}, []),
        ({"a": QUAY, "b": PASS, "c": MILL, "r": f"{QUAY} {PASS} {MILL}"}, []),
        ({"a": QUAY, "a2": QUAY, "b": PASS, "r": f"{QUAY} {PASS}"}, [{"a", "a2"}]),
        ({"a": QUAY, "b": PASS, "r": f"{QUAY} {PASS}", "r2": f"{QUAY} more {PASS}"}, [{"r", "r2"}]),  # printed twice
        ({"a": QUAY, "b": PASS, "r": f"{_first(QUAY, 40)} {_first(PASS, 40)}"}, []),  # a digest of their ledes
        ({"q": f"{QUAY} {PASS}", "r": f"{PASS} {MILL}", "s": f"{MILL} {_text('ford', 120)}"}, []),  # a chain
        ({"a": QUAY, "r": f"{QUAY} {PASS}"}, [{"a", "r"}]),  # look-alike: nobody knows the rest from elsewhere
        # Excerpts of one article have nothing in common, but are small parts of it.
        ({"a": QUAY, "first": _first(QUAY, 18), "last": _last(QUAY, 18)}, [{"a", "first", "last"}]),
        ({"a": QUAY, "a2": f"{QUAY} by post", "e": _first(QUAY, 30)}, [{"a", "a2", "e"}]),
    ],
)
def test_a_roundup_joins_nobody_it_holds(texts: dict[str, str], families: list[set[str]]) -> None:
    assert _families((id, id, text) for id, text in texts.items()) == families


def test_a_statement_inside_two_long_reports_leaves_them_two() -> None:
    said = _text("statement", 40)
    long = {"a": f"{_text('a', 200)} {said}", "b": f"{said} {_text('b', 300)}", "s": said}
    assert _families((id, id, text) for id, text in long.items()) == [{"a", "s"}]


@pytest.mark.parametrize(
    ("each", "families"),
    [
        (20, [{"a", "b"}]),
        (10, [{"a", "b"}]),  # one word in ten changed
        (3, []),
    ],
)
def test_a_retouched_text_is_known_again(each: int, families: list[set[str]]) -> None:
    assert _families([("a", "post", PASS), ("b", "gazette", _retouched(PASS, each=each))]) == families


@pytest.mark.parametrize(
    ("own", "families"),
    [
        (100, []),
        (30, []),  # shorter than the notice under it
    ],
)
@pytest.mark.parametrize("outlet", ["harbour post", None])
def test_a_notice_under_many_texts_makes_none_of_them_copies(
    own: int, families: list[set[str]], outlet: str | None
) -> None:
    texts = [(f"c{number:02}", outlet, f"{_text(f'own{number}', own)} {NOTICE}") for number in range(30)]
    assert _families(texts) == families


def test_a_copy_under_a_notice_is_found() -> None:
    articles = [_text(f"own{number}", 90) for number in range(12)]
    whole = [(f"a{number:02}", "harbour post", text) for number, text in enumerate(articles)]
    cut = [(f"b{number:02}", f"paper {number}", f"{_first(text, 30)} {NOTICE}") for number, text in enumerate(articles)]
    assert _families([*whole, *cut]) == [{f"a{number:02}", f"b{number:02}"} for number in range(12)]


@pytest.mark.parametrize("papers", [6, 10, 40])
def test_a_wire_story_that_many_papers_print_is_one_text(papers: int) -> None:
    texts = [(f"c{paper:02}", f"paper {paper}", f"{_text(f'own{paper}', 50)} {QUAY}") for paper in range(papers)]
    assert _families(texts) == [{id for id, _, _ in texts}]


def test_a_wire_story_stays_one_text_where_papers_print_it_under_notices_of_their_own() -> None:
    notices = [_text(f"notice{paper}", 60) for paper in range(8)]
    texts = [
        (f"{name}{paper}", f"paper {paper}", f"{story} {notice}")
        for name, story in {"m": MILL, "q": QUAY}.items()
        for paper, notice in enumerate(notices)
    ]
    assert _families(texts) == [{id for id, _, _ in texts if id[0] == name} for name in "mq"]


@pytest.mark.parametrize(
    ("outlets", "days", "families"),
    [
        (("police", "police"), (3, 4), []),  # the bulletin of each day
        (("police", "police"), (3, 3), [{"a", "b"}]),
        (("police", "harbour post"), (3, 4), [{"a", "b"}]),  # another prints it, with words of its own
        ((None, None), (3, 4), [{"a", "b"}]),
    ],
)
def test_two_days_bulletins_of_one_outlet_are_two_texts(
    outlets: tuple[str | None, str | None], days: tuple[int, int], families: list[set[str]]
) -> None:
    made = [
        summary(id, publisher=outlet, day=march(day), text=f"{_first(QUAY, 60)} {_text(id, 15)} {_last(QUAY, 15)}")
        for id, outlet, day in zip("ab", outlets, days, strict=True)
    ]
    assert _found(made) == families


def test_an_update_is_a_copy_of_the_story_it_goes_on_with() -> None:
    told = [f"four died {PASS}", f"six died {PASS} {_text('new', 40)}"]
    made = [summary(f"c{day}", day=march(day), text=text) for day, text in enumerate(told, start=3)]
    assert _found(made) == [{"c3", "c4"}]


def test_texts_are_parted_as_soon_as_more_of_them_show_what_they_hold() -> None:
    roundup, story = ("r", "digest", f"{QUAY} {PASS}"), ("a", "post", QUAY)
    assert _families([roundup, story]) == [{"a", "r"}]
    assert _families([roundup, story, ("b", "gazette", PASS)]) == []
