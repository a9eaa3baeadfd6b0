"""The source behind a linked headline, as reading lists give it: "— Harbour Post, 5 March" or "(Harbour Post)".

In:  the words that stand behind the link in its line.
Out: the outlet and the printed day, or None when the words are something else.

Behind a comma a day is needed: "[…], the mayor" goes on with a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cuttings.ingest.days import is_day

MAX_SOURCE = 80
MAX_OUTLET_WORDS = 6
_OPENING = re.compile(r"\s*(?P<mark>—|–|-{1,3}|\||·|,|\()\s*")
_ENDS = " \t\n,;|·—–-"
_SENTENCE = re.compile(r"[.!?]\s|[!?:]\Z|\n")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The outlet that a line names and the words of its day; at least one of them."""

    outlet: str | None
    day: str | None


def read_source_line(words: str) -> SourceLine | None:
    """Return the outlet and the day that stand behind a linked headline, or None when these words are no source."""
    mark = _OPENING.match(words)
    told = _tidy(words[mark.end() :]) if mark else ""
    if mark is None or not told or len(told) > MAX_SOURCE:
        return None
    outlet, day = next(_parts(told), (told, None))
    needs_day = mark["mark"] == ","
    if (needs_day and not day) or (outlet and not _is_outlet(outlet)):
        return None
    return SourceLine(outlet or None, day)


def _tidy(words: str) -> str:
    return " ".join(re.sub(r"[()]", " | ", words).strip(f"{_ENDS}.").split())


def _parts(told: str) -> Iterator[tuple[str, str]]:
    """Yield outlet and day for each way to cut the words so that one end is a day, the longest day first."""
    words = [found.span() for found in re.finditer(r"\S+", told)]
    for start, _ in words:
        if is_day(told[start:].strip(_ENDS)):
            yield told[:start].strip(_ENDS), told[start:].strip(_ENDS)
    for _, end in reversed(words):
        if is_day(told[:end].strip(_ENDS)):
            yield told[end:].strip(_ENDS), told[:end].strip(_ENDS)


def _is_outlet(words: str) -> bool:
    is_name = words[0].isupper() or words[0].isdigit() or " " not in words
    return is_name and len(words.split()) <= MAX_OUTLET_WORDS and not _SENTENCE.search(words)
