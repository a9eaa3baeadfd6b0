"""The command behind `make demo`: build a dossier of an example and show what it answers."""

import shutil
from pathlib import Path

import click

from cuttings.ask import Dossier, open_dossier
from cuttings.cli.context import Bar, console, now
from cuttings.cli.serving import serve_folder
from cuttings.cli.show import show_disputes, show_figures, show_said
from cuttings.cli.show_story import show_front
from cuttings.errors import WrongUse
from cuttings.model.clipping import Given
from cuttings.pipeline import add_paths, build, create

SHOWN = 20
"""Rows shown of each kind: a demo is to be read, the commands show all."""

MARK = ".made-by-demo"
"""Only a folder with this file is ever replaced: a demo must not cost anybody a dossier."""


@click.command()
@click.argument("example", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".demo"),
    show_default=True,
    help="Where the dossier is built; an earlier demo there is replaced.",
)
@click.option("--serve/--no-serve", "is_served", default=False, help="Then serve it until Ctrl-C.")
def demo(example: Path, into: Path, is_served: bool) -> None:
    """Build a dossier from the clippings in EXAMPLE, and print its story, figures, quotations and disputes.

    Settings that the dossier needs stand beside the folder, in EXAMPLE.toml.

    \b
    Example:
      cuttings demo examples/marenza
    """
    _clear(into)
    settings = example.with_suffix(".toml")
    create(into, example.name, settings=settings.read_text(encoding="utf-8") if settings.exists() else "")
    (into / MARK).touch()
    with Bar() as bar:
        add_paths(into, [example], Given(), at=now(), progress=bar)
        report = build(into, progress=bar)
    click.echo(f"A dossier of {report.clippings} clippings from {example} is in {into}.")
    with open_dossier(into) as dossier:
        _show(dossier)
    click.echo(f"\nAsk it more: cuttings who -C {into} · cuttings why ID -C {into} · cuttings judge --help\n")
    if is_served:
        serve_folder(into)


def _clear(into: Path) -> None:
    if not into.exists():
        return
    if not (into / MARK).exists():
        raise WrongUse(
            f"{into} is there and was not made by a demo; it is left alone. Name another folder with --into."
        )
    shutil.rmtree(into)


def _show(dossier: Dossier) -> None:
    screen = console()
    figures, said = dossier.figures(), dossier.said()
    screen.rule("[bold]Story", align="left")
    show_front(screen, dossier.front())
    screen.rule("[bold]Figures", align="left")
    show_figures(screen, figures[:SHOWN])
    _tell_rest(len(figures), "figures", dossier)
    screen.rule("[bold]Quotations", align="left")
    show_said(screen, said[:SHOWN])
    _tell_rest(len(said), "said", dossier)
    screen.rule("[bold]Disputes", align="left")
    show_disputes(screen, dossier.disputes())


def _tell_rest(count: int, command: str, dossier: Dossier) -> None:
    if count > SHOWN:
        click.echo(f"… and {count - SHOWN} more: cuttings {command} -C {dossier.folder}\n")


COMMANDS = (demo,)
