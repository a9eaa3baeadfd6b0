"""Where times stand, and names that only look like them."""

import pytest

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Kind, Mention, MentionForm, MentionType
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.read.sentences import parse_clipping
from cuttings.read.times.findings import read_times
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for
from tests.read.times.reading import values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 30 March Movement denied it."),
        ("en", "The September 11 Brigade holds the bridge."),
        ("en", "The Sunday Ledger printed it."),
        ("en", "They live on Easter Island."),
        ("en", "The odds were 5/2, the result 3-2."),
        ("en", "The rate rose by 7.5 on the day-care bill."),
        ("es", "El taller de la avenida 9 de Julio."),
        ("es", "Vive en la calle Dos de Mayo."),
        ("es", "La Brigada Once de Septiembre guarda el puente."),
        ("es", "Firmaron Julio Marzal y la viuda de Domingo Reyes."),
        ("es", "Abril Santos lo negó."),  # it begins the sentence, and a name follows
        ("es", "La presa del Cerro Mañana."),
    ],
)
def test_names_are_no_dates(language: str, text: str) -> None:
    assert values(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They met on Sunday. Ledger sales fell.", "Sunday"),
        ("en", "On Tuesday President Solt left.", "Tuesday"),
        ("es", "Abril fue seco.", "Abril"),  # it begins the sentence
        ("es", "«Julio será peor», dijo.", "Julio"),
        ("es", "Fue el 3 de Enero de 2030.", "el 3 de Enero de 2030"),  # some outlets write months large
    ],
)
def test_times_beside_names_are_times(language: str, text: str, words: str) -> None:
    assert [surface for surface, _ in values(text, language=language)] == [words]


def test_a_month_inside_a_longer_name_is_a_part_of_it() -> None:
    text = "The march was led by June Abbot."
    clipping = make_clipping(text)
    tables = load_tables("en")
    doc = parse_clipping(clipping, parser_for("en", shallow=True), tables)
    start = clipping.text.index("June")
    words = Words(start, start + len("June Abbot"), "June Abbot")
    name = Mention(
        clipping=clipping.id, words=words, method="m", type=MentionType.PERSON, form=MentionForm.NAME, chain="a"
    )
    page = Page(clipping, ReadingContext(UNKNOWN, "undated", "en"), tables, doc, False, {})
    assert read_times(page.with_found(Kind.MENTION, (name,))) == []
