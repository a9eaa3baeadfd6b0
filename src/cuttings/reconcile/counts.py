"""Whether two figures can belong to one count: a total since something began, a day's and a town's are three.

In:  figures with what they measure, the events they are told with, and what their clause and clipping say of them.
Out: for two of them a score with its reason, or None; and whether they contradict, whatever a third figure has in
     common with both.

What two figures share makes them one count: an event, a town in the same days, one day of one story, a total of one
story, a paragraph that sets them side by side, or the number itself. What contradicts keeps them apart: other places,
a day against a total, a town against a whole country, or one voice that gives two numbers in one text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from cuttings.model.counting import HUMAN_EFFECTS, Period
from cuttings.model.entry import Event
from cuttings.model.finding import Bound
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.days import Days, are_apart, numbered
from cuttings.reconcile.likeness import Profile, likeness
from cuttings.reconcile.quantities import Quantity, quantity_of
from cuttings.reconcile.summary import UNNAMED, LocalFigure, Summary
from cuttings.reconcile.words import WordLists

STORY_DAYS = 31
"""Totals printed further apart are not the same running count, unless one event holds them."""
TOWN_DAYS = 7
"""Counts at one town, of no day that is told, are of one occurrence when they are printed within a week."""
NEWS_DAYS = 3
"""The same number is printed again within the news of some days."""
FILED_DAYS, LOOSE_DAYS = 1, 2
"""Counts with no sign but where they were filed are one from one day to the next; further apart than this they are
none, whatever was counted in between."""
TELLING_NUMBER = 5
"""From here on the same number of people in one story and in the same days is the same count; "two dead" is not."""
LOOSE_RATIO = 8
"""By how much one of them may be larger."""
ROUNDED = Decimal("1.25")
"""By how much a number may differ from one that is rounded ("more than 40", 43)."""
FEW = 5
"""By how many it may differ at least: of few, one more is a lot."""
POINTS = frozenset({Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT})
SHARED_NAMES = 2
"""Names that two texts of one story have in common, or as many as the shorter one has."""
ALIKE = 200
"""Likeness of two texts, in thousandths, from which on they are of one story even where no name is read in both."""
OUTLET = "outlet"
TOTALS = frozenset({Period.SO_FAR, Period.GROWING})


class Bounds(Protocol):
    """What has a lowest number and a highest; None is open."""

    @property
    def low(self) -> Decimal:
        """The lowest number."""

    @property
    def high(self) -> Decimal | None:
        """The highest number."""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with what it measures, the events it is told with, and where it is counted.

    `towns` and `areas` are places of its own clause, `filed` those of the dateline, by key; `story` are the named
    actors of its clipping; `source` is a key of who counts.
    """

    figure: LocalFigure
    quantity: Quantity
    summary: Summary
    events: tuple[str, ...]
    towns: tuple[str, ...]
    areas: tuple[str, ...]
    filed: tuple[str, ...]
    story: tuple[str, ...]
    source: str

    @property
    def places(self) -> tuple[str, ...]:
        """The places of its clause."""
        return (*self.towns, *self.areas)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is compared, in the form that comparing takes least time: each is looked at in many pairs.

    `point` is its number where it is told as one, `number` where that is hardly the same by chance; `paragraph` is a
    key of where it stands; `has_sign` is set where something beside its event says what it counts.
    """

    events: frozenset[str]
    towns: frozenset[str]
    areas: frozenset[str]
    filed: frozenset[str]
    story: frozenset[str]
    profile: Profile
    period: Period | None
    days: Days
    published: Days
    low: Decimal
    high: Decimal | None
    point: Decimal | None
    number: str | None
    paragraph: str
    clipping: str
    source: str
    is_former: bool
    is_vote: bool
    is_people: bool
    is_side: bool
    has_sign: bool


def place_figures(
    summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, words: WordLists, areas: Areas
) -> Iterator[PlacedFigure]:
    """Yield each figure of clippings that are not notes, with what it can be compared by."""
    event_of = {report: event.id for event in events for report in event.reports}
    for summary in (each for each in summaries if not each.is_note):
        places_of = {each.id: each.places for each in summary.reports}
        named = (cast.by_chain.get(each.chain) for each in summary.actors if each.names)
        story = tuple(sorted({each.id for each in named if each}))
        filed = tuple(sorted(cast.place(each) for each in summary.places))
        for figure in summary.figures:
            parties = [figure.place] if figure.place else [p for r in figure.reports for p in places_of.get(r, ())]
            places = sorted({cast.place(cast.key(each)) for each in parties})
            yield PlacedFigure(
                figure=figure,
                quantity=quantity_of(figure, summary.language, words),
                summary=summary,
                events=tuple(sorted({event_of[each] for each in figure.reports if each in event_of})),
                towns=tuple(each for each in places if not areas.is_area(each)),
                areas=tuple(each for each in places if areas.is_area(each)),
                filed=filed,
                story=story,
                source=_source(figure, summary, cast),
            )


def _source(figure: LocalFigure, summary: Summary, cast: Cast) -> str:
    """Return a key of who counts: the speaker, else the outlet; nobody knows two unknown ones to be one."""
    whose, publisher = figure.whose, summary.publisher
    if whose is None:
        return f"{OUTLET} {publisher}" if publisher else f"{OUTLET} of {summary.clipping}"
    is_unnamed = cast.actor(whose) is None and whose.surface == UNNAMED
    return f"speaker in {summary.clipping}" if is_unnamed else f"speaker {cast.key(whose)}"


def counts_of(placed: Sequence[PlacedFigure]) -> dict[str, Count]:
    """Return figures as they are compared, by id."""
    summaries = {each.summary.clipping: each.summary for each in placed}
    profiles = {id: dict(zip(each.words, each.weights, strict=True)) for id, each in summaries.items()}
    return {each.figure.id: _count(each, profiles[each.summary.clipping]) for each in placed}


def _count(placed: PlacedFigure, profile: Profile) -> Count:
    figure, summary = placed.figure, placed.summary
    return Count(
        events=frozenset(placed.events),
        towns=frozenset(placed.towns),
        areas=frozenset(placed.areas),
        filed=frozenset(placed.filed),
        story=frozenset(placed.story),
        profile=profile,
        period=figure.period,
        days=numbered(figure.earliest, figure.latest),
        published=numbered(summary.earliest, summary.latest),
        low=figure.low,
        high=figure.high,
        point=figure.low if figure.bound in POINTS else None,
        number=_telling_number(placed),
        paragraph=f"{summary.clipping} {figure.paragraph}",
        clipping=summary.clipping,
        source=placed.source,
        is_former=figure.is_former,
        is_vote=placed.quantity.follows_vote,
        is_people=figure.effect in HUMAN_EFFECTS,
        is_side=figure.vote is not None,
        has_sign=bool(figure.period or placed.towns or placed.areas or placed.quantity.follows_vote),
    )


def _telling_number(placed: PlacedFigure) -> str | None:
    """Return a number that is hardly the same by chance: of things with a name, or of several people."""
    figure = placed.figure
    is_of_people = figure.effect in HUMAN_EFFECTS or figure.vote is not None
    is_telling = figure.low >= TELLING_NUMBER if is_of_people else bool(figure.counted)
    return str(figure.low) if is_telling and figure.bound in (Bound.EXACT, Bound.AT_LEAST) else None


def meeting_keys(placed: Iterable[PlacedFigure]) -> Iterator[tuple[str, int, str]]:
    """Yield each key under which figures that can be one count meet, a place in its block, and the figure's id."""
    for each in placed:
        yield from ((f"{each.quantity.key} {key}", 0, each.figure.id) for key in {*_keys(each)})


