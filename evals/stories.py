"""Score whole dossiers of invented stories: what is told first, what is joined, dated, planned, counted, disputed.

In:  evals/stories/NAME.truth.toml of this checkout, and the folder NAME that it speaks of beside it.
Out: measures of each half of each list. Those of the held half bring no misses, so that nobody mends what they would
     show. stories/README.md says how each entry is matched.

main_found       share of the main events that one of the first rows tells
main_once        share of the main events that exactly one of the first rows tells
main_joined      share of the tellings of a main event that are in one event, the mean over the main events
main_order       share of the main events that do not stand before the one that was before them
main_status      share of the statuses of a main event that its event is told with, by whom, the mean
main_leads       share of the texts that lead with a main event and are known to, the mean
day_share        share of the main events whose event is put on the day, or on a few days with it among them
day_basis        share of the main events whose day is known by what it is known by
apart_kept       share of the pairs of happenings that are not one event
background_kept  share of the words that set a scene and make no row of their own
planned_found    share of the plans that are told as such, in one event with what came of them
series_found     share of the counts of one quantity that are in one series, the mean over the quantities
series_apart     share of the pairs of counts that are not in one series
disputes_found   share of the disputes that are shown, with every side
no_dispute_kept  share of the look-alikes that are not shown as one
disputes_false   share of the shown disputes that are none of the listed: a fault
copies_found     share of the pairs of files that print one text, and are one family
copies_apart     share of the pairs of files that only share some words, and are not
origins_right    share of the main events whose event counts the origins right
outlets_right    share of the pairs of texts that are known to be of one outlet, or of two
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cuttings.model.entry import Dispute, Event, Point, Series, Telling
from cuttings.model.finding import Status
from cuttings.model.names import normal_name
from evals.expectations import Expected, are_copies, has_sides, is_among, listed
from evals.harness import Data, Measure, Miss
from evals.marked import Half
from evals.story import story_of_files
from evals.storybook import Book, half_of, phrases_of

TRUTH = ".truth.toml"
MOST_DAYS = 3
"""An event that is put on more days than this is not dated: "in April" tells a reader of the story nothing."""

AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.CALLED_FOR})
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
CAME: Mapping[str, frozenset[Status]] = {
    "happened": DONE,
    "moved": AHEAD,
    "called_off": frozenset({Status.CANCELLED}),
    "overdue": frozenset(),
    "ahead": frozenset(),
}
"""What came of a plan, and the statuses of which one is then told beside it; none: nothing is told of it as done."""

Verdict = tuple[float, str]
"""The share of an expectation that is met, and what was found instead, in words."""


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all stories."""
    truths = [path for path in data.files if path.name.endswith(TRUTH)]
    return measures([_book_of(truth, data.files) for truth in truths])


def _book_of(truth: Path, files: Iterable[Path]) -> Book:
    folder = truth.with_name(truth.name.removesuffix(TRUTH))
    own = [path for path in files if folder in path.parents]
    return Book(tomllib.loads(truth.read_text(encoding="utf-8")), story_of_files(own))


def measures(books: Iterable[Book]) -> Iterator[Measure]:
    """Yield the measures of each half of some stories together."""
    judged = [found for book in books for found in _judged(book)]
    for metric in dict.fromkeys(each.metric for each in judged):
        for half in Half:
            own = [each for each in judged if (each.metric, each.half) == (metric, half)]
            if own:
                yield _measure(f"{metric}_{half}", own, is_shown=half is Half.OPEN)


@dataclass(frozen=True, slots=True)
class Judged:
    """One expectation, its half, how far it is met, and what was found instead."""

    metric: str
    half: Half
    id: str
    share: float
    wanted: str
    found: str

    def miss(self, metric: str) -> Miss:
        """Return it as a miss of a metric."""
        return Miss(metric, self.id, "missed", self.wanted, self.found, "")


def _measure(metric: str, judged: list[Judged], *, is_shown: bool) -> Measure:
    is_fault = metric.startswith("disputes_false")
    wrong = [each for each in judged if (each.share > 0 if is_fault else each.share < 1)]
    misses = tuple(each.miss(metric) for each in wrong) if is_shown else ()
    return Measure(metric, sum(each.share for each in judged) / len(judged), len(judged), misses)


def _judged(book: Book) -> Iterator[Judged]:
    for metric, (name, rule) in RULES.items():
        for row in book.truth.get(name, ()):
            share, found = rule(row, book)
            yield Judged(metric, Half(row["half"]), row["id"], share, _wanted(row), found)
    yield from (_shown(dispute, book) for dispute in book.story.disputes)


def _wanted(row: Expected) -> str:
    """Return an expectation in a few words: what it is called, and the words or sides that it speaks of."""
    named = [row[key] for key in ("name", "day", "why", "came", "kind", "of") if key in row]
    sides = [f"{side['holds']} ({side['whose']})" for side in row.get("sides", ())]
    places = [row, *row.get("told", ()), *(row[place] for place in ("a", "b") if place in row)]
    words = [
        " ".join([each["file"], *(f"“{one}”" for one in phrases_of(each)[:1])]) for each in places if "file" in each
    ]
    return "; ".join([*named, *sides, *words, *row.get("files", ())])


