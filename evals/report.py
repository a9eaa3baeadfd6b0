"""The page of scores: docs/evaluation.md, from the scores of a run and what people wrote on the causes of misses.

In:  scores, and causes.md beside this module.
Out: one Markdown page.
"""

from collections.abc import Iterable
from pathlib import Path

from evals.floors import model_key
from evals.harness import Score

CAUSES = Path(__file__).parent / "causes.md"
PAGE = Path(__file__).parent.parent / "docs" / "evaluation.md"

HEAD = """\
# How well it reads

Written by `python -m evals report` from the scores of a run. Each score is a share or an F1 from 0 to 1 over *n*
labelled items; a score under its floor stops the build. The labelled texts are not part of this project, but for the
example, the challenge sets (`evals/challenge/`) and the invented stories (`evals/stories/`).

How mentions are joined is told by CoNLL scores: `*_conll` counts what is not read as alone, `*_conll_aligned` is over
what is read.

A score without a floor is told and not held: the parts of another, a ratio, a baseline (`baseline_*`: for who says
what, what thirty verbs with a clause make of the same parse; for joins, that the same words are the same thing), and
German, which the program does not read and gets from a folder of word tables alone. `false_alarms_a_word` counts
reports where the labelled text has none: .01 is ten in a thousand words. For pronouns (gap, f1) the makers of the data
publish .669 as their baseline. Each scorer in `evals/` says at its top what it counts, by which rule, and where the
data is from.
"""


def report_page(scores: Iterable[Score]) -> str:
    """Return the page, its rows in the order of the run."""
    rows = "\n".join(_row(score) for score in scores)
    table = f"| task | metric | floor | score | n |\n|---|---|---:|---:|---:|\n{rows}\n"
    return "\n".join([HEAD, f"Language models: {model_key()}.\n", table, CAUSES.read_text(encoding="utf-8")])


def _row(score: Score) -> str:
    floor = "–" if score.floor is None else f"{score.floor:.3f}"
    return f"| {score.task} | {score.metric} | {floor} | {score.score:.3f} | {score.n} |"
