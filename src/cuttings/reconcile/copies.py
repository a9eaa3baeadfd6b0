"""Copies: clippings that are one text, so that one wire story printed five times counts once.

In:  the texts of all clippings that are not notes, and people's decisions on copies.
Out: copy families, and the arithmetic of independence for any set of clippings.

Runs of `SHINGLE` words are hashed; every second hash, chosen by its own value, is a blocking key, so that an excerpt
meets the article it was cut from. Candidates are then compared on all their runs. Containment is measured against the
shorter text: a cut or an added paragraph does not hide a copy. (MinHash estimates likeness of whole texts, which an
excerpt does not have.)
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa

from cuttings.engine.rows import from_batches, to_batches
from cuttings.engine.verbs import Engine
from cuttings.model.entry import CopyFamily, Decider, Join, Origins
from cuttings.model.ids import content_id
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
TEXTS = pa.schema([("clipping", pa.string()), ("text", pa.string())])
KEYS = pa.schema([("key", pa.string()), ("member", pa.string())])
ROWS = 256


@dataclass(frozen=True, slots=True)
class CopyText:
    """A clipping's text as copies are looked for."""

    clipping: str
    text: str


def find_copies(
    engine: Engine,
    texts: Sequence[CopyText],
    agency_by_clipping: Mapping[str, str | None],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[CopyFamily, ...]:
    """Return the families of two or more clippings, sorted by their smallest member."""
    joins = _machine_joins(engine, texts) + decided_joins(same)
    components = form_components((each.clipping for each in texts), joins, apart=apart)
    families = (each for each in components if len(each.members) > 1)
    return tuple(_family(each.members, each.joins, agency_by_clipping) for each in families)


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


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of `SHINGLE` words of a text; a shorter text is one run."""
    words = normal_name(text).split()
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(_short_hash(" ".join(words[start : start + SHINGLE])) for start in range(last))


def key_texts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield blocking keys of (clipping, text) rows: every second run."""
    yield from to_batches(_keys(from_batches(batches)), KEYS, size=4096)


def _keys(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for clipping, text in rows:
        yield from ((f"{each:x}", clipping) for each in shingles(text) if each % 2 == 0)


def _machine_joins(engine: Engine, texts: Sequence[CopyText]) -> list[Join]:
    text_by_clipping = {each.clipping: each.text for each in texts}
    rows = ((each.clipping, each.text) for each in texts)
    keys = from_batches(engine.map(key_texts, to_batches(rows, TEXTS, size=ROWS)))
    met = sorted(pair for pair, keys in count_meetings(engine, keys).items() if keys >= MIN_MEETINGS)
    runs = {each: shingles(text_by_clipping[each]) for each in {member for pair in met for member in pair}}
    whole = _same_texts(texts)
    return [*whole, *(join for a, b in met if (join := _compare(a, b, runs[a], runs[b])))]


def _same_texts(texts: Iterable[CopyText]) -> list[Join]:
    by_text: dict[str, list[str]] = {}
    for each in texts:
        by_text.setdefault(normal_name(each.text), []).append(each.clipping)
    families = (sorted(many) for many in by_text.values())
    reason = "the same words throughout"
    return [Join(a, b, 1000, reason, Decider.MACHINE) for many in families for a, b in pairwise(many)]


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
