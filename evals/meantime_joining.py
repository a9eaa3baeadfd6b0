"""Score how people, firms, places and events are joined across texts and across two languages, on MEANTIME.

In:  meantime/dev_en.jsonl and dev_es.jsonl (articles and their translations, entities and events joined across both),
     and the tables instances_*.jsonl beside them, which give the day of an event. A dossier for each language, and one
     of all texts; no other dates are given than those that the texts print.
Out: the measures below, with _en, _es, and _pooled for all texts in one dossier.

entity_conll_*   how mentions of entities are joined, with _aligned and the baseline of the same words: see joining.py.
                 A mention is read where a mention of ours has half of its characters or more (`COVERED`, of both taken
                 together); its cluster is our actor, or its chain where that stands for no actor. Products and sums of
                 money are among the entities, and we read none.
event_conll_*    the same of events: one is read where the trigger of a report of ours overlaps it.
order_share      of the pairs of gold events of which one was over, by the table, before the other began, and which we
                 both show with a day, in the dossier of all texts: those where our first day of the one comes before
                 that of the other. An event of the gold is the event of ours with most of its mentions.

Source: as in meantime.py. No comparable score is published; the same string as the same thing makes .593 of entities in
English, .556 in Spanish, .600 and .577 of events (by the makers of these files). This takes 12 seconds, 5 where the
dossier is kept.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from cuttings.model.clipping import Given
from cuttings.model.dates import Interval, parse_edtf
from cuttings.model.entry import Actor
from cuttings.model.finding import Mention
from cuttings.model.names import normal_name
from cuttings.model.text import Span
from evals.gathered import Joined, Place, Text, gather
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.joining import GoldMention, Judged, joining_measures, nearest, overlap_share

COVERED = 0.5
"""How much of a gold entity and of our mention must be common to both: "Tom Hale" stands for "Mr Tom Hale", and "Ruiz
Shipping" not for "the owner of Ruiz Shipping", who is somebody else."""
ENTITY, EVENT = "entity", "event"
POOLED = "_pooled"

Documents = Mapping[str, Document]
"""The documents of the task, by language and id: a text and its translation have one id."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of ours: where it stands, and the actor or the chain that it is part of."""

    place: Place
    cluster: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """A pair of gold events, the earlier one first, whether we show them in this order, and our days in words."""

    first: GoldMention
    second: GoldMention
    is_right: bool
    days: str


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of each language, and of all texts together."""
    documents = {f"{each['lang']} {each['id']}": each for each in data.documents()}
    whole = gather("meantime", [Text(id, each["text"], Given(language=each["lang"])) for id, each in documents.items()])
    for language in sorted({each["lang"] for each in documents.values()}):
        spoken = {id: each for id, each in documents.items() if each["lang"] == language}
        with whole.part(spoken) as joined:
            yield from measures(joined, spoken, f"_{language}")
    with whole.opened() as joined:
        yield from measures(joined, documents, POOLED)
        yield order_share(judged_events(joined, documents), _days_of_events(joined), gold_days(data.files), documents)


def measures(joined: Joined, documents: Documents, suffix: str) -> list[Measure]:
    """Return how entities and events are joined in one dossier."""
    return [
        *joining_measures(ENTITY, judged_entities(joined, documents), suffix=suffix),
        *joining_measures(EVENT, judged_events(joined, documents), suffix=suffix),
    ]


def gold_mentions(documents: Documents, kind: str) -> Iterator[GoldMention]:
    """Yield the labelled mentions of one kind."""
    for id, document in documents.items():
        for row in document["mentions"]:
            if row["kind"] == kind:
                place = Place(id, Span(row["start"], row["end"]))
                yield GoldMention(place, row["instance"], normal_name(row["surface"]))


def judged_entities(joined: Joined, documents: Documents) -> list[Judged]:
    """Return the gold's mentions of entities, each with the actor or chain of ours."""
    pairs = nearest(gold_mentions(documents, ENTITY), list(_named(joined)))
    return [Judged(gold, ours.cluster if ours and _is_covered(gold, ours) else None) for gold, ours in pairs]


