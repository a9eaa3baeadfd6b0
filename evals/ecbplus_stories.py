"""Score whether the story that a dossier tells begins with what happened, and brings together who tells it, on ECB+.

In:  ecbplus/*.jsonl: documents of subtopics, each about one happening. A dossier for each subtopic of `FEWEST`
     documents or more, and the lines of its story as users see it, but the most important first. The happening of a
     subtopic is the gold event (validated mentions) in most of its documents, of equals the one with most mentions.
Out: means over subtopics. A line tells of a gold event where a report of it overlaps one of its mentions.

story_first    subtopics whose first line tells of the happening more often than of any other gold event.
story_joined   the share of the documents that mention the happening that have a report in the first line that tells of
               it; 0 where none does.
story_purity   of the reports in that line that tell of a gold event: the share that tell of the happening; subtopics
               without such a line are left out.

Source: as in ecbplus.py. This takes ten seconds: nothing is read again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from cuttings.model.entry import Event
from evals.ecbplus import gathered, gold_events
from evals.gathered import Joined
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.joining import GoldMention, nearest

FEWEST = 8
"""Documents of a subtopic that make a story."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story: its title, its documents, and how many of its reports tell of each gold event."""

    title: str
    documents: frozenset[str]
    told: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a story is worth. `purity` is None where no line tells of the happening."""

    is_first: bool
    joined: float
    purity: float | None


@dataclass(frozen=True, slots=True)
class Happening:
    """What a subtopic is about: the gold event, its documents, and a mention of it."""

    cluster: str
    documents: frozenset[str]
    shown: GoldMention


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all subtopics."""
    documents = {each["id"]: each for each in data.documents()}
    whole = gathered(documents)
    verdicts: list[Verdict] = []
    misses: list[Miss] = []
    for subtopic in subtopics(documents.values()):
        mentions = [mention for document in subtopic for mention in gold_events(document)]
        happening = happening_of(mentions)
        with whole.part(each["id"] for each in subtopic) as joined:
            lines = lines_of(joined, mentions)
        verdict = judge(lines, happening)
        verdicts.append(verdict)
        if not verdict.is_first:
            misses.append(_miss(happening, lines, documents))
    return measures(verdicts, misses)


def main_events(joined: Joined) -> list[Event]:
    """Return the events that the story of a dossier tells, the most important first."""
    by_id = {each.id: each for each in joined.events}
    return [by_id[line.row.id] for line in sorted(joined.dossier.story(), key=lambda line: line.rank)]


def subtopics(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents of each subtopic that makes a story."""
    grouped: dict[str, list[Document]] = {}
    for each in documents:
        grouped.setdefault(each["subtopic"], []).append(each)
    return [many for _, many in sorted(grouped.items()) if len(many) >= FEWEST]


def happening_of(mentions: Sequence[GoldMention]) -> Happening:
    """Return what a subtopic is about, from all its validated mentions of events."""
    places: dict[str, list[GoldMention]] = {}
    for each in mentions:
        places.setdefault(each.cluster, []).append(each)
    documents = {cluster: frozenset(each.place.document for each in many) for cluster, many in places.items()}
    cluster = min(places, key=lambda one: (-len(documents[one]), -len(places[one]), one))
    return Happening(cluster, documents[cluster], places[cluster][0])


def lines_of(joined: Joined, mentions: Sequence[GoldMention]) -> list[Line]:
    """Return the lines of the story of a dossier, each with the gold events that it tells of."""
    told = list(joined.told())
    gold = {ours.report: mention.cluster for mention, ours in nearest(mentions, told) if ours}
    return [_line(event, joined, gold) for event in main_events(joined)]


def _line(event: Event, joined: Joined, gold: Mapping[str, str]) -> Line:
    clippings = {joined.reports[id].clipping for id in event.reports}
    documents = frozenset(document for each in clippings for document in joined.documents(each))
    return Line(event.title, documents, Counter(gold[id] for id in event.reports if id in gold))


def judge(lines: Sequence[Line], happening: Happening) -> Verdict:
    """Return what a story is worth, given what it should begin with."""
    first = next((each for each in lines if each.told.get(happening.cluster)), None)
    if first is None:
        return Verdict(is_first=False, joined=0.0, purity=None)
    right, others = first.told[happening.cluster], [n for one, n in first.told.items() if one != happening.cluster]
    return Verdict(
        is_first=first is lines[0] and right > max(others, default=0),
        joined=len(happening.documents & first.documents) / len(happening.documents),
        purity=right / (right + sum(others)),
    )


def measures(verdicts: Sequence[Verdict], misses: Iterable[Miss]) -> list[Measure]:
    """Return the measures of judged stories; `misses` are those that begin with something else."""
    pure = [each.purity for each in verdicts if each.purity is not None]
    return [
        Measure("story_first", _mean([each.is_first for each in verdicts]), len(verdicts), tuple(misses)),
        Measure("story_joined", _mean([each.joined for each in verdicts]), len(verdicts)),
        Measure("story_purity", _mean(pure), len(pure)),
    ]


def _mean(values: Sequence[float]) -> float:
    return mean(values) if values else 0.0


def _miss(happening: Happening, lines: Sequence[Line], documents: Mapping[str, Document]) -> Miss:
    place = happening.shown.place
    context = context_of(documents[place.document]["text"], place.span)
    first = lines[0].title if lines else None
    return Miss("story_first", place.document, "differs", happening.shown.words, first, context)
