"""Whether two reports tell of one occurrence: what speaks for it, what is not enough, and what forbids it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest

from cuttings.model.dates import DayBasis
from cuttings.model.entry import CopyFamily
from cuttings.model.finding import MentionType, Standing, Status
from cuttings.reconcile.event_pairs import AVERAGE, ENOUGH, EventPairs
from cuttings.reconcile.likeness import profile_of
from cuttings.reconcile.summary import LocalReport, Party, Position, Summary
from tests.reconcile.made import (
    cast_from,
    family,
    figure,
    happenings,
    march,
    party,
    place,
    report,
    somebody,
    summary,
    words,
)

FLOOD = "flood sennick bridge quiroga marlow dam fen sluice weir barge lock keeper"
STRIKE = "strike tovar loom mill spindle yarn bobbin dyer carder fuller tenter shuttle"
RECTOR = {"recipients": [party("the rector", "r")]}
MAYOR = {"recipients": [party("the mayor", "m")]}
BOARD = {"actors": [party("the board", "b")]}
VALE = {"places": [party("Port Vale", "v")]}


def _told(
    clipping: str, *reports: LocalReport, day: int = 3, story: str = "", language: str = "en", publisher: str = "post"
) -> Summary:
    """Return a clipping that names a rector, a mayor, a board and a town, with the words of its story."""
    names = {"r": "Tomas Arce", "m": "Ines Quiroga"}
    chains = [somebody(f"{key} {clipping}", name) for key, name in names.items()]
    chains += [somebody(f"b {clipping}", "Harbour Board", type=MentionType.ORGANIZATION)]
    chains += [place(f"v {clipping}", "Port Vale")]
    profile = profile_of(story, {})
    made = [_in_clipping(each, clipping) for each in reports]
    told = summary(clipping, day=march(day), actors=chains, reports=made, language=language, publisher=publisher)
    return replace(told, words=tuple(profile), weights=tuple(profile.values()))


def _in_clipping(told: LocalReport, clipping: str) -> LocalReport:
    """Return a report whose parties are chains of its own clipping."""

    def named(parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(replace(each, chain=f"{each.chain} {clipping}" if each.chain else None) for each in parties)

    return replace(told, actors=named(told.actors), recipients=named(told.recipients), places=named(told.places))


def _pairs(*summaries: Summary, families: Mapping[str, CopyFamily] | None = None) -> EventPairs:
    by_id = {each.id: (each, told) for told in summaries for each in told.reports}
    return EventPairs(by_id, cast_from(*summaries), families or {}, words(), happenings())


def _reason(pairs: EventPairs) -> str | None:
    a, b = sorted(pairs.by_id)
    found = pairs.judge(a, b)
    assert pairs.judge(b, a) == found, "no order shows"
    return found[1] if found else None


def _leading(day: int, **cells: object) -> dict[str, object]:
    """Return the cells of a headline that is dated by its publication."""
    days = (march(day - 2), march(day))
    return {"position": Position.HEADLINE, "days": days, "basis": DayBasis.PUBLISHED, **cells}


def _two(
    trigger: str,
    other: str,
    one: Mapping[str, object],
    two: Mapping[str, object],
    *,
    stories: tuple[str, str] = ("", ""),
    language: str = "en",
    days: tuple[int, int] = (3, 3),
) -> EventPairs:
    """Return the pairs of two clippings with one report each."""
    first = report("a", trigger, **one)  # type: ignore[arg-type]
    second = report("b", other, **two)  # type: ignore[arg-type]
    return _pairs(
        _told("c1", first, story=stories[0], day=days[0]),
        _told("c2", second, story=stories[1], day=days[1], language=language, publisher="gazette"),
    )


@pytest.mark.parametrize(
    ("other", "language", "cells", "reason"),
    [
        ("oust", "en", RECTOR, "same happening (removal), word, recipient"),
        ("impeach", "en", {**RECTOR, **VALE}, "same happening (removal), recipient, place"),
        ("destituir", "es", {**RECTOR, **BOARD}, "same happening (removal), recipient, actor"),
        ("oust", "en", {"actors": RECTOR["recipients"]}, None),  # the rector did it to somebody: another side
        ("shoot", "en", {**RECTOR, **BOARD, **VALE}, None),  # another happening
        ("impeach", "en", VALE, None),  # a place alone
        ("impeach", "en", BOARD, "same happening (removal), actor"),
        ("impeach", "en", {**MAYOR, **BOARD}, None),  # it befell somebody else
    ],
)
def test_one_family_meets_by_who_and_where(
    other: str, language: str, cells: Mapping[str, object], reason: str | None
) -> None:
    pairs = _two("oust", other, {**RECTOR, **BOARD, **VALE}, cells, language=language)
    assert _reason(pairs) == reason


def test_days_that_meet_count_and_days_that_do_not_forbid() -> None:
    one = {**BOARD, "days": march(3)}
    meet = _two("close", "shut", one, {"places": [party("Esk")], "days": (march(1), march(9)), **BOARD})
    assert _reason(meet) == "same happening (closure), actor, days"
    apart = _two("close", "close", {**one, **RECTOR}, {**one, **RECTOR, "days": march(4)})
    assert apart.forbids("a", "b")
    assert _reason(apart) is None
    assert apart.score("a", "b") > ENOUGH, "whatever else they share"


def test_a_word_that_tells_nothing_in_particular_needs_somebody_and_a_day_or_a_story() -> None:
    one = {**BOARD, **VALE, "days": march(3)}
    assert _reason(_two("protest", "march", one, one)) == "same happening (protest), actor, place, days"
    assert _reason(_two("protest", "march", one, {**BOARD, **VALE})) is None
    assert _reason(_two("protest", "protest", one, {"days": march(3)})) is None, "two marches of one day"
    assert _reason(_two("protest", "march", one, {**BOARD, **VALE}, stories=(FLOOD, FLOOD))) is not None


def test_stories_that_are_alike_join_what_names_nobody() -> None:
    assert _reason(_two("collapse", "crumble", {}, {}, stories=(FLOOD, FLOOD))) == "same happening (collapse), story"
    assert _reason(_two("collapse", "crumble", {}, {})) is None


def test_stories_that_are_unlike_have_no_event_in_common() -> None:
    same = {**RECTOR, **BOARD, **VALE}
    assert _two("oust", "oust", same, same, stories=(FLOOD, STRIKE)).forbids("a", "b")
    assert not _two("oust", "oust", same, same, stories=(FLOOD, STRIKE[:20])).forbids("a", "b"), "a bare headline"
    assert _two("oust", "destituir", same, same, stories=(FLOOD, STRIKE), language="es").forbids("a", "b")


def test_one_clipping_may_tell_of_one_thing_twice() -> None:
    told = [report("a", "close", **BOARD), report("b", "shut", **VALE)]  # type: ignore[arg-type]
    assert _reason(_pairs(_told("c1", *told))) == "same happening (closure), clipping"
    assert _reason(_pairs(_told("c1", told[0], report("b", "open", **BOARD)))) is None  # type: ignore[arg-type]
    marches = [report("a", "march", **BOARD), report("b", "rally", **VALE)]  # type: ignore[arg-type]
    assert _reason(_pairs(_told("c1", *marches))) is None, "what is generic needs somebody or a place too"


def test_counts_that_are_equal_join_and_others_do_not() -> None:
    def pairs(low: int) -> EventPairs:
        reports = [report("a", "die", figures=["f"]), report("b", "kill", figures=["g"])]
        made = [_told(f"c{place}", each) for place, each in enumerate(reports)]
        counts = [figure("f", 14), figure("g", low)]
        return _pairs(*[replace(each, figures=(count,)) for each, count in zip(made, counts, strict=True)])

    assert _reason(pairs(14)) == "same happening (death), figure"
    assert _reason(pairs(15)) is None


@pytest.mark.parametrize(
    ("cells", "days", "is_forbidden", "why"),
    [
        ({}, (3, 8), False, "no day, and told within days"),
        ({}, (3, 20), True, "no day, and weeks apart"),
        ({"days": march(3)}, (3, 20), False, "both days are printed"),
        ({"status": Status.PLANNED}, (3, 20), True, "what is planned, told weeks apart"),
    ],
)
def test_reports_without_a_day_are_of_the_days_they_are_told_in(
    cells: Mapping[str, object], days: tuple[int, int], is_forbidden: bool, why: str
) -> None:
    pairs = _two("oust", "oust", {**RECTOR, "days": march(3)}, {**RECTOR, **cells}, days=days)
    assert pairs.forbids("a", "b") is is_forbidden, why


def test_what_is_told_as_done_lies_before_its_publication() -> None:
    later = {**RECTOR, "days": march(9)}
    assert _two("oust", "oust", later, RECTOR, days=(9, 3)).forbids("a", "b"), "told six days before it happened"
    planned = {**RECTOR, "status": Status.PLANNED}
    assert not _two("oust", "oust", later, planned, days=(9, 3)).forbids("a", "b"), "but it may have been planned"


def test_leads_of_one_family_and_week_meet_where_they_share_more_and_those_published_apart_do_not() -> None:
    assert _reason(_two("collapse", "crumble", _leading(3, **VALE), _leading(4, **VALE), days=(3, 4))) == (
        "same happening (collapse), place, days of publication, place at the head of their texts"
    )
    assert _reason(_two("collapse", "crumble", _leading(3), _leading(4), days=(3, 4))) is None, "the word alone"
    assert _reason(_two("collapse", "crumble", _leading(3, **VALE), VALE)) is None
    assert _two("collapse", "crumble", _leading(3, **VALE), _leading(20, **VALE), days=(3, 20)).forbids("a", "b")


def test_what_both_name_otherwise_speaks_against_them_and_forbids_nothing() -> None:
    one, other = {**BOARD, **VALE}, {**BOARD, "places": [party("Low Fen")]}
    same = _two("oust", "impeach", one, one)
    apart = _two("oust", "impeach", one, other)
    assert same.score("a", "b") > apart.score("a", "b") > 0
    assert not apart.forbids("a", "b")
    assert _two("oust", "impeach", one, BOARD).score("a", "b") > apart.score("a", "b"), "a place that one names alone"


def test_leads_of_two_languages_meet_by_their_stories() -> None:
    def reason(other: str, story: str, **cells: object) -> str | None:
        lead = _leading(3, **cells)
        return _reason(_two("drench", other, _leading(3), lead, stories=(FLOOD, story), language="es"))

    assert (
        reason("anegarse", FLOOD)
        == "same story in another language, place at the head of their texts, days of publication"
    )
    assert reason("anegarse", STRIKE) is None, "another story"
    assert reason("anegarse", FLOOD, position=Position.LATER) is None, "no lead"
    assert _reason(_two("drench", "parch", _leading(3), _leading(3), stories=(FLOOD, FLOOD))) is None, "one language"


def test_words_for_nobody_in_particular_are_somebody_inside_one_text_and_its_copies() -> None:
    people = {"recipients": [party("two people")], "actors": [party("the police")]}
    one, two = (_told(f"c{each}", report(each, "wound", **people)) for each in "ab")  # type: ignore[arg-type]
    assert _reason(_pairs(one, two)) is None
    assert _reason(_pairs(one, two, families=family("ca", "cb"))) is not None


def test_one_title_at_one_turn_of_two_copies_is_one_whatever_their_days() -> None:
    made = [
        _told(f"c{each}", report(each, "march", title="March in Vale", days=march(day)))
        for each, day in (("a", 3), ("b", 5))
    ]
    copied = _pairs(*made, families=family("ca", "cb"))
    assert _reason(copied) is not None
    assert not copied.forbids("a", "b")
    assert _pairs(*made).forbids("a", "b")


def test_an_event_that_its_text_names_again_is_one() -> None:
    pairs = _pairs(_told("c1", report("a", "arrested"), report("b", "sweep", refers="a")))
    assert _reason(pairs) == "same event, named again in its text"


def test_a_score_is_at_most_a_thousand_and_of_strangers_none() -> None:
    same = {**RECTOR, **BOARD, **VALE, "days": march(3)}
    assert _two("oust", "oust", same, same, stories=(FLOOD, FLOOD)).score("a", "b") == 1000
    assert _two("oust", "shoot", same, same).score("b", "a") == 0
    assert _two("oust", "oust", RECTOR, MAYOR).score("a", "b") < AVERAGE


def _keys(pairs: EventPairs) -> list[set[str]]:
    return [set(pairs.keys(id)) for id in sorted(pairs.by_id)]


@pytest.mark.parametrize(
    ("one", "two", "stories", "shared"),
    [
        (RECTOR, RECTOR, ("", ""), True),  # somebody in common
        (VALE, {"places": [party("Port Vale")]}, ("", ""), True),  # a bare name of the only place of that name
        (RECTOR, MAYOR, ("", ""), False),
        (_leading(3), _leading(4), ("", ""), True),  # leads of one week
        (_leading(3), _leading(28), ("", ""), False),
        ({"is_main": True}, {"is_main": True}, (FLOOD, FLOOD), True),  # main reports of stories with a word in common
        ({"is_main": True}, {}, (FLOOD, FLOOD), False),
    ],
)
def test_reports_meet_under_what_may_make_them_one(
    one: Mapping[str, object], two: Mapping[str, object], stories: tuple[str, str], shared: bool
) -> None:
    first, second = _keys(_two("oust", "impeach", one, two, stories=stories))
    assert bool(first & second) is shared


def test_names_of_a_sentence_speak_for_a_report_to_which_nobody_is_bound() -> None:
    bare = replace(report("b", "impeach"), near=(party("Tomas Arce", "r c2"),))
    pairs = _pairs(_told("c1", report("a", "oust", **RECTOR)), _told("c2", bare))  # type: ignore[arg-type]
    strangers = _pairs(_told("c1", report("a", "oust", **MAYOR)), _told("c2", bare))  # type: ignore[arg-type]
    assert pairs.score("a", "b") > strangers.score("a", "b") == 0
    first, second = _keys(pairs)
    assert first & second
    first, second = _keys(strangers)
    assert not first & second


def test_main_reports_of_one_day_and_story_meet_though_their_word_is_generic() -> None:
    main = {"is_main": True, "days": march(3)}
    assert _reason(_two("protest", "march", main, main, stories=(FLOOD, FLOOD))) is not None
    assert _reason(_two("protest", "march", main, {**main, "is_main": False}, stories=(FLOOD, FLOOD))) is None
    places = [{**main, "places": [party(name)]} for name in ("Esk", "Low Fen")]
    assert _reason(_two("protest", "march", *places, stories=(FLOOD, FLOOD))) is None, "two towns, two marches"


def test_what_is_generic_does_not_meet_by_the_words_of_its_story() -> None:
    first, second = _keys(_two("protest", "march", {"is_main": True}, {"is_main": True}, stories=(FLOOD, FLOOD)))
    assert not first & second


def test_only_what_sets_a_scene_is_one() -> None:
    pairs = _two("oust", "oust", {"standing": Standing.SCENE}, {"standing": Standing.HEAD})
    assert [pairs.by_id[id].is_scene for id in "ab"] == [True, False]


def test_main_reports_that_can_be_judged_one_meet() -> None:
    """What `judge` joins must share a key, or no comparison would ever find it."""
    leads: Sequence[Mapping[str, object]] = ({"is_main": True}, _leading(3), _leading(4))
    every = [{**named, **lead} for named in (RECTOR, BOARD, VALE, {}) for lead in leads]
    for one, two in product(every, every):
        for other in ("oust", "impeach"):
            pairs = _two("oust", other, one, two, stories=(FLOOD, FLOOD), days=(3, 4))
            first, second = _keys(pairs)
            assert pairs.judge("a", "b") is None or first & second, (one, two)
