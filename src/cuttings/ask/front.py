"""The first page: what this story is, what is new, what may be printed, what is open.

In:  a dossier's answers: the story, tolls, disputes, plans, actors, news.
Out: a `Front`: period, clippings, outlets and origins; the lines of the story; and the boxes beside them.

Nothing is found here that another answer does not have: the page chooses, and every line leads to its own words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from cuttings.ask.ahead import Outcome, PlanRow
from cuttings.ask.density import Density
from cuttings.ask.disputed import DisputeRow
from cuttings.ask.evidence import Shelf
from cuttings.ask.news import News
from cuttings.ask.sources import ClippingRow
from cuttings.ask.story import StoryLine
from cuttings.ask.story_words import basis_text, year_of
from cuttings.ask.taking_part import FrontActor
from cuttings.ask.tolls import Toll
from cuttings.ask.wording import count_text
from cuttings.model.clipping import ClippingKind
from cuttings.model.dates import UNKNOWN, Interval

DISPUTES, PLANS = 5, 4
"""Rows in the boxes; each leads to the screen that has all."""
FEW = 3
"""Clippings without a day that are named."""
MANY_UNDATED = 2
"""One clipping in so many without a day: then giving days comes first."""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line of the story: why it is one, the plan that came before it (None: there was none), and its disputes.

    `year` is the story's, which its days need not repeat.
    """

    story: StoryLine
    plan: PlanRow | None
    disputes: tuple[DisputeRow, ...]
    year: int | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is a line, in words."""
        pieces, outlets = len(self.story.leads), len(self.story.outlets)
        of = f" of {count_text(outlets, 'outlet')}" if pieces > 1 and outlets else ""
        leads = f"leads {count_text(pieces, 'piece')}{of}"
        is_telling = self.plan is not None and self.plan.outcome is not Outcome.OPEN
        return (leads, self.plan.course(self.year)) if self.plan and is_telling else (leads,)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the story: its title, its days, and how much it rests on; `rows` counts all events.

    `origins` is the least number of independent origins; `undated` are the clippings whose day is not known.
    """

    title: str
    days: Interval
    clippings: tuple[ClippingRow, ...]
    undated: tuple[ClippingRow, ...]
    outlets: int
    origins: int
    rows: int

    @property
    def year(self) -> int | None:
        """The year of the story, which its days need not repeat; None where it has several."""
        return year_of(self.days)

    @property
    def lacks_days(self) -> bool:
        """Whether so many clippings have no day that giving them days comes first."""
        return len(self.undated) * MANY_UNDATED >= max(len(self.clippings), FEW)


@dataclass(frozen=True, slots=True)
class Front:
    """The first page."""

    head: Head
    news: News
    density: Density
    lines: tuple[FrontLine, ...]
    tolls: tuple[Toll, ...]
    disputes: tuple[DisputeRow, ...]
    overdue: tuple[PlanRow, ...]
    unsure: tuple[PlanRow, ...]
    ahead: tuple[PlanRow, ...]
    actors: tuple[FrontActor, ...]


class TellingJson(TypedDict):
    """Where the words of one report stand."""

    clipping: str
    start: int
    end: int


class LineJson(TypedDict):
    """A line of the story for programs; days are ISO 8601, None where they are not known."""

    event: str
    title: str
    days: list[str | None]
    basis: str | None
    status: list[dict[str, str | None]]
    tellings: list[TellingJson]
    origins: dict[str, int]
    reasons: list[str]
    disputes: list[str]


def head(shelf: Shelf, title: str, days: Interval, clippings: Sequence[ClippingRow], *, rows: int) -> Head:
    """Return what stands above the story; notes are no clippings of the press and do not count."""
    press = tuple(each for each in clippings if each.kind != ClippingKind.NOTE)
    outlets = {shelf.outlet_by_clipping[each.id] for each in press if each.id in shelf.outlet_by_clipping}
    return Head(title, days, press, undated(shelf, press), len(outlets), _known_origins(shelf), rows)


def undated(shelf: Shelf, clippings: Iterable[ClippingRow]) -> tuple[ClippingRow, ...]:
    """Return the clippings whose day of publication is not known; notes need none."""
    press = (each for each in clippings if each.kind != ClippingKind.NOTE)
    return tuple(each for each in press if shelf.published(each.id).interval == UNKNOWN)


def front_lines(
    story: Iterable[StoryLine], plans: Iterable[PlanRow], disputes: Iterable[DisputeRow], *, year: int | None
) -> tuple[FrontLine, ...]:
    """Return the lines of the story with what was planned before them, and what is disputed in them."""
    plan = {each.id: each for each in plans}
    by_id = {each.id: each for each in disputes}
    return tuple(
        FrontLine(each, plan.get(each.row.id), tuple(by_id[id] for id in each.row.disputes if id in by_id), year)
        for each in story
    )


def front_disputes(
    rows: Sequence[DisputeRow], lines: Sequence[FrontLine], tolls: Sequence[Toll]
) -> tuple[DisputeRow, ...]:
    """Return the disputes over what stands on the page first, then others."""
    shown = {each.story.row.id for each in lines} | {each.id for each in tolls}
    return tuple(sorted(rows, key=lambda each: each.about not in shown)[:DISPUTES])


def plans_of(rows: Iterable[PlanRow], lines: Iterable[FrontLine], *outcomes: Outcome) -> tuple[PlanRow, ...]:
    """Return what is planned for a day that is told and has come to one of these, by day; main events first.

    Plans of one day that one event may have settled stand once. What may be settled and is a line is told there.
    """
    told = {each.story.row.id for each in lines}
    dated = [each for each in rows if each.outcome in outcomes and each.latest]
    open_ones = (each for each in dated if not (each.perhaps and each.id in told))
    ranked = sorted(open_ones, key=lambda each: not each.is_main)
    once = {(each.days, each.perhaps or each.id): each for each in reversed(ranked)}
    main = sorted(once.values(), key=ranked.index)[:PLANS]
    return tuple(sorted(main, key=lambda each: (str(each.latest), each.title, each.id)))


def line_json(line: FrontLine) -> LineJson:
    """Return a line of the story as it is printed for programs."""
    row = line.story.row
    days = [day.isoformat() if day else None for day in (row.earliest, row.latest)]
    status = [
        {"status": each.status, "whose": each.whose, "first": each.first.isoformat() if each.first else None}
        for each in row.versions
    ]
    return LineJson(
        event=row.id,
        title=row.title,
        days=days,
        basis=basis_text(row.basis),
        status=status,
        tellings=[TellingJson(clipping=each.clipping, start=each.start, end=each.end) for each in row.evidence],
        origins={"known": row.origins.known, "at_most": row.origins.at_most},
        reasons=list(line.reasons),
        disputes=list(row.disputes),
    )


def _known_origins(shelf: Shelf) -> int:
    """Return how many origins are known to differ: agencies, and outlets that print a text which nobody else prints."""
    printed: dict[str, set[str]] = {}
    for clipping in shelf.press:
        family = shelf.family_by_clipping.get(clipping)
        agency = (family.origin if family else None) or shelf.agency_by_clipping.get(clipping)
        origin = agency or shelf.outlet_by_clipping.get(clipping, "")
        printed.setdefault(family.id if family else clipping, set()).add(origin)
    return len({origin for origins in printed.values() if len(origins) == 1 for origin in origins} - {""})
