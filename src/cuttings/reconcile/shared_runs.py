"""How much of one text stands in another: their shared runs of words, once what stands everywhere is left out.

In:  the runs of each text, and the pairs of texts that share some.
Out: the pairs with what they share; a run that is furniture counts in none of them.

Furniture (a notice, a standing paragraph) stands in more than a handful of texts that share nothing else. A wire story
printed by ten papers stands in ten texts too, but these are one text for the most part. So carriers of a run are first
put together where more than half of the longer text stands in the other; a run is furniture when more than `HANDFUL`
such groups carry it and none of them holds half of its carriers. That is a question to the set of texts, never to
their order; the share that makes a copy is then measured on two texts alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cuttings.model.entry import Decider, Join
from cuttings.reconcile.components import form_components

HANDFUL = 5
"""Groups of texts that may carry a run before it is furniture."""
CLOSE = 500
"""Thousandths of the longer text's runs that stand in the other: the two are one text for the most part."""

Runs = Mapping[str, frozenset[int]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two texts, a < b, the runs they share, and how many thousandths of the shorter and of the longer these are."""

    a: str
    b: str
    runs: frozenset[int]
    of_shorter: int
    of_longer: int


def share(pair: Pair, runs: Runs) -> Shared:
    """Return what two texts share."""
    a, b = pair
    common = runs[a] & runs[b]
    shorter, longer = sorted((len(runs[a]), len(runs[b])))
    return Shared(a, b, common, 1000 * len(common) // max(1, shorter), 1000 * len(common) // max(1, longer))


def without_furniture(runs: Runs, pairs: Iterable[Pair]) -> Runs:
    """Return the runs of all texts that stand in a pair, without those that are furniture among them."""
    met = sorted(set(pairs))
    texts = sorted({each for pair in met for each in pair})
    carriers = _often_carried(runs, texts)
    if not carriers:
        return {each: runs[each] for each in texts}
    groups = _groups(runs, texts, met)
    furniture = {run for run, many in carriers.items() if _is_furniture(Counter(groups[each] for each in many))}
    return {each: runs[each] - furniture for each in texts}


def _often_carried(runs: Runs, texts: Iterable[str]) -> dict[int, list[str]]:
    carriers: dict[int, list[str]] = {}
    for text in texts:
        for run in runs[text]:
            carriers.setdefault(run, []).append(text)
    return {run: many for run, many in carriers.items() if len(many) > HANDFUL}


def _groups(runs: Runs, texts: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    shares = (share(each, runs) for each in pairs)
    close = [Join(each.a, each.b, 1000, "close", Decider.MACHINE) for each in shares if each.of_longer >= CLOSE]
    return {member: each.members[0] for each in form_components(texts, close) for member in each.members}


def _is_furniture(carriers: Counter[str]) -> bool:
    return len(carriers) > HANDFUL and 2 * max(carriers.values()) < carriers.total()
