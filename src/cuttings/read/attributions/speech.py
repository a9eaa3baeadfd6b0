"""Draft acts of speech: each cue with its source and content as characters of the text.

In:  a sheet of speech and its cues.
Out: `Speech`es in text order, before quotations that run on are added and ids are made.

A cue that quotations belong to has them for content; else the parse is asked, and where there is none, or it says
nothing, the order of the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from cuttings.model.finding import Act, Form, Polarity
from cuttings.model.text import Span
from cuttings.read.attributions.citing import content_of_citing, informant_of
from cuttings.read.attributions.clauses import is_in_setting
from cuttings.read.attributions.cue_words import Sense
from cuttings.read.attributions.cues import VERB_TAGS, Cue, CueKind, SpeechSheet, is_passive_by_order
from cuttings.read.attributions.extents import without_turn
from cuttings.read.attributions.groups import Group, bounds, source_after, source_before, subject_of_sentence
from cuttings.read.attributions.nouns import content_of_noun, is_taken_back
from cuttings.read.attributions.parsed import content_of_verb
from cuttings.read.attributions.places import cut_spans, form_of, source_place, spans_of
from cuttings.read.attributions.quotations import Quotation
from cuttings.read.attributions.quotes import quotations_of_cues
from cuttings.read.attributions.shallow import (
    clause_of,
    content_after,
    content_around,
    content_before,
    is_hearsay,
    light_verb_before,
    passive_content,
    source_between,
    source_of_passive,
)
from cuttings.read.attributions.sources import (
    source_behind,
    source_of_noun,
    source_of_phrase,
    source_of_verb,
)
from cuttings.read.attributions.speakers import THING_WAYS, is_of_person, may_mean
from cuttings.read.attributions.tree import below, clause_around, first_related, has_thing, is_passive
from cuttings.read.attributions.unsaid import is_denied, is_supposed, only_names
from cuttings.read.inflection import Shape

ASSERTS = Sense(Polarity.ASSERTS, Act.SPEECH)
ASKS = Sense(Polarity.ASKS, Act.SPEECH)
RETRACTS = Sense(Polarity.RETRACTS, Act.SPEECH)
MOST_LABELLED = 12
"""Tokens between "called" and the words in marks."""
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPEN_TAGS = frozenset({"VBG", "VB", "VBN"})
SOURCELESS_WAYS = frozenset({"clause", "infinitive", "gerund", "quote"})
"""What may be reported without a source: "it was said that …"; an object may not."""


@dataclass(slots=True)
class Speech:
    """One act of speech in characters. `continues` is the place in the list of the one that it runs on from."""

    cue: Span | None
    source: Span | None
    head: Span | None
    content: list[Span]
    sense: Sense
    form: Form
    continues: int | None = None
    quotations: list[Quotation] = field(default_factory=list)
    is_elided: bool = False
    why_no_cue: str | None = None

    @property
    def end(self) -> int:
        """Where the last of its words end."""
        ends = [each.end for each in self.content] + [each.outer.end for each in self.quotations]
        ends += [self.cue.end] if self.cue else []
        return max(ends + ([self.source.end] if self.source and self.continues is None else []))


def draft_speech(sheet: SpeechSheet, cues: Sequence[Cue]) -> list[Speech]:
    """Return the acts of speech that have a cue."""
    owned = quotations_of_cues(sheet, cues)
    drafts: list[Speech] = []
    for order, cue in enumerate(cues):
        draft = _draft(sheet, cue, owned.get(order, ()))
        if draft is not None:
            _share_source(sheet, cue, draft, drafts)
            drafts.append(draft)
    return drafts


def _share_source(sheet: SpeechSheet, cue: Cue, draft: Speech, earlier: Sequence[Speech]) -> None:
    """Give a verb without a subject of its own the source of the one before it: "said … and added that …"."""
    if cue.kind is not CueKind.VERB or not earlier:
        return
    if sheet.page.is_parsed:
        beside = [each for each in earlier if _is_beside(sheet, each, cue)]
        if beside:
            _correct_participle(sheet, cue, draft, beside[-1])
        return
    if draft.source is not None:
        return
    start = sheet.doc[bounds(sheet, cue.head).start].idx
    last = earlier[-1]
    if sheet.small("impersonals", cue.start - 1) or last.source is None:
        return
    is_joined = last.cue is not None and last.cue.start >= start
    if is_joined and sheet.small("coordinators", cue.start - 1):
        draft.source, draft.head = last.source, last.head


def _is_beside(sheet: SpeechSheet, speech: Speech, cue: Cue) -> bool:
    """Tell whether a speech is told in the same quotation as a cue, or both in none."""
    return speech.cue is not None and sheet.quoted[sheet.token_at(speech.cue.start)] == sheet.quoted[cue.head]


def _correct_participle(sheet: SpeechSheet, cue: Cue, draft: Speech, last: Speech) -> None:
    """Give "…, adding that" the source of the speech before it in the sentence where the parse finds a "this"."""
    token = sheet.doc[cue.head]
    empty = sheet.words.small.get("empty_sources", frozenset())
    is_empty = draft.source is None or draft.source.cut(sheet.page.text).lower() in empty
    is_same = last.cue is not None and last.cue.start >= token.sent.start_char
    if token.tag_ == "VBG" and is_empty and is_same and first_related(sheet, token, "subject") is None:
        draft.source, draft.head = last.source, last.head


def _draft(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    if only_names(sheet, cue) or is_supposed(sheet, cue):
        return None
    if is_denied(sheet, cue):
        return _doubted(sheet, cue)
    if cue.kind is CueKind.VERB and "label" in cue.takes:
        labelled = _labelled(sheet, cue)
        if labelled is not None:
            return labelled
    if cue.kind is CueKind.VERB:
        return _of_quotations(sheet, cue, quotations) if quotations else _of_verb(sheet, cue)
    if cue.kind is CueKind.NOUN:
        return _of_noun(sheet, cue, quotations)
    if cue.kind is CueKind.ACCORDING:
        return _according(sheet, cue)
    return _unsourced(sheet, cue)


def _doubted(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return the thought that somebody does not have: "they do not know who paid"; nothing of what is not said."""
    if cue.kind is not CueKind.VERB or not all(sense.act is Act.THOUGHT for sense in cue.takes.values()):
        return None
    speech = _of_verb(sheet, cue)
    if speech is not None:
        speech.sense = Sense(Polarity.DOUBTS, Act.THOUGHT)
    return speech


