"""How one wording of a quotation departs from a fuller one: word by word, and in what.

In:  the words of both, in comparable form.
Out: how much of the shorter they share, and the `Change`s that make one of the other, in order.

Words count as shared in runs of two or more: words that stand scattered in a long quotation say nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cuttings.model.entry import Drift
from cuttings.reconcile.quoted import Word

RUN = 2
"""Words in a row from which on they count as shared."""
NEAR = 3
"""Words next to a cut in which a negation belongs to what is kept: "Never will we go home" printed from "will" on."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the fuller wording, from `start` up to `end`, for which the other has those from `here` up to `to`."""

    drift: Drift
    start: int
    end: int
    here: int
    to: int


def shared_words(fuller: Sequence[Word], other: Sequence[Word]) -> int:
    """Return how many of the other wording's words stand in the fuller one, in runs."""
    return sum(each.size for each in _matcher(fuller, other).get_matching_blocks() if each.size >= RUN)


def longest_run(fuller: Sequence[Word], other: Sequence[Word]) -> int:
    """Return how many words in a row the two share at most."""
    return _matcher(fuller, other).find_longest_match().size


def changes(fuller: Sequence[Word], other: Sequence[Word]) -> Iterator[Change]:
    """Yield where the other wording departs from the fuller, in order."""
    for tag, start, end, here, to in _matcher(fuller, other).get_opcodes():
        if tag != "equal":
            yield Change(_drift(fuller, other, (start, end), (here, to)), start, end, here, to)


def _matcher(fuller: Sequence[Word], other: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [each.form for each in fuller], [each.form for each in other], autojunk=False)


def _drift(fuller: Sequence[Word], other: Sequence[Word], there: tuple[int, int], here: tuple[int, int]) -> Drift:
    gone, come = fuller[slice(*there)], other[slice(*here)]
    if not come and _is_apart(fuller, *there):
        return Drift.NEGATION if _negates(_beside(fuller, *there)) else Drift.EXTENT
    if not gone and _is_apart(other, *here):
        return Drift.NEGATION if _negates(_beside(other, *here)) else Drift.EXTENT
    if _is_long(gone) or _is_long(come):
        return Drift.EXTENT
    if _negates(gone) != _negates(come):
        return Drift.NEGATION
    return Drift.NUMBER if _numbers(gone) != _numbers(come) else Drift.WORDS


def _is_long(words: Sequence[Word]) -> bool:
    """Tell whether a stretch runs on into another sentence: then another part of what was said is printed."""
    return bool(words) and words[0].sentence != words[-1].sentence


def _negates(words: Iterable[Word]) -> int:
    return sum(each.is_negation for each in words)


def _numbers(words: Iterable[Word]) -> Counter[str]:
    return Counter(each.form for each in words if each.is_number)


def _is_apart(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a stretch stands at an end, or is whole sentences."""
    if start == 0 or end == len(words):
        return True
    begins = words[start - 1].sentence != words[start].sentence
    return begins and words[end - 1].sentence != words[end].sentence


def _beside(words: Sequence[Word], start: int, end: int) -> Iterator[Word]:
    """Yield the few words of a stretch that stand in one sentence with what comes right after or before it."""
    last, first = words[max(start, end - NEAR) : end], words[start : min(end, start + NEAR)]
    if end < len(words):
        yield from (each for each in last if each.sentence == words[end].sentence)
    if start:
        yield from (each for each in first if each.sentence == words[start - 1].sentence)
