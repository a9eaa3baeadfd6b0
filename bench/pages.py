"""Measure the pages of a built dossier: how long each takes to be made, through the app itself.

In:  a dossier's folder.
Out: milliseconds by page: at the first look after a build, and the median of several more.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from starlette.testclient import TestClient

from cuttings.ask import open_dossier
from cuttings.model.entry import Actor, Event
from cuttings.web import Serving, create_app
from cuttings.web.security import Keys

HOST = "127.0.0.1:8765"
LOOKS = 5


@dataclass(frozen=True, slots=True)
class PageTime:
    """Milliseconds that one page takes: where nothing was looked up before, and from then on."""

    first: float
    again: float


def page_times(folder: Path, *, at: str, looks: int = LOOKS) -> dict[str, PageTime]:
    """Return what each page takes, by name. Raises RuntimeError for one that is not there."""
    return {name: _page_time(folder, at, address, looks) for name, address in _addresses(folder).items()}


def _page_time(folder: Path, at: str, address: str, looks: int) -> PageTime:
    with _client(folder, at) as client:
        first = _milliseconds(client, address)
        return PageTime(first, median(_milliseconds(client, address) for _ in range(looks)))


@contextmanager
def _client(folder: Path, at: str) -> Iterator[TestClient]:
    """Give a browser that was let in; it has seen a page, but none that asks the dossier."""
    keys = Keys("launch-token", "session-secret")
    app = create_app(Serving(folder, HOST, keys, by="", now=lambda: at))
    with TestClient(app, base_url=f"http://{HOST}", follow_redirects=False) as client:
        client.get(f"/open?token={keys.token}")
        client.get("/static/style.css")
        yield client


def _addresses(folder: Path) -> Mapping[str, str]:
    """Return the pages by name: the actor and the event with most behind them stand for all."""
    with open_dossier(folder) as dossier:
        actor = max(dossier.entries(Actor), key=lambda each: (len(each.mentions), each.id))
        event = max(dossier.entries(Event), key=lambda each: (len(each.reports), each.id))
        clipping = next(dossier.clippings())
    return {
        "story": "/",
        "desk": "/desk",
        "timeline": "/timeline",
        "timeline, drawer": f"/timeline?show={event.id}",
        "clippings": "/clippings",
        "a clipping": f"/clippings/{clipping.id}",
        "actors": "/actors",
        "an actor": f"/actors/{actor.id}",
        "quotations": "/quotations",
        "figures": "/figures",
        "disputes": "/disputes",
        "search": f"/search?q={quote(actor.name)}",
    }


def _milliseconds(client: TestClient, address: str) -> float:
    started = time.perf_counter()
    status = client.get(address).status_code
    taken = 1000 * (time.perf_counter() - started)
    if status != 200:
        raise RuntimeError(f"{address} answered {status}")
    return taken
