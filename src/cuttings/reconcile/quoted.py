"""The words of a quotation in comparable form, each with its place, so that printings can be laid side by side.

In:  an attribution and the text it stands in; then its quoted words, the figures in them, and a language's words.
Out: `Token`s. What desks change without changing what was said is alike in them: capitals, accents, marks, "don't"
     for "do not", "twelve" for "12".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cuttings.model.finding import Attribution, Form
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.reconcile.summary import Number
from cuttings.resources.tables import Tables

BETWEEN_MARKS = re.compile(r"[“«„\"]([^“”«»„\"]+)[”»“\"]")
"""Words between two marks; a closing mark may be typed the wrong way round."""
MARKS = frozenset('“”«»„"')
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*")
GROUPING = re.compile(r"[.,](?=\d{3}(?!\d))")
STOP = re.compile(r"[.!?…]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in comparable form, and the number of its sentence; each quoted part begins another sentence."""

    form: str
    sentence: int
    is_number: bool
    is_negation: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it is printed."""

    word: Word
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What a language has that changes a statement, or its spelling alone: words that negate, values of number words,
    and what short forms and endings stand for ("n't": "not")."""

    negations: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)


def spoken_words(tables: Tables) -> SpokenWords:
    """Return what one language's tables say. A word for one may be an article or a pronoun, and is no number here."""
    modality, numbers, speech = tables["modality"], tables["numbers"], tables["reconciling"].get("speech", {})
    values = {**numbers.get("values", {}), **numbers.get("scales", {})}
    return SpokenWords(
        negations=frozenset(normal_name(each) for name in ("negators", "nobody") for each in modality.get(name, ())),
        values={normal_name(word): str(value) for word, value in values.items() if value != 1},
        forms=speech.get("forms", {}),
        endings=speech.get("endings", {}),
    )


def quoted_words(said: Attribution, text: str) -> tuple[Words, ...]:
    """Return the words of speech that stand between quotation marks, none of what is told in the outlet's words."""
    match said.form:
        case Form.DIRECT:
            return said.content
        case Form.MIXED:
            return tuple(each for part in said.content for each in _between_marks(part, text))
    return ()


def _between_marks(part: Words, text: str) -> Iterator[Words]:
    if part.start and text[part.start - 1] in MARKS:  # the marks stand around this part, not in it
        yield part
        return
    for found in BETWEEN_MARKS.finditer(part.surface):
        yield Words(part.start + found.start(1), part.start + found.end(1), found[1])


def is_written_out(number: Words) -> bool:
    """Tell whether a number is in words, wholly or in part: "twelve", "1.2 million"."""
    return any(char.isalpha() for char in number.surface)


def tokens_of(quoted: Sequence[Words], numbers: Sequence[Number], words: SpokenWords) -> tuple[Token, ...]:
    """Return the words of a quotation, in order; a short form gives several at one place."""
    values = {each.start: each for each in numbers}
    return tuple(
        Token(Word(form, sentence, form[0].isdigit(), form in words.negations), start, end)
        for form, sentence, start, end in _forms(quoted, values, words)
    )


def _forms(
    quoted: Sequence[Words], values: Mapping[int, Number], words: SpokenWords
) -> Iterator[tuple[str, int, int, int]]:
    """Yield (form, sentence, start, end)."""
    sentence = 0
    for part in quoted:
        at, done = 0, 0
        for found in WORD.finditer(part.surface):
            sentence += bool(STOP.search(part.surface, at, found.start()))
            at, start = found.end(), part.start + found.start()
            if start < done:
                continue
            number = values.get(start)
            done = number.end if number else part.start + found.end()
            for form in [number.value] if number else _spelled(found[0], words):
                yield form, sentence, start, done
        sentence += 1


def _spelled(word: str, words: SpokenWords) -> Sequence[str]:
    """Return the comparable forms of a word: one, or what a short form stands for."""
    if word[0].isdigit():
        return (GROUPING.sub("", word),)
    low = word.lower().replace("’", "'")
    if low in words.forms:
        return words.forms[low].split()
    for ending, full in words.endings.items():
        if low.endswith(ending) and len(low) > len(ending):
            return (normal_name(low.removesuffix(ending)), *full.split())
    form = normal_name(low)
    return (words.values.get(form, form),) if form else ()
