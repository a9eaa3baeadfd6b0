"""One hash over everything that a dossier says: equal for equal clippings, rules and judgements.

In:  the derived rows, and the entries that a person rejected.
Out: a SHA-256. Order of adding, batches, engine, paths and times do not enter it.
"""

import sqlite3
from collections.abc import Iterator

from cuttings.config import RULES
from cuttings.model.ids import digest


def dossier_digest(connection: sqlite3.Connection, rejected: frozenset[str]) -> str:
    """Return the digest of clippings, findings after judgement, and entries; `rejected` are ids of entries."""
    return digest(_lines(connection, rejected))


def _lines(connection: sqlite3.Connection, rejected: frozenset[str]) -> Iterator[str]:
    yield f"rules {RULES}"
    queries = (
        "SELECT id, body FROM clipping ORDER BY id",
        "SELECT id, method || body FROM finding ORDER BY id",
        "SELECT finding, state || body FROM judged ORDER BY finding",
        "SELECT id, body FROM entry ORDER BY id",
    )
    for query in queries:
        yield from (f"{id} {body}" for id, body in connection.execute(query))
    yield from (f"rejected {each}" for each in sorted(rejected))
