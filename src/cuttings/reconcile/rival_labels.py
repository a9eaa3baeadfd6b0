"""Rival words for one person or event: "usurper" and "interim president", "coup" and "constitutional succession".

In:  labels, events, the cast, and the table of rivalries: questions, each with the words that answer it by side.
Out: disputes over what to call somebody or something.

Words of one side are no rivals ("leftist", "left-wing"). Where the question is what happened, "this", "what happened
tonight" and "the vote" are one thing in one text, and in texts of the same days that name the same actors; where it is
who somebody is, he must be named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cuttings.model.entry import Actor, Decider, Dispute, DisputeKind, Event, Join
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.components import form_components
from cuttings.reconcile.counts import SHARED_NAMES
from cuttings.reconcile.days import are_apart, numbered
from cuttings.reconcile.sides import NEWS_DAYS, Voiced, dispute_of, sides_of, voiced
from cuttings.reconcile.summary import LocalLabel, Summary
from cuttings.reconcile.words import Rival, WordLists


@dataclass(frozen=True, slots=True)
class _Answer:
    """A label with the question and side it stands for, the actor or event that it is said of if known, its voice."""

    label: LocalLabel
    summary: Summary
    rival: Rival
    actor: Actor | None
    event: Event | None
    voice: Voiced


def label_disputes(
    summaries: Iterable[Summary], events: Iterable[Event], cast: Cast, words: WordLists
) -> Iterator[Dispute]:
    """Yield a dispute for each target that voices call by words of two sides of one question."""
    of_persons: dict[tuple[str, str], list[_Answer]] = {}
    of_events: dict[str, list[_Answer]] = {}
    for each in _answers(summaries, events, cast, words):
        if each.rival.is_of_event:
            of_events.setdefault(each.rival.question, []).append(each)
        elif each.actor:
            of_persons.setdefault((each.rival.question, each.actor.id), []).append(each)
        elif each.event:
            of_persons.setdefault((each.rival.question, each.event.id), []).append(each)
    for _, many in sorted(of_persons.items()):
        yield from _dispute(many)
    for _, many in sorted(of_events.items()):
        for group in _groups(many, cast):
            yield from _dispute(group)


def _answers(summaries: Iterable[Summary], events: Iterable[Event], cast: Cast, words: WordLists) -> Iterator[_Answer]:
    event_of = {report: event for event in events for report in event.reports}
    for summary in summaries:
        for label in summary.labels:
            rival = words.rival(label.label)
            if rival is not None:
                actor, event = cast.actor(label.target), event_of.get(label.report or "")
                yield _Answer(label, summary, rival, actor, event, voiced(label.id, label.whose, summary, cast))


def _groups(answers: Sequence[_Answer], cast: Cast) -> Iterator[list[_Answer]]:
    """Yield the answers to one question of what happened that are given of one happening."""
    by_id = {each.label.id: each for each in answers}
    story = {each.summary.clipping: _story(each.summary, cast) for each in answers}
    pairs = (sorted((a, b), key=_id) for a, b in combinations(answers, 2) if _are_of_one_thing(a, b, story))
    joins = [Join(_id(a), _id(b), 1000, "one happening", Decider.MACHINE) for a, b in pairs]
    for component in form_components(by_id, joins):
        yield [by_id[each] for each in component.members]


def _id(answer: _Answer) -> str:
    return answer.label.id


def _story(summary: Summary, cast: Cast) -> frozenset[str]:
    named = (cast.by_chain.get(each.chain) for each in summary.actors if each.names)
    return frozenset(each.id for each in named if each)


def _are_of_one_thing(a: _Answer, b: _Answer, story: Mapping[str, frozenset[str]]) -> bool:
    is_one_event = a.event is not None and a.event == b.event
    if is_one_event or a.summary.clipping == b.summary.clipping:
        return True
    published = [numbered(each.summary.earliest, each.summary.latest) for each in (a, b)]
    shared = story[a.summary.clipping] & story[b.summary.clipping]
    return len(shared) >= SHARED_NAMES and not are_apart(*published, more_than=NEWS_DAYS)


def _dispute(answers: Sequence[_Answer]) -> Iterator[Dispute]:
    if not _are_rivals(answers):
        return
    by_label: dict[str, list[Voiced]] = {}
    for each in answers:
        by_label.setdefault(each.label.label, []).append(each.voice)
    question = answers[0].rival.question
    told = " and ".join(f"“{each}”" for each in sorted(by_label))
    title, about = _title(answers, by_label, question)
    reason = f"{told} answer one question, {question}, and different voices give them"
    yield dispute_of(DisputeKind.LABELS, title, about, sides_of(by_label), reason=reason)


def _title(answers: Sequence[_Answer], labels: Iterable[str], question: str) -> tuple[str, str | None]:
    """Return what the dispute is called and about: somebody, an event whose title takes no side, else the question."""
    actor = answers[0].actor
    if actor and not answers[0].rival.is_of_event:
        return f"what to call {actor.name}", actor.id
    event = min((each.event for each in answers if each.event), key=lambda each: each.id, default=None)
    is_neutral = event is not None and not any(each in normal_name(event.title) for each in labels)
    title = f"what to call {event.title}" if event and is_neutral else question
    return title, event.id if event else None


def _are_rivals(answers: Iterable[_Answer]) -> bool:
    """Tell whether two voices take two sides."""
    pairs = combinations(answers, 2)
    return any(a.rival.side != b.rival.side and a.voice.voice != b.voice.voice for a, b in pairs)
