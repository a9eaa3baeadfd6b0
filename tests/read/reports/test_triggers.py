"""Words that tell of events: what stands beside them, what type they have, and what only looks like one."""

from collections.abc import Sequence

import pytest

from cuttings.model.finding import Report
from cuttings.read.reports.lexicon import trigger_words
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, read


def reports(body: str, *, language: str = "en", shallow: bool = False) -> Sequence[Report]:
    """The reports of a text."""
    told = read(make_clipping(body, language=language), shallow=shallow).findings
    return [each for each in told if isinstance(each, Report)]


def told(body: str, *, language: str = "en", shallow: bool = False) -> list[tuple[str, str]]:
    """Trigger and type of each report."""
    return [(each.trigger.surface, each.type) for each in reports(body, language=language, shallow=shallow)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A verb with its plain meaning.
        ("Police arrested the miners.", [("arrested", "COERCE")]),
        ("The mayor resigned.", [("resigned", "OFFICE")]),
        ("The senate impeached the governor.", [("impeached", "ACCUSE")]),
        # Verbs that mean it with certain objects only.
        ("The league won 12 seats.", [("won", "VOTE")]),
        ("The league lost its majority.", [("lost", "VOTE")]),
        ("The shop lost its roof.", []),
        ("The minister dismissed the account as a fairy tale.", [("dismissed", "REJECT")]),
        ("The minister dismissed the guard.", [("dismissed", "OFFICE")]),
        ("Marenza resumed ties with Esk.", [("resumed", "COOPERATE")]),
        ("The port resumed work.", [("resumed", "OTHER")]),
        ("The port resumed its old name.", []),
        ("She welcomed the resumption of diplomatic ties.", [("welcomed", "SUPPORT"), ("resumption", "COOPERATE")]),
        ("A fire destroyed the mill school.", [("fire", "ACCIDENT"), ("destroyed", "ACCIDENT")]),
        ("Raiders destroyed the mill school.", [("destroyed", "ASSAULT")]),
        ("Two miners are fighting for their lives.", []),
        ("She did not rule out a pact.", [("pact", "AGREE")]),
        ("Marenza is committed to peace.", [("committed", "AGREE")]),
        ("She became mayor in May.", [("became", "OFFICE")]),
        ("The sky became dark.", []),
        ("She signed the bill.", [("signed", "OTHER")]),
        ("She signed the letter.", [("signed", "AGREE")]),
        ("The ministry released a report.", [("released", "OTHER")]),
        ("The rebels released the hostages.", [("released", "CONCEDE")]),
        ("A boy threw a stone at the guards.", [("threw", "ASSAULT")]),
        ("The mayor threw a party.", []),
        ("Police closed the bridge.", [("closed", "OTHER")]),
        ("She closed her eyes.", []),
        ("Ana Ruiz went missing.", [("went missing", "ASSAULT")]),
        ("Two fishermen went missing.", [("went missing", "ASSAULT")]),
        ("Three crates went missing.", []),
        ("The parliament denied funding for the port.", [("denied", "REJECT")]),
        ("The mayor left the country.", [("left", "RETREAT")]),
        ("The storm left him homeless.", [("storm", "ACCIDENT")]),
        ("The governor declared a curfew.", [("declared", "COERCE"), ("curfew", "COERCE")]),
        # Verbs that mean it with certain subjects only.
        ("The court found the decree unlawful.", [("found", "COURT")]),
        ("The miners found a lamp.", []),
        ("Teachers struck over pay.", [("struck", "PROTEST")]),
        ("Two rockets struck the port.", [("struck", "ASSAULT")]),
        ("The judge ordered a new hearing.", [("ordered", "COURT"), ("hearing", "COURT")]),
        ("The court's decision came late.", [("decision", "COURT")]),
        ("Her decision came late.", []),
        # Verbs that need something after them.
        ("The guard was ordered to go.", [("ordered", "REQUEST")]),
        ("The guard ordered soup.", []),
        ("She ran for mayor.", [("ran", "VOTE")]),
        ("She ran home.", []),
        # Participles that stand for people, or describe them, tell of nothing new.
        ("The accused were silent.", []),
        ("A retired judge spoke.", []),
        ("The murdered priest was beloved.", [("murdered", "ASSAULT")]),
        # Counted things, compounds and names.
        ("The bill passed by 310 votes.", [("passed", "VOTE")]),
        ("The vote was close.", [("vote", "VOTE")]),
        ("The election committee met.", [("met", "CONSULT")]),
        ("The mayor held a press conference.", []),
        ("The guard was shot dead.", [("shot dead", "ASSAULT")]),
    ],
)
def test_a_trigger_needs_its_company(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(f"The mayor resigned. {text}")[1:] == expected  # a first sentence tells something by other rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded in Port Vale. Three miners died.", ("died", "ASSAULT")),
        ("The flood reached Port Vale. Three miners died.", ("died", "ACCIDENT")),
        ("The former mayor died at home. She was 91.", ("died", "OTHER")),
        ("The raid was short.\n\nThe former mayor died at home.", ("died", "OTHER")),
        ("The attack left ten people dead.", ("dead", "ASSAULT")),
        ("He was found dead at home.", ("dead", "OTHER")),
    ],
)
def test_a_death_is_of_the_kind_that_its_paragraph_tells(text: str, expected: tuple[str, str]) -> None:
    assert told(text)[-1] == expected


def test_no_trigger_lies_inside_another() -> None:
    found = reports("The coup attempt and the mass shooting shocked Marenza.")
    assert [each.trigger.surface for each in found] == ["coup attempt", "mass shooting"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La policía detuvo a tres mineros.", [("detuvo", "COERCE")]),
        ("El alcalde renunció.", [("renunció", "OFFICE")]),
        ("El atentado fue de noche. Tres mineros murieron.", [("atentado", "ASSAULT"), ("murieron", "ASSAULT")]),
        ("La alcaldesa murió en su casa.", [("murió", "OTHER")]),
        ("La obra se puso en marcha.", []),
    ],
)
def test_without_a_parse_the_words_alone_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, language="es", shallow=True) == expected


def test_without_a_parse_a_word_bound_to_its_subject_tells_nothing() -> None:
    assert told("The miners found a lamp.", shallow=True) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_type_of_the_tables_is_known(language: str) -> None:
    known = set(load_tables(language)["plover"]["types"])
    entries = [entry for many in trigger_words(load_tables(language)).by_first.values() for _, entry in many]
    assert {each.type for each in entries} <= known
    assert {kind for each in entries for kind in each.borrows} <= known
