"""The timeline: what happened, is planned, alleged or denied, in order, narrowed by what the address says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from cuttings.ask.density import density
from cuttings.ask.likeliest import likeliest
from cuttings.ask.timeline import Filters, TimelineRow
from cuttings.model.dates import BY_PUBLICATION
from cuttings.web.charts import bar
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked
from cuttings.web.views.story import Told, strip_of, told_as

LONGEST_NUMBER = 7
"""Digits of a number of outlets or origins."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event, as what and by whom it is told, how people touched it, and the bar of its days."""

    row: TimelineRow
    told: tuple[Told, ...]
    judged: tuple[str, ...]
    bar: Markup


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the timeline can be narrowed to, and how many events it has."""

    value: str
    count: int


def timeline_page(asked: Asked) -> Response:
    """Show the main events that pass the filters, or all rows, grouped by when."""
    problems: list[str] = []
    filters = _filters(asked, problems)
    every = asked.dossier.timeline()
    passing = every if filters == Filters() else asked.dossier.timeline(filters)
    found = [each for each in passing if each.disputes or not asked.value("disputed")]
    main = [each for each in found if each.is_main or each.id == asked.show]
    rows = found if asked.value("all") else main
    sheet, offered = asked.sheet(rows), _offered(every)
    return asked.render(
        "timeline.html",
        title="Timeline",
        status=400 if problems else 200,
        sheet=sheet,
        groups=_groups(asked, sheet.rows, every),
        strip=strip_of(asked, density(rows, asked.dossier.published()), "/timeline"),
        every=len(every),
        hidden=len(found) - len(rows),
        is_all=bool(asked.value("all")),
        filters=filters,
        is_narrowed=filters != Filters() or bool(asked.value("disputed")),
        problems=problems,
        meant={} if found else _meant(filters, offered),
        **offered,
        drawer=drawer(asked),
    )


def _offered(every: Sequence[TimelineRow]) -> dict[str, Sequence[Any]]:
    """Return what the filters offer to choose from."""
    return {
        "types": _choices(each.type for each in every),
        "statuses": _choices(status for each in every for status in {version.status for version in each.versions}),
        "names": sorted({name for each in every for name in (*each.actors, *each.recipients)}),
        "places": sorted({name for each in every for name in each.places}),
    }


def _meant(filters: Filters, offered: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each filter that was typed the name that may have been meant, where one is like it."""
    typed = (("actor", filters.actor, "names"), ("place", filters.place, "places"))
    likely = {filter_: likeliest(words, offered[known]) for filter_, words, known in typed if words}
    return {filter_: name for filter_, name in likely.items() if name}


def _filters(asked: Asked, problems: list[str]) -> Filters:
    return Filters(
        type=asked.value("type"),
        status=asked.value("status"),
        actor=asked.value("actor"),
        place=asked.value("place"),
        since=_day(asked.value("since"), problems),
        until=_day(asked.value("until"), problems),
        outlets=_number(asked.value("outlets"), problems),
        origins=_number(asked.value("origins"), problems),
        in_headline=asked.value("headline") is not None,
    )


def _number(written: str | None, problems: list[str]) -> int | None:
    if written is None or (written.isascii() and written.isdigit() and len(written) < LONGEST_NUMBER):
        return int(written) if written else None
    problems.append(f"“{written}” is not a number; it was left out.")
    return None


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
            told_as(each),
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
