"""An event that a text has told of before, and now only names: "will march on Friday … the march was illegal".

In:  a page, its triggers and their reports.
Out: the reports; one that is only named takes over the status of the last that told of it.

It is only named when it is definite, no word of its own clause says anything of it, and it is what is judged ("the
march was illegal") or dealt with ("backed the march"). "The march blocked the bridge" and "after the march" tell that
it took place.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from cuttings.model.finding import Modality, Report, Status
from cuttings.model.names import normal_name
from cuttings.read.page import Page
from cuttings.read.reports.clauses import OBJECTS, SUBJECTS
from cuttings.read.reports.cue_words import cue_words
from cuttings.read.reports.cues import is_definite
from cuttings.read.reports.triggers import Trigger

OPEN = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.CANCELLED, Status.THREATENED})
STEM = 4
"""First letters that two words for one event share: "march", "marches"."""


def as_told_before(page: Page, triggers: Sequence[Trigger], reports: Sequence[Report]) -> list[Report]:
    """Return the reports in their order, those that only name an event with the status it was last told with."""
    if not page.is_parsed:
        return list(reports)
    last: dict[tuple[str, str], Report] = {}
    known: list[Report] = []
    for trigger, report in zip(triggers, reports, strict=True):
        key = (report.type, normal_name(report.trigger.surface)[:STEM])
        before = last.get(key)
        if before is not None and before.status in OPEN and _is_only_named(page, trigger, report):
            why = ("status", f"as told before: “{before.trigger.surface}”")
            report = replace(
                report,
                status=before.status,
                modality=before.modality,
                status_rule="as told before",
                reasons=(*report.reasons, why),
            )
        last[key] = report
        known.append(report)
    return known


def _is_only_named(page: Page, trigger: Trigger, report: Report) -> bool:
    head = page.doc[trigger.head]
    is_bare = report.modality is Modality.HAPPENED and report.status_cue is None and report.when is None
    is_noun = trigger.entry.is_noun and is_definite(head, cue_words(page.tables))
    return is_bare and is_noun and not report.negated and not _acts(head)


def _acts(noun: Token) -> bool:
    """Tell whether a noun is said to do or to bring about something, or is done itself: "the march began"."""
    if noun.dep_ in SUBJECTS:
        return noun.head.lemma_ != "be"
    return noun.dep_ not in OBJECTS
