"""How much of one text stands in another: their shared runs of words, once what stands everywhere is left out.

In:  texts with their outlets and runs, and the pairs of them that share some.
Out: the runs of each without furniture, and what two texts share.

Furniture (a notice, a standing paragraph) stands in more than a handful of texts that are otherwise different. A wire
story stands in ten papers too, but there it is most of the text. So texts that are one for the most part are first put
together, and what stands in more than `HANDFUL` of these groups, none with half of them, is furniture. An outlet may
print its notice under briefs shorter than the notice; but it has not more than `VERSIONS` versions of one story. And
where more than a handful of texts have copies in other outlets without it, it is no part of them. All this asks the
set of texts, never their order; the share that makes a copy is then measured on two texts alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cuttings.model.entry import Decider, Join
from cuttings.reconcile.components import form_components

HANDFUL = 5
"""Groups of texts that may carry a run before it is furniture."""
CLOSE = 500
"""Thousandths of the longer text's runs that stand in the other: the two are one text for the most part."""
CLOSER = 900
"""The same where one outlet, or one that is not known, printed both, as it does a notice under its briefs."""
VERSIONS = 20
"""Texts of one outlet, hardly a word the same beside a run, that may carry it before it is furniture."""
LEAST = 12
"""Shared runs below which two texts are not called copies: a stock phrase or one quoted sentence has fewer."""

Runs = Mapping[str, frozenset[int]]
Outlets = Mapping[str, str | None]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two texts, a < b, the runs they share, and how many thousandths of the shorter and of the longer these are."""

    a: str
    b: str
    runs: frozenset[int]
    of_shorter: int
    of_longer: int


def not_alone(texts: Iterable[frozenset[int]]) -> set[int]:
    """Return the runs that stand in more than one text: few, so that only they need be counted."""
    once: set[int] = set()
    shared: set[int] = set()
    for runs in texts:
        shared |= once & runs
        once |= runs
    return shared


def share(pair: Pair, runs: Runs) -> Shared:
    """Return what two texts share."""
    a, b = pair
    common = runs[a] & runs[b]
    shorter, longer = sorted((len(runs[a]), len(runs[b])))
    return Shared(a, b, common, 1000 * len(common) // max(1, shorter), 1000 * len(common) // max(1, longer))


def without_furniture(runs: Runs, pairs: Sequence[Pair], outlets: Outlets) -> Runs:
    """Return the runs of all texts that stand in a pair, without those that are furniture among them."""
    texts = sorted({each for pair in pairs for each in pair})
    carriers = _often_carried(runs, texts)
    rare = {each: runs[each].difference(carriers) for each in texts}
    if not carriers:
        return rare
    met = [share(each, runs) for each in pairs]
    close = _groups(texts, ((each.a, each.b) for each in met if each.of_longer >= CLOSE))
    closer = _groups(texts, ((each.a, each.b) for each in met if _are_closer(each, outlets)))
    elsewhere = ((each.a, each.b) for each in met if len(each.runs) >= LEAST and outlets[each.a] != outlets[each.b])
    families = _groups(texts, (each for each in elsewhere if _hold_together(share(each, rare))))
    sizes = Counter(families.values())
    furniture: set[int] = set()
    for run, many in carriers.items():
        held = {families[each] for each in many if sizes[families[each]] > 1}
        is_everywhere = _is_spread(many, close, HANDFUL) or _is_spread(many, closer, VERSIONS)
        if is_everywhere or len(held) > HANDFUL:
            furniture.add(run)
    return {each: runs[each] - furniture for each in texts}


def _often_carried(runs: Runs, texts: Sequence[str]) -> dict[int, list[str]]:
    shared = not_alone(runs[each] for each in texts)
    carriers: dict[int, list[str]] = {}
    for text in texts:
        for run in runs[text] & shared:
            carriers.setdefault(run, []).append(text)
    return {run: many for run, many in carriers.items() if len(many) > HANDFUL}


def _groups(texts: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    joins = [Join(a, b, 1000, "", Decider.MACHINE) for a, b in pairs]
    return {member: each.members[0] for each in form_components(texts, joins) for member in each.members}


def _are_closer(shared: Shared, outlets: Outlets) -> bool:
    a, b = outlets[shared.a], outlets[shared.b]
    return shared.of_longer >= (CLOSE if a and b and a != b else CLOSER)


def _hold_together(shared: Shared) -> bool:
    return len(shared.runs) >= LEAST and shared.of_shorter >= CLOSE


def _is_spread(carriers: Sequence[str], groups: Mapping[str, str], most: int) -> bool:
    sizes = Counter(groups[each] for each in carriers)
    return len(sizes) > most and 2 * max(sizes.values()) < len(carriers)
