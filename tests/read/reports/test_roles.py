"""Who did it to whom: bound in the trigger's clause, never guessed."""

from collections.abc import Sequence
from datetime import date

import pytest

from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given
from cuttings.model.dates import DayBasis
from cuttings.model.finding import Report
from cuttings.model.text import Words
from cuttings.read.reports.roles import DOUBTED
from tests.factories import make_clipping, read


def roles_of(body: str, trigger: str) -> tuple[list[str], list[str], list[str]]:
    """Actor, recipient and place of the one report with this trigger."""
    told = [each for each in read(make_clipping(body)).findings if isinstance(each, Report)]
    (report,) = [each for each in told if each.trigger.surface == trigger]
    return surfaces(report.actor), surfaces(report.recipient), surfaces(report.place)


def surfaces(words: Sequence[Words]) -> list[str]:
    """The words as written."""
    return [each.surface for each in words]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("In Port Vale, soldiers arrested Ana Ruiz.", "arrested", (["soldiers"], ["Ana Ruiz"], ["Port Vale"])),
        ("Ana Ruiz was arrested by soldiers.", "arrested", (["soldiers"], ["Ana Ruiz"], [])),
        ("Ana Ruiz, who was arrested, spoke.", "arrested", ([], ["Ana Ruiz"], [])),
        ("Soldiers and guards arrested Ana Ruiz.", "arrested", (["Soldiers", "guards"], ["Ana Ruiz"], [])),
        ("Soldiers tried to arrest Ana Ruiz.", "arrest", (["Soldiers"], ["Ana Ruiz"], [])),
        ("Mayor Ana Ruiz resigned.", "resigned", (["Ana Ruiz"], [], [])),
        ("Miners died in Port Vale.", "died", (["Miners"], [], ["Port Vale"])),  # nobody brought it on them
        ("Miners died in Port Vale in an attack.", "died", ([], ["Miners"], ["Port Vale"])),  # somebody did
        ("The resignation of Ana Ruiz surprised many.", "resignation", (["Ana Ruiz"], [], [])),
        ("The dismissal of Ana Ruiz surprised many.", "dismissal", ([], ["Ana Ruiz"], [])),
        ("The guards held a protest against Ana Ruiz.", "protest", (["guards"], ["Ana Ruiz"], [])),
        ("The raid left ten miners dead.", "dead", ([], ["miners"], [])),
        ("The murdered priest was beloved.", "murdered", ([], ["priest"], [])),
    ],
)
def test_roles_come_from_the_clause(text: str, trigger: str, expected: tuple[list[str], ...]) -> None:
    assert roles_of(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Marenza and Esk agreed on a border.", "agreed", (["Marenza", "Esk"], ["Marenza", "Esk"])),  # both sides
        ("Talks between Marenza and Esk began.", "Talks", (["Marenza", "Esk"], ["Marenza", "Esk"])),
        ("Marenza gave Ana Ruiz a grant.", "gave", (["Marenza"], ["Ana Ruiz"])),  # to whom, not what
        ("Marenza halted aid to Esk.", "halted", (["Marenza"], ["Esk"])),
        ("Marenza threatened to sanction Esk.", "threatened", (["Marenza"], ["Esk"])),  # control
        ("Marenza demanded that Ana Ruiz pay the debt.", "demanded", (["Marenza"], ["Ana Ruiz"])),  # who is to do it
        ("Marenza is ready to expel Ana Ruiz.", "expel", (["Marenza"], ["Ana Ruiz"])),  # raising over an adjective
        ("Guards opened fire, wounding Ana Ruiz.", "wounding", (["Guards"], ["Ana Ruiz"])),  # a participle beside
        ("Guards accused Ana Ruiz of having poisoned ten farmers.", "poisoned", (["Ana Ruiz"], ["farmers"])),
        ("The miners held their first meeting with Ana Ruiz.", "meeting", (["miners"], ["Ana Ruiz"])),  # their own
        ("He denounced police violence in the valley.", "violence", (["police"], [])),  # before the noun
        ("The removal of Ana Ruiz by Marenza surprised many.", "removal", (["Marenza"], ["Ana Ruiz"])),
        ("Criticism from Marenza hurt.", "Criticism", (["Marenza"], [])),
        ("The raid killed Ana Ruiz.", "killed", ([], ["Ana Ruiz"])),  # an event is nobody
        ("The bill's withdrawal calmed them.", "withdrawal", ([], ["bill"])),  # a thing does not act
    ],
)
def test_parties_are_bound_across_the_sentence(text: str, trigger: str, expected: tuple[list[str], ...]) -> None:
    assert roles_of(text, trigger)[:2] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Hector Hale survived the attack.", "attack", ([], ["Hector Hale"])),
        ("Hector Hale is to face trial.", "trial", ([], ["Hector Hale"])),
        ("Wells of the firm were hit by several drone strikes.", "drone strikes", ([], ["Wells"])),
        ("Ana Ruiz was killed in the bombing.", "bombing", ([], ["Ana Ruiz"])),
        ("Esk was the target of an attack.", "attack", ([], ["Esk"])),
        ("Victims of the massacre were buried.", "massacre", ([], ["Victims"])),
        ("Hector Hale was charged with murder.", "murder", (["Hector Hale"], [])),
        ("Police arrested Hector Hale on suspicion of burglary.", "burglary", (["Hector Hale"], [])),
        ("Marenza blamed Esk for the attack.", "attack", ([], [])),  # blame binds nobody
        ("The suspect in the shooting fled.", "shooting", (["suspect"], [])),
        ("The Northern Front claimed responsibility for the attacks.", "attacks", (["Northern Front"], [])),
        ("The attack was carried out by the Northern Front.", "attack", (["Northern Front"], [])),
        ("The massacre committed by guards shocked Esk.", "massacre", (["guards"], [])),
        ("The council closed the port at the request of Ana Ruiz.", "request", (["Ana Ruiz"], ["council"])),
        ("Ana Ruiz stepped down in protest.", "protest", (["Ana Ruiz"], [])),
        ("A clerk went on a stabbing spree.", "stabbing spree", (["clerk"], [])),
        ("Police made two arrests.", "arrests", (["Police"], [])),
        ("Ana Ruiz spoke before her arrest.", "arrest", ([], ["Ana Ruiz"])),  # an owner's pronoun, and who is arrested
    ],
)
def test_an_event_noun_is_lent_its_parties(text: str, trigger: str, expected: tuple[list[str], ...]) -> None:
    assert roles_of(text, trigger)[:2] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("The guards ran over the bridge which the miners had seized.", "seized", ["bridge"]),  # a relative pronoun
        ("The deputies held themselves accountable.", "held", []),  # nobody else
        ("The mayor was the first to be impeached.", "impeached", ["first"]),
        ("With nine others injured, the guards left.", "injured", ["others"]),  # "were" is left out
        ("Ana Ruiz was taken into custody.", "taken into custody", ["Ana Ruiz"]),  # not the custody
        ("Ana Ruiz criticised the council's decision.", "criticised", ["council"]),  # whose deed it is
        ("Villagers called for an inquiry into the fire.", "called for", []),  # asked of nobody
        ("She will concede the minute it ends.", "concede", []),  # only when
        ("The man whom it had elected was quiet.", "elected", ["man"]),
        ("The House impeached two presidents, Ana Ruiz and Hector Vale.", "impeached", ["Ana Ruiz", "Hector Vale"]),
    ],
)
def test_who_bears_it(text: str, trigger: str, recipients: list[str]) -> None:
    assert roles_of(text, trigger)[1] == recipients


