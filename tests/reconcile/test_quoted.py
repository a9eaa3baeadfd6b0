"""Quoted words in comparable form: what desks change without changing what was said is alike."""

import pytest

from cuttings.model.finding import Act, Attribution, Form, Polarity
from cuttings.model.text import Words
from cuttings.reconcile.quoted import is_written_out, quoted_words, spoken_words, tokens_of
from cuttings.reconcile.summary import Number
from cuttings.resources.tables import load_tables


def _forms(said: str, language: str = "en", numbers: tuple[Number, ...] = ()) -> list[str]:
    words = spoken_words(load_tables(language))
    return [each.word.form for each in tokens_of([Words(0, len(said), said)], numbers, words)]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("We don’t know", "we do not know.", "en"),
        ("We can't stay", "We cannot stay", "en"),
        ("They’re our boats", "they are our boats", "en"),
        ("twelve boats", "12 boats", "en"),
        ("1,200 boats", "1200 boats", "en"),
        ("a flat-bottomed boat", "a flat bottomed boat", "en"),
        ("No habrá más muertos", "no habra mas muertos", "es"),
        ("doce barcos", "12 barcos", "es"),
    ],
)
def test_the_same_words_in_another_spelling(one: str, other: str, language: str) -> None:
    assert _forms(one, language) == _forms(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We know", "We do not know"),
        ("12 boats", "21 boats"),
        ("12.5 boats", "125 boats"),
        ("one of us", "1 of us"),  # a pronoun, and no number unless it is read as one
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert _forms(one) != _forms(other)


def test_a_figure_in_words_stands_for_its_value() -> None:
    said = "twenty-five boats"
    assert _forms(said, numbers=(Number(0, 11, "25"),)) == ["25", "boats"]


def test_every_word_has_its_place() -> None:
    said = "We don’t count boats."
    tokens = tokens_of([Words(10, 10 + len(said), said)], (), spoken_words(load_tables("en")))
    assert [said[each.start - 10 : each.end - 10] for each in tokens] == ["We", "don’t", "don’t", "count", "boats"]
    assert [each.word.form for each in tokens if each.word.is_negation] == ["not"]


def test_sentences_and_parts_are_told_apart() -> None:
    first, second = "We wait. They march", "and we wait"
    parts = [Words(0, len(first), first), Words(40, 40 + len(second), second)]
    tokens = tokens_of(parts, (), spoken_words(load_tables("en")))
    assert [each.word.sentence for each in tokens] == [0, 0, 1, 1, 2, 2, 2]


def _said(text: str, content: str, form: Form) -> Attribution:
    start = text.index(content)
    return Attribution(
        clipping="cl-1",
        words=Words(0, len(text), text),
        method="hand@1",
        source=None,
        cue=None,
        content=(Words(start, start + len(content), content),),
        speaker=None,
        speaker_name=None,
        form=form,
        act=Act.SPEECH,
        polarity=Polarity.ASSERTS,
    )


@pytest.mark.parametrize(
    ("text", "content", "form", "quoted"),
    [
        ("“We wait,” she said", "We wait", Form.DIRECT, ["We wait"]),
        ("She said that they “wait,” and “march”", "they “wait,” and “march”", Form.MIXED, ["wait,", "march"]),
        ("had “names, not estimates“ here", "“names, not estimates“ here", Form.MIXED, ["names, not estimates"]),
        ("called it “a fairy tale”", "a fairy tale", Form.MIXED, ["a fairy tale"]),  # the marks stand around the part
        ("dijo que «esperan»", "«esperan»", Form.MIXED, ["esperan"]),
        ("She said that they wait", "they wait", Form.INDIRECT, []),
    ],
)
def test_what_stands_between_marks(text: str, content: str, form: Form, quoted: list[str]) -> None:
    found = quoted_words(_said(text, content, form), text)
    assert [each.surface for each in found] == quoted
    assert all(text[each.start : each.end] == each.surface for each in found)


@pytest.mark.parametrize(("number", "is_so"), [("twelve", True), ("1.2 million", True), ("1,200", False)])
def test_numbers_in_words(number: str, is_so: bool) -> None:
    assert is_written_out(Words(0, len(number), number)) is is_so
