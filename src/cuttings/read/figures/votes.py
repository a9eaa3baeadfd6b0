"""On which side of a vote those stand whom a figure counts: for, against, or abstaining.

In:  the figures' candidates of a page, in order, and its text in lower case.
Out: a `Vote` by the place of the candidate; none where no words tell.

The two numbers of a tally ("212 to 98") are those for and those against; where it was rejected, most were against.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cuttings.model.counting import Vote
from cuttings.read.figures.judging import Candidate
from cuttings.read.figures.number_words import any_of
from cuttings.resources.tables import Tables

VOTES = "votes"
REACH = 24
"""Characters on each side of a count of votes in which its side is told: "98 votes against", "in favour, 212"."""


@dataclass(frozen=True, slots=True)
class VoteWords:
    """The words that tell the sides of a vote, compiled."""

    sides: dict[Vote, re.Pattern[str]]
    rejected: re.Pattern[str]

    def is_against(self, behind: str) -> bool:
        """Tell whether a tally goes on with what it is against: "voted 65 to 45 against moving the election"."""
        return self.sides[Vote.AGAINST].match(behind.lstrip()) is not None


@cache
def vote_words(tables: Tables) -> VoteWords:
    """Return the compiled words for the sides of a vote."""
    table = tables["figures"].get("vote_sides", {})
    sides = {vote: re.compile(rf"(?<!\w)(?:{any_of(table.get(str(vote), ()))})(?!\w)") for vote in Vote}
    return VoteWords(sides, re.compile(rf"(?<!\w)(?:{any_of(table.get('rejected', ()))})(?!\w)"))


def vote_sides(candidates: Sequence[Candidate], lowered: str, words: VoteWords) -> dict[int, Vote]:
    """Return the sides of a vote by the place of the candidates that count one."""
    found = dict(_of_tallies(candidates, lowered, words))
    for place, each in enumerate(candidates):
        if place not in found and each.effect == VOTES and not each.quantity.unit:
            behind = lowered[each.quantity.end : min(each.sentence.end, each.quantity.end + REACH)]
            side = _first_side(behind, words)
            if side:
                found[place] = side
    return found


def _first_side(behind: str, words: VoteWords) -> Vote | None:
    """Return the side that is told first behind a number, before the next."""
    until = re.search(r"[,;.\d]", behind)
    text = behind[: until.start()] if until else behind
    told = [(match.start(), vote) for vote, pattern in words.sides.items() if (match := pattern.search(text))]
    return min(told)[1] if told else None


def _of_tallies(candidates: Sequence[Candidate], lowered: str, words: VoteWords) -> Iterator[tuple[int, Vote]]:
    for place in range(len(candidates) - 1):
        one, other = candidates[place : place + 2]
        is_pair = one.quantity.is_tally and other.quantity.is_tally and one.sentence == other.sentence
        if is_pair and one.effect == other.effect == VOTES and place % 2 == _parity(candidates, place):
            behind = lowered[other.quantity.end : min(other.sentence.end, other.quantity.end + REACH)]
            is_rejected = words.rejected.search(one.sentence.cut(lowered)) is not None
            is_against = (is_rejected and one.quantity.low > other.quantity.low) or words.is_against(behind)
            first, second = (Vote.AGAINST, Vote.FOR) if is_against else (Vote.FOR, Vote.AGAINST)
            yield place, first
            yield place + 1, second


def _parity(candidates: Sequence[Candidate], place: int) -> int:
    """Return whether a tally begins at even or odd places: at the first of the run of tallies that holds this one."""
    first = place
    while (
        first
        and candidates[first - 1].quantity.is_tally
        and candidates[first - 1].sentence == candidates[place].sentence
    ):
        first -= 1
    return first % 2