def _keys(placed: PlacedFigure) -> Iterator[str]:
    figure = placed.figure
    yield from (*placed.events, *placed.towns, *placed.filed)
    yield f"text {placed.summary.clipping}"
    if placed.quantity.follows_vote or figure.vote:
        yield "vote"
    if figure.period in TOTALS:
        yield "total"
    if figure.period is Period.DAY and figure.earliest:
        yield f"day {figure.earliest}"
    number = _telling_number(placed)
    if number:
        yield f"number {number}"
        if figure.effect in HUMAN_EFFECTS:
            yield "people"


def judge_counts(a: Count, b: Count) -> tuple[int, str] | None:
    """Return (score, reason) when two figures on one quantity can belong to one count."""
    if contradict(a, b):
        return None
    return next(((score, reason) for score, reason, holds in _evidence(a, b) if holds), None)


def _evidence(a: Count, b: Count) -> Iterator[tuple[int, str, bool]]:
    """Yield what can make two figures one count, best first, with its score and whether it is there."""
    share_event, is_same_number = _share(a.events, b.events), _is_same_number(a, b)
    are_side_by_side = _are_set_side_by_side(a, b)
    yield 950, "same number of one event", share_event and is_same_number and _is_of_no_time(a, b)
    yield 900, "same quantity of one event", share_event
    yield 850, "counts of one paragraph, side by side", are_side_by_side and a.paragraph == b.paragraph
    is_of_month = _printed_within(a, b, STORY_DAYS)
    yield 800, "totals of one story", _are_totals(a, b) and is_of_month and _are_one_story(a, b)
    yield 750, "same quantity at one place, in the same days", _share(a.towns, b.towns) and _are_near(a, b)
    yield 700, "same quantity of one day, in one story", _are_of_one_day(a, b) and _are_one_story(a, b)
    yield 650, "same quantity of a vote, in the same weeks", a.is_vote and b.is_vote and is_of_month
    yield 640, "counts of two voices in one text", are_side_by_side
    is_one_side = _are_of_one_vote(a, b) and _are_one_story(a, b)
    yield 630, "same side of a vote in one story, in the same days", is_one_side
    yield 625, "close numbers in one story, in the same days", _are_close_numbers(a, b) and _are_one_story(a, b)
    yield 620, "same number in one story, in the same days", is_same_number and _are_one_story(a, b)
    yield 600, "same quantity, filed at one place in the same days", _are_filed_together(a, b)


