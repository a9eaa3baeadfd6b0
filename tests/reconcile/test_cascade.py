"""The cascade: all entries of a set of clippings, the same in any order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Qualifier, Standing, Status
from cuttings.reconcile.actors import Decisions
from cuttings.reconcile.cascade import Entries, Pairs, Rulings, reconcile, with_evidence
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.likeness import profile_of
from cuttings.reconcile.summary import Position, Summary
from cuttings.resources.tables import load_tables
from tests.reconcile.made import ENGINE, figure, label, march, party, place, report, somebody, speech, summary, tenure
from tests.reconcile.places_made import PLACES

TABLES = [load_tables("en"), load_tables("es")]
NO_RULINGS = Rulings(Decisions(), Pairs(), Pairs(), Pairs())


def _clipping(number: int) -> Summary:
    """Return one of four clippings that tell of one act, count, hold offices and call names, each its own way."""
    person, guard, vale = f"person {number}", f"guard {number}", f"vale {number}"
    shot = report(
        f"r{number}",
        "shot",
        actors=[party("guards", guard)],
        places=[party("Port Vale", vale)],
        status=Status.DENIED if number == 1 else Status.HAPPENED,
        days=march(3) if number % 2 else None,
        figures=[f"f{number}"],
        title="guards shot in Port Vale",
    )
    return summary(
        f"c{number}",
        publisher=[None, "post", "gazette", None][number],
        day=march(3 + number),
        actors=[
            somebody(person, ["Ines Quiroga", "Luis Tovar", "Quiroga", "Tovar"][number]),
            somebody(guard, "Harbour Guard"),
            place(vale, "Port Vale"),
        ],
        reports=[shot],
        figures=[figure(f"f{number}", 4 + number, reports=[f"r{number}"])],
        tenures=[tenure(f"t{number}", party("she", person), qualifier=Qualifier.ACTING if number == 1 else None)],
        labels=[label(f"l{number}", ["coup", "transition"][number % 2], party("it"), report=f"r{number}")],
        speech=[speech(f"s{number}", "nobody gave the order to shoot", party("Quiroga", guard))],
        text=WIRE if number < 2 else None,
    )


WIRE = "one wire text, long enough to be told from a headline that two papers happen to print in the same words " * 2
GAZETTEER = Gazetteer(PLACES)
EVERY = [_clipping(number) for number in range(4)]


def _entries(summaries: Sequence[Summary], rulings: Rulings = NO_RULINGS) -> Entries:
    stages: list[str] = []
    made = reconcile(ENGINE, summaries, rulings, TABLES, {}, GAZETTEER, points={}, rivals={}, progress=stages.append)
    assert stages == ["copies", "actors", "quotations", "events", "figures", "disputes", "places"]
    return made


@pytest.fixture(scope="module")
def entries() -> Entries:
    """The entries of all four clippings, in their order."""
    return _entries(EVERY)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_no_order_of_the_input_shows(entries: Entries, order: tuple[int, ...]) -> None:
    assert _entries([EVERY[place] for place in order]) == entries


def test_every_kind_of_entry_is_there(entries: Entries) -> None:
    kinds = {str(each.kind) for each in entries.disputes}
    assert kinds == {"figures", "status", "office", "labels"}
    assert (len(entries.copies), len(entries.quotations), len(entries.events), len(entries.series)) == (1, 1, 1, 1)
    assert [(each.name, each.country) for each in entries.places] == [("Port Vale", "MZ")]
    assert {each.name for each in entries.actors} == {"Ines Quiroga", "Luis Tovar", "Harbour Guard", "Port Vale"}


def test_every_entry_rests_on_findings_that_are_there(entries: Entries) -> None:
    there = {finding for each in EVERY for finding in _findings(each)} | {each.clipping for each in EVERY}
    for id, (title, entry, findings) in with_evidence(entries).items():
        assert id == entry.id
        assert title
        assert findings, f"{title} rests on nothing"
        assert findings <= there, f"{title} rests on what is not there"


def _findings(made: Summary) -> list[str]:
    ids = [each.id for each in made.reports] + [each.id for each in made.figures]
    ids += [each.id for each in made.tenures] + [each.id for each in made.labels] + [each.id for each in made.speech]
    return ids + [mention for actor in made.actors for mention in actor.mentions]


def test_no_clippings_make_no_entries() -> None:
    assert with_evidence(_entries([])) == {}


def test_rulings_reach_copies_actors_events_and_quotations() -> None:
    parted = Rulings(
        actors=Decisions(apart=(("person 0", "person 2"),)),
        reports=Pairs(apart=(("r0", "r2"),)),
        copies=Pairs(apart=(("c0", "c1"),)),
        speech=Pairs(apart=(("s0", "s2"),)),
    )
    made = _entries(EVERY, rulings=parted)
    assert made.copies == ()
    assert not any({"person 0", "person 2"} <= set(each.members) for each in made.actors)
    assert not any({"r0", "r2"} <= set(each.reports) for each in made.events)
    printed = [{id for each in quotation.wordings for id in each.attributions} for quotation in made.quotations]
    assert not any({"s0", "s2"} <= each for each in printed)


def test_one_clipping_more_changes_only_what_it_reaches(entries: Entries) -> None:
    far = summary("z", publisher="radio", day=march(29), actors=[somebody("zed", "Odette Marlow")], places=["low fen"])
    more = with_evidence(_entries([*EVERY, far]))
    before = with_evidence(entries)
    assert {id: more[id] for id in before} == before
    new = sorted(title for id, (title, _, _) in more.items() if id not in before)
    assert new == ["Odette Marlow", "radio"]  # its actor and its outlet


def _lead_of(number: int) -> Summary:
    """Return one of six clippings that lead with a fallen bridge, its toll or a later vote, or mention the fall."""
    vale, quiroga = f"vale of {number}", f"quiroga of {number}"
    day = march(3 + number // 2)
    told = (
        {"trigger": "collapse", "recipients": [party("the bridge")]},
        {"trigger": "die", "recipients": [party("nine dockers")]},
        {"trigger": "derrumbarse", "recipients": [party("el puente")]},
        {"trigger": "collapse", "standing": Standing.SCENE},
        {"trigger": "vote", "recipients": [party("a new bridge")]},
        {"trigger": "crumble", "standing": Standing.SCENE},
    )[number]
    cells = {"position": Position.HEADLINE, "standing": Standing.HEAD, "places": [party("Port Vale", vale)], **told}
    is_scene = cells["standing"] is Standing.SCENE
    cells |= {"position": Position.LATER} if is_scene else {"days": (march(1), day), "basis": DayBasis.PUBLISHED}
    trigger = str(cells.pop("trigger"))
    lead = report(f"lead {number}", trigger, **cells)  # type: ignore[arg-type]
    beside = replace(
        report(f"beside {number}", "collapse", places=[party("Port Vale", vale)], is_main=False), sentence=0
    )
    made = summary(
        f"l{number}",
        publisher=["post", "gazette", "correo", "radio", "post", None][number],
        day=day,
        actors=[place(vale, "Port Vale"), somebody(quiroga, "Ines Quiroga")],
        reports=[lead, beside] if trigger == "die" else [lead],
        language="es" if number == 2 else "en",
    )
    own = {"die": "nurse ward morgue surgeon clinic stretcher", "vote": "council clerk tally ballot bench motion"}
    profile = profile_of(f"bridge vale sennick {own.get(trigger, 'quiroga girder pier dock rivet beam')}", {})
    return replace(made, words=tuple(profile), weights=tuple(profile.values()))


LEADS = [_lead_of(number) for number in range(6)]


@pytest.fixture(scope="module")
def led() -> Entries:
    """The entries of all clippings that lead with something."""
    return _entries(LEADS)


def test_leads_scenes_and_parts_are_there(led: Entries) -> None:
    by_lead = {report: each for each in led.events for report in each.reports if report.startswith("lead")}
    fall, toll, vote = by_lead["lead 0"], by_lead["lead 1"], by_lead["lead 4"]
    assert fall.reports == ("beside 1", "lead 0", "lead 2", "lead 3", "lead 5")
    assert fall.scenes == ("lead 3", "lead 5")
    assert (fall.leads, fall.part_of) == (("l0", "l1", "l2"), None), "the toll's clipping leads with what it is part of"
    assert (toll.leads, toll.part_of) == (("l1",), fall.id)
    assert (vote.leads, vote.part_of) == (("l4",), None)


@given(st.permutations(range(6)), st.integers(0, 6))
def test_adding_clippings_to_some_equals_all_in_any_order(led: Entries, order: list[int], first: int) -> None:
    few = [LEADS[place] for place in order[:first]]
    before = _entries(few)
    assert _entries([*few, *(LEADS[place] for place in order[first:])]) == led
    assert before == _entries(few[::-1])


def test_every_main_event_is_whole_or_part_of_a_whole_one(led: Entries) -> None:
    by_id = {each.id: each for each in led.events}
    for each in led.events:
        assert each.part_of is None or by_id[each.part_of].part_of is None
        assert set(each.scenes) <= set(each.reports)
