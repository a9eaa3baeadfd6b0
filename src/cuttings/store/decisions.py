"""The file of judgements: people's decisions, append-only, and which of them are live.

In:  `judgements.jsonl`, a line per decision.
Out: the decisions in the order (at, id), those undone left out; undoing an undo brings a decision back.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cuttings.errors import BadJudgement
from cuttings.model.judgement import Judgement, Verb
from cuttings.model.plain import from_plain, to_plain
from cuttings.store.ledger import append_line, read_lines

JUDGEMENTS = "judgements.jsonl"


class DecisionFile:
    """The append-only file of one dossier's judgements."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / JUDGEMENTS

    def append(self, judgement: Judgement) -> None:
        """Record one decision. Raises BadJudgement when it undoes one that is not there."""
        if judgement.verb is Verb.UNDO and judgement.undoes not in {each.id for each in self.read()}:
            raise BadJudgement(f"There is no decision {judgement.undoes} to undo. List them: cuttings judge list")
        append_line(self.file, {"id": judgement.id, **to_plain(judgement)})

    def read(self) -> tuple[Judgement, ...]:
        """Return every decision ever made, by (at, id); two people's files may be joined line by line."""
        by_id = dict(read_lines(self.file, _with_id))
        return tuple(sorted(by_id.values(), key=lambda each: (each.at, each.id)))


def _with_id(line: Mapping[str, Any]) -> tuple[str, Judgement]:
    judgement: Judgement = from_plain(line, Judgement)
    if None in (judgement.at, judgement.by, judgement.verb):
        raise ValueError("it does not say when, by whom or what")
    if not judgement.on and judgement.verb is not Verb.UNDO:
        raise ValueError("it does not say on what")
    return judgement.id, judgement


def standing(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that no other takes back, undos included.

    What undoes what is followed by id, never by time: the clocks of two people may differ.
    """
    every = tuple(judgements)
    undos: dict[str, list[str]] = {}
    for each in every:
        if each.verb is Verb.UNDO and each.undoes:
            undos.setdefault(each.undoes, []).append(each.id)
    return frozenset(each.id for each in every if _stands(each.id, undos))


def live_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the decisions that stand: not undone, and no undo itself; an undo counts unless it is undone in turn."""
    every = tuple(judgements)
    stand = standing(every)
    return tuple(each for each in every if each.verb is not Verb.UNDO and each.id in stand)


def _stands(judgement: str, undos: Mapping[str, Sequence[str]]) -> bool:
    return not any(_stands(undo, undos) for undo in undos.get(judgement, ()))
