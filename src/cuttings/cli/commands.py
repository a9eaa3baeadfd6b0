"""All commands under one name."""

from pathlib import Path

import click

from cuttings import __version__
from cuttings.cli import asking, demonstrating, judging, keeping, reading, serving, telling
from cuttings.cli.context import Folder
from cuttings.config import RULES
from cuttings.pipeline.reading import choose_model
from cuttings.resources.tables import table_languages


def _show_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if not is_asked or context.resilient_parsing:
        return
    click.echo(f"cuttings {__version__}, rules {RULES}")
    for language in table_languages():
        choice = choose_model(language, "auto")
        click.echo(f"{language}: {choice.key}, {choice.depth}, {choice.licence}")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the versions of code, rules and models, and exit.",
)
@click.option(
    "-C",
    "--dossier",
    "folder",
    type=Folder(),
    envvar="CUTTINGS_DOSSIER",
    help="The dossier's folder; it may also be said after the command.  [default: the current folder]",
)
@click.pass_context
def commands(context: click.Context, folder: Path | None) -> None:
    """From the press clippings you keep to a dossier that you can cite.

    \b
    A first dossier:
      cuttings init story
      cuttings add -C story clippings/ running-post.md
      cuttings build -C story
      cuttings story -C story

    Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong use; 3 refused for safety; 130 stopped.
    """
    context.obj = folder


for _command in (
    *keeping.COMMANDS,
    *reading.COMMANDS,
    *telling.COMMANDS,
    *asking.COMMANDS,
    *judging.COMMANDS,
    *serving.COMMANDS,
    *demonstrating.COMMANDS,
):
    commands.add_command(_command)
