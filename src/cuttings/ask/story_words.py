"""How the story is worded: its days and how they are known, what came of a plan, disputes, origins.

In:  days, statuses, outcomes, origins.
Out: short English texts for a line: "~ Mon 3 Mar", "planned 6 Mar → called off 9 Mar", "2 origins known, at most 4".
"""

from collections.abc import Sequence
from datetime import date

from cuttings.ask.wording import OWN, count_text
from cuttings.model.dates import BY_PUBLICATION, DayBasis, Interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import DisputeKind, Origins

_DISPUTED = {
    DisputeKind.FIGURES: "how many",
    DisputeKind.STATUS: "denied",
    DisputeKind.OFFICE: "who holds the office",
    DisputeKind.LABELS: "what to call it",
    DisputeKind.DAY: "on which day",
    DisputeKind.PLACE: "where",
}
_OUTCOMES = {
    "overdue": "Overdue, nothing told since the day",
    "unsure": "Perhaps settled by another event",
    "ahead": "Still to come",
    "moved": "Moved to another day",
    "called_off": "Called off",
    "happened": "Happened",
    "open": "For no day that is told",
}
_BASES = {
    DayBasis.CLAUSE: "as told in these words",
    DayBasis.SENTENCE: "by its sentence",
    DayBasis.TEXT: "by another place of the text",
    DayBasis.HEADING: "by the heading above it",
    DayBasis.PUBLISHED: "on or shortly before, by publication",
    DayBasis.ANNOUNCED: "from then on, by publication",
}
UNTOLD = "OTHER"
"""The type of an event that is of no kind told apart."""
ABOUT = "~"
"""Stands before a day that is known by publication alone."""


def period_text(days: Interval) -> str:
    """Return first and last day of a story: "2 – 29 March 2031" as "2 – 29 Mar 2031", "28 Feb – 3 Mar 2031"."""
    first, last = days.earliest, days.latest
    if first is None or last is None:
        return "no days known"
    start, end = day_text(first, None), day_text(last, None)
    if first == last:
        return end
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else day_text(first, last.year)
    return f"{start} – {end}"


def year_of(days: Interval) -> int | None:
    """Return the year of a story, which its days need not repeat; None where it has several, or none is known."""
    first, last = days.earliest, days.latest
    return first.year if first and last and first.year == last.year else None


def day_text(day: date, year: int | None) -> str:
    """Return a day without its weekday, and without the year where it is the one given: "6 Mar"."""
    text = days_text(Interval(day, day)).partition(" ")[2]
    return text.removesuffix(f" {year}")


def short_days(days: Interval, basis: DayBasis | None, *, year: int | None) -> str:
    """Return days for a narrow column, without the year where it is the one given: "Mon 3 Mar", "~ Mon 3 Mar", "Mar".

    What is known by publication is told by the day of publication, behind a "~".
    """
    if basis in BY_PUBLICATION:
        day = days.latest if basis is DayBasis.PUBLISHED else days.earliest
        days = Interval(day, day)
    about = f"{ABOUT} " if basis in BY_PUBLICATION else ""
    text = days_text(days)
    text = period_text(days) if " to " in text else text
    for long, short in (("undated", "no day"), ("not after", "by"), ("not before", "from")):
        text = text.replace(long, short)
    return about + (text.replace(f" {year}", "") if year else text)


def basis_text(basis: DayBasis | None) -> str | None:
    """Return how the day of an event is known, in words; None where nothing is said of it."""
    return _BASES.get(basis) if basis else None


def status_text(status: str) -> str:
    """Return a status as words: "called for"."""
    return status.replace("_", " ")


def plan_text(status: str, told: date | None, *, year: int | None) -> str:
    """Return as what something was told before it was to be, and since when: "planned 6 Mar"."""
    return f"{status_text(status)}{_on(told, year)}"


def course_text(
    status: str,
    told: date | None,
    outcome: str,
    moved: Interval,
    since: date | None,
    *,
    year: int | None,
    settler: str | None = None,
) -> str:
    """Return what was planned and what came of it: "planned 6 Mar → called off 9 Mar", "planned, still ahead".

    `settler` is the title of what may have settled it.
    """
    plan = plan_text(status, told, year=year)
    match outcome:
        case "moved":
            return f"{plan} → moved to {short_days(moved, None, year=year)}"
        case "overdue":
            return f"{plan} → nothing told since"
        case "unsure":
            return f"{plan} → perhaps settled{f': {settler}' if settler else ' by another event'}"
        case "ahead":
            return f"{plan}, still ahead"
        case "open":
            return f"{plan}, for no day that is told"
        case _:
            return f"{plan} → {status_text(outcome)}{_on(since, year)}"


def _on(day: date | None, year: int | None) -> str:
    """Return a day behind what was told on it: " 6 Mar"; nothing where it is not known."""
    return f" {day_text(day, year)}" if day else ""


def type_text(type_: str) -> str:
    """Return what kind of event something is, in words; nothing where it is of no kind that is told apart."""
    return "" if type_ == UNTOLD else status_text(type_.lower())


def outcome_text(outcome: str) -> str:
    """Return what came of plans, as a heading over them."""
    return _OUTCOMES[outcome]


def dispute_words(kind: str) -> str:
    """Return what a dispute is about, in the words that stand behind a flag."""
    return _DISPUTED[DisputeKind(kind)]


def names_text(names: Sequence[str], *, most: int) -> str:
    """Return who says something, in few words: the first so many, and how many more."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(each.removesuffix(OWN) for each in names[:most])}{more}"


def rests_text(outlets: int, origins: int) -> str:
    """Return how much a story rests on: "9 outlets · at least 14 independent origins"."""
    if not outlets:
        return "no outlet known"
    return f"{count_text(outlets, 'outlet')} · at least {count_text(origins, 'independent origin')}"


def short_origins(origins: Origins) -> str:
    """Return the origins alone: "4 origins known, at most 6", "1 origin"."""
    if origins.known == origins.at_most:
        return count_text(origins.known, "origin")
    known = f"{count_text(origins.known, 'origin')} known" if origins.known else "no origin known"
    return f"{known}, at most {origins.at_most}"