def contradict(a: Count, b: Count) -> bool:
    """Tell whether two figures cannot belong to one count, whatever they have in common with a third."""
    if _are_loose(a, b) or _are_elsewhere(a, b):  # what most pairs are refused for comes first
        return True
    return _are_of_other_times(a, b) or _is_part_of_whole(a, b) or _are_of_one_breath(a, b)


def _are_of_one_breath(a: Count, b: Count) -> bool:
    """Tell whether one voice gives two numbers in one text, and takes none of them back: they count two things."""
    if a.clipping != b.clipping or a.is_former or b.is_former or _have_days_apart(a, b):
        return False
    is_one_voice = a.source == b.source or _goes_on(a, b) or _goes_on(b, a)
    return is_one_voice and (are_disjoint(a, b) or _are_far(a, b))


def _goes_on(own: Count, other: Count) -> bool:
    """Tell whether an outlet's own count, in the paragraph of a speaker's, only goes on with what the speaker says."""
    is_own = own.source.startswith(OUTLET) and not other.source.startswith(OUTLET)
    return is_own and own.paragraph == other.paragraph and own.period not in TOTALS


def _are_elsewhere(a: Count, b: Count) -> bool:
    both_towns, both_areas = a.towns and b.towns, a.areas and b.areas
    if both_towns:
        return not _share(a.towns, b.towns)
    if both_areas:
        return not _share(a.areas, b.areas)
    is_town_and_area = (a.towns and b.areas) or (b.towns and a.areas)
    return bool(is_town_and_area) and not _share(a.events, b.events)


def _are_of_other_times(a: Count, b: Count) -> bool:
    periods = {a.period, b.period}
    if periods == {Period.DAY}:
        return _have_days_apart(a, b)
    if periods == {Period.DAY, None}:
        return _are_far(a, b) and not _share(a.events, b.events)
    if Period.SO_FAR not in periods or periods <= TOTALS:
        return False
    is_of_day, is_one_text = Period.DAY in periods, a.clipping == b.clipping
    return (is_of_day and not _share(a.events, b.events)) or (_are_far(a, b) and (is_of_day or not is_one_text))


def _is_part_of_whole(a: Count, b: Count) -> bool:
    """Tell whether one counts in a town and the other all since something began, and far more or fewer."""
    town, other = (a, b) if a.towns else (b, a)
    is_whole = other.period == Period.SO_FAR and not other.towns
    return bool(town.towns) and is_whole and _are_far(a, b)


