"""Deciding: turn what a person says of something on screen into a judgement that will find its words again.

In:  a dossier, a verb, and references: ids (or their beginnings), or an actor's name.
Out: one more line in judgements.jsonl; the next build applies it. Nothing else changes.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cuttings.errors import BadJudgement, UnknownId
from cuttings.model.dates import parse_edtf
from cuttings.model.entry import Actor, Entry, Event
from cuttings.model.finding import Finding, Kind, Mention, MentionForm
from cuttings.model.ids import canonical_json
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.names import normal_name
from cuttings.model.plain import to_plain
from cuttings.model.text import find_quote, quote_of, words_at
from cuttings.pipeline.intake import block_ids
from cuttings.pipeline.writing import writing
from cuttings.reconcile.judged import make_finding, read_cell
from cuttings.store import facts
from cuttings.store.database import connect
from cuttings.store.decisions import DecisionFile, live_judgements, standing

CLIPPING_FIELDS = ("outlet", "published")
BLOCK_KINDS = ("headline", "excerpt", "note", "section")
NOTHING_SAID = re.compile(r"\s*(?:[a-z]{2}-)?\s*")
"""A reference that is empty, or only the beginning that all ids of a kind share: it would mean anything."""
INSTEAD = {
    "block": "Change what it was taken for: cuttings judge fix {id} kind note",
    "clipping": "Take it out: cuttings remove {id}",
    "series": "Reject the figures that it rests on: cuttings why {id}",
    "quotation": "Part its wordings (judge different), or reject one of them: cuttings why {id}",
}
"""What is not rejected as a whole, and what to do instead."""
ELSEWHERE = {
    "copies": "a family of copies. Judge its clippings: judge not-copy-of CLIPPING CLIPPING",
    "outlet": "an outlet. Say which names and hosts are one under [outlets] in cuttings.toml",
}
"""What is no target of a decision, and where to decide on it."""
COPIES = (frozenset({"clipping"}),)
ONE_OR_TWO = (frozenset({"actor"}), frozenset({"event", Kind.REPORT}), frozenset({"quotation", Kind.ATTRIBUTION}))
"""Kinds of which one can be the same as another of the same group."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says beside verb and references."""

    field: str | None = None
    to: str | None = None
    note: str | None = None
    quote: str | None = None
    cells: Mapping[str, str] | None = None


def decide(folder: Path, verb: Verb, references: Sequence[str], said: Said, *, at: str, by: str) -> Judgement:
    """Record a decision and return it. Raises UnknownId or BadJudgement; then nothing is recorded."""
    with writing(folder), closing(connect(folder, write=False)) as connection:
        _check_kind_added(verb, said)
        targets = tuple(_target(connection, each, said) for each in references)
        judgement = _judgement(connection, verb, targets, said, at, by)
        DecisionFile(folder).append(judgement)
        return judgement


def undo(folder: Path, reference: str, *, at: str, by: str) -> Judgement:
    """Take a decision back: the last that stands, or one by its id; undoing an undo brings a decision back.

    Raises UnknownId when there is no such decision, BadJudgement when it was taken back before.
    """
    with writing(folder):
        file = DecisionFile(folder)
        judgement = Judgement(at, by, Verb.UNDO, (), undoes=_undoable(file.read(), reference))
        file.append(judgement)
        return judgement


def _undoable(every: Sequence[Judgement], reference: str) -> str:
    if reference == "last":
        live = live_judgements(every)
        if not live:
            raise UnknownId("There is no decision left to take back. List them: cuttings judge list")
        return live[-1].id
    _check_said(reference, "a decision’s id (jd-…) or “last”")
    found = [each.id for each in every if each.id.startswith(reference)]
    if len(found) != 1:
        raise UnknownId(f"“{reference}” names {len(found)} decisions. List them: cuttings judge list")
    if found[0] not in standing(every):
        undo_of = next(each.id for each in every if each.undoes == found[0] and each.id in standing(every))
        raise BadJudgement(f"{found[0]} was taken back before. To bring it back: cuttings judge undo {undo_of[:11]}")
    return found[0]


def _check_said(reference: str, wanted: str) -> None:
    if NOTHING_SAID.fullmatch(reference):
        raise UnknownId(f"“{reference}” could mean anything. Give {wanted}.")


