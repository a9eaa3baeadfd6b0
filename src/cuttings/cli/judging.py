"""The commands of `cuttings judge`: a person's decisions, each one line in judgements.jsonl, each undoable."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cuttings.ask import open_dossier
from cuttings.cli.context import Command, Words, console, decider, in_dossier, now, print_json, with_json
from cuttings.cli.show import show_decisions
from cuttings.model.judgement import Judgement, Verb
from cuttings.pipeline import decide
from cuttings.pipeline import undo as take_back
from cuttings.pipeline.deciding import Said


def _deciding(command: Command) -> Command:
    command = click.option("--by", help="Who decides (may be empty).  [default: your log-in name]")(command)
    command = click.option("--note", help="Why, in your own words.")(command)
    return with_json(in_dossier(command))


def _record(verb: Verb, references: Sequence[str], folder: Path, by: str | None, *, as_json: bool, said: Said) -> None:
    judgement = decide(folder, verb, references, said, at=now(), by=decider(by))
    _tell(judgement, folder, as_json=as_json)


def _tell(judgement: Judgement, folder: Path, *, as_json: bool) -> None:
    if as_json:
        print_json([{"id": judgement.id, **_cells(judgement)}])
    else:
        click.echo(f"Recorded {judgement.id[:11]}: {judgement.verb}. Next: cuttings build -C {folder}")


def _cells(judgement: Judgement) -> dict[str, Any]:
    return {
        "verb": str(judgement.verb),
        "on": [each.id for each in judgement.on],
        "at": judgement.at,
        "by": judgement.by,
    }


@click.group()
def judge() -> None:
    """Decide what the machine cannot: each decision survives every rebuild and can be undone.

    \b
    Examples:
      cuttings judge same "Ana Ruiz Toledo" "A. Ruiz"
      cuttings judge different ac-1f0c77 ac-9be210 --note "father and son"
      cuttings judge fix fg-77c1d2 low 5
      cuttings judge undo last
    """


def _pair_command(verb: Verb, help_text: str, example: str) -> click.Command:
    @click.argument("a", type=Words())
    @click.argument("b", type=Words())
    @_deciding
    def command(a: str, b: str, folder: Path, by: str | None, note: str | None, as_json: bool) -> None:
        _record(verb, (a, b), folder, by, as_json=as_json, said=Said(note=note))

    return click.command(verb.replace("_", "-"), help=f"{help_text}\n\n\b\nExample:\n  {example}")(command)


def _single_command(verb: Verb, help_text: str, example: str) -> click.Command:
    @click.argument("what", type=Words())
    @_deciding
    def command(what: str, folder: Path, by: str | None, note: str | None, as_json: bool) -> None:
        _record(verb, (what,), folder, by, as_json=as_json, said=Said(note=note))

    return click.command(verb.replace("_", "-"), help=f"{help_text}\n\n\b\nExample:\n  {example}")(command)


SAME = _pair_command(
    Verb.SAME, "Two names, actors, events or quotations are one.", 'cuttings judge same "Ana Ruiz" "Ana Ruiz Toledo"'
)
DIFFERENT = _pair_command(
    Verb.DIFFERENT,
    "Two names, actors, events or quotations are two, whatever else joins them.",
    "cuttings judge different ac-1f ac-9b",
)
UNSURE = _pair_command(
    Verb.UNSURE, "It was looked at and cannot be told; nothing changes.", "cuttings judge unsure ac-1f ac-9b"
)
COPY_OF = _pair_command(Verb.COPY_OF, "Two clippings are one text.", "cuttings judge copy-of cl-0f cl-7a")
NOT_COPY_OF = _pair_command(
    Verb.NOT_COPY_OF, "Two clippings are separate texts.", "cuttings judge not-copy-of cl-0f cl-7a"
)
REJECT = _single_command(
    Verb.REJECT, "A finding or entry is wrong: it leaves all answers.", "cuttings judge reject rp-55aa01"
)
CONFIRM = _single_command(
    Verb.CONFIRM, "A finding or entry was checked and is right.", "cuttings judge confirm fg-77c1d2"
)


@click.command()
@click.argument("what", type=Words())
@click.argument("field")
@click.argument("value")
@_deciding
def fix(what: str, field: str, value: str, folder: Path, by: str | None, note: str | None, as_json: bool) -> None:
    """Set a FIELD of WHAT to VALUE ("" empties it).

    An actor's name; a clipping's outlet or published; a block's kind (headline, excerpt, note, section); any cell of a
    finding that `cuttings why` shows.

    \b
    Examples:
      cuttings judge fix "Ana Ruis" name "Ana Ruiz"
      cuttings judge fix cl-0f3a published 2031-03-05
      cuttings judge fix bk-12ab kind note
    """
    _record(Verb.FIX, (what,), folder, by, as_json=as_json, said=Said(field=field, to=value, note=note))


@click.command()
@click.argument("kind")
@click.argument("clipping", type=Words())
@click.option("--quote", type=Words(), required=True, help="The words in the clipping that say it.")
@click.option("--set", "cells", multiple=True, metavar="NAME=VALUE", help="A cell; roles are words inside the quote.")
@_deciding
def add(
    kind: str,
    clipping: str,
    quote: str,
    cells: Sequence[str],
    folder: Path,
    by: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Add a finding of KIND that the machine missed, by its words in CLIPPING.

    \b
    Example:
      cuttings judge add mention cl-0f3a --quote "the lamplighters" --set type=group
    """
    unset = [each for each in cells if "=" not in each]
    if unset:
        raise click.UsageError(f"“{unset[0]}” sets nothing: write --set NAME=VALUE.", click.get_current_context())
    pairs = dict(each.partition("=")[::2] for each in cells)
    _record(
        Verb.ADD, (clipping,), folder, by, as_json=as_json, said=Said(field=kind, quote=quote, cells=pairs, note=note)
    )


@click.command()
@click.argument("what", type=Words())
@click.argument("text", type=Words())
@click.option("--by", help="Who writes (may be empty).  [default: your log-in name]")
@in_dossier
@with_json
def note(what: str, text: str, folder: Path, by: str | None, as_json: bool) -> None:
    """Write a note on WHAT; it is shown with it and changes nothing.

    \b
    Example:
      cuttings judge note ac-1f0c "Called twice; her office confirms the spelling."
    """
    _record(Verb.NOTE, (what,), folder, by, as_json=as_json, said=Said(note=text))


@click.command()
@click.argument("decision", type=Words())
@click.option("--by", help="Who takes it back (may be empty).  [default: your log-in name]")
@in_dossier
@with_json
def undo(decision: str, folder: Path, by: str | None, as_json: bool) -> None:
    """Take DECISION back: its id (jd-…), or “last”, the newest that stands. Undoing an undo brings it back.

    \b
    Example:
      cuttings judge undo last
    """
    _tell(take_back(folder, decision, at=now(), by=decider(by)), folder, as_json=as_json)


@click.command(name="list")
@in_dossier
@with_json
def list_(folder: Path, as_json: bool) -> None:
    """List every decision, oldest first, with those undone.

    \b
    Example:
      cuttings judge list
    """
    with open_dossier(folder) as dossier:
        every = dossier.judgements()
        print_json([{"id": each.id, **_cells(each)} for each in every]) if as_json else show_decisions(console(), every)


for _command in (SAME, DIFFERENT, UNSURE, REJECT, CONFIRM, fix, add, note, COPY_OF, NOT_COPY_OF, undo, list_):
    judge.add_command(_command)

COMMANDS = (judge,)
