"""Figures: counts and measures that a dossier follows, with what they count and what happened to those counted.

In:  a page with its time expressions and attributions.
Out: a Figure for each quantity that counts something: dates, ages, names and scores are left out.
"""

import re
from collections.abc import Iterator, Sequence

from cuttings.model.counting import Vote
from cuttings.model.finding import Figure, MentionForm, MentionType, Scope
from cuttings.model.text import Span
from cuttings.read.figures.counted import CountedNouns
from cuttings.read.figures.effects import effect_words
from cuttings.read.figures.judging import Candidate, judge
from cuttings.read.figures.look_alikes import look_alikes
from cuttings.read.figures.periods import Periods, Told
from cuttings.read.figures.quantities import find_quantities
from cuttings.read.figures.roles import ParsedRoles
from cuttings.read.figures.scopes import scope_words
from cuttings.read.figures.votes import vote_sides, vote_words
from cuttings.read.page import Page
from cuttings.read.plain_text import plain, running_text

TABLES: tuple[str, ...] = ("figures", "numbers", "times")

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]*[^\W\d_a-zà-þ]|\s*\Z)|\n")
"""Where a sentence ends: a stop before a capital, or a line's end. A stop inside "U.S. troops" ends none of weight."""


def read_figures(page: Page) -> Sequence[Figure]:
    """Return the figures of a clipping, each with its effect, attribution and time where the clause gives them."""
    text = running_text(page)
    lowered = plain(text)
    words = effect_words(page.tables)
    roles = ParsedRoles(page, words) if page.is_parsed else None
    judged = judge(list(_candidates(page, text, lowered)), lowered, words, roles)
    periods, sides = Periods(page, lowered), vote_sides(judged, lowered, vote_words(page.tables))
    found: list[Figure] = []
    for place, each in enumerate(judged):
        previous = found[-1] if place and judged[place - 1].sentence == each.sentence else None
        told = periods.told(each.span, each.sentence, previous)
        found.append(_figure(each, page, told, whole=_whole(each, previous), vote=sides.get(place)))
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
    persons = _behind_persons(page)
    place = time_place = 0
    for quantity in find_quantities(text, page.tables, page.context.country):
        number = Span(quantity.number_start, quantity.number_end)
        while sentences[place].end < number.end:
            place += 1
        while time_place < len(times) and times[time_place].end <= number.start:
            time_place += 1
        time = times[time_place] if time_place < len(times) else None
        is_age = others.is_age(quantity, lowered, after_person=quantity.start in persons)
        if (time and time.overlaps(number)) or is_age or others.include(quantity, cased, lowered):
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


def _behind_persons(page: Page) -> frozenset[int]:
    """Return where a person's age would stand: "Ana Rial, 43, was killed", "Luis Tovar (23)"."""
    persons = (each for each in page.mentions if each.type is MentionType.PERSON and each.form is MentionForm.NAME)
    return frozenset(each.words.end + len(", ") for each in persons)


def _cased(page: Page, text: str) -> str:
    """Return the text with the capitals of plain sentences, as it was parsed."""
    parsed = page.doc.text
    return parsed if len(parsed) == len(text) else text


def _sentences(text: str) -> list[Span]:
    ends = [found.end() for found in SENTENCE_END.finditer(text)] + [len(text)]
    starts = [0, *ends]
    return [Span(start, end) for start, end in zip(starts, ends, strict=False)]


def _figure(candidate: Candidate, page: Page, told: Told, *, whole: str | None, vote: Vote | None) -> Figure:
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
        as_of=told.as_of,
        attribution=attribution.id if attribution else None,
        period=told.period,
        place=told.place,
        former=told.is_former,
        vote=vote,
    )
