"""Copies: clippings that are one text, so that one wire story printed five times counts once.

In:  the summaries of all clippings, with the runs of words of each, and people's decisions on copies.
Out: copy families, and the arithmetic of independence for any set of clippings.

Runs of `SHINGLE` words are hashed; every second hash, chosen by its own value, is a blocking key, so that an excerpt
meets the article it was cut from. Candidates are then compared on all their runs. Containment is measured against the
shorter text: a cut or an added paragraph does not hide a copy. (MinHash estimates likeness of whole texts, which an
excerpt does not have.) The runs follow from a text alone and are kept in its summary; a run that stands in one text
only, as nearly all do, is never a key.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cuttings.engine.verbs import Engine
from cuttings.model.entry import CopyFamily, Decider, Join, Origins
from cuttings.model.ids import content_hash, content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.blocking import count_meetings
from cuttings.reconcile.components import decided_joins, form_components
from cuttings.reconcile.roundups import kept_apart, without_roundups
from cuttings.reconcile.shared_runs import LEAST, Pair, Runs, Shared, not_alone, share, without_furniture
from cuttings.reconcile.summary import Summary

SHINGLE = 5
MIN_MEETINGS = 2
"""Sampled runs that two texts must share to be compared: of twelve shared runs about six are sampled."""
MIN_CONTAINED = 500
"""Thousandths of the shorter text's runs found in the other: a change of one word in ten leaves some 590 of them."""
LONG = 60
MIN_CONTAINED_LONG = 400
"""The same where so many runs are shared: two desks cut one wire text differently, and each added its own. Of 982
reports no two of different stories share a third of one, nor sixty runs (ECB+, train and dev)."""
MIN_SIBLING = 900
"""The same for two days of one outlet: its daily bulletins share their frame, an update of a story nearly all."""


