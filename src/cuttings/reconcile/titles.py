"""What a report is called: the clause that tells it, in the words of its clipping.

In:  the text of a clipping, the words of a report's roles and trigger, and how far its title may reach: the words of
     the attribution that holds it, else its paragraph.
Out: a title on one line.

The title runs from the mark before the first of these words to the mark after the last, as a person would cut it:
"hundreds of dockers marched on the customs house"; where that is hardly a word, to the next mark. A long clause is cut
at its edges, between words; roles that stand far apart are joined by an ellipsis; "who" and "which" between them are
left out.
"""

import re
from collections.abc import Sequence

from cuttings.model.text import Span, Words

MAX_GAP = 28
"""Code points between two roles that a title still prints; a longer stretch becomes an ellipsis."""
LONGEST = 84
"""Code points of a title whose clause is cut; the roles themselves may take more."""
FEW = 3
"""Words of a clause that tell little: it takes what stands before and after its marks too."""
BEFORE = re.compile(r"[.!?…:;]\s+|,\s+|\s[—–-]+\s+|\n|[“«(¿¡]")
AFTER = re.compile(r"[.!?…:;](?=\s|$)|,(?=\s)|\s[—–-]+\s|\n|[()?!]|,?\s(?:who|which|quien|quienes)\s")
STOP = re.compile(r"[.!?…](?=\s|$)|\n")
RELATIVE = re.compile(r",?\s+(?:who|which|quien|quienes)\s+|,\s+(?:that|que)\s+")
OPENERS = re.compile(r"^(?:that|and|but|or|because|when|while|although|y|pero|que|cuando|porque|aunque)\s+")
LOOSE_ENDS = " ,;:.—–-"
QUOTES = '“”«»"'


def title_of(text: str, pieces: Sequence[Words], within: Span) -> str:
    """Return the clause around the words of a report, at most about `LONGEST` code points past its roles."""
    ordered = sorted(set(pieces))
    first, last = ordered[0].start, max(piece.end for piece in ordered)
    core = _core(text, ordered)
    start, end = min(within.start, first), max(within.end, last)
    title = _fitted(_since(text[start:first], BEFORE), core, _until(text[last:end], AFTER))
    if len(title.split()) < FEW:
        title = _fitted(_since(text[start:first], STOP), core, _until(text[last:end], STOP))
    return _tidy(title) or core


def _core(text: str, pieces: Sequence[Words]) -> str:
    shown: list[str] = []
    end = pieces[0].start
    for piece in pieces:
        between = text[end : piece.start]
        is_short = len(between) <= MAX_GAP
        shown.append((" " if RELATIVE.fullmatch(between) else between if is_short else " … ") if shown else "")
        shown.append(text[max(piece.start, end) : piece.end])
        end = max(end, piece.end)
    return " ".join("".join(shown).split())


def _since(stretch: str, mark: re.Pattern[str]) -> str:
    """Return what stands behind the last mark, without a word that only opens a clause."""
    ends = [match.end() for match in mark.finditer(stretch)]
    return OPENERS.sub("", f"{' '.join(stretch[ends[-1] if ends else 0 :].split())} ").rstrip()


def _until(stretch: str, mark: re.Pattern[str]) -> str:
    found = mark.search(stretch)
    return stretch[: found.start()] if found else stretch


def _fitted(before: str, core: str, after: str) -> str:
    """Return the parts as one line, the outer ones cut between words where they are too long together."""
    is_joined = bool(after) and not after[0].isspace()
    room = max(0, LONGEST - len(core))
    after_kept = _cut(after.split(), room, from_end=False)
    before_kept = _cut(before.split(), room - len(after_kept), from_end=True)
    return f"{before_kept} {core}{'' if is_joined else ' '}{after_kept}".strip()


def _cut(words: Sequence[str], room: int, *, from_end: bool) -> str:
    kept: list[str] = []
    for word in reversed(words) if from_end else words:
        if sum(len(each) + 1 for each in kept) + len(word) > room:
            kept.append("…")
            break
        kept.append(word)
    return " ".join(reversed(kept) if from_end else kept)


def _tidy(title: str) -> str:
    """Return a title without loose marks at its ends, and without quotation marks that do not close."""
    is_open = title.count("“") != title.count("”") or title.count("«") != title.count("»") or title.count('"') % 2
    plain = "".join(char for char in title if char not in QUOTES) if is_open else title
    return " ".join(plain.strip(LOOSE_ENDS).split())
