"""Reports: acts and happenings, one for each trigger, with roles bound in its clause and a status.

In:  a page with mentions, times, attributions and figures.
Out: reports coded in PLOVER (and OFFICE, VOTE, COURT, ACCIDENT, OTHER).

What is not licensed by the clause stays empty, with the reason. A figure belongs to a report when it stands in the same
clause; without a parse, in the same sentence. Which time does is told by `days`.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Figure, Report, Standing, Timex
from cuttings.model.text import Span
from cuttings.read.page import Page
from cuttings.read.reports import contexts, status, triggers
from cuttings.read.reports import roles as binding
from cuttings.read.reports.days import times_of, under_headings, with_shared_time
from cuttings.read.reports.known import as_told_before
from cuttings.read.reports.leads import lead_triggers
from cuttings.read.reports.roles import Roles, bind_roles
from cuttings.read.reports.standing import standings
from cuttings.read.reports.status import judge_status
from cuttings.read.reports.triggers import Trigger, find_triggers

TABLES: tuple[str, ...] = (*triggers.TABLES, *binding.TABLES, *status.TABLES, *contexts.TABLES, "plover", "times")
COUNTED = frozenset({"votes", "share", "seats"})
"""Effects whose figures count things, not happenings."""
NO_PARSE = "no parse: roles are left open"
UNBOUND = Roles(reasons=tuple((role, NO_PARSE) for role in ("actor", "recipient", "place")))


def read_reports(page: Page) -> Sequence[Report]:
    """Return the reports of a page, in text order."""
    found = lead_triggers(page, [each for each in find_triggers(page) if not _is_counted(page, each)])
    clauses = {trigger: _clause_of(page, trigger) for trigger in found}
    figures = _by_clause(page, page.figures)
    events = {each.head: each for each in found}
    standing = standings(page, found)
    times = times_of(page, found, standing)
    reports = [
        _report(page, each, events, times.get(each), figures.get(clauses[each], []), standing[each]) for each in found
    ]
    return under_headings(page, as_told_before(page, found, reports))


def _is_counted(page: Page, trigger: Trigger) -> bool:
    """Tell whether a noun is what a figure counts and no event: "71 % of the votes", "nine votes"."""
    if not trigger.entry.is_noun:
        return False
    place = page.doc[trigger.head].idx
    return any(each.effect in COUNTED and each.words.start <= place < each.words.end for each in page.figures)


def _report(
    page: Page,
    trigger: Trigger,
    events: Mapping[int, Trigger],
    time: tuple[Timex, DayBasis] | None,
    figures: list[Figure],
    standing: Standing,
) -> Report:
    first, last = page.doc[trigger.start], page.doc[trigger.end - 1]
    words = page.words(first.idx, last.idx + len(last))
    attribution = page.attribution_at(words)
    when = time[0] if time and time[1] is DayBasis.CLAUSE else None
    judged = judge_status(page, trigger, attribution, when)
    roles = bind_roles(page, trigger, events) if page.is_parsed else UNBOUND
    report = Report(
        clipping=page.clipping.id,
        words=words,
        method=page.method,
        trigger=words,
        actor=roles.actor,
        recipient=roles.recipient,
        place=roles.place,
        instrument=roles.instrument,
        status_cue=judged.cue,
        type=trigger.entry.type,
        mode=trigger.entry.mode,
        context=contexts.contexts_of(page, page.doc[trigger.head], attribution),
        modality=judged.modality,
        negated=judged.negated,
        status=judged.status,
        status_rule=judged.rule,
        when=when.id if when else None,
        when_basis=DayBasis.CLAUSE if when else None,
        figures=tuple(sorted(each.id for each in figures)),
        lemma=trigger.entry.lemma,
        sentence=_sentence(page.doc[trigger.head]),
        standing=standing,
        attribution=attribution.id if attribution else None,
        voice=page.voice_at(words),
        reasons=roles.reasons,
    )
    return report if when or time is None else with_shared_time(report, time[0], page)


def _sentence(token: Token) -> Span:
    return Span(int(token.sent.start_char), int(token.sent.end_char))


def _clause_of(page: Page, trigger: Trigger) -> int:
    return _clause(page.doc[trigger.head], is_parsed=page.is_parsed)


def _clause(token: Token, *, is_parsed: bool) -> int:
    """Return the token that heads a clause: the nearest verb above, else the sentence's first token."""
    if not is_parsed:
        return int(token.sent.start)
    for each in (token, *token.ancestors):
        if each.pos_ in ("VERB", "AUX") and each.dep_ not in ("aux", "auxpass", "amod"):
            return int(each.i)
    return int(token.sent.root.i)


def _by_clause(page: Page, findings: Sequence[Figure]) -> dict[int, list[Figure]]:
    by_clause: dict[int, list[Figure]] = {}
    for finding in findings:
        tokens = page.doc.char_span(finding.words.start, finding.words.end, alignment_mode="expand")
        if tokens is not None:
            by_clause.setdefault(_clause(tokens.root, is_parsed=page.is_parsed), []).append(finding)
    return by_clause