def _of_quotations(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    content = [piece for quotation in quotations for piece in quotation.pieces]
    is_before = quotations[0].outer.start < sheet.doc[cue.head].idx
    source = _source_of_verb(sheet, cue, is_inverted=is_before)
    sense = cue.takes.get("quote", ASSERTS)
    return _speech(sheet, cue, source, content, sense, form=Form.DIRECT, quotations=quotations)


def _labelled(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return the speech of "called the law “a theft”": what stands between verb and marks, and what stands in them."""
    start = _quotation_after(sheet, cue)
    if start is None or (sheet.page.is_parsed and is_passive(sheet, sheet.doc[cue.head])):
        return None
    quotation = sheet.quoted[start]
    if quotation is None or not cue.end < start <= cue.end + MOST_LABELLED or len(quotation.pieces) > 1:
        return None
    gap = range(cue.end, start)
    if any(_ends_label(sheet, index) for index in gap):
        return None
    target = [i for i in gap if not sheet.small("as", i) and not sheet.small("parties", i)]
    source = _source_of_verb(sheet, cue, is_inverted=False)
    if source is None or not target:
        return None
    content = [*spans_of(sheet, target), *quotation.pieces]
    return _speech(sheet, cue, source, content, cue.takes["label"], form=Form.MIXED)


def _quotation_after(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the first token behind a cue in its sentence where a quotation begins or ends, None where none does."""
    behind = range(cue.end, sheet.sentence(cue.head).end)
    return next((i for i in behind if sheet.quoted[i] != sheet.quoted[cue.head]), None)


def _ends_label(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token cannot stand between a verb and what it calls something."""
    token = sheet.doc[index]
    is_verb = sheet.page.is_parsed and token.tag_ in FINITE_TAGS
    return is_verb or sheet.small("that", index) or (token.is_punct and token.text not in "'’-")


def _of_verb(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    if not sheet.page.is_parsed:
        return _of_verb_by_order(sheet, cue)
    informed = _of_informant(sheet, cue)
    if informed is not None:
        return informed
    found = content_of_verb(sheet, cue)
    if found is None:
        return _of_open_clause(sheet, cue)
    tokens, way = found
    return _of_content(sheet, cue, spans_of(sheet, tokens), way, is_inverted=max(tokens, default=cue.end) < cue.start)


def _of_informant(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return what somebody reports with somebody else's words: "The Gazette, *citing two pilots*, said that …"."""
    head = informant_of(sheet, cue)
    content = content_of_citing(sheet, cue) if head is not None else None
    if head is None or not content:
        return None
    return _speech(sheet, cue, Group(head, head + 1), spans_of(sheet, content), ASSERTS)


def _of_verb_by_order(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    if is_passive_by_order(sheet, cue):
        return _of_passive(sheet, cue)
    after = content_after(sheet, cue)
    if after is not None:
        source = source_between(sheet, cue, sheet.token_at(after[0].start)) if after[1] == "clause" else None
        return _of_content(sheet, cue, cut_spans(sheet, [after[0]]), after[1], source=source)
    before = content_before(sheet, cue) if "clause" in cue.takes else []
    return _of_content(sheet, cue, cut_spans(sheet, before), "clause", is_inverted=True) if before else None


def _of_passive(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return what is said of the subject: "está acusado de vender barcos", "las obras exigidas por los vecinos"."""
    found = passive_content(sheet, cue)
    if found is None:
        return None
    content, way = found
    sense = cue.takes.get(way) or ASSERTS
    return _speech(sheet, cue, source_of_passive(sheet, cue), cut_spans(sheet, content), sense)


def _of_content(
    sheet: SpeechSheet,
    cue: Cue,
    content: list[Span],
    way: str,
    *,
    source: Group | None = None,
    is_inverted: bool = False,
) -> Speech | None:
    """Return the speech of a verb; what is no clause is speech only when somebody is said to utter it."""
    sense = _asked(sheet, cue) or cue.takes.get(way) or cue.takes.get("clause") or ASSERTS
    source = source or _source_of_verb(sheet, cue, is_inverted=is_inverted)
    may_be_open = way in SOURCELESS_WAYS and (sense.act is not Act.THOUGHT or way == "infinitive")
    if source is None and not may_be_open and not _may_be_sourceless(sheet, cue, way):
        return None
    if source is not None and not may_mean(sheet, cue, source.end - 1, way):
        return None
    return _speech(sheet, cue, source, content, sense)


def _asked(sheet: SpeechSheet, cue: Cue) -> Sense | None:
    """Return the sense of "want to know", which asks; None for any other cue."""
    is_wish = (
        sheet.page.is_parsed and sheet.small("knowing", cue.head) and sheet.small("wants", sheet.doc[cue.head].head.i)
    )
    return ASKS if is_wish else None


def _may_be_sourceless(sheet: SpeechSheet, cue: Cue, way: str) -> bool:
    """Tell whether nobody need be named: the subject is left out, or the verb is impersonal ("se anunció")."""
    if sheet.page.is_parsed:
        return False
    is_impersonal = way == "object" and sheet.small("impersonals", cue.start - 1)
    return _is_elided(sheet, cue) or (is_impersonal and Shape.FINITE in cue.shapes)


def _of_open_clause(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return the speech of a finite verb whose clause the parse does not hang on it."""
    token = sheet.doc[cue.head]
    if "clause" not in cue.takes or token.tag_ in OPEN_TAGS or is_passive(sheet, token):
        return None
    is_clause_only = sheet.small("clause_only", cue.head) and not _has_utterance(sheet, token)
    is_thought = cue.takes["clause"].act is Act.THOUGHT
    has_object = has_thing(sheet, token) or (is_thought and first_related(sheet, token, "object") is not None)
    if has_object and not is_clause_only:
        return None
    after = content_after(sheet, cue)
    if after is None or after[1] != "clause":
        return None
    tokens = [token for token in sheet.doc if after[0].start <= token.idx < after[0].end]
    if not any(token.pos_ in VERB_TAGS for token in tokens):
        return None
    if not _opens_clause(sheet, tokens[0]) and not is_clause_only:
        return None
    if sheet.small("places", tokens[0].i) or sheet.small("relatives", tokens[0].i):
        return None  # "believed in a country where …"
    source = _source_of_verb(sheet, cue, is_inverted=False)
    content = cut_spans(sheet, [after[0]])
    return _speech(sheet, cue, source, content, cue.takes["clause"]) if source is not None else None


def _has_utterance(sheet: SpeechSheet, verb: Token) -> bool:
    """Tell whether the object of "say" is one that it may have: "said a prayer"."""
    target = first_related(sheet, verb, "object")
    return target is None or sheet.small("utterances", target.i) or target.i < verb.i


def _opens_clause(sheet: SpeechSheet, first: Token) -> bool:
    """Tell whether a token is the first of a clause's subject."""
    return any(each.dep_ in sheet.relation("subject") for each in (first, *first.ancestors) if each.i >= first.i)


def _of_noun(sheet: SpeechSheet, cue: Cue, quotations: Sequence[Quotation]) -> Speech | None:
    if not sheet.page.is_parsed:
        return _of_noun_by_order(sheet, cue)
    if is_taken_back(sheet, sheet.doc[cue.head]) or is_in_setting(sheet, sheet.doc[cue.head]):
        return None
    found = content_of_noun(sheet, cue)
    head = source_of_noun(sheet, cue, found[1] if found else "")
    source = Group(head, head + 1) if head is not None else None
    if found is not None:
        sense = cue.takes.get(found[1], ASSERTS)
        if source is None and found[1] in THING_WAYS and sense.polarity is not Polarity.ASSERTS:
            return None  # "demand for salt" is nobody's
        return _speech(sheet, cue, source, spans_of(sheet, found[0]), sense)
    if not quotations or source is None:
        return None
    content = [piece for quotation in quotations for piece in quotation.pieces]
    sense = cue.takes.get("quote", ASSERTS)
    return _speech(sheet, cue, source, content, sense, form=Form.DIRECT, quotations=quotations)


def _of_noun_by_order(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return the speech of "la queja de Ruiz de que", "hizo la promesa de que", "retiró su acusación de que"."""
    after = content_after(sheet, cue)
    if after is None:
        return None
    content, sense = cut_spans(sheet, [after[0]]), cue.takes.get(after[1], ASSERTS)
    start = sheet.token_at(after[0].start)
    owner = source_after(sheet, cue.end + 1, start) if sheet.small("of", cue.end) and start > cue.end + 2 else None
    verb = light_verb_before(sheet, cue)
    if verb is not None and owner is None:
        if sheet.small("withdrawing", verb.head):
            cue, sense = replace(cue, start=verb.start), RETRACTS
        owner = source_before(sheet, verb)
    speech = _speech(sheet, cue, owner, content, sense)
    if speech is not None:
        speech.is_elided = owner is None and (verb is not None or sheet.small("possessives", cue.start - 1))
    return speech


def _according(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    if not sheet.page.is_parsed:
        content = cut_spans(sheet, content_around(sheet, cue.start, cue.end))
        return _speech(sheet, cue, source_after(sheet, cue.end), content, ASSERTS)
    head = source_of_phrase(sheet, cue)
    source = Group(head, head + 1) if head is not None else source_after(sheet, cue.end)
    if source is not None and any(sheet.lowers[i] in sheet.words.standards for i in range(source.start, source.end)):
        return None
    tokens = without_turn(sheet, clause_around(sheet, sheet.doc[cue.start]))
    return _speech(sheet, cue, source, spans_of(sheet, tokens), ASSERTS)


def _unsourced(sheet: SpeechSheet, cue: Cue) -> Speech | None:
    """Return what is told without a source: "reportedly", "the alleged theft"."""
    token = sheet.doc[cue.head]
    if not sheet.page.is_parsed:
        if cue.kind is not CueKind.ADVERB or not is_hearsay(sheet, cue):
            return None
        tokens = set(clause_of(sheet, cue)) - set(range(cue.start, cue.end))
        return _speech(sheet, cue, None, spans_of(sheet, tokens), ASSERTS)
    tokens = below(token.head) - below(token)
    if cue.kind is CueKind.ADJECTIVE:
        if is_of_person(sheet, token.head.i):
            return None
        tokens = {index for index in tokens if index > token.i}
    return _speech(sheet, cue, None, spans_of(sheet, tokens), ASSERTS)


def _source_of_verb(sheet: SpeechSheet, cue: Cue, *, is_inverted: bool) -> Group | None:
    if sheet.page.is_parsed:
        has_subject = first_related(sheet, sheet.doc[cue.head], "subject") is not None
        head = source_behind(sheet, cue) if is_inverted and not has_subject else None
        if head is None:
            head = source_of_verb(sheet, cue)
        if head is not None:
            return Group(head, head + 1)
        is_open = Shape.FINITE in cue.shapes and not is_passive(sheet, sheet.doc[cue.head])
        return source_before(sheet, cue) if is_open else None
    if Shape.GERUND in cue.shapes and (subject := _shared_subject(sheet, cue)) is not None:
        return subject
    before = source_before(sheet, cue)
    if before is not None:
        return before
    if is_inverted and (after := source_after(sheet, cue.end)) is not None:
        return after
    return _shared_subject(sheet, cue)


def _shared_subject(sheet: SpeechSheet, cue: Cue) -> Group | None:
    """Return the subject that a verb has earlier in its sentence: after "and", as a gerund, after "where"."""
    if not sheet.words.small.get("drops_subject"):
        return None
    before = cue.start - 1
    is_joined = sheet.small("coordinators", before) or sheet.small("places", before) or sheet.lowers[before] == ","
    is_in_which = sheet.small("relatives", before) and sheet.small("articles", before - 1)
    is_shared = is_joined or is_in_which or Shape.GERUND in cue.shapes
    return subject_of_sentence(sheet, cue) if is_shared else None


def _speech(
    sheet: SpeechSheet,
    cue: Cue,
    source: Group | None,
    content: list[Span],
    sense: Sense,
    *,
    form: Form | None = None,
    quotations: Sequence[Quotation] = (),
) -> Speech | None:
    if not content:
        return None
    place, head = source_place(sheet, source, cue) if source is not None else (None, None)
    words = sheet.chars(cue.start, cue.end)
    speech = Speech(words, place, head, content, sense, form or form_of(sheet, content), quotations=list(quotations))
    speech.is_elided = source is None and _is_elided(sheet, cue)
    return speech


def _is_elided(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether a finite verb stands without its subject, in a language that may leave it out."""
    if cue.kind is not CueKind.VERB or not sheet.words.small.get("drops_subject"):
        return False
    is_finite = Shape.FINITE in cue.shapes or cue.start < cue.head
    return is_finite and not sheet.small("impersonals", cue.start - 1)
