"""Which words of a clipping a title is made of: the headline, the sentence, or what somebody asserts in it."""

from datetime import date

import pytest

from cuttings.model.clipping import Clipping
from cuttings.model.finding import Report
from cuttings.reconcile.title_words import title_words
from cuttings.reconcile.titles import Title
from cuttings.reconcile.titling import Titles
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, read


def _titles(clipping: Clipping) -> dict[str, Title]:
    """Return the title of each report by its trigger."""
    findings = read(clipping, filed=date(2031, 3, 3)).findings
    titles = Titles(clipping, findings, title_words(load_tables(clipping.language)))
    return {each.trigger.surface: titles.of(each) for each in findings if isinstance(each, Report)}


def _titled(body: str, trigger: str, *, headline: str | None = None, language: str = "en") -> str:
    return _titles(make_clipping(body, headline=headline, language=language, publisher="the gale post"))[trigger].text


@pytest.mark.parametrize(
    ("body", "trigger", "title"),
    [
        ("Police arrested ten dockers in Port Vale, the ministry said on Monday.", "arrested",
         "Police arrested ten dockers in Port Vale"),
        ("The ministry said on Monday that police arrested ten dockers.", "arrested", "Police arrested ten dockers"),
        ("The ministry denied that police arrested ten dockers.", "arrested",  # what is denied keeps who denies it
         "The ministry denied that police arrested ten dockers"),
        ("“Police arrested ten dockers,” Ana Ruiz said.", "arrested", "“Police arrested ten dockers,” Ana Ruiz said"),
        ("Ana Ruiz said she resigned on Sunday.", "resigned", "Ana Ruiz said she resigned on Sunday"),  # who is she?
        ("Dockers stayed.\nPolice arrested ten dockers in Port Vale on Monday after the march.", "arrested",
         "Police arrested ten dockers in Port Vale on Monday after the march"),  # two lines
        ("Police arrested ten dockers in Port Vale on Monday after\nthe march to the harbour.", "arrested",
         "Police arrested ten dockers in Port Vale on Monday after the march to the harbour"),  # one, wrapped
    ],
)  # fmt: skip
def test_a_title_is_a_sentence_or_what_is_asserted_in_it(body: str, trigger: str, title: str) -> None:
    assert _titled(body, trigger) == title


def test_the_headline_names_what_it_tells() -> None:
    title = _titled("Rain fell.", "arrest", headline="BREAKING: Police arrest ten dockers | The Gale Post")
    assert title == "Police arrest ten dockers"


def test_a_headline_in_capitals_has_the_names_of_the_text() -> None:
    body = "Rain fell on Port Vale, and the guards stayed with two dockers."
    title = _titled(body, "KILL", headline="GUARDS KILL TWO DOCKERS IN PORT VALE")
    assert title == "Guards kill two dockers in Port Vale"


def test_a_sentence_inside_a_long_quotation_is_put_in_quotation_marks() -> None:
    body = "“The gate is shut. Police arrested ten dockers. The harbour is ours,” Ana Ruiz told the crowd."
    assert _titled(body, "arrested") == "“Police arrested ten dockers”"


def test_a_title_in_spanish_is_made_alike() -> None:
    body = "La policía detuvo a diez portuarios en Puerto Gale, según el sindicato."
    assert _titled(body, "detuvo", language="es").startswith("La policía detuvo a diez portuarios en Puerto Gale")
