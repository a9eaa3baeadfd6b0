"""How rows look in a terminal. Machine guess, person's decision and researcher's note differ in words, not only colour.

In:  a console and rows of `ask`.
Out: printed text. Ids are cut to what `cuttings why` and `cuttings judge` accept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from cuttings.ask.changes import Change
from cuttings.ask.disputed import DisputeRow
from cuttings.ask.evidence import Evidence
from cuttings.ask.figures import SeriesRow
from cuttings.ask.places import PlaceRow
from cuttings.ask.said import SaidRow, WordingRow
from cuttings.ask.sources import BlockRow, ClippingRow, Status
from cuttings.ask.who import ActorRow
from cuttings.ask.why import Why
from cuttings.ask.wording import drifts_text, origins_text, point_text
from cuttings.cli.printing import flat, is_none, safe, short, table_of
from cuttings.model.clipping import Clipping
from cuttings.model.finding import Finding
from cuttings.model.judgement import Judgement
from cuttings.store.search import Hit

AROUND = 110
"""Code points of the passage shown on each side of the words."""


def show_actors(console: Console, rows: Sequence[ActorRow]) -> None:
    """Print actors, a line each."""
    if is_none(console, rows, "actors"):
        return
    table = table_of(("name", "bold"), ("type", None), ("also written", None), ("clippings", None), ("id", "dim"))
    for row in rows:
        others = ", ".join(each.name for each in row.names if each.name != row.name)
        table.add_row(safe(row.name), row.type, safe(others), str(row.clippings), short(row.id))
    console.print(table)


def show_actor(console: Console, row: ActorRow) -> None:
    """Print one actor in full."""
    console.print(f"[bold]{safe(row.name)}[/]  {row.type}  [dim]{short(row.id)}[/]")
    written = ", ".join(f"{each.name} ({each.clippings})" for each in row.names)
    console.print(f"  names as written (clippings): {safe(written)}")
    for office in row.offices:
        qualifier = f" [{office.qualifier.replace('_', ' ')}]" if office.qualifier else ""
        _line(console, f"{office.event} office: {office.office}{qualifier}", office.chain, office.finding)
    for label in row.labels:
        _line(console, f"called “{label.label}”", label.chain, label.finding)
    for join in row.joins:
        decider = "you" if join.decider == "person" else "machine"
        console.print(f"  one actor because: {safe(join.reason)} ({decider})", style="dim")
    console.print()


def _line(console: Console, text: str, chain: Iterable[str], id: str) -> None:
    console.print(Text.assemble(f"  {text}  ", (" ← ".join(chain), "cyan"), f"  {short(id)}"), soft_wrap=True)


def show_said(console: Console, rows: Sequence[SaidRow]) -> None:
    """Print quotations under their speakers; of one that is worded in several ways, a line for each wording."""
    if is_none(console, rows, "quotations"):
        return
    speaker = None
    for row in rows:
        if row.speaker != speaker:
            speaker = row.speaker
            console.print(("" if row is rows[0] else "\n") + f"[bold]{safe(speaker)}[/]")
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
    if is_none(console, rows, "figures"):
        return
    for row in rows:
        heading = f"[bold]{safe(row.title)}[/]  [dim]{origins_text(row.origins)} · {short(row.id)}[/]"
        console.print(heading)
        table = table_of(("", None), ("", None), ("", "italic"), ("", "cyan"), ("id", "dim"))
        table.show_header = False
        for point in row.points:
            value = f"{point.value} (outdated)" if point.corrected else point.value
            table.add_row(value, point.as_of, f"“{safe(point.words)}”", safe(point.whose), short(point.figure))
        console.print(Padding(table, (0, 0, 1, 2)))


def show_disputes(console: Console, rows: Sequence[DisputeRow]) -> None:
    """Print each dispute with its sides."""
    if is_none(console, rows, "disputes"):
        return
    for row in rows:
        console.print(f"[bold]{row.kind}[/]: {safe(row.title)}  [dim]{short(row.id)}[/]")
        console.print(Padding(Text(f"why: {row.reason}", "dim"), (0, 0, 0, 2)))
        evidence = {each.finding: each for each in row.evidence}
        for side in row.sides:
            console.print(Text.assemble("  ", (side.holds, "bold yellow"), f" — {', '.join(side.whose)}"))
            for finding in side.findings:
                _show_words(console, evidence[finding], indent=4)
        console.print()


def show_places(console: Console, rows: Sequence[PlaceRow]) -> None:
    """Print where places lie; those that are not placed say why not."""
    if is_none(console, rows, "places"):
        return
    table = table_of(
        ("place", "bold"), ("where", None), ("known to", None), ("events", None), ("why", "dim"), ("id", "dim")
    )
    for row in rows:
        where = point_text(row.latitude, row.longitude) or row.country or "not placed"
        table.add_row(
            safe(row.name), where, row.precision or "", str(len(row.events) or ""), safe(row.reason), short(row.id)
        )
    console.print(table)


def _show_words(console: Console, each: Evidence, *, indent: int) -> None:
    before = each.before if len(each.before) <= AROUND else f"…{each.before[-AROUND:]}"
    after = each.after if len(each.after) <= AROUND else f"{each.after[:AROUND]}…"
    decided = (f"  {each.decided} by a person", "magenta") if each.decided else ""
    words = Text.assemble(flat(before), (flat(each.surface), "bold underline"), flat(after), decided)
    console.print(Padding(words, (0, 0, 0, indent)))
    place = (
        f"{' ← '.join(each.chain)} · {each.published} ({each.basis}) · {short(each.finding)} in {short(each.clipping)}"
    )
    console.print(Padding(Text(place, style="dim"), (0, 0, 0, indent)))


def show_hits(console: Console, hits: Sequence[Hit], rows: Mapping[str, ClippingRow]) -> None:
    """Print what a search found, hits marked."""
    if not hits:
        console.print("Nothing found. All words must be in one clipping; try fewer.")
    for hit in hits:
        row = rows[hit.clipping]
        console.print(
            f"[bold]{safe(row.title)}[/]  "
            f"[dim]{safe(row.outlet or 'outlet unknown')} · {row.published} · {short(row.id)}[/]"
        )
        snippet = Text(flat(hit.snippet))
        for span in hit.hits:
            snippet.stylize("bold reverse", span.start, span.end)
        console.print(Padding(snippet, (0, 0, 1, 2)))


def show_why(console: Console, found: Why) -> None:
    """Print what is behind an id."""
    console.print(f"[bold]{safe(found.label)}[/]  {found.kind}  [dim]{found.id}[/]")
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
        console.print(f"  joined by {who}: {safe(join.reason)} ({short(join.a)}, {short(join.b)})")
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
    if is_none(console, rows, "clippings"):
        return
    table = table_of(
        ("published", None), ("outlet", "cyan"), ("kind", None), ("title or first words", None), ("id", "dim")
    )
    for row in rows:
        copies = f"  (one of {row.copies + 1} copies)" if row.copies else ""
        date = f"{row.published}\n({row.basis})" if row.published == "undated" else row.published
        table.add_row(
            date, safe(row.outlet or "unknown"), row.kind, Text.assemble(row.title, (copies, "dim")), short(row.id)
        )
    console.print(table)


def show_blocks(console: Console, rows: Sequence[BlockRow]) -> None:
    """Print the blocks of running posts with the reason for the kind of each."""
    if is_none(console, rows, "running posts"):
        return
    table = table_of(("kind", "bold"), ("text", None), ("because", "dim"), ("id", "dim"))
    for row in rows:
        opening = row.text if len(row.text) <= AROUND else f"{row.text[:AROUND]}…"
        table.add_row(row.kind, safe(flat(opening)), safe(row.reason), short(row.id))
    console.print(table)


def show_problems(console: Console, problems: Iterable[tuple[str, str]]) -> None:
    """Print what could not be read, and why."""
    for path, reason in problems:
        console.print(Text.assemble(("not read: ", "red"), f"{path}: {reason}"), soft_wrap=True)


def show_status(console: Console, status: Status) -> None:
    """Print where a dossier stands."""
    console.print(f"[bold]{safe(status.title)}[/]" + ("" if status.is_built else "  not built yet: cuttings build"))
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
    console.print(f"[bold]{safe(flat(title))}[/]  {clipping.kind}, {clipping.language}  [dim]{short(clipping.id)}[/]")
    table = table_of(("kind", None), ("words", "bold"), ("place", "dim"), ("id", "dim"))
    for each in findings:
        place = f"{each.words.start}–{each.words.end}"
        table.add_row(each.KIND, safe(flat(each.words.surface)), place, short(each.id))
    console.print(Padding(table, (0, 0, 1, 2)))


def show_changes(console: Console, rows: Iterable[Change]) -> None:
    """Print what is read otherwise: “+” for what is new, “−” for what is read no longer."""
    for clipping, many in groupby(rows, key=lambda each: each.clipping):
        console.print(f"[bold]{short(clipping)}[/]")
        for each in many:
            console.print(Text(f"  {each.kind} “{flat(each.surface)}”"))
            for sign, style, told in (("−", "red", each.before), ("+", "green", each.after)):
                for line in told:
                    console.print(Text(f"    {sign} {line}", style=style))
