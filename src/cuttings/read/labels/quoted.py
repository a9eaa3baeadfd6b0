"""Words in quotation marks that judge: "called the plan “half-baked”".

In:  a parsed page.
Out: runs of tokens between marks that are a phrase and no sentence; whether they are said of something is asked later.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens

from cuttings.model.finding import MentionForm
from cuttings.read.page import Page

LONGEST = 60
"""Characters of a quoted label; longer ones are what somebody said, not what they called it."""
MOST_WORDS = 7
_QUOTED = re.compile(r"“(?P<curly>[^“”\n]+)”|\"(?P<straight>[^\"\n]+)\"")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_MARKS = " ,.;:!?'’‘"


def quoted_phrases(page: Page) -> Iterator[Tokens]:
    """Yield the short phrases in quotation marks, without the marks and what ends the sentence."""
    for found in _QUOTED.finditer(page.text):
        name = "curly" if found["curly"] else "straight"
        start, end = found.span(name)
        if end - start > LONGEST or page.text[: found.start()].endswith("("):
            continue
        inner = page.text[start:end]
        start, end = start + len(inner) - len(inner.lstrip(_MARKS)), end - len(inner) + len(inner.rstrip(_MARKS))
        tokens = page.doc.char_span(start, end) if start < end else None
        if tokens is not None and _is_phrase(page, tokens) and not _is_name(page, tokens):
            yield tokens[1:] if tokens[0].pos_ == "DET" and len(tokens) > 1 else tokens


def _is_phrase(page: Page, tokens: Tokens) -> bool:
    """Tell whether words are a phrase: no sentence, unless an article before them makes a noun of them; a judgement."""
    words = [token for token in tokens if token.is_alpha]
    is_sentence = any(token.tag_ in _FINITE for token in words)
    before = tokens[0].i - 2
    is_noun = before >= 0 and page.doc[before].tag_ == "DT"
    is_judging = any(token.pos_ in ("ADJ", "NOUN") or token.tag_ == "VBN" for token in words)
    return 0 < len(words) <= MOST_WORDS and is_judging and (is_noun or not is_sentence)


def _is_name(page: Page, tokens: Tokens) -> bool:
    mention = page.mention_at(page.token_words(tokens))
    is_title = all(token.text[0].isupper() for token in tokens if token.is_alpha and not token.is_stop)
    return is_title or (
        mention is not None and mention.form is MentionForm.NAME and mention.words.start <= tokens.start_char
    )
