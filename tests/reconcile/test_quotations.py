"""Quotations: what is one act of speech, what looks like it, and how its wordings are laid side by side."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cuttings.model.entry import CopyFamily, Decider, Quotation
from cuttings.reconcile.quotations import find_quotations
from cuttings.reconcile.summary import LocalSpeech, Party, Summary
from tests.reconcile.made import ENGINE, cast_from, family, march, party, somebody, speech, summary, words

SHOOT = "nobody gave an order to shoot"
LONG = "boats carry the vote up here, and we will count every one of them in the open"


def _printed(
    clipping: str, said: LocalSpeech, *names: str, day: int | None = 3, is_note: bool = False, language: str = "en"
) -> Summary:
    return summary(
        clipping,
        publisher=f"outlet of {clipping}",
        day=march(day) if day else None,
        actors=[somebody(f"{name} in {clipping}", name) for name in names],
        speech=[said],
        is_note=is_note,
        language=language,
    )


def _by(name: str, clipping: str) -> Party:
    return party(name, f"{name} in {clipping}")


def _two(one: str, other: str, *, days: tuple[int | None, int | None] = (3, 3)) -> tuple[Quotation, ...]:
    """Return the quotations of two clippings in which one person says something."""
    a = _printed("a", speech("s1", one, _by("Ines Quiroga", "a")), "Ines Quiroga", day=days[0])
    b = _printed("b", speech("s2", other, _by("Ines Quiroga", "b")), "Ines Quiroga", day=days[1])
    return _found(a, b)


def _found(
    *summaries: Summary,
    families: dict[str, CopyFamily] | None = None,
    same: Sequence[tuple[str, str]] = (),
    apart: Sequence[tuple[str, str]] = (),
) -> tuple[Quotation, ...]:
    cast = cast_from(*summaries)
    return find_quotations(ENGINE, summaries, cast, families or {}, words(), same=same, apart=apart)


@pytest.mark.parametrize(
    ("one", "other", "drifts"),
    [
        (SHOOT, "Nobody gave an order to shoot.", []),
        (SHOOT, "nobody gave the order to shoot", ["words"]),
        ("forty boxes do not sink by themselves", "fourteen boxes do not sink by themselves", ["number"]),
        ("we will go home on Friday", "we will not go home on Friday", ["negation"]),
        (LONG, "we will count every one of them", ["extent", "extent"]),
        (LONG, "and we will count every one of them in the open, box by box", ["extent", "extent"]),
    ],
)
def test_nearly_the_same_words_of_one_speaker_are_one_act(one: str, other: str, drifts: list[str]) -> None:
    (quotation,) = _two(one, other)
    assert quotation.speaker == "Ines Quiroga"
    assert (quotation.origins.clippings, quotation.origins.known) == (2, 2)
    assert [str(each.drift) for each in quotation.wordings[-1].differences] == drifts
    assert quotation.wordings[0].differences == ()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("state of siege", "state of siege", "a term, and too short to know"),
        ("a door-to-door count", "the door-to-door count", "what hyphens join is one word"),
        ("the boats will stay in the harbour tonight", "we know the boats in the harbour", "another statement"),
        ("No he renunciado ni voy a renunciar", "I have not resigned, and I will not resign", "a translation"),
    ],
)
def test_other_words_are_another_act(one: str, other: str, why: str) -> None:
    assert _two(one, other) == (), why


@pytest.mark.parametrize(
    ("one", "other", "days", "is_one"),
    [
        (SHOOT, SHOOT, (3, 13), True),
        (SHOOT, SHOOT, (3, 14), False),  # said again, perhaps
        (SHOOT, SHOOT, (None, 28), True),  # nobody knows them to be far apart
        (LONG, LONG, (3, 28), True),  # nobody says that twice
        ("we counted 40 boxes in the delta", "we counted 44 boxes in the delta", (3, 4), True),
        ("we counted 40 boxes in the delta", "we counted 44 boxes in the delta", (3, 5), False),  # a later count
        ("we will go home on Friday", "we will not go home on Friday", (3, 5), False),  # a change of mind
    ],
)
def test_days_part_what_may_be_said_twice(
    one: str, other: str, days: tuple[int | None, int | None], is_one: bool
) -> None:
    assert bool(_two(one, other, days=days)) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("a police spokesman", "the police spokesman", True),
        ("police spokesman", "army spokesman", False),
        ("he", "he", False),  # two pronouns are nobody in particular
        ("statement", "statement", False),
        ("unnamed source", "unnamed source", False),
    ],
)
def test_roles_are_speakers_and_pronouns_are_not(one: str, other: str, is_one: bool) -> None:
    a = _printed("a", speech("s1", SHOOT, party(one)), "Tomas Arce")
    b = _printed("b", speech("s2", SHOOT, party(other)), "Tomas Arce")
    assert bool(_found(a, b)) is is_one


def test_one_role_in_two_stories_is_two_speakers() -> None:
    a = _printed("a", speech("s1", SHOOT, party("a spokesman")), "Tomas Arce")
    b = _printed("b", speech("s2", SHOOT, party("a spokesman")), "Odette Marlow")
    assert _found(a, b) == ()


def test_two_speakers_are_two_acts() -> None:
    a = _printed("a", speech("s1", SHOOT, _by("Ines Quiroga", "a")), "Ines Quiroga")
    b = _printed("b", speech("s2", SHOOT, _by("Tomas Arce", "b")), "Tomas Arce")
    assert _found(a, b) == ()


@pytest.mark.parametrize(("start", "is_one"), [(20, False), (400, True)])
def test_what_is_quoted_inside_a_quotation_is_no_second_printing(start: int, is_one: bool) -> None:
    quiroga = _by("Ines Quiroga", "a")
    outer, inner = speech("s1", LONG, quiroga), speech("s2", LONG[20:], quiroga, start=start)
    one = replace(_printed("a", outer, "Ines Quiroga"), speech=(outer, inner))
    assert bool(_found(one)) is is_one, "a headline, or another paragraph, is"


def test_a_note_prints_nothing() -> None:
    a = _printed("a", speech("s1", SHOOT, _by("Ines Quiroga", "a")), "Ines Quiroga")
    b = _printed("b", speech("s2", SHOOT, _by("Ines Quiroga", "b")), "Ines Quiroga", is_note=True)
    assert _found(a, b) == ()


def test_copies_of_one_text_are_one_act_however_it_is_told() -> None:
    told = "the boxes were all there"
    a = _printed("a", speech("s1", told, party("she"), told=told))
    b = _printed("b", speech("s2", told, party("she"), told=told))
    assert _found(a, b) == ()
    (quotation,) = _found(a, b, families=family("a", "b", origin="halyard"))
    assert [each.attributions for each in quotation.wordings] == [("s1", "s2")]
    assert (quotation.origins.clippings, quotation.origins.known) == (2, 1)


def test_equal_wordings_stand_together_and_the_fullest_first() -> None:
    said = ["we will count every one of them", LONG, "We will count every one of them!"]
    every = [
        _printed(name, speech(f"s{name}", words, _by("Ines Quiroga", name)), "Ines Quiroga", day=5 - place)
        for place, (name, words) in enumerate(zip("abc", said, strict=True))
    ]
    (quotation,) = _found(*every)
    assert [each.attributions for each in quotation.wordings] == [("sb",), ("sc", "sa")]


def test_a_difference_has_its_words_on_both_sides_in_their_places() -> None:
    (quotation,) = _two(SHOOT, "nobody gave the order to shoot")
    (difference,) = quotation.wordings[1].differences
    assert difference.here is not None
    assert (difference.here.start, difference.here.surface, difference.there) == (12, "the", "an")


def test_a_person_joins_and_parts() -> None:
    a = _printed("a", speech("s1", SHOOT, _by("Ines Quiroga", "a")), "Ines Quiroga")
    b = _printed("b", speech("s2", "nobody gave the order to shoot", _by("Ines Quiroga", "b")), "Ines Quiroga")
    c = _printed("c", speech("s3", "nadie dio la orden de disparar", _by("Ines Quiroga", "c")), "Ines Quiroga")
    (joined,) = _found(a, b, c, same=[("s2", "s3")])
    assert {id for each in joined.wordings for id in each.attributions} == {"s1", "s2", "s3"}
    assert {each.decider for each in joined.joins} == {Decider.PERSON, Decider.MACHINE}
    assert joined.wordings[-1].differences == (), "a translation has no word in common to compare"
    assert _found(a, b, c, apart=[("s1", "s2")]) == ()


def test_equal_wordings_stay_together_when_another_is_parted_from_one_of_them() -> None:
    every = [
        _printed(name, speech(f"s{name}", said, _by("Ines Quiroga", name)), "Ines Quiroga")
        for name, said in zip("abc", (f"{SHOOT} at anybody", SHOOT, SHOOT), strict=True)
    ]
    (quotation,) = _found(*every, apart=[("sa", "sb")])
    assert [each.attributions for each in quotation.wordings] == [("sb", "sc")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_no_order_of_the_input_shows(order: tuple[int, ...]) -> None:
    every = [
        _printed(name, speech(f"s{name}", said, _by("Ines Quiroga", name)), "Ines Quiroga")
        for name, said in zip(
            "abc", (SHOOT, "nobody gave the order to shoot", "nobody gave any order to shoot"), strict=True
        )
    ]
    assert _found(*(every[place] for place in order)) == _found(*every)
