"""Score where places are named, on news of diseases.

In:  geovirus/*.jsonl: articles with their toponyms (and coordinates, which wait for a gazetteer).
Out: toponym_f1: our mentions by name of the type place against the toponyms; the spans are equal, a leading article and
     a closing "'s" left off on both sides. `toponym_half_f1`: they share at least half of their characters.

The gold leaves out adjectives of places and places inside the names of bodies. Texts are read in English.

Source: Gritta et al. 2018, GeoVirus; texts of Wikinews (CC BY 2.5), release GPL-3.0.
"""

from collections.abc import Iterable, Sequence

from cuttings.model.finding import Finding, Mention, MentionForm, MentionType
from cuttings.model.text import Words
from evals.harness import Data, Document, Measure, Miss, misses_of
from evals.matching import Matching, Tally, match, share_in_common
from evals.name_spans import Name
from evals.reading import read_text

LEAST_IN_COMMON = 0.5


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all articles."""
    exact, half = Tally(), Tally()
    misses: list[Miss] = []
    for document in data.documents():
        gold = gold_of(document)
        found = places_of(read_text(document["text"], document.get("lang") or "en", None).findings)
        matching = _match(gold, found, least=1.0)
        exact += matching.tally
        half += _match(gold, found, least=LEAST_IN_COMMON).tally
        misses += misses_of("toponym_f1", matching, document)
    yield Measure("toponym_f1", exact.f1, exact.expected, tuple(misses))
    yield Measure("toponym_half_f1", half.f1, half.expected)


def gold_of(document: Document) -> list[Name]:
    """Return the toponyms of an article."""
    return [
        Name(Words(row["start"], row["end"], row["surface"]), (MentionType.PLACE,)) for row in document["locations"]
    ]


def places_of(findings: Iterable[Finding]) -> list[Name]:
    """Return the places that our reading names."""
    return [
        Name(each.words, (MentionType.PLACE,))
        for each in findings
        if isinstance(each, Mention) and each.form is MentionForm.NAME and each.type is MentionType.PLACE
    ]


def _match(gold: Sequence[Name], found: Sequence[Name], *, least: float) -> Matching[Name]:
    return match(gold, found, overlap=_in_common, agrees=lambda one, other: _in_common(one, other) >= least)


def _in_common(one: Name, other: Name) -> float:
    return share_in_common([one.core], [other.core])