def _are_loose(a: Count, b: Count) -> bool:
    """Tell whether two counts without any sign, of no event in common, are printed days apart or of two magnitudes."""
    if a.has_sign or b.has_sign or _share(a.events, b.events) or a.clipping == b.clipping:
        return False
    low, high = min(a.low, b.low), max(a.low, b.low)
    return not _printed_within(a, b, LOOSE_DAYS) or low * LOOSE_RATIO < high


def _are_far(a: Count, b: Count) -> bool:
    """Tell whether two numbers as printed, "at least" or not, are too far apart to be one rounded: 17 and 46."""
    if a.point is None or b.point is None:
        return False
    low, high = min(a.point, b.point), max(a.point, b.point)
    return low * ROUNDED < high and high - low >= FEW


def are_disjoint(a: Bounds, b: Bounds) -> bool:
    """Tell whether two numbers exclude each other."""
    return is_below(a, b) or is_below(b, a)


def is_below(a: Bounds, b: Bounds) -> bool:
    """Tell whether a number is smaller than another, however they are meant."""
    return a.high is not None and a.high < b.low


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)


def _have_days_apart(a: Count, b: Count) -> bool:
    return are_apart(a.days, b.days, more_than=0)


def _printed_within(a: Count, b: Count, days: int) -> bool:
    return not are_apart(a.published, b.published, more_than=days)


def _are_one_story(a: Count, b: Count) -> bool:
    shared = a.story & b.story
    has_names = len(shared) >= max(1, min(SHARED_NAMES, len(a.story), len(b.story)))
    return has_names or likeness(a.profile, b.profile) >= ALIKE


def _are_totals(a: Count, b: Count) -> bool:
    return a.period in TOTALS and b.period in TOTALS and bool(a.towns) == bool(b.towns)


def _are_set_side_by_side(a: Count, b: Count) -> bool:
    """Tell whether one text has two voices count the same, as far as their clauses say: not one of them a day's.

    An outlet's own count beside a speaker's is another voice's only where it is a total.
    """
    are_two_voices = a.clipping == b.clipping and a.source != b.source
    have_own_voice = all(not each.source.startswith(OUTLET) or each.period in TOTALS for each in (a, b))
    return are_two_voices and have_own_voice and (a.period == Period.DAY) is (b.period == Period.DAY)


def _are_near(a: Count, b: Count) -> bool:
    is_total = _are_totals(a, b)
    return _printed_within(a, b, STORY_DAYS if is_total else TOWN_DAYS)


def _are_of_one_day(a: Count, b: Count) -> bool:
    is_day = a.period == b.period == Period.DAY and None not in (*a.days, *b.days)
    return is_day and a.days == b.days and bool(a.towns) == bool(b.towns)


def _are_of_one_vote(a: Count, b: Count) -> bool:
    """Tell whether two counts of one side are close and of the same days: two outlets', or a clerk's mended one."""
    return a.is_side and b.is_side and _printed_within(a, b, NEWS_DAYS) and not _are_far(a, b)


def _are_close_numbers(a: Count, b: Count) -> bool:
    """Tell whether two counts of people without a day of their own are so close that one may be the other, later."""
    are_of_people = a.is_people and b.is_people and a.number is not None and b.number is not None
    is_of_day = Period.DAY in (a.period, b.period)
    return are_of_people and not is_of_day and not _are_far(a, b) and _printed_within(a, b, TOWN_DAYS)


def _is_of_no_time(a: Count, b: Count) -> bool:
    """Tell whether two clauses say of no time for which they count: then the number tells which of several it is."""
    return not a.period and not b.period


def _is_same_number(a: Count, b: Count) -> bool:
    return a.number is not None and a.number == b.number and _printed_within(a, b, NEWS_DAYS)


def _are_filed_together(a: Count, b: Count) -> bool:
    """Tell whether two figures are of one place, where one of them or both only were filed there and give no other."""
    has_wider = any(each.areas or each.period == Period.SO_FAR for each in (a, b))
    is_one_place = _share(a.towns or a.filed, b.towns or b.filed)
    return is_one_place and not has_wider and _printed_within(a, b, FILED_DAYS)
