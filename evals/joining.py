"""Score how mentions are joined across texts, against the gold and against the simplest rule there is.

In:  gold mentions, each with its cluster, its words as the baseline compares them, and our cluster where we read it.
Out: the measures of one kind of mention.

NAME_conll                    the CoNLL score over all gold mentions; one that we do not read counts as alone.
NAME_conll_aligned            over those that we read: how well we join what we find. It has no floor: to read more
                              brings in what is harder to join.
baseline_NAME_conll[_aligned] the same two of "the same words are the same thing".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cuttings.model.text import Span
from evals.coreference import Links, Partition, conll_f1, links
from evals.gathered import Place
from evals.harness import Measure


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A labelled mention: where it stands, what it is a mention of, and its words in the baseline's form."""

    place: Place
    cluster: str
    words: str


class Standing(Protocol):
    """Something of ours that stands at a place of a labelled document."""

    @property
    def place(self) -> Place:
        """Where it stands."""


Ours = TypeVar("Ours", bound=Standing)


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold mention and the cluster that we put it into; None where we read nothing there."""

    gold: GoldMention
    ours: str | None


def nearest(mentions: Iterable[GoldMention], found: Iterable[Ours]) -> Iterator[tuple[GoldMention, Ours | None]]:
    """Yield every gold mention with what overlaps it best: of equals the earliest, then the first."""
    by_document: dict[str, list[Ours]] = {}
    for each in found:
        by_document.setdefault(each.place.document, []).append(each)
    for mention in mentions:
        there = by_document.get(mention.place.document, [])
        near = [each for each in there if each.place.span.overlaps(mention.place.span)]
        yield mention, min(near, key=lambda each: _farness(mention.place.span, each.place.span), default=None)


def _farness(gold: Span, ours: Span) -> tuple[float, int]:
    return -overlap_share(gold, ours), ours.start


def overlap_share(one: Span, other: Span) -> float:
    """Return the intersection over union of two runs of characters."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def joining_measures(name: str, judged: Sequence[Judged], *, suffix: str = "") -> list[Measure]:
    """Return the four CoNLL scores of a kind of mention: `name` is the kind, `suffix` tells of which texts."""
    read = [each for each in judged if each.ours is not None]
    return [
        _measure(f"{name}_conll{suffix}", judged, ours(judged)),
        _measure(f"{name}_conll_aligned{suffix}", read, ours(read), is_held=False),
        _measure(f"baseline_{name}_conll{suffix}", judged, same_words(judged), is_held=False),
        _measure(f"baseline_{name}_conll_aligned{suffix}", read, same_words(read), is_held=False),
    ]


def _measure(metric: str, judged: Sequence[Judged], found: Partition, *, is_held: bool = True) -> Measure:
    return Measure(metric, conll_f1(gold(judged), found), len(judged), is_held=is_held)


def links_made(judged: Iterable[Judged]) -> Links:
    """Return the pairs of read mentions that we join, and how many of them the gold joins."""
    read = [each for each in judged if each.ours is not None]
    return links(gold(read), ours(read))


def gold(judged: Iterable[Judged]) -> Partition:
    """Return the partition of the gold; mentions are numbered in their order."""
    return {number: each.gold.cluster for number, each in enumerate(judged)}


def ours(judged: Iterable[Judged]) -> Partition:
    """Return our partition; what we do not read is alone."""
    return {number: number if each.ours is None else each.ours for number, each in enumerate(judged)}


def same_words(judged: Iterable[Judged]) -> Partition:
    """Return the partition of the baseline."""
    return {number: each.gold.words for number, each in enumerate(judged)}
