"""The timeline: what happened, is planned, alleged or denied, in order, narrowed by what the address says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup
from starlette.responses import Response

from cuttings.ask.timeline import Filters, TimelineRow
from cuttings.model.dates import BY_PUBLICATION
from cuttings.web.charts import bar
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked


@dataclass(frozen=True, slots=True)
class Line:
    """An event with how people touched it, and the bar of its days."""

    row: TimelineRow
    judged: tuple[str, ...]
    bar: Markup


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the timeline can be narrowed to, and how many events it has."""

    value: str
    count: int


def timeline_page(asked: Asked) -> Response:
    """Show the events that pass the filters, grouped by when."""
    problems: list[str] = []
    filters = Filters(
        type=asked.value("type"),
        status=asked.value("status"),
        actor=asked.value("actor"),
        place=asked.value("place"),
        since=_day(asked.value("since"), problems),
        until=_day(asked.value("until"), problems),
    )
    every = asked.dossier.timeline()
    found = every if filters == Filters() else asked.dossier.timeline(filters)
    if asked.value("disputed"):
        found = tuple(each for each in found if each.disputes)
    sheet = asked.sheet(found)
    return asked.render(
        "timeline.html",
        title="Timeline",
        status=400 if problems else 200,
        sheet=sheet,
        groups=_groups(asked, sheet.rows, every),
        every=len(every),
        filters=filters,
        is_narrowed=filters != Filters() or bool(asked.value("disputed")),
        problems=problems,
        types=_choices(each.type for each in every),
        statuses=_choices(status for each in every for status in {version.status for version in each.versions}),
        names=sorted({name for each in every for name in (*each.actors, *each.recipients)}),
        places=sorted({name for each in every for name in each.places}),
        drawer=drawer(asked),
    )


def _day(written: str | None, problems: list[str]) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        problems.append(f"“{written}” is not a day. Write it as 2031-03-05; it was left out.")
        return None


def _choices(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, count) for value, count in sorted(Counter(map(str, values)).items()))


def _groups(
    asked: Asked, rows: Sequence[TimelineRow], every: Sequence[TimelineRow]
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    days = sorted(day for each in every for day in (each.earliest, each.latest) if day)
    first, last = (days[0], days[-1]) if days else (date.min, date.min)
    lines = (
        Line(
            each,
            asked.judged_as((*each.reports, *each.disputes)),
            bar(
                each.earliest,
                each.latest,
                first=first,
                last=last,
                is_by_publication=each.basis in BY_PUBLICATION,
            ),
        )
        for each in rows
    )
    return tuple((when, tuple(many)) for when, many in groupby(lines, key=lambda line: line.row.when))
