"""The example against its truth file: what must be found is held by floors, what must not be said by these tests."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuttings.model.entry import DisputeKind, Drift, Event, Quotation, Series
from cuttings.model.finding import Attribution, Figure, Form, Kind, Label, Report, Status, Tenure, Timex, Voice
from cuttings.model.names import normal_name
from evals.example import truth_measures
from evals.expectations import speakers_of
from evals.floors import load_floors, scores_of
from evals.harness import Data, find_data
from evals.story import Story, story_of_files

FACT = frozenset({Status.HAPPENED, Status.ONGOING})


@pytest.fixture(scope="module")
def data() -> Data:
    """The truth file and the files it speaks of."""
    found = find_data("example", Path())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def story(data: Data) -> Story:
    """The dossier of the example."""
    return story_of_files(data.files[1:])


def _reports(story: Story, *triggers: str) -> Iterator[Report]:
    for each in story.reports:
        if not set(triggers).isdisjoint(normal_name(each.trigger.surface).split()):
            yield each


def _attributions(story: Story, words: str) -> list[Attribution]:
    return [each for each in story.attributions if any(words in part.surface for part in each.content)]


def test_what_the_truth_lists_is_found_as_far_as_the_floors_say(data: Data, story: Story) -> None:
    floors = load_floors()
    if not floors.is_for(data):
        pytest.skip("The floors of the example were set with other models.")
    truth = json.loads(data.files[0].read_text(encoding="utf-8"))
    scores = scores_of(data, truth_measures(truth, story), floors)
    assert [f"{each.metric} {each.score:.3f}" for each in scores if each.is_below] == []
    assert len(scores) == 10


def test_two_men_with_one_first_name_are_two(story: Story) -> None:
    names = [" ".join(normal_name(each.name) for each in actor.names) for actor in story.actors]
    assert not [each for each in names if "torvis" in each and "brandero" in each]


@pytest.mark.parametrize(("one", "other"), [("casimir dulane", "pavel dulane"), ("marta quiroval", "bruno quiroval")])
def test_two_people_with_one_surname_are_two(story: Story, one: str, other: str) -> None:
    names = [" ".join(normal_name(each.name) for each in actor.names) for actor in story.actors]
    assert [each for each in names if one in each]
    assert [each for each in names if other in each]
    assert not [each for each in names if one in each and other in each]


def test_the_president_of_the_tribunal_is_not_of_marenza(story: Story) -> None:
    disputes = [each for each in story.disputes if each.kind is DisputeKind.OFFICE]
    assert not [side for each in disputes for side in each.sides if "Montesclar" in side.holds]


def test_the_president_of_the_senate_is_not_of_marenza(story: Story) -> None:
    disputes = [each for each in story.disputes if each.kind is DisputeKind.OFFICE]
    held = [story.findings[id] for each in disputes for side in each.sides for id in side.findings]
    assert held
    assert not [each for each in held if isinstance(each, Tenure) and "Senate" in each.office.surface]


def test_the_dockers_march_did_not_happen(story: Story) -> None:
    marches = list(_reports(story, "march", "marcha"))
    assert marches
    assert not [each.words.surface for each in marches if each.status in FACT]


def test_the_recount_is_not_planned(story: Story) -> None:
    recounts = list(_reports(story, "recount"))
    assert recounts
    assert not [each for each in recounts if each.status is Status.PLANNED]


def test_a_weekday_of_an_undated_text_gets_no_date(story: Story) -> None:
    undated = story.clippings_of("clippings/the-handover.txt")
    times = [each for each in story.findings.values() if isinstance(each, Timex) and each.clipping in undated]
    (tuesday,) = [each for each in times if "Tuesday" in each.words.surface]
    assert (tuesday.earliest, tuesday.latest) == (None, None)


TEAR_GAS = ("clippings/2031-03-06-courier-tear-gas.md", "clippings/2031-03-07-ledger-tear-gas.md")
WAREHOUSE = (
    "clippings/2031-03-07-courier-warehouse.md",
    "clippings/2031-03-08-anchor-warehouse.md",
    "pages/2031-03-07-bulletin-warehouse.html",
    "pages/2031-03-08-delta-warehouse.html",
)


@pytest.mark.parametrize("names", [TEAR_GAS, WAREHOUSE], ids=["two prints", "three prints and a short one"])
def test_prints_of_one_wire_text_are_one_origin(story: Story, names: tuple[str, ...]) -> None:
    prints = frozenset(id for name in names for id in story.clippings_of(name))
    assert len(prints) == len(names)
    counted: list[Event | Series] = [*story.events, *story.series]
    alone = [each for each in counted if _clippings_of(each, story) <= prints]
    assert alone
    assert not [each.title for each in alone if each.origins.known > 1]


def _clippings_of(entry: Event | Series, story: Story) -> frozenset[str]:
    if isinstance(entry, Series):
        return frozenset(point.clipping for track in entry.tracks for point in track.points)
    return frozenset(story.findings[id].clipping for id in entry.reports)


def test_tolls_are_kept_apart_by_source_and_as_they_were_told(story: Story) -> None:
    killed = [each for each in story.series if each.effect == "killed"]
    assert killed
    for series in killed:
        whose = [track.whose for track in series.tracks if track.whose]
        assert len(whose) == len(set(whose))
        for point in (point for track in series.tracks for point in track.points):
            figure = story.findings[point.figure]
            assert isinstance(figure, Figure)
            assert (point.low, point.high) == (figure.low, figure.high)


def test_the_clerk_does_not_speak_the_words_of_caldaza(story: Story) -> None:
    inner = [each for each in _attributions(story, "let us leave him") if len(each.content) == 1]
    (said,) = [each for each in inner if each.content[0].surface.startswith("He has left us")]
    assert "irene caldaza" in speakers_of(said, story)
    assert "clerk" not in speakers_of(said, story)


def test_nothing_of_the_writers_notes_counts_as_a_source(story: Story) -> None:
    told = [each for each in story.findings.values() if each.clipping in story.notes]
    assert told
    assert {each.voice for each in told if isinstance(each, Label | Report | Tenure)} <= {Voice.COMPILER}
    shown = {id for each in story.events for id in (*each.reports, *each.figures)}
    shown |= {point.figure for each in story.series for track in each.tracks for point in track.points}
    shown |= {id for each in story.disputes for side in each.sides for id in side.findings}
    assert shown.isdisjoint(each.id for each in told)


@pytest.mark.parametrize(
    "words", ["Subscribe", "Suscríbase", "More stories", "Tides", "Listen live", "Mail me", "Sport"]
)
def test_nothing_that_stands_around_a_pages_text_is_read(story: Story, words: str) -> None:
    assert not [each.text for each in story.clippings.values() if words in each.text]


def test_a_page_of_links_is_taken_apart_like_a_running_post(story: Story) -> None:
    kinds = sorted(story.clippings[id].kind for id in story.clippings_of("pages/harbour-lines.html"))
    assert kinds == ["excerpt", "excerpt", "note"]


def test_a_wrong_closing_mark_does_not_widen_the_quotation(story: Story) -> None:
    found = _attributions(story, "names, not estimates")
    assert found
    assert {each.form for each in found} == {Form.MIXED}, "what follows the wrong mark is reported, not quoted"


def test_a_heading_over_two_stories_is_no_story(story: Story) -> None:
    titles = {title for id in story.clippings for title in story.titles_of(id)}
    assert "Dockers call off Tuesday’s march" in titles
    assert not [each for each in titles if "+" in each]


def test_what_the_writer_calls_him_is_nobody_elses_label(story: Story) -> None:
    labels = [each for each in story.labels if "conservative" in each.label.surface]
    assert {each.voice for each in labels} <= {Voice.COMPILER}
    assert {story.clippings[each.clipping].kind for each in labels} <= {"note"}


def _members(quotation: Quotation) -> Iterator[str]:
    return (id for each in quotation.wordings for id in each.attributions)


@pytest.mark.parametrize(
    ("words", "outlets", "drifts"),
    [
        ("sink by themselves", 2, {Drift.NUMBER}),  # forty, or fourteen
        ("order to shoot", 2, {Drift.WORDS}),  # one wire text, retouched
        ("uncounted vote was lost", 4, set()),
    ],
)
def test_a_quotation_in_several_papers_is_one_with_what_differs(
    story: Story, words: str, outlets: int, drifts: set[Drift]
) -> None:
    printed = {each.id for each in _attributions(story, words) if each.form is Form.DIRECT}
    (quotation,) = [
        each for each in story.quotations if printed <= {id for one in each.wordings for id in one.attributions}
    ]
    assert quotation.origins.outlets == outlets
    assert {each.drift for wording in quotation.wordings for each in wording.differences} == drifts


def test_no_quotation_joins_two_speakers(story: Story) -> None:
    for quotation in story.quotations:
        said = (story.findings[id] for id in _members(quotation))
        forms = [frozenset(speakers_of(each, story)) for each in said if isinstance(each, Attribution)]
        assert frozenset.intersection(*forms), quotation.speaker


def test_all_kinds_of_finding_are_read_but_ties(story: Story) -> None:
    assert {each.KIND for each in story.findings.values()} >= set(Kind) - {Kind.TIE}
