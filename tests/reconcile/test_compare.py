"""Names: the same, fuller, a variant; likeness alone joins nobody."""

import pytest

from cuttings.reconcile.compare import acronym_of, judge_bodies, judge_persons


@pytest.mark.parametrize(
    ("a", "b", "share_office", "is_one"),
    [
        ("ines quiroga", "ines quiroga", False, True),
        ("ines quiroga", "ines maria quiroga sanz", False, True),  # a fuller form
        ("ines quiroga", "ines sanz", False, False),  # a first name alone
        ("ines quiroga", "marta quiroga", False, False),  # a surname alone
        ("ines quiroga", "quiroga ines", False, False),  # words in another order
        ("anselmo torvane", "anselmo torvanne", False, False),  # likeness proves nothing
        ("anselmo torvane", "anselmo torvanne", True, True),  # but two spellings in one office do
        ("luis rosa", "luis rossa", True, False),  # too short: mostly two names
        ("marta quiroga", "ines quiroga", True, False),  # an office does not make two first names one
    ],
)
def test_persons(a: str, b: str, share_office: bool, is_one: bool) -> None:
    assert (judge_persons(a, b, share_office=share_office) is not None) is is_one
    assert judge_persons(a, b, share_office=share_office) == judge_persons(b, a, share_office=share_office)


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("harbour union", "harbour union", True),
        ("mdru", "marenza dock rail union", True),
        ("mdru", "marenza dock union", False),
        ("harbour union", "harbour unions", False),
        ("hu", "harbour union", False),  # two letters are too few
    ],
)
def test_bodies(a: str, b: str, is_one: bool) -> None:
    assert (judge_bodies(a, b) is not None) is is_one


@pytest.mark.parametrize(
    ("name", "acronym"), [("federation of dock and rail workers", "fdrw"), ("marenza", ""), ("port vale", "pv")]
)
def test_acronyms_skip_small_words(name: str, acronym: str) -> None:
    assert acronym_of(name) == acronym
