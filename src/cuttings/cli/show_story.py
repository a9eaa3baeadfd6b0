"""How the story looks in a terminal: its lines by day, and below them tolls, disputes, what is ahead, who, what is new.

In:  a console, and the first page, rows of the timeline, plans or news.
Out: printed text, as wide as the console; whatever a sign says (⚑, ~) is said in words too.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cuttings.ask.ahead import Outcome, PlanRow
from cuttings.ask.density import Density
from cuttings.ask.disputed import DisputeRow
from cuttings.ask.front import Front, FrontLine, Head
from cuttings.ask.news import News, NewValue
from cuttings.ask.story_words import (
    basis_text,
    dispute_words,
    names_text,
    outcome_text,
    period_text,
    rests_text,
    short_days,
    short_origins,
    status_text,
    type_text,
)
from cuttings.ask.timeline import TimelineRow
from cuttings.ask.tolls import Toll
from cuttings.ask.wording import count_text
from cuttings.cli.printing import is_none, short
from cuttings.model.dates import Interval

BLOCKS = "▁▂▃▄▅▆▇█"
"""Eight heights of a bar."""
EMPTY = "·"
TELLERS, COUNTERS, SIDES, WHOSE, NEWS, PERHAPS = 4, 4, 4, 2, 3, 3
"""Shown at most: tellers of a line, counters of a toll, sides of a dispute, names on one, news, settlers of a plan."""
STATUS_STYLES = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "called_for": "cyan",
    "threatened": "yellow",
    "alleged": "yellow",
    "denied": "red",
    "negated": "red",
    "cancelled": "red",
}


def show_front(console: Console, front: Front) -> None:
    """Print the first page."""
    head = front.head
    _show_head(console, head)
    if not head.clippings:
        return
    show_news(console, front.news, year=head.year, most=NEWS)
    _show_strip(console, front.density, year=head.year)
    shown = f"{len(front.lines)} of {count_text(head.rows, 'row')}"
    _rule(console, f"STORY  {shown}, every row: cuttings timeline --all")
    _show_lines(console, front.lines)
    _show_tolls(console, front.tolls)
    _show_disputes(console, front.disputes)
    _show_box(console, "AHEAD", front.ahead, year=head.year)
    _show_box(console, outcome_text(Outcome.OVERDUE).upper(), front.overdue, year=head.year)
    _show_box(console, outcome_text(Outcome.UNSURE).upper(), front.unsure, year=head.year)
    _show_who(console, front)
    console.print(
        "\n~ by the day of publication alone  ⚑ disputed  The words behind a line: cuttings why ID", style="dim"
    )


def show_timeline(console: Console, rows: Sequence[TimelineRow], strip: Density) -> None:
    """Print events: day and how it is known, title, as what and by whom told, origins; above them the strip of days."""
    if is_none(console, rows, "events match"):
        return
    _show_strip(console, strip, year=None)
    table = _by_day()
    for row in rows:
        table.add_row(_day(row, None), Text("\n").join(_row(row)))
    console.print(table)
    console.print(
        "\n~ by the day of publication alone  ⚑ disputed  told: first published  "
        "The words behind a row: cuttings why ID",
        style="dim",
    )


def show_plans(console: Console, rows: Sequence[PlanRow], *, year: int | None) -> None:
    """Print what was planned and what came of it, under what came of it."""
    if is_none(console, rows, "plans"):
        return
    for outcome in dict.fromkeys(each.outcome for each in rows):
        of_outcome = [each for each in rows if each.outcome is outcome]
        _show_box(console, outcome_text(outcome).upper(), of_outcome, year=year)


def show_news(console: Console, news: News, *, year: int | None, most: int | None = None) -> None:
    """Print what is new, at most so many of each; of a dossier that nobody has looked at, how to say that one has."""
    if news.since is None:
        console.print(Text("New: all of it. Say that you have seen it: cuttings news --seen", style="dim"))
        return
    _rule(console, f"NEW SINCE {news.since[:10]}")
    if not news.clippings:
        console.print("Nothing was added.")
        return
    console.print(f"{count_text(len(news.clippings), 'clipping')} from {count_text(len(news.outlets), 'outlet')}")
    told = {"value": _new_values(news.values), "plan": _new_plans(news.plans, year)}
    told["event"] = _new_events(news.events, year)
    for noun, lines in told.items():
        many = tuple(lines)
        for line in many[:most]:
            console.print(Padding(line, (0, 0, 0, 2)))
        if most and len(many) > most:
            more = count_text(len(many) - most, f"more {noun}")
            console.print(Text(f"  and {more}: cuttings news", style="dim"))


def _new_values(values: Iterable[NewValue]) -> Iterator[Text]:
    for each in values:
        yield Text.assemble(f"{each.title}: {each.after.whose} {each.before.value} → ", (each.after.value, "bold"))


def _new_plans(plans: Iterable[PlanRow], year: int | None) -> Iterator[Text]:
    for each in plans:
        yield Text.assemble(each.title, (f"  {each.course(year)}", "cyan"))


def _new_events(events: Iterable[TimelineRow], year: int | None) -> Iterator[Text]:
    for each in events:
        yield Text.assemble((f"{_day(each, year)}  ", "dim"), each.title, (f"  {short(each.id)}", "dim"))


def _show_head(console: Console, head: Head) -> None:
    console.print(Text(head.title, style="bold"))
    if not head.clippings:
        console.print("No clippings yet. Begin with: cuttings add PATH…, then: cuttings build")
        return
    clippings = count_text(len(head.clippings), "clipping")
    console.print(f"{period_text(head.days)} · {clippings} · {rests_text(head.outlets, head.origins)}")
    if len(head.clippings) == 1:
        console.print(f"One clipping so far. How it was read: cuttings why {short(head.clippings[0].id)}")
    if head.lacks_days:
        _show_undated(console, head)


def _show_undated(console: Console, head: Head) -> None:
    first = head.undated[0]
    have = "has" if len(head.undated) == 1 else "have"
    console.print(
        Text.assemble(
            (f"{len(head.undated)} of {count_text(len(head.clippings), 'clipping')} {have} no day: ", "yellow"),
            "what they tell cannot be put in order. List them: cuttings clippings --undated. Give one its day: ",
            f"cuttings judge fix {short(first.id)} published 2031-03-05",
        )
    )


def _show_strip(console: Console, strip: Density, *, year: int | None) -> None:
    if len(strip.bars) < 2:
        return
    most = max(each.count for each in strip.bars)
    bars = "".join(BLOCKS[(each.count * 8 - 1) // most] if each.count else EMPTY for each in strip.bars)
    first, last = strip.bars[0].since, strip.bars[-1].until
    ends = [short_days(Interval(day, day), None, year=year) for day in (first, last)]
    beside = [(strip.earlier, "earlier"), (strip.later, "later"), (strip.undated, "without a day")]
    told = "".join(f", {number} {words}" for number, words in beside if number)
    console.print(
        Text.assemble(f"{ends[0]} ", (bars, "cyan"), f" {ends[1]}", (f"  main events by {strip.unit}{told}", "dim"))
    )


def _show_lines(console: Console, lines: Iterable[FrontLine]) -> None:
    table = _by_day()
    for line in lines:
        row = line.story.row
        facts = Text.assemble(
            _versions(row, most=TELLERS), f" · {short_origins(row.origins)}", (f" · {line.reasons[0]}", "dim")
        )
        facts.append(f" · {short(row.id)}", style="dim")
        course = [Text(each, style="cyan") for each in line.reasons[1:]]
        table.add_row(_day(row, line.year), Text("\n").join([_title(row, line.disputes), facts, *course]))
    console.print(table)


def _by_day() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=11, max_width=17)
    table.add_column(overflow="fold")
    return table


def _day(row: TimelineRow, year: int | None) -> Text:
    if row.earliest or row.latest:
        return Text(short_days(Interval(row.earliest, row.latest), row.basis, year=year))
    return Text("no day", style="dim")


def _title(row: TimelineRow, disputes: Iterable[DisputeRow] = ()) -> Text:
    words = ", ".join(dict.fromkeys(dispute_words(each.kind) for each in disputes))
    flag = f"  ⚑ {words or 'disputed'}" if row.disputes else ""
    return Text.assemble((row.title, "bold"), (flag, "red"))


def _row(row: TimelineRow) -> Iterator[Text]:
    """Yield the lines of a row of the timeline."""
    yield Text.assemble(_title(row), (f"  {type_text(row.type)}".rstrip(), "dim"))
    yield Text.assemble(_versions(row), (f" · {row.verdict} {short(row.id)}", "dim"))
    known = basis_text(row.basis)
    if row.earliest is None and row.latest is None:
        known = f"{row.when}; told {row.told}" if row.told != "undated" else None
    also = f"also mentioned in {', '.join(row.also)}" if row.also and row.is_main else None
    beside = [each for each in (known, also) if each]
    if beside:
        yield Text(" · ".join(beside), style="dim")


def _versions(row: TimelineRow, *, most: int | None = None) -> Text:
    """Return as what something is told, in the order of telling, each with everybody who tells it so, or the first."""
    text = Text()
    for status in dict.fromkeys(each.status for each in row.versions):
        text.append("; " if text else "")
        text.append(status_text(status), style=STATUS_STYLES.get(status, "magenta"))
        whose = [name for each in row.versions if each.status == status for name in each.tellers]
        text.append(f" — {names_text(whose, most=most or len(whose))}")
    return text


def _show_tolls(console: Console, tolls: Sequence[Toll]) -> None:
    if tolls:
        _rule(console, "TOLLS, each counter’s latest")
    for toll in tolls:
        flag = ("  ⚑ how many", "red") if toll.dispute else ""
        console.print(Text.assemble((toll.title, "bold"), flag, (f"  {short(toll.id)}", "dim")))
        table = Table.grid(padding=(0, 2, 0, 0))
        for each in toll.counters[:COUNTERS]:
            table.add_row(each.whose, each.movement)
        console.print(Padding(table, (0, 0, 0, 2)))
        if len(toll.counters) > COUNTERS:
            more = count_text(len(toll.counters) - COUNTERS, "more counter")
            console.print(Text(f"  and {more}: cuttings figures --of {toll.effect}", style="dim"))


def _show_disputes(console: Console, disputes: Sequence[DisputeRow]) -> None:
    if disputes:
        _rule(console, "DISPUTED")
    for row in disputes:
        sides = " · ".join(f"{each.holds} ({names_text(each.whose, most=WHOSE)})" for each in row.sides[:SIDES])
        more = f" · and {len(row.sides) - SIDES} more" if len(row.sides) > SIDES else ""
        text = Text.assemble(("⚑ ", "red"), (row.title, "bold"), f": {sides}{more}", (f"  {short(row.id)}", "dim"))
        console.print(text)


def _show_box(console: Console, title: str, rows: Sequence[PlanRow], *, year: int | None) -> None:
    if not rows:
        return
    _rule(console, title)
    table = _by_day()
    for row in rows:
        perhaps = f" ({', '.join(map(short, row.perhaps[:PERHAPS]))})" if row.perhaps else ""
        whose = f"{row.course(year)}{perhaps} — {row.whose} · {short(row.id)}"
        table.add_row(short_days(row.days, None, year=year), Text.assemble((row.title, "bold"), "\n", (whose, "dim")))
    console.print(table)


def _show_who(console: Console, front: Front) -> None:
    if front.actors:
        _rule(console, "WHO")
        each = (
            f"{one.row.name}{f', {one.office}' if one.office else ''}{' ⚑' if one.is_disputed else ''}"
            for one in front.actors
        )
        console.print(Text(" · ".join(each)))


def _rule(console: Console, title: str) -> None:
    console.print(Text(f"\n{title}", style="bold"))
