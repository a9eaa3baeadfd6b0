"""The language of a text is told from its words; short and unclear texts take that of the text around them."""

import pytest

from cuttings.ingest.language import known_language, language_of

ENGLISH = "Police cleared the grain dock of Port Vale on Monday, the harbour office said."
SPANISH = "La policía desalojó el muelle de granos el lunes, informó la oficina del puerto."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (ENGLISH.upper(), "en"),  # capitals confuse the model unless they are lowered
        (SPANISH.upper(), "es"),
        ("La police a évacué le quai aux grains de Port Vale lundi matin, selon le bureau du port.", "fr"),
        ("A polícia desocupou o cais de grãos na segunda-feira, informou o escritório do porto.", "pt"),
        (f"{ENGLISH * 40}{SPANISH * 400}", "en"),  # what stands at the start decides
        ("\n\n".join([SPANISH] * 3), "es"),  # line ends do not matter
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert known_language(text) == language
    assert language_of(text, otherwise="xx") == language


@pytest.mark.parametrize("text", ["", "12 March 2031", "— 97.2 % —", "Port Vale"])
def test_short_texts_take_the_language_around_them(text: str) -> None:
    assert known_language(text) is None
    assert language_of(text, otherwise="es") == "es"
    assert language_of(text) == "en", "the first language that has tables"
