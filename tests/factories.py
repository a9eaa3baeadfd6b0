"""Clippings and readings for tests, in invented places."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind, ReadingContext
from cuttings.model.dates import UNKNOWN, day_interval
from cuttings.model.finding import Finding, Kind
from cuttings.model.text import words_at
from cuttings.read.models import load_model, resolve_model
from cuttings.read.reader import Reading, read_clipping
from cuttings.read.sentences import Parser


def make_clipping(
    body: str,
    *,
    headline: str | None = None,
    kind: ClippingKind = ClippingKind.ARTICLE,
    language: str = "en",
    publisher: str | None = None,
) -> Clipping:
    """Return a clipping of paragraphs that are parted by blank lines, under a headline when one is given."""
    text = f"{headline}\n\n{body}" if headline else body
    passages: list[Passage] = []
    start = 0
    for block in text.split("\n\n"):
        first = PassageKind.HEADLINE if headline and not passages else PassageKind.PARAGRAPH
        if block:
            passages.append(Passage(start, start + len(block), first, "made for a test"))
        start += len(block) + 2
    title = passages[0] if headline else None
    words = words_at(text, title.start, title.end) if title else None
    return Clipping(kind, text, publisher, language, tuple(passages), headline=words)


@cache
def parser_for(language: str, *, shallow: bool = False) -> Parser:
    """Return the parser that the installed model of a language gives, or the shallow one."""
    choice = resolve_model(language, shallow=shallow)
    return Parser(load_model(choice), choice.key, choice.depth == "parsed")


def read(clipping: Clipping, *, filed: date | None = None, shallow: bool = False) -> Reading:
    """Return the whole reading of a clipping, filed on a day or undated."""
    days = day_interval(filed) if filed else UNKNOWN
    context = ReadingContext(days, "given" if filed else "undated", clipping.language)
    return read_clipping(clipping, context, parser_for(clipping.language, shallow=shallow))


def found(kind: Kind, body: str, *, filed: date | None = None, language: str = "en") -> Sequence[Finding]:
    """Return the findings of one kind in a text of one or more paragraphs."""
    reading = read(make_clipping(body, language=language), filed=filed)
    assert not reading.refused
    return [finding for finding in reading.findings if finding.KIND is kind]
