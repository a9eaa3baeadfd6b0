"""The command that serves a dossier to the browser of this computer."""

from pathlib import Path

import click

from cuttings.cli.context import decider, in_dossier, now
from cuttings.web.serving import serve as serve_dossier


def serve_until_stopped(folder: Path, port: int = 0) -> None:
    """Serve a dossier until Ctrl-C, and tell where."""
    serve_dossier(folder, port=port, by=decider(None), now=now, tell=_tell)


def _tell(address: str) -> None:
    click.echo(f"Open this in a browser on this computer (the address is for you alone; Ctrl-C stops):\n  {address}")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: any free one]")
@in_dossier
def serve(port: int, folder: Path) -> None:
    """Show the dossier in the browser: timeline, clippings, actors, quotations, figures, disputes, decisions.

    Only this computer can reach it, and only with the address that is printed. Nothing is sent anywhere.

    \b
    Example:
      cuttings serve -C port-vale
    """
    serve_until_stopped(folder, port)


COMMANDS = (serve,)
