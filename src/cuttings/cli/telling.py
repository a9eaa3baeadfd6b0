"""Commands that tell the story: story, ahead, news."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cuttings.ask import open_dossier
from cuttings.ask.ahead import Outcome
from cuttings.ask.front import line_json
from cuttings.ask.news import News
from cuttings.ask.story import LINES
from cuttings.ask.story_words import year_of
from cuttings.cli.context import console, in_dossier, now, print_json, row_json, with_json
from cuttings.cli.hints import show_hints
from cuttings.cli.show_story import show_front, show_news, show_plans
from cuttings.model.dates import parse_edtf
from cuttings.pipeline import mark_seen


@click.command()
@click.option("--lines", type=click.IntRange(min=1), default=LINES, show_default=True, help="Main events at most.")
@in_dossier
@with_json
def story(folder: Path, as_json: bool, lines: int) -> None:
    """Show the first page: the main events in their order, tolls, disputes, what is ahead, who, and what is new.

    A line is what some clipping leads with; those of most outlets come before others. With --json, an object a line.

    \b
    Examples:
      cuttings story
      cuttings story --lines 8
    """
    with open_dossier(folder) as dossier:
        front = dossier.front(lines=lines)
        print_json(map(line_json, front.lines)) if as_json else show_front(console(), front)


@click.command()
@click.option("--all", "is_all", is_flag=True, help="Also what is planned for no day that is told.")
@in_dossier
@with_json
def ahead(folder: Path, as_json: bool, is_all: bool) -> None:
    """Show what was planned, threatened or called for, for which day, and what came of it.

    Overdue is what lies before the last day of publication while nothing tells that it took place or was called off.

    \b
    Examples:
      cuttings ahead
      cuttings ahead --all --json
    """
    with open_dossier(folder) as dossier:
        every = dossier.ahead()
        rows = tuple(each for each in every if is_all or each.outcome is not Outcome.OPEN)
        print_json(rows) if as_json else show_plans(console(), rows, year=year_of(dossier.published()))
        if as_json:
            return
        if len(rows) < len(every):
            console().print(f"{len(every) - len(rows)} more, for no day that is told: --all", style="dim")
        elif not rows:
            show_hints(console(), dossier, ())


def _day(_: click.Context, __: click.Parameter, written: str | None) -> str | None:
    days = parse_edtf(written) if written else None
    if written and (days is None or days.earliest is None):
        raise click.BadParameter(f"“{written}” is not a day, month or year; write 2031-03-05, 2031-03 or 2031.")
    return days.earliest.isoformat() if days and days.earliest else None


@click.command()
@click.option("--since", callback=_day, metavar="DAY", help="What was added on this day and later.")
@click.option("--seen", "is_seen", is_flag=True, help="Record that you have seen all: news are counted from now on.")
@in_dossier
@with_json
def news(folder: Path, as_json: bool, since: str | None, is_seen: bool) -> None:
    """Show what is new since the last look: clippings, events first told by them, counts and plans that changed.

    Asking records nothing; a look is recorded with --seen.

    \b
    Examples:
      cuttings news
      cuttings news --since 2031-03-05
      cuttings news --seen
    """
    with open_dossier(folder) as dossier:
        found = dossier.news(since=since)
        year = year_of(dossier.published())
        print_json(_news_rows(found)) if as_json else show_news(console(), found, year=year)
    if is_seen:
        mark_seen(folder, at=now())
        if not as_json:
            click.echo("Noted: you have seen it.")


def _news_rows(news: News) -> Iterator[dict[str, Any]]:
    """Yield each thing that is new, with what it is: clipping, value, plan or event."""
    kinds = (("clipping", news.clippings), ("value", news.values), ("plan", news.plans), ("event", news.events))
    for kind, rows in kinds:
        yield from ({"new": kind, "since": news.since, **row_json(row)} for row in rows)


COMMANDS = (story, ahead, news)
