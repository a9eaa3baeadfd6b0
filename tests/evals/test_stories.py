"""The invented stories: their truth holds of their files, and a known error changes a score in the known direction."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cuttings.model.clipping import Clipping, ClippingKind, Sighting
from cuttings.model.dates import UNDATED, DayBasis
from cuttings.model.entry import (
    CopyFamily,
    Dispute,
    DisputeKind,
    Event,
    Origins,
    Point,
    Series,
    Side,
    Telling,
    Track,
)
from cuttings.model.finding import Bound, Figure, Modality, Report, Status, Voice
from cuttings.model.text import OffsetMap, words_at
from evals.expectations import Expected
from evals.harness import FAULTS, STORIES, Measure, find_data
from evals.marked import Half
from evals.stories import RULES, measures
from evals.story import Story, story_of_files
from evals.storybook import Book, half_of, phrases_of
from tests.factories import make_clipping

TRUTHS = sorted(STORIES.glob("*.truth.toml"))
ONCE = ("apart", "background", "series_apart")
"""Lists whose words choose one place: what is not to be joined must not be found somewhere else in the file."""


def items(truth: Expected) -> Iterator[tuple[str, Expected]]:
    """Every item of a truth file with the name of its list."""
    for name, rows in truth.items():
        yield from ((name, row) for row in rows if isinstance(row, Mapping))


def places(row: Expected) -> Iterator[Expected]:
    """Every place that an item names."""
    alone = [row] if "file" in row else []
    yield from (*alone, *row.get("told", ()), *row.get("then", ()), *row.get("points", ()))
    yield from (row[key] for key in ("a", "b") if key in row)


@pytest.fixture(scope="module", params=TRUTHS, ids=lambda path: path.name.partition(".")[0])
def book(request: pytest.FixtureRequest) -> Book:
    """A story and its truth."""
    folder: Path = request.param.with_name(request.param.name.partition(".")[0])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Book(tomllib.loads(request.param.read_text(encoding="utf-8")), story_of_files(files))


def test_every_place_of_the_truth_stands_in_its_file(book: Book) -> None:
    named = [place for _, row in items(book.truth) for place in places(row)]
    absent = [place for place in named if not book.story.clippings_of(place["file"])]
    absent += [
        {"file": file} for _, row in items(book.truth) for file in row.get("files", ()) if not _is_file(file, book)
    ]
    assert not absent
    unsaid = [
        (place["file"], words) for place in named for words in phrases_of(place) if not _count(words, place, book)
    ]
    assert not unsaid


def _is_file(name: str, book: Book) -> bool:
    return bool(book.story.clippings_of(name))


def _count(words: str, place: Expected, book: Book) -> int:
    there = book.story.clippings_of(place["file"])
    return sum(clipping in there for clipping, _ in book.story.places_of(words))


def test_words_that_keep_things_apart_stand_once(book: Book) -> None:
    kept = [place for name in ONCE for row in book.truth[name] for place in places(row)]
    assert not [place for place in kept for words in phrases_of(place) if _count(words, place, book) != 1]


def test_nobody_chooses_the_half_of_an_item(book: Book) -> None:
    found = [(row["id"], row["half"]) for _, row in items(book.truth)]
    assert found == [(id, half_of(id)) for id, _ in found]
    assert not [id for id, times in Counter(id for id, _ in found).items() if times > 1]


def test_main_events_stand_in_the_order_of_their_days_and_several_texts_tell_each(book: Book) -> None:
    days = [row["day"] for row in book.truth["main"]]
    assert days == sorted(days)
    assert not [row["id"] for row in book.truth["main"] if len(row["told"]) < 2]


def test_most_main_events_are_told_in_both_languages(book: Book) -> None:
    both = [row["id"] for row in book.truth["main"] if _languages(row, book) == {"en", "es"}]
    assert len(both) > len(book.truth["main"]) * 0.8


def _languages(row: Expected, book: Book) -> set[str]:
    return {book.story.clippings[id].language for place in row["told"] for id in book.clippings_at(place)}


def test_files_are_taken_in_as_they_are_meant(book: Book) -> None:
    named = [each for each in book.story.sightings if Path(each.path).name[:4].isdigit()]
    assert not [each.path for each in named if str(each.published.interval.earliest) != Path(each.path).name[:10]]
    press = [
        book.story.clippings[each.clipping] for each in book.story.sightings if each.clipping not in book.story.notes
    ]
    assert len({each.outlet for each in book.story.sightings if each.url}) >= 9
    assert sum(each.language == "es" for each in press) >= 10
    assert {each.kind for each in book.story.clippings.values()} == set(ClippingKind)


# A dossier made by hand, and a truth that it meets.

ONE = make_clipping(
    "Masons marched in Low Tarn. Three people were hurt, wardens said. A fair will follow.", publisher="a"
)
TWO = make_clipping(
    "In Low Tarn masons have marched. Five people were hurt, a nurse said. The fair was held.", publisher="b"
)
OLD = make_clipping("The march came after the flood of 1990.", publisher="c")
CLIPPINGS = {"one.md": ONE, "two.md": TWO, "old.md": OLD}
MARCH, FAIR = date(2031, 3, 4), date(2031, 3, 8)


def report(clipping: Clipping, trigger: str, status: Status = Status.HAPPENED) -> Report:
    start = clipping.text.index(trigger)
    words = words_at(clipping.text, start, start + len(trigger))
    modality = Modality.PLANNED if status is Status.PLANNED else Modality.HAPPENED
    return Report(
        clipping=clipping.id,
        words=words,
        method="m",
        trigger=words,
        type="OTHER",
        modality=modality,
        negated=False,
        status=status,
        status_rule="r",
        voice=Voice.OWN,
    )


def figure(clipping: Clipping, surface: str, value: int) -> Figure:
    start = clipping.text.index(surface)
    words = words_at(clipping.text, start, start + len(surface))
    low = Decimal(value)
    return Figure(
        clipping=clipping.id,
        words=words,
        method="m",
        number=words,
        counted=words,
        low=low,
        high=low,
        bound=Bound.EXACT,
        unit=None,
        effect="injured",
        share=False,
    )


def event(name: str, *reports: Report, day: date | None = None, known: int = 2) -> Event:
    return Event(
        id=f"ev-{name}",
        title=name,
        type="OTHER",
        reports=tuple(each.id for each in reports),
        actors=(),
        recipients=(),
        places=(),
        when=None,
        earliest=day,
        latest=day,
        tellings=tuple(Telling(each.status, None, (each.id,)) for each in reports),
        figures=(),
        origins=Origins(len(reports), len(reports), known, known),
        joins=(),
        basis=DayBasis.CLAUSE,
        leads=tuple(each.clipping for each in reports),
    )


def series(*figures: Figure) -> Series:
    tracks = [
        Track(whose, (Point(each.id, each.clipping, whose, each.low, each.high, each.bound, None, None),))
        for each, whose in zip(figures, ("wardens", "nurse"), strict=False)
    ]
    return Series(f"se-{figures[0].id}", "hurt", "injured", None, (), tuple(tracks), Origins(1, 1, 1, 1))


def sighting(path: str, clipping: Clipping) -> Sighting:
    return Sighting(clipping.id, "item", path, None, None, None, None, None, None, UNDATED, OffsetMap(()))


MARCHED, HAVE_MARCHED = report(ONE, "marched"), report(TWO, "marched")
FOLLOW, HELD = report(ONE, "follow", Status.PLANNED), report(TWO, "held")
FLOOD = report(OLD, "flood")
THREE, FIVE = figure(ONE, "Three people", 3), figure(TWO, "Five people", 5)
DISPUTE = Dispute(
    "di-1",
    DisputeKind.FIGURES,
    "hurt",
    None,
    (Side("3", ("wardens",), (THREE.id,)), Side("5", ("nurse",), (FIVE.id,))),
    "",
)
STORY = Story(
    clippings={each.id: each for each in CLIPPINGS.values()},
    sightings=tuple(sighting(path, each) for path, each in CLIPPINGS.items()),
    findings={each.id: each for each in (MARCHED, HAVE_MARCHED, FOLLOW, HELD, FLOOD, THREE, FIVE)},
    events=(
        event("march", MARCHED, HAVE_MARCHED, day=MARCH),
        event("fair", FOLLOW, HELD, day=FAIR),
        event("flood", FLOOD),
    ),
    series=(series(THREE, FIVE),),
    disputes=(DISPUTE,),
    main=("ev-march", "ev-fair"),
    rows=("ev-march", "ev-fair"),
)


def place(file: str, words: str) -> dict[str, Any]:
    return {"file": file, "words": words, "leads": True}


TOLD = [place("one.md", "marched"), place("two.md", "marched")]
SIDES = [{"holds": "3", "whose": "wardens"}, {"holds": "5", "whose": "nurse"}]
HAPPENED = [{"is": "happened"}]


def truth(half: Half = Half.OPEN) -> dict[str, list[Any]]:
    listed: dict[str, Any] = {
        "main": [
            {"id": "march", "day": "2031-03-04", "basis": "clause", "status": HAPPENED, "told": TOLD},
            {
                "id": "fair",
                "day": "2031-03-08",
                "basis": "clause",
                "status": HAPPENED,
                "told": [place("two.md", "held")],
            },
        ],
        "apart": [{"id": "apart", "a": place("one.md", "marched"), "b": place("old.md", "flood")}],
        "background": [{"id": "scene", "file": "old.md", "words": "flood"}],
        "planned": [
            {"id": "plan", "came": "happened", "told": [place("one.md", "follow")], "then": [place("two.md", "held")]}
        ],
        "series": [
            {
                "id": "hurt",
                "effect": "injured",
                "points": [
                    {"file": "one.md", "value": 3, "whose": "wardens"},
                    {"file": "two.md", "value": 5, "whose": "nurse"},
                ],
            }
        ],
        "series_apart": [{"id": "years", "a": place("one.md", "Three people"), "b": place("old.md", "1990")}],
        "disputes": [{"id": "how-many", "kind": "figures", "files": ["one.md"], "sides": SIDES}],
        "no_dispute": [{"id": "other", "a": place("one.md", "marched"), "b": place("two.md", "held")}],
        "copies": [{"id": "one-text", "files": ["one.md", "one.md"]}],
        "no_copy": [{"id": "two-texts", "files": ["one.md", "two.md"]}],
        "origins": [{"id": "origins", "of": "march", "known": 2, "at_most": 3}],
        "outlets": [{"id": "outlets", "a": {"file": "one.md"}, "b": {"file": "two.md"}, "is_one": False}],
    }
    return {"same": [], **{name: [{**row, "half": half} for row in rows] for name, rows in listed.items()}}


def found(story: Story, half: Half = Half.OPEN) -> dict[str, Measure]:
    return {each.metric.removesuffix(f"_{half}"): each for each in measures([Book(truth(half), story)])}


def scores(story: Story) -> dict[str, float]:
    return {metric: measure.score for metric, measure in found(story).items() if metric in RULES}


def test_a_dossier_that_is_wholly_right() -> None:
    assert scores(STORY) == dict.fromkeys(RULES, 1.0)
    (false,) = [each for each in measures([Book(truth(), STORY)]) if each.metric.startswith("disputes_false")]
    assert (false.score, false.n) == (0.0, 1)


def test_an_empty_dossier_finds_nothing_and_joins_nothing_wrongly() -> None:
    empty = replace(STORY, findings={}, events=(), series=(), disputes=(), main=(), rows=())
    kept = {"apart_kept", "background_kept", "series_apart", "no_dispute_kept", "copies_apart"}
    of_clippings_alone = {"copies_found", "outlets_right"}
    got = scores(empty)
    assert {metric for metric, score in got.items() if score == 1.0} == kept | of_clippings_alone
    assert got["main_order"] == 0.5, "the first main event has none before it"


ALONE = (event("march", MARCHED, day=MARCH, known=1), event("march-2", HAVE_MARCHED), *STORY.events[1:])
FALSE = Dispute(
    "di-2", DisputeKind.STATUS, "march", None, (Side("a", (), (MARCHED.id,)), Side("b", (), (HELD.id,))), ""
)


@pytest.mark.parametrize(
    ("metric", "story", "score"),
    [
        ("main_found", replace(STORY, main=("ev-fair",)), 0.5),
        ("main_once", replace(STORY, events=ALONE, main=("ev-march", "ev-march-2", "ev-fair")), 0.5),
        ("main_joined", replace(STORY, events=ALONE), 0.75),
        ("main_order", replace(STORY, events=(event("march", MARCHED, HAVE_MARCHED, day=FAIR), *ALONE[2:])), 1.0),
        ("main_order", replace(STORY, events=(STORY.events[0], event("fair", FOLLOW, HELD))), 0.5),
        ("main_leads", replace(STORY, events=(replace(STORY.events[0], leads=(ONE.id,)), STORY.events[1])), 0.75),
        ("main_status", replace(STORY, events=(replace(STORY.events[0], tellings=()), STORY.events[1])), 0.5),
        ("day_share", replace(STORY, events=(replace(STORY.events[0], latest=date(2031, 3, 6)), STORY.events[1])), 1.0),
        ("day_share", replace(STORY, events=(replace(STORY.events[0], latest=date(2031, 3, 7)), STORY.events[1])), 0.5),
        ("day_basis", replace(STORY, events=(replace(STORY.events[0], basis=None), STORY.events[1])), 0.5),
        ("apart_kept", replace(STORY, events=(event("march", MARCHED, HAVE_MARCHED, FLOOD),)), 0.0),
        ("background_kept", replace(STORY, rows=("ev-march", "ev-fair", "ev-flood")), 0.0),
        ("background_kept", replace(STORY, events=(event("march", MARCHED, FLOOD),), rows=("ev-march",)), 1.0),
        ("planned_found", replace(STORY, events=(event("fair", FOLLOW), event("held", HELD))), 0.0),
        ("series_found", replace(STORY, series=(series(THREE), series(FIVE))), 0.5),
        ("disputes_found", replace(STORY, disputes=()), 0.0),
        ("disputes_found", replace(STORY, disputes=(replace(DISPUTE, sides=DISPUTE.sides[:1]),)), 0.0),
        ("no_dispute_kept", replace(STORY, disputes=(FALSE,)), 0.0),
        ("copies_apart", replace(STORY, families=(CopyFamily("cf-1", (ONE.id, TWO.id), None, ()),)), 0.0),
        ("origins_right", replace(STORY, events=ALONE), 0.0),
        ("origins_right", replace(STORY, events=(event("march", MARCHED, HAVE_MARCHED, known=4),)), 0.0),
        (
            "outlets_right",
            replace(STORY, clippings={id: replace(each, publisher="a") for id, each in STORY.clippings.items()}),
            0.0,
        ),
    ],
)
def test_what_an_error_costs(metric: str, story: Story, score: float) -> None:
    assert scores(story)[metric] == score


@pytest.mark.parametrize(
    ("came", "status", "score"),
    [
        ("overdue", Status.PLANNED, 1.0),
        ("overdue", Status.HAPPENED, 0.0),  # told as done: not overdue
        ("ahead", Status.PLANNED, 1.0),
    ],
)
def test_a_plan_of_which_nothing_came(came: str, status: Status, score: float) -> None:
    plan = report(ONE, "follow", status)
    story = replace(STORY, findings={plan.id: plan}, events=(event("fair", plan),), disputes=())
    row = {"id": "plan", "half": "open", "came": came, "told": [place("one.md", "follow")], "then": []}
    (measure,) = measures([Book({"same": [], "planned": [row], "disputes": []}, story)])
    assert measure.score == score


def test_a_shown_dispute_that_is_none_is_a_fault() -> None:
    found = {each.metric: each for each in measures([Book(truth(), replace(STORY, disputes=(DISPUTE, FALSE)))])}
    (measure,) = [each for metric, each in found.items() if metric.startswith("disputes_false")]
    assert (measure.score, measure.n) == (0.5, 2)
    assert measure.metric in FAULTS


def test_misses_of_held_items_are_never_told() -> None:
    empty = replace(STORY, events=(), series=(), disputes=(FALSE,))
    for half, is_told in ((Half.OPEN, True), (Half.HELD, False)):
        own = [each for each in measures([Book(truth(half), empty)]) if each.metric.endswith(half)]
        assert any(each.misses for each in own if not each.metric.startswith("disputes_false")) is is_told


def test_the_stories_are_found_in_this_checkout() -> None:
    data = find_data("stories", Path())
    assert data is not None
    assert list(data.files[: len(TRUTHS)]) == TRUTHS
    assert not [path for path in data.files if path.name == "README.md"]
