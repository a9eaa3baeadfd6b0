"""`cuttings`: the commands, and how every error leaves: one message, and an exit code that says what kind it was."""

import sqlite3
import sys
from collections.abc import Sequence

import click

from cuttings import __version__
from cuttings.cli import asking, demonstrating, judging, keeping, reading
from cuttings.cli.context import console
from cuttings.config import RULES
from cuttings.errors import CuttingsError
from cuttings.pipeline.reading import choose_model
from cuttings.resources.tables import table_languages

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


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
def commands() -> None:
    """From the press clippings you keep to a dossier that you can cite.

    \b
    A first dossier:
      cuttings init story
      cuttings add -C story clippings/ running-post.md
      cuttings build -C story
      cuttings timeline -C story

    Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong use; 3 refused for safety.
    """


for _command in (*keeping.COMMANDS, *reading.COMMANDS, *asking.COMMANDS, *judging.COMMANDS, *demonstrating.COMMANDS):
    commands.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are printed as one message on standard error."""
    try:
        code = commands.main(args=arguments, prog_name="cuttings", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except CuttingsError as error:
        return _fail(str(error), error.exit_code)
    except click.exceptions.Abort:
        return _fail("Stopped. What was finished is kept; run the command again to go on.", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except sqlite3.DatabaseError as error:
        return _fail(
            f"The database is damaged or full: {error}. It is derived: delete dossier.sqlite and build again.", 3
        )
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _fail(message: str, code: int) -> int:
    console(stderr=True).print(f"[bold red]cuttings:[/] {_plain(message)}")
    return code


def _plain(message: str) -> str:
    return message.replace("[", "\\[")