def find_copies(
    engine: Engine,
    summaries: Sequence[Summary],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[CopyFamily, ...]:
    """Return the families of two or more clippings that are not notes, sorted by their smallest member."""
    texts = {each.clipping: each for each in summaries if not each.is_note}
    decided = decided_joins(same)
    alike, strangers = _alike(engine, texts)
    between = {*strangers} - {(each.a, each.b) for each in decided}
    joins = [*_same_wordings(texts.values()), *alike, *decided]
    components = form_components(texts, joins, apart=[*apart, *sorted(between)])
    families = (each for each in components if len(each.members) > 1)
    return tuple(_family(each.members, each.joins, texts) for each in families)


def count_origins(
    clippings: Iterable[str], family_by_clipping: Mapping[str, CopyFamily], summaries: Mapping[str, Summary]
) -> Origins:
    """Return how many clippings, outlets and origins stand behind something; notes do not count.

    A text has its origin with the agency that a copy credits, else with one outlet that prints it; several saves of a
    page are one text. Known is how many texts can be given an origin that no other has: one more printing never lowers
    it. A text that several print, or one of unknown outlet, may come from elsewhere: it adds one to `at_most`.
    """
    counted = sorted({each for each in clippings if each in summaries and not summaries[each].is_note})
    texts = _texts([summaries[each] for each in counted], family_by_clipping, summaries)
    certain = {origin for each in texts if not each.is_open for origin in each.origins}
    doubtful = [each.origins - certain for each in texts if each.is_open]
    outlets = {summaries[each].publisher for each in counted} - {None}
    return Origins(len(counted), len(outlets), len(certain) + _most_matched(doubtful), len(certain) + len(doubtful))


@dataclass(frozen=True, slots=True)
class _Text:
    """Who may be the origin of one text; `is_open` where it may be one of several, or somebody else."""

    origins: frozenset[str]
    is_open: bool


def _texts(
    counted: Sequence[Summary], families: Mapping[str, CopyFamily], summaries: Mapping[str, Summary]
) -> list[_Text]:
    copied = [
        (page, families[each.clipping].id) for each in counted if each.clipping in families for page in each.pages
    ]
    by_page = dict(sorted(copied, reverse=True))
    by_text: dict[str, list[Summary]] = {}
    for each in counted:
        family = families.get(each.clipping)
        alone = min((by_page.get(page, page) for page in each.pages), default=each.clipping)
        by_text.setdefault(family.id if family else alone, []).append(each)
    return [_text(many, families, summaries) for _, many in sorted(by_text.items())]


def _text(printed: Sequence[Summary], families: Mapping[str, CopyFamily], summaries: Mapping[str, Summary]) -> _Text:
    found = (families[each.clipping] for each in printed if each.clipping in families)
    family = next(found, None)
    agencies = sorted({each.agency for each in printed if each.agency})
    agency = (family.origin if family else None) or next(iter(agencies), None)
    if agency:
        return _Text(frozenset({agency}), is_open=False)
    copies = [summaries[each] for each in family.clippings if each in summaries] if family else []
    may_have_written = {each.publisher for each in (*printed, *copies)}
    outlets = frozenset(each.publisher for each in printed if each.publisher)
    return _Text(outlets, is_open=None in may_have_written or len(may_have_written) > 1)


def _most_matched(texts: Sequence[frozenset[str]]) -> int:
    """Return how many texts can have an origin each that no other has (Kuhn's augmenting paths)."""
    given: dict[str, int] = {}
    return sum(_is_given(place, texts, given, set()) for place in range(len(texts)))


def _is_given(text: int, texts: Sequence[frozenset[str]], given: dict[str, int], tried: set[str]) -> bool:
    for origin in sorted(texts[text] - tried):
        tried.add(origin)
        if origin not in given or _is_given(given[origin], texts, given, tried):
            given[origin] = text
            return True
    return False


def wording_of(text: str) -> str:
    """Return a hash of all words of a text, in comparable form."""
    return content_hash(_words(text))


def runs_of(text: str) -> tuple[int, ...]:
    """Return the hashes of all runs of `SHINGLE` words of a text, sorted; a shorter text is one run."""
    words = _words(text)
    last = max(1, len(words) - SHINGLE + 1)
    return tuple(sorted({_short_hash(" ".join(words[start : start + SHINGLE])) for start in range(last)}))


def _words(text: str) -> list[str]:
    return normal_name(text).split()


def _same_wordings(texts: Iterable[Summary]) -> list[Join]:
    families = (sorted(each.clipping for each in many) for many in _by_wording(texts))
    reason = "the same words throughout"
    return [Join(a, b, 1000, reason, Decider.MACHINE) for many in families for a, b in pairwise(many)]


def _by_wording(texts: Iterable[Summary]) -> Iterable[list[Summary]]:
    """Return texts by their words, without those too short to be copies: a lone headline, the same in two papers."""
    by_wording: dict[str, list[Summary]] = {}
    for each in texts:
        if len(each.runs) >= LEAST:
            by_wording.setdefault(each.wording, []).append(each)
    return by_wording.values()


def _alike(engine: Engine, texts: Mapping[str, Summary]) -> tuple[list[Join], list[Pair]]:
    """Return the joins of texts that are alike, and those that must not become one through them."""
    firsts = [min(many, key=lambda each: each.clipping) for many in _by_wording(texts.values())]
    every = {each.clipping: frozenset(each.runs) for each in firsts}
    met = count_meetings(engine, _keys(every))
    pairs = sorted(pair for pair, times in met.items() if times >= MIN_MEETINGS)
    runs = without_furniture(every, pairs, {each.clipping: each.publisher for each in firsts})
    shares = [each for each in (share(pair, runs) for pair in pairs) if _is_copy(each, texts)]
    kept = without_roundups(shares, runs)
    return [_join(each) for each in kept], list(kept_apart(kept, runs))


def _is_copy(shared: Shared, texts: Mapping[str, Summary]) -> bool:
    if len(shared.runs) < LEAST:
        return False
    if _are_siblings(texts[shared.a], texts[shared.b]):
        return shared.of_shorter >= MIN_SIBLING
    return shared.of_shorter >= (MIN_CONTAINED if len(shared.runs) < LONG else MIN_CONTAINED_LONG)


def _are_siblings(a: Summary, b: Summary) -> bool:
    """Tell whether one outlet printed both, on days that are known to differ."""
    if a.publisher is None or a.publisher != b.publisher:
        return False
    first, second = (a, b) if (a.earliest or date.max) <= (b.earliest or date.max) else (b, a)
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest


def _join(shared: Shared) -> Join:
    reason = f"{shared.of_shorter // 10} % of the shorter text's {SHINGLE}-word runs stand in the other"
    return Join(shared.a, shared.b, shared.of_shorter, reason, Decider.MACHINE)


def _keys(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield (key, clipping) for each sampled run that more than one text has."""
    shared = {each for each in not_alone(runs.values()) if each % 2 == 0}
    for clipping, many in runs.items():
        yield from ((f"{each:x}", clipping) for each in many & shared)


def _family(members: Sequence[str], joins: tuple[Join, ...], texts: Mapping[str, Summary]) -> CopyFamily:
    credited = sorted({agency for member in members if (agency := texts[member].agency)})
    return CopyFamily(content_id("copies", members[0]), tuple(members), next(iter(credited), None), joins)


def _short_hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest())
