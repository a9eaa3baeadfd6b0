"""Which time dates a report: its clause's, its sentence's, a dated heading's; never one that belongs elsewhere."""

from datetime import date

import pytest

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Report, Timex
from tests.factories import make_clipping, read

WEDNESDAY = date(2031, 3, 12)
MONDAY, TUESDAY = "2031-03-10", "2031-03-11"
CLAUSE, SENTENCE, HEADING = DayBasis.CLAUSE, DayBasis.SENTENCE, DayBasis.HEADING


def dated(body: str, trigger: str, *, language: str = "en", shallow: bool = False) -> tuple[str, DayBasis | None]:
    """Return the first day that a report is dated with ("-": none), and how that is known."""
    found = read(make_clipping(body, language=language), filed=WEDNESDAY, shallow=shallow).findings
    times = {each.id: each for each in found if isinstance(each, Timex)}
    report = next(each for each in found if isinstance(each, Report) and each.trigger.surface == trigger)
    return str(times[report.when].earliest) if report.when else "-", report.when_basis


@pytest.mark.parametrize(
    ("body", "trigger", "day", "basis"),
    [
        ("Gunmen opened fire on a bus on Monday.", "opened fire", MONDAY, CLAUSE),
        ("Gunmen opened fire on a bus on Monday, killing six.", "killing", MONDAY, SENTENCE),
        ("Troops fired on the crowd on Monday and killed two students.", "killed", MONDAY, SENTENCE),
        ("Monday's bloodshed left nine people dead.", "bloodshed", MONDAY, CLAUSE),
        ("Monday's bloodshed left nine people dead.", "dead", MONDAY, SENTENCE),
        ("Nine people were killed in Monday's clashes.", "killed", MONDAY, SENTENCE),
        ("The man who shot the mayor in January was freed on Monday.", "freed", MONDAY, CLAUSE),
        ("The man who shot the mayor in January was freed on Monday.", "shot", "2031-01-01", CLAUSE),
        ("A docker injured on Monday died on Tuesday.", "injured", MONDAY, CLAUSE),
        ("A docker injured on Monday died on Tuesday.", "died", TUESDAY, CLAUSE),
        ("Brandt took over after the ouster of Solano on December 7.", "ouster", "2030-12-07", CLAUSE),
        ("The union announced a march next Tuesday.", "march", "2031-03-18", CLAUSE),  # nobody announces ahead of time
    ],
)
def test_a_report_has_the_time_of_its_clause_or_shares_its_sentence_s(
    body: str, trigger: str, day: str, basis: DayBasis
) -> None:
    assert dated(body, trigger) == (day, basis)


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("Brandt took over after the ouster of Solano on December 7.", "took over"),  # the ouster's day
        ("Police said on Monday that nine people were killed.", "killed"),  # the day of saying
        ("The board announced the resignation on Monday.", "resignation"),  # the day of announcing
        ("The mayor condemned on Monday the attack on the quay.", "attack"),  # the day of condemning
        ("The minister condemned Monday's attack.", "condemned"),  # the attack's day
        ("Rebels who were attacked by the army last week have surrendered.", "surrendered"),  # the attack's week
        ("The union vowed on Monday to strike.", "strike"),  # what is vowed lies ahead
        ("It was the worst attack since 1998.", "attack"),  # a comparison
        ("More were killed than in 2019.", "killed"),
        ("Crowds on Monday marked the tenth anniversary of the bombing.", "bombing"),
        ("Crowds on Monday marked the bombing in which nine people were killed.", "killed"),  # told of the noun
    ],
)
def test_a_time_that_belongs_elsewhere_dates_nothing(body: str, trigger: str) -> None:
    assert dated(body, trigger) == ("-", None)


@pytest.mark.parametrize(
    ("body", "trigger", "day", "basis"),
    [
        ("El ejército bombardeó Lirio el lunes.", "bombardeó", MONDAY, CLAUSE),
        ("Dos grúas cayeron el lunes, matando a nueve estibadores.", "matando", MONDAY, SENTENCE),
        ("La policía detuvo a tres personas el lunes y mató a otra.", "mató", MONDAY, SENTENCE),
        ("La matanza del lunes dejó nueve muertos.", "matanza", MONDAY, CLAUSE),
        ("Murieron nueve personas en los choques del lunes.", "Murieron", MONDAY, SENTENCE),
        ("El alcalde, que dimitió el lunes, fue detenido el martes.", "dimitió", MONDAY, CLAUSE),
        ("El alcalde, que dimitió el lunes, fue detenido el martes.", "detenido", TUESDAY, CLAUSE),
        ("El hombre que disparó al alcalde en enero fue liberado el lunes.", "disparó", "2031-01-01", CLAUSE),
        ("Tras la protesta del lunes, la policía detuvo a diez.", "protesta", MONDAY, CLAUSE),
    ],
)
def test_without_a_parse_the_order_of_words_tells(body: str, trigger: str, day: str, basis: DayBasis) -> None:
    assert dated(body, trigger, language="es", shallow=True) == (day, basis)


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("Tras la protesta del lunes, la policía detuvo a diez.", "detuvo"),  # the protest's day
        ("Condenó el ataque del lunes.", "Condenó"),
        ("La policía dijo el lunes que murieron nueve personas.", "murieron"),
        ("Fue el peor atentado desde 1998.", "atentado"),
        ("Murieron más personas que en 2019.", "Murieron"),
        ("Recordaron el lunes el décimo aniversario del atentado, en el que murieron 31.", "atentado"),
        ("Recordaron el lunes el décimo aniversario del atentado, en el que murieron 31.", "murieron"),
        ("Marchan 2000 obreros en Lirio.", "Marchan"),  # a number before a noun is no year
    ],
)
def test_without_a_parse_a_time_that_belongs_elsewhere_dates_nothing(body: str, trigger: str) -> None:
    assert dated(body, trigger, language="es", shallow=True) == ("-", None)


@pytest.mark.parametrize(
    ("language", "heading", "body", "trigger"),
    [
        ("en", "Monday, 10 March 2031", "Police killed nine dockers on the quay.", "killed"),
        ("es", "Lunes 10 de marzo de 2031", "La policía mató a nueve estibadores.", "mató"),
    ],
)
def test_a_dated_heading_dates_what_stands_under_it(language: str, heading: str, body: str, trigger: str) -> None:
    above = {"en": "A week on the quay.", "es": "Una semana en el muelle."}[language]
    assert dated(f"{above}\n\n{heading}\n\n{body}", trigger, language=language) == (MONDAY, HEADING)
    assert dated(f"{body}\n\n{heading}\n\n{above}", trigger, language=language) == ("-", None)  # it stands above
    in_text = f"{above}\n\n{heading}: {above}\n\n{body}"
    assert dated(in_text, trigger, language=language) == ("-", None)  # a block that holds more is no heading


def test_the_nearest_heading_above_dates() -> None:
    body = "10 March 2031\n\nThe mayor resigned.\n\n11 March 2031\n\nPolice killed nine dockers."
    assert dated(body, "resigned") == (MONDAY, HEADING)
    assert dated(body, "killed") == (TUESDAY, HEADING)
