"""The file of judgements: people's decisions, append-only, and which of them are live.

In:  `judgements.jsonl`, a line per decision.
Out: the decisions in the order (at, id), those undone left out; undoing an undo brings a decision back.
"""

from collections.abc import Iterable
from pathlib import Path

from cuttings.errors import BadJudgement, LedgerDamaged
from cuttings.model.judgement import Judgement, Verb
from cuttings.model.plain import from_plain, to_plain
from cuttings.store.ledger import append_line, read_lines


class DecisionFile:
    """The append-only file of one dossier's judgements."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "judgements.jsonl"

    def append(self, judgement: Judgement) -> None:
        """Record one decision. Raises BadJudgement when it undoes one that is not there."""
        if judgement.verb is Verb.UNDO and judgement.undoes not in {each.id for each in self.read()}:
            raise BadJudgement(f"There is no decision {judgement.undoes} to undo. List them: cuttings judge list")
        append_line(self.file, {"id": judgement.id, **to_plain(judgement)})

    def read(self) -> tuple[Judgement, ...]:
        """Return every decision ever made, by (at, id); two people's files may be joined line by line."""
        by_id: dict[str, Judgement] = {}
        for line in read_lines(self.file):
            try:
                judgement = from_plain(line, Judgement)
            except (TypeError, ValueError, KeyError, AttributeError) as error:
                raise LedgerDamaged(f"A line of {self.file} is no decision: {error}. Correct it by hand.") from error
            by_id[judgement.id] = judgement
        return tuple(sorted(by_id.values(), key=lambda each: (each.at, each.id)))


def live_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the decisions that stand: not undone, and no undo itself."""
    every = tuple(judgements)
    undone: set[str] = set()
    for each in reversed(every):
        if each.verb is Verb.UNDO and each.id not in undone and each.undoes:
            undone.add(each.undoes)
    return tuple(each for each in every if each.id not in undone and each.verb is not Verb.UNDO)