def resolve(connection: sqlite3.Connection, reference: str) -> str:
    """Return the one id that a reference means: an id, its beginning, or an actor's name. Raises UnknownId."""
    _check_said(reference, "an id, the beginning of one, or an actor’s name")
    ids = facts.ids_starting(connection, reference) if "-" in reference else ()
    if reference in ids:
        return reference
    if len(ids) == 1:
        return ids[0]
    if len(ids) > 1:
        raise UnknownId(f"{reference} is the beginning of {len(ids)} ids: {', '.join(ids[:5])} … Give more of it.")
    return _actor_named(connection, reference)


def _actor_named(connection: sqlite3.Connection, name: str) -> str:
    wanted = normal_name(name)
    actors = list(facts.entries(connection, Actor))
    named = [each for each in actors if normal_name(each.name) == wanted]
    named = named or [each for each in actors if wanted in {normal_name(count.name) for count in each.names}]
    if len(named) == 1:
        return named[0].id
    if not named:
        raise UnknownId(f"Nothing here has the id or name “{name}”. List the names: cuttings who")
    several = ", ".join(f"{each.name} ({each.id[:11]})" for each in named)
    raise UnknownId(f"“{name}” is a name of {len(named)} actors: {several}. Give the id of one.")


def _target(connection: sqlite3.Connection, reference: str, said: Said) -> Target:
    if reference.startswith("bk-"):
        return Target("block", _block(connection, reference))
    id = resolve(connection, reference)
    if id.startswith("cl-"):
        return _clipping_target(connection, id, said)
    entry = facts.entry(connection, id)
    if entry is None:
        return _finding_target(connection, id, kind=None, name=None)
    kind = facts.ENTRY_KINDS[type(entry)]
    if kind in ELSEWHERE:
        raise BadJudgement(f"{id} is {ELSEWHERE[kind]}")
    anchor, name = _anchor(connection, entry)
    return _finding_target(connection, anchor, kind=kind, name=name)


def _block(connection: sqlite3.Connection, reference: str) -> str:
    _check_said(reference, "the id of a block")
    found = sorted(each for each in block_ids(connection) if each.startswith(reference))
    if len(found) != 1:
        problem = f"is the beginning of {len(found)} blocks" if found else "is no block here"
        raise UnknownId(f"“{reference}” {problem}. List them: cuttings clippings --blocks")
    return found[0]


def _clipping_target(connection: sqlite3.Connection, id: str, said: Said) -> Target:
    (clipping,) = facts.clippings(connection, [id])
    if said.quote is None:
        return Target("clipping", id, clipping=id)
    places = [at for at in range(len(clipping.text)) if clipping.text.startswith(said.quote, at)]
    if not said.quote or len(places) != 1:
        raise BadJudgement(f"“{said.quote}” stands {len(places)} times in {id}. Quote words that stand there once.")
    words = words_at(clipping.text, places[0], places[0] + len(said.quote))
    return Target("clipping", id, clipping=id, quote=quote_of(words, clipping.text))


def _anchor(connection: sqlite3.Connection, entry: Entry) -> tuple[str, str | None]:
    if isinstance(entry, Event):
        return entry.reports[0], None  # a figure can stand in two events, a report cannot
    if not isinstance(entry, Actor):
        return facts.entry_findings(connection, entry.id)[0], None
    clippings = sorted({facts.clipping_of_finding(connection, each) or "" for each in entry.mentions})
    mentions = [each for id in clippings for each in facts.findings_of(connection, id) if each.id in entry.mentions]
    named = [each for each in mentions if isinstance(each, Mention) and each.form is MentionForm.NAME]
    best = min(named, key=lambda each: (each.words.surface != entry.name, -len(each.words.surface), each.id))
    return best.id, entry.name


def _finding_target(connection: sqlite3.Connection, id: str, *, kind: str | None, name: str | None) -> Target:
    finding, text = _finding(connection, id)
    return Target(kind or finding.KIND, id, finding.clipping, quote_of(finding.words, text), name)


def _finding(connection: sqlite3.Connection, id: str) -> tuple[Finding, str]:
    clipping_id = facts.clipping_of_finding(connection, id)
    if clipping_id is None:
        raise UnknownId(f"No finding has the id {id}. It may have gone with a rebuild; search for its words.")
    (clipping,) = facts.clippings(connection, [clipping_id])
    by_id = {each.id: each for each in facts.findings_of(connection, clipping_id, rejected=True)}
    return by_id[id], clipping.text