def _shown(dispute: Dispute, book: Book) -> Judged:
    """Judge a shown dispute; its half is that of the first file it stands on, since no list holds a false one."""
    files = book.files_of(dispute)
    is_false = not any(_is_shown(row, dispute, book) for row in book.truth["disputes"])
    sides = listed(f"{side.holds} ({', '.join(side.whose)})" for side in dispute.sides)
    half = half_of(files[0] if files else dispute.id)
    return Judged("disputes_false", half, ", ".join(files), float(is_false), dispute.kind, f"{dispute.title}: {sides}")


def _main_found(row: Expected, book: Book) -> Verdict:
    return float(bool(_main_rows(row, book))), f"none of the first {len(book.story.main)} rows"


def _main_once(row: Expected, book: Book) -> Verdict:
    rows = _main_rows(row, book)
    return float(len(rows) == 1), listed(f"“{each.title}”" for each in rows)


def _main_rows(row: Expected, book: Book) -> list[Event]:
    told = {id for place in row["told"] for id in book.events_at(place)}
    return [each for each in book.story.events if each.id in told and each.id in book.story.main]


def _main_joined(row: Expected, book: Book) -> Verdict:
    told = [book.events_at(place) for place in row["told"]]
    event = book.event_of(row)
    joined = [event is not None and event.id in each for each in told]
    alone = listed(place["file"] for place, is_in in zip(row["told"], joined, strict=True) if not is_in)
    return sum(joined) / len(told), f"without {alone}: “{event.title}”" if event else "nothing"


def _main_order(row: Expected, book: Book) -> Verdict:
    """The one before is the nearest in the list that ends before this one begins; the first has none and is right."""
    start, _ = _days(row["day"])
    earlier = [each for each in book.truth["main"] if _days(each["day"])[1] < start]
    one, other = book.event_of(earlier[-1]) if earlier else None, book.event_of(row)
    if not earlier:
        return 1.0, ""
    is_right = bool(one and other and one.earliest and other.earliest and one.earliest <= other.earliest)
    return float(is_right), f"{_dated(one)}, then {_dated(other)}"


def _main_status(row: Expected, book: Book) -> Verdict:
    event = book.event_of(row)
    tellings = event.tellings if event else ()
    met = [any(_is_told(wanted, each, book) for each in tellings) for wanted in row["status"]]
    return sum(met) / len(met), listed(f"{each.status} by {each.whose}" for each in tellings)


def _is_told(wanted: Expected, telling: Telling, book: Book) -> bool:
    is_by = "whose" not in wanted or is_among(wanted["whose"], [normal_name(telling.whose or "")], book.groups)
    return telling.status == wanted["is"] and is_by


def _main_leads(row: Expected, book: Book) -> Verdict:
    leading = [place for place in row["told"] if place.get("leads")]
    alone = [place["file"] for place in leading if not _is_led(place, book)]
    return (1 - len(alone) / len(leading) if leading else 1.0), listed(alone)


def _is_led(place: Expected, book: Book) -> bool:
    there = book.clippings_at(place)
    return any(not there.isdisjoint(each.leads) for each in book.events_at(place).values())


def _day_basis(row: Expected, book: Book) -> Verdict:
    event = book.event_of(row)
    return float(event is not None and event.basis == row["basis"]), str(event and event.basis)


def _day(row: Expected, book: Book) -> Verdict:
    event = book.event_of(row)
    if event is None or event.earliest is None or event.latest is None:
        return 0.0, _dated(event)
    first, last = _days(row["day"])
    is_near = (event.latest - event.earliest).days < MOST_DAYS
    return float(is_near and event.earliest <= last and event.latest >= first), _dated(event)


def _days(edtf: str) -> tuple[date, date]:
    first, _, last = edtf.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _dated(event: Event | None) -> str:
    return f"“{event.title}” {event.earliest} to {event.latest}" if event else "nothing"


def _apart(row: Expected, book: Book) -> Verdict:
    shared = book.events_at(row["a"]).keys() & book.events_at(row["b"]).keys()
    return float(not shared), f"one event: {listed(sorted(shared))}"


def _background(row: Expected, book: Book) -> Verdict:
    """A row is wrong that rests on scene-setting words alone, these among them."""
    scenes = {each.id for place in book.truth["background"] for each in book.findings_at(place)}
    shown = [each for id, each in book.events_at(row).items() if id in book.story.rows]
    alone = [each for each in shown if scenes.issuperset(each.reports)]
    return float(not alone), listed(f"“{each.title}”" for each in alone)


def _planned(row: Expected, book: Book) -> Verdict:
    """A plan is read as one and, where something came of it, the same event tells that; else nothing tells it done."""
    plans = {id: event for place in row["told"] for id, event in book.events_at(place).items()}
    then = {id for place in row["then"] for id in book.events_at(place)}
    kept = [each for id, each in plans.items() if id in then or not row["then"]]
    is_met = any(_is_kept(_statuses(each), CAME[row["came"]]) for each in kept)
    return float(is_met), listed(f"“{each.title}” {sorted(_statuses(each))}" for each in plans.values())


