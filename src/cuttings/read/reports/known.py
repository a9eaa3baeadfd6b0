"""An event that a text has told of before, and now only names: "will march on Friday … the march was illegal".

In:  a page, its triggers and their reports.
Out: the reports; one that only names an event again points to the report that told of it, and may take over its status.

It names the event again when it is definite, of one type and stem, and tells of no party and no day of its own. It
takes over the status when no word of its own clause says anything of it, and it is what is judged ("the march was
illegal") or dealt with ("backed the march"). "The march blocked the bridge" and "after the march" tell that it took
place.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from cuttings.model.finding import Modality, Report, Status
from cuttings.model.names import normal_name
from cuttings.read.page import Page
from cuttings.read.reports.clauses import OBJECTS, SUBJECTS
from cuttings.read.reports.cue_words import CueWords, cue_words
from cuttings.read.reports.cues import is_definite
from cuttings.read.reports.triggers import Trigger

OPEN = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.CANCELLED, Status.THREATENED})
TOLD = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.CANCELLED})
"""Modalities of what is named as known: a strike that is called for need not be the one told of before."""
STEM = 4
"""First letters that two words for one event share: "march", "marches"."""


def as_told_before(page: Page, triggers: Sequence[Trigger], reports: Sequence[Report]) -> list[Report]:
    """Return the reports in their order, those that only name an event with what was told of it last."""
    words = cue_words(page.tables)
    last: dict[tuple[str, str], Report] = {}
    known: list[Report] = []
    for trigger, report in zip(triggers, reports, strict=True):
        key = (report.type, normal_name(report.trigger.surface)[:STEM])
        before = last.get(key)
        if before is not None and _is_named_again(page, trigger, report, words):
            report = replace(_as_last_told(page, trigger, report, before), refers=before.refers or before.id)
        last[key] = report
        known.append(report)
    return known


def _is_named_again(page: Page, trigger: Trigger, report: Report, words: CueWords) -> bool:
    if not trigger.entry.is_noun or report.modality not in TOLD:
        return False
    is_bare = not (report.actor or report.recipient or report.place or report.when or report.figures)
    return is_bare and _is_definite(page, trigger, words)


def _is_definite(page: Page, trigger: Trigger, words: CueWords) -> bool:
    """Tell whether a noun points to something known; without a parse, by the word right before it."""
    if page.is_parsed:
        return is_definite(page.doc[trigger.head], words)
    return trigger.start > 0 and page.doc[trigger.start - 1].lower_ in words.definite


def _as_last_told(page: Page, trigger: Trigger, report: Report, before: Report) -> Report:
    """Return a report with the status of the last that told of its event, where it says nothing of its own."""
    is_silent = report.modality is Modality.HAPPENED and report.status_cue is None and not report.negated
    if before.status not in OPEN or not page.is_parsed or not is_silent or _acts(page.doc[trigger.head]):
        return report
    return replace(
        report,
        status=before.status,
        modality=before.modality,
        status_rule="as told before",
        reasons=(*report.reasons, ("status", f"as told before: “{before.trigger.surface}”")),
    )


def _acts(noun: Token) -> bool:
    """Tell whether a noun is said to do or to bring about something, or is done itself: "the march began"."""
    if noun.dep_ in SUBJECTS:
        return noun.head.lemma_ != "be"
    return noun.dep_ not in OBJECTS
