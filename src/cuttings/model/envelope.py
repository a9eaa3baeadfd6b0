"""One envelope for all kinds of finding, so that one table schema travels through every engine.

In:  a typed finding, or its envelope.
Out: the other of the two; the row in which an envelope is sent and kept; the JSON object of `cuttings read --json`.

Numbers travel as decimal strings, days as ISO dates; `unpack(pack(finding)) == finding` for every kind.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_origin, get_type_hints

from cuttings.model.finding import FINDING_TYPES, Finding, Kind, role_names, words_by_role
from cuttings.model.ids import canonical_json
from cuttings.model.plain import from_plain, to_plain
from cuttings.model.text import Words, check_words

_ENVELOPE_FIELDS = frozenset({"id", "clipping", "words", "method", "reading"})


@dataclass(frozen=True, slots=True, order=True)
class RoleSpan:
    """One span of a finding: the role it plays and its place among several of that role."""

    role: str
    order: int
    words: Words


@dataclass(frozen=True, slots=True)
class Envelope:
    """A finding in transit: its spans with their roles, and all other cells as canonical JSON."""

    id: str
    clipping: str
    kind: Kind
    method: str
    reading: int
    spans: tuple[RoleSpan, ...]
    body: str


def role_spans(finding: Finding) -> tuple[RoleSpan, ...]:
    """Return every span of a finding, `words` first, in field order."""
    return tuple(RoleSpan(role, order, words) for role, order, words in words_by_role(finding))


def pack(finding: Finding) -> Envelope:
    """Return the envelope of a finding."""
    body = {name: to_plain(getattr(finding, name)) for name in _body_names(finding.KIND)}
    return Envelope(
        id=finding.id,
        clipping=finding.clipping,
        kind=finding.KIND,
        method=finding.method,
        reading=finding.reading,
        spans=role_spans(finding),
        body=canonical_json(body),
    )


def to_row(envelope: Envelope) -> list[Any]:
    """Return an envelope as plain JSON values in the order of its fields, spans as [role, order, start, end, surface].

    `to_plain` would do, at several times the cost: every finding of a build passes through here twice.
    """
    spans = [[each.role, each.order, each.words.start, each.words.end, each.words.surface] for each in envelope.spans]
    return [envelope.id, envelope.clipping, envelope.kind, envelope.method, envelope.reading, spans, envelope.body]


def from_row(row: Sequence[Any]) -> Envelope:
    """Return the envelope of which `to_row` made this."""
    id, clipping, kind, method, reading, spans, body = row
    roles = tuple([RoleSpan(role, order, Words(*words)) for role, order, *words in spans])
    return Envelope(id, clipping, Kind(kind), method, reading, roles, body)


def unpack(envelope: Envelope) -> Finding:
    """Return the finding inside an envelope."""
    kind = envelope.kind
    hints = _hints(kind)
    body = json.loads(envelope.body)
    cells: dict[str, Any] = {name: from_plain(body[name], hints[name]) for name in _body_names(kind)}
    in_order = sorted(envelope.spans)
    for role in role_names(kind):
        many = tuple([span.words for span in in_order if span.role == role])
        cells[role] = many if get_origin(hints[role]) is tuple else next(iter(many), None)
    return FINDING_TYPES[kind](clipping=envelope.clipping, method=envelope.method, reading=envelope.reading, **cells)


def check_finding(finding: Finding, text: str) -> None:
    """Raise SpanOutsideText unless all words of a finding stand at their offsets in the clipping's text."""
    for _, _, words in words_by_role(finding):
        check_words(words, text)


def to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as the plain object that `cuttings read --json` writes.

    `kind`, `id`, `start`, `end`, `surface`, `method`, then the kind's own fields; words are {start, end, surface}.
    """
    head: dict[str, Any] = {"kind": str(finding.KIND), "id": finding.id, "clipping": finding.clipping}
    head |= to_plain(finding.words) | {"method": finding.method, "reading": finding.reading}
    for name in (each.name for each in fields(finding) if each.name not in _ENVELOPE_FIELDS):
        head[name] = to_plain(getattr(finding, name))
    head["reasons"] = dict(finding.reasons)
    return head


@cache
def _body_names(kind: Kind) -> tuple[str, ...]:
    roles = set(role_names(kind))
    return tuple(each.name for each in fields(FINDING_TYPES[kind]) if each.name not in _ENVELOPE_FIELDS | roles)


@cache
def _hints(kind: Kind) -> dict[str, Any]:
    return get_type_hints(FINDING_TYPES[kind])
