"""Whether it happened: modality and negation from the trigger's clause, stance from who says so, status by a table.

In:  a page and a trigger.
Out: a `Judged` status with the rule that gave it and the words that decided, where there are any.

Unsure stays unsure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from cuttings.model.finding import Attribution, Modality, Polarity, Status
from cuttings.model.text import Words, words_at
from cuttings.read.inflection import Shape
from cuttings.read.page import Page
from cuttings.read.reports.triggers import Trigger
from cuttings.resources.tables import Tables

TABLES = ("modality", "status")
ORDER = ("cancelled", "threatened", "hypothetical", "called_for", "planned", "attempted", "ongoing")
NOMINAL = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "dobj", "obj"})
WINDOW = 4
"""Words before a trigger in which a cue counts where there is no parse."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says of a trigger: a modality, "negated" or "alleged"."""

    says: str
    token: Token


@dataclass(frozen=True, slots=True)
class JudgedStatus:
    """The status of a report, with modality and negation, the table's rule, and the deciding words."""

    status: Status
    modality: Modality
    negated: bool
    rule: str
    cue: Words | None


def judge_status(page: Page, trigger: Trigger, attribution: Attribution | None) -> JudgedStatus:
    """Return the status of a trigger."""
    head = page.doc[trigger.head]
    told = _parsed_cues(page, head, trigger) if page.is_parsed else _near_cues(page, trigger)
    cues = list({(cue.says, cue.token.i): cue for cue in told}.values())
    negated = sum(cue.says == "negated" for cue in cues) % 2 == 1
    deciding = next((cue for says in ORDER for cue in cues if cue.says == says), None)
    modality = Modality(deciding.says) if deciding else Modality.HAPPENED
    stance = _stance(page.tables, attribution, cues)
    if attribution and attribution.polarity in (Polarity.ASKS, Polarity.ORDERS) and _is_open(head, trigger, modality):
        modality = Modality.CALLED_FOR
    rule, status = derive_status(page.tables, modality, negated=negated, stance=stance)
    shown = deciding or next((cue for cue in cues if cue.says in ("negated", "alleged")), None)
    words = words_at(page.text, shown.token.idx, shown.token.idx + len(shown.token)) if shown else None
    return JudgedStatus(status, modality, negated, rule, words)


def _is_open(head: Token, trigger: Trigger, modality: Modality) -> bool:
    is_past = not trigger.entry.is_noun and head.tag_ in ("VBD", "VBN") and modality is Modality.HAPPENED
    return modality in (Modality.HAPPENED, Modality.PLANNED, Modality.UNSURE) and not is_past


def derive_status(tables: Tables, modality: Modality, *, negated: bool, stance: str) -> tuple[str, Status]:
    """Return (rule, status): the first row of the table that fits."""
    cells = {"modality": str(modality), "negated": negated, "stance": stance}
    for row in tables["status"].get("rule", ()):
        if all(_fits(row[name], value) for name, value in cells.items() if name in row):
            return row["name"], Status(row["status"])
    return "no rule", Status.UNSURE


def _fits(wanted: object, value: object) -> bool:
    return value in wanted if isinstance(wanted, list) else value == wanted


def _stance(tables: Tables, attribution: Attribution | None, cues: list[Cue]) -> str:
    if attribution and attribution.polarity is Polarity.DENIES:
        return "denied"
    cue = attribution.cue.surface.casefold() if attribution and attribution.cue else ""
    table = tables["modality"]
    claims = {*table.get("adverbs", {}).get("alleged", ()), *table.get("claims", ())}
    if cue in claims or any(each.says == "alleged" for each in cues):
        return "alleged"
    return "asserted"


def _parsed_cues(page: Page, head: Token, trigger: Trigger) -> Iterator[Cue]:
    words = _modal_words(page.tables)
    yield from _beside(head, words)
    if trigger.entry.is_noun:
        yield from _noun_cues(head, words)
        return
    yield from _clause(head, words)


def _beside(head: Token, words: "_ModalWords") -> Iterator[Cue]:
    for child in head.children:
        if child.dep_ in ("amod", "advmod", "nmod", "compound") and child.lower_ in words.adverbs:
            yield Cue(words.adverbs[child.lower_], child)
        if child.dep_ in ("neg", "det", "advmod") and child.lower_ in words.negators:
            yield Cue("negated", child)


def _noun_cues(head: Token, words: "_ModalWords") -> Iterator[Cue]:
    governor = head.head
    if governor.dep_ == "prep" or governor.pos_ == "ADP":
        governor = governor.head
    if governor is not head and (says := _governing(governor, words)):
        yield Cue(says, governor)
    clause = next((each for each in (head.head, governor) if each.pos_ in ("VERB", "AUX")), None)
    if clause is not None:
        yield from _clause(clause, words)


