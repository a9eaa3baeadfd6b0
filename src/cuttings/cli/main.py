"""`cuttings`: the commands, and how every error leaves: one message, and an exit code that says what kind it was."""

import logging
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from cuttings import __version__
from cuttings.cli import asking, demonstrating, judging, keeping, reading, serving
from cuttings.cli.context import Folder, console
from cuttings.config import RULES
from cuttings.errors import CannotWrite, CuttingsError
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
      cuttings timeline -C story

    Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong use; 3 refused for safety; 130 stopped.
    """
    context.obj = folder


for _command in (
    *keeping.COMMANDS,
    *reading.COMMANDS,
    *asking.COMMANDS,
    *judging.COMMANDS,
    *serving.COMMANDS,
    *demonstrating.COMMANDS,
):
    commands.add_command(_command)


class _Notices(logging.Handler):
    """Prints what the library tells beside its answers, a line each, on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        console(stderr=True).print(f"[yellow]note:[/] {_plain(record.getMessage())}", soft_wrap=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no “⚑” is no reason to stop
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are printed as one message on standard error."""
    notices, library = _Notices(), logging.getLogger("cuttings")
    library.addHandler(notices)
    try:
        return _run(arguments)
    finally:
        library.removeHandler(notices)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = commands.main(args=arguments, prog_name="cuttings", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CuttingsError as error:
        return _fail(str(error), error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _fail("Stopped. What was finished is kept; run the command again to go on.", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        return _fail(_usage(error), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _fail(_disk(error), CannotWrite.exit_code)


def _usage(error: click.UsageError) -> str:
    message = error.format_message()
    see = f" See: {error.ctx.command_path} --help" if error.ctx else ""
    return f"{message}{see}"


def _disk(error: OSError) -> str:
    what = error.filename or "The output"
    return f"{what} cannot be read or written: {error.strerror or error}. Check its rights and the disk’s space."


def _fail(message: str, code: int) -> int:
    console(stderr=True).print(f"[bold red]cuttings:[/] {_plain(message)}", soft_wrap=True)
    return code


def _plain(message: str) -> str:
    return " ".join(message.split("\n")).replace("[", "\\[")
