"""Whether it happened: what tense, mood, negation and the words above a trigger make of it."""

from collections.abc import Sequence
from datetime import date

import pytest

from cuttings.model.finding import Kind, Modality, Report, Status
from cuttings.read.reports.status import derive_status
from cuttings.resources.tables import load_tables
from tests.factories import found, make_clipping, read


def reports(body: str, *, filed: date | None = None, language: str = "en") -> Sequence[Report]:
    """The reports of a text."""
    return [each for each in found(Kind.REPORT, body, filed=filed, language=language) if isinstance(each, Report)]


def status_of(body: str, trigger: str, *, filed: date | None = None, language: str = "en") -> Status:
    """The status of the one report with this trigger."""
    told = [each for each in reports(body, filed=filed, language=language) if each.trigger.surface == trigger]
    assert len(told) == 1, [each.trigger.surface for each in told]
    return told[0].status


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # Tense and mood of the trigger's own clause.
        ("The miners marched through Port Vale.", "marched", "happened"),
        ("The miners will march through Port Vale.", "march", "planned"),
        ("The miners are going to march through Port Vale.", "march", "planned"),
        ("The mayor is to resign on Friday.", "resign", "planned"),
        ("The miners may march through Port Vale.", "march", "hypothetical"),
        ("The mayor should resign.", "resign", "called_for"),
        ("Asked whether he would accept a pact, Hector Hale said no.", "accept", "unsure"),
        ("It is possible that guards shot the miner.", "shot", "unsure"),
        ("There is a chance that miners attacked the mill.", "attacked", "unsure"),
        ("The guard is believed to have fled.", "fled", "unsure"),
        ("The guard appears to have fled.", "fled", "unsure"),
        ("She did not rule out that the guard fled.", "fled", "unsure"),
        ("It is possible that guards leave the port.", "leave", "hypothetical"),
        ("Police are investigating the mayor.", "investigating", "ongoing"),
        ("Police were investigating the mayor.", "investigating", "ongoing"),
        ("The wounded man is being treated in Port Vale.", "treated", "ongoing"),
        ("The miners have marched every week since March.", "marched", "ongoing"),
        ("Three miners have been killed since March.", "killed", "happened"),
        ("If the mayor resigns, the port closes.", "resigns", "hypothetical"),
        ("He ran the mill until he resigned.", "resigned", "happened"),
        # Negation, and modals that deny with it.
        ("The police did not arrest the miners.", "arrest", "negated"),
        ("No miner was arrested.", "arrested", "negated"),
        ("None of the miners were arrested.", "arrested", "negated"),
        ("The two parties could not agree on wages.", "agree", "negated"),
        ("The two parties were unable to agree on a budget.", "agree", "negated"),
        ("The governor refused to resign.", "resign", "negated"),
        ("There were no ministers elected.", "elected", "negated"),
        ("The police left without arresting anyone.", "arresting", "negated"),
        # Words that govern a verb.
        ("The governor is due to be replaced in May.", "replaced", "planned"),
        ("The league plans on leaving the alliance.", "leaving", "planned"),
        ("She announced that she would resign.", "resign", "planned"),
        ("She said she would resign if the vote failed.", "resign", "hypothetical"),
        ("The law would ban rallies.", "ban", "hypothetical"),
        ("If the gap narrows, the mayor will resign.", "resign", "hypothetical"),
        ("Unions called on the mayor to resign.", "resign", "called_for"),
        ("Unions called for the toll to be lifted.", "lifted", "called_for"),
        ("The league wants the mayor to resign.", "resign", "called_for"),
        ("The rebels threatened to attack Port Vale.", "attack", "threatened"),
        ("He is accused of bombing the bridge.", "bombing", "alleged"),
        ("The soldiers allegedly shot a miner.", "shot", "alleged"),
        ("The soldiers reportedly shot a miner.", "shot", "happened"),
        ("The colonel denied shooting the miner.", "shooting", "denied"),
        ("For the mayor to resign, two thirds are needed.", "resign", "hypothetical"),
        ("Police are continuing to investigate the fire.", "investigate", "ongoing"),
        # What is joined by "and" shares auxiliaries, unless it has a tense or a subject of its own.
        ("The mayor may resign and leave the capital.", "leave", "hypothetical"),
        ("The mayor could have stayed but resigned.", "resigned", "happened"),
        ("The strike was not illegal, but the police arrested ten miners.", "arrested", "happened"),
    ],
)
def test_a_verb_is_judged_in_its_clause(text: str, trigger: str, expected: str) -> None:
    assert status_of(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # What has not come true, or came to nothing.
        ("The court has yet to rule on the appeal.", "rule", "negated"),
        ("The mayor stopped short of resigning.", "resigning", "negated"),
        ("The guards nearly shot the clerk.", "shot", "negated"),
        ("Ruiz was to have been deported on Monday.", "deported", "negated"),
        ("Ruiz is to be deported on Monday.", "deported", "planned"),
        ("Instead of resigning, Ruiz sued.", "resigning", "negated"),
        ("Hardly anyone was injured.", "injured", "negated"),
        ("Ruiz was cleared of murder.", "murder", "negated"),
        ("Ruiz was convicted of murder.", "murder", "happened"),
        ("The strike was averted at the last minute.", "strike", "cancelled"),
        ("Plans for a march were dropped.", "march", "cancelled"),
        ("Plans for a march were shown.", "march", "planned"),
        # What is ahead, near, or wanted.
        ("He was on the verge of resigning.", "resigning", "hypothetical"),
        ("The mayor is thinking of resigning.", "resigning", "hypothetical"),
        ("Analysts warned of a coup.", "coup", "hypothetical"),
        ("The talks are set to resume on Monday.", "talks", "planned"),
        ("The mayor announced that she was resigning.", "resigning", "planned"),
        ("Ruiz hopes to meet the governor.", "meet", "planned"),
        ("The opposition is pushing for an inquiry.", "inquiry", "called_for"),
        ("It is time for the mayor to resign.", "resign", "called_for"),
        ("The union wants the mayor jailed.", "jailed", "called_for"),
        ("The mayor rejected calls to resign.", "resign", "called_for"),
        ("The bishop prayed that the hostages be freed.", "freed", "called_for"),
        # What goes on.
        ("She is still being held in custody.", "custody", "ongoing"),
        ("Teachers remain on strike.", "strike", "ongoing"),
        ("Teachers went on strike.", "went on strike", "happened"),
        ("Fighting raged near Esk on Monday.", "Fighting", "ongoing"),
        # What somebody says, or what is not so; what only tells when is neither.
        ("The army denied that soldiers had fired during the vote.", "vote", "happened"),
        ("The army denied that soldiers had shot a clerk during the vote.", "shot", "denied"),
        ("The clerk claims that he was beaten after the march.", "march", "happened"),
        ("Ruiz is on trial for murder.", "murder", "alleged"),
        ("Ruiz is suspected of poisoning the well.", "poisoning", "alleged"),
        ("The guards are said to have shot the clerk.", "shot", "alleged"),
        ("It is not true that soldiers shot the clerk.", "shot", "denied"),
        ("Reports that the mayor has resigned are untrue.", "resigned", "denied"),
        ("It is unclear whether the guards shot the clerk.", "shot", "unsure"),
        ("The court will say whether Ruiz bribed the judges.", "bribed", "unsure"),
    ],
)
def test_small_words_and_set_phrases_decide(text: str, trigger: str, expected: str) -> None:
    assert status_of(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The miners plan a strike in May.", "strike", "planned"),
        ("The strike will begin in May.", "strike", "planned"),
        ("The strike began in May.", "strike", "happened"),
        ("The vote is expected to take place in Port Vale.", "vote", "planned"),
        ("Unions called for a strike.", "strike", "called_for"),
        ("The army cancelled the parade and the vote was postponed.", "vote", "cancelled"),
        ("The decree may lead to clashes.", "clashes", "hypothetical"),
        ("The talks continue in Port Vale.", "talks", "ongoing"),
        ("Talks are under way in Port Vale.", "Talks", "ongoing"),
        ("It was the ninth day of protests in Port Vale.", "protests", "ongoing"),
        ("The mayor welcomed the investigation.", "investigation", "ongoing"),
        ("The police opened an investigation.", "investigation", "happened"),
        ("The two parties could not sign an accord.", "accord", "negated"),
        ("The raid left no casualties.", "casualties", "negated"),
        ("The raid left no casualties.", "raid", "happened"),
        ("No talks, negotiations or votes took place.", "negotiations", "negated"),
        ("They will sail with or without an accord.", "accord", "hypothetical"),
        ("They left without a deal.", "deal", "negated"),
        ("If she comes out with the victory, the port closes.", "victory", "hypothetical"),
        ("After failed talks on a truce, the army left.", "truce", "negated"),
        ("The court found no evidence of torture.", "torture", "denied"),
        ("Prosecutors charged the guard with murder.", "murder", "alleged"),
        ("Prosecutors charged the guard with two counts of arson.", "arson", "alleged"),
        ("There are accusations of theft and secret arrests.", "arrests", "alleged"),
        ("The minister denied allegations of torture.", "torture", "denied"),
    ],
)
def test_a_noun_takes_what_tells_of_it(text: str, trigger: str, expected: str) -> None:
    assert status_of(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The police will not comment on the attack.", "attack"),
        ("The council will not be swayed by these threats.", "threats"),
        ("The festival was cancelled after the floods.", "floods"),
        ("Prosecutors charged the witness of the robbery with perjury.", "robbery"),
        ("Villagers called for an inquiry into the fire.", "fire"),
        ("The mayor announced her resignation.", "resignation"),
        ("She was hired on the day of the flood.", "flood"),
    ],
)
def test_a_known_event_stands_whatever_its_clause_plans_or_denies(text: str, trigger: str) -> None:
    assert status_of(text, trigger) is Status.HAPPENED


