"""What a headline or first sentence tells, where no trigger of the table heads it: every clipping tells something.

In:  a page, the triggers found in it, and the words of its language that tell of happenings (the word stock).
Out: triggers of type OTHER in headlines, and in a first sentence that no trigger of the table tells.

The verb that heads the sentence tells it, or what is said, begun or added there; behind a verb that says little
("held", "made") its object does; in a headline without a verb the noun that heads it. Verbs of saying, thinking and
being tell of no happening. Without a parse a verb right behind a name tells it ("Larstad gana el contrato"): elsewhere
its form may be a noun's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from cuttings.model.clipping import PROSE, ClippingKind, PassageKind
from cuttings.read.inflection import Shape, verb_forms
from cuttings.read.page import Page
from cuttings.read.reports.cue_words import cue_words
from cuttings.read.reports.lexicon import Entry
from cuttings.read.reports.triggers import Trigger, blocked_tokens, lines_above
from cuttings.resources.tables import Tables
from cuttings.resources.wordstock import happenings

CARRIED = ("ccomp", "xcomp", "conj", "parataxis")
"""Relations by which a verb stands for what the verb above it begins, says or adds."""
FEWEST = 3
"""Words of a sentence that tells something."""
OBJECTS = frozenset({"dobj", "obj"})
NOTHING: frozenset[str] = frozenset()


def lead_triggers(page: Page, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers of a page together with those that only its leads have, in text order."""
    families = happenings(page.context.language)
    heads = {each.head for each in triggers} | blocked_tokens(page)
    silent = list(lead_sentences(page, triggers))
    if page.is_parsed:
        added = [found for each in silent for found in _told(each, heads, families)]
    else:
        verbs = [each.head for each in triggers if not each.entry.is_noun]
        added = [found for each in silent if (found := _told_by_order(page, each, verbs))]
    return sorted([*triggers, *added], key=lambda each: each.start)


def lead_sentences(page: Page, triggers: Sequence[Trigger]) -> Iterator[Tokens]:
    """Yield the sentences of headlines, and the first of the running text where the table has no word of it.

    A headline is nothing but its happening; a first sentence has room for another word of the table to tell it.
    """
    told = {each.head for each in triggers}
    above = {place for words in lines_above(page.clipping) for place in page.tokens_at(words)}
    is_first = True
    for sentence in page.doc.sents:
        passage = page.passage_at(sentence.start_char)
        if passage is None or sum(token.is_alpha for token in sentence) < FEWEST or sentence.root.i in above:
            continue
        if passage.kind is PassageKind.HEADLINE or page.clipping.kind is ClippingKind.HEADLINE:
            yield sentence
        elif is_first and passage.kind in PROSE:
            is_first = False
            if told.isdisjoint(range(sentence.start, sentence.end)):
                yield sentence


def _told(sentence: Tokens, heads: Collection[int], families: Mapping[tuple[str, str], str]) -> list[Trigger]:
    """Return the triggers that a sentence lacks among what heads it."""
    carriers = (each for each in _carriers(sentence.root) if each.i not in heads)
    return [found for each in carriers for found in _tells(each, heads, families)]


def _told_by_order(page: Page, sentence: Tokens, verbs: Collection[int]) -> Trigger | None:
    """Return the first verb right behind a name; none where a verb of the table comes before it."""
    forms, small = _finite_forms(page.tables), cue_words(page.tables).small
    for before, token in pairwise(sentence):
        if before.i in verbs or token.i in verbs:
            return None
        is_behind_name = before.text[0].isupper() and before.lower_ not in small
        if token.is_lower and token.lower_ in forms and is_behind_name:
            return _trigger(token, forms[token.lower_], is_noun=False)
    return None


@cache
def _finite_forms(tables: Tables) -> Mapping[str, str]:
    """Return the dictionary form of each finite form of a verb that tells of a happening."""
    listed = happenings(tables.language)
    made = (
        (form, lemma)
        for lemma, kind in sorted(listed)
        if kind == "v" and " " not in lemma
        for form, shape in verb_forms(lemma, tables["inflections"])
        if shape is Shape.FINITE
    )
    return dict(made)


def _carriers(root: Token) -> Iterator[Token]:
    """Yield what heads a sentence, and what is carried by it, from the top."""
    yield root
    for child in root.children:
        if child.dep_ in CARRIED and child.pos_ in ("VERB", "NOUN", "PROPN"):
            yield from _carriers(child)


def _tells(token: Token, heads: Collection[int], families: Mapping[tuple[str, str], str]) -> Iterator[Trigger]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and (lemma, "v") in families:
        yield _trigger(token, lemma, is_noun=False)
    elif token.pos_ == "VERB":
        yield from _objects(token.children, heads, families)
    elif token.pos_ == "NOUN" and (lemma, "n") in families:
        yield _trigger(token, lemma, is_noun=True)


def _objects(
    children: Iterable[Token], heads: Collection[int], families: Mapping[tuple[str, str], str]
) -> Iterator[Trigger]:
    for child in children:
        lemma = child.lemma_.lower()
        if child.dep_ in OBJECTS and child.pos_ == "NOUN" and (lemma, "n") in families and child.i not in heads:
            yield _trigger(child, lemma, is_noun=True)


def _trigger(token: Token, lemma: str, *, is_noun: bool) -> Trigger:
    entry = Entry(
        type="OTHER",
        mode=None,
        is_noun=is_noun,
        is_state=False,
        undergoes=False,
        is_mutual=False,
        of_actor=False,
        is_uncounted=False,
        objects=NOTHING,
        object_types=NOTHING,
        spares=NOTHING,
        needs=NOTHING,
        subjects=NOTHING,
        subject_types=NOTHING,
        borrows=NOTHING,
        shapes=frozenset({Shape.NOUN if is_noun else Shape.FINITE}),
        lemma=lemma,
    )
    return Trigger(token.i, token.i + 1, token.i, entry)
