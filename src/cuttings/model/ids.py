"""Ids are hashes of content, made here only.

In:  the parts that make a thing what it is.
Out: a short prefix and 128 bits of SHA-256 in hexadecimal: "cl-0f3a…".

Two runs, two machines, two orders of input give the same ids; nothing is counted or drawn.
"""

import hashlib
import json
from collections.abc import Iterable

PREFIXES = {
    "clipping": "cl",
    "block": "bk",
    "mention": "mn",
    "timex": "tx",
    "figure": "fg",
    "attribution": "at",
    "report": "rp",
    "tenure": "tn",
    "label": "lb",
    "tie": "ti",
    "actor": "ac",
    "event": "ev",
    "series": "se",
    "dispute": "di",
    "copies": "cf",
    "outlet": "ou",
    "quotation": "qu",
    "place": "pl",
    "judgement": "jd",
}


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_json(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, unescaped Unicode."""
    return _CANONICAL.encode(value)


def content_hash(*parts: object) -> str:
    """Return 128 bits of SHA-256, in hexadecimal, over the parts' canonical JSON."""
    return hashlib.sha256(canonical_json(parts).encode()).hexdigest()[:32]


def content_id(kind: str, *parts: object) -> str:
    """Return the id of a thing of this kind made of these parts."""
    return f"{PREFIXES[kind]}-{content_hash(*parts)}"


def bytes_hash(raw: bytes) -> str:
    """Return the full SHA-256 of raw bytes, in hexadecimal: the name under which they are kept."""
    return hashlib.sha256(raw).hexdigest()


def digest(lines: Iterable[str]) -> str:
    """Return one SHA-256 over lines, each ended by a newline, in the order given."""
    running = hashlib.sha256()
    for line in lines:
        running.update(line.encode())
        running.update(b"\n")
    return running.hexdigest()
