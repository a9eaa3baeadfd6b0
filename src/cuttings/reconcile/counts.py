"""Whether two figures can belong to one count: a total since something began, a day's and a town's are three.

In:  figures with what they measure, the events they are told with, and what their clause and clipping say of them.
Out: for two of them a score with its reason, or None; and whether they contradict, whatever a third figure has in
     common with both.

What two figures share makes them one count: an event, a town in the same days, one day of one story, a total of one
story, a paragraph that sets them side by side, or the number itself. What contradicts keeps them apart: other places,
a day against a total, a town against a whole country, or one voice that gives two numbers in one text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cuttings.model.counting import HUMAN_EFFECTS, Period
from cuttings.model.entry import Event
from cuttings.model.finding import Bound
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.blocking import Candidate
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.likeness import likeness
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


def place_figures(
    summaries: Iterable[Summary], events: Sequence[Event], cast: Cast, words: WordLists, areas: Areas
) -> Iterator[PlacedFigure]:
    """Yield each figure with what it can be compared by."""
    event_of = {report: event.id for event in events for report in event.reports}
    for summary in summaries:
        places_of = {each.id: each.places for each in summary.reports}
        named = (cast.by_chain.get(each.chain) for each in summary.actors if each.names)
        story = tuple(sorted({each.id for each in named if each}))
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
                filed=tuple(sorted(cast.place(each) for each in summary.places)),
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


def body_of(placed: PlacedFigure) -> dict[str, Any]:
    """Return all that the comparison of a figure needs, as plain data."""
    figure, summary = placed.figure, placed.summary
    return {
        "events": placed.events,
        "towns": placed.towns,
        "areas": placed.areas,
        "filed": placed.filed,
        "story": placed.story,
        "profile": dict(zip(summary.words, summary.weights, strict=True)),
        "period": figure.period or "",
        "days": numbered(figure.earliest, figure.latest),
        "published": numbered(summary.earliest, summary.latest),
        "low": str(figure.low),
        "high": None if figure.high is None else str(figure.high),
        "point": str(figure.low) if figure.bound in POINTS else None,
        "number": _telling_number(placed),
        "paragraph": f"{summary.clipping} {figure.paragraph}",
        "clipping": summary.clipping,
        "source": placed.source,
        "is_former": figure.is_former,
        "is_vote": placed.quantity.follows_vote,
        "is_people": figure.effect in HUMAN_EFFECTS,
        "is_side": figure.vote is not None,
    }


def _telling_number(placed: PlacedFigure) -> str | None:
    """Return a number that is hardly the same by chance: of things with a name, or of several people."""
    figure = placed.figure
    is_of_people = figure.effect in HUMAN_EFFECTS or figure.vote is not None
    is_telling = figure.low >= TELLING_NUMBER if is_of_people else bool(figure.counted)
    return str(figure.low) if is_telling and figure.bound in (Bound.EXACT, Bound.AT_LEAST) else None


def candidates(placed: Iterable[PlacedFigure], bodies: Mapping[str, Any]) -> Iterator[Candidate]:
    """Yield the figures with the keys under which those that can be one count meet."""
    for each in placed:
        yield Candidate(each.figure.id, bodies[each.figure.id], {f"{each.quantity.key} {at}" for at in _keys(each)})


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


def judge_counts(a: Any, b: Any) -> tuple[int, str] | None:
    """Return (score, reason) when two figures on one quantity can belong to one count."""
    if contradict(a, b):
        return None
    evidence = (
        (950, "same number of one event", _share(a, b, "events") and _is_same_number(a, b) and _is_of_no_time(a, b)),
        (900, "same quantity of one event", _share(a, b, "events")),
        (
            850,
            "counts of one paragraph, side by side",
            a["paragraph"] == b["paragraph"] and _are_set_side_by_side(a, b),
        ),
        (800, "totals of one story", _are_totals(a, b) and _printed_within(a, b, STORY_DAYS) and _are_one_story(a, b)),
        (750, "same quantity at one place, in the same days", _share(a, b, "towns") and _are_near(a, b)),
        (700, "same quantity of one day, in one story", _are_of_one_day(a, b) and _are_one_story(a, b)),
        (
            650,
            "same quantity of a vote, in the same weeks",
            a["is_vote"] and b["is_vote"] and _printed_within(a, b, STORY_DAYS),
        ),
        (640, "counts of two voices in one text", _are_set_side_by_side(a, b)),
        (630, "same side of a vote in one story, in the same days", _are_of_one_vote(a, b) and _are_one_story(a, b)),
        (625, "close numbers in one story, in the same days", _are_close_numbers(a, b) and _are_one_story(a, b)),
        (620, "same number in one story, in the same days", _is_same_number(a, b) and _are_one_story(a, b)),
        (600, "same quantity, filed at one place in the same days", _are_filed_together(a, b)),
    )
    return next(((score, reason) for score, reason, holds in evidence if holds), None)


def contradict(a: Any, b: Any) -> bool:
    """Tell whether two figures cannot belong to one count, whatever they have in common with a third."""
    rules = (_are_of_one_breath, _are_elsewhere, _are_of_other_times, _is_part_of_whole, _are_loose)
    return any(rule(a, b) for rule in rules)


def _are_of_one_breath(a: Any, b: Any) -> bool:
    """Tell whether one voice gives two numbers in one text, and takes none of them back: they count two things."""
    if a["clipping"] != b["clipping"] or a["is_former"] or b["is_former"] or _have_days_apart(a, b):
        return False
    is_one_voice = a["source"] == b["source"] or _goes_on(a, b) or _goes_on(b, a)
    return is_one_voice and (are_disjoint(a, b) or _are_far(a, b))


def _goes_on(own: Any, other: Any) -> bool:
    """Tell whether an outlet's own count, in the paragraph of a speaker's, only goes on with what the speaker says."""
    is_own = own["source"].startswith(OUTLET) and not other["source"].startswith(OUTLET)
    return is_own and own["paragraph"] == other["paragraph"] and own["period"] not in TOTALS


def _are_elsewhere(a: Any, b: Any) -> bool:
    both_towns, both_areas = a["towns"] and b["towns"], a["areas"] and b["areas"]
    if both_towns:
        return not _share(a, b, "towns")
    if both_areas:
        return not _share(a, b, "areas")
    is_town_and_area = (a["towns"] and b["areas"]) or (b["towns"] and a["areas"])
    return bool(is_town_and_area) and not _share(a, b, "events")


def _are_of_other_times(a: Any, b: Any) -> bool:
    periods = {a["period"], b["period"]}
    if periods == {Period.DAY}:
        return _have_days_apart(a, b)
    if periods == {Period.DAY, ""}:
        return _are_far(a, b) and not _share(a, b, "events")
    if Period.SO_FAR not in periods or periods <= TOTALS:
        return False
    is_of_day, is_one_text = Period.DAY in periods, a["clipping"] == b["clipping"]
    return (is_of_day and not _share(a, b, "events")) or (_are_far(a, b) and (is_of_day or not is_one_text))


def _is_part_of_whole(a: Any, b: Any) -> bool:
    """Tell whether one counts in a town and the other all since something began, and far more or fewer."""
    town, other = (a, b) if a["towns"] else (b, a)
    is_whole = other["period"] == Period.SO_FAR and not other["towns"]
    return bool(town["towns"]) and is_whole and _are_far(a, b)


def _are_loose(a: Any, b: Any) -> bool:
    """Tell whether two counts without any sign, of no event in common, are printed days apart or of two magnitudes."""
    has_sign = any(each["period"] or each["towns"] or each["areas"] or each["is_vote"] for each in (a, b))
    if has_sign or _share(a, b, "events") or a["clipping"] == b["clipping"]:
        return False
    low, high = sorted(Decimal(each["low"]) for each in (a, b))
    return not _printed_within(a, b, LOOSE_DAYS) or low * LOOSE_RATIO < high


def _are_far(a: Any, b: Any) -> bool:
    """Tell whether two numbers as printed, "at least" or not, are too far apart to be one rounded: 17 and 46."""
    if a["point"] is None or b["point"] is None:
        return False
    low, high = sorted((Decimal(a["point"]), Decimal(b["point"])))
    return low * ROUNDED < high and high - low >= FEW


def are_disjoint(a: Any, b: Any) -> bool:
    """Tell whether two numbers exclude each other."""
    return _is_below(a, b) or _is_below(b, a)


def _is_below(a: Any, b: Any) -> bool:
    return a["high"] is not None and Decimal(a["high"]) < Decimal(b["low"])


def _share(a: Any, b: Any, field: str) -> bool:
    return not set(a[field]).isdisjoint(b[field])


def _have_days_apart(a: Any, b: Any) -> bool:
    return are_apart(a["days"], b["days"], more_than=0)


def _printed_within(a: Any, b: Any, days: int) -> bool:
    return not are_apart(a["published"], b["published"], more_than=days)


def _are_one_story(a: Any, b: Any) -> bool:
    shared = set(a["story"]) & set(b["story"])
    has_names = len(shared) >= max(1, min(SHARED_NAMES, len(a["story"]), len(b["story"])))
    return has_names or likeness(a["profile"], b["profile"]) >= ALIKE


def _are_totals(a: Any, b: Any) -> bool:
    return a["period"] in TOTALS and b["period"] in TOTALS and bool(a["towns"]) == bool(b["towns"])


def _are_set_side_by_side(a: Any, b: Any) -> bool:
    """Tell whether one text has two voices count the same, as far as their clauses say: not one of them a day's.

    An outlet's own count beside a speaker's is another voice's only where it is a total.
    """
    are_two_voices = a["clipping"] == b["clipping"] and a["source"] != b["source"]
    have_own_voice = all(not each["source"].startswith(OUTLET) or each["period"] in TOTALS for each in (a, b))
    return are_two_voices and have_own_voice and (a["period"] == Period.DAY) is (b["period"] == Period.DAY)


def _are_near(a: Any, b: Any) -> bool:
    is_total = _are_totals(a, b)
    return _printed_within(a, b, STORY_DAYS if is_total else TOWN_DAYS)


def _are_of_one_day(a: Any, b: Any) -> bool:
    is_day = a["period"] == b["period"] == Period.DAY and None not in (*a["days"], *b["days"])
    return is_day and a["days"] == b["days"] and bool(a["towns"]) == bool(b["towns"])


def _are_of_one_vote(a: Any, b: Any) -> bool:
    """Tell whether two counts of one side are close and of the same days: two outlets', or a clerk's mended one."""
    return a["is_side"] and b["is_side"] and _printed_within(a, b, NEWS_DAYS) and not _are_far(a, b)


def _are_close_numbers(a: Any, b: Any) -> bool:
    """Tell whether two counts of people without a day of their own are so close that one may be the other, later."""
    are_of_people = a["is_people"] and b["is_people"] and a["number"] is not None and b["number"] is not None
    is_of_day = Period.DAY in (a["period"], b["period"])
    return are_of_people and not is_of_day and not _are_far(a, b) and _printed_within(a, b, TOWN_DAYS)


def _is_of_no_time(a: Any, b: Any) -> bool:
    """Tell whether two clauses say of no time for which they count: then the number tells which of several it is."""
    return not a["period"] and not b["period"]


def _is_same_number(a: Any, b: Any) -> bool:
    return a["number"] is not None and a["number"] == b["number"] and _printed_within(a, b, NEWS_DAYS)


def _are_filed_together(a: Any, b: Any) -> bool:
    """Tell whether two figures are of one place, where one of them or both only were filed there and give no other."""
    has_wider = any(each["areas"] or each["period"] == Period.SO_FAR for each in (a, b))
    is_one_place = not set(a["towns"] or a["filed"]).isdisjoint(b["towns"] or b["filed"])
    return is_one_place and not has_wider and _printed_within(a, b, FILED_DAYS)
