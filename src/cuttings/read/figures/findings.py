"""Figures: counts and measures that a dossier follows, with what they count and what happened to those counted.

In:  a page with its time expressions and attributions.
Out: a Figure for each quantity that counts something: dates, ages, names and scores are left out.
"""

import re
from collections.abc import Iterator, Sequence

from cuttings.model.finding import Figure, Scope, Timex
from cuttings.model.text import Span
from cuttings.read.figures.counted import CountedNouns
from cuttings.read.figures.effects import effect_words
from cuttings.read.figures.judging import Candidate, judge
from cuttings.read.figures.look_alikes import look_alikes
from cuttings.read.figures.quantities import find_quantities
from cuttings.read.figures.roles import ParsedRoles
from cuttings.read.figures.scopes import scope_words
from cuttings.read.page import Page
from cuttings.read.plain_text import plain, running_text
from cuttings.read.times import dating_words

TABLES: tuple[str, ...] = ("figures", "numbers", "times")

WORD = 20
"""Characters before a time in which the word before it stands."""
WORDS = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]*[^\W\d_a-zà-þ]|\s*\Z)|\n")
"""Where a sentence ends: a stop before a capital, or a line's end. A stop inside "U.S. troops" ends none of weight."""


def read_figures(page: Page) -> Sequence[Figure]:
    """Return the figures of a clipping, each with its effect, attribution and time where the clause gives them."""
    text = running_text(page)
    lowered = plain(text)
    words = effect_words(page.tables)
    roles = ParsedRoles(page, words) if page.is_parsed else None
    judged = judge(list(_candidates(page, text, lowered)), lowered, words, roles)
    found: list[Figure] = []
    for place, each in enumerate(judged):
        previous = found[-1] if place and judged[place - 1].sentence == each.sentence else None
        found.append(_figure(each, page, whole=_whole(each, previous)))
    return found


def _whole(part: Candidate, previous: Figure | None) -> str | None:
    """Return the figure that a part just behind another is a part of: that one, or what that one is a part of."""
    if previous is None or part.scope is not Scope.PART or part.quantity.is_of_whole:
        return None
    return previous.whole if previous.scope is Scope.PART else previous.id


def _candidates(page: Page, text: str, lowered: str) -> Iterator[Candidate]:
    nouns = CountedNouns(page, effect_words(page.tables))
    scopes, others = scope_words(page.tables), look_alikes(page.tables)
    cased, sentences = _cased(page, text), _sentences(text)
    times = [timex.words.span for timex in page.timexes]
    place = time_place = 0
    for quantity in find_quantities(text, page.tables, page.context.country):
        number = Span(quantity.number_start, quantity.number_end)
        while sentences[place].end < number.end:
            place += 1
        while time_place < len(times) and times[time_place].end <= number.start:
            time_place += 1
        time = times[time_place] if time_place < len(times) else None
        if (time and time.overlaps(number)) or others.include(quantity, cased, lowered):
            continue
        noun = nouns.after(quantity)
        yield Candidate(
            quantity=quantity,
            noun=noun,
            sentence=sentences[place],
            number_words=number.cut(lowered),
            noun_words=tuple(noun.cut(lowered).split()) if noun else (),
            scope=scopes.scope_of(quantity, sentences[place], lowered),
            is_rate=time is not None and time.start - quantity.end in (0, 1),
        )


def _cased(page: Page, text: str) -> str:
    """Return the text with the capitals of plain sentences, as it was parsed."""
    parsed = page.doc.text
    return parsed if len(parsed) == len(text) else text


def _sentences(text: str) -> list[Span]:
    ends = [found.end() for found in SENTENCE_END.finditer(text)] + [len(text)]
    starts = [0, *ends]
    return [Span(start, end) for start, end in zip(starts, ends, strict=False)]


def _figure(candidate: Candidate, page: Page, *, whole: str | None) -> Figure:
    quantity, span = candidate.quantity, candidate.span
    words = page.words(span.start, span.end)
    attribution = page.attribution_at(words)
    return Figure(
        clipping=page.clipping.id,
        words=words,
        method=page.method,
        number=page.words(quantity.number_start, quantity.number_end),
        counted=page.words(candidate.noun.start, candidate.noun.end) if candidate.noun else None,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        effect=candidate.effect or "other",
        share=quantity.is_share,
        scope=candidate.scope,
        whole=whole,
        as_of=_as_of(candidate, page),
        attribution=attribution.id if attribution else None,
    )


def _as_of(candidate: Candidate, page: Page) -> str | None:
    """Return the only time of the sentence, else the one nearest before the figure in it, else the nearest after.

    From when on something is counted is not when the count holds: "three killed since Thursday, she said on Sunday".
    Nor is what only sets the scene: "nine have died since she took over on 7 December".
    """
    times = [each for each in page.timexes if candidate.sentence.contains(each.words) and _names_days(each)]
    times = [each for each in times if not _begins_a_count(each, page) and not _is_of_a_scene(each, candidate, page)]
    before = [each for each in times if each.words.end <= candidate.span.start]
    after = [each for each in times if each.words.start >= candidate.span.end]
    nearest = before[-1:] or after[:1]
    return nearest[0].id if nearest else None


def _begins_a_count(timex: Timex, page: Page) -> bool:
    before = page.text[max(0, timex.words.start - WORD) : timex.words.start].split()
    near = {*before[-1:], *timex.words.surface.split()[:1]}
    return any(word.lower() in page.tables.words("figures", "since") for word in near)


def _is_of_a_scene(timex: Timex, candidate: Candidate, page: Page) -> bool:
    """Tell whether a word that sets a scene stands before a time in its part of the sentence, and the figure not there.

    Right before the time it is the time's own: "after Monday".
    """
    before = page.text[candidate.sentence.start : timex.words.start]
    part = before.rpartition(",")[2]
    setting = [each for each in WORDS.finditer(part) if each[0].lower() in dating_words(page.tables).scenes]
    if not setting or not WORDS.search(part, setting[-1].end()):
        return False
    return not setting[0].start() <= candidate.span.start - (timex.words.start - len(part)) < len(part)


def _names_days(timex: Timex) -> bool:
    return timex.type in ("date", "time") and timex.reading == 0
