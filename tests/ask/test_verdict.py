"""The verdict: one sentence on what something rests on, whose arithmetic is that of the origins."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ask.verdict import verdict
from cuttings.model.entry import CopyFamily, Origins
from cuttings.reconcile.copies import count_origins
from tests.reconcile.made import family, summary

Printed = tuple[str | None, str | None, str | None]
"""Outlet, credited agency, and the name of the text where it has copies."""


def _verdict(*printed: Printed) -> str:
    made = {f"c{number:02}": each for number, each in enumerate(printed)}
    families: dict[str, CopyFamily] = {}
    for text in {text for _, _, text in printed if text}:
        copies = [id for id, each in made.items() if each[2] == text]
        credited = sorted({agency for id in copies if (agency := made[id][1])})
        families |= family(*copies, origin=next(iter(credited), None))
    return verdict(
        made,
        _origins(made, families),
        families=families,
        outlets={id: outlet for id, (outlet, _, _) in made.items() if outlet},
        agencies={id: agency for id, (_, agency, _) in made.items() if agency},
    )


def _origins(made: Mapping[str, Printed], families: Mapping[str, CopyFamily]) -> Origins:
    summaries = {id: summary(id, publisher=outlet, agency=agency) for id, (outlet, agency, _) in made.items()}
    return count_origins(made, families, summaries)


WIRE = [("post", "coast wire", "w"), ("gazette", "coast wire", "w"), ("radio", None, "w")]


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ([], "No clipping of the press: no origin."),
        ([("post", None, None)], "One outlet, one clipping: 1 origin."),
        ([("post", None, None)] * 3, "One outlet, three clippings: 1 origin."),
        ([("post", None, None), ("gazette", None, None)], "Two outlets, two clippings: 2 independent origins."),
        ([("post", None, "a"), ("post", None, "a")], "One outlet, two clippings: 1 origin."),  # an update
        ([(None, None, None)], "One clipping of unknown outlet: no origin known, at most 1."),
        ([(None, None, None)] * 2, "Two clippings of unknown outlet: no origin known, at most 2."),
        (
            [("post", None, None), (None, None, None)],
            "One outlet and one clipping of unknown outlet: 1 origin known, at most 2.",
        ),
        ([("post", "coast wire", None)], "One agency text: 1 origin."),
        (WIRE, "Three printings of one agency text: 1 origin."),
        (
            [*WIRE, ("digest", None, None)],
            "Three printings of one agency text and one other outlet: 2 independent origins.",
        ),
        (
            [*WIRE, ("digest", None, None), (None, None, None)],
            "Three printings of one agency text, one other outlet and one clipping of unknown outlet: "
            "2 independent origins known, at most 3.",
        ),
        (
            [*WIRE, ("post", None, None)],
            "Three printings of one agency text and one of these outlets in its own words: 2 independent origins.",
        ),
        (
            [*WIRE, ("post", None, None), ("radio", None, None), ("digest", None, None), ("faro", None, None)],
            "Three printings of one agency text, two other outlets and two of these outlets in their own words: "
            "5 independent origins.",
        ),
        ([("post", "coast wire", None), ("gazette", "coast wire", None)], "Two texts of one agency: 1 origin."),
        ([("post", "coast wire", None), ("post", "AFP", None)], "Two texts of two agencies: 2 independent origins."),
        ([*WIRE, ("post", "AFP", None)], "Four printings of two texts of two agencies: 2 independent origins."),
        ([("post", None, "a"), ("gazette", None, "a")], "Two printings of one uncredited text: 1 origin."),
        ([("post", None, "a"), (None, None, "a")], "Two printings of one uncredited text: 1 origin."),
        ([(None, None, "a"), (None, None, "a")], "Two printings of one uncredited text: no origin known, at most 1."),
        (
            [("post", None, "a"), ("gazette", None, "a"), ("post", None, "b"), ("gazette", None, "b")],
            "Four printings of two uncredited texts: 2 independent origins.",
        ),
        (
            [("post", None, "a"), ("gazette", None, "a"), *WIRE],
            "Three printings of one agency text and two printings of one uncredited text: 2 independent origins.",
        ),
        (
            [(f"paper {number}", None, None) for number in range(12)],
            "Twelve outlets, twelve clippings: 12 independent origins.",
        ),
        ([(f"paper {number}", None, "a") for number in range(13)], "13 printings of one uncredited text: 1 origin."),
    ],
)
def test_the_verdict(printed: list[Printed], sentence: str) -> None:
    assert _verdict(*printed) == sentence


OUTLETS = st.sampled_from(["post", "gazette", "radio", None])
AGENCIES = st.sampled_from([None, None, "coast wire", "AFP"])
PRINTED = st.lists(st.tuples(OUTLETS, AGENCIES, st.sampled_from([None, "a", "b"])), max_size=8)


@given(PRINTED)
def test_the_order_of_clippings_does_not_show(printed: list[Printed]) -> None:
    assert _verdict(*printed) == _verdict(*reversed(printed))


@given(PRINTED)
def test_the_sentence_is_whole(printed: list[Printed]) -> None:
    told, _, arithmetic = _verdict(*printed).partition(": ")
    assert told[0].isupper() or told[0].isdigit()
    assert arithmetic.endswith(".")
    assert "  " not in told
    assert ("1 origins" in arithmetic, "0" in arithmetic) == (False, False)