def _is_covered(gold: GoldMention, ours: Named) -> bool:
    return overlap_share(gold.place.span, ours.place.span) >= COVERED


def _named(joined: Joined) -> Iterator[Named]:
    actors = {mention: actor.id for actor in joined.dossier.entries(Actor) for mention in actor.mentions}
    for each in joined.dossier.findings():
        if isinstance(each, Mention):
            cluster = actors.get(each.id) or each.chain or each.id
            yield from (Named(place, cluster) for place in joined.places(each.clipping, each.words.span))


def judged_events(joined: Joined, documents: Documents) -> list[Judged]:
    """Return the gold's mentions of events, each with the event of ours."""
    pairs = nearest(gold_mentions(documents, EVENT), list(joined.told()))
    return [Judged(gold, ours.event if ours else None) for gold, ours in pairs]


def order_share(
    judged: Sequence[Judged], ours: Mapping[str, Interval], gold: Mapping[str, Interval], documents: Documents
) -> Measure:
    """Return the share of pairs in the right order; `ours` are the days of our events, `gold` those of the gold's."""
    shown = [(mention, ours[event]) for mention, event in shown_events(judged) if event in ours]
    dated = [(mention, gold[mention.cluster], days) for mention, days in shown if mention.cluster in gold]
    pairs = [pair for one, other in combinations(dated, 2) if (pair := _ordered(one, other))]
    wrong = tuple(_miss(each, documents) for each in pairs if not each.is_right)
    return Measure("order_share", 1 - len(wrong) / max(1, len(pairs)), len(pairs), wrong)


def shown_events(judged: Iterable[Judged]) -> list[tuple[GoldMention, str]]:
    """Return a mention of each gold event that we read, with the event of ours that has most of its mentions."""
    read = [(each.gold, each.ours) for each in judged if each.ours is not None]
    counts: dict[str, Counter[str]] = {}
    for mention, event in read:
        counts.setdefault(mention.cluster, Counter())[event] += 1
    first = {mention.cluster: mention for mention, _ in reversed(read)}
    return [(first[one], min(many, key=lambda event: (-many[event], event))) for one, many in sorted(counts.items())]


Dated = tuple[GoldMention, Interval, Interval]
"""A gold event with the days of the gold and ours."""


def _ordered(one: Dated, other: Dated) -> Ordered | None:
    for (first, before, ours), (second, after, theirs) in ((one, other), (other, one)):
        if before.latest and after.earliest and before.latest < after.earliest:
            is_right = bool(ours.earliest and theirs.earliest and ours.earliest < theirs.earliest)
            return Ordered(first, second, is_right, f"{ours.earliest} and {theirs.earliest}")
    return None


def _miss(pair: Ordered, documents: Documents) -> Miss:
    places = (pair.first.place, pair.second.place)
    contexts = (context_of(documents[each.document]["text"], each.span) for each in places)
    told = f"{pair.first.words} before {pair.second.words}"
    return Miss("order_share", places[0].document, "differs", told, pair.days, " + ".join(contexts))


def _days_of_events(joined: Joined) -> dict[str, Interval]:
    return {each.id: Interval(each.earliest, each.latest) for each in joined.events if each.earliest}


def gold_days(files: Iterable[Path]) -> dict[str, Interval]:
    """Return the days of the gold's events, as narrow as the tables beside the files give them."""
    days: dict[str, Interval] = {}
    for file in files:
        table = file.with_name(f"instances_{file.name}")
        lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
        for row in (json.loads(line) for line in lines if line):
            written = parse_edtf((row["time"] or row["begin"] or "").removesuffix("-XX").removesuffix("-XX"))
            if row["kind"] == EVENT and written:
                days[row["id"]] = written
    return days
