"""Series: a track for each source, never joined; a part is set against no whole; titles say what is counted."""

from itertools import permutations

import pytest

from cuttings.model.entry import Series, Track
from cuttings.model.finding import Scope
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
    assert titles == ["killed", "killed (part: children)"]


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


def test_figures_of_many_events_are_named_by_their_place() -> None:
    port = [party("Port Vale", "p1")]
    types = {"1": "ASSAULT", "2": "PROTEST"}
    told = [report(f"r{each}", f"did{each}", places=port, figures=[f"f{each}"], type=types[each]) for each in types]
    counts = [figure(f"f{each}", int(each), reports=[f"r{each}"]) for each in types]
    (series,) = series_of(summary("c1", actors=[place("p1", "Port Vale")], reports=told, figures=counts))
    assert (series.title, len(series.events)) == ("killed in Port Vale", 2)


def test_no_two_series_have_one_title() -> None:
    made = [
        summary(
            f"c{day}", day=march(day), figures=[figure(f"f{day}", 4, counted="boats", day=march(day), scope=Scope.PART)]
        )
        for day in (1, 28)
    ]
    titles = sorted(each.title for each in series_of(*made))
    assert titles == ["killed (part: boats), 2031-03-01", "killed (part: boats), 2031-03-28"]
