"""Labels: words that categorise or judge, with what they are said of and in whose voice.

In:  a page with mentions, attributions, reports and tenures.
Out: labels; a noun that names nothing else is its own target ("the coup").

Label words side by side are one label ("coup regime"). The target is what they modify, what they are predicated of,
or what they are "of"; all inside one clause.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from cuttings.model.finding import Kind, Label, MentionType, Qualifier, Tenure
from cuttings.model.text import Words, words_at
from cuttings.read.inflection import noun_forms
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

TABLES: tuple[str, ...] = ("labels", "inflections")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
OBJECTS = frozenset({"dobj", "obj"})
MODIFIES = frozenset({"amod", "compound", "nmod", "advmod"})
PREDICATES = frozenset({"attr", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class _LabelWords:
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], bool], ...]]
    naming: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    is_noun: bool


def read_labels(page: Page) -> Sequence[Label]:
    """Return the labels of a page, in text order."""
    words = _label_words(page.tables)
    titles = list(_office_labels(page))
    made = (_label(page, each, words) for each in _runs(page, words))
    apart = [each for each in made if not any(title.label.span.overlaps(each.label) for title in titles)]
    return [*apart, *titles]


def _runs(page: Page, words: _LabelWords) -> Iterator[_Found]:
    lowers = [token.lower_ for token in page.doc]
    place, open_run = 0, None
    while place < len(lowers):
        found = _at(page, lowers, place, words)
        if found and open_run and open_run.end == found.start and found.is_noun:
            open_run = _Found(open_run.start, found.end, True)
        else:
            if open_run:
                yield open_run
            open_run = found
        place = found.end if found else place + 1
    if open_run:
        yield open_run


def _at(page: Page, lowers: Sequence[str], place: int, words: _LabelWords) -> _Found | None:
    for run, is_noun in words.by_first.get(lowers[place], ()):
        if tuple(lowers[place : place + len(run)]) == run and _fits(page, place, place + len(run), is_noun=is_noun):
            return _Found(place, place + len(run), is_noun)
    return None


def _fits(page: Page, start: int, end: int, *, is_noun: bool) -> bool:
    """Tell whether a label word stands as one: not inside a name, and tagged as the kind of word it is."""
    first, last = page.doc[start], page.doc[end - 1]
    span = words_at(page.text, first.idx, last.idx + len(last))
    mention = page.mention_at(span)
    is_inside_name = mention is not None and mention.type in (MentionType.ORGANIZATION, MentionType.EVENT_NAME)
    if (
        is_inside_name
        and mention is not None
        and len(mention.words.surface) > len(span.surface)
        and last.text[0].isupper()
    ):
        return False
    if not page.is_parsed:
        return True
    return last.pos_ in (("NOUN", "PROPN") if is_noun else ("ADJ", "NOUN", "ADV", "PROPN", "X"))


def _label(page: Page, found: _Found, words: _LabelWords) -> Label:
    first, last = page.doc[found.start], page.doc[found.end - 1]
    label = words_at(page.text, first.idx, last.idx + len(last))
    target = (_parsed_target(page, last, words) if page.is_parsed else _near_target(page, found)) or label
    return _made(page, label, target)


def _made(page: Page, label: Words, target: Words) -> Label:
    start, end = min(label.start, target.start), max(label.end, target.end)
    attribution = page.attribution_at(label)
    report = next(
        (each for each in page.reports if each.trigger.start < label.end and label.start < each.trigger.end), None
    )
    mention = page.mention_at(target)
    refers = report.id if report and target == label else mention.id if mention else None
    return Label(
        clipping=page.clipping.id,
        words=page.words(start, end),
        method=page.method,
        target=target,
        label=label,
        refers=refers,
        voice=page.voice_at(label),
        attribution=attribution.id if attribution else None,
    )


def _parsed_target(page: Page, head: Token, words: _LabelWords) -> Words | None:
    if head.dep_ in MODIFIES and head.head.pos_ in ("NOUN", "PROPN"):
        return _named(page, head.head)
    if head.dep_ in PREDICATES:
        return _subject_or_object(page, head.head, words)
    if head.dep_ == "conj" and head.head.dep_ in PREDICATES:
        return _subject_or_object(page, head.head.head, words)
    if head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.lemma_.lower() in words.naming:
        return _subject_or_object(page, head.head.head, words)
    if head.dep_ == "appos":
        return _named(page, head.head)
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "de"):
            return next((_named(page, each) for each in child.children if each.dep_ == "pobj"), None)
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return _named(page, child)
    return None


def _subject_or_object(page: Page, verb: Token, words: _LabelWords) -> Words | None:
    wanted = OBJECTS if verb.lemma_.lower() in words.naming else SUBJECTS
    chosen = [child for child in verb.children if child.dep_ in wanted]
    chosen = chosen or [child for child in verb.children if child.dep_ in SUBJECTS]
    return _named(page, chosen[0]) if chosen else None


def _named(page: Page, head: Token) -> Words:
    own = words_at(page.text, head.idx, head.idx + len(head))
    mention = page.mention_at(own)
    return mention.words if mention else own


def _near_target(page: Page, found: _Found) -> Words | None:
    """Return the name right after a label, or right before it; nothing further is known without a parse."""
    for place in (found.end, found.start - 1):
        if 0 <= place < len(page.doc):
            token = page.doc[place]
            mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
            if mention and mention.type in (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP):
                return mention.words
    return None


def _office_labels(page: Page) -> Iterator[Label]:
    """Yield a label for each office that is held under a disputed title ("the de facto mayor")."""
    for tenure in cast(tuple[Tenure, ...], page.found.get(Kind.TENURE, ())):
        if tenure.qualifier not in (Qualifier.DE_FACTO, Qualifier.ACTING):
            continue
        start = page.text.rfind(" ", 0, max(0, tenure.office.start - 1)) + 1
        start = min(start, tenure.office.start)
        two = page.text.rfind(" ", 0, max(0, start - 1)) + 1
        if tenure.qualifier is Qualifier.DE_FACTO and page.text[two:start].strip().lower() == "de":
            start = two
        yield _made(page, page.words(start, tenure.office.end), tenure.person)


@cache
def _label_words(tables: Tables) -> _LabelWords:
    table, inflections = tables["labels"], tables["inflections"]
    runs: dict[tuple[str, ...], bool] = {}
    for word in table.get("adjectives", ()):
        runs.setdefault(tuple(_cut(word)), False)
    for word in table.get("nouns", ()):
        for form in noun_forms(word, inflections):
            runs[tuple(_cut(form))] = True
    by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for run, is_noun in runs.items():
        by_first.setdefault(run[0], []).append((run, is_noun))
    ordered = {first: tuple(sorted(many, key=lambda each: (-len(each[0]), each))) for first, many in by_first.items()}
    return _LabelWords(ordered, frozenset(table.get("naming", ())))


def _cut(word: str) -> list[str]:
    """Return the tokens of a label as the tokenizer cuts them: hyphens apart."""
    return word.replace("-", " - ").split()
