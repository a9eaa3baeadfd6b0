"""What a report is called: the headline that tells it, else its sentence, else the clause that tells it.

In:  the words of a report, and the headline, the sentence or the words of somebody's speech that they stand in.
Out: a `Title`: display text on one line that opens with a capital, and how well it stands alone.

A title is never a cut in the midst of a clause while a border is at hand: too long a sentence gives its clauses up one
by one (see `clauses`), and only one without borders is cut between words, with an ellipsis at its end.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cuttings.model.text import Span
from cuttings.reconcile.clauses import AT_MOST, LONGEST, Told, clause_of, own_clause, without_asides
from cuttings.reconcile.headlines import headline_text, in_sentence_case, telling_half
from cuttings.reconcile.summary import TitleForm
from cuttings.reconcile.title_words import TitleWords, opener, pronoun

FEW = 3
"""Words of a title that tell little by themselves."""
BULLET = re.compile(r"^(?:[^\w“”\"«»‘’'¿¡(\[$€£+#@]+|\d{1,2}[:h]\d{2}\b\s*(?:[ap]\.?m\.?(?=\W))?[\s:|–—-]*)+")
"""What lists and live pages print before a sentence: a bullet, a dash, an ellipsis, the hour."""
LOOSE_ENDS = " ,;:.…—–-"
INITIALS = re.compile(r"(?:\b[^\W\d_]\.\s?)+[^\W\d_]$")
"""An abbreviation whose last stop is its own: “p.m.”, “U.S.”."""
CLOSERS, OPENERS = "”»’)] ", "“«([¿¡ "
QUOTES = (("“", "”"), ("«", "»"))
BRACKETS = (("(", ")"), ("[", "]"))
NO_BRACKETS = str.maketrans(dict.fromkeys("()[]"))
OPENING = re.compile(r'(?:^|\s)"\S[^"]*$')
"""A straight mark that opens a quotation, the last of its title."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a report is called, and how well that stands alone."""

    text: str
    form: TitleForm


def headline_title(text: str, told: Told, headline: Span, *, publisher: str | None, seen: Collection[str]) -> Title:
    """Return the headline without what papers print around it; one too long, the half or clause that tells the report.

    `seen` are the words of the running text, which tell the names in a headline that is all in capitals.
    """
    whole = in_sentence_case(headline_text(headline.cut(text), publisher, told.words), seen)
    if len(whole) <= AT_MOST:
        return _titled(whole, TitleForm.WHOLE, told.words)
    half = telling_half(text, headline, told.trigger)
    return sentence_title(text, told, [half], is_main=True)


def sentence_title(text: str, told: Told, pieces: Sequence[Span], *, is_main: bool) -> Title:
    """Return a sentence, or what somebody says in it in some pieces, as a title.

    One that does not head its sentence has its own clause, where it can be told which words that is.
    """
    own = None if is_main else own_clause(text, told, pieces)
    if own:
        return _titled(own, TitleForm.CLAUSE, told.words)
    whole = " ".join(piece.cut(text) for piece in pieces)
    length = len(_tidy(whole, told.words))
    clause = clause_of(text, told, pieces) if length > LONGEST else None
    if clause:
        return _titled(clause, TitleForm.CLAUSE, told.words)
    if length <= AT_MOST:
        return _titled(whole, TitleForm.WHOLE, told.words)
    shorter = without_asides(text, told, pieces)
    return _titled(shorter, TitleForm.CLAUSE, told.words) if len(shorter) <= AT_MOST else _cut(shorter, told.words)


def in_quotes(title: Title) -> Title:
    """Return the title of what somebody says in so many words."""
    return title if title.text[:1] in '“«"' else Title(f"“{title.text}”", title.form)


def opens_loosely(title: str, words: TitleWords) -> bool:
    """Tell whether a title opens with a word that leaves open who or what it tells of: "He resigned"."""
    return pronoun(words).match(title) is not None


def _titled(text: str, form: TitleForm, words: TitleWords) -> Title:
    title = _tidy(text, words)
    if len(title.split()) < FEW:
        return Title(title, TitleForm.BARE)
    is_loose = opens_loosely(title, words) or title.endswith("?")
    return Title(title, TitleForm.LOOSE if is_loose else form)


def _cut(text: str, words: TitleWords) -> Title:
    kept = _tidy(text, words)[: LONGEST - 1].rsplit(" ", 1)[0]
    return Title(_balanced(f"{kept.rstrip(LOOSE_ENDS)}…"), TitleForm.CUT)


def _tidy(text: str, words: TitleWords) -> str:
    """Return a title on one line, without loose marks at its ends or what only links it to the sentence before."""
    plain = BULLET.sub("", " ".join(text.split()).replace("''", '"'))
    while (found := opener(words).match(plain)) is not None:
        plain = plain[found.end() :]
    bare = plain.strip(LOOSE_ENDS).lstrip(CLOSERS).rstrip(OPENERS)
    return _capital(_balanced(f"{bare}." if INITIALS.search(bare) and f"{bare}." in plain else bare))


def _balanced(text: str) -> str:
    """Return a title whose quotation marks are all closed and opened, without brackets that are not."""
    if any(text.count(opening) != text.count(closing) for opening, closing in BRACKETS):
        text = text.translate(NO_BRACKETS)
    for opening, closing in QUOTES:
        if (text.count(opening) + text.count(closing)) % 2:  # either may be typed the wrong way round
            text = f"{text}{closing}" if text.count(opening) > text.count(closing) else f"{opening}{text}"
    if text.count('"') % 2:
        text = f'{text}"' if OPENING.search(text) else f'"{text}'
    return text


def _capital(text: str) -> str:
    """Return a title with a capital at its head; a name such as “eBay” keeps its own."""
    at = next((place for place, char in enumerate(text) if char.isalnum()), None)
    if at is None or (at + 1 < len(text) and text[at + 1].isupper()):
        return text
    return text[:at] + text[at].upper() + text[at + 1 :]
