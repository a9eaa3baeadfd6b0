"""Copies: one text printed twice is one origin; a text that nobody credits is of unknown origin."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.entry import CopyFamily, Origins
from cuttings.reconcile.copies import count_origins, find_copies, runs_of
from cuttings.reconcile.summary import Summary
from tests.reconcile.made import ENGINE, family, summary

WIRE = """The grain dock of Port Vale stood still on Monday after crane drivers walked out over the night shift, and
ships waited in the roads until evening. The harbour board asked the drivers to return, while their union said that
nobody had talked to them since autumn. Two tugs brought fresh water to the crews. A meeting is set for Thursday in the
old customs house, where both sides signed the last agreement nine years ago."""
OTHER = """Snow closed the pass above San Aurelio for a third day, and the road service warned lorry drivers to wait in
the valley. A bakery on the square gave bread to those who were stranded, its owner told visitors with a shrug."""
CUT = " ".join(WIRE.split()[:45])
RETOUCHED = WIRE.replace("crane drivers", "the crane drivers").replace("until evening", "until nightfall")


def _families(*texts: str, agencies: dict[str, str | None] | None = None, **pairs: object) -> tuple[CopyFamily, ...]:
    by_id = {f"c{number}": text for number, text in enumerate(texts)}
    made = [summary(id, text=text, agency=(agencies or {}).get(id)) for id, text in by_id.items()]
    return find_copies(ENGINE, made, **pairs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (WIRE, True),
        (WIRE.upper(), True),  # case, punctuation and accents make no other text
        (RETOUCHED, True),
        (CUT, True),  # an excerpt
        (OTHER + " " + WIRE, True),  # a longer text around it
        (OTHER, False),
        (OTHER + " " + " ".join(WIRE.split()[:14]), False),  # a quoted sentence is no copy
        ("", False),
    ],
)
def test_copies_exact_near_and_cut(other: str, is_copy: bool) -> None:
    found = _families(WIRE, other)
    assert [each.clippings for each in found] == ([("c0", "c1")] if is_copy else [])


def test_the_same_words_throughout_are_copies() -> None:
    (found,) = _families(WIRE, WIRE.upper())
    assert found.joins[0].reason == "the same words throughout"


@pytest.mark.parametrize(
    "headline",
    ["Dockers walk out", "", "Dockers walk out over night shifts as the harbour board asks them to return"],
)
def test_the_same_headline_alone_is_no_copy(headline: str) -> None:
    assert _families(headline, headline.upper()) == ()


def test_a_family_names_its_credited_agency() -> None:
    (found,) = _families(WIRE, CUT, agencies={"c0": None, "c1": "coast wire"})
    assert found.origin == "coast wire"


def test_people_join_and_part_copies() -> None:
    assert _families(WIRE, CUT, apart=[("c0", "c1")]) == ()
    assert [each.clippings for each in _families(WIRE, OTHER, same=[("c0", "c1")])] == [("c0", "c1")]


TEXT = st.lists(st.sampled_from([*WIRE.split(". "), *OTHER.split(". ")]), max_size=6).map(". ".join)


@given(st.lists(TEXT, max_size=7), st.randoms(use_true_random=False))
def test_order_of_texts_does_not_show_and_notes_are_no_copies(texts: list[str], chance: Random) -> None:
    made = [summary(f"c{number}", text=text) for number, text in enumerate(texts)]
    note = summary("note", text=WIRE, is_note=True)
    turned = [*made, note]
    chance.shuffle(turned)
    assert find_copies(ENGINE, turned) == find_copies(ENGINE, made)


@given(st.lists(TEXT, min_size=1, max_size=7), st.data())
def test_one_printing_more_parts_no_copies(texts: list[str], data: st.DataObject) -> None:
    made = [summary(f"c{number}", text=text) for number, text in enumerate(texts)]
    printing = summary("z", text=data.draw(st.sampled_from(texts)).upper(), publisher="inland gazette")
    after = [set(each.clippings) for each in find_copies(ENGINE, [*made, printing])]
    for before in find_copies(ENGINE, made):
        assert any(set(before.clippings) <= each for each in after)


def test_a_text_shorter_than_a_run_is_one_run() -> None:
    assert len(runs_of("Dock closed")) == 1
    assert runs_of("Dock, closed!") == runs_of("dock closed")


@pytest.mark.parametrize(
    ("families", "outlets", "agencies", "origins"),
    [
        ({}, ("post", "gazette"), (None, None), Origins(2, 2, 2, 2)),
        ({}, ("post", "post"), (None, None), Origins(2, 1, 1, 1)),
        ({}, ("post", "gazette"), ("coast wire", "coast wire"), Origins(2, 2, 1, 1)),
        ({}, ("post", "coast wire"), ("coast wire", "coast wire"), Origins(2, 2, 1, 1)),  # the agency's own page
        ({}, ("post", None), (None, None), Origins(2, 1, 1, 2)),  # an unknown outlet may be any
        ({}, (None, None), (None, None), Origins(2, 0, 0, 2)),
        (family("a", "b", origin="coast wire"), ("post", "gazette"), (None, "coast wire"), Origins(2, 2, 1, 1)),
        (family("a", "b"), ("post", "gazette"), (None, None), Origins(2, 2, 1, 1)),  # whoever wrote it: one text
        (family("a", "b"), ("post", "post"), (None, None), Origins(2, 1, 1, 1)),  # an update of one paper
        (family("a", "b"), ("post", None), (None, None), Origins(2, 1, 1, 1)),
        (family("a", "b"), (None, None), (None, None), Origins(2, 0, 0, 1)),
        (family("a", "z"), ("post", "gazette"), (None, None), Origins(2, 2, 2, 2)),  # the other copy says nothing here
        (family("a", "z"), ("post", "post"), (None, None), Origins(2, 1, 1, 2)),  # it may be the other paper's text
    ],
)
def test_independent_origins(
    families: dict[str, CopyFamily],
    outlets: tuple[str | None, str | None],
    agencies: tuple[str | None, str | None],
    origins: Origins,
) -> None:
    made = zip("ab", outlets, agencies, strict=True)
    summaries = {id: summary(id, publisher=outlet, agency=agency) for id, outlet, agency in made}
    summaries["z"] = summary("z", publisher="radio marea")
    assert count_origins("ab", families, summaries) == origins


def _counted(texts: Sequence[Sequence[str | None]]) -> Origins:
    """Count texts without credits, each with the outlets that print it."""
    families: dict[str, CopyFamily] = {}
    summaries: dict[str, Summary] = {}
    for number, outlets in enumerate(texts):
        ids = [f"text {number} copy {copy}" for copy in range(len(outlets))]
        summaries |= {id: summary(id, publisher=outlet) for id, outlet in zip(ids, outlets, strict=True)}
        families |= family(*ids) if len(ids) > 1 else {}
    return count_origins(summaries, families, summaries)


@pytest.mark.parametrize(
    ("texts", "known", "at_most"),
    [
        ([["post", "gazette"], ["post", "gazette"]], 2, 2),  # two texts: one each
        ([["post", "gazette"], ["post", "gazette"], ["gazette", "post"]], 2, 3),
        ([["post", "gazette"], ["post"]], 2, 2),
        ([["post", "gazette"], ["post"], ["gazette"]], 2, 3),  # the first may come from a third
        ([["post", "gazette"], ["gazette", "radio"], ["radio", "post"], ["post"]], 3, 4),
        ([["post", None], ["post"]], 1, 2),
        ([], 0, 0),
    ],
)
def test_texts_that_several_print(texts: list[list[str | None]], known: int, at_most: int) -> None:
    counted = _counted(texts)
    assert (counted.known, counted.at_most) == (known, at_most)


OUTLETS = st.sampled_from(["post", "gazette", "radio", "digest", None])


@given(st.lists(st.lists(OUTLETS, min_size=1, max_size=4), max_size=6), st.integers(0, 6), OUTLETS)
def test_one_more_printing_never_lowers_what_is_known(
    texts: list[list[str | None]], which: int, outlet: str | None
) -> None:
    before = _counted(texts)
    more = [*texts, []] if which >= len(texts) else texts
    after = _counted([[*each, outlet] if place == min(which, len(texts)) else each for place, each in enumerate(more)])
    assert before.known <= before.at_most
    assert before.known <= after.known <= after.at_most


def test_several_saves_of_a_page_are_one_text() -> None:
    saves = [
        summary("a", publisher="post", pages=["post.example/quay"], agency="coast wire"),
        summary("b", publisher="post", pages=["post.example/quay"]),
        summary("c", publisher="post", pages=["post.example/quay?id=2"]),
    ]
    summaries = {each.clipping: each for each in saves}
    assert count_origins("ab", {}, summaries) == Origins(2, 1, 1, 1)
    assert count_origins("abc", {}, summaries) == Origins(3, 1, 2, 2)
    wire = family("a", "z", origin="coast wire")
    assert count_origins("ab", wire, summaries) == Origins(2, 1, 1, 1)


def test_notes_and_strangers_do_not_count() -> None:
    summaries = {"a": summary("a"), "n": summary("n", is_note=True)}
    assert count_origins(["a", "a", "n", "z"], {}, summaries) == Origins(1, 1, 1, 1)
