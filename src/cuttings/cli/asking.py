"""Commands that ask about rows: timeline, who, said, figures, disputes, places, search, why, digest."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from cuttings.ask import Dossier, open_dossier
from cuttings.ask.density import density
from cuttings.ask.likeliest import likeliest
from cuttings.ask.timeline import Filters, TimelineRow
from cuttings.cli.context import Words, console, in_dossier, print_json, with_json
from cuttings.cli.hints import show_hints
from cuttings.cli.show import (
    show_actor,
    show_actors,
    show_disputes,
    show_figures,
    show_hits,
    show_places,
    show_said,
    show_why,
)
from cuttings.cli.show_story import show_timeline
from cuttings.model.dates import parse_edtf
from cuttings.model.entry import DisputeKind
from cuttings.model.finding import Form, Status
from cuttings.resources.tables import common_table
from cuttings.store.search import match_query


def _first_day(_: click.Context, parameter: click.Parameter, written: str | None) -> date | None:
    if written is None:
        return None
    days = parse_edtf(written)
    if days is None:
        raise click.BadParameter(f"“{written}” is not a day, month or year; write 2031-03-05, 2031-03 or 2031.")
    return days.earliest if parameter.name == "since" else days.latest


def _type(_: click.Context, __: click.Parameter, written: str | None) -> str | None:
    types = common_table("plover")["types"]
    if written is None or written.upper() in types:
        return written
    meant = likeliest(written, types)
    hint = f" Did you mean {meant}?" if meant else f" Types are: {', '.join(types)}."
    raise click.BadParameter(f"“{written}” is no type of event.{hint}")


@click.command()
@click.option(
    "--type",
    type=Words(),
    callback=_type,
    metavar="TYPE",
    help="A PLOVER type, such as PROTEST, or OFFICE, VOTE, COURT, ACCIDENT.",
)
@click.option("--status", type=click.Choice([str(each) for each in Status]), help="Told with this status by anybody.")
@click.option("--actor", type=Words(), help="Somebody in a role, by name.")
@click.option("--place", type=Words(), help="A place, by name.")
@click.option("--since", callback=_first_day, help="Not before this day, month or year.")
@click.option("--until", callback=_first_day, help="Not after this day, month or year.")
@click.option("--outlets", type=click.IntRange(min=1), metavar="N", help="Told by at least so many outlets.")
@click.option("--origins", type=click.IntRange(min=1), metavar="N", help="Of at least so many origins known.")
@click.option("--headline", "in_headline", is_flag=True, help="Told in some headline.")
@click.option("--all", "is_all", is_flag=True, help="Every row, also what no clipping leads with.")
@in_dossier
@with_json
def timeline(folder: Path, as_json: bool, is_all: bool, **filters: Any) -> None:
    """Show what happened, is planned, alleged or denied: when, according to whom, from how many origins.

    Shown are the main events: what some clipping tells in its headline or first sentence. All rows: --all.

    \b
    Examples:
      cuttings timeline --status planned
      cuttings timeline --actor "harbour union" --since 2031-03 --all
    """
    with open_dossier(folder) as dossier:
        every = dossier.timeline(Filters(**filters))
        rows = every if is_all else tuple(each for each in every if each.is_main)
        if as_json:
            print_json(rows)
        else:
            show_timeline(console(), rows, density(rows, dossier.published()))
            _show_rest(dossier, rows, every, Filters(**filters))


def _show_rest(
    dossier: Dossier, rows: tuple[TimelineRow, ...], every: tuple[TimelineRow, ...], filters: Filters
) -> None:
    """Print how many rows the main events leave out; where none is left, what may have been meant."""
    if len(rows) < len(every):
        console().print(f"{len(every) - len(rows)} more rows: --all", style="dim")
    if not every:
        known = dossier.timeline()
        actors = {name for each in known for name in (*each.actors, *each.recipients)}
        places = {name for each in known for name in each.places}
        show_hints(console(), dossier, [(filters.actor, actors), (filters.place, places)])


@click.command()
@click.argument("name", required=False, type=Words())
@in_dossier
@with_json
def who(name: str | None, folder: Path, as_json: bool) -> None:
    """List the actors; with NAME, show one: names, offices, labels, and why they are one.

    \b
    Examples:
      cuttings who
      cuttings who Quiroga
    """
    with open_dossier(folder) as dossier:
        rows = dossier.who(name)
        if as_json:
            print_json(rows)
        elif name is None:
            show_actors(console(), rows)
        else:
            for row in rows:
                show_actor(console(), row)


@click.command()
@click.option("--by", type=Words(), metavar="NAME", help="Only what this speaker said.")
@click.option("--about", type=Words(), metavar="NAME", help="Only what was said about them, by name or otherwise.")
@click.option("--form", type=click.Choice([str(each) for each in Form]), help="Only this form of speech.")
@click.option("--thoughts", is_flag=True, help="Also what sources are said to think.")
@in_dossier
@with_json
def said(folder: Path, as_json: bool, **asked: Any) -> None:
    """Show who said what, in which words; of one quotation, every wording.

    \b
    Examples:
      cuttings said --by Quiroga --form direct
      cuttings said --about Quiroga
    """
    with open_dossier(folder) as dossier:
        rows = dossier.said(**asked)
        print_json(rows) if as_json else show_said(console(), rows)
        if not rows and not as_json:
            speakers = {each.speaker for each in dossier.said(thoughts=True)}
            show_hints(console(), dossier, [(asked["by"], speakers), (asked["about"], speakers)])


@click.command()
@click.option("--of", type=Words(), metavar="WHAT", help="An effect (killed, injured, votes …) or a word of the title.")
@click.option("--event", type=Words(), metavar="EVENT", help="An event by its id, or by words of its title.")
@in_dossier
@with_json
def figures(of: str | None, event: str | None, folder: Path, as_json: bool) -> None:
    """Show counts as bounded series, one track for each source; never an average.

    \b
    Examples:
      cuttings figures --of killed
      cuttings figures --event "counting centre"
    """
    with open_dossier(folder) as dossier:
        rows = dossier.figures(of=of, event=event)
        print_json(rows) if as_json else show_figures(console(), rows)
        if not rows and not as_json:
            every = dossier.figures()
            known = (
                {each.effect for each in every} | {each.title for each in every},
                {each.title for each in dossier.timeline()},
            )
            show_hints(console(), dossier, zip((of, event), known, strict=True))


@click.command()
@click.option("--kind", type=click.Choice([str(each) for each in DisputeKind]), help="Only disputes of this kind.")
@in_dossier
@with_json
def disputes(kind: str | None, folder: Path, as_json: bool) -> None:
    """Show what cannot all be true, or stands side by side; every side with its words.

    \b
    Example:
      cuttings disputes --kind figures
    """
    with open_dossier(folder) as dossier:
        rows = dossier.disputes(kind=kind)
        print_json(rows) if as_json else show_disputes(console(), rows)
        if not rows and not as_json:
            show_hints(console(), dossier, ())


@click.command()
@click.argument("name", required=False, type=Words())
@in_dossier
@with_json
def places(name: str | None, folder: Path, as_json: bool) -> None:
    """List the places, or those called NAME: where they lie, how exactly that is known, and why.

    Places that the gazetteer does not know get their point in the dossier's cuttings.toml, under [places].

    \b
    Examples:
      cuttings places
      cuttings places "Port Vale" --json
    """
    with open_dossier(folder) as dossier:
        rows = dossier.places(name=name)
        print_json(rows) if as_json else show_places(console(), rows)
        if not rows and not as_json:
            show_hints(console(), dossier, [(name, {each.name for each in dossier.places()})])


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="How many at most.")
@in_dossier
@with_json
def search(words: tuple[str, ...], limit: int, folder: Path, as_json: bool) -> None:
    """Find clippings that hold all WORDS, or a "phrase"; accents and case do not matter.

    \b
    Example:
      cuttings search harbour '"state of emergency"'
    """
    typed = " ".join(words)
    if not match_query(typed):
        raise click.UsageError(f"“{typed}” holds no word to look for.", click.get_current_context())
    with open_dossier(folder) as dossier:
        hits = dossier.search(typed, limit=limit)
        print_json(hits) if as_json else show_hits(console(), hits, {row.id: row for row in dossier.clipping_rows()})


@click.command()
@click.argument("id_", metavar="ID", type=Words())
@in_dossier
@with_json
def why(id_: str, folder: Path, as_json: bool) -> None:
    """Show the exact words behind an ID, the method, the joins and people's decisions.

    \b
    Example:
      cuttings why ev-3c9a01
    """
    with open_dossier(folder) as dossier:
        found = dossier.why(id_)
        print_json([found]) if as_json else show_why(console(), found)


@click.command()
@in_dossier
@with_json
def digest(folder: Path, as_json: bool) -> None:
    """Print one hash over all that the dossier says: equal for equal clippings, rules and decisions.

    \b
    Example:
      cuttings digest
    """
    with open_dossier(folder) as dossier:
        hashed = dossier.digest()
        print_json([{"digest": hashed}]) if as_json else click.echo(hashed)


COMMANDS = (timeline, who, said, figures, disputes, places, search, why, digest)
