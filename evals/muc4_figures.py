"""Score how many were killed and injured in the reports of MUC-4: upper-case wire text of 1988 to 1991.

In:  documents with templates, whose human targets have a number, an effect and the strings they are named by.
Out: measures of the documents that print a number of victims.

figure_f1           of victim numbers of at least 2, printed as a number expression in a sentence that holds one of
                    their strings, and killed or injured: same number and effect, each once a document. Extra are all
                    other numbers of killed and injured that are read in these documents, though the key leaves out
                    soldiers, fighters and earlier incidents: so the precision is a lower bound.
figure_recall       the same, of what the key holds.
figure_precision    the same, of what is read.
figure_f1_as_printed   figure_f1, read in upper case as it stands: what recasing is worth.
figure_recall_rest  numbers of at least 2 that no sentence prints beside their strings: sums, and words far apart.

Numbers of one ("1") and of nobody knows how many ("PLURAL") are no figures. "30-" is at least 30, "~30" about, "-30" up
to; alternatives are parted by a stroke, and any will do. A group of which some died, some were hurt is met by either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cuttings.model.finding import Figure
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, misses_of
from evals.matching import Tally, match
from evals.reading import as_printed as reading_as_printed
from evals.reading import read_text

EFFECTS: Mapping[str, str] = {"DEATH": "killed", "INJURY": "injured"}
SENTENCE = re.compile(r"(?:(?!\.\s\s|\n\s*\n).)+", re.DOTALL)
"""These texts end a sentence with a stop and two spaces or a line's end."""
ONES = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN"
UNITS = [*ONES.split(), "EIGHTEEN", "NINETEEN"]
TENS = ["TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY"]


@dataclass(frozen=True, slots=True)
class Victims:
    """So many, of whom any of `effects` is told. In a finding `numbers` are its two ends."""

    words: Words
    numbers: frozenset[int]
    effects: frozenset[str]

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.words.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.words.surface!r} {sorted(self.numbers)} {'/'.join(sorted(self.effects))}"


@dataclass(slots=True)
class Board:
    """Counts and misses of one way to read."""

    tally: Tally = field(default_factory=Tally)
    rest: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents that print a number of victims."""
    recased, as_printed = Board(), Board()
    for document in data.documents():
        gold = list(_victims(document))
        if not gold:
            continue
        _compare(document, gold, _found(document["text"]), recased)
        with reading_as_printed():
            _compare(document, gold, _found(document["text"]), as_printed)
    yield Measure("figure_f1", recased.tally.f1, recased.tally.expected, tuple(recased.misses))
    yield Measure("figure_recall", recased.tally.recall, recased.tally.expected)
    yield Measure("figure_precision", recased.tally.precision, recased.tally.right + recased.tally.wrong, is_held=False)
    yield Measure("figure_f1_as_printed", as_printed.tally.f1, as_printed.tally.expected, is_held=False)
    yield Measure("figure_recall_rest", recased.rest.recall, recased.rest.expected, is_held=False)


def _compare(document: Document, gold: Sequence[tuple[Victims, bool]], found: Sequence[Victims], board: Board) -> None:
    printed = [victims for victims, is_printed in gold if is_printed]
    rest = [victims for victims, is_printed in gold if not is_printed]
    if printed:
        matching = match(printed, found, overlap=_same, agrees=lambda one, other: True)
        board.tally += matching.tally
        board.misses += misses_of("figure_f1", matching, document)
    board.rest += match(rest, found, overlap=_same, agrees=lambda one, other: True).tally


def _same(gold: Victims, found: Victims) -> float:
    return float(bool(gold.numbers & found.numbers and gold.effects & found.effects))


def _victims(document: Document) -> Iterator[tuple[Victims, bool]]:
    """Yield the numbers of killed and injured of a document, each once, and whether they are printed."""
    sentences = [found.group() for found in SENTENCE.finditer(document["text"])]
    seen: dict[tuple[frozenset[int], frozenset[str]], tuple[Victims, bool]] = {}
    for template in document["templates"]:
        slots = {} if template["optional"] else template["slots"]
        for fill in slots.get("HUM TGT: NUMBER") or ():
            numbers = frozenset(int(each) for each in re.findall(r"\d+", fill["value"]))
            effects = _effects(fill, slots)
            if not effects or not numbers or min(numbers) < 2 or fill["optional"] or not fill["mentions"]:
                continue
            victims = Victims(_words(fill["mentions"][0]), numbers, effects)
            is_printed = any(_is_printed(sentence, fill, numbers) for sentence in sentences)
            key = numbers, effects
            if key not in seen or is_printed:
                seen[key] = victims, is_printed
    yield from seen.values()


def _effects(fill: Mapping[str, Any], slots: Mapping[str, Any]) -> frozenset[str]:
    """Return what happened to those of a fill: the effect that shares one of its strings."""
    rows = [row for row in slots.get("HUM TGT: EFFECT OF INCIDENT") or () if set(row["strings"]) & set(fill["strings"])]
    return frozenset(EFFECTS[row["value"]] for row in rows if row["value"] in EFFECTS)


def _is_printed(sentence: str, fill: Mapping[str, Any], numbers: Iterable[int]) -> bool:
    plain = " ".join(sentence.split())
    has_string = any(_stands(" ".join(string.split()), plain) for string in fill["strings"])
    return has_string and any(_stands(form, plain) for number in numbers for form in _forms(number))


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w,.-]){re.escape(words)}(?![\w-]|[.,]\d)", text) is not None


def _forms(number: int) -> list[str]:
    """Return a number as these texts print it: digits, digits with commas, and below a hundred words."""
    forms = [str(number), f"{number:,}"]
    if number < len(UNITS):
        return [*forms, UNITS[number]]
    if number < 100:
        tens, ones = TENS[number // 10 - 2], number % 10
        return [*forms, f"{tens}-{UNITS[ones]}" if ones else tens]
    return forms


def _found(text: str) -> list[Victims]:
    """Return the numbers of killed and injured that are read in a text, of at least 2, each once."""
    seen: dict[tuple[frozenset[int], frozenset[str]], Victims] = {}
    for each in read_text(text, "en", None).findings:
        if not isinstance(each, Figure) or each.effect is None or each.effect not in EFFECTS.values():
            continue
        ends = {each.low, each.low if each.high is None else each.high}
        ends |= {each.low - 1} if each.high is None else set()
        numbers = frozenset(int(end) for end in ends if end >= 2)
        key = numbers, frozenset((each.effect,))
        if numbers and max(numbers) >= 2:
            seen.setdefault(key, Victims(each.words, *key))
    return list(seen.values())


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])
