"""Tenures: who holds, gets or loses which office, as one sentence states it.

The door is `read_tenures`: `words` holds the small words of a language, `links` tells whether an office is said of a
person, `spread` hands it on along lists ("president and chairman", "Senators Ruiz and Arce").
"""

from cuttings.read.tenures.findings import TABLES, read_tenures

__all__ = ["TABLES", "read_tenures"]
