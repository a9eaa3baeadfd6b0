"""Whether it happened: modality and negation from the trigger's clause, stance from who says so, status by a table.

In:  a page and a trigger.
Out: a `Judged` status with the rule that gave it and the words that decided, where there are any.

Unsure stays unsure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from cuttings.model.finding import Attribution, Modality, Polarity, Status, Timex
from cuttings.model.text import Words, words_at
from cuttings.read.page import Page
from cuttings.read.reports.clauses import OBJECTS, SUBJECTS
from cuttings.read.reports.cue_words import Cue, CueWords, cue_words
from cuttings.read.reports.cues import is_definite, noun_cues, verb_cues
from cuttings.read.reports.near import near_cues
from cuttings.read.reports.triggers import Trigger
from cuttings.resources.tables import Tables

TABLES = ("modality", "inflections", "status")
CARRIED = ("attempted", "planned", "called_for")
ORDER = ("unsure", "cancelled", "threatened", "hypothetical", "called_for", "planned", "attempted", "ongoing")


@dataclass(frozen=True, slots=True)
class JudgedStatus:
    """The status of a report, with modality and negation, the table's rule, and the deciding words."""

    status: Status
    modality: Modality
    negated: bool
    rule: str
    cue: Words | None


def judge_status(
    page: Page, trigger: Trigger, attribution: Attribution | None, when: Timex | None = None
) -> JudgedStatus:
    """Return the status of a trigger, told inside an attribution and at a time where there are any."""
    page = page.by_surer_way("modality")
    head = page.doc[trigger.head]
    told = _parsed_cues(page, head, trigger) if page.is_parsed else near_cues(page, trigger)
    cues = list({(cue.says, cue.token.i): cue for cue in told}.values())
    denials = sum(cue.says == "negated" for cue in cues)
    negated = denials > 0 if cue_words(page.tables).is_concordant else denials % 2 == 1
    deciding = next((cue for says in ORDER for cue in cues if cue.says == says), None)
    modality = Modality(deciding.says) if deciding else Modality.HAPPENED
    stance = _stance(page, trigger, attribution, cues)
    is_wanted = attribution and attribution.polarity in (Polarity.ASKS, Polarity.ORDERS)
    is_wanted = is_wanted and not (deciding and deciding.token.lower_ in cue_words(page.tables).whether)
    if attribution and is_wanted and _is_open(page, trigger, attribution, modality):
        modality = Modality.CALLED_FOR
    is_ahead = modality is Modality.HAPPENED and _is_ahead(page, trigger, when)
    modality = Modality.PLANNED if is_ahead else modality
    rule, status = derive_status(page.tables, modality, negated=negated, stance=stance)
    shown = deciding or next((cue for cue in cues if cue.says in ("negated", "alleged", "denied")), None)
    words = words_at(page.text, shown.token.idx, shown.token.idx + len(shown.token)) if shown else None
    words = when.words if is_ahead and when else words
    return JudgedStatus(status, modality, negated, rule, words)


def _is_open(page: Page, trigger: Trigger, asked: Attribution, modality: Modality) -> bool:
    """Tell whether a trigger in words that ask for something is what they ask for: no past act, no known event."""
    if modality not in (Modality.HAPPENED, Modality.PLANNED, Modality.UNSURE):
        return False
    head = page.doc[trigger.head]
    if not trigger.entry.is_noun:
        return not (head.tag_ in ("VBD", "VBN") and modality is Modality.HAPPENED)
    heads = {page.doc[tokens.start : tokens.stop].root for each in asked.content if (tokens := page.tokens_at(each))}
    return head in heads or not page.is_parsed or not is_definite(head, cue_words(page.tables))


def _is_ahead(page: Page, trigger: Trigger, when: Timex | None) -> bool:
    """Tell whether an event lies ahead: a noun or a present tense with a time after the day of filing."""
    filed = page.context.filed.latest
    if when is None or when.earliest is None or filed is None or when.earliest <= filed:
        return False
    head = page.doc[trigger.head]
    if not page.is_parsed or not (trigger.entry.is_noun or head.tag_ in ("VBZ", "VBP")):
        return False
    tokens = page.tokens_at(when.words)
    above = page.doc[tokens.start : tokens.stop].root.head
    anchor = above.head if above.dep_ == "prep" else above
    return anchor == head or (anchor == head.head and head.dep_ in OBJECTS | SUBJECTS)