def _is_kept(statuses: frozenset[Status], came: frozenset[Status]) -> bool:
    is_told = not came.isdisjoint(statuses) if came else DONE.isdisjoint(statuses)
    return is_told and not AHEAD.isdisjoint(statuses)


def _statuses(event: Event) -> frozenset[Status]:
    return frozenset(each.status for each in event.tellings)


def _series(row: Expected, book: Book) -> Verdict:
    alike = [each for each in book.story.series if each.effect == row["effect"]]
    counts = [(sum(_has_point(point, each, book) for point in row["points"]), each.title) for each in alike]
    most, title = max(counts, default=(0, ""))
    return most / len(row["points"]), f"{most} of {len(row['points'])} in “{title}”" if most else "nothing"


def _has_point(wanted: Expected, series: Series, book: Book) -> bool:
    there = book.story.clippings_of(wanted["file"])
    points = [point for track in series.tracks for point in track.points if point.clipping in there]
    return any(point.low == wanted["value"] and _is_whose(wanted, point, book) for point in points)


def _is_whose(wanted: Expected, point: Point, book: Book) -> bool:
    return "whose" not in wanted or is_among(wanted["whose"], [normal_name(point.whose or "")], book.groups)


def _series_apart(row: Expected, book: Book) -> Verdict:
    one, other = book.figures_at(row["a"]), book.figures_at(row["b"])
    held = [
        (each.title, {point.figure for track in each.tracks for point in track.points}) for each in book.story.series
    ]
    both = [title for title, figures in held if figures & one and figures & other]
    return float(not both), f"one series: {listed(both)}"


def _dispute(row: Expected, book: Book) -> Verdict:
    alike = [each for each in book.story.disputes if each.kind == row["kind"]]
    found = listed(f"{each.title}: {', '.join(side.holds for side in each.sides)}" for each in alike)
    return float(any(_is_shown(row, each, book) for each in alike)), found


def _is_shown(row: Expected, dispute: Dispute, book: Book) -> bool:
    there = {clipping for file in row["files"] for clipping in book.story.clippings_of(file)}
    is_there = not there.isdisjoint(book.clippings_of(dispute))
    return is_there and dispute.kind == row["kind"] and has_sides(row, dispute, book.story, book.groups)


def _no_dispute(row: Expected, book: Book) -> Verdict:
    one, other = ({each.id for each in book.findings_at(row[place])} for place in ("a", "b"))
    wrong = [each.title for each in book.story.disputes if _parts(each, one, other)]
    return float(not wrong), listed(wrong)


def _parts(dispute: Dispute, one: set[str], other: set[str]) -> bool:
    first = {side for side in dispute.sides if not one.isdisjoint(side.findings)}
    second = {side for side in dispute.sides if not other.isdisjoint(side.findings)}
    return bool(first and second) and len(first | second) > 1


def _copies(row: Expected, book: Book) -> Verdict:
    return float(are_copies(row["files"], book.story)), f"{len(book.story.families)} copy families, none of these"


def _no_copy(row: Expected, book: Book) -> Verdict:
    return float(not are_copies(row["files"], book.story)), "one copy family"


def _origins(row: Expected, book: Book) -> Verdict:
    event = book.event_of(book.main(row["of"]))
    if event is None:
        return 0.0, "nothing"
    is_right = event.origins.known >= row["known"] and event.origins.at_most <= row["at_most"]
    return float(is_right), f"“{event.title}”: {event.origins.known} known, at most {event.origins.at_most}"


def _outlets(row: Expected, book: Book) -> Verdict:
    one, other = (_outlets_at(row[place], book) for place in ("a", "b"))
    is_one = None not in one | other and len(one | other) == 1
    return float(is_one == row["is_one"]), f"{listed(map(str, one))}; {listed(map(str, other))}"


def _outlets_at(place: Expected, book: Book) -> frozenset[str | None]:
    return frozenset(book.story.clippings[each].publisher for each in book.clippings_at(place))


Rule = Callable[[Any, Book], Verdict]

RULES: Mapping[str, tuple[str, Rule]] = {
    "main_found": ("main", _main_found),
    "main_once": ("main", _main_once),
    "main_joined": ("main", _main_joined),
    "main_order": ("main", _main_order),
    "main_status": ("main", _main_status),
    "main_leads": ("main", _main_leads),
    "day_share": ("main", _day),
    "day_basis": ("main", _day_basis),
    "apart_kept": ("apart", _apart),
    "background_kept": ("background", _background),
    "planned_found": ("planned", _planned),
    "series_found": ("series", _series),
    "series_apart": ("series_apart", _series_apart),
    "disputes_found": ("disputes", _dispute),
    "no_dispute_kept": ("no_dispute", _no_dispute),
    "copies_found": ("copies", _copies),
    "copies_apart": ("no_copy", _no_copy),
    "origins_right": ("origins", _origins),
    "outlets_right": ("outlets", _outlets),
}
"""The list that each metric asks for, and its rule."""