def _clause(verb: Token, words: "_ModalWords", depth: int = 0) -> Iterator[Cue]:
    """Yield what auxiliaries, markers and governing verbs say of a verb, from the inside out."""
    own = list(_auxiliaries(verb, words))
    yield from own
    governor = verb.head
    says = _governing(governor, words)
    if says and verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "relcl"):
        is_open = verb.tag_ in ("VB", "VBG") or says in ("alleged", "negated")
        if is_open:
            yield Cue(says, governor)
    is_infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    if is_infinitive and verb.dep_ == "advcl":
        yield Cue("planned", verb)
    if verb.dep_ == "conj" and not own and depth < 3:
        yield from _clause(governor, words, depth + 1)
    elif verb.dep_ in ("xcomp", "advcl", "pcomp") and depth < 3 and governor.pos_ in ("VERB", "AUX"):
        yield from (cue for cue in _clause(governor, words, depth + 1) if cue.says != "ongoing")
    elif governor.dep_ == "advcl" and depth < 3:
        yield from _markers(governor, words)


def _governing(governor: Token, words: "_ModalWords") -> str | None:
    """Return what a verb or noun says of what it governs: its particle counts, "call off" is not "call"."""
    lemma = governor.lemma_.lower()
    particle = next((child.lower_ for child in governor.children if child.dep_ == "prt"), None)
    return words.governors.get(f"{lemma} {particle}") if particle else words.governors.get(lemma)


def _auxiliaries(verb: Token, words: "_ModalWords") -> Iterator[Cue]:
    lowers = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "det") and child.lower_ in words.negators):
            yield Cue("negated", child)
        if child.dep_ in NOMINAL and _is_nobody(child, words):
            yield Cue("negated", child)
        if child.dep_ == "aux" and child.lower_ in words.auxiliaries:
            yield Cue(words.auxiliaries[child.lower_], child)
        if child.dep_ == "advmod" and child.lower_ in words.adverbs:
            yield Cue(words.adverbs[child.lower_], child)
    is_going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children)
    if verb.tag_ == "VBG" and not is_going and {"is", "are", "am", "’s", "'s", "been"} & set(lowers):
        yield Cue("ongoing", verb)
    if is_going:
        yield Cue("planned", verb)
    yield from _markers(verb, words)


def _is_nobody(noun: Token, words: "_ModalWords") -> bool:
    """Tell whether a subject or object is nobody: "none of them", "no protester"."""
    return noun.lower_ in words.nobody or any(
        child.dep_ == "det" and child.lower_ in words.negators for child in noun.children
    )


def _markers(verb: Token, words: "_ModalWords") -> Iterator[Cue]:
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in words.markers:
            yield Cue(words.markers[child.lower_], child)


def _near_cues(page: Page, trigger: Trigger) -> Iterator[Cue]:
    words = _modal_words(page.tables)
    start = max(0, trigger.start - WINDOW)
    for token in page.doc[start : trigger.start]:
        if (token.is_sent_start and token.i > start) or token.is_punct:
            continue
        for table in (words.auxiliaries, words.governors, words.markers, words.adverbs):
            if token.lower_ in table:
                yield Cue(table[token.lower_], token)
                break
        else:
            if token.lower_ in words.negators:
                yield Cue("negated", token)
    head = page.doc[trigger.head]
    if Shape.FINITE in trigger.entry.shapes and head.lower_.endswith(words.future_endings):
        yield Cue("planned", head)


@dataclass(frozen=True, slots=True)
class _ModalWords:
    negators: frozenset[str]
    nobody: frozenset[str]
    auxiliaries: Mapping[str, str]
    governors: Mapping[str, str]
    markers: Mapping[str, str]
    adverbs: Mapping[str, str]
    future_endings: tuple[str, ...]


@cache
def _modal_words(tables: Tables) -> _ModalWords:
    table = tables["modality"]
    return _ModalWords(
        negators=frozenset(table.get("negators", ())),
        nobody=frozenset(table.get("nobody", ())),
        auxiliaries=_by_word(table.get("auxiliaries", {})),
        governors=_by_word(table.get("governors", {})),
        markers=_by_word(table.get("markers", {})),
        adverbs=_by_word(table.get("adverbs", {})),
        future_endings=tuple(table.get("future_endings", ())) or ("\0",),
    )


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: says.removesuffix("_adjectives") for says, words in table.items() for word in words}
