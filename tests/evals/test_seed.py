"""The rules by which a whole dossier is held against expectations, on an invented one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind
from cuttings.model.entry import Actor, Event, NameCount, Origins, Point, Series, Track
from cuttings.model.finding import (
    Act,
    Attribution,
    Bound,
    Figure,
    Finding,
    Form,
    Label,
    Mention,
    MentionType,
    Modality,
    Polarity,
    Qualifier,
    Report,
    Status,
    Tenure,
    TenureEvent,
    Voice,
)
from cuttings.model.text import Words, words_at
from evals.expectations import measures as measures_of
from evals.harness import Measure
from evals.seed import RULES
from evals.seed import _means_the_same as means_the_same
from evals.story import Story

HEADLINE = "Thousands march on the harbour of Port Vale"
BODY = (
    "The acting mayor Ines Quiroga said that at least four people were killed by the police. "
    "Quiroga, of the Harbour Workers' Union (HWU), called it “a massacre”. "
    "If Quiroga wins the vote, the town council will appoint a new chief."
)
CLIP = Clipping(
    ClippingKind.EXCERPT,
    f"{HEADLINE}\n\n{BODY}",
    None,
    "en",
    (
        Passage(0, len(HEADLINE), PassageKind.HEADLINE, "made for a test"),
        Passage(len(HEADLINE) + 2, len(HEADLINE) + 2 + len(BODY), PassageKind.QUOTE, "made for a test"),
    ),
    headline=words_at(f"{HEADLINE}\n\n{BODY}", 0, len(HEADLINE)),
)
NOTE_TEXT = "I think that the dockers are heroes, and that the police killed them."
NOTE = Clipping(
    ClippingKind.NOTE, NOTE_TEXT, None, "en", (Passage(0, len(NOTE_TEXT), PassageKind.PARAGRAPH, "made for a test"),)
)

EXPECTED: dict[str, list[Any]] = {
    "clips": [
        {"kind": "clip", "title": HEADLINE, "excerpts": 1},
        {"kind": "note", "starts": "I think that the dockers"},
    ],
    "quotes": [{"speaker": "Ines Quiroga", "has": "at least four people were killed"}],
    "figures": [{"text": "at least four people", "low": 4, "high": None}],
    "offices": [{"person": "Quiroga", "office": "mayor", "qualifier": "acting"}],
    "labels": [
        {"target": "it", "label": "massacre", "by": "Quiroga"},
        {"target": "dockers", "label": "heroes", "by": "the compiler"},
    ],
    "same": [["Ines Quiroga", "Quiroga"], ["Harbour Workers' Union", "HWU"]],
    "not_same": [["Ines Quiroga", "HWU"]],
    "events": [
        {"actor": "police", "does": "kill", "to": "four people", "status": "happened"},
        {"actor": "town council", "does": "name", "to": "a new chief", "status": "hypothetical"},
    ],
    "must_not": [
        "a calendar date for any event",
        "'If Quiroga wins the vote' as an event that happened",
        "the notes' opinions counted as a source's report",
        "the clips counted as two independent reports of a death",
    ],
}


def measures(expected: dict[str, Any], story: Story) -> Iterator[Measure]:
    return measures_of(expected, story, RULES, of="running post")


def at(surface: str, clipping: Clipping = CLIP) -> Words:
    start = clipping.text.index(surface)
    return words_at(clipping.text, start, start + len(surface))


def mention(surface: str, type: MentionType, name: str) -> Mention:
    return Mention(clipping=CLIP.id, words=at(surface), method="m", type=type, name=name)


def report(trigger: str, status: Status, actor: str, recipient: str, clipping: Clipping = CLIP) -> Report:
    words = at(trigger, clipping)
    return Report(
        clipping=clipping.id,
        words=words,
        method="m",
        trigger=words,
        actor=(at(actor, clipping),),
        recipient=(at(recipient, clipping),),
        type="OTHER",
        modality=Modality.HAPPENED,
        negated=False,
        status=status,
        status_rule="r",
        voice=Voice.OWN,
    )


def said(content: str, cue: str, speaker: Mention) -> Attribution:
    return Attribution(
        clipping=CLIP.id,
        words=at(content),
        method="m",
        source=speaker.words,
        cue=at(cue),
        content=(at(content),),
        speaker=speaker.id,
        speaker_name=None,
        form=Form.INDIRECT,
        act=Act.SPEECH,
        polarity=Polarity.ASSERTS,
    )


def label(words: str, target: str, voice: Voice, *, by: str | None = None, clipping: Clipping = CLIP) -> Label:
    place = at(words, clipping)
    return Label(
        clipping=clipping.id,
        words=place,
        method="m",
        target=at(target, clipping),
        label=place,
        voice=voice,
        attribution=by,
    )


MAYOR = mention("Ines Quiroga", MentionType.PERSON, "Ines Quiroga")
UNION = mention("Harbour Workers' Union", MentionType.ORGANIZATION, "Harbour Workers' Union")
SHORT = mention("HWU", MentionType.ORGANIZATION, "Harbour Workers' Union")
SAID = said("at least four people were killed by the police", "said", MAYOR)
CALLED = said("a massacre", "called", MAYOR)
KILLED = report("killed", Status.HAPPENED, "the police", "four people")
WINS = report("wins", Status.HYPOTHETICAL, "Quiroga", "the vote")
APPOINT = report("appoint", Status.HYPOTHETICAL, "the town council", "a new chief")
NOTED = report("killed", Status.HAPPENED, "the police", "them", NOTE)
DEAD = Figure(
    clipping=CLIP.id,
    words=at("at least four people"),
    method="m",
    number=at("four"),
    counted=at("people"),
    low=Decimal(4),
    high=None,
    bound=Bound.AT_LEAST,
    unit=None,
    effect="killed",
    share=False,
)
TENURE = Tenure(
    clipping=CLIP.id,
    words=at("acting mayor Ines Quiroga"),
    method="m",
    person=MAYOR.words,
    office=at("mayor"),
    event=TenureEvent.HOLDS,
    qualifier=Qualifier.ACTING,
    voice=Voice.OWN,
)
FINDINGS: tuple[Finding, ...] = (
    *(MAYOR, UNION, SHORT, SAID, CALLED, KILLED, WINS, APPOINT, NOTED, DEAD, TENURE),
    label("massacre", "it", Voice.QUOTED, by=CALLED.id),
    label("heroes", "dockers", Voice.COMPILER, clipping=NOTE),
)


def actor(id: str, type: MentionType, *mentions: Mention, names: tuple[str, ...]) -> Actor:
    counted = tuple(NameCount(name, 1) for name in names)
    return Actor(id, names[0], type, counted, (), tuple(each.id for each in mentions), (), ())


def event(*reports: Report, earliest: date | None = None, known: int = 1) -> Event:
    return Event(
        id=f"ev-{reports[0].id}",
        title=reports[0].trigger.surface,
        type="OTHER",
        reports=tuple(each.id for each in reports),
        actors=(),
        recipients=(),
        places=(),
        when=None,
        earliest=earliest,
        latest=earliest,
        tellings=(),
        figures=(),
        origins=Origins(1, 1, known, known),
        joins=(),
    )


def series(known: int) -> Series:
    point = Point(DEAD.id, CLIP.id, None, DEAD.low, DEAD.high, DEAD.bound, None, None)
    return Series("se-1", "killed", "killed", None, (), (Track(None, (point,)),), Origins(1, 1, known, known))


STORY = Story(
    clippings={each.id: each for each in (CLIP, NOTE)},
    sightings=(),
    findings={each.id: each for each in FINDINGS},
    actors=(
        actor("ac-1", MentionType.PERSON, MAYOR, names=("Ines Quiroga", "Quiroga")),
        actor("ac-2", MentionType.ORGANIZATION, UNION, SHORT, names=("Harbour Workers' Union", "HWU")),
    ),
    events=(event(KILLED), event(WINS), event(APPOINT)),
    series=(series(known=1),),
)
EMPTY = Story(clippings={}, sightings=(), findings={})


def scores(story: Story) -> dict[str, float]:
    return {measure.metric: measure.score for measure in measures(EXPECTED, story)}


def test_a_dossier_that_meets_every_expectation_is_wholly_right() -> None:
    assert scores(STORY) == dict.fromkeys(RULES, 1.0)


def test_an_empty_dossier_is_worth_nothing() -> None:
    assert scores(EMPTY) == dict.fromkeys(RULES, 0.0)


def test_a_list_that_is_not_there_is_not_scored() -> None:
    assert [measure.metric for measure in measures({"same": EXPECTED["same"]}, STORY)] == ["same"]


def without(*gone: Finding) -> Story:
    return replace(STORY, findings={id: each for id, each in STORY.findings.items() if each not in gone})


def other(old: Finding, new: Finding) -> Story:
    return replace(
        STORY, findings={old.id: old} | {id: new if id == old.id else each for id, each in STORY.findings.items()}
    )


@pytest.mark.parametrize(
    ("metric", "story", "score"),
    [
        ("clips", replace(STORY, clippings={CLIP.id: CLIP}), 0.5),  # the note is lost
        ("quotes", other(SAID, replace(SAID, speaker=None, source=None, speaker_name="the police")), 0.0),
        ("quotes", other(SAID, replace(SAID, content=(at("at least four people"),))), 0.0),
        ("figures", other(DEAD, replace(DEAD, high=Decimal(4))), 0.0),
        ("offices", other(TENURE, replace(TENURE, qualifier=None)), 0.0),
        ("offices", other(TENURE, replace(TENURE, person=at("the police"))), 0.0),
        ("labels", without(CALLED), 0.5),  # nobody is left whose label it is
        ("same", replace(STORY, actors=STORY.actors[:1]), 0.5),
        (
            "not_same",
            replace(STORY, actors=(actor("ac-1", MentionType.PERSON, MAYOR, names=("Ines Quiroga", "HWU")),)),
            0.0,
        ),
        ("not_same", without(SHORT), 0.0),  # what was not read is not kept apart
        ("events", other(APPOINT, replace(APPOINT, status=Status.HAPPENED)), 0.5),
        ("events", replace(STORY, events=(event(KILLED), event(WINS))), 0.5),  # a report without an event
        ("must_not", replace(STORY, events=(event(KILLED, earliest=date(2031, 3, 4)), event(WINS))), 0.75),
        ("must_not", other(WINS, replace(WINS, status=Status.HAPPENED)), 0.75),
        ("must_not", replace(STORY, events=(event(KILLED, NOTED),)), 0.75),
        ("must_not", replace(STORY, series=(series(known=2),)), 0.75),
        ("must_not", replace(STORY, events=(event(KILLED, known=2),)), 0.75),
    ],
)
def test_each_fault_costs(metric: str, story: Story, score: float) -> None:
    assert scores(story)[metric] == score


def test_a_line_without_a_rule_is_not_kept() -> None:
    (measure,) = measures({"must_not": ["a verdict on who is right"]}, STORY)
    assert measure.score == 0
    assert measure.misses[0].found == "no rule is known for this line"


@pytest.mark.parametrize(("low", "score"), [(0.972, 1.0), (97.2, 1.0), (9.72, 0.0)])
def test_a_share_may_be_expected_as_a_fraction(low: float, score: float) -> None:
    share = replace(DEAD, low=Decimal("97.2"), high=Decimal("97.2"), share=True)
    story = other(DEAD, share)
    (measure,) = measures({"figures": [{"text": "at least four", "low": low, "high": low}]}, story)
    assert measure.score == score


@pytest.mark.parametrize(
    ("does", "trigger", "is_same"),
    [
        ("send troops", "sending", True),
        ("send troops", "deployment", True),
        ("take over", "taken over", True),
        ("take over", "taken part", False),
        ("appoint", "appointment", True),
        ("appoint", "Naming", True),
        ("resume relations", "has resumed", True),
        ("reshuffle cabinet", "changes", True),
        ("reshuffle cabinet", "cabinet", False),  # what is done counts, not to what
        ("send troops", "sentenced", False),
    ],
)
def test_triggers_that_mean_the_same(does: str, trigger: str, is_same: bool) -> None:
    assert means_the_same(does, trigger) is is_same


@pytest.mark.parametrize(
    ("by", "voice", "score"),
    [
        (f"own voice of the clipping “{HEADLINE}”", Voice.OWN, 1.0),
        ("own voice of the clipping “Quiet day in Port Vale”", Voice.OWN, 0.0),
        ("own voice", Voice.OWN, 1.0),
        ("own voice", Voice.QUOTED, 0.0),
        ("the compiler", Voice.OWN, 0.0),
    ],
)
def test_whose_label_it_is(by: str, voice: Voice, score: float) -> None:
    made = label("massacre", "it", voice)
    story = replace(STORY, findings={made.id: made})
    (measure,) = measures({"labels": [{"target": "it", "label": "massacre", "by": by}]}, story)
    assert measure.score == score


def test_words_are_found_across_an_inserted_clause() -> None:
    places = list(STORY.places_of("If Quiroga the vote", gap=80))
    assert [span.cut(CLIP.text) for _, span in places] == ["If Quiroga wins the vote"]
    assert not list(STORY.places_of("If Quiroga the vote"))
    assert not list(STORY.places_of("massacre If", gap=80))  # a sentence ends between