def test_nobody_does_it_by_themselves() -> None:
    assert roles_of("Forty boxes do not sink by themselves.", "sink")[0] == ["boxes"]


def test_those_who_are_blamed_for_violence_did_not_suffer_it() -> None:
    assert roles_of("He blamed the violence on strangers from the delta.", "violence")[1] == []


def test_one_name_beside_many_is_whose_they_are() -> None:
    actors, recipients, _ = roles_of("Supporters of the challenger, Ana Ruiz, threw stones at guards.", "threw")
    assert (actors, recipients) == (["Supporters"], ["guards"])


@pytest.mark.parametrize(
    ("text", "trigger", "word"),
    [
        ("Hector Hale was killed on Sunday, apparently by port guards.", "killed", "apparently"),
        ("The attack was presumably carried out by the Northern Front.", "attack", "presumably"),
        ("Hector Hale was shot dead by suspected members of the Front.", "shot dead", "suspected"),
        ("They must study the possibility that the Front staged this attack.", "attack", "possibility"),
        ("Hector Hale was killed by port guards.", "killed", None),
    ],
)
def test_doubt_about_who_did_it_is_kept(text: str, trigger: str, word: str | None) -> None:
    told = [each for each in read(make_clipping(text)).findings if isinstance(each, Report)]
    (report,) = [each for each in told if each.trigger.surface == trigger]
    assert report.status == "happened"
    assert [why for role, why in report.reasons if role == "actor"] == ([f"{DOUBTED}: “{word}”"] if word else [])


