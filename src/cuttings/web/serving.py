"""Serve a dossier to this computer alone: a port of 127.0.0.1, and an address that only the user is told.

In:  a folder, a port (0: any free one), and who is using it.
Out: the server runs until it is stopped.
"""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from cuttings.ask import open_dossier
from cuttings.errors import CannotWrite
from cuttings.web.app import create_app
from cuttings.web.frame import Serving
from cuttings.web.security import OPENING, Keys

ADDRESS = "127.0.0.1"
"""The only address that is ever served: nobody on the network can reach it."""


def serve(folder: Path, *, port: int, by: str, now: Callable[[], str], tell: Callable[[str], None]) -> None:
    """Serve a dossier until Ctrl-C; `tell` is called once with the launch address.

    Raises NotADossier when there is nothing to show, CannotWrite when the port is taken.
    """
    open_dossier(folder).close()
    with listening(port) as opened:
        keys = Keys(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        serving = Serving(folder, f"{ADDRESS}:{opened.getsockname()[1]}", keys, by=by, now=now)
        config = uvicorn.Config(
            create_app(serving),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="on",
            proxy_headers=False,
            server_header=False,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=2,
        )
        tell(f"http://{serving.host}{OPENING}?token={keys.token}")
        uvicorn.Server(config).run(sockets=[opened])


def listening(port: int) -> socket.socket:
    """Return a listening place on a port of this computer, 0 for a free one. Raises CannotWrite when it is taken."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((ADDRESS, port))
    except (OSError, OverflowError) as error:
        opened.close()
        raise CannotWrite(f"Port {port} cannot be used: {error}. Leave out --port to take a free one.") from error
    return opened
