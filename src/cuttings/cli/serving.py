"""The command `serve`: the dossier in a browser on this computer."""

from pathlib import Path

import click

from cuttings.cli.context import decider, in_dossier, now


@click.command()
@in_dossier
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to use.  [default: any free one]")
@click.option("--by", help="Who decides in the browser (may be empty).  [default: your log-in name]")
def serve(folder: Path, port: int, by: str | None) -> None:
    """Show the dossier in a browser on this computer alone, until Ctrl-C.

    The address that is printed opens it; nobody else on the network can reach it, and no other page in the browser.

    \b
    Example:
      cuttings serve -C story
    """
    serve_folder(folder, port=port, by=by)


def serve_folder(folder: Path, *, port: int = 0, by: str | None = None) -> None:
    """Serve until Ctrl-C, which is the ordinary end."""
    from cuttings.web.serving import serve as serve_dossier  # late: no other command pays for loading the web server

    try:
        serve_dossier(folder, port=port, by=decider(by), now=now, tell=_tell)
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _tell(address: str) -> None:
    click.echo(f"Open {address}\nStop with Ctrl-C.")


COMMANDS = (serve,)