def test_the_place_of_the_dateline_needs_a_word_for_it() -> None:
    here = clipping_of("PORT VALE, 3 March (Agency) — Miners marched here on Monday.", Given(language="en"))
    plain = clipping_of("PORT VALE, 3 March (Agency) — Miners marched on Monday.", Given(language="en"))
    places = [
        [surfaces(each.place) for each in read(clipping).findings if isinstance(each, Report)]
        for clipping in (here, plain)
    ]
    assert places == [[["PORT VALE"]], [[]]]


def test_what_nobody_is_bound_to_has_its_reason() -> None:
    (report,) = [each for each in read(make_clipping("There was an attack.")).findings if isinstance(each, Report)]
    assert [role for role, _ in report.reasons] == ["actor", "recipient", "place"]


def test_without_a_parse_roles_stay_open() -> None:
    told = read(make_clipping("Soldiers arrested Ana Ruiz."), shallow=True).findings
    (report,) = [each for each in told if isinstance(each, Report)]
    assert (report.actor, report.recipient) == ((), ())
    assert {why for _, why in report.reasons} == {"no parse: roles are left open"}


@pytest.mark.parametrize(
    "body",
    [
        "PORT VALE, 3 March (Agency) — Ana Ruiz was sworn in as mayor on Monday.",
        "PORT VALE, Marenza, 3 March – Ana Ruiz was sworn in as mayor on Monday.",
    ],
)
def test_a_dateline_does_nothing(body: str) -> None:
    clipping = clipping_of(body, Given(language="en"))
    assert clipping.dateline is not None
    (report,) = [each for each in read(clipping).findings if isinstance(each, Report)]
    assert (surfaces(report.actor), surfaces(report.recipient)) == ([], ["Ana Ruiz"])


def test_figures_belong_to_the_report_of_their_clause_and_a_time_first_of_all() -> None:
    body = "Police arrested ten miners on Monday, and the mayor resigned."
    found = read(make_clipping(body), filed=date(2031, 3, 5)).findings
    by_trigger = {each.trigger.surface: each for each in found if isinstance(each, Report)}
    assert by_trigger["arrested"].when is not None
    assert len(by_trigger["arrested"].figures) == 1
    assert by_trigger["arrested"].when_basis is DayBasis.CLAUSE
    assert by_trigger["resigned"].when_basis is DayBasis.SENTENCE, "a time is shared, and said to be"
    assert by_trigger["resigned"].figures == ()


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "means"),
    [
        ("Police fired rubber bullets at people who ran.", "fired", ["people"], ["bullets"]),
        ("Supporters threw stones at the gates on Monday.", "threw", ["gates"], ["stones"]),
        ("Police fired tear gas at hundreds of protesters on Monday.", "tear gas", ["protesters"], []),
        ("Two of the mayor's clerks were arrested.", "arrested", ["clerks"], []),
    ],
)
def test_what_it_was_done_with_is_no_party(text: str, trigger: str, recipients: list[str], means: list[str]) -> None:
    told = [each for each in read(make_clipping(text)).findings if isinstance(each, Report)]
    (report,) = [each for each in told if each.trigger.surface == trigger]
    assert (surfaces(report.recipient), surfaces(report.instrument)) == (recipients, means)
