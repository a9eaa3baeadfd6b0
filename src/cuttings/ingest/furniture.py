"""What stands around an article's prose: headline, byline, date line, dateline, credit lines.

In:  an article's text and its blocks.
Out: what each block is, with the reason; and the words of byline, dateline and credits.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cuttings.ingest.datelines import find_dateline, read_date_line
from cuttings.model.clipping import ABOVE, PROSE, Dateline, Passage, PassageKind
from cuttings.model.dates import UNDATED, Basis, Dated, Interval, edtf_of
from cuttings.model.text import Span, Words, words_at
from cuttings.resources.tables import Tables, load_tables, table_languages

MAX_HEADLINE = 200
MAX_BYLINE = 90
MAX_CALL = 160
"""Characters of a line that calls on the reader to subscribe: a longer one tells something."""
TOP = 5
"""Blocks at the start of an article among which its furniture stands."""
_ADDRESS = re.compile(r"(?:https?: ?/ ?/|www\.)[^\n]*\Z")
"""A line with the address of a page; where a program took its words apart, with spaces around the marks."""
_STOP = re.compile(r"[.!:;,…]['\"”’»)]*\Z")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The blocks of an article with their kinds, and its printed particulars."""

    passages: tuple[Passage, ...]
    headline: Words | None
    byline: Words | None
    dateline: Dateline | None
    filed: Dated
    credits: tuple[Words, ...]


def read_furniture(
    text: str,
    blocks: Sequence[Span],
    tables: Tables,
    *,
    near: Interval | None,
    has_title: bool,
    set_apart: Mapping[Span, tuple[PassageKind, str]] = MappingProxyType({}),
) -> Furniture:
    """Return what the blocks of an article are.

    `has_title` says that the first block is known to be the headline; `set_apart` are blocks whose form tells what
    they are, such as quoted ones.
    """
    kinds = _kinds(text, blocks, tables, has_title=has_title)
    passages = [
        Passage(each.start, each.end, *set_apart.get(each, kind)) for each, kind in zip(blocks, kinds, strict=True)
    ]
    passages = _with_lede(passages)
    found = _dateline(text, passages, tables, near)
    dateline, agency = found if found else (None, None)
    credits = tuple(sorted({*((agency,) if agency else ()), *_credits(text, passages, tables)}))
    return Furniture(
        passages=tuple(passages),
        headline=_first(text, passages, PassageKind.HEADLINE),
        byline=_first(text, passages, PassageKind.BYLINE),
        dateline=dateline,
        filed=_date_line(text, passages, tables, near),
        credits=credits,
    )


def _kinds(text: str, blocks: Sequence[Span], tables: Tables, *, has_title: bool) -> list[tuple[PassageKind, str]]:
    """Return the kind of each block: the headline is the first that is not furniture itself."""
    kinds: list[tuple[PassageKind, str]] = []
    for place in range(len(blocks)):
        is_first = all(kind in ABOVE for kind, _ in kinds)
        kinds.append(_kind(text, blocks, place, tables, has_title=has_title, is_first=is_first))
    return kinds


def _kind(
    text: str, blocks: Sequence[Span], place: int, tables: Tables, *, has_title: bool, is_first: bool
) -> tuple[PassageKind, str]:
    words = blocks[place].cut(text)
    if place == 0 and has_title:
        return PassageKind.HEADLINE, "the title that the file gives"
    if place < TOP and _ADDRESS.match(words):
        return PassageKind.ADDRESS, "a line that is nothing but the address of a page"
    if place < TOP and read_date_line(words, tables, None) is not None:
        return PassageKind.DATE, "a line that is nothing but a date"
    if place < TOP and len(words) <= MAX_BYLINE and _byline(tables.language).match(words):
        return PassageKind.BYLINE, "a short line that starts as bylines do"
    if is_first and place < TOP and len(blocks) > place + 1 and is_headline_form(words):
        return PassageKind.HEADLINE, "first line: short, without a final stop, and text follows"
    return PassageKind.PARAGRAPH, "a block of text"


