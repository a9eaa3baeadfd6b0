"""How rows look in a terminal. Machine guess, person's decision and researcher's note differ in words, not only colour.

In:  a console and rows of `ask`.
Out: printed text. Ids are cut to what `cuttings why` and `cuttings judge` accept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cuttings.ask.changes import Change
from cuttings.ask.disputed import DisputeRow
from cuttings.ask.evidence import Evidence
from cuttings.ask.figures import SeriesRow
from cuttings.ask.places import PlaceRow
from cuttings.ask.said import SaidRow, WordingRow
from cuttings.ask.sources import BlockRow, ClippingRow, Status
from cuttings.ask.timeline import TimelineRow
from cuttings.ask.who import ActorRow
from cuttings.ask.why import Why
from cuttings.ask.wording import drifts_text, origins_text, point_text
from cuttings.model.clipping import Clipping
from cuttings.model.finding import Finding
from cuttings.model.judgement import Judgement
from cuttings.store.search import Hit

SHORT_ID = 11
AROUND = 110
"""Code points of the passage shown on each side of the words."""
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


def short(id: str) -> str:
    """Return the beginning of an id, enough to tell it from others."""
    return id[:SHORT_ID]


def _table(*columns: tuple[str, str | None]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for title, style in columns:
        is_id = title == "id"
        table.add_column(title, style=style, no_wrap=is_id, overflow="fold", min_width=SHORT_ID if is_id else None)
    return table


def _none(console: Console, rows: Sequence[object], what: str) -> bool:
    if not rows:
        console.print(f"No {what}. If you have added clippings since the last build: cuttings build")
    return not rows


def show_timeline(console: Console, rows: Sequence[TimelineRow]) -> None:
    """Print events, a line each: when, what, told how by whom, origins."""
    if _none(console, rows, "events match"):
        return
    table = _table(("when", None), ("what", "bold"), ("told as, by", None), ("origins", "dim"), ("id", "dim"))
    for row in rows:
        flag = "  ⚑ disputed" if row.disputes else ""
        title = Text.assemble(row.title, (f"  {row.type}", "not bold dim"), (flag, "red"))
        origins = f"{row.origins.known}–{row.origins.at_most}" if row.origins.known != row.origins.at_most else ""
        table.add_row(_when(row), title, _versions(row), origins or str(row.origins.known), short(row.id))
    console.print(table)
    console.print(
        "\ntold: the day of the first clipping that tells of it, where the day it took place is not known", style="dim"
    )
    console.print("origins: known to be independent – at most. The words behind a line: cuttings why ID", style="dim")


def _when(row: TimelineRow) -> Text:
    if row.earliest or row.latest or row.told == "undated":
        return Text(row.when)
    return Text.assemble(row.when, (f"; told {row.told}", "dim"))


def _versions(row: TimelineRow) -> Text:
    text = Text()
    for number, each in enumerate(row.versions):
        text.append("; " if number else "")
        text.append(each.status.replace("_", " "), style=STATUS_STYLES.get(each.status, "magenta"))
        text.append(f" ({each.whose})", style="dim")
    return text


def show_actors(console: Console, rows: Sequence[ActorRow]) -> None:
    """Print actors, a line each."""
    if _none(console, rows, "actors"):
        return
    table = _table(("name", "bold"), ("type", None), ("also written", None), ("clippings", None), ("id", "dim"))
    for row in rows:
        others = ", ".join(each.name for each in row.names if each.name != row.name)
        table.add_row(_safe(row.name), row.type, _safe(others), str(row.clippings), short(row.id))
    console.print(table)


def show_actor(console: Console, row: ActorRow) -> None:
    """Print one actor in full."""
    console.print(f"[bold]{_safe(row.name)}[/]  {row.type}  [dim]{short(row.id)}[/]")
    written = ", ".join(f"{each.name} ({each.clippings})" for each in row.names)
    console.print(f"  names as written (clippings): {_safe(written)}")
    for office in row.offices:
        qualifier = f" [{office.qualifier.replace('_', ' ')}]" if office.qualifier else ""
        _line(console, f"{office.event} office: {office.office}{qualifier}", office.chain, office.finding)
    for label in row.labels:
        _line(console, f"called “{label.label}”", label.chain, label.finding)
    for join in row.joins:
        decider = "you" if join.decider == "person" else "machine"
        console.print(f"  one actor because: {_safe(join.reason)} ({decider})", style="dim")
    console.print()


def _line(console: Console, text: str, chain: Iterable[str], id: str) -> None:
    console.print(Text.assemble(f"  {text}  ", (" ← ".join(chain), "cyan"), f"  {short(id)}"), soft_wrap=True)


def show_said(console: Console, rows: Sequence[SaidRow]) -> None:
    """Print quotations under their speakers; of one that is worded in several ways, a line for each wording."""
    if _none(console, rows, "quotations"):
        return
    speaker = None
    for row in rows:
        if row.speaker != speaker:
            speaker = row.speaker
            console.print(("" if row is rows[0] else "\n") + f"[bold]{_safe(speaker)}[/]")
        note = ("  in a note, not counted", "magenta") if row.is_in_note else ""
        details = f"  {row.form}, {row.polarity} · {' ← '.join(row.chain)} · {row.published} · {short(row.id)}"
        console.print(Padding(Text.assemble(*_opening(row), (details, "dim"), note), (0, 0, 0, 2)))
        if row.drifts:
            _show_wordings(console, row)


def _opening(row: SaidRow) -> Iterator[Text | tuple[str, str]]:
    """Yield the cue and the words; where there are several wordings, how many and in what they differ."""
    if row.drifts:
        yield f"{row.cue or 'said'}: ", "italic"
        yield f"{len(row.wordings)} wordings, which {drifts_text(row.drifts)}", "yellow"
        return
    yield (f"{row.cue}: " if row.cue else ""), "italic"
    yield _quoted(row.wordings[0], row.form)


def _show_wordings(console: Console, row: SaidRow) -> None:
    """Print the wordings of one act: outlets, day and words, those that depart from the fullest in brackets."""
    for wording in row.wordings:
        outlets = "; ".join(sorted({each.outlet or "outlet unknown" for each in wording.printings}))
        first = wording.printings[0]
        place = f"{outlets}, {first.published}: "
        told = f"  ({'; '.join(each.told for each in wording.departures)})" if wording.departures else ""
        line = Text.assemble((place, "cyan"), _quoted(wording, first.form), (told, "yellow"))
        line.append(f"  {short(first.attribution)}", style="dim")
        console.print(Padding(line, (0, 0, 0, 4)))


def _quoted(wording: WordingRow, form: str) -> Text:
    """Return the words of a wording; those that depart from the fullest stand in brackets and are underlined."""
    parts = [
        Text.assemble(*((f"[{text}]", "bold underline") if departs else text for text, departs in part))
        for part in wording.pieces
    ]
    words = Text(" … ").join(parts)
    return Text.assemble("“", words, "”") if form == "direct" else words


def show_figures(console: Console, rows: Sequence[SeriesRow]) -> None:
    """Print each series with its points."""
    if _none(console, rows, "figures"):
        return
    for row in rows:
        heading = f"[bold]{_safe(row.title)}[/]  [dim]{origins_text(row.origins)} · {short(row.id)}[/]"
        console.print(heading)
        table = _table(("", None), ("", None), ("", "italic"), ("", "cyan"), ("id", "dim"))
        table.show_header = False
        for point in row.points:
            value = f"{point.value} (outdated)" if point.corrected else point.value
            table.add_row(value, point.as_of, f"“{_safe(point.words)}”", _safe(point.whose), short(point.figure))
        console.print(Padding(table, (0, 0, 1, 2)))


def show_disputes(console: Console, rows: Sequence[DisputeRow]) -> None:
    """Print each dispute with its sides."""
    if _none(console, rows, "disputes"):
        return
    for row in rows:
        console.print(f"[bold]{row.kind}[/]: {_safe(row.title)}  [dim]{short(row.id)}[/]")
        console.print(Padding(Text(f"why: {row.reason}", "dim"), (0, 0, 0, 2)))
        evidence = {each.finding: each for each in row.evidence}
        for side in row.sides:
            console.print(Text.assemble("  ", (side.holds, "bold yellow"), f" — {', '.join(side.whose)}"))
            for finding in side.findings:
                _show_words(console, evidence[finding], indent=4)
        console.print()


def show_places(console: Console, rows: Sequence[PlaceRow]) -> None:
    """Print where places lie; those that are not placed say why not."""
    if _none(console, rows, "places"):
        return
    table = _table(
        ("place", "bold"), ("where", None), ("known to", None), ("events", None), ("why", "dim"), ("id", "dim")
    )
    for row in rows:
        where = point_text(row.latitude, row.longitude) or row.country or "not placed"
        table.add_row(
            _safe(row.name), where, row.precision or "", str(len(row.events) or ""), _safe(row.reason), short(row.id)
        )
    console.print(table)


def _show_words(console: Console, each: Evidence, *, indent: int) -> None:
    before = each.before if len(each.before) <= AROUND else f"…{each.before[-AROUND:]}"
    after = each.after if len(each.after) <= AROUND else f"{each.after[:AROUND]}…"
    decided = (f"  {each.decided} by a person", "magenta") if each.decided else ""
    words = Text.assemble(_flat(before), (_flat(each.surface), "bold underline"), _flat(after), decided)
    console.print(Padding(words, (0, 0, 0, indent)))
    place = (
        f"{' ← '.join(each.chain)} · {each.published} ({each.basis}) · {short(each.finding)} in {short(each.clipping)}"
    )
    console.print(Padding(Text(place, style="dim"), (0, 0, 0, indent)))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def show_hits(console: Console, hits: Sequence[Hit], rows: Mapping[str, ClippingRow]) -> None:
    """Print what a search found, hits marked."""
    if not hits:
        console.print("Nothing found. All words must be in one clipping; try fewer.")
    for hit in hits:
        row = rows[hit.clipping]
        console.print(
            f"[bold]{_safe(row.title)}[/]  "
            f"[dim]{_safe(row.outlet or 'outlet unknown')} · {row.published} · {short(row.id)}[/]"
        )
        snippet = Text(_flat(hit.snippet))
        for span in hit.hits:
            snippet.stylize("bold reverse", span.start, span.end)
        console.print(Padding(snippet, (0, 0, 1, 2)))


def show_why(console: Console, found: Why) -> None:
    """Print what is behind an id."""
    console.print(f"[bold]{_safe(found.label)}[/]  {found.kind}  [dim]{found.id}[/]")
    for name, value in found.cells.items():
        console.print(Text(f"  {name}: {_cell(value)}"), soft_wrap=True)
    if found.text:
        console.print(Padding(Text(found.text), (1, 0, 1, 2)))
    for each in found.evidence:
        console.print()
        _show_words(console, each, indent=2)
        console.print(Text(f"  {each.kind} read by {each.method}", style="dim"))
        for cell, reason in each.reasons:
            console.print(Text(f"  {cell}: {reason}", style="dim"), soft_wrap=True)
    for join in found.joins:
        who = "a person" if join.decider == "person" else "the machine"
        console.print(f"  joined by {who}: {_safe(join.reason)} ({short(join.a)}, {short(join.b)})")
    if found.entries:
        console.print(f"  counts in: {', '.join(short(each) for each in found.entries)}")
    for decision in found.decisions:
        console.print(Text(f"  decided: {_decision(decision)}", style="magenta"))


def _cell(value: object) -> str:
    match value:
        case {"start": _, "end": _, "surface": str() as surface}:
            return f"“{surface}”"
        case dict():
            return ", ".join(f"{name} {_cell(each)}" for name, each in value.items() if each not in (None, "", []))
        case list() | tuple():
            return "; ".join(_cell(each) for each in value)
        case _:
            return str(value)


def _decision(each: Judgement) -> str:
    on = ", ".join(target.name or (target.quote.exact if target.quote else short(target.id)) for target in each.on)
    change = f" {each.field}: “{each.was or ''}” → “{each.to or ''}”" if each.field else ""
    note = f" — {each.note}" if each.note else ""
    undoes = f" {short(each.undoes)}" if each.undoes else ""
    return f"{each.at[:16]} {each.by or 'somebody'}: {each.verb} {on}{undoes}{change}{note}  {short(each.id)}"


def show_decisions(console: Console, every: Sequence[Judgement]) -> None:
    """Print all decisions, oldest first."""
    if not every:
        console.print("No decisions yet. How to make one: cuttings judge --help")
    for each in every:
        console.print(Text(_decision(each)), soft_wrap=True)


def show_clippings(console: Console, rows: Sequence[ClippingRow]) -> None:
    """Print clippings, a line each."""
    if _none(console, rows, "clippings"):
        return
    table = _table(
        ("published", None), ("outlet", "cyan"), ("kind", None), ("title or first words", None), ("id", "dim")
    )
    for row in rows:
        copies = f"  (one of {row.copies + 1} copies)" if row.copies else ""
        date = f"{row.published}\n({row.basis})" if row.published == "undated" else row.published
        table.add_row(
            date, _safe(row.outlet or "unknown"), row.kind, Text.assemble(row.title, (copies, "dim")), short(row.id)
        )
    console.print(table)


def show_blocks(console: Console, rows: Sequence[BlockRow]) -> None:
    """Print the blocks of running posts with the reason for the kind of each."""
    if _none(console, rows, "running posts"):
        return
    table = _table(("kind", "bold"), ("text", None), ("because", "dim"), ("id", "dim"))
    for row in rows:
        opening = row.text if len(row.text) <= AROUND else f"{row.text[:AROUND]}…"
        table.add_row(row.kind, _safe(_flat(opening)), _safe(row.reason), short(row.id))
    console.print(table)


def show_problems(console: Console, problems: Iterable[tuple[str, str]]) -> None:
    """Print what could not be read, and why."""
    for path, reason in problems:
        console.print(Text.assemble(("not read: ", "red"), f"{path}: {reason}"), soft_wrap=True)


def show_status(console: Console, status: Status) -> None:
    """Print where a dossier stands."""
    console.print(f"[bold]{_safe(status.title)}[/]" + ("" if status.is_built else "  not built yet: cuttings build"))
    for name, counts in (("clippings", status.clippings), ("findings", status.findings), ("entries", status.entries)):
        listed = ", ".join(f"{number} {kind}" for kind, number in counts.items())
        console.print(f"  {name}: {sum(counts.values())}" + (f" ({listed})" if listed else ""))
    console.print(f"  decisions: {status.judgements}")
    for model in status.models:
        degraded = "  [yellow]degraded: word tables alone[/]" if model.depth == "shallow" else ""
        console.print(f"  model for {model.language}: {model.name} {model.version}, {model.licence}{degraded}")
    if status.waiting:
        console.print(f"  [yellow]{status.waiting} sources wait for a build[/]: cuttings build")
    show_problems(console, status.problems)
    for path, remark in status.remarks:
        console.print(Text(f"  {path}: {remark}"), soft_wrap=True)
    for clipping, reason in status.refused:
        console.print(Text(f"refused in {short(clipping)}: {reason}"), soft_wrap=True)
    for judgement, reason in status.orphans:
        console.print(Text(f"decision {short(judgement)} waits: {reason}", style="yellow"), soft_wrap=True)
    for judgement in status.check_again:
        console.print(Text(f"decision {short(judgement)}: the machine now reads another value; check again"))
    for removed in status.removed:
        console.print(f"  removed: {short(removed)} (back: cuttings remove --undo {short(removed)})")


def show_findings(console: Console, clipping: Clipping, findings: Iterable[Finding]) -> None:
    """Print the findings of one clipping as a table."""
    title = clipping.headline.surface if clipping.headline else clipping.text[:AROUND]
    console.print(f"[bold]{_safe(_flat(title))}[/]  {clipping.kind}, {clipping.language}  [dim]{short(clipping.id)}[/]")
    table = _table(("kind", None), ("words", "bold"), ("place", "dim"), ("id", "dim"))
    for each in findings:
        place = f"{each.words.start}–{each.words.end}"
        table.add_row(each.KIND, _safe(_flat(each.words.surface)), place, short(each.id))
    console.print(Padding(table, (0, 0, 1, 2)))


def show_changes(console: Console, rows: Iterable[Change]) -> None:
    """Print what is read otherwise: “+” for what is new, “−” for what is read no longer."""
    for clipping, many in groupby(rows, key=lambda each: each.clipping):
        console.print(f"[bold]{short(clipping)}[/]")
        for each in many:
            console.print(Text(f"  {each.kind} “{_flat(each.surface)}”"))
            for sign, style, told in (("−", "red", each.before), ("+", "green", each.after)):
                for line in told:
                    console.print(Text(f"    {sign} {line}", style=style))


def _safe(text: str) -> str:
    return text.replace("[", "\\[")
