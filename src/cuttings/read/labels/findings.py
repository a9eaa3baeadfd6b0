"""Labels: words that categorise or judge, with what they are said of and in whose voice.

In:  a page with mentions, attributions, reports and tenures.
Out: labels; a noun that names nothing else is its own target ("the coup").

Label words side by side are one label ("coup regime"). Words in quotation marks are one where they are said of
something: “half-baked” of the plan. A capital inside a sentence is a name: the Democratic senator, the democratic vote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from cuttings.model.finding import Kind, Label, MentionType, Qualifier, Tenure, Voice
from cuttings.model.text import Words, words_at
from cuttings.read.labels.quoted import quoted_phrases
from cuttings.read.labels.targets import near_target, parsed_target
from cuttings.read.labels.words import TABLES, LabelWords, label_words
from cuttings.read.page import Page

__all__ = ["TABLES", "read_labels"]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    is_noun: bool


def read_labels(page: Page) -> Sequence[Label]:
    """Return the labels of a page, in text order."""
    words = label_words(page.tables)
    titles = list(_office_labels(page))
    quoted = list(_quoted_labels(page, words)) if page.is_parsed else []
    first = [*titles, *quoted]
    made = (_label(page, each, words) for each in _runs(page, words))
    apart = [each for each in made if not any(known.label.span.overlaps(each.label) for known in first)]
    return [*apart, *first]


def _quoted_labels(page: Page, words: LabelWords) -> Iterator[Label]:
    for tokens in quoted_phrases(page):
        target = parsed_target(page, tokens.root, range(tokens.start, tokens.end), words)
        label = page.token_words(tokens)
        if target is not None and not target.span.overlaps(label):
            yield _made(page, label, target, voice=Voice.QUOTED)


def _runs(page: Page, words: LabelWords) -> Iterator[_Found]:
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


def _at(page: Page, lowers: Sequence[str], place: int, words: LabelWords) -> _Found | None:
    for run, is_noun in words.by_first.get(lowers[place], ()):
        end = place + len(run)
        if tuple(lowers[place:end]) == run and _fits(page, place, end, words, is_noun=is_noun):
            return _Found(place, end, is_noun)
    is_prefixed = lowers[place] in words.prefixes and lowers[place + 1 : place + 2] == ["-"] and place + 2 < len(lowers)
    if is_prefixed and lowers[place + 2] not in words.neutral and page.doc[place + 2].is_alpha:
        return _Found(place, place + 3, False)
    return None


def _fits(page: Page, start: int, end: int, words: LabelWords, *, is_noun: bool) -> bool:
    """Tell whether a label word stands as one: no name, not inside one, and tagged as the kind of word it is."""
    first, last = page.doc[start], page.doc[end - 1]
    span = words_at(page.text, first.idx, last.idx + len(last))
    mention = page.mention_at(span)
    if mention is not None and mention.type in (MentionType.ORGANIZATION, MentionType.EVENT_NAME):
        is_part = len(mention.words.surface) > len(span.surface)
        if is_part and last.text[0].isupper():
            return False
    if _is_named(page, start, words):
        return False
    if not page.is_parsed:
        return True
    return last.pos_ in (("NOUN", "PROPN") if is_noun else ("ADJ", "NOUN", "ADV", "PROPN", "X"))


def _is_named(page: Page, start: int, words: LabelWords) -> bool:
    """Tell whether a word has a capital that only a name gives it: not first in its sentence or quotation."""
    token = page.doc[start]
    is_capital = token.text[0].isupper() and not (token.is_upper and len(token.text) > 1)
    if not is_capital or token.is_sent_start or page.is_headline_at(token.idx) or token.lower_ in words.capitals:
        return False
    return not page.text[: token.idx].endswith(("“", '"', "‘", "'", ": "))


def _label(page: Page, found: _Found, words: LabelWords) -> Label:
    first, last = page.doc[found.start], page.doc[found.end - 1]
    label = words_at(page.text, first.idx, last.idx + len(last))
    inside = range(found.start, found.end)
    parsed = parsed_target(page, page.doc[found.start : found.end].root, inside, words) if page.is_parsed else None
    target = parsed if page.is_parsed else near_target(page, found.start, found.end, words)
    return _made(page, label, target or label)


def _made(page: Page, label: Words, target: Words, *, voice: Voice | None = None) -> Label:
    start, end = min(label.start, target.start), max(label.end, target.end)
    attribution = page.attribution_at(label)
    report = next(
        (each for each in page.reports if each.trigger.start < label.end and label.start < each.trigger.end), None
    )
    mention = page.mention_at(target)
    own = page.voice_at(label)
    return Label(
        clipping=page.clipping.id,
        words=page.words(start, end),
        method=page.method,
        target=target,
        label=label,
        refers=report.id if report and target == label else mention.id if mention else None,
        voice=voice if voice and own is Voice.OWN else own,
        attribution=attribution.id if attribution else None,
    )


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
