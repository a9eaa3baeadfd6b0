"""Series: a track for each source, never joined; a part is set against no whole; titles say what is counted."""

from itertools import permutations

import pytest

from cuttings.model.entry import Series, Track
from cuttings.reconcile.series import quantity
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the dead", "of them were children"),
        ("nine people were killed including", "children"),
        ("nine killed", "of whom were nurses"),
        ("de los cuales", "eran menores"),
        ("nueve muertos", "de ellos menores"),
    ],
)
def test_a_part_is_a_series_of_its_own(before: str, after: str) -> None:
    whole, part = figure("f1", 9), figure("f2", 2, counted="children", before=before, after=after)
    titles = sorted(each.title for each in series_of(_counted("c1", whole, part)))
    assert titles == ["killed", "killed (a part: children)"]


def test_words_that_only_look_like_a_part_change_nothing() -> None:
    beside = figure("f2", 2, before="members of them all", after="offices were closed")
    assert len(series_of(_counted("c1", figure("f1", 9), beside))) == 1


def test_parts_without_a_noun_are_like_no_other() -> None:
    assert quantity(figure("f1", 2, counted=""), is_part=True) != quantity(figure("f2", 3, counted=""), is_part=True)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"effect": "killed", "counted": "people"}, {"effect": "killed", "counted": "dockers"}, True),
        ({"effect": "killed"}, {"effect": "injured"}, False),
        ({"effect": "other", "counted": "two boats"}, {"effect": "other", "counted": "boats"}, True),
        ({"effect": "other", "counted": "boats"}, {"effect": "other", "counted": "lorries"}, False),
        ({"effect": "share", "unit": "percent", "counted": "votes"}, {"effect": "share", "counted": "votes"}, False),
    ],
)
def test_what_a_figure_measures(one: dict[str, str], other: dict[str, str], is_same: bool) -> None:
    assert (quantity(figure("f1", 1, **one)) == quantity(figure("f2", 1, **other))) is is_same  # type: ignore[arg-type]


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


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ({"trigger": "muertos", "title": "muertos"}, "killed"),  # a bare trigger tells nothing more
        ({"trigger": "killed", "title": "two people were killed"}, "killed"),  # nor do those who are counted
        ({"trigger": "stormed", "title": "police stormed the mill"}, "killed: police stormed the mill"),
        ({"trigger": "agreed", "title": "both sides agreed", "type": "AGREE"}, "killed"),  # nobody dies of a word
    ],
)
def test_a_series_is_named_by_what_is_counted(told: dict[str, str], title: str) -> None:
    made = summary(
        "c1",
        reports=[report("r1", figures=["f1"], recipients=[party("people")], **told)],  # type: ignore[arg-type]
        figures=[figure("f1", 2, reports=["r1"])],
    )
    (series,) = series_of(made)
    assert series.title == title


def test_a_series_is_named_by_the_event_whose_report_names_the_figures() -> None:
    beside = report("r0", "sang", type="OTHER", title="choirs sang hymns")
    own = report("r1", "stormed", figures=["f1", "f2"], title="police stormed the mill")
    figures = [figure("f1", 2, reports=["r0", "r1"]), figure("f2", 3, day=march(4), reports=["r0", "r1"])]
    (series,) = series_of(summary("c1", reports=[beside, own], figures=figures))
    assert series.title == "killed: police stormed the mill"


def test_a_bare_event_gives_its_place() -> None:
    told = report("r1", "killed", places=[party("Port Vale", "p1")], figures=["f1"], title="killed")
    (series,) = series_of(
        summary("c1", actors=[place("p1", "Port Vale")], reports=[told], figures=[figure("f1", 2, reports=["r1"])])
    )
    assert series.title == "killed in Port Vale"
