"""Series: a track for each source, never joined; a part is set against no whole; titles say what is counted."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.counting import Period
from cuttings.model.dates import DayBasis
from cuttings.model.entry import Series, Track
from cuttings.model.finding import Scope
from cuttings.reconcile.series_titles import MOST
from cuttings.reconcile.summary import UNNAMED, LocalFigure, Summary
from tests.reconcile.made import figure, march, party, place, report, series_of, somebody, summary


def _counted(clipping: str, *figures: LocalFigure, publisher: str | None = "harbour post", day: int = 3) -> Summary:
    """Return a clipping filed in Port Vale that counts something."""
    return summary(clipping, publisher=publisher, day=march(day), places=["port vale"], figures=figures)


def _lows(track: Track) -> list[int]:
    return [int(point.low) for point in track.points]


def _tracks(series: Series) -> list[tuple[str | None, list[int]]]:
    return [(track.whose, _lows(track)) for track in series.tracks]


def test_a_later_count_supersedes_within_its_track() -> None:
    monday, tuesday = figure("f1", 4), figure("f2", 9, day=march(4))
    for order in permutations([_counted("c1", monday), _counted("c2", tuesday, day=4)]):
        (series,) = series_of(*order)
        assert _tracks(series) == [("harbour post", [4, 9])]


def test_tracks_of_two_sources_are_never_joined() -> None:
    made = [_counted("c1", figure("f1", 4)), _counted("c2", figure("f2", 9), publisher="inland gazette")]
    (series,) = series_of(*made)
    assert _tracks(series) == [("harbour post", [4]), ("inland gazette", [9])]


def test_a_speaker_has_one_track_whoever_prints_it() -> None:
    board = [somebody(f"b{each}", "Harbour Board") for each in (1, 2)]
    figures = [figure("f1", 4, whose=party("the board", "b1")), figure("f2", 9, whose=party("the board", "b2"))]
    made = [
        summary(f"c{each}", publisher=f"paper {each}", places=["port vale"], actors=[chain], figures=[count])
        for each, chain, count in zip((1, 2), board, figures, strict=True)
    ]
    (series,) = series_of(*made)
    assert _tracks(series) == [("Harbour Board", [4, 9])]


@pytest.mark.parametrize("whose", [None, party(UNNAMED)])
def test_two_unknown_sources_are_two(whose: object) -> None:
    figures = [figure("f1", 4, whose=whose), figure("f2", 9, whose=whose)]  # type: ignore[arg-type]
    (series,) = series_of(*(_counted(each.id, each, publisher=None) for each in figures))
    assert sorted(_lows(track) for track in series.tracks) == [[4], [9]]


def test_a_part_is_a_series_of_its_own() -> None:
    whole, part = figure("f1", 9), figure("f2", 2, counted="children", scope=Scope.PART)
    titles = sorted(each.title for each in series_of(_counted("c1", whole, part)))
    assert titles == ["dead", "dead (part: children)"]


def test_datelines_and_places_in_reports_meet() -> None:
    told = report("r1", "killed", places=[party("the port", "p1")], figures=["f1"])
    named = summary("c1", actors=[place("p1", "Port Vale")], reports=[told], figures=[figure("f1", 4, reports=["r1"])])
    (series,) = series_of(named, _counted("c2", figure("f2", 9), publisher="inland gazette"))
    assert len(series.tracks) == 2


def test_counts_weeks_apart_are_two_series() -> None:
    late = summary("c2", day=march(31).replace(month=5), places=["port vale"], figures=[figure("f2", 9)])
    assert len(series_of(_counted("c1", figure("f1", 4)), late)) == 2


def test_votes_follow_one_vote_wherever_they_are_counted() -> None:
    made = [
        summary(f"c{each}", places=[where], figures=[figure(f"f{each}", each, effect="votes", counted="votes")])
        for each, where in ((1, "port vale"), (2, "san aurelio"))
    ]
    assert len(series_of(*made)) == 1


def test_notes_count_nothing() -> None:
    assert series_of(summary("n", is_note=True, figures=[figure("f1", 4)])) == ()


def test_one_voice_that_gives_two_numbers_in_one_text_counts_two_things() -> None:
    told = [report("r1", figures=["f1", "f2"])]
    figures = [figure("f1", 17, reports=["r1"]), figure("f2", 4, reports=["r1"])]
    assert len(series_of(summary("c1", reports=told, figures=figures))) == 2
    corrected = [figure("f1", 17, reports=["r1"]), figure("f2", 12, reports=["r1"], is_former=True)]
    (series,) = series_of(summary("c1", reports=told, figures=corrected))
    assert [(int(each.low), each.corrected) for each in series.tracks[0].points] == [(17, False), (12, True)]


MARENZA = party("Marenza", "m1")


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"period": Period.SO_FAR}, "dead, all told"),
        ({"period": Period.SO_FAR, "place": MARENZA}, "dead in Marenza, all told"),
        ({"period": Period.DAY}, "dead on Mon 3 Mar"),
        ({"period": Period.DAY, "effect": "injured", "place": MARENZA}, "injured in Marenza on Mon 3 Mar"),
        ({"period": Period.DAY, "day": None}, "dead"),  # nobody knows which Monday
        ({"place": MARENZA}, "dead in Marenza"),
        ({}, "dead"),
        (
            {"effect": "votes", "counted": "ballots", "period": Period.SO_FAR},
            "ballots",
        ),  # a vote is followed as a whole
    ],
)
def test_a_series_is_named_by_what_is_counted_where_and_when(cells: dict[str, Any], title: str) -> None:
    (series,) = series_of(summary("c1", actors=[place("m1", "Marenza")], figures=[figure("f1", 2, **cells)]))
    assert series.title == title


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ({"trigger": "muertos", "title": "Muertos"}, "dead"),  # a bare trigger tells nothing more
        ({"trigger": "killed", "title": "Two people were killed"}, "dead"),  # nor do those who are counted
        ({"trigger": "stormed", "title": "Police stormed the mill"}, "dead: Police stormed the mill"),
        ({"trigger": "stormed", "title": "police stormed the mill"}, "dead"),  # a piece of a sentence
        ({"trigger": "stormed", "title": "Police … stormed the mill"}, "dead"),
        ({"trigger": "agreed", "title": "Both sides agreed", "type": "AGREE"}, "dead"),  # nobody dies of a word
    ],
)
def test_a_series_is_named_by_an_event_whose_title_can_be_read(told: dict[str, str], title: str) -> None:
    made = summary(
        "c1",
        reports=[report("r1", figures=["f1"], recipients=[party("people")], **told)],  # type: ignore[arg-type]
        figures=[figure("f1", 2, reports=["r1"])],
    )
    (series,) = series_of(made)
    assert series.title == title


def test_a_day_far_from_its_printing_tells_its_year() -> None:
    near, far = (figure(each.isoformat(), 2, period=Period.DAY, day=each) for each in (march(3), date(2028, 3, 3)))
    titles = sorted(each.title for each in series_of(summary("c1", figures=[near]), summary("c2", figures=[far])))
    assert titles == ["dead on Fri 3 Mar 2028", "dead on Mon 3 Mar"]


@pytest.mark.parametrize(
    ("event", "title", "why"),
    [
        ({"places": [MARENZA]}, "dead in Marenza, Mon 3 Mar", "the event's place and day, as its own words tell it"),
        ({}, "dead, Mon 3 Mar", "its day alone"),
        ({"basis": DayBasis.PUBLISHED}, "dead: Police stormed the mill", "it may have been the day before"),
        ({"basis": DayBasis.PUBLISHED, "places": [MARENZA]}, "dead in Marenza", "a place is told"),
    ],
)
def test_a_series_is_named_by_the_place_and_the_day_of_its_event(event: dict[str, Any], title: str, why: str) -> None:
    told = report("r1", figures=["f1"], title="Police stormed the mill", days=march(3), **event)
    made = summary("c1", actors=[place("m1", "Marenza")], reports=[told], figures=[figure("f1", 2, reports=["r1"])])
    (series,) = series_of(made)
    assert series.title == title, why


def test_a_town_names_a_series_before_its_country() -> None:
    told = report("r1", places=[MARENZA, party("Oster", "m2")], figures=["f1"])
    chains = [place("m1", "Marenza"), place("m2", "Oster")]
    (series,) = series_of(summary("c1", actors=chains, reports=[told], figures=[figure("f1", 20, reports=["r1"])]))
    assert series.title == "dead in Oster"


def test_the_first_place_that_its_title_names_stands_for_an_event() -> None:
    title = "Bombs kill 20 in Oster, Lower Sennick"
    named = report("r1", "bombs", title=title, places=[party("Lower Sennick", "m1"), party("Oster", "m2")])
    again = report("r2", "attack", refers="r1", figures=["f1"])
    chains = [place("m1", "Lower Sennick"), place("m2", "Oster")]
    told = summary("c1", actors=chains, reports=[named, again], figures=[figure("f1", 20, reports=["r2"])])
    (series,) = series_of(told)
    assert series.title == "dead in Oster", "the narrower one is printed first"


def test_a_long_title_of_an_event_is_cut_after_a_few_words_that_tell() -> None:
    long = "Lorry with gas bottles overturns at the market hall and burns for nine hours"
    for trigger, title in (("burns", "Lorry with gas bottles overturns…"), ("overturns", "Lorry with gas bottles…")):
        told = report("r1", trigger, title=long, figures=["f1"])
        (series,) = series_of(summary("c1", reports=[told], figures=[figure("f1", 2, reports=["r1"])]))
        assert series.title == f"dead: {title}", "no word at its end that only leads on"


@given(st.lists(st.text("ab c", min_size=1, max_size=90), min_size=1, max_size=3, unique=True))
def test_no_title_is_longer_than_a_line(names: list[str]) -> None:
    told = [
        summary(f"c{number}", publisher=name, figures=[figure(f"f{number}", 4, counted=name, scope=Scope.PART)])
        for number, name in enumerate(names)
    ]
    titles = [each.title for each in series_of(*told)]
    assert all(len(each) <= MOST for each in titles), titles


def test_no_two_series_have_one_title() -> None:
    told = [(1, "harbour post"), (2, "gazette"), (28, "gazette")]
    made = [
        summary(
            f"c{day}",
            publisher=paper,
            day=march(day),
            figures=[figure(f"f{day}", 4, day=march(day), counted="boats", scope=Scope.PART)],
        )
        for day, paper in told
    ]
    titles = sorted(each.title for each in series_of(*made))
    boats = "dead (part: boats)"
    assert titles == [
        f"{boats} (gazette, told Fri 28 Mar)",
        f"{boats} (gazette, told Sun 2 Mar)",
        f"{boats} (harbour post)",
    ]


def test_series_that_nothing_tells_apart_are_numbered() -> None:
    part = {"counted": "boats", "scope": Scope.PART, "day": None}
    made = [summary(f"c{each}", publisher=None, day=None, figures=[figure(f"f{each}", 4, **part)]) for each in (1, 2)]  # type: ignore[arg-type]
    titles = sorted(each.title for each in series_of(*made))
    assert titles == ["dead (part: boats)", "dead (part: boats) (2)"]


def test_a_series_is_whole_where_all_are_counted() -> None:
    told = [
        figure("f1", 17),
        figure("f2", 4, counted="soldiers"),
        figure("f3", 9, counted="civilians"),
        figure("f4", 2, scope=Scope.ADDITIONAL),
        figure("f5", 3, scope=Scope.PART),
    ]
    whole = {
        each.title: each.is_whole for each in series_of(*(summary(f"c{each.id}", figures=[each]) for each in told))
    }
    assert [title for title, is_whole in whole.items() if is_whole] == ["dead"]
    assert len(whole) == 5
