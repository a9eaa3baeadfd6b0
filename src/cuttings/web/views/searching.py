"""Search: clippings that hold all the words, and actors of that name."""

from dataclasses import dataclass

from starlette.responses import Response

from cuttings.ask.sources import ClippingRow
from cuttings.ask.who import ActorRow
from cuttings.errors import UnknownId
from cuttings.store.search import Hit
from cuttings.web.frame import Asked

MOST = 100
"""Clippings found at most; the page says so when there may be more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A clipping with a snippet in pieces: (text, whether it is one of the words)."""

    row: ClippingRow
    pieces: tuple[tuple[str, bool], ...]


def search_page(asked: Asked) -> Response:
    """Show what was found."""
    words = asked.value("q") or ""
    hits = asked.dossier.search(words, limit=MOST)
    return asked.render(
        "search.html",
        title=f"Search: {words}" if words else "Search",
        words=words,
        found=[Found(asked.dossier.clipping_row(each.clipping), _pieces(each)) for each in hits],
        is_full=len(hits) == MOST,
        actors=_actors(asked, words),
    )


def _actors(asked: Asked, words: str) -> tuple[ActorRow, ...]:
    try:
        return asked.dossier.who(words) if words else ()
    except UnknownId:
        return ()


def _pieces(hit: Hit) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in hit.hits:
        pieces += [(hit.snippet[at : span.start], False), (hit.snippet[span.start : span.end], True)]
        at = span.end
    return (*pieces, (hit.snippet[at:], False))