def _judgement(
    connection: sqlite3.Connection, verb: Verb, targets: tuple[Target, ...], said: Said, at: str, by: str
) -> Judgement:
    match verb:
        case Verb.SAME | Verb.DIFFERENT | Verb.UNSURE | Verb.COPY_OF | Verb.NOT_COPY_OF:
            _check_pair(verb, targets)
            return Judgement(at, by, verb, targets, note=said.note)
        case Verb.FIX:
            was = _value_now(connection, targets[0], said)
            return Judgement(at, by, verb, targets, field=said.field, was=was, to=said.to, note=said.note)
        case Verb.ADD:
            return _adding(connection, targets[0], said, at, by)
        case Verb.REJECT if targets[0].kind in INSTEAD:
            instead = INSTEAD[targets[0].kind].format(id=targets[0].id)
            raise BadJudgement(f"A {targets[0].kind} cannot be rejected as a whole. {instead}")
    return Judgement(at, by, verb, targets, note=said.note)


def _check_pair(verb: Verb, targets: tuple[Target, ...]) -> None:
    if len(targets) < 2 or len({each.id for each in targets}) < 2:
        raise BadJudgement(f"“{verb}” is said of two different things. Give two names or ids.")
    kinds = {each.kind for each in targets}
    fitting = COPIES if verb in (Verb.COPY_OF, Verb.NOT_COPY_OF) else ONE_OR_TWO
    if not any(kinds <= alike for alike in fitting):
        named = ", or ".join(" and ".join(f"{each}s" for each in sorted(alike)) for alike in fitting)
        raise BadJudgement(f"“{verb}” cannot be said of {' and '.join(sorted(kinds))}; it is for {named}.")


def _value_now(connection: sqlite3.Connection, target: Target, said: Said) -> str | None:
    """Return the value that a fix replaces, after checking that the field and the new value fit."""
    field, to = said.field or "", said.to or ""
    if target.kind == "block":
        _check_choice("kind of block", field, ("kind",), to, BLOCK_KINDS)
        return None
    if target.kind == "clipping":
        _check_choice("clipping", field, CLIPPING_FIELDS, None, ())
        if field == "published" and to and parse_edtf(to) is None:
            raise BadJudgement(f"“{to}” is not a date. Write 2031-03-05, 2031-03, 2031 or 2031-03-05/2031-03-08.")
        return None
    if target.kind == "actor":
        _check_choice("actor", field, ("name",), None, ())
        return target.name
    if target.kind not in set(Kind):
        raise BadJudgement(
            f"A {target.kind} has no field to fix. Fix the findings it rests on: cuttings why {target.id}"
        )
    read_cell(Kind(target.kind), field, to)
    finding, _ = _finding(connection, target.id)
    value = to_plain(getattr(finding, field))
    return "" if value is None else str(value)


def _check_choice(what: str, field: str, fields: Sequence[str], to: str | None, values: Sequence[str]) -> None:
    if field not in fields:
        article = "An" if what[0] in "aeiou" else "A"
        raise BadJudgement(f"{article} {what} has no field “{field}” to fix. These can be fixed: {', '.join(fields)}.")
    if to is not None and to not in values:
        raise BadJudgement(f"“{to}” is no {what}. It can be: {', '.join(values)}.")


def _check_kind_added(verb: Verb, said: Said) -> None:
    if verb is Verb.ADD and said.field not in set(Kind):
        raise BadJudgement(f"“{said.field}” is no kind of finding. These are: {', '.join(Kind)}.")


def _adding(connection: sqlite3.Connection, target: Target, said: Said, at: str, by: str) -> Judgement:
    kind = said.field or ""
    if target.kind != "clipping" or target.quote is None:
        raise BadJudgement("To add, name a clipping, a kind of finding and the words: add KIND CLIPPING --quote “…”.")
    (clipping,) = facts.clippings(connection, [target.id])
    place = find_quote(target.quote, clipping.text)
    if place is None:
        raise BadJudgement(f"“{target.quote.exact}” does not stand once in {target.id}.")
    words = words_at(clipping.text, place.start, place.end)
    cells = dict(said.cells or {})
    made = make_finding(Kind(kind), clipping.id, words, cells)
    added = Target(kind, made.id, clipping.id, target.quote)
    return Judgement(at, by, Verb.ADD, (added,), to=canonical_json(cells), note=said.note)
