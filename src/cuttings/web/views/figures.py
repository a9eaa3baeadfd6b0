"""Figures: each quantity as a chart with one mark a report, and the table that says the same in words."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from starlette.responses import Response

from cuttings.ask.figures import PointRow, SeriesRow
from cuttings.model.entry import Point, Series
from cuttings.web.charts import Dot, chart, key
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked

ENOUGH = 2
"""Figures from which a chart tells more than the table alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in the table: its row, the mark of its source in the chart, and how people touched it."""

    point: PointRow
    key: Markup
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A series with its chart, None where there is a single figure."""

    row: SeriesRow
    chart: Markup | None
    lines: tuple[Line, ...]


def figures_page(asked: Asked) -> Response:
    """Show the series of figures; those on one effect, or with a word of the title."""
    of = asked.value("of")
    sheet = asked.sheet(asked.dossier.figures(of=of))
    series = {each.id: each for each in asked.dossier.entries(Series)}
    return asked.render(
        "figures.html",
        title="Figures",
        sheet=sheet,
        panels=[_panel(asked, each, series[each.id]) for each in sheet.rows],
        effects=sorted({each.effect for each in series.values()}),
        of=of,
        drawer=drawer(asked),
    )


def _panel(asked: Asked, row: SeriesRow, series: Series) -> Panel:
    voices = sorted({each.whose for each in row.points})
    points = {each.figure: each for track in series.tracks for each in track.points}
    lines = tuple(Line(each, key(voices.index(each.whose)), asked.judged_as((each.figure,))) for each in row.points)
    dots = [_dot(asked, each, points[each.figure], voices.index(each.whose)) for each in row.points]
    drawn = chart(dots, title=row.title, table=f"table-{row.id}") if len(dots) >= ENOUGH else None
    by_day = sorted(lines, key=lambda each: _days(points[each.point.figure]))
    return Panel(row, drawn, tuple(by_day))


def _days(point: Point) -> tuple[date, str]:
    return point.latest or point.earliest or date.max, point.figure


def _dot(asked: Asked, row: PointRow, point: Point, source: int) -> Dot:
    words = f"{row.value}, {row.as_of}, {row.whose}: “{row.words}”"
    link = asked.link(show=row.figure, fragment=f"row-{row.figure}")
    return Dot(point.low, point.high, point.earliest, point.latest, source, words, link)