def test_a_time_after_the_day_of_filing_puts_a_noun_ahead() -> None:
    text = "The election on 4 May 2031 divides Marenza."
    assert status_of(text, "election", filed=date(2031, 3, 3)) is Status.PLANNED
    assert status_of(text, "election", filed=date(2031, 6, 3)) is Status.HAPPENED
    assert status_of(text, "election") is Status.HAPPENED


def test_a_past_tense_beside_a_later_day_stays_told_as_done() -> None:
    text = "The council postponed the vote and the mayor resigned before 4 May 2031."
    assert status_of(text, "resigned", filed=date(2031, 3, 3)) is Status.HAPPENED


def test_who_says_that_they_did_not_do_it_denies_it() -> None:
    assert status_of('"We never attacked a village," the colonel said.', "attacked") is Status.DENIED
    assert status_of('"They never attacked a village," the colonel said.', "attacked") is Status.NEGATED
    assert status_of('"We did not vote on the budget," the mayor said.', "vote") is Status.NEGATED


def test_a_claim_is_alleged_and_a_statement_is_not() -> None:
    assert status_of("The league claimed that soldiers burned the mill and killed a boy.", "killed") is Status.ALLEGED
    assert status_of("The mayor said that soldiers killed a boy.", "killed") is Status.HAPPENED


