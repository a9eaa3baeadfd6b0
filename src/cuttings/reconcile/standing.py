"""Which report is the main one of its sentence: a sentence tells one happening, and its other triggers are evidence.

In:  the reports of a clipping.
Out: the same, with the main one of each sentence marked.

The one that heads its sentence is the main one, else one with a clause of its own; of several the one that names most
of who, to whom, where and how many, then the first. A scene is never the main one.
"""

from collections.abc import Sequence
from dataclasses import replace

from cuttings.model.finding import Standing
from cuttings.reconcile.summary import LocalReport

ORDER = (Standing.HEAD, Standing.CLAUSE)


def with_main(reports: Sequence[LocalReport]) -> tuple[LocalReport, ...]:
    """Return the reports in their order, the main one of each sentence marked."""
    by_sentence: dict[int, list[LocalReport]] = {}
    for each in reports:
        if each.standing in ORDER:
            by_sentence.setdefault(each.sentence, []).append(each)
    main = {min(many, key=_by_weight).id for many in by_sentence.values()}
    return tuple(replace(each, is_main=True) if each.id in main else each for each in reports)


def _by_weight(report: LocalReport) -> tuple[int, bool, int]:
    told = (report.actors, report.recipients, report.places, report.figures)
    return ORDER.index(report.standing), report.refers is not None, -sum(map(bool, told))
