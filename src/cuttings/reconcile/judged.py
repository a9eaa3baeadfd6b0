"""People's decisions, applied to what was read: each finds its words again, or is listed as an orphan.

In:  the findings of one clipping, its text, and the live judgements on its words.
Out: the findings as a person left them, the state of each touched one, and which judgements found their place.

Order of finding a place: the exact id; else the quote, alone or with its surroundings, and a finding of that kind
there. A place is never guessed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, get_origin, get_type_hints

from cuttings.errors import BadJudgement
from cuttings.model.finding import FINDING_TYPES, Finding, Kind, role_names
from cuttings.model.judgement import FIXED, Judgement, Target, Verb
from cuttings.model.plain import from_plain, to_plain
from cuttings.model.text import Words, find_quote, words_at

ANCHORS: Mapping[str, frozenset[Kind]] = {
    "actor": frozenset({Kind.MENTION}),
    "event": frozenset({Kind.REPORT}),
    "series": frozenset({Kind.FIGURE}),
    "quotation": frozenset({Kind.ATTRIBUTION}),
    "dispute": frozenset(Kind),
}
"""By kind of entry: the findings by which a judgement on such an entry is anchored."""


class State(StrEnum):
    """What a person has done to a finding."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    FIXED = "fixed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Touched:
    """A finding that a judgement touched; `check_again` when the machine's value is no longer what was fixed."""

    finding: Finding
    state: State
    judgement: str
    check_again: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings after judgement (rejected ones left out), those touched, and the judgements that found their words."""

    findings: tuple[Finding, ...]
    touched: tuple[Touched, ...]
    placed: frozenset[str]


def apply_judgements(findings: Sequence[Finding], text: str, judgements: Iterable[Judgement]) -> Judged:
    """Return the findings of one clipping as people's decisions, in order, leave them."""
    by_id = {each.id: each for each in findings}
    touched: dict[str, Touched] = {}
    placed: set[str] = set()
    for judgement in judgements:
        for target in judgement.on:
            if _apply(judgement, target, text, by_id, touched):
                placed.add(judgement.id)
    kept = [each for each in by_id.values() if not _is_rejected(touched.get(each.id))]
    in_order = sorted(kept, key=lambda each: (list(Kind).index(each.KIND), each.words, each.id))
    return Judged(tuple(in_order), tuple(touched[each] for each in sorted(touched)), frozenset(placed))


def place_target(target: Target, text: str, findings: Mapping[str, Finding]) -> Finding | None:
    """Return the finding that a judgement is about: by id, else by quote and kind."""
    if target.id in findings:
        return findings[target.id]
    place = find_quote(target.quote, text) if target.quote else None
    kinds = ANCHORS.get(target.kind) or {target.kind}
    there = [each for each in findings.values() if place and each.words.span == place and each.KIND in kinds]
    return min(there, key=lambda each: each.id, default=None)


def _apply(
    judgement: Judgement, target: Target, text: str, by_id: dict[str, Finding], touched: dict[str, Touched]
) -> bool:
    if judgement.verb is Verb.ADD:
        return _add(judgement, target, text, by_id, touched)
    finding = place_target(target, text, by_id)
    if finding is None or target.kind in ANCHORS:
        return finding is not None
    match judgement.verb:
        case Verb.REJECT:
            touched[finding.id] = Touched(finding, State.REJECTED, judgement.id)
        case Verb.CONFIRM:
            touched[finding.id] = Touched(finding, State.CONFIRMED, judgement.id)
        case Verb.FIX:
            _fix(judgement, finding, by_id, touched)
    return True


def _is_rejected(touched: Touched | None) -> bool:
    return touched is not None and touched.state is State.REJECTED


def _fix(judgement: Judgement, finding: Finding, by_id: dict[str, Finding], touched: dict[str, Touched]) -> None:
    name = judgement.field or ""
    value = read_cell(finding.KIND, name, judgement.to)
    was = _as_text(getattr(finding, name))
    fixed = replace(finding, **{name: value}, reasons=(*finding.reasons, (name, FIXED)))
    by_id[finding.id] = fixed
    touched[finding.id] = Touched(fixed, State.FIXED, judgement.id, check_again=was != (judgement.was or ""))


def _as_text(value: object) -> str:
    plain = to_plain(value)
    return "" if plain is None else str(plain)


def fixable_fields(kind: Kind) -> tuple[str, ...]:
    """Return the names of the cells of a kind that can be fixed: those that hold neither words nor ids."""
    fixed_by_reading = {"clipping", "words", "method", "reading", "reasons", "id", *role_names(kind)}
    return tuple(each.name for each in fields(FINDING_TYPES[kind]) if each.name not in fixed_by_reading)


def read_cell(kind: Kind, name: str, written: str | None) -> Any:
    """Return the value of a cell from what a person wrote ("" or None empties it). Raises BadJudgement."""
    if name not in fixable_fields(kind):
        can = ", ".join(fixable_fields(kind))
        raise BadJudgement(f"A {kind} has no field “{name}” that can be fixed. These can: {can}.")
    hint = get_type_hints(FINDING_TYPES[kind])[name]
    if written in (None, ""):
        return () if get_origin(hint) is tuple else None
    try:
        return from_plain(_plain_of(written, hint), hint)
    except (ValueError, ArithmeticError) as error:
        raise BadJudgement(f"“{written}” does not fit the field {name} of a {kind}: {error}.") from error


def _plain_of(written: str | None, hint: Any) -> Any:
    if hint is bool:
        return written == "true"
    return [each.strip() for each in (written or "").split(",")] if get_origin(hint) is tuple else written


def _add(
    judgement: Judgement, target: Target, text: str, by_id: dict[str, Finding], touched: dict[str, Touched]
) -> bool:
    place = find_quote(target.quote, text) if target.quote else None
    if place is None or target.clipping is None:
        return False
    words = words_at(text, place.start, place.end)
    finding = make_finding(Kind(target.kind), target.clipping, words, json.loads(judgement.to or "{}"))
    by_id[finding.id] = finding
    touched[finding.id] = Touched(finding, State.ADDED, judgement.id)
    return True


def make_finding(kind: Kind, clipping: str, words: Words, cells: Mapping[str, str]) -> Finding:
    """Return a finding made by a person: cells as written, roles as words inside `words`. Raises BadJudgement."""
    roles = set(role_names(kind)) - {"words"}
    values: dict[str, Any] = {}
    hints = get_type_hints(FINDING_TYPES[kind])
    for name, written in cells.items():
        if name in roles:
            inside = _words_inside(words, written)
            values[name] = (inside,) if get_origin(hints[name]) is tuple else inside
        else:
            values[name] = read_cell(kind, name, written)
    try:
        return FINDING_TYPES[kind](clipping=clipping, words=words, method="person@1", **values)
    except TypeError as error:
        missing = str(error).partition("argument")[2].strip(" s:") or str(error)
        raise BadJudgement(f"A {kind} needs more cells: {missing}. Give each with --set NAME=VALUE.") from error


def _words_inside(words: Words, written: str) -> Words:
    start = words.surface.find(written)
    if start < 0 or not written:
        raise BadJudgement(f"“{written}” does not stand inside “{words.surface}”.")
    return Words(words.start + start, words.start + start + len(written), written)
