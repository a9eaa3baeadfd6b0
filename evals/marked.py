"""Texts with the gold of their attributions marked in them: parse the marks, and refuse what does not hold.

In:  a TOML file of items (challenge/README.md tells what its marks mean).
Out: items: the plain text, and each attribution with the offsets of its source, cue and content in it.

`[S1:…]`, `[C1:…]`, `[Q1:…]` are source, cue and content of attribution 1; `[S12:…]` is the source of 1 and of 2. Marks
nest, and the attribution whose content holds another's cue is its parent. `\\[` is a bracket that is printed. `T`, `F`
and `N` are marks of other sets: times, and figures (counted.py).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cuttings.model.finding import Act, Form, Polarity
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from evals.told import Told

NOBODY = "–"
UNKNOWN = "?"
KEYS = frozenset({"id", "group", "half", "why", "text", "says"})

_TOKEN = re.compile(r"\[(?P<role>[SCQTFN])(?P<numbers>\d+):|\\(?P<bracket>[][])|(?P<close>])|(?P<stray>\[)")
_ROW = re.compile(r"(?P<number>\d) (?P<words>[a-z ]+): (?P<speaker>\S.*)")
_QUOTES = "\"'“”„«»‘’"
_UNTRIMMED = re.compile(rf"^[\s{_QUOTES}]|[\s.,;]$")


class BadItem(Exception):
    """An item whose marks and rows do not fit each other; the message names it and what to mend."""


class Half(StrEnum):
    """Whether the misses of an item may be read while the readers are worked on."""

    OPEN = "open"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its attributions; none for a text that only looks as if somebody spoke."""

    id: str
    language: str
    group: str
    half: Half
    why: str
    text: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span, and the attributions whose content was open around it, the outermost first."""

    role: str
    numbers: tuple[int, ...]
    span: Span
    inside: tuple[int, ...]


@dataclass(slots=True)
class _Open:
    """A mark whose bracket has not closed yet."""

    role: str
    numbers: tuple[int, ...]
    start: int


@dataclass(slots=True)
class _Parse:
    """The plain text as far as it is read, and the marks that lie in it."""

    plain: str = ""
    opened: list[_Open] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def load_items(path: Path) -> list[Item]:
    """Return the items of a file named `attributions.LANGUAGE.toml`. Raises BadItem where one does not hold."""
    language = path.name.split(".")[-2]
    items = [item_of(row, language) for row in tomllib.loads(path.read_text(encoding="utf-8"))["item"]]
    twice = [id for id, count in Counter(item.id for item in items).items() if count > 1]
    if twice:
        raise BadItem(f"{path.name}: more than one item is called {', '.join(twice)}.")
    return items


def item_of(row: Mapping[str, Any], language: str) -> Item:
    """Return one item of a file. Raises BadItem when its cells, marks and rows do not fit."""
    if set(row) != KEYS or not row["why"]:
        raise BadItem(f"{row.get('id')}: an item has exactly {', '.join(sorted(KEYS))}, and says why it is there.")
    text, marks = parse_marks(row["text"], row["id"])
    told = tuple(_told(row["id"], row["says"], marks, text))
    return Item(row["id"], language, row["group"], Half(row["half"]), row["why"], text, told)


def parse_marks(marked: str, id: str) -> tuple[str, list[Mark]]:
    """Return the text without its marks, and the marks in the order in which they close."""
    state, done = _Parse(), 0
    for token in _TOKEN.finditer(marked):
        state.plain += marked[done : token.start()]
        done = token.end()
        if token["role"]:
            state.opened.append(_Open(token["role"], tuple(map(int, token["numbers"])), len(state.plain)))
        elif token["bracket"]:
            state.plain += token["bracket"]
        elif token["stray"] or not state.opened:
            raise BadItem(
                f"{id}: a bracket that is no mark near “{marked[:done][-20:]}”; a printed one is written \\[."
            )
        else:
            _close(state)
    if state.opened:
        raise BadItem(f"{id}: a mark of attribution {state.opened[-1].numbers} is never closed.")
    return state.plain + marked[done:], state.marks


def _close(state: _Parse) -> None:
    mark = state.opened.pop()
    inside = tuple(each.numbers[0] for each in state.opened if each.role == "Q")
    state.marks.append(Mark(mark.role, mark.numbers, Span(mark.start, len(state.plain)), inside))


def _told(id: str, rows: Sequence[str], marks: Sequence[Mark], text: str) -> Iterator[Told]:
    numbers = {number for mark in marks for number in mark.numbers}
    if numbers != set(range(1, len(rows) + 1)):
        raise BadItem(f"{id}: the marks are numbered {sorted(numbers)}, and there are {len(rows)} rows.")
    for number, row in enumerate(rows, start=1):
        try:
            yield _one_told(number, row, [mark for mark in marks if number in mark.numbers], text)
        except ValueError as error:
            raise BadItem(f"{id}: attribution {number}: {error}") from error


def _one_told(number: int, row: str, marks: Sequence[Mark], text: str) -> Told:
    written = _ROW.fullmatch(row)
    if written is None or int(written["number"]) != number:
        raise ValueError(f"“{row}” is not number, form and speaker in the order of the numbers")
    spans = {role: [_words(mark.span, text) for mark in marks if mark.role == role] for role in "SCQ"}
    if len(spans["S"]) > 1 or len(spans["C"]) > 1 or not spans["Q"]:
        raise ValueError("it has one source and one cue at most, and a content")
    form, act, polarity = _kinds(written["words"].split())
    source = spans["S"][0] if spans["S"] else None
    return Told(
        source=source,
        head=source.span if source else None,
        cue=spans["C"][0] if spans["C"] else None,
        content=tuple(sorted(spans["Q"], key=lambda words: words.start)),
        speakers=_speakers(written["speaker"], spans["S"], text),
        form=form,
        act=act,
        polarity=polarity,
        parent=_parent(number, marks),
    )


def _words(span: Span, text: str) -> Words:
    surface = span.cut(text)
    if not surface or _UNTRIMMED.search(surface):
        raise ValueError(f"“{surface}” begins or ends in a space, a quotation mark or a stop")
    return Words(span.start, span.end, surface)


def _kinds(words: Sequence[str]) -> tuple[Form, Act, Polarity]:
    acts = [word for word in words[1:] if word in set(Act)]
    polarities = [word for word in words[1:] if word in set(Polarity)]
    if len(acts) > 1 or len(polarities) > 1 or 1 + len(acts) + len(polarities) != len(words):
        raise ValueError(f"“{' '.join(words)}” is not a form, with one act and one polarity at most")
    return Form(words[0]), Act(*acts or [Act.SPEECH]), Polarity(*polarities or [Polarity.ASSERTS])


def _speakers(written: str, sources: Sequence[Words], text: str) -> tuple[str, ...]:
    if written in (NOBODY, UNKNOWN):
        if written == NOBODY and sources:
            raise ValueError("nobody is meant, and yet it has a source")
        return ()
    speakers = tuple(written.split(" + "))
    absent = [speaker for speaker in speakers if normal_name(speaker) not in normal_name(text)]
    if absent:
        raise ValueError(f"the text does not name {', '.join(absent)}")
    return speakers


def _parent(number: int, marks: Sequence[Mark]) -> int | None:
    """Return the place of the parent: the innermost content, not its own, that its cue (else its content) lies in."""
    first = min(marks, key=lambda mark: "CQS".index(mark.role))
    around = [each for each in first.inside if each != number]
    return around[-1] - 1 if around else None
