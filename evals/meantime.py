"""Score whether the acts of saying that a text tells of are found, with those who say it, in English and Spanish.

In:  meantime/dev_en.jsonl and dev_es.jsonl (NewsReader MEANTIME: Wikinews and its translation), and the tables
     instances_*.jsonl beside them, which give the participants of an event. The unit is one mention of an event of the
     class SPEECH_COGNITIVE; acts told by a noun ("negotiations") are among them, and a miss where we read none.
Out: two shares a language, sums over all documents.

speech_recall_*   over mentions whose event has an Arg0 that the text mentions: one of our cues overlaps the mention,
                  and the head of its source lies inside a mention of the Arg0, or its speaker has the name of one,
                  in persons also the end of it ("Ruiz" for "Mayor Ana Ruiz": the gold leaves later mentions out).
cue_recall_*      over all mentions: one of our cues overlaps it.

Only recall: the gold leaves most acts of saying unmarked. Spanish is read without a parse (word tables alone) wherever
the optional model is not installed; the line of models under the scores tells.

Source: the release of FBK, VU Amsterdam and UPV/EHU as converted in anastasia-zhukova/Diverse_CDCR_datasets; CC BY 4.0.
No comparable score is published.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cuttings.model.finding import Attribution
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, miss_at, tell
from evals.reading import read_text
from evals.records import Saying, saying_of

SPEECH = "SPEECH_COGNITIVE"
SPEAKER = "Arg0"
PERSON = "PER"

Instances = Mapping[str, Sequence[str]]
"""The instances that are the Arg0 of an event, by event."""


@dataclass(frozen=True, slots=True)
class SpeechEvent:
    """A mention of an act of saying, and where those who say it are mentioned in the same text."""

    cue: Words
    speakers: tuple[Words, ...]
    names: frozenset[str] = frozenset()

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.cue.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.cue.surface} by {' / '.join(sorted({each.surface for each in self.speakers})) or '–'}"


@dataclass(frozen=True, slots=True)
class Found:
    """Whether the cue of an event was found, and its speaker too, where the gold has one."""

    cue: bool
    speaker: bool


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of both languages."""
    instances = {key: value for file in data.files for key, value in _instances(file).items()}
    results: dict[str, list[tuple[SpeechEvent, Found]]] = {}
    misses: list[Miss] = []
    for document in data.documents():
        read = read_text(document["text"], document["lang"], None)
        sayings = [saying_of(each, read) for each in read.findings if isinstance(each, Attribution)]
        judged = [(event, find(event, sayings)) for event in speech_events(document, instances)]
        results.setdefault(document["lang"], []).extend(judged)
        misses += _misses(document, judged, sayings)
    for language, judged in sorted(results.items()):
        yield from measures(language, judged, misses)


def speech_events(document: Document, instances: Instances) -> list[SpeechEvent]:
    """Return the acts of saying of a document, with all mentions of their Arg0."""
    by_instance: dict[str, list[Mapping[str, Any]]] = {}
    for mention in document["mentions"]:
        by_instance.setdefault(mention["instance"], []).append(mention)
    return [
        _event(mention, [each for id in instances.get(mention["instance"], ()) for each in by_instance.get(id, ())])
        for mention in document["mentions"]
        if mention["class"] == SPEECH
    ]


def find(event: SpeechEvent, sayings: Iterable[Saying]) -> Found:
    """Return whether one of our sayings has the cue of an event, and whether one that has it has its speaker."""
    same_cue = [each for each in sayings if _has_cue(each, event)]
    return Found(bool(same_cue), any(_has_speaker(each, event) for each in same_cue))


def measures(language: str, judged: Sequence[tuple[SpeechEvent, Found]], misses: Iterable[Miss]) -> list[Measure]:
    """Return the two measures of a language."""
    spoken = [found.speaker for event, found in judged if event.speakers]
    cues = [found.cue for _, found in judged]
    shares = {f"speech_recall_{language}": spoken, f"cue_recall_{language}": cues}
    return [
        Measure(
            metric, sum(hits) / max(1, len(hits)), len(hits), tuple(miss for miss in misses if miss.metric == metric)
        )
        for metric, hits in shares.items()
    ]


def _event(mention: Mapping[str, Any], speakers: Sequence[Mapping[str, Any]]) -> SpeechEvent:
    names = frozenset(name for each in speakers for name in _names(each))
    return SpeechEvent(_words(mention), tuple(_words(each) for each in speakers), names)


def _names(mention: Mapping[str, Any]) -> set[str]:
    words = mention["surface"].split()
    starts = range(len(words) if mention["class"] == PERSON else 1)
    return {normal_name(" ".join(words[start:])) for start in starts}


def _has_cue(saying: Saying, event: SpeechEvent) -> bool:
    return saying.cue is not None and saying.cue.span.overlaps(event.cue.span)


def _has_speaker(saying: Saying, event: SpeechEvent) -> bool:
    head, name = saying.head, saying.speaker
    if head is not None and any(each.span.contains(head) for each in event.speakers):
        return True
    return name is not None and normal_name(name) in event.names


def _misses(
    document: Document, judged: Sequence[tuple[SpeechEvent, Found]], sayings: Sequence[Saying]
) -> Iterable[Miss]:
    language = document["lang"]
    for event, found in judged:
        near = next((each for each in sayings if _has_cue(each, event)), None)
        if event.speakers and not found.speaker:
            yield miss_at(f"speech_recall_{language}", document, event, near)
        if not found.cue:
            yield miss_at(f"cue_recall_{language}", document, event, None)


def _instances(file: Path) -> dict[str, list[str]]:
    table = file.with_name(f"instances_{file.name}")
    if not table.is_file():
        tell(f"meantime: {table.name} is missing, so nobody is asked for who speaks in {file.name}")
        return {}
    rows: list[dict[str, Any]] = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: [each["id"] for each in row["participants"] if each["role"] == SPEAKER] for row in rows}


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])
