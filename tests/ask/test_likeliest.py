"""A name that was mistyped is offered; what is like none is not."""

import pytest

from cuttings.ask.likeliest import likeliest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Qiroga", "Ines Quiroga"),
        ("ines quirga", "Ines Quiroga"),
        ("Arze", "Tomás Arce"),
        ("zebra", None),
    ],
    ids=["a word of a name", "the whole name", "without its accent", "nothing like it"],
)
def test_a_name_is_offered_when_it_is_near(typed: str, meant: str | None) -> None:
    assert likeliest(typed, ["Ines Quiroga", "Tomás Arce"]) == meant
