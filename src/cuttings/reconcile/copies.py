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
from itertools import pairwise

from cuttings.engine.verbs import Engine
from cuttings.model.entry import CopyFamily, Decider, Join, Origins
from cuttings.model.ids import content_hash, content_id
from cuttings.model.names import normal_name
from cuttings.reconcile.blocking import count_meetings
from cuttings.reconcile.components import decided_joins, form_components
from cuttings.reconcile.summary import Summary

SHINGLE = 5
MIN_SHARED = 12
"""Shared runs below which two texts are not called copies: a stock phrase or one quoted sentence has fewer."""
MIN_MEETINGS = 2
"""Sampled runs that two texts must share to be compared: of twelve shared runs about six are sampled."""
MIN_CONTAINED = 700
"""Thousandths of the shorter text's runs found in the other: a desk may cut and retouch a wire text by a third."""


def find_copies(
    engine: Engine,
    summaries: Sequence[Summary],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[CopyFamily, ...]:
    """Return the families of two or more clippings that are not notes, sorted by their smallest member."""
    texts = [each for each in summaries if not each.is_note]
    joins = [*_same_wordings(texts), *_alike(engine, texts), *decided_joins(same)]
    components = form_components((each.clipping for each in texts), joins, apart=apart)
    agencies = {each.clipping: each.agency for each in texts}
    families = (each for each in components if len(each.members) > 1)
    return tuple(_family(each.members, each.joins, agencies) for each in families)


def count_origins(
    clippings: Iterable[str], family_by_clipping: Mapping[str, CopyFamily], summaries: Mapping[str, Summary]
) -> Origins:
    """Return how many clippings, outlets and origins stand behind something; notes do not count.

    A text that several printed without crediting an agency is of unknown origin, as is one whose outlet is unknown:
    it counts in `at_most` alone.
    """
    counted = sorted({each for each in clippings if each in summaries and not summaries[each].is_note})
    origins: dict[str, str | None] = {}
    for clipping in counted:
        family = family_by_clipping.get(clipping)
        if family:
            origins[family.id] = family.origin
        else:
            origins[clipping] = summaries[clipping].agency or summaries[clipping].publisher
    known = {origin for origin in origins.values() if origin}
    unknown = sum(origin is None for origin in origins.values())
    outlets = {summaries[each].publisher for each in counted} - {None}
    return Origins(len(counted), len(outlets), len(known), len(known) + unknown)


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
    by_wording: dict[str, list[str]] = {}
    for each in texts:
        by_wording.setdefault(each.wording, []).append(each.clipping)
    families = (sorted(many) for many in by_wording.values())
    reason = "the same words throughout"
    return [Join(a, b, 1000, reason, Decider.MACHINE) for many in families for a, b in pairwise(many)]


def _alike(engine: Engine, texts: Sequence[Summary]) -> Iterator[Join]:
    runs = {each.clipping: each.runs for each in texts}
    met = count_meetings(engine, _keys(runs))
    for a, b in sorted(pair for pair, times in met.items() if times >= MIN_MEETINGS):
        join = _compare(a, b, frozenset(runs[a]), frozenset(runs[b]))
        if join:
            yield join


def _keys(runs: Mapping[str, Iterable[int]]) -> Iterator[tuple[str, str]]:
    """Yield (key, clipping) for each sampled run that more than one text has."""
    once: set[int] = set()
    shared: set[int] = set()
    for many in runs.values():
        sampled = {each for each in many if each % 2 == 0}
        shared |= once & sampled
        once |= sampled
    for clipping, many in runs.items():
        yield from ((f"{each:x}", clipping) for each in many if each in shared)


def _compare(a: str, b: str, runs_a: frozenset[int], runs_b: frozenset[int]) -> Join | None:
    shared, shorter = len(runs_a & runs_b), min(len(runs_a), len(runs_b))
    contained = 1000 * shared // shorter
    if shared < MIN_SHARED or contained < MIN_CONTAINED:
        return None
    reason = f"{contained // 10} % of the shorter text's {SHINGLE}-word runs stand in the other"
    return Join(a, b, contained, reason, Decider.MACHINE)


def _family(members: Sequence[str], joins: tuple[Join, ...], agencies: Mapping[str, str | None]) -> CopyFamily:
    credited = sorted({agency for member in members if (agency := agencies.get(member))})
    return CopyFamily(content_id("copies", members[0]), tuple(members), next(iter(credited), None), joins)


def _short_hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest())
