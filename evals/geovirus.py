"""Score where places are named and where they are put, on news of diseases.

In:  geovirus/*.jsonl: articles with their toponyms and coordinates.
Out: toponym_f1: our mentions by name of the type place against the toponyms; the spans are equal, a leading article and
     a closing "'s" left off on both sides. `toponym_half_f1`: they share at least half of their characters.
     within_161km: share of the toponyms named with equal spans whose point of ours lies within 161 km (100 miles) of
     theirs; without a point is wrong, and countries have none. `placed_within_161km`: of those that have a point;
     told. Each article is a story of its own.

The gold leaves out adjectives of places and places inside the names of bodies. Texts are read in English.

Source: Gritta et al. 2018, GeoVirus; texts of Wikinews (CC BY 2.5), release GPL-3.0.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from cuttings.engine.inprocess import InProcess
from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given
from cuttings.model.entry import LatLon
from cuttings.model.finding import Finding, Mention, MentionForm, MentionType
from cuttings.model.text import Words
from cuttings.reconcile.actors import Decisions, find_actors
from cuttings.reconcile.gather import Met, SummaryWords, summarise
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.places import find_places
from cuttings.reconcile.words import word_lists
from cuttings.resources.places import place_lines
from cuttings.resources.tables import load_tables, table_languages
from evals.harness import Data, Document, Measure, Miss, miss_at, misses_of
from evals.matching import Matching, Tally, match, share_in_common
from evals.name_spans import Name
from evals.reading import read_text

LEAST_IN_COMMON = 0.5
NEAR_KM = 161
EARTH_KM = 6371


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all articles."""
    exact, half = Tally(), Tally()
    misses: list[Miss] = []
    gaps: list[float | None] = []
    astray: list[Miss] = []
    locate = Locating()
    for document in data.documents():
        gold = gold_of(document)
        findings = read_text(document["text"], document.get("lang") or "en", None).findings
        named = places_of(findings)
        matching = _match(gold, named, least=1.0)
        exact += matching.tally
        half += _match(gold, named, least=LEAST_IN_COMMON).tally
        misses += misses_of("toponym_f1", matching, document)
        points = locate.points(document, findings)
        for one, found in matching.pairs:
            point = points.get(found.words)
            gap = None if point is None else gap_km(_gold_point(document, one), point)
            gaps.append(gap)
            if gap is None or gap > NEAR_KM:
                astray.append(miss_at("within_161km", document, one, found))
    yield Measure("toponym_f1", exact.f1, exact.expected, tuple(misses))
    yield Measure("toponym_half_f1", half.f1, half.expected)
    placed = [gap for gap in gaps if gap is not None]
    near = sum(gap <= NEAR_KM for gap in placed)
    yield Measure("within_161km", near / max(1, len(gaps)), len(gaps), tuple(astray))
    yield Measure("placed_within_161km", near / max(1, len(placed)), len(placed), is_held=False)


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


class Locating:
    """The gazetteer and the words it is asked with, loaded once."""

    def __init__(self) -> None:
        """Load both."""
        self.gazetteer = Gazetteer(place_lines())
        self.words = word_lists([load_tables(each) for each in table_languages()])

    def points(self, document: Document, findings: Sequence[Finding]) -> Mapping[Words, LatLon]:
        """Return the points of the places that an article names, read as the only clipping of its story."""
        clipping = clipping_of(document["text"], Given(language=document.get("lang") or "en"))
        summaries = [summarise(clipping, findings, Met(), SummaryWords())]
        actors = find_actors(InProcess(), summaries, Decisions())
        owner = {chain: each.id for each in actors for chain in each.members}
        places = {each.actor: each for each in find_places(summaries, actors, self.gazetteer, self.words, own={})}
        points: dict[Words, LatLon] = {}
        for mention in (each for each in findings if isinstance(each, Mention)):
            place = places.get(owner.get(mention.chain or "", ""))
            if place is not None and place.latitude is not None and place.longitude is not None:
                points[mention.words] = (place.latitude, place.longitude)
        return points


def _gold_point(document: Document, toponym: Name) -> LatLon:
    (row,) = {
        (str(row["lat"]), str(row["lon"])) for row in document["locations"] if row["start"] == toponym.words.start
    }
    return Decimal(row[0]), Decimal(row[1])


def gap_km(one: LatLon, other: LatLon) -> float:
    """Return how far apart two points are, in km along the globe."""
    (south, west), (north, east) = ([radians(float(each)) for each in point] for point in (one, other))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(chord))


def _match(gold: Sequence[Name], found: Sequence[Name], *, least: float) -> Matching[Name]:
    return match(gold, found, overlap=_in_common, agrees=lambda one, other: _in_common(one, other) >= least)


def _in_common(one: Name, other: Name) -> float:
    return share_in_common([one.core], [other.core])