def derive_status(tables: Tables, modality: Modality, *, negated: bool, stance: str) -> tuple[str, Status]:
    """Return (rule, status): the first row of the table that fits."""
    cells = {"modality": str(modality), "negated": negated, "stance": stance}
    for row in tables["status"].get("rule", ()):
        if all(_fits(row[name], value) for name, value in cells.items() if name in row):
            return row["name"], Status(row["status"])
    return "no rule", Status.UNSURE


def _fits(wanted: object, value: object) -> bool:
    return value in wanted if isinstance(wanted, list) else value == wanted


def _stance(page: Page, trigger: Trigger, attribution: Attribution | None, cues: list[Cue]) -> str:
    """Return how what is told is stood by: asserted, alleged or denied.

    Who says that they did not do what one is blamed for, denies it. Nobody denies or alleges a known event that only
    tells when or where: "denied that soldiers fired during the vote".
    """
    words, told = cue_words(page.tables), {cue.says for cue in cues}
    if page.is_parsed and trigger.entry.is_noun and not told and _stands_beside(page.doc[trigger.head], words):
        return "asserted"
    if "denied" in told or (attribution and _is_denial(page, attribution)):
        return "denied"
    is_blamed = attribution and "negated" in told and trigger.entry.type in words.blamed
    if is_blamed and any(
        child.dep_ in SUBJECTS and child.lower_ in words.first_person for child in page.doc[trigger.head].children
    ):
        return "denied"
    cue = attribution.cue.surface.casefold() if attribution and attribution.cue else ""
    if cue in words.claims or "alleged" in told:
        return "alleged"
    return "alleged" if _is_charge(page, trigger, attribution) else "asserted"


def _stands_beside(noun: Token, words: CueWords) -> bool:
    """Tell whether a known event stands behind a preposition that binds it to no word: "during the vote"."""
    preposition = noun.head
    return noun.dep_ == "pobj" and is_definite(noun, words) and preposition.lower_ in words.meanwhile


def _is_denial(page: Page, attribution: Attribution) -> bool:
    """Tell whether what is said is denied, and not "did not deny"."""
    if attribution.polarity is not Polarity.DENIES or attribution.cue is None or not page.is_parsed:
        return attribution.polarity is Polarity.DENIES
    tokens = [page.doc[place] for place in page.tokens_at(attribution.cue)]
    return not any(child.dep_ == "neg" for token in tokens for child in token.children)


def _is_charge(page: Page, trigger: Trigger, attribution: Attribution | None) -> bool:
    """Tell whether a word that judges stands in the mouth of somebody who finds nothing, or behind an inquiry."""
    words, head = cue_words(page.tables), page.doc[trigger.head]
    if head.lemma_.lower() not in words.wrongs:
        return False
    above = head.head.head if head.dep_ == "pobj" else head.head
    if trigger.entry.is_noun and above.lemma_.lower() in words.charges:
        return True
    return attribution is not None and not _is_finding(attribution, words)


def _is_finding(attribution: Attribution, words: CueWords) -> bool:
    """Tell whether those who say it find it, as courts do: by who they are or by the reporting word."""
    parts = (attribution.source, attribution.cue)
    told = [attribution.speaker_name or "", *(part.surface for part in parts if part)]
    return any(word in words.finders for part in told for word in part.casefold().split())


def _parsed_cues(page: Page, head: Token, trigger: Trigger) -> Iterator[Cue]:
    words = cue_words(page.tables)
    if not trigger.entry.is_noun:
        yield from verb_cues(head, words)
        return
    cues = [*_carried(head, trigger, words), *noun_cues(head, words)]
    yield from cues
    if not cues and head.lemma_.lower() in words.lasting and is_definite(head, words):
        yield Cue("ongoing", head)


def _carried(head: Token, trigger: Trigger, words: CueWords) -> Iterator[Cue]:
    """Yield what the noun says that carries a trigger: "an assassination attempt", "the peace proposal"."""
    says = words.governors.get(head.lemma_.lower())
    if says in CARRIED and not trigger.start <= trigger.head < trigger.end:
        yield Cue(says, head)