def is_headline_form(words: str) -> bool:
    """Tell whether a block has the form of a headline: one line, short, no final stop, no sentence ends inside."""
    is_short = "\n" not in words and len(words.split()) >= 2 and len(words) <= MAX_HEADLINE
    return is_short and not _STOP.search(words) and not re.search(r"[a-záéíóúñ]{3}[.!] +[A-ZÁÉÍÓÚÑ¿¡“\"]", words)


def _with_lede(passages: Sequence[Passage]) -> list[Passage]:
    marked, is_done = [], False
    for each in passages:
        if each.kind is PassageKind.PARAGRAPH and not is_done:
            each, is_done = Passage(each.start, each.end, PassageKind.LEDE, "the first paragraph"), True
        marked.append(each)
    return marked


def _first(text: str, passages: Iterable[Passage], kind: PassageKind) -> Words | None:
    return next((words_at(text, each.start, each.end) for each in passages if each.kind is kind), None)


def _dateline(
    text: str, passages: Iterable[Passage], tables: Tables, near: Interval | None
) -> tuple[Dateline, Words | None] | None:
    lede = next((each for each in passages if each.kind is PassageKind.LEDE), None)
    return find_dateline(text, lede.start, tables, near) if lede else None


def _date_line(text: str, passages: Sequence[Passage], tables: Tables, near: Interval | None) -> Dated:
    line = _first(text, passages, PassageKind.DATE)
    days = read_date_line(line.surface, tables, near) if line else None
    if line is None or days is None or days == Interval(None, None) or _heads_parts(text, passages, line, days, tables):
        return UNDATED
    return Dated(
        edtf_of(days), days.earliest, days.latest, Basis.WRITTEN, f"the text is headed “{line.surface.strip()}”"
    )


def _heads_parts(text: str, passages: Sequence[Passage], line: Words, days: Interval, tables: Tables) -> bool:
    """Tell whether a day heads only the first part of a text that goes on from day to day, and not the whole."""
    after = [each for each in passages if each.start > line.start]
    prose = next((each.start for each in after if each.kind in PROSE), len(text))
    lines = (each.span.cut(text) for each in after if each.start > prose)
    later = (read_date_line(words, tables, days) for words in lines)
    following = next((each.earliest for each in later if each and each.earliest), None)
    return following is not None and days.earliest is not None and days.earliest < following


def _credits(text: str, passages: Iterable[Passage], tables: Tables) -> list[Words]:
    credits: list[Words] = []
    pattern = _credit(tables.language)
    for passage in passages:
        found = pattern.search(text, passage.start, passage.end) if passage.end - passage.start < MAX_HEADLINE else None
        if found:
            name = found.lastgroup or "name"
            credits.append(words_at(text, found.start(name), found.end(name)))
    return credits


def byline_starts(language: str) -> tuple[str, ...]:
    """Return the words with which bylines of a language start, as patterns."""
    return tuple(load_tables(language)["furniture"].get("byline", ()))


def is_call(words: str) -> bool:
    """Tell whether a short block calls on the reader to subscribe or to sign in, in any language that has tables."""
    return len(words) <= MAX_CALL and _calls(table_languages()).match(words) is not None


@cache
def _calls(languages: tuple[str, ...]) -> re.Pattern[str]:
    starts = [start for each in languages for start in load_tables(each)["furniture"].get("calls", ())]
    return re.compile("|".join(starts) or "(?!)")


@cache
def _byline(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(byline_starts(language)) or '(?!)'})\s+[A-ZÁÉÍÓÚÑ][^.!?]*\Z")


@cache
def _credit(language: str) -> re.Pattern[str]:
    patterns = load_tables(language)["furniture"].get("credit", [])
    word = r"[A-ZÁÉÍÓÚÑ](?:[\w.&’'-]*\w)?"  # its final stop ends the sentence, or an initial: "C.W. Marea"
    name = rf"(?:(?:{word}|(?:[A-Z]\.)+) ){{0,3}}{word}"
    filled = (each.replace("{name}", rf"(?P<n{place}>{name})") for place, each in enumerate(patterns))
    return re.compile("|".join(filled) or "(?!)")
