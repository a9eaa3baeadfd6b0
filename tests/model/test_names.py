"""Names in comparable form: what readers take for one name becomes one text, what they tell apart stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.names import normal_name


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Inés  QUIROGA", "ines quiroga"),  # accents, case, blanks
        ("Ine\u0301s", "ines"),  # the accent as a character of its own
        ("Straße", "strasse"),
        ("Quiroga’s", "quiroga"),  # possessive, curved and straight
        ("Port Vale's mayor", "port vale mayor"),
        ("D’Souza", "d souza"),  # look-alike: that s begins a name
        ("O'Shea's", "o shea"),
        ("San-Aurelio (north)", "san aurelio north"),
        ("𝐏𝐨𝐫𝐭 𝐕𝐚𝐥𝐞", "port vale"),  # mathematical letters, as posts use them
        ("Порт-Вейл", "порт веил"),  # other scripts stay
        ("“ ”", ""),
    ],
)
def test_names_are_folded(name: str, normal: str) -> None:
    assert normal_name(name) == normal


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


@given(st.text(st.characters(max_codepoint=127)) | st.from_regex(r"([a-zA-Z]*'[sS]?[ ,_-]?){0,4}", fullmatch=True))
def test_the_short_way_for_plain_letters_gives_what_the_long_one_gives(name: str) -> None:
    assert normal_name(f"{name} ñ") == f"{normal_name(name)} n".strip()
