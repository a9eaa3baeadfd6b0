"""Score how events are found and joined across many stories at once, on ECB+.

In:  ecbplus/*.jsonl, ECB+ (EventCorefBank+): news of many topics, two happenings that look alike in each, with events
     joined across documents. All documents of the files go into one dossier that nobody tells which belong together.
     The unit is a mention of an event in a sentence whose labels were checked by hand ("validated").
Out: the measures below. A mention is read where the trigger of a report of ours overlaps it (the one that overlaps it
     best, then the earliest), and its cluster is then the event of that report.

event_conll, event_conll_aligned, baseline_…   how mentions are joined: see joining.py. The baseline takes the same
                     words in lower case for the same event.
link_precision       over pairs of read mentions that we join: the gold joins them too.
cross_topic_share    over the same pairs where both stand in different documents: they are of different topics. The
                     lower the better.
trigger_recall       over all mentions: one of our reports overlaps it.
existence_precision  over our reports inside validated sentences: one overlaps a mention of an event.
topic_b3             B³ F1 of documents put together where they share an event of ours, and what is put together with
                     them, against the topics of the gold.

Source: Cybulska and Vossen 2014; CC BY 3.0. Published CoNLL F1 of events, gold mentions, test: .637 for the same stem;
.795 (Barhom et al. 2019) to .857 (Held et al. 2021), most within gold or predicted topics (recalled). This takes 25
seconds, 5 where the dossier is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from cuttings.model.clipping import Given
from cuttings.model.names import normal_name
from cuttings.model.text import Span
from evals.coreference import Partition, b_cubed
from evals.gathered import Gathered, Joined, Place, Text, ToldAt, gather
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.joining import GoldMention, Judged, joining_measures, links_made, nearest

EVENT = "event"

Documents = Mapping[str, Document]
"""The documents of the task, by id."""


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of one dossier over all documents."""
    documents = {each["id"]: each for each in data.documents()}
    with gathered(documents).opened() as joined:
        return measures(documents, list(joined.told()), _put_together(joined))


def gathered(documents: Documents) -> Gathered:
    """Return the dossier of all documents."""
    return gather("ecbplus", [Text(id, each["text"], Given(language=each["lang"])) for id, each in documents.items()])


def gold_events(document: Document) -> list[GoldMention]:
    """Return the validated mentions of events in a document, in order."""
    rows = (each for each in document["mentions"] if each["kind"] == EVENT and each["validated"])
    mentions = (
        GoldMention(Place(document["id"], Span(row["start"], row["end"])), row["cluster"], normal_name(row["surface"]))
        for row in rows
    )
    return sorted(mentions, key=lambda each: each.place.span)


def measures(documents: Documents, told: Sequence[ToldAt], groups: Sequence[frozenset[str]]) -> list[Measure]:
    """Return the measures of our reports; `groups` are the documents of each event of ours."""
    mentions = [mention for document in documents.values() for mention in gold_events(document)]
    judged = [Judged(mention, found.event if found else None) for mention, found in nearest(mentions, told)]
    return [
        *joining_measures(EVENT, judged),
        _link_precision(judged, documents),
        _cross_topic_share(judged, documents),
        _trigger_recall(judged, documents),
        _existence_precision(told, mentions, documents),
        _topic_b3(groups, documents),
    ]


def _put_together(joined: Joined) -> list[frozenset[str]]:
    clippings = ({joined.reports[id].clipping for id in event.reports} for event in joined.events)
    return [frozenset(document for each in many for document in joined.documents(each)) for many in clippings]


def _link_precision(judged: Sequence[Judged], documents: Documents) -> Measure:
    wrong = [(a, b) for a, b in _joined_pairs(judged) if a.cluster != b.cluster]
    misses = tuple(_pair_miss("link_precision", a, b, documents) for a, b in wrong)
    made = links_made(judged)
    return Measure("link_precision", made.precision, made.ours, misses)


def _cross_topic_share(judged: Sequence[Judged], documents: Documents) -> Measure:
    pairs = [(a, b) for a, b in _joined_pairs(judged) if a.place.document != b.place.document]
    across = [(a, b) for a, b in pairs if _topic(a, documents) != _topic(b, documents)]
    misses = tuple(_pair_miss("cross_topic_share", a, b, documents) for a, b in across)
    return Measure("cross_topic_share", len(across) / max(1, len(pairs)), len(pairs), misses)


def _joined_pairs(judged: Iterable[Judged]) -> Iterator[tuple[GoldMention, GoldMention]]:
    by_event: dict[str, list[GoldMention]] = {}
    for each in judged:
        if each.ours is not None:
            by_event.setdefault(each.ours, []).append(each.gold)
    for mentions in by_event.values():
        yield from combinations(mentions, 2)


def _topic(mention: GoldMention, documents: Documents) -> object:
    return documents[mention.place.document]["topic"]


def _pair_miss(metric: str, a: GoldMention, b: GoldMention, documents: Documents) -> Miss:
    """Return two mentions that we join and that are not of one event."""
    one, other = (context_of(documents[each.place.document]["text"], each.place.span) for each in (a, b))
    return Miss(metric, a.place.document, "extra", None, f"{a.words} = {b.words}", f"{one} + {other}")


def _trigger_recall(judged: Sequence[Judged], documents: Documents) -> Measure:
    missed = [each.gold for each in judged if each.ours is None]
    misses = tuple(
        Miss("trigger_recall", each.place.document, "missed", each.words, None, _context(each.place, documents))
        for each in missed
    )
    return Measure("trigger_recall", 1 - len(missed) / max(1, len(judged)), len(judged), misses)


def _existence_precision(told: Iterable[ToldAt], mentions: Iterable[GoldMention], documents: Documents) -> Measure:
    checked = [each.place for each in told if _is_checked(each.place, documents[each.place.document])]
    gold: dict[str, list[Span]] = {}
    for mention in mentions:
        gold.setdefault(mention.place.document, []).append(mention.place.span)
    extra = [each for each in checked if not any(each.span.overlaps(span) for span in gold.get(each.document, ()))]
    misses = tuple(
        Miss("existence_precision", each.document, "extra", None, _surface(each, documents), _context(each, documents))
        for each in extra
    )
    return Measure("existence_precision", 1 - len(extra) / max(1, len(checked)), len(checked), misses)


def _is_checked(place: Place, document: Document) -> bool:
    sentences = (Span(each["start"], each["end"]) for each in document["sentences"] if each["validated"])
    return any(each.contains(place.span) for each in sentences)


def _surface(place: Place, documents: Documents) -> str:
    return place.span.cut(documents[place.document]["text"])


def _context(place: Place, documents: Documents) -> str:
    return context_of(documents[place.document]["text"], place.span)


def _topic_b3(groups: Iterable[frozenset[str]], documents: Documents) -> Measure:
    topics = {id: each["topic"] for id, each in documents.items()}
    return Measure("topic_b3", b_cubed(topics, connected(documents, groups)).f1, len(documents))


def connected(items: Iterable[str], groups: Iterable[frozenset[str]]) -> Partition:
    """Return the partition of items that puts together all that share a group, however many lie between."""
    cluster = {item: frozenset({item}) for item in items}
    for group in groups:
        together = frozenset(item for each in group for item in cluster[each])
        cluster |= dict.fromkeys(together, together)
    return cluster
