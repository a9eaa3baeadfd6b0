"""Full-text search over clippings, with the words that were found marked in a snippet.

In:  what a person typed: words, or "a phrase" in quotation marks; all must be in the clipping. Accents do not matter.
Out: clippings, best match first (BM25), each with a snippet whose hits are spans of that snippet.
"""

import re
import sqlite3
from dataclasses import dataclass

from cuttings.model.text import Span

SNIPPET_WORDS = 32
OPEN, CLOSE = "\x02", "\x03"
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A clipping that holds the words; `hits` are places in `snippet`."""

    clipping: str
    snippet: str
    hits: tuple[Span, ...]


def search(connection: sqlite3.Connection, typed: str, *, limit: int) -> tuple[Hit, ...]:
    """Return the clippings that hold all the words or phrases typed; () for no words at all."""
    query = match_query(typed)
    if not query:
        return ()
    rows = connection.execute(
        "SELECT c.id, snippet(clipping_words, 0, ?, ?, '…', ?) FROM clipping_words "
        "JOIN clipping c ON c.number = clipping_words.rowid WHERE clipping_words MATCH ? "
        "ORDER BY bm25(clipping_words), c.id LIMIT ?",
        (OPEN, CLOSE, SNIPPET_WORDS, query, limit),
    )
    return tuple(_hit(clipping, marked) for clipping, marked in rows)


def match_query(typed: str) -> str:
    """Return the FTS5 query of what a person typed: every term quoted, so that nothing in it is an operator."""
    terms = [phrase or word for phrase, word in _TERM.findall(typed.replace("\0", " "))]  # FTS5 would stop at a NUL
    quoted = (term.replace('"', " ").strip() for term in terms)
    return " ".join(f'"{term}"' for term in quoted if any(char.isalnum() for char in term))


def _hit(clipping: str, marked: str) -> Hit:
    snippet, hits, start = "", [], 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = len(snippet)
        elif piece == CLOSE:
            hits.append(Span(start, len(snippet)))
        else:
            snippet += piece
    return Hit(clipping, snippet, tuple(hits))