def test_the_deciding_words_are_shown() -> None:
    (strike,) = [each for each in reports("The miners plan a strike.") if each.trigger.surface == "strike"]
    assert strike.status_cue is not None
    assert strike.status_cue.surface == "plan"
    assert (strike.modality, strike.status_rule) == (Modality.PLANNED, "planned")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Los mineros marcharon por Puerto Valle.", "marcharon", "happened"),
        ("Los mineros marcharán por Puerto Valle.", "marcharán", "planned"),
        ("Los mineros no marcharon por Puerto Valle.", "marcharon", "negated"),
        ("El alcalde podría renunciar.", "renunciar", "hypothetical"),
        ("El gremio exige la renuncia del alcalde.", "renuncia", "called_for"),
        ("Los soldados presuntamente mataron a un minero.", "mataron", "alleged"),
        ("El alcalde amenazó con renunciar.", "renunciar", "threatened"),
        ("Si renuncia el alcalde, habrá fiesta.", "renuncia", "hypothetical"),
    ],
)
def test_without_a_parse_the_words_before_a_trigger_decide(text: str, trigger: str, expected: str) -> None:
    told = read(make_clipping(text, language="es"), shallow=True).findings
    statuses = {each.trigger.surface: each.status for each in told if isinstance(each, Report)}
    assert statuses[trigger] == expected


