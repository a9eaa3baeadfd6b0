"""A headline as what it says: without the paper's tag, kicker or capitals.

In:  a headline as printed, who published it, the words of its language.
Out: its text on one line.
"""

import re
from collections.abc import Collection

from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from cuttings.reconcile.title_words import TitleWords, kicker

TAG = re.compile(r"\s+(?P<mark>[|•·]|[–—-]{1,2})\s+(?P<tag>[^|•·–—]{2,40})$")
"""What stands behind the last bar or dash of a headline."""
TAG_WORDS = 5
HALVES = re.compile(r";\s+|[.!?]\s+(?=\W*[^\W\d_a-zà-þ])")
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
UPPER_SHARE, MIN_WORDS = 0.8, 3
"""Share of capital letters, and words, from which on a headline is all in capitals."""
ACRONYM = 5
"""Letters that an unknown word without a vowel has at most where it keeps its capitals."""
VOWELS = frozenset("aeiouyáéíóú")


def headline_text(headline: str, publisher: str | None, words: TitleWords) -> str:
    """Return a headline on one line, without kickers before it and the paper's name behind it."""
    plain = " ".join(headline.split())
    while (found := kicker(words).match(plain)) is not None and found.end() < len(plain):
        plain = plain[found.end() :]
    found = TAG.search(plain)
    while found is not None and _is_tag(found["mark"], found["tag"], publisher, words):
        plain = plain[: found.start()]
        found = TAG.search(plain)
    return plain


def _is_tag(mark: str, tag: str, publisher: str | None, words: TitleWords) -> bool:
    """Tell whether the last part of a headline names its paper; behind a bar any few words do, behind a dash a name."""
    parts = normal_name(tag).split()
    if not parts or len(parts) > TAG_WORDS:
        return False
    name, known = "".join(parts), normal_name(publisher or "").replace(" ", "")
    is_named = len(name) > 2 and (name in known or (len(parts) > 1 and "".join(parts[1:]) in known))
    is_paper = parts[-1] in words.outlets and all(each[0].isupper() for each in tag.split() if each[0].isalpha())
    return is_named or is_paper or mark not in "–—--"


def telling_half(text: str, headline: Span, trigger: Words) -> Span:
    """Return the half of a headline that holds a trigger: "The Senate votes; dockers march"."""
    starts, ends = [headline.start], []
    for found in HALVES.finditer(text, headline.start, headline.end):
        ends.append(found.start() + (found[0][0] != ";"))
        starts.append(found.end())
    halves = zip(starts, [*ends, headline.end], strict=True)
    return next((Span(*each) for each in halves if each[0] <= trigger.start < each[1]), headline)


def in_sentence_case(headline: str, seen: Collection[str]) -> str:
    """Return a headline that is all in capitals as the running text writes its words; any other as it is.

    A word that the running text lacks is small, but for one that can only be an acronym.
    """
    found = LETTERS.findall(headline)
    letters = "".join(found)
    if len(found) < MIN_WORDS or sum(map(str.isupper, letters)) < UPPER_SHARE * len(letters):
        return headline
    written = {each.lower(): each for each in sorted(seen)}  # small letters sort last: they are kept
    return LETTERS.sub(lambda match: written.get(match[0].lower()) or _unknown(match[0]), headline)


def _unknown(word: str) -> str:
    small = word.lower()
    is_acronym = 1 < len(word) <= ACRONYM and VOWELS.isdisjoint(small)
    return word if is_acronym else small
