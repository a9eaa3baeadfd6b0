"""The first person is that of the text's own language; of every language where that cannot be told."""

import pytest

from cuttings.ingest.voice import is_first_person


@pytest.mark.parametrize(
    ("text", "around", "is_own", "why"),
    [
        ("I doubt it.", "en", True, "English"),
        ("I’ve kept both words.", "en", True, "a contraction"),
        ("Note to self: look up Quiroga", "en", True, "a note to oneself"),
        ("The minister told me so on Monday evening.", "en", True, "the object"),
        ("Yo no lo creo.", "es", True, "Spanish"),
        ("Me parece raro, la verdad.", "es", True, "the object, in Spanish"),
        ("Creo que Quiroga lo sabía.", "es", True, "a phrase"),
        ("Mi 5", "en", False, "the Spanish word in English, too short to tell by itself"),
        ("Mi 5", "es", True, "the same where Spanish stands around it"),
        ("I 5", "es", False, "the English word in Spanish"),
        ("I 5", None, True, "nothing tells the language"),
        ("Mi 5", None, True, "nor here"),
        ("I 5", "fr", False, "a language without word tables has no first person to look for"),
        ("Who leads the Yo-Mi party in Marenza?", "en", False, "a short line that looks Italian"),
        ("Torvisco no me convence, y mi vecino lo sabe.", "en", True, "a Spanish note between English texts"),
        ("Il me semble que le maire de Port Vale a tout dit aux journalistes ce lundi, sans rien promettre.",
         "en", False, "a long French text between English ones"),
    ],
)  # fmt: skip
def test_the_first_person_is_that_of_the_texts_language(text: str, around: str | None, is_own: bool, why: str) -> None:
    assert is_first_person(text, around) is is_own, why


@pytest.mark.parametrize(
    "text",
    [
        "The mine was closed on Tuesday.",
        "“I will stay,” said Quiroga.",
        "“I will stay, said Quiroga.",
        "«I will stay», said Quiroga.",
        'The mayor said "my city" twice.',
        "The statue of King Aldo I fell.",
        "Since World War I the dock has stood.",
        "Imre, Iris and Mya spoke.",
        "MI5 and the AI lab",
    ],
)
def test_quotations_and_look_alikes_are_not_the_writers(text: str) -> None:
    assert not is_first_person(text, "en")


@pytest.mark.parametrize(
    "text", ["Yesterday I saw King Aldo.", "The day Aldo I’ve known fell", "It says “no” but I doubt it"]
)
def test_the_writer_speaks_beside_names_and_quotations(text: str) -> None:
    assert is_first_person(text, "en")