@pytest.mark.parametrize(
    ("modality", "negated", "stance", "expected"),
    [
        (Modality.HAPPENED, False, "asserted", Status.HAPPENED),
        (Modality.HAPPENED, True, "asserted", Status.NEGATED),
        (Modality.HAPPENED, False, "denied", Status.DENIED),
        (Modality.HAPPENED, False, "alleged", Status.ALLEGED),
        (Modality.PLANNED, True, "alleged", Status.NEGATED),
        (Modality.PLANNED, False, "alleged", Status.PLANNED),
        (Modality.CALLED_FOR, True, "asserted", Status.CALLED_FOR),
        (Modality.CANCELLED, False, "asserted", Status.CANCELLED),
        (Modality.ATTEMPTED, False, "asserted", Status.ATTEMPTED),
        (Modality.REPEATED, False, "asserted", Status.ONGOING),
        (Modality.UNSURE, False, "asserted", Status.UNSURE),
    ],
)
def test_one_table_makes_the_status(modality: Modality, negated: bool, stance: str, expected: Status) -> None:
    assert derive_status(load_tables("en"), modality, negated=negated, stance=stance)[1] is expected


@pytest.mark.parametrize(
    ("body", "statuses"),
    [
        ("The union will march on Friday. The minister said that the march was illegal.", ["planned", "planned"]),
        ("The union plans a march on Friday. Shopkeepers backed the march.", ["planned", "planned"]),
        (
            "The union will march on Friday. The minister said that the march blocked the bridge.",
            ["planned", "happened"],
        ),
        ("The union will march on Friday. The bridge was shut after the march.", ["planned", "happened"]),
        ("The union marched on Friday. The minister said that the march was illegal.", ["happened", "happened"]),
    ],
)
def test_an_event_that_is_only_named_is_as_it_was_told_before(body: str, statuses: list[str]) -> None:
    told = [each for each in found(Kind.REPORT, body) if isinstance(each, Report)]
    assert [str(each.status) for each in told if "march" in each.trigger.surface] == statuses


@pytest.mark.parametrize(
    ("body", "language", "is_same"),
    [
        ("Police arrested ten clerks. The ministry denies the arrests.", "en", True),
        ("Police arrested ten clerks. Lawyers spoke of arrests.", "en", False),  # of any
        ("Police arrested ten clerks. The arrest of the mayor came later.", "en", False),  # another
        ("Police arrested ten clerks. The union demands an arrest.", "en", False),  # none yet
        ("Diez personas fueron detenidas. El gobierno niega las detenciones.", "es", True),
        ("Diez personas fueron detenidas. Hubo más detenciones.", "es", False),
    ],
)
def test_what_is_named_again_points_to_what_told_of_it(body: str, language: str, is_same: bool) -> None:
    told = [each for each in found(Kind.REPORT, body, language=language) if isinstance(each, Report)]
    (first, *_, last) = [each for each in told if each.trigger.surface.startswith(("arrest", "deten"))]
    assert last.refers == (first.id if is_same else None)


@pytest.mark.parametrize(
    ("body", "trigger", "status"),
    [
        ("Los portuarios cancelan la marcha.", "marcha", "cancelled"),
        ("El gobierno niega las detenciones.", "detenciones", "denied"),
        ("El sindicato convocó una marcha para el viernes.", "marcha", "planned"),
        ("El sindicato exigirá la renuncia del ministro.", "renuncia", "called_for"),
    ],
)
def test_spanish_verbs_govern_in_all_their_forms(body: str, trigger: str, status: str) -> None:
    told = [each for each in found(Kind.REPORT, body, language="es") if isinstance(each, Report)]
    assert [str(each.status) for each in told if each.trigger.surface == trigger] == [status]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("With 71.4% of votes counted, Ruiz led.", "en"),
        ("Ruiz won by nine votes.", "en"),
        ("Con el 99,2 % de los votos contados, Ruiz lidera.", "es"),
    ],
)
def test_votes_that_are_counted_are_no_event(body: str, language: str) -> None:
    assert not [each for each in reports(body, language=language) if each.trigger.surface in ("votes", "votos")]
