"""`cuttings`: the way in, and how every error leaves: one message, and an exit code that says what kind it was."""

import logging
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from cuttings.cli.context import console
from cuttings.errors import CannotWrite, CuttingsError

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


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
        from cuttings.cli.commands import commands  # late: loading takes a moment, and Ctrl-C may fall into it

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
