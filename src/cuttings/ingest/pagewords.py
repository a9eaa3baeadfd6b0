"""The words that a page's source prints, each with its place, so that a passage leads back to the saved page.

In:  decoded HTML.
Out: `PageWords`, which finds the stretches of a block's text in the source.

Mark-up, scripts and comments are passed over in one walk from left to right, as a hostile page may leave them open.
Blank characters do not count when a block is looked for: a page wraps its lines as it likes. What the source writes
otherwise than it reads (entities) has no place of its own.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat

from cuttings.ingest.sources import without_controls
from cuttings.model.text import Stretch

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Characters that no reader sees: hints where a word may be broken, and marks without width."""
MIN_FOUND = 16
"""Characters of the shortest part of a block that is looked for when the block as a whole does not stand there."""
_RAW = ("script", "style", "noscript", "template", "svg", "textarea")
"""Elements whose words a page does not show."""
_NAME = re.compile(r"/?([a-zA-Z][\w:-]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});?")
_SEEN = re.compile(rf"[^\s{UNSEEN}]+")
_NO_UNSEEN = str.maketrans("", "", UNSEEN)


def tidy(text: str) -> str:
    """Return a text with single spaces, and without what no reader sees."""
    return " ".join(without_controls(text.translate(_NO_UNSEEN)).split())


@dataclass(slots=True)
class PageWords:
    """What a source prints without its blanks, and where each character of that stands; blocks are asked in order."""

    source: str
    printed: str
    places: list[int]
    cursor: int = 0

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """Return where the parts of a block's text stand in the source; a block that is not found has none."""
        return self._as_printed(text) or self._in_parts(text)

    def _as_printed(self, text: str) -> tuple[Stretch, ...]:
        """Return the one place of a text that the source writes as it reads, as most do."""
        words = "".join(text.split())
        at = self._find(words)
        if at < 0 or not self.source.startswith(text, self.places[at]):
            return ()
        self.cursor = at + len(words)
        return (Stretch(0, self.places[at], len(text)),)

    def _in_parts(self, text: str) -> tuple[Stretch, ...]:
        found = list(self._found(text, 0, len(text)))
        merged: list[Stretch] = []
        for here, there in found:
            last = merged[-1] if merged else None
            if last and self._goes_on(text, last, here, there):
                merged[-1] = Stretch(last.here, last.there, here + 1 - last.here)
            else:
                merged.append(Stretch(here, there, 1))
        return tuple(merged)

    def again(self, text: str) -> tuple[Stretch, ...]:
        """Return where a block stands that is asked for out of order."""
        kept, self.cursor = self.cursor, 0
        found = self.stretches(text)
        self.cursor = kept
        return found

    def _goes_on(self, text: str, last: Stretch, here: int, there: int) -> bool:
        if here - last.here != there - last.there:
            return False
        gap = here - last.here - last.length
        return text[here - gap : here] == self.source[there - gap : there]

    def _found(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the place in the text and in the source of each character that both write alike."""
        shown = [place for place in range(start, end) if not text[place].isspace()]
        words = "".join(text[place] for place in shown)
        at = self._find(words)
        if at >= 0:
            self.cursor = at + len(words)
            pairs = zip(shown, self.places[at : at + len(words)], strict=True)
            yield from ((here, there) for here, there in pairs if self.source[there] == text[here])
        elif len(words) >= 2 * MIN_FOUND:
            middle = text.find(" ", (start + end) // 2, end)
            if middle > 0:
                yield from self._found(text, start, middle)
                yield from self._found(text, middle, end)

    def _find(self, words: str) -> int:
        at = self.printed.find(words, self.cursor) if words else -1
        return at if at >= 0 or len(words) < MIN_FOUND else self.printed.find(words)


def page_words(source: str) -> PageWords:
    """Return the words of a source."""
    letters: list[str] = []
    places: list[int] = []
    for start, end in _shown(source):
        for word, where in _words(source, start, end):
            letters.append(word)
            places.extend(where)
    return PageWords(source, "".join(letters), places)


def _words(source: str, start: int, end: int) -> Iterator[tuple[str, Iterable[int]]]:
    """Yield runs of characters that are seen with their places; those of an entity all stand where it begins."""
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        yield from _seen(source, at, entity.start())
        for word, _ in _seen(html.unescape(entity.group()), 0, None):
            yield word, repeat(entity.start(), len(word))
        at = entity.end()
    yield from _seen(source, at, end)


def _seen(text: str, start: int, end: int | None) -> Iterator[tuple[str, Iterable[int]]]:
    for found in _SEEN.finditer(text, start, len(text) if end is None else end):
        yield found.group(), range(*found.span())


def _shown(source: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of the source between its mark-up."""
    lower = source.lower() if source.isascii() else re.sub("[A-Z]", lambda found: found.group().lower(), source)
    at = 0
    while at < len(source):
        start = source.find("<", at)
        if start < 0:
            yield at, len(source)
            return
        yield at, start
        at = _end_of_mark_up(lower, start)


def _end_of_mark_up(lower: str, start: int) -> int:
    """Return where the mark-up that starts here ends; what is never closed runs to the end, as in a browser."""
    if lower.startswith("<!--", start):
        return _past(lower, "-->", start + 4)
    name = _NAME.match(lower, start + 1)
    if name is None and lower[start + 1 : start + 2] not in ("!", "?"):
        return start + 1
    end = _past(lower, ">", start)
    if name is None or name[1] not in _RAW or lower[start + 1] == "/":
        return end
    closing = lower.find(f"</{name[1]}", end)
    return len(lower) if closing < 0 else _past(lower, ">", closing)


def _past(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)
