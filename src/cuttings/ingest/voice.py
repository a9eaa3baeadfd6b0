"""Whose words a paragraph of a running post is: the writer of the post speaks in the first person.

In:  a text, and the language of the texts around it, if known.
Out: whether it speaks in the first person outside quotations.

The words are those of the text's own language: "mi" is one in Spanish, and part of a name in English. Where the
language cannot be told, those of every language count.
"""

import re
from functools import cache

from cuttings.ingest.language import known_language
from cuttings.resources.tables import load_tables, table_languages

MIN_FOREIGN = 80
"""Code points from which a language without word tables is believed: short lines are taken for a kindred one."""
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*(?:[”\"»“]|$)")
"""Words in quotation marks; a quotation left open runs to the end of its block."""


def is_first_person(text: str, around: str | None) -> bool:
    """Tell whether a text speaks in the first person; `around` is the language of the post, None when unknown."""
    language = _language(text) or around
    own = _QUOTED.sub(" ", text)
    return any(_speaks(own, each) for each in ([language] if language else table_languages()))


def _language(text: str) -> str | None:
    language = known_language(text)
    return language if language in table_languages() or len(text) >= MIN_FOREIGN else None


def _speaks(own: str, language: str) -> bool:
    first_person, others = _patterns(language)
    return bool(first_person.search(others.sub(" ", own)))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_tables(language)["notebooks"]
    words, others = table.get("first_person", []), table.get("not_first_person", [])
    return re.compile(rf"(?<!\w)(?:{'|'.join(words) or '(?!)'})(?!\w)"), re.compile("|".join(others) or "(?!)")
